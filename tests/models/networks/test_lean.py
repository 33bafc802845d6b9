"""The network at half resolution."""

from __future__ import annotations

import pytest
import torch

from sar_despeckle.models.networks.lean import Lean


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
