"""Changes from date to date in the series that networks learn from."""

from __future__ import annotations

import numpy as np

from sar_despeckle.models.training.simulated.date_changes import Changes, _strips, draw_changes
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


def test_new_points_are_at_one_date_or_at_some():
    numbers = [int(n) for seed in range(20) for n in np.unique((drawn(seed).new_points > 0).sum(axis=0)) if n]
    assert 1 in numbers and max(numbers) > 2


def test_objects_come_at_any_share_of_the_dates():
    """Also bright ones, of which the dates that lack them must show nothing."""
    shares = set()
    for seed in range(40):
        bright = drawn(seed).clutter > 20
        shares |= set(np.unique(bright.sum(axis=0))[1:])
    assert {1, 2, 3} <= shares and max(shares) >= DATES - 2


def test_roads_and_channels_are_narrow_and_as_often_dark_as_bright():
    signs = []
    for seed in range(30):
        log = np.zeros((2, SIDE, SIDE), np.float32)
        _strips(np.random.default_rng(seed), log, WATCHED)
        changed = log != 0
        assert changed.any(axis=0).mean() < 0.2
        signs.append(np.sign(log[changed].mean()))
    assert 0.2 < np.mean(np.array(signs) > 0) < 0.8


def test_some_series_have_dates_that_cover_a_part():
    cut = [changes.uncovered for changes in map(drawn, range(60)) if changes.uncovered.any()]
    assert 2 <= len(cut) <= 20
    for uncovered in cut:
        assert not uncovered[:WATCHED].any()
        partial = uncovered.any(axis=(1, 2))
        assert 0.3 < partial[WATCHED:].mean() <= 0.75 and not uncovered[partial].all()
