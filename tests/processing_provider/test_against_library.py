"""The functions on arrays give what the algorithms give from files: NumPy, xarray, and Dask in three chunkings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from sar_despeckle import despeckle, despeckle_series, glrt_multilook, superimage

from .conftest import InOneProcess, SideBySide
from .rasters import DAYS, NAME, Raster, speckled, write_raster

Array = NDArray[np.float32]
xarray = pytest.importorskip("xarray", reason="the library's extras are not installed: run scripts/environment.sh test")

ROWS, COLS = 800, 208  # two tiles of a network, for the second of the chunkings
CHUNKS = [(1, 256, 104), (5, 97, 208), (2, 800, 65)]
MOST = 0.01  # dB


@pytest.fixture(scope="module", params=[1, 5], ids=["one look", "five looks"])
def looks(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture(scope="module")
def dates(looks: int) -> Array:
    """Five dates with gaps: one of a date, one of all of them, one at an edge; negative values where noise is taken."""
    series = speckled(len(DAYS), (ROWS, COLS), looks=looks)
    if looks > 1:
        series -= np.float32(0.01)
        assert 0.001 < (series < 0).mean() < 0.01
    series[1, 200:260, 40:120] = np.nan
    series[:, 500:520, 100:110] = np.nan
    series[3, :, 192:] = np.nan
    return series


@pytest.fixture(scope="module")
def results(
    looks: int,
    dates: Array,
    side_by_side: SideBySide,
    in_one_process: InOneProcess,
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, Array]:
    """Results of the real algorithms from files, ``(images, rows, cols)``; of one look by ``qgis_process`` itself."""
    folder = tmp_path_factory.mktemp("plugin")
    files = [write_raster(folder / NAME.format(day), date, nodata=np.nan) for day, date in zip(DAYS, dates)]
    given, series = {"SCALE": 1}, {"SCALE": 1, "INPUT": files}
    run = side_by_side if looks == 1 else in_one_process
    run(
        [
            ("despeckle", {**given, "INPUT": files[1], "OUTPUT": folder / "one.tif"}),
            ("superimage", {**series, "METHOD": 3, "DENOISE": 1, "OUTPUT": folder / "super.tif"}),
            ("superimage", {**series, "METHOD": 1, "TARGET": 1, "OUTPUT": folder / "binary.tif"}),
            ("despecklestack", {**series, "OUTPUT_FOLDER": folder / "clean"}),
            ("glrtmultilook", {**series, "OUTPUT": folder / "mean.tif", "SIMILAR_PIXELS": folder / "similar.tif"}),
        ]
    )
    found = {path.stem: Raster.read(path).data[0] for path in folder.glob("[!O]*.tif")}
    clean = [Raster.read(folder / "clean" / NAME.format(day).replace(".tif", "_despeckled.tif")) for day in DAYS]
    return {**found, "clean": np.stack([raster.data[0] for raster in clean])}


def computed(given: Any) -> dict[str, Array]:
    """Results of the library."""
    mean, similar, _ = glrt_multilook(given)
    found = {
        "one": despeckle(given[1]),
        "super": superimage(given, method="unchanged_mean", denoiser="auto"),
        "binary": superimage(given, method="binary_weighted_mean", target=1),
        "clean": despeckle_series(given),
        "mean": mean,
        "similar": similar,
    }
    return {name: np.asarray(values) for name, values in found.items()}


def labelled(dates: Array) -> Any:
    times = np.array([f"{day[:4]}-{day[4:6]}-{day[6:]}T01:58:57" for day in DAYS], "datetime64[ns]")
    return xarray.DataArray(dates, dims=("time", "y", "x"), coords={"time": times})


KINDS: dict[str, Callable[[Array], Any]] = {"numpy": lambda dates: dates, "xarray": labelled}
for chunks in CHUNKS:
    name = "dask " + " × ".join(map(str, chunks))
    KINDS[name] = lambda dates, chunks=chunks: labelled(dates).chunk(dict(zip(("time", "y", "x"), chunks)))


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_result(kind: str, dates: Array, results: dict[str, Array]) -> None:
    if kind.startswith("dask"):
        pytest.importorskip("dask.array", reason="the extra dask is not installed")
    found = computed(KINDS[kind](dates))
    assert set(found) == set(results)
    for name, image in found.items():
        assert image.dtype == np.float32
        np.testing.assert_array_equal(np.isnan(image), np.isnan(results[name]), err_msg=name)
        with np.errstate(invalid="ignore"):
            most = np.nanmax(np.abs(10 * np.log10(image / results[name])))
        print(f"{kind}, {name}: {most:.2g} dB")
        assert most < MOST, name
