"""ONNX Runtime's static quantisation of a network to int8; runs in its own environment, which has the onnx package.

The folder holds ``NAME.onnx`` and what the network was given on scenes for calibration, ``NAME.npy``; quantised files
``NAME-all.onnx`` and ``NAME-inner.onnx`` are written beside them.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnxruntime.quantization import (
    CalibrationDataReader,
    CalibrationMethod,
    QuantFormat,
    QuantType,
    quant_pre_process,
    quantize_static,
)
from worker import serve

PERCENTILE = 99.999  # of what a layer gives, the largest number of int8


class Inputs(CalibrationDataReader):
    """Blocks of an array, one after the other, as the network's input."""

    def __init__(self, name: str, blocks: np.ndarray) -> None:
        self._blocks = iter([{name: block[None]} for block in blocks])

    def get_next(self) -> dict[str, np.ndarray] | None:
        return next(self._blocks, None)


def quantise(network: Path) -> None:
    """Write the network with all convolutions in int8, and with the first and the last one left in float32."""
    prepared = network.with_name("prepared.onnx")
    quant_pre_process(str(network), str(prepared), skip_symbolic_shape=True)  # folds casts of half-precision weights
    graph = onnx.load(prepared).graph
    convolutions = [node.name for node in graph.node if node.op_type in ("Conv", "ConvTranspose")]
    blocks = np.load(network.with_suffix(".npy"))
    for kind, kept in (("all", []), ("inner", [convolutions[0], convolutions[-1]])):
        quantize_static(
            str(prepared),
            str(network.with_name(f"{network.stem}-{kind}.onnx")),
            Inputs(graph.input[0].name, blocks),
            quant_format=QuantFormat.QDQ,
            calibrate_method=CalibrationMethod.Percentile,  # its default, the extremes, moves results by more
            extra_options={"CalibPercentile": PERCENTILE},
            per_channel=True,
            activation_type=QuantType.QUInt8,
            weight_type=QuantType.QInt8,
            nodes_to_exclude=kept,
        )


def prepare(folder: Path) -> tuple[Callable[[], Any], dict[str, Any]]:
    for network in sorted(path for path in folder.glob("*.onnx") if path.with_suffix(".npy").exists()):
        quantise(network)
    versions = [f"{name} {metadata.version(name)}" for name in ("onnxruntime", "onnx")]
    return lambda: None, {"version": " and ".join(versions)}


if __name__ == "__main__":
    serve(prepare)
