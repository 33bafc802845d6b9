"""The last step of a date with its super-image: gain, evidence and standing targets together."""

from __future__ import annotations

import numpy as np
import pytest

from sar_despeckle.core.series.settle import Settle

from ..rasters import Array, speckle

SHAPE = (1, 64, 64)
FIELD = np.s_[0, 10:30, 10:30]
TARGET = np.s_[0, 50, 50]


def images() -> tuple[Array, Array, Array]:
    """A network's estimate that gives too little of a bright field and of a target; the date; the super-image."""
    super_image = np.ones(SHAPE, np.float32)
    super_image[TARGET] = 1000
    date = super_image * speckle(SHAPE, 1, seed=8).astype(np.float32)
    date[TARGET] = 1100
    date[FIELD] *= 3
    estimate = np.ones(SHAPE, np.float32)
    estimate[FIELD] = 1.6
    estimate[TARGET] = 500
    return estimate, date, super_image


def test_what_came_and_what_stands_are_as_bright_as_they_are():
    estimate, date, super_image = images()
    (result,) = Settle(1.0, 1.0)(estimate, date, super_image)
    assert 10 * np.log10(result[FIELD].mean() / date[FIELD].mean()) == pytest.approx(0, abs=0.7)
    assert result[TARGET] == pytest.approx(1000, rel=1e-3)


def test_the_gain_is_the_estimates_and_the_level_the_super_images():
    estimate, date, super_image = images()
    (expected,) = Settle(1.0, 1.0)(estimate, date, super_image)
    (result,) = Settle(1.25, 8.0)(estimate / np.float32(1.25), date, super_image / np.float32(8))
    np.testing.assert_allclose(result, expected, rtol=1e-4)


def test_gaps_of_any_of_the_three_are_gaps():
    blocks = images()
    for k, block in enumerate(blocks):
        block[0, k, k] = np.nan
        block.flags.writeable = False
    (result,) = Settle(1.0, 1.0)(*blocks)
    assert np.isnan(result[0, [0, 1, 2], [0, 1, 2]]).all()
    assert np.isnan(result).sum() == 3
