"""From what the user gave to the images that are read: the one place that knows all kinds of products."""

from __future__ import annotations

from dataclasses import replace

from ..cancel import check_cancelled
from ..errors import InputError
from .addresses import gdal_name, last_name, listed
from .grouped_arrays import grouped_images, is_grouped, is_zarr
from .product_image import ProductImage, chosen_image
from .sentinel1_safe import safe_images, with_valid_lines
from .stac_catalogue import catalogue_items, is_catalogue, require_asset
from .zip_archive import is_zip, zipped_images


def images_to_read(path: str, part: str = "") -> list[ProductImage]:
    """The image that a product holds, or those of a series; a plain raster is the one image of itself.

    Parameters
    ----------
    part : the choice of one image among several, of every product of a series

    Raises
    ------
    InputError : there is none, or more than one and no choice

    Examples
    --------
    >>> images_to_read("scene.tif")
    [ProductImage(path='scene.tif', ...)]
    >>> images_to_read("https://example.org/scene.tif")[0].path
    '/vsicurl/https://example.org/scene.tif'
    """
    path = gdal_name(path)
    items = catalogue_items(path) if is_catalogue(path) else None
    if items is None:
        return [with_valid_lines(_chosen(path, part))]
    images = []
    for item, assets in items:
        check_cancelled()
        whole = len(assets) == 1 and (is_grouped(assets[0].path) or is_zip(assets[0].path))
        asset = assets[0] if whole else chosen_image(assets, part, item)
        require_asset(asset, item)
        images.append(with_valid_lines(_of_item(asset, part)))
    return images


def _chosen(path: str, part: str) -> ProductImage:
    images = _images(path)
    if len(images) == 1 and not (part and images[0].words):
        if part:
            raise InputError(f"{last_name(path)} is a single raster; leave PART empty (BAND chooses one of its bands).")
        return images[0]
    return chosen_image(images, part, last_name(path))


def _of_item(asset: ProductImage, part: str) -> ProductImage:
    """The image of an asset, which may be a product itself; the item tells its date."""
    images = _images(asset.path)
    image = images[0] if len(images) == 1 else chosen_image(images, part, asset.title)
    return replace(image, title=asset.title, name=asset.name, date=asset.date or image.date)


def parts_of(path: str) -> list[str]:
    """The words by which the images of a product are chosen; empty for a plain raster.

    Examples
    --------
    >>> parts_of("scene.tif")
    []
    """
    path = gdal_name(path)
    try:
        items = catalogue_items(path) if is_catalogue(path) else None
        images = items[0][1] if items else _images(path)
    except InputError:
        return []  # who opens it is told
    return [image.called for image in images if image.called]


def _images(path: str) -> list[ProductImage]:
    if is_zip(path):
        archive = path if path.startswith("/vsizip/") else f"/vsizip/{path}"
        stores = [archive, *(f"{archive}/{name.rstrip('/')}" for name in listed(archive) if ".zarr" in name)]
        store = next((place for place in reversed(stores) if is_zarr(place)), None)
        return grouped_images(store) if store else zipped_images(path)
    if is_grouped(path):
        return grouped_images(path)
    return safe_images(path) or [_plain(path)]


def _plain(path: str) -> ProductImage:
    """A raster that is no product; what a server is asked, such as a token, is no part of its name."""
    if "://" not in path or "?" not in path:
        return ProductImage(path)
    name = last_name(path)
    return ProductImage(path, title=name, name=name.rsplit(".", 1)[0])
