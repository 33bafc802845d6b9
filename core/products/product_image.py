"""One image of a product, and the choice among several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..errors import InputError
from ..scale.scale import Named
from .valid_lines import ValidLines

LEFT_OUT = (
    "Sentinel-1 products are taken as they are: levels are not calibrated and thermal noise is not subtracted; SNAP, "
    "s1ard or OPERA's RTC products do that."
)
_LISTED = 12  # images in a sentence


@dataclass(frozen=True)
class ProductImage:
    """An image as GDAL opens it.

    Attributes
    ----------
    path : a name that GDAL opens, or a whole VRT
    title : its name in messages; nothing where its file's name is that
    name : base name of its results; nothing where its file's name is that
    words : by which it is chosen: swath, polarisation
    inside : its path in its file, where that is not the end of its own path
    date : a text with its date; nothing where name and metadata of the raster tell it
    told : its scale, where the product defines it
    lines : its valid part, where it is not marked in the pixels
    notes : sentences for the log
    """

    path: str
    title: str = ""
    name: str = ""
    words: tuple[str, ...] = ()
    inside: str = ""
    date: str = ""
    told: Named | None = None
    lines: ValidLines | None = None
    notes: tuple[str, ...] = ()

    @property
    def called(self) -> str:
        """The words by which it is chosen."""
        return " ".join(self.words)

    def answers(self, part: str) -> bool:
        """Tell whether a choice names it: each word of the choice is one of its words, or the end of its path."""
        own = {word.casefold() for word in self.words}
        path = (self.inside or self.path).casefold()
        return all(word in own or path.endswith("/" + word.lstrip("/")) for word in part.casefold().split())


def chosen_image(images: Sequence[ProductImage], part: str, product: str) -> ProductImage:
    """The image that PART names, or the only one.

    Raises
    ------
    InputError : there is none of that name, or more than one

    Examples
    --------
    >>> images = [ProductImage("vv.tif", words=("VV",)), ProductImage("vh.tif", words=("VH",))]
    >>> chosen_image(images, "vh", "S1A.SAFE").path
    'vh.tif'
    >>> chosen_image(images, "", "S1A.SAFE")
    Traceback (most recent call last):
    sar_despeckle.core.errors.InputError: S1A.SAFE holds VV, VH; choose one with PART, as in PART="VV".
    """
    found = [image for image in images if image.answers(part)]
    exact = [image for image in found if image.called.casefold() == " ".join(part.casefold().split())]
    if len(found) > 1 and len(exact) == 1:
        found = exact
    if len(found) == 1:
        return found[0]
    inside = found or images
    names = ", ".join(image.called for image in inside[:_LISTED])
    more = f" and {len(inside) - _LISTED} more" if len(inside) > _LISTED else ""
    if not found:
        raise InputError(f"{product} holds no {part}, only {names}{more}; choose one of these with PART.")
    raise InputError(f'{product} holds {names}{more}; choose one with PART, as in PART="{found[0].called}".')
