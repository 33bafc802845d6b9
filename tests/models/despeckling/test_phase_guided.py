"""Images with their phase: gaps, constants, and what comes out beside the clean image."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from sar_despeckle.core.simulation.speckle_field import complex_field
from sar_despeckle.core.simulation.subswaths import SUBSWATHS
from sar_despeckle.models.despeckling.phase_guided import PhaseGuidedDespeckle
from sar_despeckle.models.engines.devices import Device
from sar_despeckle.models.library.catalog import find_model
from sar_despeckle.models.library.network_file import NetworkFile

SIDE = 192
Array = NDArray[np.float32]


@pytest.fixture(scope="module")
def field() -> NDArray[np.complex64]:
    """One look of two fields."""
    reflectivity = np.ones((SIDE, SIDE), np.float32)
    reflectivity[:, SIDE // 2 :] = 4
    return complex_field(reflectivity, SUBSWATHS["IW2"], np.random.default_rng(3))


def despeckled(intensity: Array, *phase: Array) -> tuple[Array, Array]:
    level = float(np.nanmean(np.log(intensity)))
    operation = PhaseGuidedDespeckle(NetworkFile.at(find_model("pgd2net", "complex"), Device.CPU), level)
    clean, speckle = operation(intensity[None], *(p[None] for p in phase))
    return clean[0], speckle[0]


def split(field: NDArray[np.complex64]) -> tuple[Array, Array]:
    return (np.abs(field) ** 2).astype(np.float32), np.angle(field).astype(np.float32)


def looks(image: Array) -> float:
    return float(image.mean() ** 2 / image.var())


def test_the_speckle_goes_and_is_told(field: NDArray[np.complex64]) -> None:
    intensity, phase = split(field)
    clean, speckle = despeckled(intensity, phase)
    for half, level in ((np.s_[20:-20, 20:76], 1.0), (np.s_[20:-20, 116:-20], 4.0)):
        assert clean[half].mean() == pytest.approx(level, rel=0.1)
        assert looks(clean[half]) > 100
        assert speckle[half].mean() == pytest.approx(1, abs=0.05)
        assert looks(speckle[half]) == pytest.approx(1, abs=0.15)


def test_a_gap_stays_one_and_a_constant_stays_as_it_is(field: NDArray[np.complex64]) -> None:
    intensity, phase = split(field)
    intensity[40:70, 30:60] = np.nan
    intensity[100:110, 100:120] = 0.25
    phase[100:110, 100:120] = 0
    clean, speckle = despeckled(intensity, phase)
    for result in (clean, speckle):
        np.testing.assert_array_equal(np.isnan(result), np.isnan(intensity))
    np.testing.assert_array_equal(clean[100:110, 100:120], np.float32(0.25))
    np.testing.assert_array_equal(speckle[100:110, 100:120], np.float32(1))
    beside = clean[30:80, 62:76]
    assert looks(beside) > 40


def test_an_unknown_phase_is_none(field: NDArray[np.complex64]) -> None:
    intensity, phase = split(field)
    without = despeckled(intensity)[0]
    np.testing.assert_allclose(despeckled(intensity, np.full_like(phase, np.nan))[0], without, rtol=1e-5)
    assert np.abs(np.log(despeckled(intensity, phase)[0] / without)).max() > 0.02


def test_nothing_in_nothing_out() -> None:
    nothing = np.full((1, 32, 32), np.nan, np.float32)
    operation = PhaseGuidedDespeckle(NetworkFile.at(find_model("pgd2net", "complex"), Device.CPU), 0.0)
    assert all(np.isnan(result).all() for result in operation(nothing, nothing))
