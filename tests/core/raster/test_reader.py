"""Reading series: what is data, in which scale, in which order, and what is refused."""

from __future__ import annotations

import os
import pickle
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal

from sar_despeckle.core.errors import InputError
from sar_despeckle.core.files.opening import open_raster
from sar_despeckle.core.raster.reader import RasterInput, StackReader, open_stack, require_several_dates
from sar_despeckle.core.raster.tiles import Window
from sar_despeckle.core.scale.scale import Scale

from ..rasters import GEOTRANSFORM, as_stack, speckle, whole, wkt, write

SHAPE = (20, 24)


def opened(path: str, scale: Scale | None = None, **options: object) -> np.ndarray:
    """All the data of a raster with one band."""
    return whole(open_stack([RasterInput(path, **options)], scale))[0]  # type: ignore[arg-type]


# -- scales


def test_intensity_comes_as_it_is_and_amplitude_and_decibel_as_intensity(tmp_path: Path):
    v = 0.05 * speckle(SHAPE)
    path = write(tmp_path / "a.tif", v)
    np.testing.assert_array_equal(opened(path, Scale.INTENSITY), v)
    np.testing.assert_allclose(opened(path, Scale.AMPLITUDE), v**2, rtol=1e-6)
    np.testing.assert_allclose(opened(path, Scale.DECIBEL), 10 ** (v / 10), rtol=1e-6)


@pytest.mark.parametrize("kind", [np.complex64, np.complex128])
def test_complex_rasters_are_read_as_intensity(tmp_path: Path, kind: type):
    z = (speckle(SHAPE, seed=1) + 1j * speckle(SHAPE, seed=2)).astype(kind)
    z[0, 0] = 0  # beyond the swath
    stack = open_stack([RasterInput(write(tmp_path / "a.tif", z))], Scale.DECIBEL)  # the type knows better
    values = whole(stack)[0]
    assert np.isnan(values[0, 0])
    np.testing.assert_allclose(values.ravel()[1:], np.abs(z.ravel()[1:]) ** 2, rtol=1e-5)
    assert stack.sources[0].complex and stack.sources[0].scale is Scale.INTENSITY


def test_complex_integers_too(tmp_path: Path):
    dataset = gdal.GetDriverByName("GTiff").Create(str(tmp_path / "a.tif"), 2, 1, 1, gdal.GDT_CInt16)
    dataset.GetRasterBand(1).WriteArray(np.array([[3 + 4j, -5 - 12j]], np.complex64))
    del dataset
    np.testing.assert_array_equal(opened(str(tmp_path / "a.tif")), [[25, 169]])


@pytest.mark.parametrize("kind", [np.uint8, np.int16, np.uint16, np.int32, np.float64])
def test_every_type_of_number_is_read(tmp_path: Path, kind: type):
    values = np.arange(1, 7).reshape(2, 3).astype(kind)
    np.testing.assert_array_equal(opened(write(tmp_path / "a.tif", values), Scale.INTENSITY), values)


@pytest.mark.parametrize(
    ("name", "unit", "values", "scale"),
    [
        ("a.tif", "", 0.05 * speckle(SHAPE), Scale.INTENSITY),
        ("a.tif", "", 80 * np.sqrt(speckle(SHAPE)), Scale.AMPLITUDE),
        ("a.tif", "", 10 * np.log10(0.05 * speckle(SHAPE)), Scale.DECIBEL),
        ("a.tif", "dB", 5 + speckle(SHAPE), Scale.DECIBEL),  # bright dB looks like amplitude by its values
        ("Sigma0_VV_db.tif", "", 5 + speckle(SHAPE), Scale.DECIBEL),
        ("amplitude.tif", "", 0.3 * np.sqrt(speckle(SHAPE)), Scale.AMPLITUDE),
        ("gamma0.tif", "", 10 * np.log10(0.05 * speckle(SHAPE)), Scale.DECIBEL),  # the name does not say so
        ("gamma0.tif", "", 80 * speckle(SHAPE), Scale.INTENSITY),
    ],
)
def test_the_scale_is_found(tmp_path: Path, name: str, unit: str, values: np.ndarray, scale: Scale):
    stack = open_stack([RasterInput(write(tmp_path / name, values, unit=unit))])
    assert stack.sources[0].scale is scale
    assert stack.sources[0].reason


