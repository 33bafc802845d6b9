"""Dominant point targets keep their intensity."""

from __future__ import annotations

import numpy as np
import pytest

from sar_despeckle.models.despeckling.inference import DOMINANCE, keep_targets

SIDE = 65


def log_amplitude(decibel: float) -> np.float32:
    return np.float32(decibel * np.log(10) / 20)


def pair(decibel: float, noise: float = 3.0) -> tuple[np.ndarray, np.ndarray]:
    """Estimate with a target in the middle, and an image that is some decibel brighter all over."""
    clean = np.zeros((SIDE, SIDE), np.float32)
    clean[SIDE // 2, SIDE // 2] = log_amplitude(decibel)
    return clean + log_amplitude(noise), clean


def test_a_target_is_kept_and_clutter_is_not() -> None:
    noisy, clean = pair(DOMINANCE + 8)
    result = keep_targets(noisy, clean)
    middle = np.zeros(clean.shape, bool)
    middle[SIDE // 2, SIDE // 2] = True
    np.testing.assert_allclose(result[middle], noisy[middle])
    np.testing.assert_array_equal(result[~middle], clean[~middle])


def test_a_faint_target_is_left_to_the_network() -> None:
    noisy, clean = pair(DOMINANCE - 1)
    np.testing.assert_array_equal(keep_targets(noisy, clean), clean)


def test_the_passage_is_gradual() -> None:
    noisy, clean = pair(DOMINANCE + 3)
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
