"""Fine-tuning for users who may not have torch: its requirements, and the model file of its result."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ...core.errors import InputError
from ..files.card import KEY, Card
from ..files.onnx_edit import with_metadata, with_weights
from ..packages.own_packages import displaced
from .tuned import Tuned

if TYPE_CHECKING:
    from ...core.raster.reader import Stack

Array = NDArray[np.float32]

_HOW = "docs/dependencies.md in the plugin's folder"
_WAYS = {"image": "of SAR2SAR's phase C", "complex": "on near-real pairs"}  # of tuning, by what a network takes
_NAMED = 20  # rasters that a card names; of longer series it says how many more there were
_HISTORY = 4000  # characters of what the first network's card says of its training


def load_finetune(card: Card) -> Any:
    """Import the function that fine-tunes a network with such a card, which needs torch.

    A network that a phase guides is tuned by :func:`.pair_tuning.finetune_on_pairs`, others by
    :func:`.stack_tuning.finetune`.

    Raises
    ------
    InputError : there is no torch, or it does not start
    """
    try:
        import torch

        from ..training.real_dates.pair_tuning import finetune_on_pairs
        from ..training.real_dates.stack_tuning import finetune

        # a good part of torch, and what it needs, is imported only now
        torch.optim.AdamW([torch.zeros(1, requires_grad=True)])
    except Exception as error:  # whatever an import can end in: an old sympy, a library of the system, a NumPy
        raise InputError(_why_torch_fails(error)) from error
    return finetune_on_pairs if card.takes == "complex" else finetune


def _why_torch_fails(error: Exception) -> str:
    if isinstance(error, ModuleNotFoundError) and error.name == "torch":
        return (
            "Tuning needs the Python package torch, which QGIS does not bring; install it into the QGIS profile as "
            f"{_HOW} says."
        )
    others = [name for name in displaced() if name in str(error)]
    if others:
        return (
            f"torch does not start with the {' and the '.join(others)} that another plugin has brought into use; "
            "restart QGIS, and tune before that plugin is used."
        )
    reason = " ".join(str(error).split())[:250]
    return f"torch does not start ({reason}); install it anew as {_HOW} says."


def tuned_card(first: Card, name: str, stack: Stack, tuned: Tuned) -> Card:
    """The first network's card with a new name, the tuning's data, and the improvement."""
    dates = [f"{s.label} ({s.date.date().isoformat()})" if s.date else s.label for s in stack.sources]
    more = f" and {len(dates) - _NAMED} more" if len(dates) > _NAMED else ""
    gain = tuned.gain
    return replace(
        first,
        name=name,
        version=f"{first.version[:200]} tuned",
        description=f"{first.name} {first.version[:200]}, tuned on {stack.names}",
        training=(
            f"{tuned.minutes:.3g} minutes, {tuned.steps} steps {_WAYS.get(first.takes, _WAYS['image'])}, "
            f"from {first.name} {first.version[:200]}, on {', '.join(dates[:-1][:_NAMED])}{more}; "
            f"on the date left out, {dates[-1]}, mean ln v + w/v {gain.before:.4f} before and {gain.after:.4f} after "
            f"(± {gain.error:.4f}). "
            f"Before that: {first.training[:_HISTORY]}"
        ),
    )


def tuned_model(path: Path, card: Card, tuned: Tuned) -> bytes:
    """The model file of the first network with other weights and another card.

    Raises
    ------
    InputError : it cannot be read
    """
    try:
        model = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}); choose another model.") from error
    return with_metadata(with_weights(model, tuned.weights), KEY, card.to_json())
