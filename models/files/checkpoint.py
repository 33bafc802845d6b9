"""Reading the weights of a PyTorch checkpoint without PyTorch, and without unpickling.

``torch.save`` writes a zip archive: ``data.pkl``, a pickle that lists the tensors, and a file ``data/KEY`` per block of
numbers. A pickle is a program, and running it makes such files dangerous. Here it is only read: the few instructions
that build dictionaries, tuples and strings are followed, and a call of a function becomes a note of the function and
its arguments; only the two functions that make tensors are understood.

A few hundred bytes can describe more nested tuples than any memory holds, since each may be used again and again. So
shared objects stay shared: nothing that may be nested is formatted or copied, and the instructions are counted.
"""

from __future__ import annotations

import struct
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...core.errors import InputError

Array = NDArray[np.float32]

_LARGEST_PICKLE = 2**20  # bytes; SAR2SAR's has 15 thousand
_MOST_INSTRUCTIONS = 100_000  # and SAR2SAR's has two thousand: each makes at most one object
_TYPES: dict[str, np.dtype[Any]] = {
    "torch FloatStorage": np.dtype("<f4"),
    "torch DoubleStorage": np.dtype("<f8"),
    "torch HalfStorage": np.dtype("<f2"),
}
_TENSOR, _PARAMETER = "torch._utils _rebuild_tensor_v2", "torch._utils _rebuild_parameter"
_DICTIONARY = "collections OrderedDict"
_UNDER = "model_state_dict"  # where a checkpoint of a training keeps them
_MARK = object()
# what Python's own readers of zip archives and of pickles raise on damage, and what taking nonsense apart raises
_DAMAGE = (
    zipfile.BadZipFile,
    OSError,
    EOFError,
    RuntimeError,
    ValueError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    OverflowError,
    struct.error,
)


@dataclass(frozen=True)
class _Name:
    """A global the pickle names, as ``module name``; it is not looked up."""

    name: str

    @classmethod
    def of(cls, module: object, name: object) -> _Name:
        if not isinstance(module, str) or not isinstance(name, str):
            raise ValueError("it names a class by an object that is no text")
        return cls(f"{module} {name}")


@dataclass(frozen=True)
class _Call:
    """A call the pickle asks for; it is not made."""

    function: Any
    arguments: Any


@dataclass(frozen=True)
class _Block:
    """A reference to a block of numbers: a persistent id."""

    content: Any


@dataclass(frozen=True)
class Tensor:
    """Place of a tensor's numbers: block, offset of the first number, and strides."""

    shape: tuple[int, ...]
    strides: tuple[int, ...]
    offset: int
    block: str
    numbers: int
    type: np.dtype[Any]


def list_tensors(path: Path) -> dict[str, Tensor]:
    """The tensors of a checkpoint by name: its own, or those under ``model_state_dict``. None of them is read.

    Raises
    ------
    InputError : it is damaged, or does not hold named tensors
    """
    try:
        with zipfile.ZipFile(path) as archive:
            (pickle,) = (entry for entry in archive.infolist() if entry.filename.split("/", 1)[1:] == ["data.pkl"])
            content = _follow(_read(archive, pickle.filename, _LARGEST_PICKLE))
            if isinstance(content, dict) and _UNDER in content:
                content = content[_UNDER]
            if not isinstance(content, dict) or not content:
                raise ValueError("it holds no dictionary of tensors")
            folder = pickle.filename.split("/")[0]
            return {name: _tensor(value, folder) for name, value in content.items()}
    except _DAMAGE as error:
        raise _refuse(path, error) from error


def read_tensors(path: Path, tensors: dict[str, Tensor]) -> dict[str, Array]:
    """Read the values of tensors. Check their shapes first: a small file can name tensors of any size.

    Raises
    ------
    InputError : the file is damaged
    """
    try:
        with zipfile.ZipFile(path) as archive:
            return {name: _values(tensor, archive) for name, tensor in tensors.items()}
    except _DAMAGE as error:
        raise _refuse(path, error) from error


def _refuse(path: Path, error: Exception) -> InputError:
    words = (str(error).splitlines() or [type(error).__name__])[0][:200]
    return InputError(
        f"{path.name[:80]} cannot be read as the weights of a PyTorch network ({words}); "
        "give the file of torch.save(network.state_dict(), …), made with PyTorch 1.6 or newer."
    )


def _read(archive: zipfile.ZipFile, name: str, largest: int) -> bytes:
    """Read a file of the archive. PyTorch does not compress it, so a few bytes cannot become many."""
    entry = archive.getinfo(name)
    if entry.compress_type != zipfile.ZIP_STORED or entry.file_size > largest:
        raise ValueError(f"{name[:80]} is compressed or too long")
    return archive.read(entry)


