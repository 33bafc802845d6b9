"""Windows of stacks: aligned, without gaps, bounded in number, those held out apart."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from sar_despeckle.core.errors import Cancelled, InputError
from sar_despeckle.core.feedback import Silent
from sar_despeckle.core.raster.reader import StackReader
from sar_despeckle.core.raster.tiles import Window
from sar_despeckle.models.training.real_dates import stack_windows
from sar_despeckle.models.training.real_dates.stack_windows import CONTEXT, Use, read_windows

from ..stacks import simulated


def test_windows_are_aligned_and_disjoint(tmp_path: Path):
    stack = simulated(tmp_path, dates=3, side=288)
    found = read_windows(stack, Use.BOTH, Silent())
    assert found.side == 128  # four of these; of 256 only one
    assert found.training.shape == (3, 3, 128, 128)
    assert found.held.shape == (1, 3, 128 + 2 * CONTEXT, 128 + 2 * CONTEXT)
    whole = 0.5 * np.log(StackReader(stack).read(Window(0, 0, 288, 288)))
    np.testing.assert_allclose(found.levels, whole.mean(axis=(1, 2), dtype=np.float64), rtol=1e-5)
    inner = found.held[0, :, CONTEXT:-CONTEXT, CONTEXT:-CONTEXT]
    all_windows = np.concatenate([found.training, inner[None]]) + found.levels[:, None, None]
    places = {(16, 16), (16, 144), (144, 16), (144, 144)}
    for window in all_windows:
        (place,) = [p for p in places if np.allclose(window, whole[:, p[0] : p[0] + 128, p[1] : p[1] + 128], atol=1e-4)]
        places.remove(place)
    assert not places


def test_gaps_are_avoided_inside_and_filled_around(tmp_path: Path):
    def spoil(images: np.ndarray) -> None:
        images[1, :30, :30] = np.nan

    found = read_windows(simulated(tmp_path, dates=2, side=200, spoil=spoil), Use.JUDGE, Silent())
    assert found.side == 128  # the only one, in the middle, goes free of the gap
    assert found.held.shape[0] == 1
    assert found.training.shape[0] == 0
    assert np.isfinite(found.held).all()


def test_the_number_of_windows_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(stack_windows, "SIDES", (32,))
    monkeypatch.setattr(stack_windows, "MOST", 5)
    found = read_windows(simulated(tmp_path, dates=2), Use.BOTH, Silent())
    assert (len(found.training), len(found.held)) == (4, 1)


def test_too_small_a_scene_is_refused(tmp_path: Path):
    with pytest.raises(InputError, match=r"20240101\.tif and 1 more do not have 2 windows of 64 × 64 pixels in common"):
        read_windows(simulated(tmp_path, dates=2, side=100), Use.BOTH, Silent())


def test_a_cancel_ends_the_reading(tmp_path: Path):
    class Impatient(Silent):
        def cancelled(self) -> bool:
            return True

    with pytest.raises(Cancelled):
        read_windows(simulated(tmp_path, dates=2), Use.BOTH, Impatient())
