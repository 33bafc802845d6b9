"""MuLoG's iteration against a direct minimiser, and what it does to speckle."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.optimize import minimize

from sar_despeckle.core.cancel import CancelToken, cancellable
from sar_despeckle.core.errors import Cancelled
from sar_despeckle.core.mulog.admm import despeckle_log
from sar_despeckle.core.mulog.data_term import Speckled, negative_log_likelihood
from sar_despeckle.core.mulog.sliding_dct import denoise_by_sliding_dct
from sar_despeckle.core.statistics.quality import equivalent_looks

Array = NDArray[np.float32]
SIDE = 8
SMOOTHNESS = 3.0


def differences() -> NDArray[np.float64]:
    """The matrix that takes the differences of neighbours of an image of 8 × 8."""
    step = np.eye(SIDE)[1:] - np.eye(SIDE)[:-1]
    return np.vstack([np.kron(step, np.eye(SIDE)), np.kron(np.eye(SIDE), step)])


@pytest.mark.parametrize("speckle", [Speckled(1), Speckled(4), Speckled(1, 5)])
def test_with_a_convex_prior_it_finds_the_minimum(speckle: Speckled) -> None:
    """The denoiser of a quadratic prior is a linear system, so the whole problem can be minimised directly, too."""
    matrix = differences()
    roughness = SMOOTHNESS * matrix.T @ matrix

    def denoise(image: Array, deviation: float) -> Array:
        smooth = np.linalg.solve(np.eye(SIDE**2) + deviation**2 * roughness, image.astype(float).ravel())
        return smooth.reshape(image.shape).astype(np.float32)

    rng = np.random.default_rng(2)
    scene = np.where(np.arange(SIDE) < 4, 0, 2) + np.zeros((SIDE, 1))
    observed = (scene + np.log(rng.gamma(speckle.looks, 1 / speckle.looks, scene.shape))).astype(np.float32)

    def cost(x: NDArray[np.float64]) -> float:
        likelihood = negative_log_likelihood(x, observed.ravel().astype(float), speckle)
        return float(likelihood.sum() + x @ roughness @ x / 2)

    direct = minimize(cost, observed.ravel().astype(float), method="L-BFGS-B", options={"maxiter": 5000}).x
    found = despeckle_log(observed, speckle, denoise, rounds=200)
    np.testing.assert_allclose(found.ravel(), direct, atol=0.01)


@pytest.mark.parametrize("looks", [1, 4, 30])
def test_speckle_goes_and_levels_stay(looks: float) -> None:
    rng = np.random.default_rng(4)
    truth = np.where(np.arange(128) < 64, 1, 8) + np.zeros((128, 1))
    noisy = (truth * rng.gamma(looks, 1 / looks, truth.shape)).astype(np.float32)
    clean = np.exp(despeckle_log(np.log(noisy), Speckled(looks), denoise_by_sliding_dct))
    for half in (np.s_[10:-10, 10:54], np.s_[10:-10, 74:-10]):
        assert equivalent_looks(clean[half], truth[half].astype(np.float32)) > 60 * looks**0.5
        assert clean[half].mean() == pytest.approx(truth[half].mean(), rel=0.06)


def test_a_ratio_of_few_looks_needs_to_be_told() -> None:
    """Beside a super-image of three looks RuLoG finds the level that MuLoG, which knows of one speckle only, misses."""
    rng = np.random.default_rng(6)
    ratio = rng.gamma(1, 1, (128, 128)) / rng.gamma(3, 1 / 3, (128, 128))
    observed = np.log(ratio).astype(np.float32)
    levels = [
        np.exp(despeckle_log(observed, kind, denoise_by_sliding_dct)).mean() for kind in (Speckled(1, 3), Speckled(1))
    ]
    assert levels[0] == pytest.approx(1, rel=0.06)
    assert levels[1] > 1.25


def test_it_can_be_cancelled() -> None:
    token = CancelToken()
    calls = []

    def denoise(image: Array, deviation: float) -> Array:
        calls.append(deviation)
        token.cancel()
        return image

    with cancellable(token), pytest.raises(Cancelled):
        despeckle_log(np.zeros((8, 8), np.float32), Speckled(1), denoise)
    assert len(calls) == 1
