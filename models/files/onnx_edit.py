"""Changing an ``.onnx`` file without the ``onnx`` package, and refusing one that refers to other files.

ONNX Runtime reads weights from any file beside the model, or in the current folder, that the model names: so a file of
unknown origin is examined before ONNX Runtime gets it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Optional

import numpy as np
from numpy.typing import NDArray

from .onnx_file import BYTES, VARINT, Value, fields

Array = NDArray[np.float32]
Change = Callable[[memoryview], Optional[bytes]]

# field numbers of onnx.proto
_GRAPH, _METADATA = 7, 14
_INITIALIZER, _INPUT, _OUTPUT, _VALUE_INFO = 5, 11, 12, 13
_TENSOR_NAME, _EXTERNAL_DATA, _DATA_LOCATION = 8, 13, 14
_NODE_DOMAIN = 7
_LARGEST_NUMBER = 2**29 - 1  # of a field; readers in C++ drop the bits above and would see another field than we do

# for every message that a tensor or a node can hide in, its fields that hold such messages
_INSIDE: dict[str, dict[int, str]] = {
    "model": {_GRAPH: "graph", 20: "training", 25: "function"},
    "training": {1: "graph", 2: "graph"},
    "function": {7: "node", 11: "attribute"},
    "graph": {1: "node", _INITIALIZER: "tensor", 15: "sparse"},
    "node": {5: "attribute"},
    "attribute": {5: "tensor", 6: "graph", 10: "tensor", 11: "graph", 22: "sparse", 23: "sparse"},
    "sparse": {1: "tensor", 2: "tensor"},
    "tensor": {},
}
_DOMAINS = ("", "ai.onnx")


def require_self_contained(model: bytes) -> None:
    """Refuse a model that keeps values in other files, or has operators outside the standard.

    Raises
    ------
    ValueError : it does, or these bytes are no such message; the message says which
    """
    waiting = [("model", memoryview(model))]
    while waiting:
        kind, message = waiting.pop()
        for number, _, value in fields(message):
            if number > _LARGEST_NUMBER:
                raise ValueError(f"a field has the number {number}")
            if kind == "tensor" and (number == _EXTERNAL_DATA or (number == _DATA_LOCATION and value != 0)):
                raise ValueError("it keeps weights in another file")
            if isinstance(value, int):
                continue
            if kind == "node" and number == _NODE_DOMAIN and bytes(value).decode("utf-8") not in _DOMAINS:
                raise ValueError(f"it has operators of {bytes(value).decode('utf-8')[:80]}, which are not ONNX's own")
            if number in _INSIDE[kind]:
                waiting.append((_INSIDE[kind][number], value))


def without_metadata(model: bytes) -> bytes:
    """The model without its metadata."""
    return _rewrite(memoryview(model), {_METADATA: lambda _: None})


def with_metadata(model: bytes, key: str, value: str) -> bytes:
    """The model with this one entry as its metadata; other entries are dropped."""
    return without_metadata(model) + _field(_METADATA, _text(1, key) + _text(2, value))


def with_weights(model: bytes, weights: Mapping[str, Array]) -> bytes:
    """The model with other values for its initializers; all of them must be given."""

    def replaced(tensor: memoryview) -> bytes:
        (name,) = (bytes(v).decode() for n, _, v in fields(tensor) if n == _TENSOR_NAME and not isinstance(v, int))
        values = np.ascontiguousarray(weights[name], "<f4")
        sides = b"".join(_number(1, side) for side in values.shape)
        return sides + _number(2, 1) + _text(_TENSOR_NAME, name) + _field(9, values.tobytes())

    def graph(message: memoryview) -> bytes:
        return _rewrite(message, {_INITIALIZER: replaced})

    return _rewrite(memoryview(model), {_GRAPH: graph})


def with_free_sides(model: bytes, given: str, result: str) -> bytes:
    """The model with input and output declared as float32 ``(batch, 1, rows, cols)``, all sides free except the 1.

    Parameters
    ----------
    given, result : their names
    """

    def declared(value: memoryview) -> bytes:
        (name,) = (bytes(v).decode() for n, _, v in fields(value) if n == 1 and not isinstance(v, int))
        if name not in (given, result):
            return bytes(value)
        sides = (_text(2, "batch"), _number(1, 1), _text(2, "rows"), _text(2, "cols"))
        shape = b"".join(_field(1, side) for side in sides)
        return _text(1, name) + _field(2, _field(1, _number(1, 1) + _field(2, shape)))

    def graph(message: memoryview) -> bytes:
        return _rewrite(message, {_INPUT: declared, _OUTPUT: declared, _VALUE_INFO: lambda _: None})

    return _rewrite(memoryview(model), {_GRAPH: graph})


def _rewrite(message: memoryview, changes: Mapping[int, Change]) -> bytes:
    """A message with the contents of some fields changed; a field whose new contents are None is dropped."""
    parts = []
    for number, wire, value in fields(message):
        changed: Value | None = value
        if number in changes and not isinstance(value, int):
            made = changes[number](value)
            changed = None if made is None else memoryview(made)
        if changed is not None:
            parts.append(_encode(number, wire, changed))
    return b"".join(parts)


def _encode(number: int, wire: int, value: Value) -> bytes:
    tag = _varint(number << 3 | wire)
    if isinstance(value, int):
        return tag + _varint(value)
    return tag + (_varint(len(value)) if wire == BYTES else b"") + bytes(value)


def _field(number: int, content: bytes) -> bytes:
    return _encode(number, BYTES, memoryview(content))


def _number(number: int, value: int) -> bytes:
    return _encode(number, VARINT, value)


def _text(number: int, text: str) -> bytes:
    return _field(number, text.encode("utf-8"))


def _varint(value: int) -> bytes:
    digits = [value >> shift & 0x7F for shift in range(0, max(value.bit_length(), 1), 7)]
    return bytes([d | 0x80 for d in digits[:-1]] + digits[-1:])
