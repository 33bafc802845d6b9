"""The table of independent samples follows from the sub-swaths' spectra."""

from __future__ import annotations

import numpy as np
import pytest

from sar_despeckle.core.simulation.speckle_field import speckled_intensity
from sar_despeckle.core.simulation.subswaths import SUBSWATHS
from sar_despeckle.core.superimage.two_levels import GROUND_RANGE, MOST_CORRELATED, WINDOWS
from sar_despeckle.core.superimage.two_levels import pixels_per_sample as taken_per_sample

SINGLE_LOOK = ("IW1", "IW2", "IW3", "S3", "white")


def pixels_per_sample(subswath: str, side: int) -> float:
    """Pixels of a window that tell as much as one independent sample: side²·Var[window mean]/Var[pixel].

    The correlation of two intensities is the squared correlation of the field, the spectrum's Fourier transform
    (Goodman 2007, ch. 4). Looks are independent, so their number does not matter.
    """
    power = SUBSWATHS[subswath].transfer((256, 256)).astype(np.float64) ** 2
    field = np.fft.ifft2(power).real
    lags = np.arange(1 - side, side)
    pairs = side - np.abs(lags)
    correlation = (field[np.ix_(lags, lags)] / field[0, 0]) ** 2
    return float((pairs[:, None] * pairs[None, :] * correlation).sum() / side**2)


@pytest.mark.parametrize("side", WINDOWS)
def test_the_table_is_that_of_the_most_correlated_single_look_subswath(side: int):
    derived = {name: pixels_per_sample(name, side) for name in SINGLE_LOOK}
    assert max(derived, key=lambda name: derived[name]) == "IW3"
    assert WINDOWS[side] == pytest.approx(derived["IW3"], abs=0.08)
    assert derived["white"] == pytest.approx(1)


@pytest.mark.parametrize("side", GROUND_RANGE)
def test_ground_range_products_are_more_correlated(side: int):
    assert pixels_per_sample("GRDH", side) == pytest.approx(GROUND_RANGE[side], abs=0.06)


@pytest.mark.parametrize("side", WINDOWS)
@pytest.mark.parametrize(("subswath", "correlation"), [("white", 0.0), ("IW1", 0.31), ("GRDH", MOST_CORRELATED)])
def test_what_is_taken_for_multilooked_speckle_is_cautious(subswath: str, correlation: float, side: int):
    taken = taken_per_sample(side, 4.0, correlation)
    assert 1.7 < taken / pixels_per_sample(subswath, side) < 3
    assert taken_per_sample(side, 1.0, correlation) == WINDOWS[side]


@pytest.mark.parametrize(("subswath", "looks"), [("IW3", 1), ("GRDH", 5)])
def test_the_derivation_agrees_with_simulated_speckle(subswath: str, looks: int):
    side, number, rng = 7, 64, np.random.default_rng(1)
    shape = (side * number, side * number)
    images = [speckled_intensity(np.ones(shape, np.float32), looks, SUBSWATHS[subswath], rng) for _ in range(2)]
    stack = np.stack(images)
    means = stack.reshape(2, number, side, number, side).mean(axis=(2, 4))
    assert side**2 * means.var() / stack.var() == pytest.approx(pixels_per_sample(subswath, side), rel=0.06)
