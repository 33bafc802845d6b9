"""The spacing of speckle: one pixel in every product, more where it is sampled finer than its resolution."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from sar_despeckle.core.feedback import Silent
from sar_despeckle.core.simulation.speckle_field import speckled_intensity
from sar_despeckle.core.simulation.subswaths import SUBSWATHS
from sar_despeckle.core.streaming.raster_streams import RasterStreams
from sar_despeckle.core.superimage.two_levels import MOST_CORRELATED
from sar_despeckle.core.whole_image.spacing import LagCorrelation, sample_speckle

from ..rasters import as_stack

SIDE = 220
SINGLE_LOOK = [name for name in SUBSWATHS if name != "GRDH"]


def speckle(subswath: str, looks: int, finer: float = 1.0, seed: int = 1) -> np.ndarray:
    usual = SUBSWATHS[subswath]
    sampled = replace(usual, sampling=(usual.sampling[0] * finer, usual.sampling[1] * finer))
    flat = np.ones((SIDE, SIDE), np.float32)
    return speckled_intensity(flat, looks, sampled, np.random.default_rng(seed))


def spacing(folder: Path, image: np.ndarray, looks: float) -> int:
    found = sample_speckle(as_stack(folder / "a.tif", image[None]), RasterStreams(), Silent(), looks).spacing
    return found


@pytest.mark.parametrize(("subswath", "looks"), [*((name, 1) for name in SINGLE_LOOK), ("GRDH", 5), ("white", 4)])
def test_products_have_the_spacing_of_their_pixels(subswath: str, looks: int, tmp_path: Path):
    assert spacing(tmp_path, speckle(subswath, looks), looks) == 1


@pytest.mark.parametrize(
    ("subswath", "looks", "expected"), [("GRDH", 5, MOST_CORRELATED), ("IW1", 1, 0.31), ("white", 4, 0.0)]
)
def test_the_correlation_of_neighbours_is_measured(subswath: str, looks: int, expected: float, tmp_path: Path):
    image = as_stack(tmp_path / "a.tif", speckle(subswath, looks)[None])
    found = sample_speckle(image, RasterStreams(), Silent())
    assert found.correlation == pytest.approx(expected, abs=0.04)


@pytest.mark.parametrize(("finer", "expected"), [(1.4, 2), (2.0, 2), (3.0, 3)])
@pytest.mark.parametrize(("subswath", "looks"), [*((name, 1) for name in SINGLE_LOOK if name != "white"), ("GRDH", 5)])
def test_what_is_sampled_finer_is_recognised(subswath: str, looks: int, finer: float, expected: int, tmp_path: Path):
    assert spacing(tmp_path, speckle(subswath, looks, finer), looks) == expected


@pytest.mark.parametrize(("finer", "expected"), [(1.4, 2), (2, 2)])
def test_so_is_what_was_warped_by_the_nearest_pixel(finer: float, expected: int, tmp_path: Path):
    nearest = (np.arange(SIDE) / finer).astype(int)
    assert spacing(tmp_path, speckle("IW2", 1)[nearest[:, None], nearest[None, :]], 1.0) == expected


def test_structure_is_no_speckle(tmp_path: Path):
    image = speckle("IW2", 1)
    image[:, :100] *= np.linspace(1, 300, 100, dtype=np.float32)  # a slope, and half of the scene level
    assert spacing(tmp_path, image, 1.0) == 1


def test_nothing_is_known_of_smooth_constant_empty_and_small_images(tmp_path: Path):
    slope = np.add.outer(np.arange(1, SIDE + 1), np.arange(SIDE)).astype(np.float32)
    nothing = np.full((SIDE, SIDE), np.nan, np.float32)
    nothing[0, 0] = 1
    for image in (slope, np.full_like(slope, 3), nothing, slope[:20], slope[:1], slope[:, :2], slope[:1, :1]):
        assert spacing(tmp_path, image, 1.0) == 1


def test_means_of_many_looks_are_left_alone(tmp_path: Path):
    assert spacing(tmp_path, speckle("IW2", 1, 2.0), 30.0) == 1


def test_the_correlation_of_known_pairs():
    two_rows = np.exp(np.random.default_rng(3).normal(0, 1, (2, 60))).astype(np.float32)
    figures = LagCorrelation((30, 30), (1, 2, 3, 4))(np.tile(two_rows, (30, 1))[None])[0][:, :31, :31]
    assert figures.shape[0] == 5
    np.testing.assert_allclose(figures[[2, 4]], 1, rtol=1e-4)  # every second row is the same
    assert np.abs(figures[[1, 3]]).max() < 0.6
