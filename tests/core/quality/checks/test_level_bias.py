"""The bias of each class of levels, and its standard error."""

from __future__ import annotations

import numpy as np
import pytest

from sar_despeckle.core.quality.checks.level_bias import classes, find, measure, overall

from ..pairs_of_arrays import pair, speckle

STEPS = np.repeat(np.float32([1, 2, 4, 8]), 64)[:, None] * np.ones((1, 256), np.float32)


def test_each_level_has_its_own_bias() -> None:
    factors = np.repeat(np.float32([1.05, 1, 1, 0.98]), 64)[:, None]
    found = classes([measure(pair(STEPS * speckle(1, looks=50), STEPS * factors))], 1)
    assert [part.bias for part in found] == pytest.approx([0.05, 0, 0, -0.02], abs=0.006)


def test_the_standard_error_is_the_scatter() -> None:
    found = [classes([measure(pair(STEPS * speckle(seed), STEPS))], 1)[0] for seed in range(40)]
    scatter = np.std([part.bias for part in found])
    assert scatter == pytest.approx(np.mean([part.error for part in found]), rel=0.3)


def test_what_is_too_bright_everywhere_is_told_once() -> None:
    found = find([measure(pair(STEPS * speckle(1, looks=9), 1.2 * STEPS))], 1)
    assert [finding.fault for finding in found] == ["overall bias"]
    assert "20 % (0.8 dB) too bright" in found[0].says


def test_what_is_far_off_was_perhaps_read_wrongly() -> None:
    (found, *_) = find([measure(pair(STEPS * speckle(1, looks=9), 4 * STEPS))], 1)
    assert found.says.endswith("was its scale read right?")


def test_the_darkest_quarter_is_named() -> None:
    result = np.where(STEPS == 1, 1.1 * STEPS, STEPS)
    (found,) = find([measure(pair(STEPS * speckle(1, looks=9), result))], 1)
    assert "too bright in the darkest quarter" in found.says


def test_nothing_is_told_of_nothing() -> None:
    nothing = [measure(pair(np.full((40, 40), np.nan), np.full((40, 40), np.nan)))]
    assert classes(nothing, 1) == [] and overall(nothing) == 0 and find(nothing, 1) == []
