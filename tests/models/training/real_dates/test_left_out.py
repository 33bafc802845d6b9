"""Judging networks by dates they have not seen."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from sar_despeckle.models.training.real_dates.left_out import (
    CONTEXT,
    compare,
    decibel_change,
    equivalent_looks,
    estimate_held,
    hold_out,
    score,
)
from sar_despeckle.models.training.real_dates.stack_windows import Windows

SIDE = 64


def make_windows(windows: int = 3, dates: int = 4, reflectivity: float = 2.0) -> Windows:
    outer = SIDE + 2 * CONTEXT
    speckle = np.random.default_rng(1).exponential(size=(windows, dates, outer, outer))
    levels = np.array([0.5, -1.0, 2.0, 0.0])[:dates]
    held = 0.5 * np.log(reflectivity * speckle) - levels[:, None, None]
    return Windows(np.empty((0, dates, SIDE, SIDE), np.float32), held.astype(np.float32), levels)


def flat(value: float, like: np.ndarray) -> np.ndarray:
    return np.full_like(like, value)


def test_the_date_left_out_is_neither_estimated_nor_among_the_others():
    windows = make_windows()
    held = hold_out(windows, 3)
    assert len(held.noisy) == 3 * 3
    inner = np.exp(2 * (windows.held + windows.levels[:, None, None]))[..., CONTEXT:-CONTEXT, CONTEXT:-CONTEXT]
    np.testing.assert_allclose(held.unseen[0], inner[0, 3], rtol=1e-5)
    np.testing.assert_allclose(held.others[0], inner[0, [1, 2]].mean(axis=0), rtol=1e-5)
    np.testing.assert_array_equal(held.noisy[0], windows.held[0, 0])


def test_without_one_every_date_is_judged_by_all_others():
    held = hold_out(make_windows(), None)
    assert len(held.noisy) == 3 * 4
    np.testing.assert_array_equal(held.others, held.unseen)


def test_the_budget_bounds_the_images(monkeypatch: pytest.MonkeyPatch):
    from sar_despeckle.models.training.real_dates import left_out

    monkeypatch.setattr(left_out, "BUDGET", 4 * (SIDE + 2 * CONTEXT) ** 2)
    held = hold_out(make_windows(), 3)
    assert len(held.noisy) == 4
    assert not np.array_equal(held.unseen[0], held.unseen[-1])  # spread over the windows


def test_an_estimate_comes_back_in_intensity_without_its_context():
    held = hold_out(make_windows(), 3)
    estimates = estimate_held(lambda images: images, held)
    np.testing.assert_allclose(
        estimates[0], np.exp(2 * (held.noisy[0] + held.levels[0]))[CONTEXT:-CONTEXT, CONTEXT:-CONTEXT]
    )


def test_the_truth_has_the_best_score_and_the_difference_its_error():
    held = hold_out(make_windows(), 3)
    truth, biased = flat(2.0, held.unseen), flat(2.6, held.unseen)
    assert score(truth, held.unseen) == pytest.approx(np.log(2) + 1, abs=0.03)
    gain = compare(biased, truth, held.unseen)
    expected = np.log(1.3) + 1 / 1.3 - 1
    assert gain.before - gain.after == pytest.approx(expected, abs=4 * gain.error)
    assert 0 < gain.error < expected / 2
    assert gain.helped
    assert not compare(truth, biased, held.unseen).helped
    assert not compare(truth, truth, held.unseen).helped


def test_a_gain_within_chance_does_not_count():
    held = hold_out(make_windows(), 3)
    rng = np.random.default_rng(5)
    jitter = flat(2.0, held.unseen) * (1 + 0.01 * rng.standard_normal(held.unseen.shape)).astype(np.float32)
    assert not compare(jitter, jitter[..., ::-1].copy(), held.unseen).helped


def test_change_and_looks():
    images = np.random.default_rng(3).gamma(16, 1 / 16, (2, 64, 64)).astype(np.float32)
    assert decibel_change(images, 2 * images) == pytest.approx(10 * np.log10(2), rel=1e-4)
    assert equivalent_looks(images) == pytest.approx(16, rel=0.25)


def test_a_stop_ends_it():
    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        estimate_held(lambda images: images, hold_out(make_windows(), 3), stop)
    assert torch.is_grad_enabled()
