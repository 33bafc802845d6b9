"""A despeckling network as an operation on blocks of an image."""

from __future__ import annotations

import math
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ...core.cancel import check_cancelled
from ...core.errors import InputError
from ...core.raster.tiles import Context
from ...core.statistics.bright_targets import keep_targets
from ...core.statistics.gaps import BAND, clipped_pixels, constant_areas, fill_gaps
from ...core.statistics.window_sums import centred_count, centred_sum
from ...core.streaming.operation import Operation
from ..engines.engine import TrainedNetwork
from ..files.card import Card

Array = NDArray[np.float32]

# The tuned numbers of this room, each with [unit, sensible range] and its origin.
# [log-amplitude under the level of the image, 5 to 10] Darker pixels are raised to this, 61 dB, as in the training
DEPTH = 7.0
# [pixels a side, 3 to 9] Surroundings of a pixel that may be a placeholder: small enough to lie within one field
_BESIDE = 5
# [share of speckle, 1e-4 to 1e-2] Deeper speckle is raised with the placeholders; one in 500 of these spoils a result
_DEEPER = 1e-3
# [looks, 2 to 5] Placeholders are sought with no more looks than this, 12 dB down, so that narrow dark lines stay
_MOST_LOOKS = 3.0
# [looks, 1.5 to 3] Networks for images of so many and more were trained on products whose noise is subtracted
_SUBTRACTED = 2.0
# [pixels a side, 1024 to 4096] Tiles where memory allows: smaller ones are halo in good part, in larger ones progress
# is seldom told
_SIDE = 3072

_GAP = BAND  # pixels beyond the halo of the network that are mirrored into gaps
_MIRRORS = (np.s_[:, :, :, :], np.s_[:, :, ::-1, :], np.s_[:, :, :, ::-1], np.s_[:, :, ::-1, ::-1])
_TURN = threading.Lock()  # an engine uses every core by itself: two blocks at once would only take twice the memory
_WAIT = 0.1  # seconds between two checks for a cancel while another block has its turn
_OWN_BYTES = 60  # per pixel of a tile, for the arrays before and after the network


def raise_placeholders(amplitude: Array, looks: float) -> Array:
    """Raise pixels that are darker beside their surroundings than speckle of so many looks ever is.

    Some processors write tiny values where their noise subtraction leaves less than nothing, or where they have no
    value. A network has never seen such pixels, and one in 500 spoils its surroundings.

    Parameters
    ----------
    amplitude : log-amplitude ``(rows, cols)``, NaN = no data. The surroundings are the mean over 5 × 5 pixels
    looks : one pixel of speckle in 1000 is darker than the limit, by the power law of the gamma distribution near zero.
        Used as at least 1 and at most 3 looks: 12 dB, so that narrow dark lines stay
    """
    looks = min(max(looks, 1.0), _MOST_LOOKS)
    known = np.isfinite(amplitude)
    around = centred_sum(np.where(known, amplitude, np.float32(0)), _BESIDE, _BESIDE)
    around /= np.maximum(centred_count(known, _BESIDE), 1)
    depth = np.log(looks) - (np.log(_DEEPER) + math.lgamma(looks + 1)) / looks
    around -= np.float32(depth / 2)
    return np.maximum(amplitude, around, out=around)


def aligned_amplitude(intensity: Array, shift: float, level: float, looks: float) -> Array:
    """Log-amplitude less a shift, NaN where the intensity is NaN or exactly zero.

    Pixels far darker than any that networks were trained on, such as the placeholders of some processors, are raised.

    Parameters
    ----------
    level : mean log-amplitude of the whole image after the shift
    looks : the fewest of the image
    """
    with np.errstate(divide="ignore"):
        amplitude = np.log(intensity)
    amplitude *= np.float32(0.5)
    amplitude -= np.float32(shift)
    amplitude[np.isneginf(amplitude)] = np.nan
    return raise_placeholders(np.maximum(amplitude, np.float32(level - DEPTH), out=amplitude), looks)


def finite_answer(network: TrainedNetwork, channels: Array) -> Array:
    """The answer of a network to ``(1, channels, rows, cols)``, one block at a time.

    Raises
    ------
    InputError : it is NaN or infinite at some pixel
    """
    engine = network.engine()
    with _turn():
        answer = engine.infer(np.ascontiguousarray(channels))
    return require_finite(network, answer)


def require_finite(network: TrainedNetwork, answer: Array) -> Array:
    """The answer, if it is finite: a NaN would pass for a gap, and the network gets finite values only.

    Raises
    ------
    InputError : it is NaN or infinite at some pixel
    """
    if np.isfinite(answer).all():
        return answer
    raise InputError(
        f"The network {network.name} answers with NaN or infinite values where the image has data; "
        "choose another MODEL."
    )


