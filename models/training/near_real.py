"""Training batches from near-real pairs: of a folder that ``trainingpairs`` made, of one laid out like it, or at hand.

The published dataset of Guan et al. 2023 has three folders of patches, too: ground truth, intensity and phase, under
one name each. A folder without an index is taken for such a one: every tenth name is for validation. Its images may be
of any level, each of its own, so a reference is brought to the level at which its ratio has the mean 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol

import numpy as np
import torch
from numpy.typing import NDArray

from ...core.errors import InputError
from ...core.files.gdal_errors import GdalFailure, gdal_errors
from ...core.files.opening import open_raster
from ...core.pairs.index import INTENSITY, NAME, PHASE, REFERENCE, TRAINING, VALIDATION, kept_names
from .simulated.batches import Batch, Source

Array = NDArray[np.float32]

_EVERY = 10  # names, of which one is for validation, where no index says more
_WITHOUT = 0.15  # share of the patches of a batch whose phase is left out: a network must do without one, too
_LEVEL = 0.25  # standard deviation of the mean log-amplitude, as in simulated batches
_READABLE = (".npy", ".tif", ".tiff", ".png", ".img", ".dat")


class Images(NamedTuple):
    """The images of a pair ``(rows, cols)``: linear intensity, its reference, and radians where they are known."""

    intensity: Array
    reference: Array
    phase: Array | None

    def images(self) -> Images:
        """Themselves: what is at hand is a pair already."""
        return self


class Pair(Protocol):
    """A pair, wherever its images are."""

    def images(self) -> Images: ...


@dataclass(frozen=True)
class PairOfFiles:
    """The files of a pair; the phase may be missing."""

    reference: Path
    intensity: Path
    phase: Path | None

    def images(self) -> Images:
        """Read them.

        Raises
        ------
        InputError : one of them cannot be used
        """
        intensity, reference = _read(self.intensity), _read(self.reference)
        if intensity.shape != reference.shape:
            raise InputError(
                f"{self.intensity} has {intensity.shape[1]} × {intensity.shape[0]} pixels, and its reference "
                f"{reference.shape[1]} × {reference.shape[0]}; remove both from the pairs."
            )
        return Images(intensity, reference, None if self.phase is None else _read(self.phase, positive=False))


@dataclass(frozen=True)
class NearReal:
    """An endless source of batches from pairs, addressed by number; see :class:`.batches.Complex`.

    Attributes
    ----------
    training, validation : pairs
    seed : of the crops
    side : of a crop, in pixels
    channels : that the network takes: three, or the first alone
    """

    training: Sequence[Pair]
    validation: Sequence[Pair]
    seed: int
    batch: int
    side: int
    channels: int = 3

    @classmethod
    def of_folder(cls, folder: Path, seed: int, batch: int, side: int, channels: int = 3) -> NearReal:
        """The pairs of a folder with ``gt``, ``intensity`` and perhaps ``phase``.

        Raises
        ------
        InputError : there are none
        """
        training = pairs_in(folder, TRAINING)
        if not training:
            raise InputError(f"{folder} has no pairs to train on; make some with trainingpairs.")
        return cls(training, pairs_in(folder, VALIDATION), seed, batch, side, channels)

    def __call__(self, number: int) -> Batch:
        rng = np.random.default_rng((self.seed, 3, number))
        chosen = [self.training[int(k)] for k in rng.integers(len(self.training), size=self.batch)]
        return self._together([self._crop(rng, pair) for pair in chosen])

    def held(self) -> list[Batch]:
        """The middles of the validation patches, one by one; of the first training ones where there are none."""
        pairs = self.validation or self.training[: self.batch]
        return [self._together([self._piece(pair, None)]) for pair in pairs]

    def _crop(self, rng: np.random.Generator, pair: Pair) -> tuple[Array, Array]:
        noisy, clean = self._piece(pair, rng)
        shift = np.float32(rng.normal(0, _LEVEL))
        noisy[0] += shift
        if rng.uniform() < _WITHOUT:
            noisy[1:] = 0
        down, right = (int(k) for k in rng.choice([-1, 1], 2))
        return noisy[:, ::down, ::right].copy(), clean[:, ::down, ::right] + shift

    def _piece(self, pair: Pair, rng: np.random.Generator | None) -> tuple[Array, Array]:
        """Channels ``(3, side, side)`` and target ``(1, side, side)`` at a random place, or in the middle."""
        intensity, reference, phase = pair.images()
        if min(intensity.shape) < self.side:
            raise InputError(
                f"A pair has {intensity.shape[1]} × {intensity.shape[0]} pixels, and the training takes pieces of "
                f"{self.side} × {self.side}; give larger ones."
            )
        room = [size - self.side for size in intensity.shape]
        row, col = (size // 2 if rng is None else int(rng.integers(size + 1)) for size in room)
        box = np.s_[row : row + self.side, col : col + self.side]
        noisy, clean = 0.5 * np.log(np.stack([intensity, _beside(reference, intensity)]))
        level = np.float32(noisy.mean())
        channels = np.zeros((3, self.side, self.side), np.float32)
        channels[0] = noisy[box] - level
        if phase is not None:
            channels[1:] = np.cos(phase[box]), np.sin(phase[box])
        return channels, (clean[box] - level)[None]

    def _together(self, pieces: list[tuple[Array, Array]]) -> Batch:
        noisy, clean = (torch.from_numpy(np.stack(part)) for part in zip(*pieces))
        return Batch(noisy[:, : self.channels], clean)


@dataclass(frozen=True)
class Mixed:
    """Batches of simulated scenes, of which every so manieth is one of near-real pairs instead."""

    simulated: Source
    pairs: NearReal
    every: int

    def __call__(self, number: int) -> Batch:
        return (self.simulated if (number + 1) % self.every else self.pairs)(number)

    def held(self) -> list[Batch]:
        return self.pairs.held()


def pairs_in(folder: Path, split: str) -> list[PairOfFiles]:
    """The pairs of a split, by the folder's index, or by name where it has none.

    Raises
    ------
    InputError : a folder or a file is missing
    """
    indexed = (folder / NAME).exists()
    found = {name: _files(folder, name, whole=indexed) for name in (REFERENCE, INTENSITY, PHASE)}
    if not found[REFERENCE] or not found[INTENSITY]:
        raise InputError(f"{folder} has no folders {REFERENCE} and {INTENSITY} with rasters; choose a folder of pairs.")
    if indexed:
        names = kept_names(folder, split)
    else:
        listed = sorted(found[INTENSITY])
        held = set(listed[::_EVERY]) if len(listed) >= _EVERY else set()
        names = [name for name in listed if (name in held) == (split == VALIDATION)]
    lacking = [name for name in names if name not in found[REFERENCE] or name not in found[INTENSITY]]
    if lacking:
        raise InputError(f"{folder} has no {REFERENCE} or no {INTENSITY} of {lacking[0]}; make the pairs anew.")
    return [PairOfFiles(found[REFERENCE][n], found[INTENSITY][n], found[PHASE].get(n)) for n in names]


def _files(folder: Path, name: str, *, whole: bool) -> dict[str, Path]:
    """The rasters of one of the three folders by name, whatever the case of the folder's.

    Parameters
    ----------
    whole : names but for their ending, as an index has them; otherwise up to the first point: in the published dataset
        ``1_20160213.rmli.npy`` is the intensity, and what belongs to it ends in another way
    """
    inside = (
        [path for path in folder.iterdir() if path.is_dir() and path.name.lower() == name] if folder.is_dir() else []
    )
    files = [path for place in inside for path in sorted(place.iterdir()) if path.suffix.lower() in _READABLE]
    return {path.stem if whole else path.name.split(".")[0]: path for path in files}


def _read(path: Path, *, positive: bool = True) -> Array:
    """The first band, or a NumPy array: ``(rows, cols)`` of finite numbers.

    Raises
    ------
    InputError : it cannot be read, or holds something else
    """
    try:
        if path.suffix.lower() == ".npy":
            values = np.load(path, allow_pickle=False)  # nothing in a file is run
        else:
            with gdal_errors():
                dataset = open_raster(str(path))  # a band without its dataset is a pointer into nothing
                values = dataset.GetRasterBand(1).ReadAsArray()
    except (OSError, ValueError, GdalFailure) as error:
        raise InputError(f"{path} cannot be read ({error}); remove it from the pairs.") from error
    values = np.squeeze(values)
    if values.ndim != 2 or np.iscomplexobj(values) or not np.isfinite(values).all():
        raise InputError(f"{path} is no image of finite real numbers; remove it from the pairs.")
    image = values.astype(np.float32)
    if not positive:
        return image
    known = image[image > 0]
    if not known.size:
        raise InputError(f"{path} has no positive values; remove it from the pairs.")
    return np.maximum(image, known.min())


def _beside(reference: Array, intensity: Array) -> Array:
    """The reference at the level at which the mean of its ratio is 1."""
    return reference * np.float32(np.mean(intensity / reference, dtype=np.float64))
