"""Changes to .onnx files, against the onnx package; what is hostile in one is tested with the import."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
from onnx import helper, numpy_helper

from sar_despeckle.models.files.onnx_edit import (
    require_self_contained,
    with_free_sides,
    with_metadata,
    with_weights,
    without_metadata,
)
from sar_despeckle.models.library.catalog import bundled
from sar_despeckle.models.training.export import halve_weights

BUNDLED = list(bundled().values())


def parse(model: bytes) -> onnx.ModelProto:
    parsed = onnx.load_model_from_string(model)
    onnx.checker.check_model(parsed)
    return parsed


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_only_the_metadata_changes(path: Path):
    before = onnx.load(str(path))
    after = parse(with_metadata(path.read_bytes(), "key", "värde"))
    assert {entry.key: entry.value for entry in after.metadata_props} == {"key": "värde"}
    del before.metadata_props[:], after.metadata_props[:]
    assert before == after
    assert parse(without_metadata(path.read_bytes())) == before


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_only_the_weights_change(path: Path):
    before = onnx.load(str(path))
    rng = np.random.default_rng(1)
    weights = {t.name: rng.normal(size=list(t.dims)).astype(np.float32) for t in before.graph.initializer}
    after = parse(with_weights(path.read_bytes(), weights))
    assert [t.name for t in after.graph.initializer] == list(weights)
    for tensor in after.graph.initializer:
        np.testing.assert_array_equal(numpy_helper.to_array(tensor), weights[tensor.name])
    del before.graph.initializer[:], after.graph.initializer[:]
    assert before == after


def test_weights_in_half_precision_are_replaced_by_whole_ones():
    model = onnx.load(str(bundled()["sar2sar-slc"]))
    weights = {t.name: numpy_helper.to_array(t).astype(np.float32) / 3 for t in model.graph.initializer}
    answers = []
    for _ in range(2):
        session = onnxruntime.InferenceSession(with_weights(model.SerializeToString(), weights))
        answers.append(session.run(None, {"noisy": np.ones((1, 1, 32, 64), np.float32)})[0])
        halve_weights(model.graph)
    np.testing.assert_allclose(answers[0], answers[1], atol=1e-6)


def test_sides_become_free():
    shape = [1, 1, 32, 48]
    graph = helper.make_graph(
        [helper.make_node("Abs", ["in"], ["between"]), helper.make_node("Abs", ["between"], ["out"])],
        "fixed",
        [helper.make_tensor_value_info("in", 1, shape)],
        [helper.make_tensor_value_info("out", 1, shape)],
        value_info=[helper.make_tensor_value_info("between", 1, shape)],
    )
    after = parse(with_free_sides(helper.make_model(graph).SerializeToString(), "in", "out"))
    free = ["batch", 1, "rows", "cols"]
    assert list(after.graph.input) == [helper.make_tensor_value_info("in", 1, free)]
    assert list(after.graph.output) == [helper.make_tensor_value_info("out", 1, free)]
    assert not after.graph.value_info


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_our_networks_are_self_contained(path: Path):
    require_self_contained(path.read_bytes())


def test_numbers_that_other_readers_would_take_for_another():
    """A field number of 2²⁹ + 7, of which protobuf's C++ reader keeps the last bits: the graph."""
    number = (2**29 + 7) << 3 | 2
    digits = [number >> shift & 0x7F for shift in range(0, 35, 7)]
    tag = bytes([*(d | 0x80 for d in digits[:-1]), digits[-1]])
    with pytest.raises(ValueError, match="the number 536870919"):
        require_self_contained(tag + b"\x00")
