"""Dates that differ from the others."""

from __future__ import annotations

import numpy as np
import pytest

from sar_despeckle.core.quality.checks.lost_changes import measure
from sar_despeckle.core.quality.series_changes import changes

from .pairs_of_arrays import pair, speckle


def test_the_share_that_changed() -> None:
    results = np.ones((4, 64, 64), np.float32)
    results[2, :32, :32] = 4
    found = changes([[measure(pair(speckle(k, 64), result))] for k, result in enumerate(results)])
    assert [change.share for change in found] == pytest.approx([0, 0, 0.25, 0])
    assert found[2].histogram.sum() == 256
