"""Spectra of single-look complex products."""

from __future__ import annotations

import numpy as np
import pytest

from sar_despeckle.core.simulation.subswaths import SUBSWATHS, smoothing


def hamming(frequency: float, bandwidth: float, alpha: float) -> float:
    """DOMAIN's formula, for one frequency."""
    if abs(frequency) > bandwidth / 2:
        return 0.0
    return alpha + (1 - alpha) * np.cos(2 * np.pi * frequency / bandwidth)


@pytest.mark.parametrize("name", SUBSWATHS)
@pytest.mark.parametrize("shape", [(32, 48), (33, 31)])
def test_the_transfer_is_the_weighted_band(name: str, shape: tuple[int, int]):
    swath = SUBSWATHS[name]
    expected = np.empty(shape)
    for r, c in np.ndindex(shape):
        azimuth = np.fft.fftfreq(shape[0], 1 / swath.sampling[0])[r]
        across = np.fft.fftfreq(shape[1], 1 / swath.sampling[1])[c]
        expected[r, c] = hamming(azimuth, swath.bandwidth[0], swath.hamming[0]) * hamming(
            across, swath.bandwidth[1], swath.hamming[1]
        )
    expected /= np.sqrt(np.mean(expected**2))
    np.testing.assert_allclose(swath.transfer(shape), expected, atol=1e-6)
    assert np.mean(swath.transfer(shape) ** 2) == pytest.approx(1, abs=1e-5)


# DOMAIN.md §8: azimuth and range bandwidth, azimuth and range coefficient of the Hamming window
SENTINEL_1 = {
    "IW1": (327.0, 56.5e6, 0.70, 0.75),
    "IW2": (313.0, 48.3e6, 0.75, 0.75),
    "IW3": (314.0, 42.79e6, 0.75, 0.75),
}


@pytest.mark.parametrize("name", SENTINEL_1)
def test_the_values_are_those_of_sentinel_1(name: str):
    swath = SUBSWATHS[name]
    assert swath.name == name and swath.sampling == (486.4863, 64.345238e6)
    assert (*swath.bandwidth, *swath.hamming) == SENTINEL_1[name]
    band = swath.transfer((2000, 2000)) > 0  # rows are azimuth
    assert band.any(axis=1).mean() == pytest.approx(SENTINEL_1[name][0] / 486.4863, abs=0.002)
    assert band.any(axis=0).mean() == pytest.approx(SENTINEL_1[name][1] / 64.345238e6, abs=0.002)


def test_white_is_flat():
    np.testing.assert_allclose(SUBSWATHS["white"].transfer((16, 17)), 1, rtol=1e-6)
    np.testing.assert_allclose(smoothing(SUBSWATHS["white"].transfer((16, 17))), 1, atol=1e-5)


@pytest.mark.parametrize("name", SUBSWATHS)
def test_smoothing_keeps_the_mean_and_blurs_the_rest(name: str):
    spectrum = smoothing(SUBSWATHS[name].transfer((64, 64)))
    assert spectrum[0, 0] == pytest.approx(1, abs=1e-5)
    response = np.fft.ifft2(spectrum)
    assert np.abs(response.imag).max() < 1e-6 and response.real.min() > -1e-6
    if name != "white":
        assert response.real[0, 0] < 0.8 and np.abs(spectrum).max() < 1.0001
