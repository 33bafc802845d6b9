"""Homogeneous zones by the variance of log-amplitude."""

from __future__ import annotations

import numpy as np
import pytest

from sar_despeckle.core.quality.measures.homogeneous_zones import joined, looks_before_and_after, measure

from ..pairs_of_arrays import fields, pair, speckle


@pytest.mark.parametrize("looks", [1, 4.4])
def test_speckle_is_homogeneous_and_a_texture_is_not(looks: float) -> None:
    even = np.ones((256, 256), np.float32)
    rough = np.exp(np.random.default_rng(2).normal(size=(256, 256))).astype(np.float32)
    zones, others = (measure(pair(v * speckle(1, looks=looks), v * speckle(2, looks=90))) for v in (even, rough))
    assert zones.homogeneous(looks).mean() > 0.97
    assert others.homogeneous(looks).mean() < 0.03
    before, after = looks_before_and_after(zones)
    assert before == pytest.approx(looks, rel=0.25)
    assert after == pytest.approx(90, rel=0.25)


def test_edges_are_left_out() -> None:
    zones = measure(pair(fields() * speckle(3), fields() * speckle(4, looks=50)))
    chosen = zones.homogeneous(1)
    assert 0.05 < chosen.mean() < 0.9


def test_windows_are_joined_at_their_places() -> None:
    even = np.ones((60, 60), np.float32)
    parts = [measure(pair(speckle(k, 60), even + speckle(5, 60) / 99, 1000 * k, 7)) for k in (1, 2)]
    both = joined(parts)
    assert set(both.rows // 1000) == {1, 2} and both.cols.min() == 7
    assert both.counts[0].sum() == parts[0].counts[0].sum() + parts[1].counts[0].sum()
