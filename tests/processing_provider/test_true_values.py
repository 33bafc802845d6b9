"""True values through QGIS: scale factors, masks and a layer's own no data values."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal

from sar_despeckle.core.raster.reader import RasterInput, StackReader, open_stack
from sar_despeckle.core.raster.tiles import Window
from sar_despeckle.core.scale.scale import Scale

from .conftest import Alike
from .rasters import Array, Raster, from_decibel, single_look_complex, speckled, to_decibel, write_raster


def test_a_layers_no_data_values_are_of_true_values(inside_qgis: Callable[..., str], tmp_path: Path) -> None:
    """Each band has its own, and what QGIS shows of a band with a scale factor is what is read."""
    stored = np.array([[[-1500, -800, 300, 500, 100]]] * 2, np.int16)
    path = write_raster(tmp_path / "a.tif", stored)
    dataset = gdal.Open(str(path), gdal.GA_Update)
    dataset.GetRasterBand(1).SetScale(0.01)
    del dataset
    found = json.loads(inside_qgis("layer_ranges.py", path))
    first, second = (tuple((low, high) for low, high in ranges) for ranges in found["ranges"])
    assert first == ((-9, -7), (3, np.inf))
    assert second[0] == (-np.inf, -20)
    assert second[1] == pytest.approx((0, 1)) and second[1][0] > 0 and second[1][1] < 1
    read = values(RasterInput(found["path"], 1, first), Scale.DECIBEL)
    assert list(np.isfinite(read[0])) == found["shown"] == [True, False, False, False, True]


GAP = np.s_[5:20, 8:30]


def decibels(folder: Path, intensity: Array) -> Path:
    """Whole hundredths of a decibel, with a scale factor."""
    stored = np.where(np.isnan(intensity), -32768, np.rint(100 * to_decibel(intensity))).astype(np.int16)
    path = write_raster(folder / "decibels.tif", stored, nodata=-32768)
    dataset = gdal.Open(str(path), gdal.GA_Update)
    dataset.GetRasterBand(1).SetScale(0.01)
    return path


def net_cdf(folder: Path, intensity: Array) -> Path:
    """The same, with its scale_factor."""
    if gdal.GetDriverByName("netCDF") is None:
        return decibels(folder, intensity)
    gdal.Translate(str(folder / "decibels.nc"), str(decibels(folder, intensity)), format="netCDF")
    return folder / "decibels.nc"


def masked(folder: Path, intensity: Array) -> Path:
    """Complex numbers under a mask that a VRT has for its band."""
    write_raster(folder / "slc.tif", single_look_complex(np.nan_to_num(intensity, nan=7.0)))
    write_raster(folder / "mask.tif", np.where(np.isnan(intensity), 0, 255).astype(np.uint8))
    gdal.Translate(str(folder / "masked.vrt"), str(folder / "slc.tif"), format="VRT")
    source = "<SimpleSource><SourceFilename relativeToVRT='1'>mask.tif</SourceFilename></SimpleSource>"
    mask = f"<MaskBand><VRTRasterBand dataType='Byte'>{source}</VRTRasterBand></MaskBand>"
    text = (folder / "masked.vrt").read_text(encoding="utf-8")
    (folder / "masked.vrt").write_text(text.replace("</VRTRasterBand>", f"{mask}</VRTRasterBand>"), encoding="utf-8")
    return folder / "masked.vrt"


def test_equal_content_gives_equal_results(alike: Alike, tmp_path: Path) -> None:
    """A scale factor, netCDF's, and a mask of a VRT's band, beside plain intensity; nothing is said of the scale."""
    intensity = speckled(1)[0]
    intensity[GAP] = np.nan
    inputs = [
        write_raster(tmp_path / "plain.tif", intensity, nodata=np.nan),
        *(make(tmp_path, intensity) for make in (decibels, net_cdf, masked)),
    ]
    outputs = [tmp_path / "results" / f"{k}.tif" for k in range(len(inputs))]
    outputs[0].parent.mkdir()
    alike([("despeckle", {"INPUT": a, "MODEL": "lean-slc", "OUTPUT": b}) for a, b in zip(inputs, outputs)])
    plain, *others = (Raster.read(path) for path in outputs)
    np.testing.assert_array_equal(np.isnan(plain.data), np.isnan(intensity)[None])
    for raster, scale in zip(others, ("decibel", "decibel", "intensity")):
        assert raster.metadata["SAR_DESPECKLE_SCALE"] == scale and np.isnan(raster.nodata[0] or 0)
        found = from_decibel(raster.data) if scale == "decibel" else raster.data
        np.testing.assert_allclose(found, plain.data, rtol=5e-3)


def values(item: RasterInput, scale: Scale) -> np.ndarray:
    stack = open_stack([item], scale)
    return StackReader(stack).read(Window(0, 0, *stack.grid.shape))[0]
