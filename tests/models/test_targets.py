"""Dominant point targets keep their intensity."""

from __future__ import annotations

import numpy as np

from sar_despeckle.models.session import keep_targets


def log_amplitude(decibel: float) -> np.float32:
    return np.float32(decibel * np.log(10) / 20)


def test_a_target_is_kept_and_clutter_is_not() -> None:
    clean = np.array([[log_amplitude(45), log_amplitude(20)]])
    noisy = np.array([[log_amplitude(48), log_amplitude(23)]])
    np.testing.assert_allclose(keep_targets(noisy, clean, 0.0), [[log_amplitude(48), log_amplitude(20)]], rtol=1e-6)


def test_the_passage_is_gradual() -> None:
    clean = np.array([[log_amplitude(37)]])
    np.testing.assert_allclose(keep_targets(clean + 1, clean, 0.0), clean + 0.5, rtol=1e-4)


def test_a_gap_keeps_the_estimate() -> None:
    clean = np.array([[log_amplitude(45)]])
    np.testing.assert_array_equal(keep_targets(np.array([[np.float32(np.nan)]]), clean, 0.0), clean)
