"""``looks`` through ``qgis_process``."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from .conftest import Algorithm
from .rasters import single_look_complex, to_decibel, write_raster

SHAPE = (128, 128)


def flat(looks: float, seed: int = 1) -> np.ndarray:
    return np.random.default_rng(seed).gamma(looks, 0.1 / looks, SHAPE).astype(np.float32)


def test_file(algorithm: Algorithm, tmp_path: Path) -> None:
    outcome = algorithm("looks", INPUT=write_raster(tmp_path / "four.tif", flat(4)))
    assert float(outcome.results["ENL"]) == pytest.approx(4, rel=0.15)


def test_bands(algorithm: Algorithm, tmp_path: Path) -> None:
    """Every band is told, and the first is the result."""
    stack = np.stack([to_decibel(flat(looks, k)) for k, looks in enumerate((2, 8))])
    outcome = algorithm("looks", INPUT=write_raster(tmp_path / "stack.tif", stack))
    told = [float(enl) for enl in re.findall(r"stack\.tif.*: ENL ([\d.]+)", outcome.stdout)]
    assert told == pytest.approx([2, 8], rel=0.15)
    assert float(outcome.results["ENL"]) == pytest.approx(told[0], rel=1e-3)


def test_complex_image_has_one_look(algorithm: Algorithm, tmp_path: Path) -> None:
    outcome = algorithm("looks", INPUT=write_raster(tmp_path / "slc.tif", single_look_complex(flat(1))))
    assert float(outcome.results["ENL"]) == pytest.approx(1, rel=0.15)


def test_small_raster(algorithm: Algorithm, tmp_path: Path) -> None:
    """31 pixels are enough for one window of 30."""
    outcome = algorithm("looks", INPUT=write_raster(tmp_path / "small.tif", flat(4)[:31, :31]))
    assert float(outcome.results["ENL"]) == pytest.approx(4, rel=0.3)
