"""Changes from date to date in the series that networks learn from."""

from __future__ import annotations

import numpy as np

from sar_despeckle.models.training.simulated.date_changes import Changes, draw_changes
from sar_despeckle.models.training.simulated.scene_families import SLANT

SIDE, DATES, WATCHED = 128, 10, 2


def drawn(seed: int, dates: int = DATES) -> Changes:
    return draw_changes(np.random.default_rng(seed), (SIDE, SIDE), dates, WATCHED, SLANT)


def test_changes_are_factors_for_every_date_and_the_same_for_the_same_seed():
    for dates in (2, 7):
        changes = drawn(1, dates)
        for part in (changes.clutter, changes.points, changes.new_points):
            assert part.shape == (dates, SIDE, SIDE) and part.dtype == np.float32
        assert changes.clutter.min() > 0 and changes.points.min() > 0 and changes.new_points.min() >= 0
        np.testing.assert_array_equal(changes.clutter, drawn(1, dates).clutter)


def test_some_changes_are_at_one_watched_date_and_some_at_several_others():
    once = several = 0
    for seed in range(20):
        turned = np.abs(np.log(drawn(seed).clutter)) > 0.6
        number = turned.sum(axis=0)
        once += int((turned[:WATCHED].any(axis=0) & (number == 1)).sum())
        several += int((~turned[:WATCHED].any(axis=0) & (number > 1)).sum())
    assert once > 2000 and several > 2000


def test_small_changes_are_strong_and_there_are_calm_series():
    strongest = [float(np.log(drawn(seed).clutter).max()) for seed in range(30)]
    assert min(strongest) == 0 and max(strongest) > 2.3


def test_points_fluctuate_from_date_to_date_in_some_series():
    spread = [float(np.log(c.points / c.clutter).std()) for c in map(drawn, range(30))]
    assert min(spread) < 1e-6 and max(spread) > 0.4


def test_new_points_are_at_one_date():
    series = [drawn(seed).new_points > 0 for seed in range(10)]
    assert sum(int(new.sum()) for new in series) > 10
    assert all(new.sum(axis=0).max() <= 1 for new in series)
