"""Super-images: one image of a whole series, cleaned, with the levels of its dates beside it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from ...core.errors import InputError
from ...core.feedback import Feedback, Part, Silent, parts
from ...core.streaming.operation import Operation, every_nth
from ...core.streaming.streams import Images, ScratchSpace, Streams
from ...core.superimage.binary_weighted import BinaryWeightedMean, TemporalMean
from ...core.superimage.glrt import GlrtMultilook
from ...core.superimage.unchanged_mean import UnchangedMean
from ...core.superimage.variation import FEWEST_DATES, WithVariation
from ...core.whole_image.enl import sample_enl
from ...core.whole_image.levels import (
    DateLevels,
    SeriesSums,
    WithLevels,
    measure_beside,
    sample_levels,
    series_levels,
    total,
)
from .despeckler import Despeckler
from .guided import FEWEST
from .single_image import despeckle_image

_LARGEST_LEVEL = 87.5  # ln of 1e38: a mean beyond is all but infinite in float32


class SuperImageMethod(Enum):
    """Method that makes one image of a series."""

    TEMPORAL_MEAN = 0
    BINARY_WEIGHTED_MEAN = 1
    GLRT_MULTILOOK = 2
    UNCHANGED_MEAN = 3


# in a temporal mean, a change at one date would leak into all the others
FOR_SERIES = SuperImageMethod.UNCHANGED_MEAN


def super_image_operation(
    method: SuperImageMethod, looks: float, targets: tuple[int, ...], dates: int, levels: Sequence[float] | None = None
) -> Operation:
    """The operation that makes the super-image of so many dates: the first of its results is the image.

    Parameters
    ----------
    levels : of the dates, see :func:`.unchanged_mean`
    """
    if not 0 < looks < float("inf"):
        raise InputError(f"LOOKS must be positive, not {looks}; a single-look image has 1.")
    if method is SuperImageMethod.TEMPORAL_MEAN:
        return TemporalMean()
    if method is SuperImageMethod.BINARY_WEIGHTED_MEAN:
        return BinaryWeightedMean(targets, looks)
    if method is SuperImageMethod.UNCHANGED_MEAN:
        return UnchangedMean(looks, dates, levels)
    return GlrtMultilook(looks)


@dataclass(frozen=True)
class SuperImage:
    """A super-image and the levels of its dates.

    Attributes
    ----------
    image : of one band for all dates, or of one per date
    levels : of every date that is wanted, in order, beside it
    dates : number of dates in it
    looks : of it, NaN where nobody has measured them
    variation : of the series, and the fluctuation of its targets, see :mod:`.core.superimage.variation`; nothing where
        nobody has measured them
    """

    image: Images
    levels: tuple[DateLevels, ...]
    dates: float
    looks: float = math.nan
    variation: tuple[Images, ...] = ()

    def beside(self, date: int) -> Images:
        """The band that belongs to a date."""
        return self.image.select(date if len(self.image) > 1 else 0)


@dataclass(frozen=True)
class SuperImageRecipe:
    """Recipe for a super-image: method, looks of each date, target dates, network that cleans it.

    Attributes
    ----------
    spacing : pixels from one that is tested for changes to the next, see :mod:`.core.whole_image.spacing`
    correlation : of neighbours in the speckle, see there; where it is given, the variation of the series is measured
    """

    method: SuperImageMethod
    looks: float
    targets: tuple[int, ...]
    denoiser: Despeckler | None
    spacing: int = 1
    correlation: float = math.nan

    @property
    def bands(self) -> int:
        """Number of bands: one for the whole series, but one per target date in a binary-weighted mean."""
        return len(self.targets) if self.method is SuperImageMethod.BINARY_WEIGHTED_MEAN else 1

    def make(
        self,
        dates: Images,
        workspace: ScratchSpace,
        streams: Streams,
        feedback: Feedback,
        wanted: Sequence[int] | None = None,
    ) -> SuperImage:
        """Make the super-image, as a scratch image. The dates are read once, for it and for their levels.

        Parameters
        ----------
        wanted : the dates whose levels are measured, all if None
        """
        first, second = parts(feedback, 1, 12 if self.denoiser else 1e-6)
        feedback.step(f"Making the super-image of {len(dates)} dates")
        raw = workspace.scratch("super-image", dates.grid, self.bands)
        outputs, variation, own_levels = [[raw]], None, None
        with_variation = math.isfinite(self.correlation)
        if len(dates) >= FEWEST_DATES and (with_variation or self.method is SuperImageMethod.UNCHANGED_MEAN):
            own_levels = sample_levels(dates, streams, Silent())
        operation = super_image_operation(self.method, self.looks, self.targets, len(dates), own_levels)
        if own_levels is not None and with_variation:
            variation = workspace.scratch("variation", dates.grid, 2)
            outputs.append([variation])
            operation = WithVariation(operation, own_levels, self.looks, self.correlation)
        measured = tuple(range(len(dates)) if wanted is None else wanted)
        with_levels = WithLevels(every_nth(operation, self.spacing), measured)
        tiles = streams.run(with_levels, [dates], outputs, first, SeriesSums.of)
        sums = [total(band) for band in zip(*(tile.super_image for tile in tiles))]
        if not any(band.pixels for band in sums):
            raise InputError(f"{dates.names} has no data in any pixel; check its nodata value and its scale.")
        levels = [band.mean for band in sums]
        if max(levels) > _LARGEST_LEVEL:
            raise InputError(f"The mean of {dates.names} is too large for float32; make the largest values nodata.")
        image = raw.read_back()
        if self.denoiser is not None:
            image, levels = self._cleaned(image, levels, workspace, streams, second)
        beside = series_levels(tiles, [math.exp(level) for level in levels], dates.select(*measured))
        varies = tuple(variation.read_back().select(band) for band in range(2)) if variation else ()
        return SuperImage(image, beside, len(dates), variation=varies)

    def _cleaned(
        self, image: Images, levels: list[float], workspace: ScratchSpace, streams: Streams, feedback: Feedback
    ) -> tuple[Images, list[float]]:
        """The image without its residual speckle, and its mean logarithms."""
        assert self.denoiser is not None
        feedback.step("Removing the super-image's residual speckle")
        looks = sample_enl(image.select(0), streams, Part(feedback, 0, 0)) if self.denoiser.asks_looks else math.nan
        thorough = self.denoiser.for_super_image(looks)
        clean = workspace.scratch("super-image-clean", image.grid, self.bands)
        bands = enumerate(zip(levels, clean.by_band(), parts(feedback, *[1] * self.bands)))
        levels = [
            total(despeckle_image(image.select(band), level, thorough, output, streams, part)).mean
            for band, (level, output, part) in bands
        ]
        return clean.read_back(), levels


def foreign_super_image(dates: Images, image: Images, looks: float, streams: Streams, feedback: Feedback) -> SuperImage:
    """A super-image from elsewhere, perhaps of other dates: its levels are measured, in one pass for each date.

    Its number of dates is taken from its gain in looks over one date: its speckle tells no more.

    Raises
    ------
    InputError : it has neither one band nor one per date, or :func:`measure_beside` refuses it
    """
    if len(image) not in (1, len(dates)):
        raise InputError(
            f"The super-image {image.names} has {len(image)} bands for {len(dates)} dates; "
            "give one with a single band, or with one band per date."
        )
    levels: list[DateLevels] = []
    feedback.step(f"Measuring the levels of {len(dates)} dates beside the super-image")
    *passes, last = parts(feedback, *[1] * (len(dates) + 1))
    for index, part in enumerate(passes):
        beside = image.select(index if len(image) > 1 else 0)
        levels.append(measure_beside(dates.select(index), beside, streams, part))
    enl = sample_enl(image.select(0), streams, last)
    return SuperImage(image, tuple(levels), enl / looks if math.isfinite(enl) else FEWEST, looks=enl)
