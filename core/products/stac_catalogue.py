"""Items and collections of a SpatioTemporal Asset Catalogue (STAC), as JSON here or on a server.

An item has assets, of which those that are rasters are its images, and a time. A collection of items is a series. What
stands in the JSON is taken as text and numbers only.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from ..cancel import check_cancelled
from ..errors import InputError
from .addresses import beside, contents, exists, last_name
from .product_image import ProductImage

_ADDRESS_OF_ONE = re.compile(r"/vsicurl/.*/(items|search|collections)(/|\?|$)")
_POLARISATION = re.compile(r"(?<![a-z])(vv|vh|hh|hv)(?![a-z])", re.IGNORECASE)
_RASTERS = (".tif", ".tiff", ".h5", ".hdf5", ".he5", ".zarr", ".zip", ".safe", ".nc", ".jp2", ".vrt")
_TYPES = ("image/tiff", "hdf5", "zarr", "netcdf")
_PICTURES = {"thumbnail", "overview", "visual"}
_MOST = 2000  # items of a collection
Json = dict[str, Any]
Item = tuple[str, list[ProductImage]]


def is_catalogue(path: str) -> bool:
    """Tell whether a name may be that of an item or a collection.

    Examples
    --------
    >>> is_catalogue("item.json"), is_catalogue("/vsicurl/https://example.org/collections/s1/items/a")
    (True, True)
    """
    return last_name(path).lower().endswith((".json", ".geojson")) or bool(_ADDRESS_OF_ONE.match(path))


def catalogue_items(path: str) -> list[Item] | None:
    """The items, each with its name and its images; None where the JSON is something else.

    Raises
    ------
    InputError : it cannot be read, or holds no images
    """
    content = _json(path)
    if content is None:
        return None
    kind = content.get("type")
    if kind == "Feature" and isinstance(content.get("assets"), dict):
        return [_item(path, content)]
    if kind == "FeatureCollection" and _are_items(content):
        return _series(path, _pages(path, content))
    if kind in ("Collection", "Catalog"):
        return _series(path, _linked(path, content))
    return None


def _are_items(content: Json) -> bool:
    """Tell the answer of a search, which may be empty, from vectors that happen to be GeoJSON, too."""
    features = content.get("features")
    if not isinstance(features, list):
        return False
    return any("assets" in feature for feature in features if isinstance(feature, dict)) or "links" in content


def _json(path: str) -> Json | None:
    name = last_name(path)
    text = contents(path, name)
    try:
        content = json.loads(text.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise InputError(
            f"{name} is no whole JSON ({type(error).__name__}), as items of STAC are; download it again, or give a "
            "raster."
        ) from error
    return content if isinstance(content, dict) else None


def _series(path: str, items: Iterator[tuple[str, Json]]) -> list[Item]:
    found: list[Item] = []
    for place, item in items:
        check_cancelled()
        if len(found) == _MOST:
            raise InputError(f"{last_name(path)} holds more than {_MOST} items; give a smaller selection.")
        found.append(_item(place, item))
    if not found:
        raise InputError(
            f"{last_name(path)} holds no items of its own; give an item, a collection that lists its items, or the "
            "answer of a search."
        )
    return found


def _pages(path: str, content: Json) -> Iterator[tuple[str, Json]]:
    """The items of a collection, and of its next pages, which a server gives one by one."""
    seen = {path}
    while True:
        for item in content.get("features", ()):
            if isinstance(item, dict):
                yield path, item
        following = [href for rel, href, get in _links(content) if rel == "next" and get]
        if not following or beside(path, following[0]) in seen:
            return
        path = beside(path, following[0])
        seen.add(path)
        content = _json(path) or {}


def _linked(path: str, content: Json) -> Iterator[tuple[str, Json]]:
    """The items that a collection has links to."""
    for rel, href, _ in _links(content):
        if rel == "item":
            place = beside(path, href)
            item = _json(place)
            if item is not None:
                yield place, item
        elif rel == "items":
            place = beside(path, href)
            yield from _pages(place, _json(place) or {})


def _links(content: Json) -> list[tuple[str, str, bool]]:
    """Relation and address of every link, and whether it is to be followed by a plain request."""
    links = content.get("links")
    return [
        (str(link.get("rel")), str(link["href"]), str(link.get("method", "GET")).upper() == "GET")
        for link in (links if isinstance(links, list) else ())
        if isinstance(link, dict) and link.get("href")
    ]


def _item(path: str, item: Json) -> Item:
    """An item's name and images."""
    name = str(item.get("id") or last_name(path))
    properties = item.get("properties")
    properties = properties if isinstance(properties, dict) else {}
    date = str(properties.get("datetime") or properties.get("start_datetime") or "")
    assets = item.get("assets")
    found = {
        key: asset
        for key, asset in (assets.items() if isinstance(assets, dict) else ())
        if isinstance(asset, dict) and isinstance(asset.get("href"), str) and _is_raster(asset)
    }
    polarised = [key for key in found if _polarisations(key, found[key])]
    images = [_asset(path, name, key, found[key], date) for key in polarised or found]
    if not images:
        raise InputError(f"The item {name} in {last_name(path)} has no asset that is a raster; give another item.")
    return name, images


def _is_raster(asset: Json) -> bool:
    roles = asset.get("roles")
    if isinstance(roles, list) and _PICTURES & set(map(str, roles)):
        return False
    kind = str(asset.get("type", "")).lower()
    if kind:
        return any(word in kind for word in _TYPES)
    return last_name(asset["href"]).lower().endswith(_RASTERS)


def _polarisations(key: str, asset: Json) -> list[str]:
    """The one polarisation of an asset, by its key, its metadata or its title."""
    told = asset.get("sar:polarizations")
    texts = [key, " ".join(map(str, told)) if isinstance(told, list) else "", str(asset.get("title", ""))]
    for text in texts:
        found = list(dict.fromkeys(name.upper() for name in _POLARISATION.findall(text)))
        if len(found) == 1:
            return found
    return []


def _asset(path: str, item: str, key: str, asset: Json, date: str) -> ProductImage:
    words = tuple(dict.fromkeys((*_polarisations(key, asset), *(() if _polarisations(key, asset) else (key,)))))
    name = f"{item}_{words[0]}"
    return ProductImage(beside(path, asset["href"]), title=f"{item} {words[0]}", name=name, words=words, date=date)


def require_asset(image: ProductImage, item: str) -> None:
    """Refuse an asset whose file is not there.

    Raises
    ------
    InputError : it is not

    Examples
    --------
    >>> require_asset(ProductImage("nowhere/vv.tif", words=("VV",)), "S1A")
    Traceback (most recent call last):
    sar_despeckle.core.errors.InputError: S1A: the asset VV is nowhere/vv.tif, which is not there; ...
    """
    if not exists(image.path):
        raise InputError(
            f"{item}: the asset {image.called} is {image.path}, which is not there; download it, or correct its "
            "address in the item."
        )
