"""Networks that want too much: endless, slow, vast ones; those that change their mind on a larger image; odd cards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from onnx import NodeProto, TensorProto, helper, numpy_helper

from .shared import load

_suspects = load("models/suspects.py")
write_onnx, card, write_archive = _suspects.write_onnx, _suspects.card, _suspects.write_archive
node = helper.make_node
LARGER = 60_000  # pixels: more than the images on which a network is tried, fewer than those of a user


def constant(name: str, value: Any) -> TensorProto:
    return numpy_helper.from_array(np.asarray(value), name)


def _loop(count: int) -> tuple[list[NodeProto], list[TensorProto]]:
    """The image added to nothing, so many times."""
    body = helper.make_graph(
        [node("Identity", ["go_in"], ["go_out"]), node("Add", ["x_in", "nothing"], ["x_out"])],
        "body",
        [
            helper.make_tensor_value_info("i", TensorProto.INT64, []),
            helper.make_tensor_value_info("go_in", TensorProto.BOOL, []),
            helper.make_tensor_value_info("x_in", TensorProto.FLOAT, None),
        ],
        [
            helper.make_tensor_value_info("go_out", TensorProto.BOOL, []),
            helper.make_tensor_value_info("x_out", TensorProto.FLOAT, None),
        ],
    )
    weights = [constant("count", np.int64(count)), constant("go", True), constant("nothing", np.float32(0))]
    return [node("Loop", ["count", "go", "noisy"], ["clean"], body=body)], weights


def endless(path: Path) -> Path:
    """A loop of 2⁶² rounds."""
    made: Path = write_onnx(path, *_loop(2**62))
    return made


def slow(path: Path) -> Path:
    """A single convolution with a kernel of 16 million numbers, which are made when it runs."""
    nodes = [
        node("ConstantOfShape", ["shape"], ["kernel"], value=constant("value", np.array([1e-9], np.float32))),
        node("Conv", ["noisy", "kernel"], ["clean"], pads=[2000] * 4),
    ]
    made: Path = write_onnx(path, nodes, [constant("shape", np.array([1, 1, 4001, 4001]))])
    return made


def vast(path: Path, side: int = 45_000) -> Path:
    """Eight gigabytes in one operator."""
    nodes = [
        node("ConstantOfShape", ["shape"], ["much"], value=constant("value", np.array([0], np.float32))),
        node("ReduceMax", ["much"], ["none"], keepdims=0),
        node("Add", ["noisy", "none"], ["clean"]),
    ]
    made: Path = write_onnx(path, nodes, [constant("shape", np.array([side, side]))])
    return made


# -- late ones


def _if_larger(nodes: Sequence[NodeProto], weights: Sequence[TensorProto] = ()) -> Callable[[Path], Path]:
    """The image as it is; of a larger one, what ``nodes`` make of ``noisy`` as ``odd``."""

    def branch(name: str, nodes: Sequence[NodeProto], result: str) -> Any:
        return helper.make_graph(nodes, name, [], [helper.make_tensor_value_info(result, TensorProto.FLOAT, None)])

    then, otherwise = branch("then", nodes, "odd"), branch("else", [node("Identity", ["noisy"], ["same"])], "same")
    whole = [
        node("Size", ["noisy"], ["pixels"]),
        node("Greater", ["pixels", "larger"], ["is_larger"]),
        node("If", ["is_larger"], ["clean"], then_branch=then, else_branch=otherwise),
    ]

    def make(path: Path) -> Path:
        made: Path = write_onnx(path, whole, [constant("larger", np.int64(LARGER)), *weights])
        return made

    return make


another_size = _if_larger([node("MaxPool", ["noisy"], ["odd"], kernel_shape=[2, 2], strides=[2, 2])])
a_scalar = _if_larger([node("ReduceMax", ["noisy"], ["odd"], keepdims=0)])
an_error = _if_larger([node("Reshape", ["noisy", "seven"], ["odd"])], [constant("seven", np.array([7]))])
all_nan = _if_larger([node("Add", ["noisy", "nan"], ["odd"])], [constant("nan", np.float32("nan"))])
all_infinite = _if_larger([node("Add", ["noisy", "inf"], ["odd"])], [constant("inf", np.float32("inf"))])
too_much_memory = _if_larger(
    [
        node("ConstantOfShape", ["vast"], ["much"], value=constant("value", np.array([0], np.float32))),
        node("ReduceMax", ["much"], ["none"], keepdims=0),
        node("Add", ["noisy", "none"], ["odd"]),
    ],
    [constant("vast", np.array([120_000, 120_000]))],
)


def attention(path: Path) -> Path:
    """Every pixel compared with every other: little for a small image, gigabytes for a larger one."""
    nodes = [
        node("Shape", ["noisy"], ["shape"]),
        node("Reshape", ["noisy", "column"], ["pixels"]),
        node("Transpose", ["pixels"], ["row"], perm=[1, 0]),
        node("MatMul", ["pixels", "row"], ["pairs"]),
        node("Softmax", ["pairs"], ["weights"], axis=1),
        node("MatMul", ["weights", "pixels"], ["mixed"]),
        node("Reshape", ["mixed", "shape"], ["clean"]),
    ]
    made: Path = write_onnx(path, nodes, [constant("column", np.array([-1, 1]))])
    return made


LATE = ("another_size", "a_scalar", "an_error", "all_nan", "all_infinite", "too_much_memory", "attention")


# -- cards and checkpoints


def _card_of_bytes(folder: Path, content: bytes) -> Path:
    """A card with bytes in it that are no text."""
    path: Path = write_onnx(folder / "a.onnx", card=card(training="HERE" + "x" * 20))
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"HERE" + b"x" * 20, content.ljust(24, b"x")))
    return path


_LAUGHS = 60


def _laughs() -> bytes:
    """Tuples of twice the tuple before: 2⁶⁰ of them when they are written out."""
    program = b")q\x00"
    for k in range(_LAUGHS):
        program += b"0h" + bytes([k]) + b"h" + bytes([k]) + b"\x86q" + bytes([k + 1])
    return program + b"0"


def laughing(folder: Path) -> Path:
    """As a weight."""
    program = b"\x80\x02" + _laughs() + b"}X\x01\x00\x00\x00ah" + bytes([_LAUGHS]) + b"s."
    made: Path = write_archive(folder / "a.pth", program)
    return made


def laughing_name(folder: Path) -> Path:
    """As the name of a class."""
    program = b"\x80\x04" + _laughs() + b"X\x05\x00\x00\x00torchh" + bytes([_LAUGHS]) + b"\x93."
    made: Path = write_archive(folder / "a.pth", program)
    return made


def laughing_key(folder: Path) -> Path:
    """As the name of a weight."""
    program = b"\x80\x02" + _laughs() + b"}h" + bytes([_LAUGHS]) + b"K\x01s."
    made: Path = write_archive(folder / "a.pth", program)
    return made


HOSTILE: dict[str, Callable[[Path], Path]] = {
    "an endless loop": lambda folder: endless(folder / "a.onnx"),
    "an operator of minutes": lambda folder: slow(folder / "a.onnx"),
    "eight gigabytes": lambda folder: vast(folder / "a.onnx"),
    "a loop of a million rounds": lambda folder: write_onnx(folder / "a.onnx", *_loop(200_000_000)),
    "tuples of tuples as a weight": laughing,
    "tuples of tuples as a class": laughing_name,
    "tuples of tuples as a key": laughing_key,
    "a card that is no UTF-8": lambda folder: _card_of_bytes(folder, b"\xff\xfe\xfa"),
    "a card with a zero byte": lambda folder: _card_of_bytes(folder, b"\x00"),
    "a card with a lone surrogate": lambda folder: write_onnx(folder / "a.onnx", card=card().replace("CC0", "\\ud800")),
    "a card that is a number": lambda folder: write_onnx(folder / "a.onnx", card="7"),
    "a card that is a list": lambda folder: write_onnx(folder / "a.onnx", card="[]"),
    "a card with an infinite level": lambda folder: write_onnx(folder / "a.onnx", card=card().replace("1.5", "1e999")),
}
