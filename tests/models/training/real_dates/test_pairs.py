"""Pairs of the three phases."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import Tensor

from sar_despeckle.models.training.real_dates.pairs import Pairs, Phase, by_subsampling, compensated

WINDOWS, DATES, SIDE = 2, 3, 128


def logs(seed: int = 1) -> np.ndarray:
    """Log-amplitude of speckle over nothing."""
    intensity = np.random.default_rng(seed).exponential(size=(WINDOWS, DATES, SIDE, SIDE))
    return (0.5 * np.log(intensity)).astype(np.float32)


def same(images: Tensor) -> Tensor:
    return images


def flat(images: Tensor) -> Tensor:
    return torch.full_like(images, float(images.mean()))


def test_a_compensated_target_is_unbiased_where_a_date_changed():
    """Its mean intensity is the reflectivity of date i, although r has another one and another level."""
    rng = np.random.default_rng(2)
    own, other = 4.0, 0.5  # reflectivity of a field at i and at r
    r = torch.from_numpy(0.5 * np.log(other * rng.exponential(size=(400, 400))))
    target = compensated(r, torch.full_like(r, 0.5 * np.log(own)), torch.full_like(r, 0.5 * np.log(other)))
    mean = float((2 * target).exp().mean())
    assert mean == pytest.approx(own, rel=0.01)  # 160,000 samples of exponential speckle: 0.25 %
    assert float((2 * r).exp().mean()) == pytest.approx(other, rel=0.01)


def test_a_constant_between_the_dates_does_not_matter():
    r, own, other = torch.randn(3, 8, 8).unbind()
    torch.testing.assert_close(compensated(r + 2, own, other + 2), compensated(r, own, other))


def test_without_a_previous_network_only_phase_a_runs():
    with pytest.raises(ValueError, match="phase C compensates"):
        Pairs([logs()], Phase.C)


@pytest.mark.parametrize(("phase", "side"), [(Phase.A, 96), (Phase.B, 64), (Phase.C, 96)])
def test_shapes_and_repeatability(phase: Phase, side: int):
    pairs = Pairs([logs(), logs(2)], phase, same, batch=3, side=96)
    noisy, target = pairs(5)
    assert noisy.shape == target.shape == (3, 1, side, side)
    again = Pairs([logs(), logs(2)], phase, same, batch=3, side=96)(5)
    assert torch.equal(noisy, again[0]) and torch.equal(target, again[1])
    assert not torch.equal(noisy, pairs(6)[0])


def test_phase_a_puts_aligned_speckle_on_the_mean_of_the_dates():
    stack = logs()
    noisy, target = Pairs([stack], Phase.A, batch=64)(0)
    ratio = (2 * (noisy - target)).exp()  # the speckle, and nothing else
    assert float(ratio.mean()) == pytest.approx(1, abs=0.02)
    assert float(ratio.var()) == pytest.approx(1, abs=0.05)
    assert float(noisy.mean()) == pytest.approx(0, abs=0.02)
    assert float((2 * target).var()) == pytest.approx(np.pi**2 / 6 / 4, abs=0.2)  # what is left of three looks


def test_phase_a_has_the_mean_cleaned_where_there_is_a_network():
    _, target = Pairs([logs()], Phase.A, flat)(0)
    assert float(target.std()) < 0.01


def test_phase_c_with_a_perfect_network_leaves_the_speckle_of_the_other_date():
    """dᵢ = i and dᵣ = r would leave the noisy image itself: only the network's own estimates are divided."""
    noisy, target = Pairs([logs()], Phase.C, same)(0)
    torch.testing.assert_close(noisy, target)
    noisy, target = Pairs([logs()], Phase.C, flat)(0)
    correlation = np.corrcoef(noisy.ravel(), target.ravel())[0, 1]
    assert abs(correlation) < 0.02  # independent speckle


def test_phase_b_takes_every_second_pixel():
    ramp = np.broadcast_to(np.arange(SIDE, dtype=np.float32) / 64, (WINDOWS, DATES, SIDE, SIDE)).copy()
    noisy, _ = Pairs([ramp], Phase.B, same)(0)
    steps = noisy.diff(dim=3).abs()
    assert torch.equal(steps, torch.full_like(steps, 2 / 64))


def test_estimates_are_made_once():
    made = []

    def counting(images: Tensor) -> Tensor:
        made.append(images.shape)
        return images

    pairs = Pairs([logs()], Phase.C, counting)
    for number in range(20):
        pairs(number)
    assert len(made) == WINDOWS * DATES


def test_an_image_in_four_parts_is_put_together_again():
    image = torch.randn(1, 1, 64, 96)
    seen = []

    def looking(images: Tensor) -> Tensor:
        seen.append(images)
        return images

    assert torch.equal(by_subsampling(looking)(image), image)
    assert seen[0].shape == (4, 1, 32, 48)
    assert torch.equal(seen[0][1, 0], image[0, 0, ::2, 1::2])
