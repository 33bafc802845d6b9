"""Quality of a network on windows that it was not trained on, judged by a date that it has not seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from ....core.statistics.quality import left_out_score
from ...library.tuned import Improvement
from .independence import independent
from .stack_windows import CONTEXT, Windows

Array = NDArray[np.float32]

BUDGET = 2_000_000  # pixels that a network is given to be judged: a few seconds of a small one on one core
_BLOCK = 32  # pixels: gains of blocks of this side are taken for independent of each other


@dataclass(frozen=True)
class Held:
    """Images to estimate, and the references for their estimates.

    Attributes
    ----------
    noisy : aligned log-amplitude ``(images, rows, cols)`` with CONTEXT pixels around
    levels : subtracted from each ``(images,)``
    others : mean intensity ``(images, side, side)`` of the other dates that a training may see
    unseen : mean intensity of the dates that no training and no choice has seen
    """

    noisy: Array
    levels: Array
    others: Array
    unseen: Array


def hold_out(windows: Windows, unseen: int | None) -> Held:
    """Choose images among the windows held out, evenly over windows and dates, as many as the budget allows.

    Parameters
    ----------
    unseen : the date that is left out; None compares every date with all the others
    """
    number, dates = windows.held.shape[:2]
    # a network that keeps the speckle of a date would be praised for it by one that has the same
    partners = independent(windows.images)
    seen = [date for date in range(dates) if unseen is None or partners[unseen, date]]
    kept = [date for date in range(dates) if date != unseen]
    most = max(1, BUDGET // windows.held[0, 0].size)
    drawn = np.unique(np.linspace(0, number * len(seen) - 1, min(most, number * len(seen))).round().astype(int))
    intensity = np.exp(2 * (_inner(windows.held) + windows.levels[:, None, None].astype(np.float32)))
    noisy, levels, others, witnesses = [], [], [], []
    for place in drawn:
        window, date = place // len(seen), seen[place % len(seen)]
        rest = intensity[window, [k for k in kept if partners[date, k]] or [k for k in kept if k != date]].mean(axis=0)
        noisy.append(windows.held[window, date])
        levels.append(windows.levels[date])
        others.append(rest)
        witnesses.append(rest if unseen is None else intensity[window, unseen])
    return Held(np.stack(noisy), np.array(levels, np.float32), np.stack(others), np.stack(witnesses))


def _inner(images: Array) -> Array:
    return images[..., CONTEXT:-CONTEXT, CONTEXT:-CONTEXT]


def estimator(network: nn.Module, device: str = "cpu", bfloat16: bool = False) -> Callable[[Tensor], Tensor]:
    """The network as a function on aligned log-amplitude ``(batch, 1, rows, cols)`` on the CPU."""

    def estimate(images: Tensor) -> Tensor:
        with torch.no_grad(), torch.autocast(device, dtype=torch.bfloat16, enabled=bfloat16):
            clean: Tensor = network(images.to(device).contiguous(memory_format=torch.channels_last))
        return clean.float().cpu().contiguous()

    return estimate


def estimate_held(estimate: Callable[[Tensor], Tensor], held: Held, stop: Callable[[], None] = lambda: None) -> Array:
    """Linear intensity ``(images, side, side)`` estimated for the images held out.

    Parameters
    ----------
    stop : called before every image; it raises to end this
    """
    results = []
    for image, level in zip(held.noisy, held.levels):
        stop()
        results.append(np.exp(2 * (_inner(estimate(torch.from_numpy(image)[None, None])[0, 0].numpy()) + level)))
    return np.stack(results)


def score(estimates: Array, witnesses: Array) -> float:
    """Mean of ln v̂ + w/v̂ over all images, lower is better: core.statistics.quality.left_out_score.

    It is linear in w, so the score on a mean of dates is the mean of their scores.
    """
    return left_out_score(estimates, witnesses)


def compare(before: Array, after: Array, witnesses: Array) -> Improvement:
    """Scores of two networks' estimates ``(images, side, side)`` of the same images."""
    difference = np.log(before / after) + witnesses / before - witnesses / after
    number, side = len(difference), difference.shape[-1] // _BLOCK
    blocks = difference.reshape(number, side, _BLOCK, side, _BLOCK).mean(axis=(2, 4)).reshape(number, -1)
    # blocks of one place share the witness' speckle: images of the same window stand next to each other
    return Improvement(score(before, witnesses), score(after, witnesses), _standard_error(blocks, witnesses))


def _standard_error(blocks: NDArray[np.floating], witnesses: Array) -> float:
    """Standard error of the mean of ``(images, blocks)``, images with the same reference counted as one."""
    groups = np.cumsum([0] + [not np.array_equal(a, b) for a, b in zip(witnesses, witnesses[1:])])
    means = np.concatenate([blocks[groups == group].mean(axis=0) for group in np.unique(groups)])
    return float(means.std(ddof=1) / np.sqrt(len(means)))


def decibel_change(before: Array, after: Array) -> float:
    """Root mean square of the change of an estimate, in dB."""
    return float(np.sqrt(np.mean((10 * np.log10(after / before)) ** 2)))


def equivalent_looks(estimates: Array) -> float:
    """ENL of the most homogeneous parts of ``(images, side, side)``: by the estimator of core.whole_image.enl."""
    from ....core.whole_image.enl import QUANTILE, LogVariance, looks_from_log_variance

    variances = np.concatenate([LogVariance()(image[None])[0].ravel() for image in estimates])
    return looks_from_log_variance(float(np.nanquantile(variances, 1 - QUANTILE)))
