"""The sliding cosine transform as a denoiser."""

from __future__ import annotations

import numpy as np
import pytest

from sar_despeckle.core.mulog.sliding_dct import denoise_by_sliding_dct


def test_noise_goes_and_an_edge_stays() -> None:
    scene = np.where(np.arange(96) < 48, 0, 3).astype(np.float32) + np.zeros((80, 1), np.float32)
    noisy = scene + np.random.default_rng(1).normal(0, 0.5, scene.shape).astype(np.float32)
    clean = denoise_by_sliding_dct(noisy, 0.5)
    error = clean - scene
    assert error[:, :40].std() < 0.06
    assert clean[:, 50].mean() - clean[:, 45].mean() > 2.5
    assert clean.dtype == np.float32


def test_without_noise_nothing_changes() -> None:
    image = np.random.default_rng(2).normal(0, 1, (40, 50)).astype(np.float32)
    np.testing.assert_allclose(denoise_by_sliding_dct(image, 1e-6), image, atol=1e-4)


@pytest.mark.parametrize("shape", [(1, 1), (3, 70), (16, 16), (33, 47)])
def test_any_shape(shape: tuple[int, int]) -> None:
    image = np.random.default_rng(3).normal(5, 1, shape).astype(np.float32)
    clean = denoise_by_sliding_dct(image, 1.0)
    assert clean.shape == shape
    assert np.isfinite(clean).all()
    assert clean.mean() == pytest.approx(image.mean(), abs=0.3)


def test_a_level_is_only_shifted() -> None:
    image = np.random.default_rng(4).normal(0, 1, (48, 48)).astype(np.float32)
    np.testing.assert_allclose(
        denoise_by_sliding_dct(image + 10, 0.7), denoise_by_sliding_dct(image, 0.7) + 10, atol=1e-4
    )
