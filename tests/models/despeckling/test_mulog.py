"""MuLoG as an operation on blocks: gaps, constants, levels, denoisers, ratios."""

from __future__ import annotations

import math
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from sar_despeckle.core.errors import InputError
from sar_despeckle.core.feedback import Silent
from sar_despeckle.core.simulation.speckle_field import speckled_intensity
from sar_despeckle.core.simulation.subswaths import SUBSWATHS
from sar_despeckle.core.statistics.quality import equivalent_looks
from sar_despeckle.core.whole_image.levels import DateLevels
from sar_despeckle.models.despeckling.gaussian_denoisers import (
    Bm3d,
    DenoiserKind,
    GaussianDenoiser,
    NetworkDenoiser,
    SlidingCosines,
    find_denoiser,
)
from sar_despeckle.models.despeckling.mulog import Mulog
from sar_despeckle.models.engines.devices import Device

Array = NDArray[np.float32]
KINDS = [DenoiserKind.NETWORK, DenoiserKind.COSINES]


def denoiser(kind: DenoiserKind) -> GaussianDenoiser:
    return find_denoiser(kind, Device.CPU, Silent())


def speckle(looks: float, seed: int = 1, side: int = 192) -> Array:
    return np.random.default_rng(seed).gamma(looks, 1 / looks, (side, side)).astype(np.float32)


def despeckled(image: Array, looks: float, kind: DenoiserKind, spacing: int = 1) -> Array:
    level = float(np.nanmean(np.log(image)))
    (clean,) = Mulog(denoiser(kind), looks, spacing).for_image(level)(image[None])
    return np.asarray(clean[0])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("looks", [1, 4, 40])
def test_speckle_goes_and_an_edge_stays(kind: DenoiserKind, looks: float) -> None:
    truth = np.where(np.arange(192) < 96, 1, 6).astype(np.float32) + np.zeros((192, 1), np.float32)
    clean = despeckled(truth * speckle(looks), looks, kind)
    for half in (np.s_[16:-16, 16:86], np.s_[16:-16, 106:-16]):
        assert equivalent_looks(clean[half], truth[half]) > 50 * math.sqrt(looks)
        assert clean[half].mean() == pytest.approx(truth[half].mean(), rel=0.06)
    assert clean[:, 98:101].mean() / clean[:, 91:94].mean() > 4.5


@pytest.mark.parametrize("kind", KINDS)
def test_a_gap_stays_one_and_a_constant_stays_as_it_is(kind: DenoiserKind) -> None:
    image = speckle(1)
    image[40:70, 30:60] = np.nan
    image[100:112, 100:120] = 0.25
    clean = despeckled(image, 1, kind)
    np.testing.assert_array_equal(np.isnan(clean), np.isnan(image))
    np.testing.assert_array_equal(clean[100:112, 100:120], np.float32(0.25))
    assert equivalent_looks(clean[30:80, 62:76]) > 30


@pytest.mark.parametrize("kind", KINDS)
def test_the_level_of_the_image_does_not_matter(kind: DenoiserKind) -> None:
    image = speckle(1, side=96)
    np.testing.assert_allclose(
        despeckled(image * np.float32(1e6), 1, kind), 1e6 * despeckled(image, 1, kind), rtol=1e-3
    )


@pytest.mark.parametrize("kind", KINDS)
def test_correlated_speckle_needs_subsampling(kind: DenoiserKind) -> None:
    noisy = speckled_intensity(np.ones((192, 192), np.float32), 1, SUBSWATHS["IW2"], np.random.default_rng(3))
    whole, halved = (equivalent_looks(despeckled(noisy, 1, kind, n)[16:-16, 16:-16]) for n in (1, 2))
    assert halved > 2 * whole


def test_rulog_is_mulog_where_the_super_image_has_no_speckle() -> None:
    image, cosines = speckle(1, side=96), SlidingCosines()
    levels, beside = DateLevels(scale=1.0, log_level=-0.577, usual=1.0), np.ones((1, 96, 96), np.float32)
    found = [
        Mulog(cosines, 1, adapted=adapted).for_date(levels, 10, looks)(image[None], beside)[0]
        for adapted, looks in ((False, math.nan), (True, 1e5), (True, 3.0), (True, math.nan))
    ]
    np.testing.assert_allclose(found[0], found[1], rtol=0.01)
    assert np.abs(np.log(found[0] / found[2])).max() > 0.05
    assert not np.array_equal(found[2], found[3])  # ten dates of one look each, where nothing could be measured


def test_rulog_needs_a_super_image() -> None:
    with pytest.raises(InputError, match="choose mulog for an image by itself"):
        Mulog(SlidingCosines(), 1, adapted=True).for_image(0.0)


def test_a_super_image_is_despeckled_with_its_own_looks() -> None:
    assert Mulog(SlidingCosines(), 1, adapted=True).for_super_image(8.5) == Mulog(SlidingCosines(), 8.5)
    assert Mulog(SlidingCosines(), 1).for_super_image(math.nan) == Mulog(SlidingCosines(), 1)


def test_automatic_takes_the_network() -> None:
    assert isinstance(denoiser(DenoiserKind.AUTOMATIC), NetworkDenoiser)


def test_bm3d_is_the_users_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """It gets an image within 0 to 1, no noisier than BM3D is made for, and its answer is scaled back."""
    import sys

    seen: list[Any] = []

    def bm3d(image: Array, deviation: float) -> Array:
        seen.append((float(image.min()), float(image.max()), deviation))
        return image

    fake = ModuleType("bm3d")
    fake.bm3d = bm3d  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "bm3d", fake)
    assert denoiser(DenoiserKind.BM3D) == Bm3d()
    image = np.log(speckle(1, side=32))
    for noise in (1.28, 0.01):
        np.testing.assert_allclose(Bm3d()(image, noise), image, atol=1e-4)
    for low, high, deviation in seen:
        assert low == pytest.approx(0, abs=1e-6) and high <= 1 + 1e-6
        assert deviation <= 40 / 255 + 1e-6
