"""Super-images, against loops and what is known of unchanged and changed dates."""

from __future__ import annotations

import pickle

import numpy as np
import pytest

from sar_despeckle.core.errors import InputError
from sar_despeckle.core.superimage.binary_weighted import (
    BinaryWeightedMean,
    TemporalMean,
    dissimilarity,
    unchanged_threshold,
)

from ..rasters import Array, speckle


def series(dates: int, shape: tuple[int, int], gaps: float, looks: float = 1.0) -> Array:
    """Speckle over a level that a third of the image doubles at every date."""
    stack = speckle((dates, *shape), looks, seed=4, gaps=gaps)
    stack[:, :, : shape[1] // 3] *= (2.0 ** np.arange(dates))[:, None, None]
    return stack.astype(np.float32)


def weighted_by_loops(stack: Array, target: int, looks: float) -> Array:
    stack = stack.astype(np.float64)
    dates, rows, cols = stack.shape
    threshold = unchanged_threshold(looks)
    distance = np.log(np.sqrt(stack / stack[target]) + np.sqrt(stack[target] / stack)) - np.log(2)
    result = np.full((rows, cols), np.nan)
    for r, c in np.ndindex(rows, cols):
        if np.isnan(stack[target, r, c]):
            continue
        kept = [stack[target, r, c]]
        for k in range(dates):
            box = distance[k, max(r - 3, 0) : r + 4, max(c - 3, 0) : c + 4]
            if k != target and not np.isnan(stack[k, r, c]) and np.nanmean(box) <= threshold:
                kept.append(stack[k, r, c])
        result[r, c] = np.mean(kept)
    return result


def test_temporal_mean_leaves_gaps_out():
    stack = speckle((5, 20, 30), gaps=0.6)
    stack[:, 3, 4] = np.nan
    stack.flags.writeable = False
    (result,) = TemporalMean()(stack)
    assert result.shape == (1, 20, 30) and np.isnan(result[0, 3, 4])
    known = ~np.isnan(stack).all(axis=0)
    np.testing.assert_allclose(result[0][known], np.nanmean(stack[:, known].astype(np.float64), axis=0), rtol=1e-6)


@pytest.mark.parametrize("gaps", [0.0, 0.3])
@pytest.mark.parametrize("looks", [1.0, 4.0])
def test_binary_weighted_mean_equals_the_loops(gaps: float, looks: float):
    stack = series(4, (15, 18), gaps, looks)
    stack.flags.writeable = False
    targets = (0, 2)
    (result,) = BinaryWeightedMean(targets, looks)(stack)
    assert result.shape == (2, 15, 18)
    for image, target in zip(result, targets):
        np.testing.assert_allclose(image, weighted_by_loops(stack, target, looks), rtol=1e-5)
    # both ways occur: all dates kept, and some left out
    known = ~np.isnan(stack[0])
    kept_all = np.isclose(result[0][known], np.nanmean(stack[:, known], axis=0), rtol=1e-5)
    assert kept_all.any() and not kept_all.all()


@pytest.mark.parametrize("looks", [1.0, 4.0])
def test_of_unchanged_dates_92_percent_are_kept(looks: float):
    stack = speckle((2, 400, 400), looks)
    (result,) = BinaryWeightedMean((0,), looks)(stack)
    kept = result[0] != stack[0]
    assert kept[3:-3, 3:-3].mean() == pytest.approx(0.92, abs=0.01)


def test_the_threshold_is_the_quantile_of_pure_speckle():
    one, other = speckle((20000, 49), 2.0, seed=8), speckle((20000, 49), 2.0, seed=9)
    means = dissimilarity(one, other).mean(axis=1)
    assert np.mean(means <= unchanged_threshold(2.0)) == pytest.approx(0.92, abs=0.006)


def test_dissimilarity():
    one, other = np.array([1, 2, 5], np.float32), np.array([1, 8, np.nan], np.float32)
    result = dissimilarity(one, other)
    np.testing.assert_allclose(result[:2], [0, np.log(2.5) - np.log(2)], atol=1e-6)
    assert np.isnan(result[2])
    np.testing.assert_allclose(dissimilarity(other, one), result, atol=1e-6)


def test_a_change_neither_leaks_nor_is_diluted():
    stack = speckle((6, 60, 60), 4.0)
    stack[2, 20:40, 20:40] *= 10
    inside = np.s_[24:36, 24:36]
    (result,) = BinaryWeightedMean((0, 2), 4.0)(stack)
    # the changed date is alone with itself …
    np.testing.assert_array_equal(result[1][inside], stack[2][inside])
    # … and the others are as if it were not there
    (without,) = BinaryWeightedMean((0,), 4.0)(stack[[0, 1, 3, 4, 5]])
    np.testing.assert_array_equal(result[0][inside], without[0][inside])


def test_a_date_without_data_stays_without():
    stack = speckle((3, 20, 20))
    stack[0, :10] = np.nan
    (result,) = BinaryWeightedMean((0, 1))(stack)
    assert np.isnan(result[0, :10]).all() and not np.isnan(result[0, 10:]).any()
    assert not np.isnan(result[1]).any()


@pytest.mark.parametrize("operation", [TemporalMean(), BinaryWeightedMean((1, 0), 2.0)], ids=str)
def test_pickled_it_is_the_same(operation: TemporalMean):
    again = pickle.loads(pickle.dumps(operation))
    assert again == operation and again.context == operation.context
    stack = series(3, (20, 20), 0.1)
    np.testing.assert_array_equal(again(stack)[0], operation(stack)[0])


@pytest.mark.parametrize("looks", [0.0, -2.0, float("inf"), float("nan")])
def test_impossible_looks(looks: float):
    with pytest.raises(InputError, match="LOOKS"):
        BinaryWeightedMean((0,), looks)