def test_nodata_does_not_disturb_the_guess(tmp_path: Path):
    values = 0.05 * speckle(SHAPE)
    values[:15] = -9999
    path = write(tmp_path / "a.tif", values, nodata=-9999)
    assert open_stack([RasterInput(path)]).sources[0].scale is Scale.INTENSITY
    path = write(tmp_path / "b.tif", values)
    assert open_stack([RasterInput(path, nodata_ranges=((-1e5, -1000),))]).sources[0].scale is Scale.INTENSITY


def test_what_we_wrote_ourselves_is_read_in_its_scale(tmp_path: Path):
    path = write(tmp_path / "a.tif", 0.3 * speckle(SHAPE), metadata={"SAR_DESPECKLE_SCALE": "amplitude"})
    assert open_stack([RasterInput(path)]).sources[0].scale is Scale.AMPLITUDE


# -- what is no data


@pytest.mark.parametrize("nodata", [-9999.0, 7.0, 0.0, float(np.finfo(np.float32).min), 1e-30])
def test_the_nodata_value_is_no_data(tmp_path: Path, nodata: float):
    v = speckle(SHAPE)
    v[3, 4:8] = nodata
    result = opened(write(tmp_path / "a.tif", v, nodata=nodata), Scale.INTENSITY)
    assert np.isnan(result[3, 4:8]).all() and np.isnan(result).sum() == 4


def test_a_nodata_value_of_nan_and_nan_without_one(tmp_path: Path):
    v = speckle(SHAPE, gaps=0.1)
    for name, nodata in (("a.tif", float("nan")), ("b.tif", None), ("c.tif", -1.0)):
        np.testing.assert_array_equal(opened(write(tmp_path / name, v, nodata=nodata), Scale.INTENSITY), v)


def test_a_mask_band_is_obeyed(tmp_path: Path):
    v = speckle(SHAPE)
    mask = np.full(SHAPE, 255, np.uint8)
    mask[:5] = 0
    result = opened(write(tmp_path / "a.tif", v, mask=mask), Scale.INTENSITY)
    assert np.isnan(result[:5]).all()
    np.testing.assert_array_equal(result[5:], v[5:])


def test_an_alpha_band_is_a_mask_and_no_date(tmp_path: Path):
    v = speckle((2, *SHAPE))
    v[1] = 255
    v[1, 2, 3:6] = 0
    colours = (gdal.GCI_GrayIndex, gdal.GCI_AlphaBand)
    path = write(tmp_path / "a_20210101.tif", v, colours=colours, options=["ALPHA=YES"])
    stack = open_stack([RasterInput(path)], Scale.INTENSITY)
    assert len(stack) == 1 and stack.sources[0].date == datetime(2021, 1, 1)
    result = whole(stack)[0]
    assert np.isnan(result[2, 3:6]).all() and np.isnan(result).sum() == 3
    with pytest.raises(InputError, match=r"a_20210101\.tif"):
        open_stack([RasterInput(path, band=2)], Scale.INTENSITY)


def test_the_users_nodata_ranges(tmp_path: Path):
    v = np.array([[1, 2, 3, 4, 5, -7]], np.float32)
    path = write(tmp_path / "a.tif", v)
    result = opened(path, Scale.INTENSITY, nodata_ranges=((2.0, 3.0), (-100.0, 0.0)))
    np.testing.assert_array_equal(result, [[1, np.nan, np.nan, 4, 5, np.nan]])


