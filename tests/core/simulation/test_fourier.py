"""Fourier transforms strip by strip: NumPy's to the bit, and ended by a cancel."""

from __future__ import annotations

import numpy as np
import pytest

from sar_despeckle.core.cancel import CancelButton, cancellable
from sar_despeckle.core.errors import Cancelled
from sar_despeckle.core.simulation import fourier


@pytest.mark.parametrize("shape", [(7, 12), (64, 33), (1, 5)])
@pytest.mark.parametrize("strip", [1, 70, 2**20])
def test_they_are_numpys(shape: tuple[int, int], strip: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(fourier, "_STRIP", strip)
    image = np.random.default_rng(1).standard_normal(shape).astype(np.float32)
    for own, numpys in ((fourier.fft2, np.fft.fft2), (fourier.ifft2, np.fft.ifft2), (fourier.rfft2, np.fft.rfft2)):
        found, expected = own(image), numpys(image)
        assert found.dtype == expected.dtype
        np.testing.assert_array_equal(found, expected)
    half = np.fft.rfft2(image)
    np.testing.assert_array_equal(fourier.irfft2(half, shape[1]), np.fft.irfft2(half, s=shape))


def test_a_cancel_ends_them(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(fourier, "_STRIP", 64)
    asked: list[int] = []

    def pressed() -> bool:
        asked.append(1)
        return len(asked) > 3

    with cancellable(CancelButton(pressed)), pytest.raises(Cancelled):
        fourier.fft2(np.ones((64, 64)))
    assert len(asked) == 4
