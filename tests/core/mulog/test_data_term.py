"""The likelihood of log-intensity, and its proximal step against a direct search."""

from __future__ import annotations

import math

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar

from sar_despeckle.core.mulog.data_term import Speckled, likely_near, negative_log_likelihood

Array = NDArray[np.float32]
KINDS = [Speckled(1), Speckled(4.4), Speckled(50), Speckled(1, 3), Speckled(1, 100), Speckled(4, 20)]


@pytest.mark.parametrize("speckle", KINDS)
def test_the_proximal_step_is_the_minimum(speckle: Speckled) -> None:
    rng = np.random.default_rng(3)
    spread = 6 * speckle.deviation
    prior, observed = (rng.normal(0, spread, 100).astype(np.float32) for _ in range(2))
    weight = speckle.penalty / speckle.deviation**2
    found = likely_near(prior, observed, weight, speckle)
    for near, seen, x in zip(prior.astype(float), observed.astype(float), found):

        def cost(value: float, near: float = near, seen: float = seen) -> float:
            likelihood = negative_log_likelihood(np.float64(value), np.float64(seen), speckle)
            return float(likelihood + weight / 2 * (value - near) ** 2)

        ends = min(near, seen) - 1, max(near, seen) + 1
        direct = minimize_scalar(cost, bounds=ends, method="bounded", options={"xatol": 1e-7}).x
        assert x == pytest.approx(direct, abs=0.002)  # 0.01 dB


@pytest.mark.parametrize("speckle", KINDS)
def test_mean_and_deviation_are_those_of_drawn_speckle(speckle: Speckled) -> None:
    rng = np.random.default_rng(5)
    drawn = rng.gamma(speckle.looks, 1 / speckle.looks, 400_000)
    if math.isfinite(speckle.beside):
        drawn = drawn / rng.gamma(speckle.beside, 1 / speckle.beside, 400_000)
    logarithm = np.log(drawn)
    assert logarithm.mean() == pytest.approx(speckle.log_mean, abs=0.01)
    assert logarithm.std() == pytest.approx(speckle.deviation, rel=0.01)


def test_many_looks_beside_are_an_image_by_itself() -> None:
    rng = np.random.default_rng(7)
    prior, observed = (rng.normal(0, 2, 500).astype(np.float32) for _ in range(2))
    alone, beside = (likely_near(prior, observed, 1.8, Speckled(1, looks)) for looks in (math.inf, 1e5))
    np.testing.assert_allclose(alone, beside, atol=1e-3)


def test_the_inputs_are_left_as_they_are() -> None:
    prior, observed = np.zeros(4, np.float32), np.ones(4, np.float32)
    likely_near(prior, observed, 1.0, Speckled(1))
    assert prior.tolist() == [0] * 4 and observed.tolist() == [1] * 4