@pytest.mark.parametrize("scale", [Scale.INTENSITY, Scale.AMPLITUDE])
def test_zeros_are_no_data(tmp_path: Path, scale: Scale):
    path = write(tmp_path / "a.tif", np.array([[0, 1, 2]], np.float32))
    stack = open_stack([RasterInput(path)], scale)
    assert np.isnan(whole(stack)[0, 0, 0])
    assert whole(stack.keeping_zeros())[0, 0, 0] == 0


def test_zero_decibel_is_a_level_and_minus_9999_is_none(tmp_path: Path):
    path = write(tmp_path / "a.tif", np.array([[0, -10, -9999]], np.float32))
    np.testing.assert_allclose(opened(path, Scale.DECIBEL), [[1, 0.1, np.nan]], rtol=1e-6)


# -- windows


def test_windows_are_parts_of_the_whole(tmp_path: Path):
    v = speckle((3, *SHAPE), gaps=0.1)
    reader = StackReader(as_stack(tmp_path / "a.tif", v))
    for window in (Window(0, 0, 1, 1), Window(19, 23, 1, 1), Window(4, 7, 9, 11)):
        block = reader.read(window)
        rows, cols = slice(window.row, window.row + window.rows), slice(window.col, window.col + window.cols)
        assert block.dtype == np.float32
        np.testing.assert_array_equal(block, v[:, rows, cols])


def test_a_stack_travels(tmp_path: Path):
    stack = as_stack(tmp_path / "a.tif", speckle((3, *SHAPE)))
    again = pickle.loads(pickle.dumps(stack))
    assert repr(again) == repr(stack)  # its nodata is NaN, which equals nothing
    np.testing.assert_array_equal(whole(again.select(2, 0)), whole(stack)[[2, 0]])


# -- dates and names


def test_files_are_put_in_the_order_of_their_dates(tmp_path: Path):
    days = ["20210301", "20210101", "20210201"]
    paths = [write(tmp_path / f"s1_{d}.tif", np.full(SHAPE, k + 1, np.float32)) for k, d in enumerate(days)]
    stack = open_stack([RasterInput(p) for p in paths], Scale.INTENSITY)
    assert [s.name for s in stack.sources] == ["s1_20210101", "s1_20210201", "s1_20210301"]
    assert list(whole(stack)[:, 0, 0]) == [2, 3, 1]
    as_given = open_stack([RasterInput(p) for p in paths], Scale.INTENSITY, by_date=False)
    assert [s.name for s in as_given.sources] == [f"s1_{d}" for d in days]


def test_without_all_the_dates_the_order_is_that_given(tmp_path: Path):
    names = ["b_20210301", "c", "a_20210101"]
    inputs = [RasterInput(write(tmp_path / f"{n}.tif", speckle(SHAPE))) for n in names]
    assert [s.name for s in open_stack(inputs).sources] == names


def test_bands_have_their_descriptions_as_dates_and_names(tmp_path: Path):
    v = speckle((2, *SHAPE))
    path = write(tmp_path / "series_20200101.tif", v, descriptions=["2021-02-01", "2021-01-01"])
    stack = open_stack([RasterInput(path)], Scale.INTENSITY)
    assert [s.date for s in stack.sources] == [datetime(2021, 1, 1), datetime(2021, 2, 1)]
    assert [s.name for s in stack.sources] == ["series_20200101_2021-01-01", "series_20200101_2021-02-01"]
    np.testing.assert_array_equal(whole(stack), v[::-1])
    assert [s.label for s in stack.sources] == ["series_20200101.tif (band 2)", "series_20200101.tif"]


def test_one_band_can_be_picked(tmp_path: Path):
    v = speckle((3, *SHAPE))
    path = write(tmp_path / "a.tif", v, descriptions=["VV", "VH/VV", ""])
    stack = open_stack([RasterInput(path, band=2)], Scale.INTENSITY)
    np.testing.assert_array_equal(whole(stack), v[1:2])
    assert stack.sources[0].name == "a_VH_VV"  # fit for a file name
    assert open_stack([RasterInput(path, band=3)], Scale.INTENSITY).sources[0].name == "a_band3"
    with pytest.raises(InputError, match=r"a\.tif has no band 4"):
        open_stack([RasterInput(path, band=4)])


