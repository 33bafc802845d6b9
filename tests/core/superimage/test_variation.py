"""How much a series varies about its levels."""

from __future__ import annotations

import numpy as np
import pytest

from sar_despeckle.core.superimage.glrt import temporal_mean
from sar_despeckle.core.superimage.variation import UNKNOWN, variation

from ..rasters import Array, speckle

SIDE = 80
INNER = np.s_[16:-16, 16:-16]


def about_one_level(stack: Array) -> Array:
    return variation(stack, [(~np.isnan(stack), temporal_mean(stack))])


@pytest.mark.parametrize("looks", [1, 4])
@pytest.mark.parametrize("dates", [5, 20])
def test_independent_speckle_varies_as_its_looks_say(looks: int, dates: int):
    assert about_one_level(speckle((dates, SIDE, SIDE), looks))[INNER].mean() == pytest.approx(1 / looks, rel=0.2)


@pytest.mark.parametrize("coherence", [0.5, 0.7])
def test_coherent_speckle_varies_less(coherence: float):
    rng = np.random.default_rng(1)
    fields = rng.normal(size=(2, 21, SIDE, SIDE)) / np.sqrt(2)
    shared, own = fields[:, :1], fields[:, 1:]
    stack = ((np.sqrt(coherence) * shared + np.sqrt(1 - coherence) * own) ** 2).sum(axis=0).astype(np.float32)
    assert about_one_level(stack)[INNER].mean() == pytest.approx(1 - coherence**2, abs=0.08)


def test_a_second_level_is_no_variation_and_a_ship_hides_nothing():
    stack = speckle((10, SIDE, SIDE), 4)
    usual = about_one_level(stack)
    there = np.zeros(stack.shape, bool)
    there[:4, 30:50] = True
    split = stack * np.where(there, np.float32(30), np.float32(1))
    levels = [(flags, temporal_mean(np.where(flags, split, np.float32(np.nan)))) for flags in (~there, there)]
    np.testing.assert_allclose(variation(split, levels)[INNER], usual[INNER], rtol=0.1)
    stack[2, 40:43, 40:43] *= 1000
    assert about_one_level(stack)[40, 40] < 1.5 * usual[40, 40]


def test_where_no_place_has_two_dates_it_is_unknown():
    stack = speckle((3, SIDE, SIDE), 1)
    stack[1:] = np.nan
    assert (about_one_level(stack) == UNKNOWN).all()
    stack[:, 40:] = np.nan
    assert np.isfinite(about_one_level(stack)).all()
