"""What training minimises."""

from __future__ import annotations

import pytest
import torch

from sar_despeckle.models.training.loss import deviance, grain


def test_the_deviance_is_least_at_the_mean_intensity():
    torch.manual_seed(1)
    speckled = 0.5 * torch.distributions.Gamma(4.0, 4.0).sample((20000,)).log()
    levels = torch.linspace(-0.3, 0.3, 61)
    losses = [float(deviance(torch.full_like(speckled, float(v)), speckled)) for v in levels]
    assert float(levels[losses.index(min(losses))]) == pytest.approx(0, abs=0.02)


def test_one_missed_point_does_not_rule_the_batch():
    estimate = torch.zeros(1, requires_grad=True)
    deviance(estimate, torch.tensor([10.0])).backward()
    assert torch.isfinite(estimate.grad).all() and abs(float(estimate.grad)) < 50


def test_grain_is_the_energy_of_a_repeated_pattern_and_blind_to_noise_and_level():
    clean = torch.zeros(2, 1, 32, 32)
    pattern = torch.zeros(4, 4)
    pattern[::2, ::2] = 0.1
    tiled = pattern.repeat(8, 8)[None, None] + clean
    assert float(grain(tiled, clean)) == pytest.approx(float(((pattern - pattern.mean()) ** 2).sum()), rel=1e-4)
    assert float(grain(clean + 3, clean)) == pytest.approx(0, abs=1e-9)
    torch.manual_seed(2)
    noise = 0.1 * torch.randn(8, 1, 128, 128)
    assert float(grain(noise, torch.zeros_like(noise))) < 1e-4
