"""Point targets and their loss."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import ndimage

from sar_despeckle.core.quality.measures.point_targets import measure, median_loss

from ..pairs_of_arrays import fields, pair, speckle


def with_points() -> np.ndarray:
    scene = np.ones((256, 256), np.float32)
    scene[20::40, 20::40] = 300
    return scene


def test_points_are_found_with_their_loss() -> None:
    image = with_points() + speckle(1) - 1
    found = measure(pair(image, with_points() ** 0.9, 100, 200))
    assert len(found) == 36
    assert {(target.row - 100) % 40 for target in found} == {20}
    assert median_loss(found) == pytest.approx(0.1 * 10 * np.log10(300), abs=0.1)


def test_a_blur_loses_them() -> None:
    assert median_loss(measure(pair(with_points() + speckle(1) - 1, ndimage.uniform_filter(with_points(), 9)))) > 10


def test_speckle_and_edges_have_none() -> None:
    assert measure(pair(fields() * speckle(2), fields())) == []
    assert np.isnan(median_loss([]))
