"""First weights of a training, from a bundled network."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn

from ..files.onnx_file import read_weights

WEIGHTS = Path(__file__).parents[1] / "weights"


def bundled_weights(name: str) -> dict[str, Tensor]:
    """Weights of a bundled network by the names of its module's parameters."""
    return {key: torch.from_numpy(value) for key, value in read_weights(str(WEIGHTS / f"{name}.onnx")).items()}


def adopt(network: nn.Module, weights: dict[str, Tensor]) -> None:
    """Take over the weights whose names the network has; the further channels of a wider first layer stay at zero.

    The channels of a guided network's first layer are the date's, the super-image's, the number of dates and those
    derived from them, four pixels each: weights for one image go to the channel that the network corrects. Of a network
    of several stages, the first that has these weights takes them.
    """
    stages = (stage for stage in (network, *network.children()) if weights.keys() <= stage.state_dict().keys())
    network = next(stages, network)
    own = network.state_dict()
    for name, value in weights.items():
        if name not in own:
            continue
        if own[name].shape == value.shape:
            own[name].copy_(value)
        elif name == "head.weight":
            own[name].zero_()
            first = 4 * int(network.base) if value.shape[1] == 4 else 0  # type: ignore[arg-type]
            own[name][:, first : first + value.shape[1]] = value
    network.load_state_dict(own)
