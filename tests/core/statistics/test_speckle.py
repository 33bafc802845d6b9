"""Moments and quantiles of speckle, against sampled gamma variables and the constants of the literature."""

from __future__ import annotations

import math

import numpy as np
import pytest

from sar_despeckle.core.statistics import speckle

SAMPLES = 1_000_000
LOOKS = [1.0, 2.5, 4.0, 10.0]


def sampled(looks: float, seed: int = 0) -> np.ndarray:
    return np.random.default_rng((seed, int(10 * looks))).gamma(looks, 1 / looks, SAMPLES)


def below(values: np.ndarray, quantile: float) -> float:
    return float(np.mean(values <= quantile))


def test_one_look_has_the_constants_of_the_literature():
    assert speckle.log_mean(1) == pytest.approx(-0.5772, abs=1e-4)
    assert speckle.log_variance(1) == pytest.approx(1.6449, abs=1e-4)
    assert speckle.amplitude_coefficient_of_variation(1) == pytest.approx(0.5227, abs=1e-4)
    assert speckle.amplitude_mean(1) == pytest.approx(math.sqrt(math.pi) / 2)
    assert speckle.intensity_quantile(0.5, 1) == pytest.approx(math.log(2))  # exponential


@pytest.mark.parametrize("looks", LOOKS)
def test_moments_are_those_of_samples(looks: float):
    u = sampled(looks)
    assert speckle.intensity_variance(looks) == pytest.approx(u.var(), rel=0.02)
    assert speckle.amplitude_mean(looks) == pytest.approx(np.sqrt(u).mean(), rel=0.002)
    deviation = np.sqrt(u).std() / np.sqrt(u).mean()
    assert speckle.amplitude_coefficient_of_variation(looks) == pytest.approx(deviation, rel=0.005)
    assert speckle.log_mean(looks) == pytest.approx(np.log(u).mean(), abs=0.006)
    assert speckle.log_variance(looks) == pytest.approx(np.log(u).var(), rel=0.01)


@pytest.mark.parametrize("looks", LOOKS)
@pytest.mark.parametrize("probability", [0.02, 0.5, 0.98])
def test_quantiles_are_those_of_samples(looks: float, probability: float):
    u = sampled(looks)
    assert below(u, speckle.intensity_quantile(probability, looks)) == pytest.approx(probability, abs=0.002)
    assert below(np.log(u), speckle.log_quantile(probability, looks)) == pytest.approx(probability, abs=0.002)


@pytest.mark.parametrize(("numerator", "denominator"), [(1.0, 1.0), (1.0, 10.0), (4.0, 3.0)])
def test_ratios_are_those_of_samples(numerator: float, denominator: float):
    ratio = sampled(numerator) / sampled(denominator, seed=1)
    for probability in (0.05, 0.5, 0.95):
        quantile = speckle.ratio_quantile(probability, numerator, denominator)
        assert below(ratio, quantile) == pytest.approx(probability, abs=0.002)
    assert speckle.ratio_log_variance(numerator, denominator) == pytest.approx(np.log(ratio).var(), rel=0.01)
    if denominator > 2:  # below, the sampled mean does not settle
        assert speckle.ratio_mean(denominator) == pytest.approx(ratio.mean(), rel=0.01)


def test_the_mean_ratio_to_one_look_is_infinite():
    assert speckle.ratio_mean(1) == math.inf
    assert speckle.ratio_mean(0.5) == math.inf


@pytest.mark.parametrize("looks", [0, -1, math.inf, math.nan])
def test_impossible_looks_are_refused(looks: float):
    for function in (speckle.intensity_variance, speckle.log_mean, speckle.log_variance, speckle.ratio_mean):
        with pytest.raises(ValueError, match="positive"):
            function(looks)
