"""The share of the speckle that a result has kept, whatever the texture of the scene."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import ndimage

from sar_despeckle.core.quality.checks.kept_speckle import find, kept_share, measure

from ..pairs_of_arrays import pair, speckle


def texture() -> np.ndarray:
    noise = ndimage.gaussian_filter(np.random.default_rng(3).normal(size=(256, 256)), 1.5)
    return np.exp(0.2 * noise / noise.std()).astype(np.float32)


@pytest.mark.parametrize("share", [0, 0.1, 0.3, 0.6])
@pytest.mark.parametrize("textured", [False, True])
def test_the_share_is_right(share: float, textured: bool) -> None:
    scene = texture() if textured else np.float32(1)
    image = scene * speckle(1, looks=2)
    found = kept_share([measure(pair(image, scene + share * (image - scene)))])
    assert found == pytest.approx(share, abs=0.03)


def test_a_mean_smooths_and_keeps_nothing() -> None:
    image = speckle(2)
    assert find([measure(pair(image, 0.7 + 0.3 * image))], 1) is not None
    assert find([measure(pair(image, ndimage.uniform_filter(image, 5)))], 1) is None


def test_nothing_is_kept_where_nothing_is_flat() -> None:
    nothing = np.full((40, 40), np.nan, np.float32)
    assert kept_share([measure(pair(nothing, nothing))]) == 0
