"""Recognising the speckle of the dates: their number of looks, and which of two products they are.

Both are measured once for a whole run, and every step uses the same values.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import Enum

from ...core.feedback import Feedback, Part
from ...core.streaming.streams import Images, Streams
from ...core.superimage.two_levels import MOST_CORRELATED
from ...core.whole_image.spacing import MeasuredSpeckle, sample_speckle

# Real single-look scenes are measured as 1.0 to 1.1 looks, OPERA's RTC as 2.3 (mountains, whose texture adds to the
# variance) to 7.6, and Sentinel-1's GRD has 4.4: this lies at the same distance, in log, from either side
SINGLE_LOOK_BELOW = 1.6
USUAL_MULTILOOKED = 4.4  # Sentinel-1's GRD, where nothing can be measured
_NTH = {2: "second", 3: "third", 4: "fourth"}


class Product(Enum):
    """Kind of product: how an image was made from the radar's echoes.

    ``SLC``: single-look complex, or detected from it pixel by pixel: speckle of one look. ``GRD``: multilooked and
    resampled, as ground range detected and terrain-corrected products are.
    """

    SLC = "slc"
    GRD = "grd"


@dataclass(frozen=True)
class Speckle:
    """The speckle of a run's dates.

    Attributes
    ----------
    looks : of each date, at least 1
    product : decides which network ``auto`` takes
    spacing, correlation : in pixels, and of neighbours at that spacing, see :mod:`.core.whole_image.spacing`
    """

    looks: float
    product: Product
    spacing: int = 1
    correlation: float = MOST_CORRELATED

    @property
    def samples(self) -> tuple[float, float]:
        """Number of independent samples, as looks and the correlation of neighbours tell it."""
        return self.looks, self.correlation


def recognise_speckle(images: Images, looks: float, streams: Streams, feedback: Feedback) -> Speckle:
    """Find looks and product of the dates, and tell them to the user with the reason.

    Parameters
    ----------
    looks : as the user gave them; 0 measures them on the first date that can be measured

    Raises
    ------
    InputError : a date cannot be read
    """
    feedback.step(f"Looking at the speckle of {images.names}")
    known, why = looks, f"LOOKS is {looks:g}"
    first = images.select(0).names
    if not looks and images.complex:
        known, why = 1.0, f"{first} is complex"
    found, reason = _measured(images, known, why, streams, Part(feedback, 0, 0))  # before the progress begins
    looks, spacing = found.looks, found.spacing
    product = Product.SLC if looks < SINGLE_LOOK_BELOW else Product.GRD
    speckle = Speckle(looks, product, spacing, found.correlation)
    kind = "single-look" if speckle.product is Product.SLC else "multilooked"
    feedback.info(f"Taken for {kind} with {looks:.3g} looks, product {speckle.product.value}: {reason}.")
    if spacing > 1:
        feedback.warning(
            f"The speckle of {first} is sampled finer than its resolution: every {_NTH[spacing]} "
            "pixel is taken for an image of its own, and these are joined. The product in its own pixel spacing gives "
            "sharper results."
        )
    return speckle


def _measured(
    images: Images, known: float, why: str, streams: Streams, feedback: Feedback
) -> tuple[MeasuredSpeckle, str]:
    """The speckle and the reason for its looks, from the first date that can be measured.

    Parameters
    ----------
    known, why : looks, 0 if they are not known, and the reason for them
    """
    for image in (images.select(index) for index in range(len(images))):
        found = sample_speckle(image, streams, feedback, known)
        if known:
            return found, why
        if not math.isnan(found.looks):
            return replace(found, looks=max(found.looks, 1.0)), f"measured on {image.names}"
    nothing = "no window is full of data to measure looks in, and most detected images have so many"
    return MeasuredSpeckle(USUAL_MULTILOOKED), nothing
