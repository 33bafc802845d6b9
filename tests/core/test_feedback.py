"""Shares of a run's progress."""

from __future__ import annotations

import pytest

from sar_despeckle.core.feedback import Silent, parts

from .rasters import Recorder


def test_parts_follow_one_another_by_their_weights():
    whole = Recorder()
    for part in parts(whole, 1, 3):
        part.progress(0)
        part.progress(0.5)
        part.progress(1)
    assert whole.fractions == pytest.approx([0, 0.125, 0.25, 0.25, 0.625, 1])


def test_parts_of_parts():
    whole = Recorder()
    inner = parts(parts(whole, 1, 1)[1], 1, 1)
    inner[0].progress(0.5)
    inner[1].progress(1)
    assert whole.fractions == pytest.approx([0.625, 1])


def test_words_and_the_wish_to_stop_go_through():
    whole = Recorder(cancel_after=-1)
    part = parts(whole, 1)[0]
    part.info("one")
    part.warning("two")
    assert whole.words == ["one", "two"]
    assert part.cancelled()
    assert not parts(Silent(), 1)[0].cancelled()