@contextmanager
def _turn() -> Iterator[None]:
    """Let one block at a time pass; a run that is cancelled does not wait for its turn."""
    while not _TURN.acquire(timeout=_WAIT):
        check_cancelled()
    try:
        yield
    finally:
        _TURN.release()


@dataclass(frozen=True)
class NetworkDespeckle(Operation):
    """Despeckle an image with a network: intensity ``(1, rows, cols)`` in and out, NaN kept.

    A network of two stages also returns its earlier estimate: then the second result is the speckle that it shows, the
    intensity over that estimate.

    Attributes
    ----------
    log_level : mean log-intensity of the whole image, from a first pass: the image is brought to the level that the
        network was made for, and back afterwards
    mirrored : run the network on the image and its three mirror images, and take the mean of the four results:
        artefacts of the network differ between them, the scene does not
    """

    network: TrainedNetwork
    log_level: float
    mirrored: bool = False

    @property
    def card(self) -> Card:
        return self.network.card

    @property
    def context(self) -> Context:
        halo = self.card.halo + _GAP
        return Context(halo=(halo, halo), multiple=self.card.multiple, border=self.card.multiple)

    @property
    def pixel_bytes(self) -> int:
        return (self.card.pixel_bytes + _OWN_BYTES) // 2  # of two blocks in progress only one is in the network

    @property
    def side(self) -> int:
        return _SIDE

    @property
    def concurrent(self) -> bool:
        return False

    def __call__(self, *blocks: Array) -> tuple[Array, ...]:
        (intensity,), *beside = blocks
        missing = np.isnan(intensity)
        if missing.all():
            return blocks[:1] * self.card.outputs
        constant = constant_areas(intensity)
        unlike = constant | self.clipped(intensity)
        amplitude = self.aligned(np.where(unlike, np.float32(np.nan), intensity) if unlike.any() else intensity)
        (filled,) = fill_gaps(amplitude, level=self.level)
        estimate, *earlier = self.infer(self.channels(filled, ~np.isnan(amplitude), *beside)[None])
        clean = self.intensity(keep_targets(amplitude, estimate))
        speckles = [require_finite(self.network, np.exp(2 * (filled - other))) for other in earlier]
        for image, usual in ((clean, intensity[constant]), *((speckle, 1) for speckle in speckles)):
            image[missing], image[constant] = np.nan, usual
        return tuple(image[None] for image in (clean, *speckles))

    def clipped(self, intensity: Array) -> NDArray[np.bool_]:
        """Pixels that noise subtraction left nothing in: gaps to a network for multilooked images, as in its training.

        One for single-look images was never shown any, and comes closer to the mean with them as they are.
        """
        if self.card.looks[0] < _SUBTRACTED:
            return np.zeros(intensity.shape, bool)
        return clipped_pixels(intensity)

    def channels(self, amplitude: Array, known: NDArray[np.bool_], *beside: Array) -> Array:
        """The network's channels ``(channels, rows, cols)``.

        Parameters
        ----------
        amplitude : log-amplitude ``(rows, cols)``, aligned, its gaps filled
        known : where there are no gaps
        beside : what the operation is given after the image
        """
        return self.normalised(amplitude)[None]

    @property
    def level(self) -> float:
        """Mean log-amplitude of the image as the network gets it."""
        return self.log_level / 2 if self.card.mean_log_amplitude is None else self.card.mean_log_amplitude

    def aligned(self, intensity: Array) -> Array:
        """Log-amplitude at the level that the network was made for, see :func:`aligned_amplitude`."""
        return aligned_amplitude(intensity, self._shift, self.level, self.card.looks[0])

    def intensity(self, amplitude: Array) -> Array:
        """Intensity at the level of the image: the inverse of :meth:`aligned`.

        Raises
        ------
        InputError : it is infinite at some pixel
        """
        doubled = amplitude + np.float32(self._shift)
        doubled *= 2
        with np.errstate(over="ignore"):
            return require_finite(self.network, np.exp(doubled, out=doubled))

    @property
    def _shift(self) -> float:
        return self.log_level / 2 - self.level

    def normalised(self, amplitude: Array) -> Array:
        """Log-amplitude in the network's normalisation."""
        return (amplitude - np.float32(self.card.minimum)) / self._span

    def infer(self, x: Array) -> Array:
        """The network's estimates of log-amplitude ``(outputs, rows, cols)`` from its channels ``(1, channels, …)``.

        Raises
        ------
        InputError : it is NaN or infinite at some pixel
        """
        mirrors = _MIRRORS if self.mirrored else _MIRRORS[:1]
        scale = self._span / np.float32(len(mirrors))
        y = finite_answer(self.network, x)[0] * scale
        for mirror in mirrors[1:]:
            y += finite_answer(self.network, x[mirror])[mirror][0] * scale
        y += np.float32(self.card.minimum)
        return y

    @property
    def _span(self) -> np.float32:
        return np.float32(self.card.maximum - self.card.minimum)
