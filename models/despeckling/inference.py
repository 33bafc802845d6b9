"""Running a despeckling network on blocks of an image."""

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
from ...core.statistics.gaps import BAND, fill_gaps
from ...core.statistics.window_sums import centred_sum
from ...core.streaming.operation import Operation
from ..engines.engine import TrainedNetwork
from ..files.card import Card

Array = NDArray[np.float32]

DEPTH = 7.0  # of log-amplitude under the level of an image, 61 dB: what is darker is taken for so dark
_BESIDE = 5  # pixels of the surroundings under which a placeholder lies
_DEEPER = 1e-3  # share of speckle that is deeper, and raised with them
_GAP = BAND  # pixels beyond the halo of the network, from which what fills a gap is taken
_SIDE = 1280  # of a tile where memory allows: a smaller one is halo for a good part, in a larger one a cancel waits
_MIRRORS = (np.s_[:, :, :, :], np.s_[:, :, ::-1, :], np.s_[:, :, :, ::-1], np.s_[:, :, ::-1, ::-1])
_TURN = threading.Lock()  # an engine uses every core by itself: two blocks at once would only take twice the memory
_WAIT = 0.1  # seconds between two looks for a cancel while another block has its turn
_OWN_BYTES = 60  # per pixel of a tile, for what is made of it before and after the network


def raise_placeholders(amplitude: Array, looks: float) -> Array:
    """Raise what lies deeper under its surroundings than speckle of so many looks ever does.

    Some processors write tiny values where the noise that they subtract leaves less than nothing, or where they know
    none. A network has never seen such pixels, and one in 500 spoils what is around.

    Parameters
    ----------
    amplitude : log-amplitude ``(rows, cols)``, NaN = no data. The surroundings are the mean over 5 × 5 pixels
    looks : one pixel in 1000 is deeper, in the power law of the gamma distribution near zero. Taken for at least 1, and
        for 3 at most: 12 dB, so that narrow dark lines stay
    """
    looks = min(max(looks, 1.0), 3.0)
    known = np.isfinite(amplitude)
    total = centred_sum(np.where(known, amplitude, np.float32(0)), _BESIDE, _BESIDE)
    around = total / np.maximum(centred_sum(known.astype(np.float32), _BESIDE, _BESIDE), 1)
    depth = np.log(looks) - (np.log(_DEEPER) + math.lgamma(looks + 1)) / looks
    return np.maximum(amplitude, around - np.float32(depth / 2))


@contextmanager
def _turn() -> Iterator[None]:
    """One block at a time; a run that is cancelled does not wait for its turn."""
    while not _TURN.acquire(timeout=_WAIT):
        check_cancelled()
    try:
        yield
    finally:
        _TURN.release()


@dataclass(frozen=True)
class NetworkDespeckle(Operation):
    """Despeckle an image with a network: intensity ``(1, rows, cols)`` in and out, NaN kept.

    Attributes
    ----------
    log_level : mean log-intensity of the image as a whole, from a first pass: the network was made for images of
        another level, and it is brought there before and back afterwards
    mirrored : run the network on the image and its three mirror images, and take the mean of the four answers: what the
        network invents depends on where up is, what is there does not
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
        return (self.card.pixel_bytes + _OWN_BYTES) // 2  # two blocks fly, but only one of them is in the network

    @property
    def side(self) -> int:
        return _SIDE

    @property
    def concurrent(self) -> bool:
        return False

    def __call__(self, *blocks: Array) -> tuple[Array, ...]:
        ((intensity,),) = blocks
        missing = np.isnan(intensity)
        if missing.all():
            return blocks
        amplitude = self.aligned(intensity)
        (filled,) = fill_gaps(amplitude, level=self.level)
        estimate = self.infer(self.normalised(filled)[None, None])
        clean = self.intensity(keep_targets(amplitude, estimate))
        clean[missing] = np.nan
        return (clean[None],)

    @property
    def level(self) -> float:
        """Mean log-amplitude that the image has as the network is given it."""
        return self.log_level / 2 if self.card.mean_log_amplitude is None else self.card.mean_log_amplitude

    def aligned(self, intensity: Array) -> Array:
        """Log-amplitude at the level that the network was made for. A pixel of exactly zero has none: it is a gap. What
        lies far under anything that networks were trained on, as the placeholders of some processors do, is raised."""
        with np.errstate(divide="ignore"):
            amplitude = np.float32(0.5) * np.log(intensity) - self._shift
        amplitude[np.isneginf(amplitude)] = np.nan
        deepest = np.float32(self.level - DEPTH)
        return raise_placeholders(np.maximum(amplitude, deepest), self.card.looks[0])

    def intensity(self, amplitude: Array) -> Array:
        """The way back from :meth:`aligned`.

        Raises
        ------
        InputError : it is infinite somewhere
        """
        with np.errstate(over="ignore"):
            return self._finite(np.exp(2 * (amplitude + self._shift)))

    @property
    def _shift(self) -> np.float32:
        return np.float32(self.log_level / 2 - self.level)

    def normalised(self, amplitude: Array) -> Array:
        """Log-amplitude as the network takes it."""
        return (amplitude - np.float32(self.card.minimum)) / self._span

    def infer(self, x: Array) -> Array:
        """The estimated log-amplitude ``(rows, cols)`` from the network's channels ``(1, channels, rows, cols)``.

        Raises
        ------
        InputError : it is NaN or infinite somewhere
        """
        engine = self.network.engine()
        answers = []
        for mirror in _MIRRORS if self.mirrored else _MIRRORS[:1]:
            with _turn():
                answer = engine.infer(np.ascontiguousarray(x[mirror]))
            answers.append(self._finite(answer)[mirror][0, 0])
        y = sum(answers[1:], answers[0]) / np.float32(len(answers))
        return y * self._span + np.float32(self.card.minimum)

    def _finite(self, answer: Array) -> Array:
        """The answer, of which no pixel may pass for one without data: the network is given finite values alone."""
        if np.isfinite(answer).all():
            return answer
        raise InputError(
            f"The network {self.network.name} answers with NaN or infinite values where the image has data; "
            "choose another MODEL."
        )

    @property
    def _span(self) -> np.float32:
        return np.float32(self.card.maximum - self.card.minimum)
