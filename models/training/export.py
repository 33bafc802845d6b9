"""From trained weights to the bundled ``.onnx`` file with its card."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import nn

from ..files.card import KEY, Card
from .recipes import Recipe

OPSET = 17  # the newest that ONNX Runtime 1.19, the last for Python 3.9, is sure to read

# What each network is, in a sentence
DESCRIPTIONS = {
    "sar2sar-slc": "SAR2SAR's network (Dalsasso, Denis, Tupin 2021), re-implemented and trained by SAR Despeckle",
    "sar2sar-grd": "SAR2SAR's network for multi-looked and resampled images, trained by SAR Despeckle",
    "sar2sar-ratio": "SAR2SAR's network for ratios of a date to a super-image, trained by SAR Despeckle",
    "lean-slc": "U-Net at half resolution, of SAR Despeckle's own",
    "lean-grd": "U-Net at half resolution for multi-looked and resampled images, of SAR Despeckle's own",
    "pgd2net": "PGD2Net (Guan et al. 2023), re-implemented from the published description, trained by SAR Despeckle",
    "gaussian": "U-Net at half resolution that removes Gaussian noise of a known level, for MuLoG, of our own",
    "guided": "U-Net at half resolution that sees a date beside its super-image, of SAR Despeckle's own",
}


@dataclass(frozen=True)
class Shape:
    """Properties of an architecture.

    Attributes
    ----------
    halo : pixels; benchmarks/tiling_benchmark.py measures the effect of a smaller or larger one
    multiple : of the sides, from the poolings
    pixel_bytes : the most memory that ONNX Runtime was seen to use, per pixel, over the tiles of rasters of 9 to 64
        megapixels, 4 megapixels each; of smaller ones it needs less, but up to half as much again per pixel
    """

    halo: int
    multiple: int
    pixel_bytes: int


SHAPES = {
    "sar2sar": Shape(96, 32, 1650),
    "lean": Shape(80, 16, 195),
    "guided": Shape(80, 16, 270),
    "gaussian": Shape(80, 16, 215),
    "pgd2net": Shape(96, 16, 410),
}
TAKES = {
    "images": "image",
    "complex": "complex",
    "gaussian": "gaussian",
    "ratio": "ratio",
    "series": "guided",
}  # what a network takes by what it is trained for
LOOKS = {"slc": (1.0, 40.0), "grd": (2.0, 200.0)}
SPECKLE = {
    "slc": "single-look complex of Sentinel-1 IW1 to IW3, of stripmaps, and white",
    "grd": "multi-looked and resampled, as in Sentinel-1 GRD and RTC γ0",
}


WHITE_NOISE = "none: the noise is white and Gaussian"


def describe(recipe: Recipe, minutes: float, history: dict[str, int]) -> Card:
    """The card of a network trained on simulated scenes.

    Parameters
    ----------
    history : steps by recipe, in the order of training; those on near-real pairs name their folder
    """
    on = "near-real pairs" if any('"pairs"' in told for told in history) else "simulated scenes only"
    shape = SHAPES[recipe.architecture]
    stages = "; then ".join(f"{steps} steps with {recipe}" for recipe, steps in history.items())
    looks = [LOOKS[domain] for domain in recipe.domains]
    return Card(
        name=recipe.name,
        version="0.2.0",
        quantity="log_amplitude",
        minimum=0.0,
        maximum=1.0,
        mean_log_amplitude=0.0,
        looks=(min(low for low, _ in looks), max(high for _, high in looks)),
        correlation=WHITE_NOISE
        if recipe.task == "gaussian"
        else "; ".join(SPECKLE[domain] for domain in recipe.domains),
        halo=shape.halo,
        multiple=shape.multiple,
        training=f"{on}, {minutes:.0f} minutes: {stages}",
        licence="GPL-3.0-or-later",
        description=DESCRIPTIONS[recipe.name],
        pixel_bytes=shape.pixel_bytes,
        takes=TAKES[recipe.task],
        architecture=recipe.architecture,
    )


def export(network: nn.Module, card: Card, path: Path) -> None:
    """Write ``path`` whole: dynamic sides, weights inside in half precision, the card in the metadata."""
    import onnx

    part = path.with_suffix(".part")
    side = 4 * card.multiple
    axes = {0: "batch", 2: "rows", 3: "cols"}
    torch.onnx.export(
        network.cpu().float().eval().to(memory_format=torch.contiguous_format),  # type: ignore[call-overload]
        (torch.zeros(1, getattr(network, "inputs", 1), side, side),),
        str(part),
        dynamo=False,
        do_constant_folding=False,
        opset_version=OPSET,
        input_names=["noisy"],
        output_names=["clean"],
        dynamic_axes={"noisy": axes, "clean": axes},
    )
    model = onnx.load(str(part))
    halve_weights(model.graph)
    entry = model.metadata_props.add()
    entry.key, entry.value = KEY, card.to_json()
    onnx.checker.check_model(model)
    onnx.save(model, str(part))
    os.replace(part, path)


def halve_weights(graph: Any) -> None:
    """Keep the weights of an ONNX graph in half precision; they are widened when the network is loaded.

    The arithmetic stays in single precision; ONNX Runtime widens constants once. An initializer keeps its name.
    """
    from onnx import TensorProto, helper, numpy_helper

    casts = []
    for tensor in graph.initializer:
        if tensor.data_type != TensorProto.FLOAT:
            continue
        name, wide = tensor.name, f"{tensor.name}.wide"
        tensor.CopyFrom(numpy_helper.from_array(numpy_helper.to_array(tensor).astype("float16"), name))
        casts.append(helper.make_node("Cast", [name], [wide], to=TensorProto.FLOAT))
        for node in graph.node:
            node.input[:] = [wide if given == name else given for given in node.input]
    for node in reversed(casts):
        graph.node.insert(0, node)
