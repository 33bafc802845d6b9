"""Every parser of text or bytes from elsewhere: what it is given, what it may raise, and what must hold of its result.

A parser may refuse by the exceptions that its documentation names, and in no other way; what is not refused must be as
promised. Neither may take long or much memory, which the command that calls this watches.
"""

from __future__ import annotations

import io
import json
import os
import pickle
import tempfile
import zipfile
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np

from sar_despeckle.core.errors import LONGEST, InputError
from sar_despeckle.core.raster.coding import Coding
from sar_despeckle.core.raster.dates import KEYS, find_date
from sar_despeckle.core.raster.polarisation import polarisation_of
from sar_despeckle.core.raster.reader import Source
from sar_despeckle.core.scale.scale import Scale, guess_from_text
from sar_despeckle.models.files.card import KEY, Card
from sar_despeckle.models.files.checkpoint import list_tensors, read_tensors
from sar_despeckle.models.files.onnx_edit import require_self_contained, with_metadata, without_metadata
from sar_despeckle.models.files.onnx_file import channels_in, metadata_in, read_card, read_weights

_MOST_NUMBERS = 10**6  # of a checkpoint's tensors together: who reads them checks their shapes first


class Broken(Exception):
    """A result that is not as promised."""


@dataclass(frozen=True)
class Parser:
    """A parser.

    Attributes
    ----------
    run : gives it bytes, and raises whatever it should not have raised
    seeds : good inputs
    """

    run: Callable[[bytes], None]
    seeds: Callable[[], list[bytes]]


def _require(holds: bool, promise: str) -> None:
    if not holds:
        raise Broken(promise)


def _text(data: bytes) -> str:
    """As file names come to Python: bytes that are no UTF-8 are halves of surrogate pairs."""
    return data.decode("utf-8", "surrogateescape")


def _in_file(data: bytes, suffix: str, parse: Callable[[Path], None]) -> None:
    """Parse a file of these bytes; a refusal is one sentence that is not too long."""
    handle, name = tempfile.mkstemp(suffix=suffix, dir="/dev/shm" if os.path.isdir("/dev/shm") else None)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        parse(Path(name))
    except InputError as error:
        _require(0 < len(str(error)) <= LONGEST and "\n" not in str(error), "one sentence")
    finally:
        os.unlink(name)


# -- text


def dates(data: bytes) -> None:
    parts = [*_text(data).split("\n", 2), "", ""]
    found = find_date({KEYS[len(data) % len(KEYS)].lower(): parts[0]}, parts[1], parts[2])
    _require(found is None or isinstance(found, datetime), "a date or None")
    if found is not None:
        _require(find_date({}, found.isoformat(), "") == found, "a date that is written is read again")


def names(data: bytes) -> None:
    """Polarisation and scale, of file names and of descriptions."""
    path, _, description = _text(data).partition("\n")
    source = Source(path, 1, "x", Scale.INTENSITY, "", Coding(6), None, description=description)
    _require(polarisation_of(source) in ("", "VV", "VH", "HH", "HV"), "one of four polarisations, or none")
    guess_from_text(path)


def card(data: bytes) -> None:
    try:
        found = Card.from_json(data.decode("utf-8", "surrogatepass"))
    except (ValueError, UnicodeDecodeError):
        return
    _require(Card.from_json(found.to_json()) == found, "a card that is written is read again")
    found.to_json().encode("utf-8")


# -- files


def onnx(data: bytes) -> None:
    """Metadata, channels and weights; what passes the examination can be rewritten."""

    def parse(path: Path) -> None:
        for reading in (read_card, read_weights):
            try:
                reading(str(path))
            except InputError as error:
                _require(0 < len(str(error)) <= LONGEST, "one sentence")

    _in_file(data, ".onnx", parse)
    for part in (metadata_in, channels_in):
        with suppress(ValueError):
            part(data)
    try:
        require_self_contained(data)
    except ValueError:
        return
    _require(without_metadata(without_metadata(data)) == without_metadata(data), "metadata are removed at once")


def checkpoint(data: bytes) -> None:
    """An archive; bytes that are none are its ``data.pkl``, which mutations of an archive seldom reach."""
    _in_file(data if data[:2] == b"PK" else _archive(data), ".pth", _checkpoint)


