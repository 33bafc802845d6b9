"""Dominant point targets keep their intensity, and rule no mean."""

from __future__ import annotations

import numpy as np
import pytest

from sar_despeckle.core.statistics.bright_targets import (
    KEPT_OF_A_DATE,
    keep_targets,
    keep_targets_of_a_series,
    without_targets,
)

from ..rasters import Array, speckle

SIDE = 65


def log_amplitude(decibel: float) -> np.float32:
    return np.float32(decibel * np.log(10) / 20)


def pair(decibel: float, noise: float = 3.0) -> tuple[np.ndarray, np.ndarray]:
    """Estimate with a target in the middle, and an image that is some decibel brighter all over."""
    clean = np.zeros((SIDE, SIDE), np.float32)
    clean[SIDE // 2, SIDE // 2] = log_amplitude(decibel)
    return clean + log_amplitude(noise), clean


def test_a_target_is_kept_and_clutter_is_not() -> None:
    noisy, clean = pair(KEPT_OF_A_DATE + 8)
    result = keep_targets(noisy, clean)
    middle = np.zeros(clean.shape, bool)
    middle[SIDE // 2, SIDE // 2] = True
    np.testing.assert_allclose(result[middle], noisy[middle])
    np.testing.assert_array_equal(result[~middle], clean[~middle])


def test_a_faint_target_is_left_to_the_network() -> None:
    noisy, clean = pair(KEPT_OF_A_DATE - 1)
    np.testing.assert_array_equal(keep_targets(noisy, clean), clean)


def test_the_passage_is_gradual() -> None:
    noisy, clean = pair(KEPT_OF_A_DATE + 3)
    change = (keep_targets(noisy, clean) - clean)[SIDE // 2, SIDE // 2]
    assert change == pytest.approx(log_amplitude(3) / 2, rel=0.02)


def test_a_bright_region_is_no_target() -> None:
    clean = np.zeros((SIDE, SIDE), np.float32)
    clean[:, SIDE // 2 :] = log_amplitude(25)
    np.testing.assert_array_equal(keep_targets(clean + 1, clean), clean)


def test_a_gap_keeps_the_estimate() -> None:
    noisy, clean = pair(45)
    noisy[SIDE // 2, SIDE // 2] = np.nan
    np.testing.assert_array_equal(keep_targets(noisy, clean), clean)


def test_another_dominance_can_be_asked_for() -> None:
    noisy, clean = pair(30)
    np.testing.assert_array_equal(keep_targets(noisy, clean, 34), clean)


# -- beside a super-image


EXTENT = 64
PLACE = (32, 20)
TARGET = np.s_[PLACE[0], PLACE[1]]


def point(decibels: float) -> Array:
    image = np.ones((EXTENT, EXTENT), np.float32)
    image[PLACE] = 10 ** (decibels / 10)
    return image


def date(decibels: float) -> Array:
    image = speckle((EXTENT, EXTENT), 1, seed=3).astype(np.float32)
    image[PLACE] = point(decibels)[PLACE]
    return image


def test_a_persistent_target_is_as_bright_as_in_the_super_image():
    result = keep_targets_of_a_series(date(30), point(26), point(30))
    assert result[PLACE] == pytest.approx(1000, rel=1e-4)
    result[PLACE] = 1
    np.testing.assert_array_equal(result, np.ones_like(result))


@pytest.mark.parametrize("shown", [20.0, 24.0, 36.0])
def test_a_point_that_is_another_one_at_the_date_is_as_bright_as_there(shown: float):
    result = keep_targets_of_a_series(date(shown), point(26), point(30))
    assert result[PLACE] == pytest.approx(10 ** (shown / 10), rel=1e-4)
    result[PLACE] = 1
    np.testing.assert_array_equal(result, np.ones_like(result))


def test_a_target_that_the_date_does_not_show_is_left_to_the_estimate():
    np.testing.assert_array_equal(keep_targets_of_a_series(date(0), point(3), point(30)), point(3))


def test_the_border_of_a_bright_field_is_no_point():
    field, shown = np.ones((2, EXTENT, EXTENT), np.float32)
    field[20:44, 20:44] = 1000
    shown[20:44, 20:44] = 1000 * speckle((24, 24), 1, seed=4)
    estimate = 1.2 * field
    moved = 10 * np.log10(keep_targets_of_a_series(shown, estimate, field) / estimate)
    assert np.quantile(np.abs(moved), 0.995) < 0.8 + 1e-3  # to the super-image, not to the date's speckle


def test_the_pixels_beside_a_point_that_fluctuates_are_part_of_it():
    shown, usual = point(36), point(30)
    beside = np.s_[PLACE[0], PLACE[1] + 1]
    shown[beside], usual[beside] = 400, 100
    result = keep_targets_of_a_series(shown, usual, usual)
    assert result[PLACE] == pytest.approx(10**3.6, rel=1e-4) and result[beside] == pytest.approx(400, rel=1e-4)


def test_what_does_not_dominate_is_left_to_the_estimate():
    np.testing.assert_array_equal(keep_targets_of_a_series(date(9), point(5), point(9)), point(5))


def test_in_between_the_passage_is_gradual():
    kept = [
        float(10 * np.log10(keep_targets_of_a_series(date(d), point(d - 2), point(d))[PLACE])) - d for d in range(9, 20)
    ]
    assert kept[0] == pytest.approx(-2, abs=0.01) and kept[-1] == pytest.approx(0, abs=0.01)
    assert all(later >= earlier - 1e-4 for earlier, later in zip(kept, kept[1:]))


def test_gaps_stay_and_do_not_spread():
    shown, estimate = date(30), point(26)
    shown[:10] = estimate[:10] = np.nan
    holes = point(30)
    holes[50:] = 0
    result = keep_targets_of_a_series(shown, estimate, holes)
    np.testing.assert_array_equal(np.isnan(result), np.isnan(estimate))
    assert result[PLACE] == pytest.approx(1000, rel=1e-3)


# -- means


def test_a_mean_is_taken_without_dominant_targets_and_gaps() -> None:
    image, estimate = np.ones((EXTENT, EXTENT), np.float32), np.ones((EXTENT, EXTENT), np.float32)
    image[PLACE], estimate[PLACE] = 1e6, 5e5
    image[3, 3], estimate[4, 4] = np.nan, 0
    shown, found = without_targets(image, estimate)
    missing = np.isnan(shown)
    np.testing.assert_array_equal(missing, np.isnan(found))
    assert sorted(zip(*np.nonzero(missing))) == [(3, 3), (4, 4), PLACE]


def test_a_target_that_fluctuates_is_as_its_date_shows_it_also_near_the_mean():
    """A decibel from the mean and 20 dB over the clutter: that is chance, or if it is steady, the clutter."""
    date, estimate, super_image = np.ones((3, 63, 63), np.float32)
    super_image[31, 31], estimate[31, 31], date[31, 31] = 100, 100, 126
    steady, fluctuating = np.full((63, 63), 0.01, np.float32), np.full((63, 63), 0.5, np.float32)
    assert keep_targets_of_a_series(date, estimate, super_image, steady)[31, 31] == pytest.approx(100, rel=0.01)
    assert keep_targets_of_a_series(date, estimate, super_image, fluctuating)[31, 31] == pytest.approx(126, rel=0.03)
