"""Simulated speckle has the statistics that DOMAIN.md gives for Sentinel-1, and the clean image that belongs to it."""

from __future__ import annotations

import numpy as np
import pytest

from sar_despeckle.core.simulation.scenes import dead_leaves
from sar_despeckle.core.simulation.speckle_field import clean_intensity, complex_field, speckled_intensity
from sar_despeckle.core.simulation.subswaths import SUBSWATHS
from sar_despeckle.core.statistics.speckle import log_mean, log_variance

FLAT = np.ones((512, 512), np.float32)


def lag(values: np.ndarray, rows: int, cols: int) -> float:
    """Correlation with the pixel so many rows and columns further."""
    y = values - values.mean()
    one, other = y[: y.shape[0] - rows, : y.shape[1] - cols], y[rows:, cols:]
    return float(np.mean(one * other) / np.mean(y**2))


@pytest.mark.parametrize(("name", "across", "azimuth"), [("IW2", 0.18, 0.27), ("white", 0.0, 0.0)])
def test_neighbours_are_correlated_as_measured(name: str, across: float, azimuth: float):
    rng = np.random.default_rng(1)
    logs = [np.log(speckled_intensity(FLAT, 1, SUBSWATHS[name], rng)) for _ in range(4)]
    assert np.mean([lag(y, 0, 1) for y in logs]) == pytest.approx(across, abs=0.02)  # columns are range
    assert np.mean([lag(y, 1, 0) for y in logs]) == pytest.approx(azimuth, abs=0.02)  # rows are azimuth
    assert np.mean([lag(y, 2, 0) for y in logs]) == pytest.approx(0, abs=0.02)
    assert np.mean([lag(y, 0, 2) for y in logs]) == pytest.approx(0, abs=0.02)


@pytest.mark.parametrize("name", SUBSWATHS)
@pytest.mark.parametrize("looks", [1, 4])
def test_flat_ground_has_gamma_speckle_of_unit_mean(name: str, looks: int):
    w = speckled_intensity(FLAT, looks, SUBSWATHS[name], np.random.default_rng(2))
    assert w.dtype == np.float32
    doubt = 3 if name == "GRDH" else 1  # a quarter of the independent pixels
    assert w.mean() == pytest.approx(1, abs=0.01 * doubt)
    assert w.var() == pytest.approx(1 / looks, rel=0.03 * doubt)
    assert np.log(w).mean() == pytest.approx(log_mean(looks), abs=0.01 * doubt)
    assert np.log(w).var() == pytest.approx(log_variance(looks), rel=0.02 * doubt)


@pytest.mark.parametrize("name", ["IW1", "IW3", "white"])
@pytest.mark.parametrize("coherent", [False, True])
def test_the_mean_of_many_images_is_the_clean_one(name: str, coherent: bool):
    """The bright points are single targets, or very bright clutter."""
    scene = dead_leaves(np.random.default_rng(3), (48, 56), 2e-3)
    scene.points[20, 20] = 500
    clean = clean_intensity(scene.intensity(), SUBSWATHS[name])
    clutter, points = (scene.clutter, scene.points) if coherent else (scene.intensity(), None)
    rng, images = np.random.default_rng(4), 400
    mean = speckled_intensity(clutter, images, SUBSWATHS[name], rng, points)
    ratio = mean / clean
    assert ratio.mean() == pytest.approx(1, abs=0.01)
    assert ratio.std() == pytest.approx(1 / np.sqrt(images), rel=0.15)
    assert np.abs(ratio - 1).max() < 6 / np.sqrt(images)
    if name != "white":  # the sensor's blur is part of it: the reflectivity itself would not do
        assert np.abs(mean / scene.intensity() - 1).max() > 0.5


def test_a_point_has_no_speckle_of_its_own():
    points = np.zeros((32, 32), np.float32)
    points[10, 12] = 1e4
    rng = np.random.default_rng(6)
    images = [speckled_intensity(np.ones_like(points), 1, SUBSWATHS["IW2"], rng, points) for _ in range(200)]
    peaks = np.array(images)[:, 10, 12]
    clean = clean_intensity(points + 1, SUBSWATHS["IW2"])[10, 12]
    assert peaks.mean() == pytest.approx(clean, rel=0.01)
    assert peaks.std() / peaks.mean() < 0.05  # clutter has 1


def test_the_clean_image_keeps_the_energy():
    reflectivity = np.zeros((32, 32), np.float32)
    reflectivity[10, 12] = 100
    clean = clean_intensity(reflectivity, SUBSWATHS["IW2"])
    assert clean.sum() == pytest.approx(100, rel=1e-4)
    assert np.unravel_index(clean.argmax(), clean.shape) == (10, 12)
    assert clean.max() < 60
    np.testing.assert_allclose(clean_intensity(reflectivity, SUBSWATHS["white"]), reflectivity, atol=1e-4)


def test_the_complex_field_is_circular_and_its_intensity_is_the_speckled_image():
    z = complex_field(FLAT, SUBSWATHS["IW2"], np.random.default_rng(5))
    assert z.dtype == np.complex64
    assert abs(z.mean()) < 0.01 and abs(np.mean(z**2)) < 0.01
    w = speckled_intensity(FLAT, 1, SUBSWATHS["IW2"], np.random.default_rng(5))
    np.testing.assert_allclose(np.abs(z) ** 2, w, rtol=1e-4, atol=1e-7)
