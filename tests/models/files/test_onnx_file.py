"""The reader of .onnx files against the onnx package, and what it refuses."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper

from sar_despeckle.core.errors import InputError
from sar_despeckle.models.files.onnx_file import (
    BYTES,
    FIXED32,
    VARINT,
    fields,
    read_channels,
    read_metadata,
    read_weights,
)

BUNDLED = sorted((Path(__file__).parents[3] / "models" / "weights").glob("*.onnx"))


def save(path: Path, *weights: TensorProto, inputs: int = 1, channels: int | str = 3) -> str:
    """A network that gives its input back, with weights that it does not use."""
    names = [f"in{number}" for number in range(inputs)]
    shape = ["batch", channels, "rows", "cols"]
    graph = helper.make_graph(
        [helper.make_node("Identity", ["in0"], ["out"])],
        "same",
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name in names],
        [helper.make_tensor_value_info("out", TensorProto.FLOAT, shape)],
        list(weights),
    )
    onnx.save(helper.make_model(graph), str(path))
    return str(path)


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_it_reads_what_the_onnx_package_reads(path: Path):
    model = onnx.load(str(path))
    weights = read_weights(str(path))
    assert list(weights) == [tensor.name for tensor in model.graph.initializer]
    for tensor in model.graph.initializer:
        np.testing.assert_array_equal(weights[tensor.name], numpy_helper.to_array(tensor))
    assert read_metadata(str(path)) == {entry.key: entry.value for entry in model.metadata_props}
    assert read_channels(str(path)) == model.graph.input[0].type.tensor_type.shape.dim[1].dim_value


def test_every_way_to_store_numbers(tmp_path: Path):
    values = np.linspace(-2, 3, 12, dtype=np.float32).reshape(3, 4)
    path = save(
        tmp_path / "a.onnx",
        numpy_helper.from_array(values, "raw"),
        helper.make_tensor("floats", TensorProto.FLOAT, (3, 4), values.ravel().tolist()),
        numpy_helper.from_array(values.astype(np.float16), "half"),
        numpy_helper.from_array(np.float32(7), "scalar"),
        numpy_helper.from_array(np.zeros((0, 2), np.float32), "empty"),
    )
    weights = read_weights(path)
    np.testing.assert_array_equal(weights["raw"], values)
    np.testing.assert_array_equal(weights["floats"], values)
    np.testing.assert_array_equal(weights["half"], values.astype(np.float16).astype(np.float32))
    assert weights["scalar"].shape == () and weights["scalar"] == 7
    assert weights["empty"].shape == (0, 2)
    assert read_channels(path) == 3


def test_fields_of_a_message():
    message = bytes([0x08, 0x96, 0x01, 0x12, 0x02, 0x68, 0x69, 0x1D, 1, 2, 3, 4])
    assert [
        (number, wire, v if isinstance(v, int) else bytes(v)) for number, wire, v in fields(memoryview(message))
    ] == [
        (1, VARINT, 150),
        (2, BYTES, b"hi"),
        (3, FIXED32, bytes([1, 2, 3, 4])),
    ]


@pytest.mark.parametrize("read", [read_metadata, read_weights, read_channels])
def test_files_that_are_no_networks(tmp_path: Path, read: Callable[[str], object]):
    whole = BUNDLED[0].read_bytes()
    for name, content in {"text": b"no network", "empty": b"", "cut": whole[:-7], "short": whole[:1]}.items():
        path = tmp_path / f"{name}.onnx"
        path.write_bytes(content)
        with pytest.raises(InputError, match=rf"{name}\.onnx is no network .* choose another model"):
            read(str(path))
    with pytest.raises(InputError, match=r"missing\.onnx cannot be read .* choose another model"):
        read(str(tmp_path / "missing.onnx"))


def test_any_broken_file_is_refused_with_a_sentence(tmp_path: Path):
    """Never another exception, wherever a byte is wrong; what is still a network may be read."""
    whole = np.frombuffer(BUNDLED[0].read_bytes(), np.uint8)
    rng = np.random.default_rng(5)
    path = tmp_path / "broken.onnx"
    for _ in range(60):
        broken = whole.copy()
        broken[rng.integers(0, 3000, 5)] = rng.integers(0, 256, 5)
        path.write_bytes(broken.tobytes())
        for read in (read_metadata, read_weights, read_channels):
            try:
                read(str(path))
            except InputError as error:
                assert "choose another model" in str(error)


def test_weights_that_are_no_floats(tmp_path: Path):
    path = save(tmp_path / "a.onnx", numpy_helper.from_array(np.arange(3), "whole"))
    with pytest.raises(InputError, match="the weight whole has the type 7"):
        read_weights(path)


def test_weights_kept_elsewhere(tmp_path: Path):
    tensor = TensorProto(name="far", dims=[2, 2], data_type=TensorProto.FLOAT)
    with pytest.raises(InputError, match=r"far has 0 values for the shape \[2, 2\]"):
        read_weights(save(tmp_path / "a.onnx", tensor))


def test_inputs_that_are_not_one_image(tmp_path: Path):
    with pytest.raises(InputError, match="2 inputs"):
        read_channels(save(tmp_path / "two.onnx", inputs=2))
    with pytest.raises(InputError, match="fixed number of channels"):
        read_channels(save(tmp_path / "any.onnx", channels="channels"))


def test_a_weight_of_more_sides_than_any_array_is_refused_at_once(tmp_path: Path):
    """Found by looking for what fuzzing with short inputs misses: their product took 17 s in a file of 300 KB."""
    tensor = TensorProto(name="deep", dims=[2**62] * 30_000, data_type=TensorProto.FLOAT)
    path = save(tmp_path / "a.onnx", tensor)
    begin = time.process_time()
    with pytest.raises(InputError, match="deep has 30000 sides, more than 32"):
        read_weights(path)
    assert time.process_time() - begin < 5
