"""PGD2Net: what it is given of the phase, and how its stages work together."""

from __future__ import annotations

import math

import pytest
import torch
from torch import Tensor

from sar_despeckle.core.simulation.subswaths import SUBSWATHS
from sar_despeckle.models.networks.pgd2net import CrossAttention, Pgd2Net, lag_product
from sar_despeckle.models.training.first_weights import adopt, bundled_weights

SHAPE = (96, 128)


def speckle(seed: int = 1) -> Tensor:
    """A complex image of one look of an even area, correlated as in IW2."""
    generator = torch.Generator().manual_seed(seed)
    white = torch.complex(*(torch.randn(SHAPE, generator=generator) for _ in range(2)))
    return torch.fft.ifft2(torch.fft.fft2(white) * torch.from_numpy(SUBSWATHS["IW2"].transfer(SHAPE)))


def given(z: Tensor, phase: bool = True) -> Tensor:
    """What the network gets of a complex image."""
    direction = [z.real / z.abs(), z.imag / z.abs()] if phase else [torch.zeros(SHAPE)] * 2
    return torch.stack([z.abs().log(), *direction])[None]


def network(seed: int = 0) -> Pgd2Net:
    """One whose second stage does something."""
    torch.manual_seed(seed)
    made = Pgd2Net().eval()
    torch.nn.init.normal_(made.dbdnet.tail.weight, 0, 0.05)
    return made


def fringe(phase: float, down: float, right: float) -> Tensor:
    rows, cols = torch.arange(SHAPE[0])[:, None], torch.arange(SHAPE[1])[None]
    return torch.polar(torch.ones(SHAPE), phase + down * rows + right * cols)


@pytest.mark.parametrize("turned", [(2.0, 0.0, 0.0), (0.0, 0.7, 0.0), (0.0, 0.0, -1.1), (1.0, 2.9, 3.0)])
def test_neither_a_constant_phase_nor_a_fringe_matters(turned: tuple[float, float, float]) -> None:
    z, made = speckle(), network()
    with torch.no_grad():
        difference = made(given(z * fringe(*turned))) - made(given(z))
    assert float(difference.abs().max()) * 20 / math.log(10) < 0.01  # dB


def test_the_phase_matters() -> None:
    """Of correlated speckle the products of neighbours are those of its spectrum, and none without a phase."""
    z = speckle()
    known = (z.real[None, None], z.imag[None, None])
    power = float((z.abs() ** 2).mean())
    for axis, expected in ((2, z[:-1] * z[1:].conj()), (3, z[:, :-1] * z[:, 1:].conj())):
        wanted = float(expected.mean().abs()) / power
        assert float(lag_product(known, axis).mean()) / power == pytest.approx(wanted, abs=0.02)
        assert wanted > 0.3
        gone = (torch.zeros(1, 1, *SHAPE), torch.zeros(1, 1, *SHAPE))
        assert float(lag_product(gone, axis).abs().max()) == 0
    made = network()
    with torch.no_grad():
        assert float((made(given(z)) - made(given(z, phase=False))).abs().max()) > 1e-3


def test_it_begins_as_the_network_it_starts_from() -> None:
    """SNENet has that network's weights for the image, and DBDNet returns the image less the speckle."""
    from sar_despeckle.models.networks.lean import Lean

    made, start = Pgd2Net().eval(), Lean().eval()
    adopt(made, bundled_weights("lean-slc"))
    adopt(start, bundled_weights("lean-slc"))
    x = given(speckle())
    with torch.no_grad():
        second, first = made(x).chunk(2, 1)
        torch.testing.assert_close(first, start(x[:, :1]))
        torch.testing.assert_close(second, first)


def test_phase_reaches_the_second_stage_through_the_speckle_alone() -> None:
    made = network()
    x = given(speckle())
    with torch.no_grad():
        second, first = made(x).chunk(2, 1)
        torch.testing.assert_close(made.dbdnet(x[:, :1], x[:, :1] - first), second)


def test_each_branch_learns_of_the_other() -> None:
    torch.manual_seed(3)
    exchange, (a, b) = CrossAttention(4), torch.randn(2, 1, 4, 8, 8)
    with torch.no_grad():
        first, second = exchange(a, b)
        other_first, _ = exchange(a, b + 1)
        _, other_second = exchange(a + 1, b)
    assert first.shape == second.shape == a.shape
    assert float((first - other_first).abs().max()) > 1e-3
    assert float((second - other_second).abs().max()) > 1e-3


def test_a_shift_by_its_multiple_shifts_the_result() -> None:
    made = network()
    x = given(speckle()).repeat(1, 1, 1, 4)
    with torch.no_grad():
        shifted = made(x.roll(Pgd2Net.multiple, 3))
        inside = slice(192, 320)
        torch.testing.assert_close(
            shifted[..., inside], made(x).roll(Pgd2Net.multiple, 3)[..., inside], rtol=1e-4, atol=1e-5
        )
