"""The M-index: 0 for speckle, large for structure."""

from __future__ import annotations

import numpy as np
import pytest

from sar_despeckle.core.quality.measures.m_index import co_occurrences, m_index, structure

from ..pairs_of_arrays import fields, pair, speckle


def test_speckle_has_no_structure_and_a_scene_has() -> None:
    even = np.ones((256, 256), np.float32)
    assert structure(co_occurrences(pair(speckle(1), even), 1)) < 1
    assert structure(co_occurrences(pair(fields() * speckle(1), even), 1)) > 10


def test_its_first_order_part_is_that_of_the_paper() -> None:
    found = m_index(np.array([4.0, 4.0]), np.array([3.0, 4.0]), np.array([1.0, 0.9]), np.ones((8, 8)))
    assert found == pytest.approx(100 * np.mean([0.25 + 0, 0 + 0.1]) / 2)


def test_it_cannot_be_told_without_zones() -> None:
    assert np.isnan(m_index(np.zeros(0), np.zeros(0), np.zeros(0), np.ones((8, 8))))
