"""Which product an image is, on simulated scenes of known looks and on real ones."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from sar_despeckle.core.feedback import Silent
from sar_despeckle.core.raster.reader import RasterInput, open_stack
from sar_despeckle.core.raster.scale import Scale
from sar_despeckle.core.simulation.simulated_stack import SimulatedStack
from sar_despeckle.models.library.product import Product, recognise_product

from ..rasters import Recorder, as_stack, speckle, write


@pytest.mark.parametrize("subswath", ["IW2", "white"])
@pytest.mark.parametrize("looks, product", [(1, Product.SLC), (5, Product.GRD)])
def test_simulated_scenes(tmp_path: Path, looks: int, product: Product, subswath: str):
    series = SimulatedStack(dates=1, rows=300, cols=400, looks=looks, subswath=subswath)
    assert recognise_product(as_stack(tmp_path / "a.tif", series.intensity(0)[None]), Silent()) is product


def test_complex_images_need_no_measuring(tmp_path: Path):
    path = write(tmp_path / "slc.tif", np.ones((40, 40), np.complex64))
    recorder = Recorder()
    assert recognise_product(open_stack([RasterInput(path)]), recorder) is Product.SLC
    assert recorder.words == ["Taken for single-look, product slc: slc.tif is complex."]


def test_the_first_date_with_enough_data_decides(tmp_path: Path):
    dates = np.stack([np.full((60, 60), np.nan), speckle((60, 60), 4.4), speckle((60, 60), 1)])
    recorder = Recorder()
    assert recognise_product(as_stack(tmp_path / "a.tif", dates), recorder) is Product.GRD
    (told,) = recorder.words
    assert told.startswith("Taken for multilooked, product grd: a.tif (band 2) has about 4")


def test_nothing_to_measure_is_said(tmp_path: Path):
    recorder = Recorder()
    stack = as_stack(tmp_path / "a.tif", np.full((1, 60, 60), np.nan))
    assert recognise_product(stack, recorder) is Product.GRD
    assert "no window is full of data" in recorder.words[0]


@pytest.mark.parametrize(
    "folder, scale, product",
    [
        ("s1_slc", Scale.AMPLITUDE, Product.SLC),
        ("s1_rtc/stacks", None, Product.GRD),
        ("slc_complex", None, Product.SLC),
    ],
)
def test_real_scenes(folder: str, scale: Scale | None, product: Product, data_folder: Path):
    paths = sorted((data_folder / folder).glob("*.tif"))
    assert paths
    for path in paths:
        assert recognise_product(open_stack([RasterInput(str(path))], scale), Silent()) is product, path.name