def _checkpoint(path: Path) -> None:
    tensors = list_tensors(path)
    _require(bool(tensors) and all(isinstance(name, str) for name in tensors), "tensors by name")
    if sum(int(np.prod([float(side) for side in t.shape])) for t in tensors.values()) <= _MOST_NUMBERS:
        for name, values in read_tensors(path, tensors).items():
            _require(values.shape == tensors[name].shape and values.dtype == np.float32, "float32 of its shape")


# -- seeds


def _archive(program: bytes) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as archive:
        archive.writestr("archive/data.pkl", program)
        archive.writestr("archive/data/0", np.arange(12, dtype="<f4").tobytes())
    return memory.getvalue()


class _Stored:
    """An object that pickles as a reference to a block of twelve numbers."""


class _Tensor:
    """An object that pickles as torch does a tensor of 3 × 4."""

    def __reduce__(self) -> tuple[object, ...]:
        arguments: tuple[object, ...] = (_Stored(), 0, (3, 4), (4, 1), False, OrderedDict())
        return _Function("torch._utils", "_rebuild_tensor_v2"), arguments


class _Function:
    """A function of a module that need not be there."""

    def __init__(self, module: str, name: str) -> None:
        self.__module__, self.__qualname__, self.__name__ = module, name, name

    def __call__(self) -> None:
        raise AssertionError("it is only named")


class _Pickler(pickle._Pickler):  # type: ignore[name-defined] # in Python, so that a name need not be importable
    def persistent_id(self, given: object) -> object:
        return ("storage", _Function("torch", "FloatStorage"), "0", "cpu", 12) if isinstance(given, _Stored) else None

    def save(self, given: object, save_persistent_id: bool = True) -> None:
        if isinstance(given, _Function):
            self.write(pickle.GLOBAL + f"{given.__module__}\n{given.__name__}\n".encode())
        else:
            super().save(given, save_persistent_id)


def _pickles() -> list[bytes]:
    found = []
    for content in ({"weight": _Tensor()}, {"model_state_dict": OrderedDict(a=_Tensor(), b=_Tensor()), "epoch": 3}):
        memory = io.BytesIO()
        _Pickler(memory, protocol=2).dump(content)
        found.append(memory.getvalue())
    return found


def _field(number: int, content: bytes) -> bytes:
    return bytes([number << 3 | 2, len(content)]) + content


def _network() -> bytes:
    """A graph with an input of one channel and a weight of two numbers, and a node of each kind of attribute."""
    shape = b"".join(_field(1, bytes([8, side])) for side in (1, 1, 64, 64))
    given = _field(1, b"noisy") + _field(2, _field(1, bytes([8, 1]) + _field(2, shape)))
    weight = bytes([8, 2, 16, 1]) + _field(8, b"k") + _field(9, np.ones(2, "<f4").tobytes())
    halves = bytes([8, 2, 16, 10]) + _field(8, b"h") + _field(9, np.ones(2, "<f2").tobytes())
    node = _field(1, b"noisy") + _field(4, b"Conv") + _field(7, b"") + _field(5, _field(5, weight))
    return bytes([8, 8]) + _field(7, _field(1, node) + _field(5, weight) + _field(5, halves) + _field(11, given))


def _card_text() -> str:
    values = Card("a", "1", "log_amplitude", 0.0, 10.0, None, (1.0, 4.0), "none", 8, 2, "scenes", "GPL", "small")
    return values.to_json()


def _networks() -> list[bytes]:
    return [_network(), with_metadata(_network(), "key", "value"), with_metadata(_network(), KEY, _card_text())]


def _cards() -> list[bytes]:
    odd = {**json.loads(_card_text()), "mean_log_amplitude": 5.5, "takes": "guided", "pixel_bytes": 100}
    return [_card_text().encode(), json.dumps(odd).encode()]


def _texts() -> list[bytes]:
    return [
        b"2021-11-19T01:58:57\nVV sigma0 dB\nS1A_IW_SLC__1SDV_20211119T015857_20211119T015924.SAFE",
        b"s1_vh_20240103.tif\nVH amplitude",
        b"OPERA_L2_RTC-S1_T012-023456-IW1_20240103T000000Z_VV.tif\nGamma0 power",
    ]


PARSERS = {
    "dates": Parser(dates, _texts),
    "names": Parser(names, _texts),
    "card": Parser(card, _cards),
    "onnx": Parser(onnx, _networks),
    "checkpoint": Parser(checkpoint, lambda: [*_pickles(), *map(_archive, _pickles())]),
}
