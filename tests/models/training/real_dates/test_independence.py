"""Dates that share speckle are found, and are no pairs."""

from __future__ import annotations

import numpy as np
import pytest

from sar_despeckle.models.training.real_dates.independence import correlations, independent
from sar_despeckle.models.training.real_dates.pairs import Pairs, Phase

WINDOWS, SIDE = 3, 128


def stack(coherence: float, seed: int = 1) -> np.ndarray:
    """Aligned log-amplitude of three dates of a scene with an edge and a point; the last two are coherent."""
    rng = np.random.default_rng(seed)
    shape = (2, WINDOWS, SIDE, SIDE)
    first, second, other = (rng.normal(0, np.sqrt(0.5), shape) for _ in range(3))
    alike = coherence * first + np.sqrt(1 - coherence**2) * second
    intensity = np.stack([(z**2).sum(axis=0) for z in (other, first, alike)], axis=1)
    intensity[..., : SIDE // 2] *= 5
    intensity[..., 30, 90] *= 1000
    return (0.5 * np.log(intensity)).astype(np.float32)


@pytest.mark.parametrize("coherence", [0.0, 0.5, 0.7])
def test_the_correlation_is_nearly_the_squared_coherence(coherence: float):
    found = correlations(stack(coherence))
    assert found[1, 2] == pytest.approx(found[2, 1])
    assert coherence**2 - 0.11 < found[1, 2] < coherence**2 + 0.02
    assert -0.08 < found[0, 1] < 0.02


def test_coherent_dates_are_not_held_to_each_other():
    assert independent(stack(0.0)).tolist() == [[False, True, True], [True, False, True], [True, True, False]]
    assert independent(stack(0.6)).tolist() == [[False, True, True], [True, False, False], [True, False, False]]
    pairs = Pairs([stack(0.6)], Phase.C, lambda images: images * 0, batch=32)
    noisy, target = pairs(0)
    assert abs(np.corrcoef(noisy.exp().ravel(), target.exp().ravel())[0, 1]) < 0.35  # the edge and the point alone


def test_where_all_are_coherent_the_least_is_taken():
    assert independent(stack(0.6)[:, 1:]).tolist() == [[False, True], [True, False]]
