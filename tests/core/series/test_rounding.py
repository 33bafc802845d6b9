"""Copies of eight significant bits."""

from __future__ import annotations

import numpy as np

from sar_despeckle.core.series.rounding import Rounded


def test_no_value_moves_by_more_than_half_a_step_and_none_becomes_zero_or_infinite() -> None:
    values = np.exp(np.random.default_rng(1).uniform(-85, 88, (2, 40, 50))).astype(np.float32)
    values[0, 0] = np.nan
    values[1, 1, :3] = np.finfo(np.float32).max, np.finfo(np.float32).tiny, 1e-42
    (rounded,) = Rounded()(values)
    np.testing.assert_array_equal(np.isnan(rounded), np.isnan(values))
    assert (rounded[1:] > 0).all()
    assert np.isfinite(rounded[1:]).all()
    np.testing.assert_allclose(rounded[1, 2:], values[1, 2:], rtol=2.0**-8)
    assert rounded.dtype == np.float32


def test_the_last_two_bytes_are_zero() -> None:
    """That is why a file takes half as much of them."""
    (rounded,) = Rounded()(np.random.default_rng(1).exponential(0.1, (1, 30, 30)).astype(np.float32))
    assert not (rounded.view(np.uint32) & 0xFFFF).any()
