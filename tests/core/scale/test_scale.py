"""Scales: there and back, and which one a raster is in."""

from __future__ import annotations

import numpy as np
import pytest

from sar_despeckle.core.scale.scale import Scale, from_intensity, guess_from_text, to_intensity


@pytest.mark.parametrize("scale", list(Scale))
def test_there_and_back_is_the_same(scale: Scale):
    intensity = np.geomspace(1e-6, 1e8, 200).astype(np.float32)
    scaled = from_intensity(intensity.copy(), scale)
    np.testing.assert_allclose(to_intensity(scaled, scale), intensity, rtol=1e-5)


def test_known_values():
    values = [0.01, 1.0, 100.0]
    np.testing.assert_allclose(from_intensity(np.array(values, np.float32), Scale.DECIBEL), [-20, 0, 20], atol=1e-5)
    np.testing.assert_allclose(from_intensity(np.array(values, np.float32), Scale.AMPLITUDE), [0.1, 1, 10], rtol=1e-6)
    np.testing.assert_allclose(to_intensity(np.array([3.0103], np.float32), Scale.DECIBEL), [2], rtol=1e-5)
    np.testing.assert_allclose(to_intensity(np.array([80.0], np.float32), Scale.AMPLITUDE), [6400], rtol=1e-6)


@pytest.mark.parametrize("scale", list(Scale))
def test_conversion_is_in_place_and_keeps_gaps(scale: Scale):
    values = np.array([1.0, np.nan], np.float32)
    assert to_intensity(values, scale) is values and from_intensity(values, scale) is values
    assert np.isnan(values[1]) and not np.isnan(values[0])


def test_only_decibel_can_be_negative():
    assert [s for s in Scale if s.can_be_negative] == [Scale.DECIBEL]


@pytest.mark.parametrize(
    ("text", "scale"),
    [
        ("Sigma0_VV_db", Scale.DECIBEL),
        ("Gamma0_VH", Scale.INTENSITY),
        ("dB", Scale.DECIBEL),
        ("decibels", Scale.DECIBEL),
        ("Amplitude_VV", Scale.AMPLITUDE),
        ("Intensity_VV", Scale.INTENSITY),
        ("power", Scale.INTENSITY),
        ("S1A_IW_20180128T161201_DVP_RTC30_G_gpuned_FD6A_VV", Scale.INTENSITY),
        ("S1A_IW_20180128T161201_DVP_RTC30_G_gauned_FD6A_VV", Scale.AMPLITUDE),
        ("S1B_IW_20180128T161201_DVR_RTC10_G_sdufem_5A1C_VH", Scale.DECIBEL),
        ("S1A_IW_20180128T161201_SVP_RTC30_G_gpmfcd_0001", Scale.INTENSITY),
    ],
)
def test_names_tell_the_scale(text: str, scale: Scale):
    guess = guess_from_text(text)
    assert guess is not None and guess[0] is scale
    assert guess[1]


@pytest.mark.parametrize(
    "text", ["", "VV", "adbc", "dbscan", "simulated_20240103", "OPERA_L2_RTC-S1_T137-292323-IW1_VV"]
)
def test_names_that_say_nothing(text: str):
    assert guess_from_text(text) is None
