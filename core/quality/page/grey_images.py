"""The pictures of a report: decibels in grey, before, after and their ratio."""

from __future__ import annotations

import base64
from dataclasses import dataclass

import numpy as np

from ...pairs.thumbnail import png
from ...streaming.operation import Array
from ..views import View

_CUT = (0.01, 0.995)  # quantiles of the result's decibels that become black and white
_BEYOND = 2.0  # dB more on either side, for the speckle of the date
_RATIO = 0.98  # quantile of the ratio's decibels, to either side of grey, that become black and white
_NO_DATA = 238  # grey


@dataclass(frozen=True)
class Pictures:
    """A view as data URIs of PNG files, all of one size in pixels, with marks as the view has them."""

    title: str
    before: str
    after: str
    ratio: str
    width: int
    height: int
    marks: tuple[tuple[float, float], ...] = ()


def pictures_of(view: View) -> Pictures:
    """The pictures of a view; before and after have one stretch.

    Examples
    --------
    >>> from ...raster.tiles import Window
    >>> image = np.arange(1, 101, dtype=np.float32).reshape(10, 10)
    >>> found = pictures_of(View("Middle", Window(0, 0, 10, 10), image, image))
    >>> found.width, found.ratio[:22]
    (10, 'data:image/png;base64,')
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        ratios = view.before / view.after
        before, after, ratio = (np.float32(10) * np.log10(image) for image in (view.before, view.after, ratios))
    there = after[np.isfinite(after)]
    low, high = np.quantile(there, _CUT) if there.size else (0.0, 1.0)
    speckle = np.abs(ratio[np.isfinite(ratio)])
    widest = float(np.quantile(speckle, _RATIO)) if speckle.size else 1.0
    rows, cols = view.after.shape
    stretch = float(low) - _BEYOND, float(high) + _BEYOND
    grey = _grey(before, *stretch), _grey(after, *stretch), _grey(ratio, -widest, widest)
    return Pictures(view.title, *grey, cols, rows, view.marks)


def _grey(decibels: Array, low: float, high: float) -> str:
    """A picture in grey as a data URI; what has no data is nearly white."""
    with np.errstate(invalid="ignore"):
        scaled = np.clip((decibels - low) / max(high - low, 1e-6) * 255, 0, 255)
    scaled = np.where(np.isneginf(decibels), 0, scaled)
    grey = np.where(np.isfinite(scaled), scaled, _NO_DATA).astype(np.uint8)
    return f"data:image/png;base64,{base64.b64encode(png(grey)).decode()}"
