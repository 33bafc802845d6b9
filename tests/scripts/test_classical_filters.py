"""Lee's and Quegan and Yu's filters, against what theory says of them."""

from __future__ import annotations

import numpy as np
import pytest
from evaluation.classical_filters import lee, quegan_yu

from sar_despeckle.core.statistics.quality import box_mean


def speckle(shape: tuple[int, ...], looks: float = 1.0) -> np.ndarray:
    """Unit-mean white speckle."""
    return np.random.default_rng(1).gamma(looks, 1 / looks, shape).astype(np.float32)


def inside(image):
    """Without the border, where windows are cut."""
    return image[..., 5:-5, 5:-5]


def test_lee_gives_the_local_mean_where_only_speckle_is():
    image = speckle((400, 400), looks=4)
    difference = inside(lee(image, 4)) / inside(box_mean(image, 7)) - 1
    # half of the windows look a little more varied than speckle is; what remains of it is small
    assert inside(lee(image, 4)).var() < 0.1 * inside(image).var()
    assert np.median(np.abs(difference)) == 0
    assert inside(lee(image, 4)).mean() == pytest.approx(1, abs=0.02)


def test_lee_keeps_a_bright_point_and_gaps():
    image = speckle((40, 40), looks=4)
    image[20, 20], image[:3, :3] = 1000, np.nan
    result = lee(image, 4)
    assert result[20, 20] > 750
    assert np.array_equal(np.isnan(result), np.isnan(image))


def test_lee_scales_with_the_image():
    image = speckle((60, 60), looks=2)
    assert lee(np.float32(1e-4) * image, 2) == pytest.approx(1e-4 * lee(image, 2), rel=1e-3)


@pytest.mark.parametrize("looks", [0.0, -1.0, float("nan")])
def test_lee_refuses_impossible_looks(looks):
    with pytest.raises(ValueError, match="looks"):
        lee(speckle((9, 9)), looks)


@pytest.mark.parametrize("dates", [2, 10])
def test_quegan_yu_is_unbiased_and_as_smooth_as_theory_says(dates):
    levels = np.geomspace(0.01, 1, dates, dtype=np.float32)[:, None, None]
    result = inside(quegan_yu(levels * speckle((dates, 400, 400), looks=4))) / levels
    assert result.mean(axis=(1, 2)) == pytest.approx(np.ones(dates), abs=0.01)
    theory = (49 + dates - 1) / (49 * dates * 4)  # of first order; the rest is of order (1/49)²
    assert result.var(axis=(1, 2)) == pytest.approx(np.full(dates, theory), rel=0.04)


def test_quegan_yu_keeps_the_level_of_each_date():
    dates = speckle((5, 60, 60), looks=8)
    dates[2, 20:40, 20:40] *= 10
    result = quegan_yu(dates)
    assert result[2, 25:35, 25:35].mean() == pytest.approx(10, rel=0.05)
    assert result[3, 25:35, 25:35].mean() == pytest.approx(1, rel=0.05)


def test_quegan_yu_leaves_out_a_date_without_data():
    dates = speckle((4, 30, 30), looks=4)
    holed = dates.copy()
    holed[1] = np.nan
    result = quegan_yu(holed)
    assert np.isnan(result[1]).all()
    assert result[[0, 2, 3]] == pytest.approx(quegan_yu(dates[[0, 2, 3]]), rel=1e-5)


def test_quegan_yu_of_zeros_is_zero():
    dates = speckle((3, 30, 30))
    dates[:, :15] = 0
    result = quegan_yu(dates)
    assert np.isfinite(result).all()
    assert (result[:, :10] == 0).all()
