"""Reading an ``.onnx`` file without the ``onnx`` package: its metadata and card, its weights, its input's channels.

An ``.onnx`` file is a protobuf message, ``ModelProto`` of onnx.proto; only the few fields named here are read. Nothing
in it is evaluated, and a file that is not exactly as it should be is refused.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Union

import numpy as np
from numpy.typing import NDArray

from ...core.errors import InputError
from .card import KEY, Card

Array = NDArray[np.float32]
Value = Union[int, memoryview]

VARINT, FIXED64, BYTES, FIXED32 = 0, 1, 2, 5  # wire types; 3 and 4, groups, are in no file of this century

# field numbers of onnx.proto
_MODEL_GRAPH, _MODEL_METADATA = 7, 14
_ENTRY_KEY, _ENTRY_VALUE = 1, 2
_GRAPH_INITIALIZER, _GRAPH_INPUT = 5, 11
_TENSOR_DIMS, _TENSOR_TYPE, _TENSOR_FLOATS, _TENSOR_NAME, _TENSOR_RAW = 1, 2, 4, 8, 9
_INPUT_NAME, _INPUT_TYPE, _TYPE_TENSOR, _TENSOR_SHAPE, _SHAPE_DIM, _DIM_VALUE = 1, 2, 1, 2, 1, 1

_MOST_SIDES = 32  # of an array, as in NumPy 1

_FLOAT_TYPES: dict[int, np.dtype[Any]] = {1: np.dtype("<f4"), 10: np.dtype("<f2")}  # TensorProto.DataType


def fields(message: memoryview) -> Iterator[tuple[int, int, Value]]:
    """Number, wire type and value of every field of a protobuf message, in the order of the file.

    The value is an int for wire type 0, and the bytes as they are for 1, 2 and 5.

    Raises
    ------
    ValueError : these bytes are no such message
    """
    at = 0
    while at < len(message):
        key, at = _varint(message, at)
        number, wire = key >> 3, key & 7
        if number == 0:
            raise ValueError("a field has the number 0")
        if wire == VARINT:
            value, at = _varint(message, at)
            yield number, wire, value
            continue
        if wire == BYTES:
            length, at = _varint(message, at)
        elif wire in (FIXED32, FIXED64):
            length = 4 if wire == FIXED32 else 8
        else:
            raise ValueError(f"a field has the wire type {wire}")
        if at + length > len(message):
            raise ValueError("it ends within a field")
        yield number, wire, message[at : at + length]
        at += length


def _varint(message: memoryview, at: int) -> tuple[int, int]:
    """The number that begins at a byte, and the beginning of the next field."""
    value = 0
    for shift in range(0, 70, 7):
        if at >= len(message):
            raise ValueError("it ends within a number")
        byte = message[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
    raise ValueError("a number has more than 64 bits")


def _messages(message: memoryview, number: int) -> Iterator[memoryview]:
    """All values of a field that holds bytes, a string or a message."""
    for found, wire, value in fields(message):
        if found == number:
            if wire != BYTES or isinstance(value, int):
                raise ValueError(f"field {number} has the wire type {wire}")
            yield value


def _only(message: memoryview, number: int) -> memoryview:
    """The value of a field that must be there once."""
    values = list(_messages(message, number))
    if len(values) != 1:
        raise ValueError(f"field {number} is there {len(values)} times, not once")
    return values[0]


def _integers(message: memoryview, number: int) -> list[int]:
    """All values of a field of integers, packed or one by one."""
    found = []
    for this, wire, value in fields(message):
        if this == number and isinstance(value, int):
            found.append(value)
        elif this == number and wire == BYTES and isinstance(value, memoryview):
            at = 0
            while at < len(value):
                item, at = _varint(value, at)
                found.append(item)
    return found


def _text(value: memoryview) -> str:
    try:
        return bytes(value).decode("utf-8")
    except UnicodeDecodeError as error:
        raise ValueError("a text in it is no UTF-8") from error


def _model(path: str) -> memoryview:
    try:
        return memoryview(Path(path).read_bytes())
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}); choose another model.") from error


def _refuse(path: str, error: ValueError) -> InputError:
    return InputError(f"{path} is no network in the ONNX format ({error}); choose another model.")


def read_metadata(path: str) -> dict[str, str]:
    """The metadata of a model file, by key.

    Raises
    ------
    InputError : it cannot be read, or is no ONNX file
    """
    model = _model(path)
    try:
        return metadata_in(model)
    except ValueError as error:
        raise _refuse(path, error) from error


def read_card(path: str) -> Card:
    """The card in a model file's metadata.

    Raises
    ------
    InputError : the file has no card
    """
    text = read_metadata(path).get(KEY)
    try:
        if text is None:
            raise ValueError("there is none")
        return Card.from_json(text)
    except ValueError as error:
        raise InputError(f"{path} has no usable card ({error}); choose another model.") from error


def metadata_in(model: bytes | memoryview) -> dict[str, str]:
    """The metadata of a model, by key.

    Raises
    ------
    ValueError : it is no ONNX file, or a text in them is no UTF-8
    """
    message = memoryview(model)
    _only(message, _MODEL_GRAPH)
    entries = list(_messages(message, _MODEL_METADATA))
    # an empty value may be left out
    return {_text(_only(entry, _ENTRY_KEY)): "".join(map(_text, _messages(entry, _ENTRY_VALUE))) for entry in entries}


def read_weights(path: str) -> dict[str, Array]:
    """The initializers of a model's graph by name, which for our networks are the names of the torch module's own.

    Raises
    ------
    InputError : it cannot be read, is no ONNX file, or has weights that are neither float32 nor float16
    """
    model = _model(path)
    try:
        return dict(_weight(tensor) for tensor in _messages(_only(model, _MODEL_GRAPH), _GRAPH_INITIALIZER))
    except ValueError as error:
        raise _refuse(path, error) from error


def _weight(tensor: memoryview) -> tuple[str, Array]:
    name = _text(_only(tensor, _TENSOR_NAME))
    kind = next(iter(_integers(tensor, _TENSOR_TYPE)), 0)
    if kind not in _FLOAT_TYPES:
        raise ValueError(f"the weight {name} has the type {kind}, neither float32 nor float16")
    shape = _integers(tensor, _TENSOR_DIMS)
    if len(shape) > _MOST_SIDES:  # the product of a hundred thousand of them takes minutes
        raise ValueError(f"the weight {name} has {len(shape)} sides, more than {_MOST_SIDES}")
    raw = list(_messages(tensor, _TENSOR_RAW))
    if not raw and kind == 1:
        # packed or one by one, the bytes are the same
        raw = [value for number, _, value in fields(tensor) if number == _TENSOR_FLOATS and not isinstance(value, int)]
    values = np.frombuffer(b"".join(raw), _FLOAT_TYPES[kind])
    if values.size != math.prod(shape):  # so too where they are kept in another file
        raise ValueError(f"the weight {name} has {values.size} values for the shape {shape}")
    return name, values.reshape(shape).astype(np.float32)


def read_channels(path: str) -> int:
    """Number of channels that the network takes: the second side of its only input.

    Raises
    ------
    InputError : it cannot be read, is no ONNX file, or its input has no fixed number of channels
    """
    model = _model(path)
    try:
        return channels_in(model)
    except ValueError as error:
        raise _refuse(path, error) from error


def channels_in(model: bytes | memoryview) -> int:
    """The second side of a model's only input.

    Raises
    ------
    ValueError : it is no ONNX file, or its input has no fixed number of channels
    """
    graph = _only(memoryview(model), _MODEL_GRAPH)
    weights = {_text(_only(tensor, _TENSOR_NAME)) for tensor in _messages(graph, _GRAPH_INITIALIZER)}
    # files of before 2019 list their weights as inputs too
    given = [value for value in _messages(graph, _GRAPH_INPUT) if _text(_only(value, _INPUT_NAME)) not in weights]
    if len(given) != 1:
        raise ValueError(f"it has {len(given)} inputs, not one")
    shape = _only(_only(_only(given[0], _INPUT_TYPE), _TYPE_TENSOR), _TENSOR_SHAPE)
    sides = [_integers(side, _DIM_VALUE) for side in _messages(shape, _SHAPE_DIM)]
    if len(sides) != 4 or not sides[1]:
        raise ValueError("its input is not (batch, channels, rows, columns) with a fixed number of channels")
    return sides[1][0]
