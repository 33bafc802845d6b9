"""The network as it was published."""

from __future__ import annotations

import pytest
import torch

from sar_despeckle.models.networks.sar2sar import LAYERS, Sar2Sar

# DOMAIN.md §5: channels in and out
PUBLISHED = {
    "enc0": (1, 48),
    **{f"enc{k}": (48, 48) for k in range(1, 7)},
    "dec5": (96, 96),
    "dec5b": (96, 96),
    **{f"dec{k}": (144, 96) for k in (4, 3, 2)},
    **{f"dec{k}b": (96, 96) for k in (4, 3, 2)},
    "dec1a": (97, 64),
    "dec1b": (64, 32),
    "dec1": (32, 1),
}


def test_layers_and_parameters_are_the_published_ones():
    network = Sar2Sar()
    assert sum(p.numel() for p in network.parameters()) == 988_609
    assert LAYERS == PUBLISHED
    shapes = {name: tuple(tensor.shape) for name, tensor in network.state_dict().items()}
    expected = {f"{name}.weight": (out, into, 3, 3) for name, (into, out) in PUBLISHED.items()}
    expected.update({f"{name}.bias": (out,) for name, (_, out) in PUBLISHED.items()})
    assert shapes == expected


@pytest.mark.parametrize("shape", [(32, 32), (64, 96)])
def test_the_output_has_the_size_of_the_input(shape: tuple[int, int]):
    assert Sar2Sar()(torch.zeros(2, 1, *shape)).shape == (2, 1, *shape)


def test_what_it_computes_is_the_noise():
    network = Sar2Sar()
    x = torch.randn(1, 1, 32, 32)
    torch.nn.init.zeros_(network.dec1.weight)
    torch.nn.init.constant_(network.dec1.bias, 0.25)
    torch.testing.assert_close(network(x), x - 0.25)


def test_the_forward_pass_step_by_step():
    """The same as a transcription of the paper's figure, with plain functions."""
    from torch.nn.functional import conv2d, interpolate, leaky_relu, max_pool2d

    torch.manual_seed(1)
    network, x = Sar2Sar(), torch.randn(1, 1, 64, 32)
    weights = network.state_dict()

    def convolve(name: str, y: torch.Tensor) -> torch.Tensor:
        return leaky_relu(conv2d(y, weights[f"{name}.weight"], weights[f"{name}.bias"], padding=1), 0.1)

    pool1 = max_pool2d(convolve("enc1", convolve("enc0", x)), 2)
    pool2 = max_pool2d(convolve("enc2", pool1), 2)
    pool3 = max_pool2d(convolve("enc3", pool2), 2)
    pool4 = max_pool2d(convolve("enc4", pool3), 2)
    y = convolve("enc6", max_pool2d(convolve("enc5", pool4), 2))
    for name, skip in (("dec5", pool4), ("dec4", pool3), ("dec3", pool2), ("dec2", pool1)):
        y = torch.cat([interpolate(y, scale_factor=2, mode="nearest"), skip], 1)
        y = convolve(f"{name}b", convolve(name, y))
    y = torch.cat([interpolate(y, scale_factor=2, mode="nearest"), x], 1)
    y = convolve("dec1b", convolve("dec1a", y))
    noise = conv2d(y, weights["dec1.weight"], weights["dec1.bias"], padding=1)  # the last is linear
    torch.testing.assert_close(network(x), x - noise)
