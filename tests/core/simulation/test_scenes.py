"""Clean scenes: reproducible, various, and made of what they say."""

from __future__ import annotations

import numpy as np
import pytest

from sar_despeckle.core.simulation.scenes import dead_leaves


def scene(seed: int, points: float | None = None, shape: tuple[int, int] = (96, 128)):
    return dead_leaves(np.random.default_rng(seed), shape, points)


def test_the_same_seed_gives_the_same_scene_and_another_another():
    one, again, other = scene(1), scene(1), scene(2)
    for field in ("log_intensity", "fields", "points"):
        np.testing.assert_array_equal(getattr(one, field), getattr(again, field))
    assert not np.array_equal(one.log_intensity, other.log_intensity)


@pytest.mark.parametrize("seed", range(6))
def test_a_scene_is_finite_centred_and_positive(seed: int):
    s = scene(seed)
    assert s.log_intensity.shape == s.fields.shape == s.points.shape == (96, 128)
    assert (s.log_intensity.dtype, s.fields.dtype, s.points.dtype) == (np.float32, np.int32, np.float32)
    assert np.isfinite(s.log_intensity).all() and abs(s.log_intensity.mean()) < 1e-3
    assert s.intensity().min() > 0 and s.intensity().dtype == np.float32
    np.testing.assert_allclose(s.intensity(), np.exp(s.log_intensity) + s.points, rtol=1e-6)
    assert s.log_intensity.std() > 0.05
    assert len(np.unique(s.fields)) > 10


def test_points_are_as_many_as_asked_for():
    assert not scene(3, points=0.0).points.any()
    counts = [np.count_nonzero(scene(seed, points=1e-3, shape=(128, 128)).points >= 3) for seed in range(8)]
    expected = 1e-3 * 128**2
    assert expected / 2 < np.median(counts) < 40 * expected  # single ones; rows and towns come on top
    assert scene(3, points=1e-3).points.max() > 10**0.5


def test_some_scenes_have_points_and_some_have_none():
    bright = [scene(seed, shape=(64, 64)).points.any() for seed in range(30)]
    assert 0 < sum(bright) < 30


def test_contrast_varies_from_scene_to_scene():
    spreads = [scene(seed, 0.0, (64, 64)).log_intensity.std() for seed in range(20)]
    assert max(spreads) > 2 * min(spreads)
