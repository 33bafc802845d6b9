"""A network to test with: small, quick, and known."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from sar_despeckle.models.files.card import KEY, Card

CARD = Card(
    name="box",
    version="1",
    quantity="log_amplitude",
    minimum=-2.0,
    maximum=6.0,
    mean_log_amplitude=1.5,
    looks=(1.0, 10.0),
    correlation="none",
    halo=2,
    multiple=8,
    training="none: a mean over 3 × 3 pixels",
    licence="CC0",
    description="for tests – with ‘words’ beyond ASCII",
)


def save_box_network(path: Path, card: Card | None = CARD) -> None:
    """A network that takes the mean over 3 × 3 pixels."""
    kernel = numpy_helper.from_array(np.full((1, 1, 3, 3), 1 / 9, np.float32), "kernel")
    shape = ["batch", 1, "rows", "cols"]
    graph = helper.make_graph(
        [helper.make_node("Conv", ["noisy", "kernel"], ["clean"], pads=[1, 1, 1, 1])],
        "box",
        [helper.make_tensor_value_info("noisy", TensorProto.FLOAT, shape)],
        [helper.make_tensor_value_info("clean", TensorProto.FLOAT, shape)],
        [kernel],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    if card:
        helper.set_model_props(model, {KEY: card.to_json()})
    onnx.save(model, str(path))