def _follow(program: bytes) -> Any:
    """The object that a pickle describes, without making its calls. Dictionaries keep only entries under strings."""
    # here, for 15 ms that every start of QGIS would pay; it reads what a pickle says and runs none of it
    import pickletools  # nosec B403

    stack: list[Any] = []
    memo: dict[int, Any] = {}
    argument: Any
    for count, (code, argument, _) in enumerate(pickletools.genops(program)):
        if count >= _MOST_INSTRUCTIONS:
            raise ValueError(f"its list of tensors takes more than {_MOST_INSTRUCTIONS} instructions")
        if code.name == "STOP":
            return stack.pop()
        _step(code.name, argument, stack, memo)
    raise ValueError("its list of tensors has no end")


def _step(name: str, argument: Any, stack: list[Any], memo: dict[int, Any]) -> None:
    """Follow one instruction: it remembers or recalls an object, fills a container, or makes an object."""
    if name in ("PROTO", "FRAME"):
        return
    if name in ("BINPUT", "LONG_BINPUT"):
        memo[argument] = stack[-1]
    elif name == "MEMOIZE":
        memo[len(memo)] = stack[-1]
    elif name in ("BINGET", "LONG_BINGET"):
        stack.append(memo[argument])
    elif name == "BUILD":
        stack.pop()
    elif name in ("SETITEM", "SETITEMS"):
        pairs = [stack.pop(), stack.pop()][::-1] if name == "SETITEM" else _since_mark(stack)
        if isinstance(stack[-1], dict):
            stack[-1].update((k, v) for k, v in zip(pairs[::2], pairs[1::2]) if isinstance(k, str))
    elif name in ("APPEND", "APPENDS"):
        items = [stack.pop()] if name == "APPEND" else _since_mark(stack)
        if isinstance(stack[-1], list):
            stack[-1].extend(items)
    else:
        stack.append(_made(name, argument, stack))


_LITERALS = {"BINUNICODE", "SHORT_BINUNICODE", "BININT", "BININT1", "BININT2", "LONG1", "BINFLOAT"}
_CONSTANTS = {"MARK": _MARK, "NONE": None, "NEWTRUE": True, "NEWFALSE": False}
_EMPTY = {"EMPTY_DICT": dict, "EMPTY_LIST": list, "EMPTY_TUPLE": tuple}


def _made(name: str, argument: Any, stack: list[Any]) -> Any:
    """The object that an instruction makes, of its argument or of what it takes from the stack."""
    if name in _LITERALS:
        return argument
    if name in _CONSTANTS:
        return _CONSTANTS[name]
    if name in _EMPTY:
        return _EMPTY[name]()
    if name == "TUPLE":
        return tuple(_since_mark(stack))
    if name in ("TUPLE1", "TUPLE2", "TUPLE3"):
        return tuple([stack.pop() for _ in range(int(name[-1]))][::-1])
    if name == "GLOBAL":
        return _Name(argument)
    if name == "STACK_GLOBAL":
        last = stack.pop()
        return _Name.of(stack.pop(), last)
    if name == "REDUCE":
        arguments = stack.pop()
        return _called(stack.pop(), arguments)
    if name == "BINPERSID":
        return _Block(stack.pop())
    raise ValueError(f"it has the instruction {name}, which no list of tensors needs")


def _since_mark(stack: list[Any]) -> list[Any]:
    items: list[Any] = []
    while (item := stack.pop()) is not _MARK:
        items.append(item)
    return items[::-1]


def _called(function: Any, arguments: Any) -> Any:
    """The tensor of a parameter, an empty dictionary for a new one, and a note of any other call."""
    if function == _Name(_DICTIONARY) and arguments == ():
        return {}
    if function == _Name(_PARAMETER):
        return arguments[0]
    return _Call(function, arguments)


def _tensor(value: Any, folder: str) -> Tensor:
    if not isinstance(value, _Call) or value.function != _Name(_TENSOR):
        raise ValueError("it holds objects other than tensors")
    block, offset, shape, strides = value.arguments[:4]
    _, kind, key, _, numbers = block.content
    if not isinstance(key, str):
        raise ValueError("it names a block of numbers by an object that is no text")
    if kind.name not in _TYPES:
        raise ValueError(f"its tensors are of {kind.name[:80]}, not of float32")
    if not all(isinstance(n, int) and n >= 0 for n in (offset, numbers, *shape, *strides)) or 0 in shape:
        raise ValueError("a tensor has an impossible shape")
    if len(shape) != len(strides) or offset + sum((n - 1) * s for n, s in zip(shape, strides)) >= numbers:
        raise ValueError("a tensor reaches beyond its numbers")
    return Tensor(tuple(shape), tuple(strides), offset, f"{folder}/data/{key}", numbers, _TYPES[kind.name])


def _values(tensor: Tensor, archive: zipfile.ZipFile) -> Array:
    size = tensor.type.itemsize
    block = np.frombuffer(_read(archive, tensor.block, tensor.numbers * size), tensor.type)
    if block.size != tensor.numbers:
        raise ValueError("a tensor has fewer numbers than it should")
    strides = [step * size for step in tensor.strides]
    return np.lib.stride_tricks.as_strided(block[tensor.offset :], tensor.shape, strides).astype(np.float32)
