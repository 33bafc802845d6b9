"""Adaptive multilooking, against a double loop over pixels and their windows."""

from __future__ import annotations

import pickle

import numpy as np
import pytest
from scipy.stats import f as fisher

from sar_despeckle.core.errors import InputError
from sar_despeckle.core.simulation.speckle_field import speckled_intensity
from sar_despeckle.core.simulation.subswaths import SUBSWATHS
from sar_despeckle.core.statistics.speckle import intensity_variance
from sar_despeckle.core.statistics.window_sums import centred_sum
from sar_despeckle.core.superimage.glrt import GlrtMultilook, acceptance_ratios, temporal_mean

from ..rasters import Array, speckle


def scene(dates: int, shape: tuple[int, int], looks: float, gaps: float, seed: int) -> Array:
    """Three levels side by side, so that some neighbours are similar and others not; perhaps with gaps."""
    stack = speckle((dates, *shape), looks, seed, gaps)
    stack[:, :, shape[1] // 3 :] *= 1.5
    stack[:, shape[0] // 2 :] *= 4
    if gaps:
        stack[:, 1:3, 2] = np.nan  # no date at all
    return 0.05 * stack


def multilooked_by_loops(stack: Array, operation: GlrtMultilook) -> tuple[Array, Array, Array]:
    """Mean, number of similar pixels and every date, as the definition says."""
    stack = stack.astype(np.float64)
    dates, rows, cols = stack.shape
    count = np.sum(~np.isnan(stack), axis=0)
    mean, similar = np.full((rows, cols), np.nan), np.full((rows, cols), np.nan)
    each = np.full(stack.shape, np.nan)
    quantile = {
        (n, m): fisher.ppf(1 - operation.alpha / 2, 2 * n * operation.looks, 2 * m * operation.looks)
        for n in range(1, dates + 1)
        for m in range(1, dates + 1)
    }
    half = operation.window[0] // 2, operation.window[1] // 2
    for r, c in zip(*np.nonzero(count)):
        a, n = np.nanmean(stack[:, r, c]), count[r, c]
        members = []
        for i in range(max(r - half[0], 0), min(r + half[0] + 1, rows)):
            for j in range(max(c - half[1], 0), min(c + half[1] + 1, cols)):
                if count[i, j]:
                    b, m = np.nanmean(stack[:, i, j]), count[i, j]
                    if a / b <= quantile[n, m] and b / a <= quantile[m, n]:
                        members.append((i, j))
        similar[r, c] = len(members)
        if len(members) < operation.min_similar:
            members = [(r, c)]
        samples = np.stack([stack[:, i, j] for i, j in members])
        mean[r, c] = np.nanmean(samples)
        for k in range(dates):
            if not np.isnan(stack[k, r, c]):
                each[k, r, c] = np.nanmean(samples[:, k])
    return mean, similar, each


@pytest.mark.parametrize("gaps", [0.0, 0.3])
@pytest.mark.parametrize("window", [(1, 1), (3, 5), (15, 15), (25, 31)])
@pytest.mark.parametrize(
    ("dates", "looks", "alpha", "min_similar"), [(1, 1.0, 0.3, 0), (4, 1.0, 0.05, 20), (3, 4.4, 0.2, 6)]
)
def test_equals_the_loops(
    gaps: float, window: tuple[int, int], dates: int, looks: float, alpha: float, min_similar: int
):
    stack = scene(dates, (13, 12), looks, gaps, seed=dates)
    operation = GlrtMultilook(looks, window, alpha, min_similar, each_date=True)
    expected = multilooked_by_loops(stack, operation)
    mean, similar, each = operation(stack)
    np.testing.assert_array_equal(similar[0], expected[1])  # the counts exactly
    np.testing.assert_allclose(mean[0], expected[0], rtol=1e-5)
    np.testing.assert_allclose(each, expected[2], rtol=1e-5)
    assert np.isnan(mean[0]).any() == bool(gaps)
    known = (~np.isnan(similar[0])).astype(np.float64)
    if window != (1, 1):  # of the pairs some are similar and some are not
        assert known.sum() < np.nansum(similar) < centred_sum(known, *window).sum()


GAPS = {
    "a pixel of a date": np.s_[1, 9, 6],
    "a block of a date": np.s_[1, 4:9, 3:8],
    "a corner of two dates": np.s_[:2, :4, :5],
    "half of a date": np.s_[2, :, 8:],
    "most of a date": np.s_[0, 2:],
    "all of a date": np.s_[3],
    "every other pixel of a date": np.s_[1, ::2, ::2],
    "all dates of a block": np.s_[:, 5:9, 5:9],
}


@pytest.mark.parametrize("gap", GAPS)
def test_gaps_of_any_shape_equal_the_loops(gap: str):
    stack = scene(4, (17, 16), 1, 0, seed=3)
    stack[GAPS[gap]] = np.nan
    operation = GlrtMultilook(1.0, (5, 7), 0.3, 4, each_date=True)
    expected = multilooked_by_loops(stack, operation)
    mean, similar, each = operation(stack)
    np.testing.assert_array_equal(similar[0], expected[1])
    np.testing.assert_allclose(mean[0], expected[0], rtol=1e-5)
    np.testing.assert_allclose(each, expected[2], rtol=1e-5)


def test_dates_without_each_other_have_no_result():
    mean, similar = GlrtMultilook()(np.full((3, 9, 9), np.nan, np.float32))
    assert np.isnan(mean).all() and np.isnan(similar).all()


def test_the_input_is_left_alone_and_each_date_changes_nothing_else():
    stack = scene(4, (30, 30), 1, 0.2, 3)
    stack.flags.writeable = False
    plain = GlrtMultilook()(stack)
    detailed = GlrtMultilook(each_date=True)(stack)
    assert len(plain) == 2 and len(detailed) == 3
    np.testing.assert_array_equal(plain[0], detailed[0])
    np.testing.assert_array_equal(plain[1], detailed[1])
    assert all(result.dtype == np.float32 for result in detailed)


def test_pickled_it_is_the_same():
    operation = GlrtMultilook(2.0, (5, 7), 0.1, 3, True)
    again = pickle.loads(pickle.dumps(operation))
    assert again == operation and again.context.halo == (2, 3)
    stack = scene(3, (12, 13), 2, 0.1, 5)
    for one, other in zip(again(stack), operation(stack)):
        np.testing.assert_array_equal(one, other)


@pytest.mark.parametrize("looks", [1, 4])
@pytest.mark.parametrize("dates", [5, 30])
@pytest.mark.parametrize("alpha", [0.05, 0.01])
def test_the_false_alarm_rate_is_alpha(looks: int, dates: int, alpha: float):
    operation = GlrtMultilook(looks, (15, 15), alpha, min_similar=0)
    refused = pairs = 0
    for seed in range(8):  # several fields: pairs that share a pixel are not independent
        _, similar = operation(speckle((dates, 96, 96), looks, seed))
        interior = similar[0, 7:-7, 7:-7]
        refused += float(np.sum(225 - interior))
        pairs += 224 * interior.size
    assert refused / pairs == pytest.approx(alpha, rel=0.1)


@pytest.mark.parametrize("subswath", ["IW2", "white"])
@pytest.mark.parametrize("dates", [2, 25])
def test_points_of_20_decibel_keep_their_peak(subswath: str, dates: int):
    reflectivity = np.ones((64, 64), np.float32)
    places = [(16, 16), (16, 48), (48, 16), (48, 48)]
    for place in places:
        reflectivity[place] = 400  # IW2's impulse response spreads a point over its neighbours
    rng = np.random.default_rng(7)
    stack = np.stack([speckled_intensity(reflectivity, 1, SUBSWATHS[subswath], rng) for _ in range(dates)])
    mean, similar = GlrtMultilook()(stack)
    for r, c in places:
        before = temporal_mean(stack)[r - 1 : r + 2, c - 1 : c + 2].max()
        after = mean[0, r - 1 : r + 2, c - 1 : c + 2].max()
        assert 10 * np.log10(before) > 15  # a point it is
        assert abs(10 * np.log10(after / before)) < 0.1
        assert similar[0, r, c] < 20


def test_homogeneous_ground_is_multilooked():
    mean, similar = GlrtMultilook()(speckle((10, 64, 64)))
    interior = mean[0, 7:-7, 7:-7]
    assert interior.mean() == pytest.approx(1, abs=0.02)
    assert interior.var() < intensity_variance(200)  # the temporal mean has 10 looks
    assert np.median(similar) > 200


def test_acceptance_ratios_are_quantiles_of_f():
    table = acceptance_ratios(4, 2.5, 0.05)
    assert table.shape == (5, 5) and not table[0].any() and not table[:, 0].any()
    for n in range(1, 5):
        for m in range(1, 5):
            assert table[n, m] == pytest.approx(fisher.ppf(0.975, 5 * n, 5 * m), rel=1e-5)


def test_temporal_mean_is_the_mean_of_the_valid_dates():
    stack = speckle((6, 20, 20), gaps=0.5)
    known = ~np.isnan(stack).all(axis=0)
    result = temporal_mean(stack)
    assert not known.all() and np.isnan(result[~known]).all()
    np.testing.assert_allclose(result[known], np.nanmean(stack[:, known].astype(np.float64), axis=0), rtol=1e-6)


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"window": (14, 15)}, "WINDOW_ROWS .* not 14"),
        ({"window": (15, 0)}, "WINDOW_COLUMNS .* not 0"),
        ({"window": (-1, 15)}, "WINDOW_ROWS .* not -1"),
        ({"window": (255, 257)}, "WINDOW_COLUMNS .* not 257"),
        ({"alpha": 0.0}, "ALPHA"),
        ({"alpha": 1.0}, "ALPHA"),
        ({"alpha": float("nan")}, "ALPHA"),
        ({"looks": 0.0}, "LOOKS"),
        ({"looks": -1.0}, "LOOKS"),
        ({"looks": float("inf")}, "LOOKS"),
    ],
)
def test_impossible_parameters(parameters: dict[str, object], words: str):
    with pytest.raises(InputError, match=words):
        GlrtMultilook(**parameters)  # type: ignore[arg-type]
