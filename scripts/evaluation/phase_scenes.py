"""Complex images to measure what phase is worth: simulated scenes, photographs, and sub-looks of real ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from osgeo import gdal

from sar_despeckle.core.simulation.speckle_field import clean_intensity, complex_field
from sar_despeckle.core.simulation.subswaths import SUBSWATHS

from .known_series import LEVEL, Landscape, strewn

Array = NDArray[np.float32]
Complex = NDArray[np.complex64]

SEEDS = range(701, 717, 2)
SWATHS = ("IW1", "IW2", "IW3", "S3")  # whose speckle is correlated
WHITE = "white"
POINTS = (10.0, 30.0)  # dB over the mean level
PHOTOGRAPHS = ("astronaut", "camera", "coins", "moon")  # that come with scikit-image
_DARKEST = 1 / 255


@dataclass(frozen=True)
class Photograph:
    """A photograph as reflectivity: its grey values are amplitudes.

    Attributes
    ----------
    name : of scikit-image's
    subswath : whose speckle
    """

    name: str
    subswath: str = "IW2"

    @property
    def reflectivity(self) -> Array:
        """``(rows, cols)``, even sides, of mean :data:`LEVEL`."""
        from skimage import data
        from skimage.color import rgb2gray

        picture = getattr(data, self.name)()
        grey = rgb2gray(picture) if picture.ndim == 3 else picture / 255
        image = np.square(np.maximum(grey, _DARKEST)).astype(np.float32)
        even = image[: image.shape[0] // 2 * 2, : image.shape[1] // 2 * 2]
        return even * np.float32(LEVEL / even.mean())

    @property
    def truth(self) -> Array:
        """Expected intensity ``(rows, cols)``."""
        return clean_intensity(self.reflectivity, SUBSWATHS[self.subswath])

    @property
    def field(self) -> Complex:
        rng = np.random.default_rng((len(self.name), 7))
        return complex_field(self.reflectivity, SUBSWATHS[self.subswath], rng)


@cache
def landscape(seed: int, white: bool = False) -> Landscape:
    """Every other one is strewn with points; nothing moves."""
    swath = WHITE if white else SWATHS[seed // 2 % len(SWATHS)]
    points = strewn(seed, POINTS) if seed % 4 == 3 else ()
    return Landscape(seed, swath, points, seasons=False)


def shuffled(field: Complex, seed: int) -> Array:
    """Phases that say nothing: those of the image, each at another pixel."""
    phase = np.angle(field).astype(np.float32)
    return np.random.default_rng((seed, 11)).permutation(phase.ravel()).reshape(phase.shape)


def sub_looks(field: Complex) -> tuple[Complex, Complex]:
    """Two complex images of half the rows, from either half of the spectrum along these: the speckle is not shared.

    The halves meet where the spectrum has its centre of mass.
    """
    rows = field.shape[0] // 4 * 4
    image = field[:rows].astype(np.complex128)
    centre = np.angle(np.sum(image[1:] * image[:-1].conj())) / (2 * np.pi) * rows
    spectrum = np.roll(np.fft.fft(image, axis=0), -round(float(centre)), axis=0)
    half = rows // 2
    lower, upper = spectrum[half:], spectrum[:half]
    first, second = (np.fft.ifft(part, axis=0).astype(np.complex64) for part in (lower, upper))
    return first, second


def next_look_score(estimate: Array, other: Array) -> float:
    """mean(ln v + w/v) of an estimate on another look, whose gain may differ: lower is better."""
    known = (other > 0) & (estimate > 0)
    w, v = other[known].astype(np.float64), estimate[known].astype(np.float64)
    v *= np.exp(np.mean(np.log(w) + np.euler_gamma) - np.mean(np.log(v)))
    w, v = w / w.mean(), v / w.mean()
    return float(np.mean(np.log(v) + w / v))


def real_fields(data: Path) -> dict[str, Complex]:
    """The complex images of ../shared/data by name; none where they are absent."""
    return {path.stem: _read(path) for path in sorted((data / "slc_complex").glob("*.tif"))}


def _read(path: Path) -> Complex:
    image = gdal.Open(str(path)).ReadAsArray()
    image = image if image.ndim == 2 else image[0]
    known = np.abs(image) > 0
    rows, cols = np.flatnonzero(known.mean(axis=1) > 0.5), np.flatnonzero(known.mean(axis=0) > 0.5)
    return np.asarray(image[rows[0] : rows[-1] + 1, cols[0] : cols[-1] + 1], np.complex64)


def at_least(fields: Sequence[Complex], side: int) -> list[Complex]:
    """Images mirrored beyond their edges to sides of so many pixels at least, as MERLIN's program needs them."""
    return [np.pad(f, [(0, max(side - size, 0)) for size in f.shape], mode="symmetric") for f in fields]
