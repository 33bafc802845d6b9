"""Stored numbers and true values: scale factors and offsets, nodata of every type, masks wherever they are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from osgeo import gdal

from sar_despeckle.core.errors import InputError
from sar_despeckle.core.raster.reader import RasterInput, open_stack
from sar_despeckle.core.raster.tiles import Window
from sar_despeckle.core.raster.writer import RasterWriter
from sar_despeckle.core.scale.scale import Scale

from ..rasters import GEOTRANSFORM, read, speckle, whole, write

SHAPE = (40, 48)
V = 0.05 * speckle(SHAPE)
DB = (10 * np.log10(V)).astype(np.float32)


def opened(path: str | Path, scale: Scale = Scale.INTENSITY, **options: Any) -> np.ndarray:
    return whole(open_stack([RasterInput(str(path), **options)], scale))[0]


def packed(path: Path, stored: np.ndarray, factor: float, offset: float = 0.0, nodata: float | None = None) -> str:
    """A raster with a scale factor and an offset."""
    write(path, stored, nodata=nodata)
    dataset = gdal.Open(str(path), gdal.GA_Update)
    dataset.GetRasterBand(1).SetScale(factor)
    dataset.GetRasterBand(1).SetOffset(offset)
    return str(path)


# -- scale factor and offset


PACKED: dict[str, tuple[np.ndarray, float, float, Scale]] = {
    "decibels in hundredths": (np.rint(DB * 100).astype(np.int16), 0.01, 0.0, Scale.DECIBEL),
    "decibels from -50 up": (np.rint((DB + 50) * 1000).astype(np.uint16), 0.001, -50.0, Scale.DECIBEL),
    "intensity as uint32": (np.rint(V * 1e9).astype(np.uint32), 1e-9, 0.0, Scale.INTENSITY),
    "amplitude as uint16": (np.rint(np.sqrt(V) * 20000).astype(np.uint16), 5e-5, 0.0, Scale.AMPLITUDE),
    "amplitude with an offset": (np.rint((np.sqrt(V) - 0.01) * 20000).astype(np.int32), 5e-5, 0.01, Scale.AMPLITUDE),
    "float32 in per cent": ((V * 100).astype(np.float32), 0.01, 0.0, Scale.INTENSITY),
    "float64": (V.astype(np.float64) * 1e12, 1e-12, 0.0, Scale.INTENSITY),
}


@pytest.mark.parametrize("case", PACKED)
def test_scale_factor_and_offset_are_applied(tmp_path: Path, case: str):
    stored, factor, offset, scale = PACKED[case]
    bright = V > 1e-3  # where rounding to integers leaves the value
    result = opened(packed(tmp_path / "a.tif", stored, factor, offset), scale)
    np.testing.assert_allclose(result[bright], V[bright], rtol=5e-3)


@pytest.mark.parametrize("case", PACKED)
def test_the_scale_is_guessed_from_true_values(tmp_path: Path, case: str):
    stored, factor, offset, scale = PACKED[case]
    path = packed(tmp_path / f"{scale.value}.tif", stored, factor, offset)
    assert open_stack([RasterInput(path)]).sources[0].scale is scale


def test_nodata_is_one_of_the_stored_numbers(tmp_path: Path):
    stored = np.array([[-32768, -1500, -800, 0]], np.int16)
    path = packed(tmp_path / "a.tif", stored, 0.01, nodata=-32768)
    np.testing.assert_allclose(opened(path, Scale.DECIBEL), [[np.nan, 10**-1.5, 10**-0.8, 1]], rtol=1e-5)
    path = packed(tmp_path / "b.tif", stored, 0.01, nodata=0)
    np.testing.assert_allclose(opened(path, Scale.DECIBEL)[0, 1:], [10**-1.5, 10**-0.8, np.nan], rtol=1e-5)


def test_the_users_ranges_are_of_true_values(tmp_path: Path):
    path = packed(tmp_path / "a.tif", np.array([[-1500, -800, 300]], np.int16), 0.01)
    result = opened(path, Scale.DECIBEL, nodata_ranges=((-9.0, -7.0), (3.0, 3.0)))
    np.testing.assert_allclose(result, [[10**-1.5, np.nan, np.nan]], rtol=1e-5)


def test_every_band_has_its_own_ranges_and_packing(tmp_path: Path):
    path = write(tmp_path / "a.tif", np.array([[[1, 2, 3]], [[1, 2, 3]]], np.float32))
    dataset = gdal.Open(path, gdal.GA_Update)
    dataset.GetRasterBand(2).SetScale(10)
    del dataset
    item = RasterInput(path, band_ranges=(((1.0, 1.0),), ((20.0, 20.0),)))
    np.testing.assert_array_equal(whole(open_stack([item], Scale.INTENSITY)), [[[np.nan, 2, 3]], [[10, np.nan, 30]]])


def test_complex_numbers_have_a_factor_too(tmp_path: Path):
    z = np.array([[3 + 4j, -9999 + 1j, 1j]], np.complex64)
    path = packed(tmp_path / "a.tif", z, 0.5, nodata=-9999)
    np.testing.assert_allclose(opened(path), [[6.25, np.nan, 0.25]])


@pytest.mark.parametrize("factor", [0.0, np.nan, np.inf])
def test_a_factor_that_leaves_no_values_is_refused(tmp_path: Path, factor: float):
    path = packed(tmp_path / "a.tif", np.ones((2, 2), np.int16), factor)
    with pytest.raises(InputError, match=r"a\.tif has a scale factor of (0|nan|inf) and an offset of 0, .*\.$"):
        open_stack([RasterInput(path)], Scale.INTENSITY)


def test_netcdf(tmp_path: Path):
    if gdal.GetDriverByName("netCDF") is None:
        pytest.skip("GDAL has no netCDF here")
    stored = np.rint(DB * 100).astype(np.int16)
    stored[0, :5] = -32768
    path = packed(tmp_path / "a.tif", stored, 0.01, nodata=-32768)
    gdal.Translate(str(tmp_path / "a.nc"), path, format="netCDF")
    result = opened(tmp_path / "a.nc", Scale.DECIBEL)
    assert np.isnan(result[0, :5]).all() and np.isnan(result).sum() == 5
    np.testing.assert_allclose(result[1:], V[1:], rtol=2e-3)


def test_a_vrt_hands_the_factor_on(tmp_path: Path):
    path = packed(tmp_path / "a.tif", np.rint(DB * 100).astype(np.int16), 0.01)
    for name, make in (("translated", gdal.Translate), ("built", gdal.BuildVRT)):
        vrt = str(tmp_path / f"{name}.vrt")
        make(vrt, path if make is gdal.Translate else [path], **({"format": "VRT"} if make is gdal.Translate else {}))
        np.testing.assert_allclose(opened(vrt, Scale.DECIBEL), V, rtol=2e-3)


# -- nodata, whatever the type


@pytest.mark.parametrize(
    ("kind", "nodata", "neighbour"),
    [
        (np.uint32, 4294967295, 4294967294),
        (np.int32, -2147483648, -2147483647),
        (np.int32, 16777217, 16777216),
        (np.float64, 16777217.0, 16777216.0),
        (np.float64, -1.7976931348623157e308, 1.0),
        (np.float32, float(np.finfo(np.float32).min), 1.0),
        (np.float32, 0.1, 0.1001),
        (np.uint8, 255, 254),
        (np.uint8, -9999, 7),
        (np.float32, float("-inf"), 1.0),
    ],
)
def test_nodata_is_compared_exactly(tmp_path: Path, kind: type, nodata: float, neighbour: float):
    possible = nodata >= 0 or kind is not np.uint8
    stored = np.array([[nodata if possible else 9, abs(neighbour), 5]]).astype(kind)
    result = opened(write(tmp_path / "a.tif", stored, nodata=nodata))
    assert list(np.isnan(result[0])) == [possible, False, False]


def test_signed_bytes(tmp_path: Path):
    """Decibels as bytes from −128 to 127, which are no type of their own before GDAL 3.7."""
    path = str(tmp_path / "a.tif")
    options = ["PIXELTYPE=SIGNEDBYTE"] if not hasattr(gdal, "GDT_Int8") else []
    dataset = gdal.GetDriverByName("GTiff").Create(path, 3, 1, 1, getattr(gdal, "GDT_Int8", gdal.GDT_Byte), options)
    dataset.GetRasterBand(1).SetNoDataValue(-128)
    dataset.GetRasterBand(1).WriteRaster(0, 0, 3, 1, np.array([-128, -20, 10], np.int8).tobytes())
    del dataset
    np.testing.assert_allclose(opened(path, Scale.DECIBEL), [[np.nan, 0.01, 10]], rtol=1e-5)


COMPLEX_GAPS = [-9999 + 0j, -9999 - 9999j, 5 - 9999j, complex(np.nan, 1), complex(1, np.nan), complex(np.nan, np.nan)]


@pytest.mark.parametrize("kind", [np.complex64, np.complex128])
@pytest.mark.parametrize("gap", COMPLEX_GAPS)
def test_nodata_of_complex_numbers_is_either_part(tmp_path: Path, kind: type, gap: complex):
    z = np.full((3, 4), 3 + 4j, kind)
    z[1, 2] = gap
    result = opened(write(tmp_path / "a.tif", z, nodata=-9999))
    assert np.isnan(result[1, 2]) and np.isnan(result).sum() == 1
    assert result[0, 0] == 25


@pytest.mark.parametrize("kind", [gdal.GDT_CInt16, gdal.GDT_CInt32])
def test_nodata_of_complex_integers(tmp_path: Path, kind: int):
    for nodata, gaps in ((-32768, [True, True, False, False]), (0, [False, False, False, True])):
        path = str(tmp_path / f"{nodata}.tif")
        dataset = gdal.GetDriverByName("GTiff").Create(path, 4, 1, 1, kind)
        dataset.GetRasterBand(1).SetNoDataValue(nodata)
        dataset.GetRasterBand(1).WriteArray(np.array([[-32768 + 1j, 1 - 32768j, 5j, 0]], np.complex64))
        del dataset
        stack = open_stack([RasterInput(path)]).keeping_zeros()
        assert list(np.isnan(whole(stack)[0, 0])) == gaps


# -- masks


MASK = np.full(SHAPE, 255, np.uint8)
MASK[:7, :9] = 0

_SOURCE = "<SimpleSource><SourceFilename relativeToVRT='1'>{}</SourceFilename><SourceBand>1</SourceBand></SimpleSource>"
_MASK_BAND = "<MaskBand><VRTRasterBand dataType='Byte'>" + _SOURCE.format("mask.tif") + "</VRTRasterBand></MaskBand>"


def vrt(path: Path, of_band: str = "", of_dataset: str = "", kind: str = "Float32") -> str:
    band = f"<VRTRasterBand dataType='{kind}' band='1'>{_SOURCE.format('plain.tif')}{of_band}</VRTRasterBand>"
    transform = f"<GeoTransform>{','.join(map(str, GEOTRANSFORM))}</GeoTransform>"
    size = f"rasterXSize='{SHAPE[1]}' rasterYSize='{SHAPE[0]}'"
    path.write_text(f"<VRTDataset {size}>{transform}{band}{of_dataset}</VRTDataset>", encoding="utf-8")
    return str(path)


def with_own_mask(folder: Path, internal: bool) -> str:
    gdal.SetConfigOption("GDAL_TIFF_INTERNAL_MASK", "YES" if internal else "NO")
    try:
        return write(folder / "a.tif", V, mask=MASK)
    finally:
        gdal.SetConfigOption("GDAL_TIFF_INTERNAL_MASK", None)


def translated(folder: Path) -> str:
    gdal.Translate(str(folder / "b.vrt"), with_own_mask(folder, True), format="VRT")
    return str(folder / "b.vrt")


def built(folder: Path) -> str:
    gdal.BuildVRT(str(folder / "b.vrt"), [with_own_mask(folder, False)])
    return str(folder / "b.vrt")


def nested(folder: Path) -> str:
    gdal.Translate(str(folder / "b.vrt"), vrt(folder / "a.vrt", of_band=_MASK_BAND), format="VRT")
    return str(folder / "b.vrt")


def of_complex_numbers(folder: Path) -> str:
    write(folder / "plain.tif", np.sqrt(V).astype(np.complex64))
    return vrt(folder / "a.vrt", of_band=_MASK_BAND, kind="CFloat32")


MASKS: dict[str, Callable[[Path], str]] = {
    "inside the file": lambda folder: with_own_mask(folder, True),
    "beside the file": lambda folder: with_own_mask(folder, False),
    "of a VRT's band": lambda folder: vrt(folder / "a.vrt", of_band=_MASK_BAND),
    "of a VRT": lambda folder: vrt(folder / "a.vrt", of_dataset=_MASK_BAND),
    "of a source of a translated VRT": translated,
    "of a source of a built VRT": built,
    "of a VRT's band in a VRT": nested,
    "of a VRT's complex band": of_complex_numbers,
}


@pytest.mark.parametrize("case", MASKS)
def test_masks_are_obeyed(tmp_path: Path, case: str):
    write(tmp_path / "plain.tif", V)
    write(tmp_path / "mask.tif", MASK)
    result = opened(MASKS[case](tmp_path))
    np.testing.assert_array_equal(np.isnan(result), MASK == 0)
    np.testing.assert_allclose(result[MASK > 0], V[MASK > 0], rtol=1e-6)


def test_masks_and_nodata_and_a_factor_together(tmp_path: Path):
    write(tmp_path / "mask.tif", MASK)
    stored = np.rint(DB * 100).astype(np.int16)
    stored[-1] = -32768
    write(tmp_path / "plain.tif", stored)
    of_band = f"<NoDataValue>-32768</NoDataValue><Scale>0.01</Scale>{_MASK_BAND}"
    result = opened(vrt(tmp_path / "a.vrt", of_band=of_band, kind="Int16"), Scale.DECIBEL)
    gaps = MASK == 0
    gaps[-1] = True
    np.testing.assert_array_equal(np.isnan(result), gaps)
    np.testing.assert_allclose(result[~gaps], V[~gaps], rtol=2e-3)


# -- what results get


@pytest.mark.parametrize(
    ("kind", "factor", "nodata", "kept"),
    [
        (np.float32, 1.0, -9999.0, -9999.0),
        (np.int16, 0.01, -32768, np.nan),
        (np.uint16, 0.001, 0, np.nan),  # a true value like any other where there is an offset
        (np.float64, 1.0, -1.7976931348623157e308, np.nan),
        (np.uint32, 1.0, 4294967295, 4294967296.0),  # as float32 has it, in the header and in the pixels
        (np.complex64, 1.0, -9999.0, np.nan),
        (np.float32, 1.0, None, np.nan),
    ],
)
def test_results_have_a_nodata_value_that_is_right_for_true_values(
    tmp_path: Path, kind: type, factor: float, nodata: float | None, kept: float
):
    path = packed(tmp_path / "a.tif", np.ones((2, 3), kind), factor, nodata=nodata)
    stack = open_stack([RasterInput(path)], Scale.INTENSITY)
    value = stack.sources[0].coding.result_nodata
    assert value is None if np.isnan(kept) else value == nodata
    writer = RasterWriter(tmp_path / "b.tif", stack.grid, scale=Scale.INTENSITY, nodata=value)
    writer.write(np.array([[[1, np.nan, 2]] * 2], np.float32), window=Window(0, 0, 2, 3))
    writer.finish()
    band = gdal.Open(str(writer.part))
    np.testing.assert_array_equal(band.GetRasterBand(1).GetNoDataValue(), kept)
    np.testing.assert_array_equal(read(writer.part)[0], [[1, kept, 2]] * 2)
    assert band.GetRasterBand(1).GetScale() in (None, 1.0)


@pytest.mark.parametrize("factor", [2.0**-20, 0.1, 1e-30, 1e30])
def test_a_factor_of_floats_is_applied_as_if_in_double_precision(tmp_path: Path, factor: float):
    stored = np.random.default_rng(2).exponential(1, (1, 30, 40)).astype(np.float32)
    result = opened(packed(tmp_path / "a.tif", stored, factor), Scale.INTENSITY)
    np.testing.assert_array_equal(result, (stored[0].astype(np.float64) * factor).astype(np.float32))
