"""Whatever small raster and parameters are drawn: a result as promised, or one sentence that refuses them."""

from __future__ import annotations

import warnings

import numpy as np
import pytest

hypothesis = pytest.importorskip("hypothesis", reason="Hypothesis is not installed")

from hypothesis import HealthCheck, given, settings  # noqa: E402
from hypothesis import strategies as st  # noqa: E402

from sar_despeckle.arrays import functions  # noqa: E402
from sar_despeckle.core.errors import LONGEST, InputError  # noqa: E402
from sar_despeckle.core.raster.dates import find_date  # noqa: E402
from sar_despeckle.core.statistics.quality import box_mean, equivalent_looks, left_out_score, psnr  # noqa: E402
from sar_despeckle.core.superimage.glrt import GlrtMultilook  # noqa: E402

KINDS = (np.float32, np.float64, np.float16, np.uint8, np.int16, np.uint16, np.int32, np.complex64, np.bool_)
VALUES = (0.0, 1.0, -1.0, 1e-38, 1e-7, 0.1, 7e3, 3e38, float("nan"), float("inf"))
# seeded, so that CI tries what everyone else does
small = settings(
    max_examples=40, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)


@st.composite
def rasters(draw, dates=(1, 3), side=12):
    """Speckle in any type, with a share of one odd value, and of none, one or several dates."""
    shape = (draw(st.integers(*dates)), draw(st.integers(1, side)), draw(st.integers(1, side)))
    rng = np.random.default_rng(draw(st.integers(0, 99)))
    values = rng.gamma(draw(st.sampled_from([1, 4])), draw(st.sampled_from([1e-6, 0.1, 1e3])), shape)
    values[rng.random(shape) < draw(st.sampled_from([0, 0.1, 0.1, 1]))] = draw(st.sampled_from(VALUES))
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        return values.astype(draw(st.sampled_from(KINDS)))


def is_as_promised(call, shape):
    """Run it: float32 of the shape, of numbers from 0 or NaN; or a refusal of one sentence. True for a result."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # remarks
        try:
            result = call()
        except InputError as error:
            assert 0 < len(str(error)) <= LONGEST
            assert "\n" not in str(error)
            return False
    assert result.dtype == np.float32
    assert result.shape == shape
    assert not np.isinf(result).any()
    assert not (result < 0).any()
    return True


NUMBERS = st.one_of(st.just(0), st.floats(0.1, 100), st.sampled_from([1, 4, -1, 1e300, float("nan"), float("inf")]))
WINDOWS = st.sampled_from([1, 3, 5, 9, 15, 0, 4, -2])
TEXT = st.text("0123456789-_.:TtZ /\n\x00aé٣\ud800")  # digits of other scripts and halves of pairs, too
METHODS = ["temporal_mean", "binary_weighted_mean", "glrt_multilook", "unchanged_mean"]


def despeckle(images, looks):
    return is_as_promised(lambda: functions.despeckle(images, looks=looks), images.shape)


def superimage(images, looks, method):
    return is_as_promised(lambda: functions.superimage(images, looks=looks, method=method), images.shape[1:])


def series(images, looks):
    return is_as_promised(lambda: functions.despeckle_series(images, looks=looks), images.shape)


def glrt(images, looks, rows, columns, alpha, similar):
    def call():
        window = (rows, columns)
        return functions.glrt_multilook(images, looks=looks, window=window, alpha=alpha, min_similar=similar).mean

    return is_as_promised(call, images.shape[1:])


@pytest.mark.parametrize(
    ("function", "drawn"),
    [
        (despeckle, [rasters(), NUMBERS]),
        (superimage, [rasters(dates=(2, 3)), NUMBERS, st.sampled_from(METHODS)]),
        (series, [rasters(dates=(2, 3)), NUMBERS]),
        (glrt, [rasters(dates=(2, 3)), NUMBERS, WINDOWS, WINDOWS, st.floats(-0.2, 1.2), st.integers(-2, 30)]),
    ],
)
def test_the_library(function, drawn):
    """Both ends are reached: results and refusals."""
    ended = []

    @small
    @given(st.tuples(*drawn))
    def draw(parameters):
        ended.append(function(*parameters))

    draw()
    assert 5 <= sum(ended) < len(ended)


@pytest.mark.parametrize("images", [np.zeros((1, 0, 3), np.float32), np.full((2, 5, 5), np.nan, np.float32)])
def test_nothing_to_despeckle(images):
    assert not despeckle(images, 0)


@small
@given(rasters(dates=(1, 1)), st.integers(0, 5).map(lambda half: 2 * half + 1))
def test_quality_measures_take_gaps(images, side):
    """Where both are numbers; the mean over a window has gaps where the image has them."""
    image = np.where(np.isfinite(images[0]), np.abs(images[0]), np.nan).astype(np.float32)
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        smooth = box_mean(image, side)
        assert np.array_equal(np.isnan(smooth), np.isnan(image))
        if not np.isnan(image).all():
            assert isinstance(equivalent_looks(image), float)
            assert isinstance(psnr(smooth, image), float)
        if np.nanmax(smooth, initial=0) > 0:
            assert isinstance(left_out_score(smooth, image), float)


@small
@given(rasters(dates=(2, 4), side=9), st.integers(1, 3), st.floats(0.01, 0.5))
def test_the_window_test_counts_the_pixel_itself(images, half, alpha):
    intensity = np.where(np.isfinite(images), np.abs(images), np.nan).astype(np.float32)
    with np.errstate(all="ignore"):
        mean, count, *_ = GlrtMultilook(1.0, (2 * half + 1, 2 * half + 1), alpha, 1)(intensity)
    valid = ~np.isnan(intensity).all(axis=0)
    assert (count[0][valid] >= 1).all()
    assert mean.shape == (1, *intensity.shape[1:])


@small
@given(TEXT, TEXT, TEXT)
def test_a_date_is_found_or_not(key, description, name):
    find_date({key: description}, description, name)
