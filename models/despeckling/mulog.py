"""MuLoG (Deledalle et al. 2017) and RuLoG (Zhao et al. 2019) as despecklers of images and dates."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from ...core.errors import InputError
from ...core.mulog.admm import despeckle_log
from ...core.mulog.data_term import Speckled
from ...core.raster.tiles import Context
from ...core.series.ratio import RatioDespeckle
from ...core.statistics.gaps import constant_areas, fill_gaps
from ...core.streaming.operation import Operation, every_nth
from ...core.whole_image.levels import DateLevels
from ..library.catalog import MULOG, RULOG
from .gaussian_denoisers import GaussianDenoiser
from .inference import Array, aligned_amplitude

_BRIGHTEST = math.log(float(np.finfo(np.float32).max))
_OWN_BYTES = 90  # per pixel of a block: the rounds' images, and those of Newton's steps


@dataclass(frozen=True)
class MulogDespeckle(Operation):
    """Despeckle an image by MuLoG: intensity ``(1, rows, cols)`` in and out, NaN kept.

    Attributes
    ----------
    denoiser : of Gaussian noise
    speckle : of the image
    log_level : mean log-intensity of the whole image, from a first pass
    """

    denoiser: GaussianDenoiser
    speckle: Speckled
    log_level: float

    @property
    def context(self) -> Context:
        return self.denoiser.context

    @property
    def pixel_bytes(self) -> int:
        return self.denoiser.pixel_bytes + _OWN_BYTES

    @property
    def concurrent(self) -> bool:
        return self.denoiser.concurrent

    def __call__(self, *blocks: Array) -> tuple[Array, ...]:
        ((intensity,),) = blocks
        missing = np.isnan(intensity)
        if missing.all():
            return blocks
        constant = constant_areas(intensity)
        known = np.where(constant, np.float32(np.nan), intensity)
        observed = 2 * aligned_amplitude(known, self.log_level / 2, 0.0, self.speckle.looks)
        (filled,) = fill_gaps(observed)
        estimate = despeckle_log(filled, self.speckle, self.denoiser) + np.float32(self.log_level)
        clean = np.exp(np.minimum(estimate, np.float32(_BRIGHTEST)))
        clean[missing], clean[constant] = np.nan, intensity[constant]
        return (clean[None],)


@dataclass(frozen=True)
class Mulog:
    """MuLoG for images of any level, or RuLoG: a :class:`.despeckler.Despeckler`.

    Attributes
    ----------
    looks : of the images
    spacing : pixels from one that it sees to the next, see :mod:`.core.whole_image.spacing`
    adapted : RuLoG, which knows that the super-image of a ratio has speckle, too
    """

    denoiser: GaussianDenoiser
    looks: float
    spacing: int = 1
    adapted: bool = False

    takes = "image"
    smooth = False  # speckle that is correlated between pixels it takes for the scene
    asks_looks = True

    @property
    def name(self) -> str:
        return RULOG if self.adapted else MULOG

    def for_image(self, log_level: float) -> Operation:
        """See :meth:`.Despeckler.for_image`."""
        if self.adapted:
            raise InputError(
                f"{RULOG} is for the ratio of a date to a super-image; run Despeckle time series or Ratio despeckling "
                f"with it, or choose {MULOG} for an image by itself."
            )
        return self._operation(Speckled(self.looks), log_level)

    def for_date(self, levels: DateLevels, dates: float, looks: float) -> Operation:
        """See :meth:`.Despeckler.for_date`."""
        speckle = Speckled(self.looks)
        if self.adapted:
            speckle = Speckled(self.looks, looks if math.isfinite(looks) else self.looks * dates)
        return RatioDespeckle(self._operation(speckle, levels.log_level), levels.scale)

    def for_super_image(self, looks: float) -> Mulog:
        """See :meth:`.Despeckler.for_super_image`."""
        return replace(self, looks=looks if math.isfinite(looks) else self.looks, adapted=False)

    def _operation(self, speckle: Speckled, log_level: float) -> Operation:
        return every_nth(MulogDespeckle(self.denoiser, speckle, log_level), self.spacing)
