"""EPD-ROA: 1 for kept edges, less for weaker ones, whatever the speckle."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import ndimage

from sar_despeckle.core.quality.measures.edge_preservation import edge_preservation, measure

from ..pairs_of_arrays import fields, pair, speckle


@pytest.mark.parametrize("looks", [1, 4])
def test_kept_edges(looks: float) -> None:
    assert edge_preservation([measure(pair(fields() * speckle(1, looks=looks), fields()))]) == pytest.approx(
        1, abs=0.03
    )


def test_weaker_edges() -> None:
    scene = fields()
    weaker = np.exp(0.8 * np.log(scene))
    blurred = ndimage.uniform_filter(scene, 9)
    assert edge_preservation([measure(pair(scene * speckle(1), weaker))]) < 0.9
    assert edge_preservation([measure(pair(scene * speckle(1), blurred))]) < 0.95


def test_a_scene_without_edges_tells_nothing() -> None:
    assert np.isnan(edge_preservation([measure(pair(speckle(1), np.ones((256, 256))))]))
