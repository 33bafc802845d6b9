"""The network at half resolution."""

from __future__ import annotations

import pytest
import torch
from torch import nn
from torch.nn.functional import interpolate, pixel_unshuffle

from sar_despeckle.models.networks.lean import Lean, at_half_resolution, merged


def test_its_weights_are_small_enough_to_be_bundled():
    assert 4 * sum(p.numel() for p in Lean().parameters()) < 5_000_000


@pytest.mark.parametrize("shape", [(16, 16), (48, 80)])
def test_the_output_has_the_size_of_the_input(shape: tuple[int, int]):
    assert all(side % Lean.multiple == 0 for side in shape)
    assert Lean()(torch.zeros(2, 1, *shape)).shape == (2, 1, *shape)


def test_what_it_computes_is_the_noise():
    network, x = Lean(), torch.randn(1, 1, 32, 32)
    torch.nn.init.zeros_(network.tail.weight)
    with torch.no_grad():
        network.tail.bias.copy_(torch.tensor([1.0, 2.0, 3.0, 4.0]))  # one for each pixel of 2 × 2
    noise = torch.tensor([[1.0, 2.0], [3.0, 4.0]]).repeat(16, 16)
    torch.testing.assert_close(network(x), x - noise)


def test_a_shift_by_its_multiple_shifts_the_result():
    torch.manual_seed(1)
    network = Lean()
    x = torch.randn(1, 1, 32, 256)
    shifted = network(x.roll(Lean.multiple, 3))
    inside = slice(112, 144)
    torch.testing.assert_close(shifted[..., inside], network(x).roll(Lean.multiple, 3)[..., inside])


def test_merging_at_the_coarser_scale_is_merging_at_the_finer_one():
    torch.manual_seed(1)
    up, merge = nn.Conv2d(5, 3, 1), nn.Conv2d(6, 3, 1)
    coarse, skip = torch.randn(1, 5, 6, 8), torch.randn(1, 3, 12, 16)
    expected = merge(torch.cat([interpolate(up(coarse), scale_factor=2.0, mode="nearest"), skip], 1))
    torch.testing.assert_close(merged(coarse, skip, up, merge), expected)


def test_a_convolution_at_half_resolution_is_that_at_full_resolution():
    torch.manual_seed(1)
    fine, image = nn.Conv2d(2, 3, 3, padding=1), torch.randn(1, 2, 12, 20)
    torch.testing.assert_close(at_half_resolution(pixel_unshuffle(image, 2), fine), pixel_unshuffle(fine(image), 2))
