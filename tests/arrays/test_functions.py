"""The functions on arrays: order of the dates, attributes, refusals, and nothing imported that is not needed."""

from __future__ import annotations

import json
import subprocess
import sys
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

import sar_despeckle
from sar_despeckle import InputError, despeckle, despeckle_series, glrt_multilook, superimage

Array = NDArray[np.float32]
FUNCTIONS = (despeckle, superimage, despeckle_series, glrt_multilook)
SERIES = FUNCTIONS[1:]


def speckled(dates: int = 3, shape: tuple[int, int] = (64, 72)) -> Array:
    return np.random.default_rng(1).gamma(1, 0.1, (dates, *shape)).astype(np.float32)


def stack(order: tuple[int, ...] = (2, 0, 1), **changes: Any) -> Any:
    """Three dates whose coordinate is not in order."""
    xarray = pytest.importorskip("xarray", reason="the extra xarray is not installed")
    days = np.array(["2024-01-03T05:00", "2024-01-15", "2024-01-27"], "datetime64[ns]")[list(order)]
    options: dict[str, Any] = {
        "dims": ("time", "y", "x"),
        "coords": {"time": days, "x": 10.0 * np.arange(72), "crs": 32631, "orbit": ("time", [7, 8, 9])},
        "attrs": {"units": "1"},
        "name": "gamma0",
        **changes,
    }
    return xarray.DataArray(speckled()[list(order)], **options)


def test_the_package_offers_them() -> None:
    assert all(getattr(sar_despeckle, name) is not None for name in sar_despeckle.__all__)
    with pytest.raises(AttributeError, match="nothing"):
        sar_despeckle.nothing  # noqa: B018


def test_importing_brings_nothing_heavy() -> None:
    code = "import sys, json; from sar_despeckle import despeckle; print(json.dumps(sorted(sys.modules)))"
    path = f"import sys; sys.path[:] = {sys.path!r}\n"
    shown = subprocess.run([sys.executable, "-c", path + code], capture_output=True, text=True, check=True).stdout
    loaded = {name.split(".")[0] for name in json.loads(shown)}
    assert loaded & {"qgis", "PyQt5", "osgeo", "torch", "xarray", "dask", "scipy", "onnxruntime", "pandas"} == set()
    assert "numpy" in loaded


def test_an_image_and_a_stack_of_one() -> None:
    image = speckled(1)
    one, several = despeckle(image[0]), despeckle(image)
    assert one.dtype == np.float32 and one.shape == image[0].shape and several.shape == image.shape
    np.testing.assert_array_equal(one, several[0])


def test_the_input_stays_as_it_is() -> None:
    image = speckled()
    image[0, :5] = 0
    before = image.copy()
    for function in FUNCTIONS:
        function(image)
    np.testing.assert_array_equal(image, before)


def test_zeros_and_masks_are_no_data() -> None:
    image = speckled(1)[0]
    image[10:20, 10:20] = np.nan
    gaps = np.isnan(image)
    expected = despeckle(image)
    assert (np.isnan(expected) == gaps).all()
    np.testing.assert_array_equal(despeckle(np.nan_to_num(image)), expected)
    np.testing.assert_array_equal(despeckle(np.ma.masked_invalid(image)), expected)


def test_labels_and_attributes_are_kept() -> None:
    given = stack()
    for result in (despeckle(given), despeckle_series(given), glrt_multilook(given, each_date=True).dates):
        assert result.dims == given.dims and result.name == given.name and result.attrs == given.attrs
        assert all(result[name].identical(coordinate) for name, coordinate in given.coords.items())
    mean, similar, _ = glrt_multilook(given)
    for result in (superimage(given), mean, similar):
        assert result.dims == ("y", "x") and result.attrs == given.attrs
        assert set(result.coords) == {"x", "crs"}  # the dates' orbits are of no one image


def test_axes_in_another_order() -> None:
    given = stack()
    turned = given.transpose("y", "x", "time")
    result = despeckle_series(turned)
    assert result.dims == turned.dims
    assert result.transpose(*given.dims).identical(despeckle_series(given))


def test_dates_are_put_in_order_and_come_back() -> None:
    sorted_dates = speckled()
    clean = despeckle_series(sorted_dates)
    np.testing.assert_array_equal(despeckle_series(stack()).sortby("time").values, clean)
    expected = superimage(sorted_dates, method="binary_weighted_mean", target=0)
    for target in ("2024-01-03", np.datetime64("2024-01-03T05:00"), 1):  # 1 as they are given
        found = superimage(stack(), method="binary_weighted_mean", target=target)
        np.testing.assert_array_equal(found.values, expected)


def test_packing_in_a_file_is_forgotten() -> None:
    given = stack()
    given.encoding = {"dtype": "int16", "scale_factor": 0.01}
    assert despeckle(given).encoding == {}
    assert given.encoding["dtype"] == "int16"


def test_parameters_reach_the_recipe() -> None:
    image = speckled()
    assert not np.array_equal(despeckle(image, model="sar2sar-slc"), despeckle(image))
    assert not np.array_equal(despeckle_series(image, denoiser=None), despeckle_series(image))
    assert not np.array_equal(despeckle_series(image, model="guided"), despeckle_series(image))
    assert despeckle_series(image, model="rulog", denoiser="mulog", device="cpu").shape == image.shape


def test_what_noise_subtraction_left_counts_as_dark() -> None:
    image = speckled(1)[0]
    image[::7, ::9] = -0.001
    with pytest.warns(UserWarning, match="are negative after noise subtraction"):
        clean = despeckle(image)
    assert np.isfinite(clean).all() and image.min() < 0


