"""From trained weights to the bundled ``.onnx`` file with its card."""

from __future__ import annotations

import os
from pathlib import Path

import torch
from torch import nn

from ..card import KEY, Card

OPSET = 17  # the newest that ONNX Runtime 1.19, the last for Python 3.9, is sure to read

# What each network is, in a sentence; its halo, of which benchmarks/tiling.py measures what a smaller or larger one
# changes; its sides' multiple, which follows from its poolings; and the most memory that ONNX Runtime was seen to take
# for it, in bytes per pixel, over tiles of all the shapes that a raster has
DESCRIPTIONS = {
    "sar2sar-slc": (
        "SAR2SAR's network (Dalsasso, Denis, Tupin 2021), re-implemented and trained by SAR Despeckle",
        64,
        32,
        1650,
    ),
    "lean-slc": ("U-Net at half resolution, of SAR Despeckle's own", 80, 16, 350),
}


def describe(name: str, minutes: float, history: dict[str, int]) -> Card:
    """The card of a network trained on simulated scenes.

    Parameters
    ----------
    history : steps by recipe, in the order of training
    """
    description, halo, multiple, pixel_bytes = DESCRIPTIONS[name]
    stages = "; then ".join(f"{steps} steps with {recipe}" for recipe, steps in history.items())
    return Card(
        name=name,
        version="0.1.0",
        quantity="log_amplitude",
        minimum=0.0,
        maximum=1.0,
        mean_log_amplitude=0.0,
        looks=(1.0, 40.0),
        correlation="Sentinel-1 IW1 to IW3 single-look complex at full sampling, and white",
        halo=halo,
        multiple=multiple,
        training=f"simulated dead-leaves scenes only, {minutes:.0f} minutes: {stages}",
        licence="GPL-3.0-or-later",
        description=description,
        pixel_bytes=pixel_bytes,
    )


def export(network: nn.Module, card: Card, path: Path) -> None:
    """Write ``path`` whole: the network with dynamic sides, weights inside, the card in the metadata."""
    import onnx

    part = path.with_suffix(".part")
    side = 4 * card.multiple
    axes = {0: "batch", 2: "rows", 3: "cols"}
    torch.onnx.export(
        network.cpu().float().eval().to(memory_format=torch.contiguous_format),  # type: ignore[call-overload]
        (torch.zeros(1, 1, side, side),),
        str(part),
        dynamo=False,
        opset_version=OPSET,
        input_names=["noisy"],
        output_names=["clean"],
        dynamic_axes={"noisy": axes, "clean": axes},
    )
    graph = onnx.load(str(part))
    entry = graph.metadata_props.add()
    entry.key, entry.value = KEY, card.to_json()
    onnx.checker.check_model(graph)
    onnx.save(graph, str(part))
    os.replace(part, path)
