"""PSNR as elsewhere, and SSIM against its definition."""

from __future__ import annotations

import numpy as np
import pytest

from sar_despeckle.core.quality.measures.truth import measure, peak_ratio, similarity
from sar_despeckle.core.statistics.quality import psnr

from ..pairs_of_arrays import fields, speckle


def test_the_peak_ratio_is_that_of_the_statistics() -> None:
    truth, result = fields() * speckle(1, looks=9), fields() * speckle(2, looks=9)
    halves = [measure(result[k : k + 128], truth[k : k + 128]) for k in (0, 128)]
    assert peak_ratio(halves) == pytest.approx(psnr(result, truth), abs=0.2)  # of the peak by some of the pixels


def test_similarity_by_brute_force() -> None:
    truth, result = speckle(1, 21, 4), speckle(1, 21, 4) + 0.1
    a, b = np.sqrt(result.astype(float)), np.sqrt(truth.astype(float))
    peak = np.quantile(b.ravel()[::7], 0.99)
    c1, c2, found = (0.01 * peak) ** 2, (0.03 * peak) ** 2, []
    for r in range(15):
        for c in range(15):
            x, y = a[r : r + 7, c : c + 7], b[r : r + 7, c : c + 7]
            joint = np.mean((x - x.mean()) * (y - y.mean()))
            top = (2 * x.mean() * y.mean() + c1) * (2 * joint + c2)
            found.append(top / ((x.mean() ** 2 + y.mean() ** 2 + c1) * (x.var() + y.var() + c2)))
    assert similarity([measure(result, truth)]) == pytest.approx(np.mean(found[::7]), rel=1e-4)


def test_gaps_are_left_out() -> None:
    truth = speckle(3, 64, 4)
    result = truth.copy()
    result[:20] = np.nan
    assert peak_ratio([measure(result, truth)]) == np.inf
    assert similarity([measure(result, truth)]) == pytest.approx(1)
    assert np.isnan(peak_ratio([measure(np.full_like(truth, np.nan), truth)]))
