"""The loss functions of the training."""

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


def checkered(rows: int, cols: int) -> torch.Tensor:
    """Every fourth pixel is brighter."""
    image = torch.zeros(2, 1, rows, cols)
    image[:, :, ::2, ::2] = 0.1
    return image


def test_grain_is_a_pattern_that_repeats_itself():
    # less its 3 × 3 mean the pattern is 8/9, -2/9, -2/9 and -4/9 of 0.1 in the four pixels, and has four of each
    expected = 4 * 0.01 * (8**2 + 2 * 2**2 + 4**2) / 81
    assert float(grain(checkered(128, 128), torch.zeros(2, 1, 128, 128))) == pytest.approx(expected, rel=0.05)


def test_grain_is_seen_where_it_changes_its_sign_from_window_to_window():
    turned = checkered(128, 128)
    turned[:, :, :, 64:] *= -1
    clean = torch.zeros_like(turned)
    assert float(grain(turned, clean)) == pytest.approx(float(grain(checkered(128, 128), clean)), rel=0.05)


@pytest.mark.parametrize("name", ["level", "slope", "noise", "what a textured scene hides"])
def test_grain_is_nothing_else(name: str):
    torch.manual_seed(2)
    clean, error = torch.zeros(8, 1, 128, 128), torch.zeros(8, 1, 128, 128)
    if name == "level":
        error += 3
    elif name == "slope":
        error += torch.linspace(0, 3, 128)
    elif name == "noise":
        error += 0.02 * torch.randn_like(error)
    else:
        clean = 0.3 * torch.randn_like(clean)
        error = checkered(128, 128).repeat(4, 1, 1, 1)
    assert float(grain(clean + error, clean)) < 0.01 * float(grain(checkered(128, 128), torch.zeros(2, 1, 128, 128)))
