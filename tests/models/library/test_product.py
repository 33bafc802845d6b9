"""Recognition of an image's product, on simulated scenes of known looks and on real ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from sar_despeckle.core.feedback import Silent
from sar_despeckle.core.raster.reader import RasterInput, open_stack
from sar_despeckle.core.scale.scale import Scale
from sar_despeckle.core.simulation.simulated_stack import SimulatedStack
from sar_despeckle.core.streaming.raster_streams import RasterStreams
from sar_despeckle.models.library.product import Product, Speckle, recognise_speckle

from ..rasters import Recorder, as_stack, speckle, write


@pytest.mark.parametrize("subswath", ["IW2", "white"])
@pytest.mark.parametrize("looks, product", [(1, Product.SLC), (5, Product.GRD)])
def test_simulated_scenes(tmp_path: Path, looks: int, product: Product, subswath: str):
    series = SimulatedStack(dates=1, rows=300, cols=400, looks=looks, subswath=subswath)
    found = recognise_speckle(as_stack(tmp_path / "a.tif", series.intensity(0)[None]), 0, RasterStreams(), Silent())
    assert found.product is product and found.looks == pytest.approx(looks, rel=0.25)


def test_complex_images_need_no_measuring(tmp_path: Path):
    path = write(tmp_path / "slc.tif", np.ones((40, 40), np.complex64))
    recorder = Recorder()
    assert recognise_speckle(open_stack([RasterInput(path)]), 0, RasterStreams(), recorder) == Speckle(1.0, Product.SLC)
    assert recorder.words == ["Taken for single-look with 1 looks, product slc: slc.tif is complex."]


def test_the_first_date_with_enough_data_decides(tmp_path: Path):
    dates = np.stack([np.full((60, 60), np.nan), speckle((60, 60), 4.4), speckle((60, 60), 1)])
    recorder = Recorder()
    assert recognise_speckle(as_stack(tmp_path / "a.tif", dates), 0, RasterStreams(), recorder).product is Product.GRD
    (told,) = recorder.words
    assert told.startswith("Taken for multilooked with 4.") and told.endswith("measured on a.tif (band 2).")


def test_nothing_to_measure_is_said(tmp_path: Path):
    recorder = Recorder()
    stack = as_stack(tmp_path / "a.tif", np.full((1, 60, 60), np.nan))
    assert recognise_speckle(stack, 0, RasterStreams(), recorder) == Speckle(4.4, Product.GRD)
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
        found = recognise_speckle(open_stack([RasterInput(str(path))], scale), 0, RasterStreams(), Silent())
        assert found.product is product, path.name


@pytest.mark.parametrize(("looks", "product"), [(1.0, Product.SLC), (0.9, Product.SLC), (4.4, Product.GRD)])
def test_looks_that_are_given_are_taken_everywhere(tmp_path: Path, looks: float, product: Product):
    recorder = Recorder()
    stack = as_stack(tmp_path / "a.tif", speckle((1, 60, 60), 20))
    found = recognise_speckle(stack, looks, RasterStreams(), recorder)
    assert (found.looks, found.product, found.spacing) == (looks, product, 1)
    assert recorder.words[0].endswith(f"LOOKS is {looks:g}.")


def constant_columns(image: np.ndarray) -> np.ndarray:
    image[:, : image.shape[1] // 10] = 0.1
    return image


def clipped(image: np.ndarray) -> np.ndarray:
    image[60:100] *= 1e-3
    return np.maximum(image, 3e-4)


def saturated(image: np.ndarray) -> np.ndarray:
    image[60:120, 60:120] = 65535
    return image


@pytest.mark.parametrize("spoil", [constant_columns, clipped, saturated])
@pytest.mark.parametrize("looks", [1.0, 4.4])
def test_places_without_speckle_do_not_count(tmp_path: Path, looks: float, spoil: Callable[[np.ndarray], np.ndarray]):
    image = 0.05 * speckle((200, 220), looks)
    found = recognise_speckle(as_stack(tmp_path / "a.tif", spoil(image)[None]), 0, RasterStreams(), Silent())
    assert found.looks == pytest.approx(looks, rel=0.25)
