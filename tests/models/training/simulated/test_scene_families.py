"""Scenes to learn from."""

from __future__ import annotations

import numpy as np
import pytest

from sar_despeckle.models.training.simulated.scene_families import GROUND, SLANT, Families, draw_scene, without

SIDE = 128
ALL = Families()


def scene(seed: int, families: Families = ALL) -> np.ndarray:
    return draw_scene(np.random.default_rng(seed), SIDE, SLANT, families)


def test_a_scene_is_positive_reflectivity_and_the_same_for_the_same_seed():
    for seed in range(12):
        drawn = scene(seed)
        assert drawn.shape == (2, SIDE, SIDE) and drawn.dtype == np.float32
        assert np.isfinite(drawn).all() and drawn[0].min() > 0 and drawn[1].min() >= 0
        np.testing.assert_array_equal(drawn, scene(seed))


def test_over_many_scenes_the_range_of_radar_images_is_covered():
    total = np.stack([scene(seed).sum(axis=0) for seed in range(40)])
    span = 10 * np.log10(total.max(axis=(1, 2)) / total.min(axis=(1, 2)))
    assert span.max() > 55
    assert span.min() < 12  # flat ones too


@pytest.mark.parametrize("family", list(Families.__dataclass_fields__))
def test_every_family_can_be_left_out_and_makes_a_difference(family: str):
    families = without(family)
    assert getattr(families, family) is False
    assert sum(families.__dict__.values()) == len(Families.__dataclass_fields__) - 1
    assert any(not np.array_equal(scene(seed), scene(seed, families)) for seed in range(25))


def test_without_points_and_towns_nothing_is_a_point():
    assert all(scene(seed, without("points", "towns"))[1].max() == 0 for seed in range(20))


def test_an_unknown_family_is_named():
    with pytest.raises(ValueError, match="no scene family forests"):
        without("forests")


def test_slant_range_is_stretched_and_ground_range_is_not():
    rng = np.random.default_rng(3)
    assert np.median([SLANT.draw(rng) for _ in range(200)]) > 2.5
    assert 0.9 < np.median([GROUND.draw(rng) for _ in range(200)]) < 1.15
