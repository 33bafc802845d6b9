"""Which of two products an image is: they differ in their speckle, and each has networks of its own."""

from __future__ import annotations

import math
from enum import Enum
from typing import TYPE_CHECKING

from ...core.feedback import Feedback

if TYPE_CHECKING:
    from ...core.raster.reader import Stack

# Real single-look scenes are measured as 1.0 to 1.1 looks, OPERA's RTC as 2.3 (mountains, whose texture adds to the
# variance) to 7.6, and Sentinel-1's GRD has 4.4: this lies at the same distance, in log, from either side
_LOOKS = 1.6


class Product(Enum):
    """How an image was made of the radar's echoes.

    ``SLC``: single-look complex, or detected from it pixel by pixel: speckle of one look. ``GRD``: multilooked and
    resampled, as ground range detected and terrain-corrected products are.
    """

    SLC = "slc"
    GRD = "grd"


def recognise_product(images: Stack, feedback: Feedback) -> Product:
    """What the dates are, judged by the first of them that can be measured, and told to the user with the reason.

    Raises
    ------
    InputError : a date cannot be read
    """
    from ...core.streaming.threads import wait_for  # needs GDAL, which networks on arrays can do without

    product, reason = wait_for(lambda: _judge(images), feedback)
    kind = "single-look" if product is Product.SLC else "multilooked"
    feedback.info(f"Taken for {kind}, product {product.value}: {reason}.")
    return product


def _judge(images: Stack) -> tuple[Product, str]:
    from ...core.whole_image.enl import sample_enl

    first = images.sources[0]
    if first.complex:
        return Product.SLC, f"{first.label} is complex"
    for index, source in enumerate(images.sources):
        looks = sample_enl(images.select(index))
        if not math.isnan(looks):
            return Product.SLC if looks < _LOOKS else Product.GRD, f"{source.label} has about {looks:.2g} looks"
    return Product.GRD, "no window is full of data to measure looks in, and most detected images are"