# -- what is refused, and how


def refusal(*inputs: RasterInput, scale: Scale | None = Scale.INTENSITY) -> str:
    """The sentence with which rasters are refused when opened, or when read."""
    with pytest.raises(InputError) as error:
        whole(open_stack(inputs, scale))
    text = str(error.value)
    assert "\n" not in text and text.endswith(".")
    return text


@pytest.mark.usefixtures("gdal_mode")
def test_missing_files_and_files_that_are_no_rasters(tmp_path: Path, capfd: pytest.CaptureFixture[str]):
    missing = str(tmp_path / "nowhere.tif")
    assert f"{missing} does not exist" in refusal(RasterInput(missing))
    (tmp_path / "text.tif").write_text("no raster")
    assert "text.tif cannot be opened as a raster" in refusal(RasterInput(str(tmp_path / "text.tif")))
    assert "cannot be opened as a raster" in refusal(RasterInput(str(tmp_path)))
    assert capfd.readouterr().err == ""


@pytest.mark.usefixtures("gdal_mode")
@pytest.mark.parametrize("kind", [np.float32, np.complex64])
@pytest.mark.parametrize("options", [[], ["COMPRESS=DEFLATE", "TILED=YES"]], ids=["strips", "tiles"])
def test_a_truncated_file(tmp_path: Path, kind: type, options: list[str], capfd: pytest.CaptureFixture[str]):
    path = write(tmp_path / "a.tif", speckle((600, 600)).astype(kind), options=options)
    os.truncate(path, os.path.getsize(path) * 2 // 3)
    # the directory may be at the end, and gone too
    assert "a.tif cannot be" in refusal(RasterInput(path))
    assert capfd.readouterr().err == ""


@pytest.mark.usefixtures("gdal_mode")
def test_a_file_whose_pixels_end_early(tmp_path: Path):
    path = write(tmp_path / "a.tif", speckle((600, 600)))
    stack = open_stack([RasterInput(path)], Scale.INTENSITY)
    dataset = open_raster(path)
    offset = dataset.GetRasterBand(1).GetMetadataItem("BLOCK_OFFSET_0_100", "TIFF")
    del dataset
    os.truncate(path, int(offset))
    with pytest.raises(InputError, match=r"a\.tif cannot be (read to its end|opened)"):
        whole(stack)


@pytest.mark.parametrize("bad", [np.inf, -np.inf])
@pytest.mark.parametrize("scale", list(Scale))
def test_infinite_values(tmp_path: Path, bad: float, scale: Scale):
    v = speckle(SHAPE)
    v[5, 5] = bad
    assert "a.tif holds infinite values" in refusal(RasterInput(write(tmp_path / "a.tif", v)), scale=scale)
    assert np.isnan(opened(write(tmp_path / "b.tif", v, nodata=bad), Scale.DECIBEL)[5, 5])


def test_values_whose_sums_no_float32_holds(tmp_path: Path):
    """As the gaps of other programs are, 3.4e38, where nothing declares them."""
    v = speckle(SHAPE)
    v[5, 5] = np.finfo(np.float32).max
    path = write(tmp_path / "a.tif", v)
    assert "a.tif holds values too large for intensity" in refusal(RasterInput(path), scale=Scale.INTENSITY)


@pytest.mark.parametrize("scale", [Scale.INTENSITY, Scale.AMPLITUDE])
def test_negative_values(tmp_path: Path, scale: Scale):
    v = speckle(SHAPE)
    v[5, 5] = -3
    path = write(tmp_path / "a.tif", v)
    assert f"a.tif holds negative values (down to -3), which an {scale.value}" in refusal(
        RasterInput(path), scale=scale
    )
    assert opened(path, Scale.DECIBEL)[5, 5] == pytest.approx(10**-0.3)


def test_values_that_cannot_be_decibels(tmp_path: Path):
    path = write(tmp_path / "a.tif", 80**2 * speckle(SHAPE))
    assert "a.tif holds values too large for decibel" in refusal(RasterInput(path), scale=Scale.DECIBEL)


def test_the_same_file_twice(tmp_path: Path):
    path = write(tmp_path / "a.tif", speckle((2, *SHAPE)))
    link = tmp_path / "link.tif"
    link.symlink_to(path)
    assert "a.tif is given twice" in refusal(RasterInput(path), RasterInput(path))
    assert "link.tif is given twice" in refusal(RasterInput(path), RasterInput(str(link)))
    assert len(open_stack([RasterInput(path, band=1), RasterInput(path, band=2)], Scale.INTENSITY)) == 2


@pytest.mark.parametrize(
    ("shape", "options", "words"),
    [
        ((20, 25), {}, "25 × 20 pixels, not 24 × 20"),
        (SHAPE, {"geotransform": (680001.0, *GEOTRANSFORM[1:])}, "lies up to 0.1 pixels beside it"),
        (SHAPE, {"crs": wkt(32632)}, "another coordinate system"),
        (SHAPE, {"geotransform": None}, "has no georeference"),
    ],
)
def test_other_grids(tmp_path: Path, shape: tuple[int, int], options: dict[str, object], words: str):
    first = write(tmp_path / "first.tif", speckle(SHAPE))
    other = write(tmp_path / "other.tif", speckle(shape), **options)  # type: ignore[arg-type]
    text = refusal(RasterInput(first), RasterInput(other))
    assert text.startswith("other.tif ") and "unlike first.tif" in text
    if "crs" not in words and options != {"geotransform": None}:
        assert words in text


def test_pictures_are_refused_and_class_codes_are_not(tmp_path: Path):
    v = np.ones((3, *SHAPE), np.uint8)
    picture = write(tmp_path / "rgb.tif", v, options=["PHOTOMETRIC=RGB"])
    assert "rgb.tif is an 8-bit colour picture" in refusal(RasterInput(picture))
    assert "rgb.tif is an 8-bit colour picture" in refusal(RasterInput(picture, band=1))
    codes = write(tmp_path / "codes.tif", v[0])
    assert np.all(opened(codes, Scale.INTENSITY) == 1)


def test_one_date_where_several_are_needed(tmp_path: Path):
    stack = as_stack(tmp_path / "a.tif", speckle((2, *SHAPE)))
    require_several_dates(stack)
    with pytest.raises(InputError, match=r"a\.tif is a single date"):
        require_several_dates(stack.select(0))


def test_nothing_at_all():
    assert "No raster is given" in refusal()


def test_all_nodata_reads_as_nan(tmp_path: Path):
    stack = as_stack(tmp_path / "a.tif", np.full((1, *SHAPE), np.nan))
    assert np.isnan(whole(stack)).all()
    assert replace(stack, sources=()).sources == ()


def test_a_part_of_a_stack_is_read_as_that_part_of_the_whole(tmp_path: Path):
    dates = speckle((2, 40, 50), 1, seed=8)
    stack = open_stack([RasterInput(write(tmp_path / f"{k}.tif", date)) for k, date in enumerate(dates)])
    part = stack.part(Window(10, 5, 20, 30))
    np.testing.assert_array_equal(whole(part), whole(stack)[:, 10:30, 5:35])
    assert part.grid == stack.grid.window(10, 5, 20, 30)
    smaller = part.part(Window(4, 6, 8, 9)).select(1)
    np.testing.assert_array_equal(whole(smaller)[0], whole(stack)[1, 14:22, 11:20])
    assert pickle.loads(pickle.dumps(smaller)) == smaller  # to another process
