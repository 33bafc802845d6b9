"""A network as training on real images needs it: aligned log-amplitude in and out, whatever its card requires."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn

from ....core.errors import InputError
from ...files.card import Card
from ...files.onnx_file import read_channels, read_weights
from ...networks.architectures import ARCHITECTURES

SINGLE = ("lean", "sar2sar")  # architectures that see one image and nothing else


class Prepared(nn.Module):
    """A network behind its card's normalisation.

    Attributes
    ----------
    network : as its ``.onnx`` file has it
    level : mean log-amplitude of the images that it is given
    """

    def __init__(self, network: nn.Module, minimum: float = 0.0, maximum: float = 1.0, level: float = 0.0) -> None:
        super().__init__()
        self.network = network
        self.minimum, self.span, self.level = minimum, maximum - minimum, level

    def forward(self, x: Tensor) -> Tensor:
        normalised = (x + (self.level - self.minimum)) / self.span
        result: Tensor = self.network(normalised) * self.span + (self.minimum - self.level)
        return result


def require_single_image(path: Path, card: Card) -> None:
    """Refuse a network that cannot be trained on single images.

    Raises
    ------
    InputError : its architecture is not known here, or it does not take a single image
    """
    known = card.architecture in SINGLE and card.takes == "image"
    if not known or read_channels(str(path)) != 1:
        raise InputError(
            f"{card.name} cannot be trained further: it is no network for single images of an architecture known here; "
            f"choose one of {' or '.join(SINGLE)}, such as lean-slc."
        )


def open_prepared(path: Path, card: Card, usual_level: float = 0.0, *, whole: bool = True) -> Prepared:
    """A network for single images with its weights, from its ``.onnx`` file.

    Parameters
    ----------
    usual_level : mean log-amplitude of the images, for a card that leaves it as it is
    whole : refuse a file without the layers that its architecture has gained since; else these keep their first weights

    Raises
    ------
    InputError : it is no such network, or its weights do not fit
    """
    require_single_image(path, card)
    network = ARCHITECTURES[card.architecture]()
    weights, own = read_weights(str(path)), network.state_dict()
    strange = [name for name in weights if name not in own or weights[name].shape != tuple(own[name].shape)]
    if strange or (whole and len(weights) < len(own)):
        raise InputError(
            f"The weights of {path.name} do not fit the architecture {card.architecture}; choose another model."
        )
    network.load_state_dict({**own, **{name: torch.from_numpy(value) for name, value in weights.items()}})
    level = usual_level if card.mean_log_amplitude is None else card.mean_log_amplitude
    return Prepared(network, card.minimum, card.maximum, level)
