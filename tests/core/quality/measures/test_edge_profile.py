"""The mean profile across edges."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import ndimage

from sar_despeckle.core.quality.measures.edge_profile import REACH, mean_profiles, measure

from ..pairs_of_arrays import fields, pair, speckle


def test_date_and_right_result_have_one_profile() -> None:
    before, after = mean_profiles([measure(pair(fields() * speckle(1, looks=4), fields()))])
    assert len(before) == len(after) == 2 * REACH + 1
    assert before == pytest.approx(after, abs=0.05)
    assert after[REACH + 2] - after[REACH - 2] > 0.3


def test_a_blurred_result_rises_later() -> None:
    before, after = mean_profiles([measure(pair(fields(), ndimage.gaussian_filter(fields(), 3)))])
    assert before == [] == after or np.diff(after).max() < 0.2