def test_a_remark_is_a_warning() -> None:
    fine = np.random.default_rng(1).exponential(1, (80, 80)).repeat(2, 0).repeat(2, 1)
    with pytest.warns(UserWarning, match="sampled finer than its resolution"):
        despeckle(fine)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        despeckle(speckled())


BAD: list[tuple[str, Any, str]] = [
    ("no array", [1, 2], "list is no array"),
    ("one axis", np.ones(3), "1 axes"),
    ("four axes", np.ones((1, 1, 2, 2)), "4 axes"),
    ("complex", np.ones((2, 8, 8), complex), "is complex"),
    ("text", np.full((2, 8, 8), "a"), "no real numbers"),
    ("flags", np.ones((2, 8, 8), bool), "no real numbers"),
    ("no pixels", np.ones((2, 0, 8)), "no pixels"),
    ("decibels", -10 * np.ones((2, 8, 8)), "negative values .* decibels"),
    ("infinite", np.full((2, 8, 8), np.inf), "infinite"),
    ("too large", np.full((2, 8, 8), 1e200), "too large"),
    ("as large as a gap of other programs", np.full((2, 8, 8), 3e38, np.float32), "too large"),
    ("no data", np.full((2, 40, 40), np.nan), "no data in any pixel"),
]


def test_a_series_whose_mean_no_float32_holds() -> None:
    """Found by Hypothesis: an OverflowError, where every date by itself was as it should be."""
    with pytest.raises(InputError, match="too large"):
        superimage(np.full((6, 8, 8), 9e37, np.float32), looks=1)


@pytest.mark.parametrize(("array", "message"), [pytest.param(*case[1:], id=case[0]) for case in BAD])
def test_an_array_that_cannot_be_used(array: Any, message: str) -> None:
    for function in (despeckle, despeckle_series, superimage):
        with pytest.raises(InputError, match=message) as caught:
            function(array)
        assert str(caught.value).endswith(".") and "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"looks": -1}, "looks must be positive"),
        ({"looks": float("nan")}, "looks must be positive"),
        ({"model": "nobody"}, "no model named nobody"),
        ({"device": "cloud"}, "device must be one of automatic, cpu, gpu, not cloud"),
        ({"method": "median"}, "method must be one of temporal_mean, "),
        ({"denoiser": "nobody"}, "no model named nobody"),
    ],
)
def test_a_parameter_that_cannot_be_used(parameters: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        despeckle_series(speckled(), **parameters)


def test_dates_that_cannot_be_used() -> None:
    for function in SERIES:
        with pytest.raises(InputError, match="single date"):
            function(speckled(1))
        with pytest.raises(InputError, match="single date"):
            function(speckled()[0])
    with pytest.raises(InputError, match="target must be a date from 0 to 2, not 3"):
        superimage(speckled(), target=3)
    with pytest.raises(InputError, match="2023-01-01 names 0 dates"):
        superimage(stack(), target="2023-01-01")
    with pytest.raises(InputError, match="2024-01 names 3 dates"):
        superimage(stack(), target="2024-01")
    with pytest.raises(InputError, match="rename the one that is the dates to time"):
        despeckle_series(stack(dims=("band", "y", "x"), coords={}))
    lacking = stack(coords={"time": np.array(["2024-01-03", "NaT", "2024-01-27"], "datetime64[ns]")})
    with pytest.raises(InputError, match="lacks a date"):
        despeckle_series(lacking)
    with pytest.raises(InputError, match="WINDOW_ROWS"):
        glrt_multilook(speckled(), window=(4, 5))


def test_a_date_without_data_is_named() -> None:
    given = stack()
    given[0] = np.nan
    with pytest.raises(InputError, match="Date 2024-01-27 has no data in any pixel"):
        despeckle_series(given)


def test_dask_alone_and_bad_chunks_of_it() -> None:
    da = pytest.importorskip("dask.array", reason="the extra dask is not installed")
    values = speckled()
    lazy = despeckle_series(da.from_array(values, chunks=(1, 40, 72)))
    assert isinstance(lazy, da.Array) and lazy.dtype == np.float32 and lazy.chunks == ((1, 1, 1), (40, 24), (72,))
    np.testing.assert_array_equal(lazy.compute(), despeckle_series(values))
    values[1, 50, 50] = -9
    with pytest.raises(InputError, match="negative"):
        despeckle_series(da.from_array(values, chunks=(1, 40, 72)))
    unknown = da.from_array(speckled(), chunks=(3, 64, 72))
    with pytest.raises(InputError, match="unknown number"):
        despeckle_series(unknown[:, unknown[0, :, 0] > 0])


def test_no_files_are_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    despeckle_series(speckled())
    assert list(tmp_path.iterdir()) == []


def test_dates_that_share_their_speckle_are_despeckled_by_themselves():
    rng = np.random.default_rng(5)
    shared, *own = rng.normal(size=(6, 2, 96, 96))
    stack = np.stack([((np.sqrt(0.7) * shared + np.sqrt(0.3) * o) ** 2).sum(axis=0) for o in own]).astype(np.float32)
    with pytest.warns(UserWarning, match=r"speckle in common \(correlation 0\.4"):
        clean = despeckle_series(stack, looks=1)
    np.testing.assert_allclose(clean, despeckle(stack, looks=1), rtol=1e-3)
    for model in ("guided", "rulog"):  # which need the super-image
        with pytest.warns(UserWarning, match="some of it is left in the results"):
            despeckle_series(stack[:, :64, :64], looks=1, model=model)
