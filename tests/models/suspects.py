"""Files that a user may be handed instead of a network, hostile or merely broken, and what is said of them."""

from __future__ import annotations

import io
import json
import pickle
import zipfile
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import asdict
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import numpy as np
import torch
from onnx import NodeProto, TensorProto, helper, numpy_helper

from sar_despeckle.models.files.card import KEY
from sar_despeckle.models.networks.sar2sar import Sar2Sar

# by its path: the tests of processing_provider import this file too, and to pytest they are another package
_SPEC = spec_from_file_location("box_network_of_models", Path(__file__).with_name("box_network.py"))
assert _SPEC and _SPEC.loader
_box = module_from_spec(_SPEC)
_SPEC.loader.exec_module(_box)

MARKER = "executed"  # the file that a payload would make beside the suspect
IMAGE: list[Any] = ["batch", 1, "rows", "cols"]
KERNEL = numpy_helper.from_array(np.full((1, 1, 3, 3), 1 / 9, np.float32), "kernel")


class Payload:
    """An object that makes the marker when it is unpickled."""

    def __init__(self, folder: Path) -> None:
        self.marker = folder / MARKER

    def __reduce__(self) -> tuple[Any, ...]:
        return open, (str(self.marker), "w")


def convolution(**attributes: Any) -> NodeProto:
    return helper.make_node("Conv", ["noisy", "kernel"], ["clean"], **{"pads": [1, 1, 1, 1], **attributes})


def write_onnx(
    path: Path,
    nodes: Sequence[NodeProto] | None = None,
    weights: Sequence[TensorProto] = (KERNEL,),
    *,
    given: Sequence[Any] = IMAGE,
    result: Sequence[Any] = IMAGE,
    kind: int = TensorProto.FLOAT,
    card: str | None = None,
    domains: Sequence[str] = ("",),
) -> Path:
    """An ONNX file; without anything said, of a network that takes the mean over 3 × 3 pixels."""
    graph = helper.make_graph(
        list(nodes or [convolution()]),
        "suspect",
        [helper.make_tensor_value_info("noisy", kind, given)],
        [helper.make_tensor_value_info("clean", kind, result)],
        list(weights),
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid(d, 17 - 16 * bool(d)) for d in domains])
    model.ir_version = 8
    if card is not None:
        helper.set_model_props(model, {KEY: card})
    path.write_bytes(model.SerializeToString())
    return path


def external(folder: Path, location: str, name: str = "kernel") -> TensorProto:
    """A weight whose values are in another file, which exists."""
    (folder / "secret.bin").write_bytes(np.full(9, 7, np.float32).tobytes())
    tensor = TensorProto(name=name, data_type=TensorProto.FLOAT, dims=[1, 1, 3, 3])
    tensor.data_location = TensorProto.EXTERNAL
    entry = tensor.external_data.add()
    entry.key, entry.value = "location", location
    return tensor


def inside_a_constant(folder: Path, location: str) -> NodeProto:
    return helper.make_node("Constant", [], ["kernel"], value=external(folder, location))


def inside_a_branch(folder: Path, location: str) -> list[NodeProto]:
    """An external weight in the graph of an If."""
    branch = helper.make_graph(
        [inside_a_constant(folder, location)], "branch", [], [helper.make_tensor_value_info("kernel", 1, [1, 1, 3, 3])]
    )
    true = helper.make_node("Constant", [], ["true"], value=numpy_helper.from_array(np.array(True)))
    return [true, helper.make_node("If", ["true"], ["kernel"], then_branch=branch, else_branch=branch), convolution()]


def weights(seed: int = 1) -> OrderedDict[str, torch.Tensor]:
    """SAR2SAR's, untrained."""
    torch.manual_seed(seed)
    return Sar2Sar().state_dict()


def write_checkpoint(path: Path, content: Any, **options: Any) -> Path:
    torch.save(content, str(path), **options)
    return path


def write_archive(path: Path, program: bytes, compression: int = zipfile.ZIP_STORED) -> Path:
    """An archive like PyTorch's with any pickle in it."""
    with zipfile.ZipFile(path, "w", compression) as archive:
        archive.writestr("archive/data.pkl", program)
        archive.writestr("archive/version", "3\n")
    return path


def with_change(key: str, value: torch.Tensor | None) -> OrderedDict[str, torch.Tensor]:
    changed = weights()
    if value is None:
        del changed[key]
    else:
        changed[key] = value
    return changed


def cut(path: Path, share: float) -> Path:
    whole = path.read_bytes()
    path.write_bytes(whole[: int(share * len(whole))])
    return path


def recompressed(path: Path) -> Path:
    """A checkpoint whose blocks are compressed, so that few bytes could become many."""
    content = io.BytesIO(path.read_bytes())
    with zipfile.ZipFile(content) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            target.writestr(entry.filename, source.read(entry))
    return path


def zeros(path: Path, size: int) -> Path:
    with path.open("wb") as file:
        file.truncate(size)
    return path


def card(**changes: Any) -> str:
    return json.dumps({**asdict(_box.CARD), **changes})


def node(name: str, *inputs: str, **attributes: Any) -> NodeProto:
    return helper.make_node(name, list(inputs) or ["noisy"], ["clean"], **attributes)


_SHAPE = numpy_helper.from_array(np.array([1, 1, 64, 64]), "shape")
_NAN = numpy_helper.from_array(np.float32("nan"), "kernel")

# what it is: (how it is made, what is said of it)
SUSPECTS: dict[str, tuple[Callable[[Path], Path], str]] = {
    "pickle with a payload": (
        lambda f: write(f / "a.pth", pickle.dumps(Payload(f))),
        "is a pickle, which could run any program",
    ),
    "old checkpoint with a payload": (
        lambda f: write_checkpoint(f / "a.pth", Payload(f), _use_new_zipfile_serialization=False),
        "is a pickle, which could run any program",
    ),
    "checkpoint with a payload": (
        lambda f: write_checkpoint(f / "a.pth", Payload(f)),
        "no dictionary of tensors",
    ),
    "checkpoint with a payload among its weights": (
        lambda f: write_checkpoint(f / "a.pth", {**weights(), "enc0.weight": Payload(f)}),
        "objects other than tensors",
    ),
    "checkpoint with a payload beside its weights": (
        lambda f: write_checkpoint(f / "a.pth", {**weights(), "more": Payload(f)}),
        "objects other than tensors",
    ),
    "checkpoint with a payload as ONNX": (
        lambda f: write_checkpoint(f / "a.onnx", Payload(f)),
        "no dictionary of tensors",
    ),
    "archive with an instruction that no checkpoint has": (
        lambda f: write_archive(f / "a.pth", b"\x80\x02cposix\nsystem\n(X\x04\x00\x00\x00trueo."),
        "the instruction OBJ",
    ),
    "archive with a pickle cut short": (lambda f: write_archive(f / "a.pth", b"\x80\x02}q\x00"), "cannot be read"),
    "archive without a pickle": (lambda f: archive_of(f / "a.pth", "notes.txt"), "cannot be read"),
    "checkpoint cut short": (
        lambda f: cut(write_checkpoint(f / "a.pth", weights()), 0.7),
        "cannot be read as the weights of a PyTorch network",
    ),
    "compressed checkpoint": (
        lambda f: recompressed(write_checkpoint(f / "a.pth", weights())),
        "is compressed or too long",
    ),
    "weight missing": (
        lambda f: write_checkpoint(f / "a.pth", with_change("dec1.bias", None)),
        "not those of sar2sar: dec1.bias is missing",
    ),
    "weight too many": (
        lambda f: write_checkpoint(f / "a.pth", with_change("other", torch.zeros(3))),
        "not those of sar2sar: other is one too many",
    ),
    "weight of another shape": (
        lambda f: write_checkpoint(f / "a.pth", with_change("enc0.weight", torch.zeros(48, 2, 3, 3))),
        "not those of sar2sar: enc0.weight is 48 × 2 × 3 × 3, not 48 × 1 × 3 × 3",
    ),
    "weights of another type": (
        lambda f: write_checkpoint(f / "a.pth", with_change("dec1.bias", torch.zeros(1, dtype=torch.int64))),
        "of torch LongStorage, not of float32",
    ),
    "weights that are NaN": (
        lambda f: write_checkpoint(f / "a.pth", with_change("dec1.bias", torch.full((1,), torch.nan))),
        "NaN or infinite",
    ),
    "ONNX with a weight elsewhere": (
        lambda f: write_onnx(f / "a.onnx", weights=[external(f, "secret.bin")]),
        "keeps weights in another file",
    ),
    "ONNX with a weight outside its folder": (
        lambda f: write_onnx(f / "a.onnx", weights=[external(f, f"../{f.name}/secret.bin")]),
        "keeps weights in another file",
    ),
    "ONNX with a constant elsewhere": (
        lambda f: write_onnx(f / "a.onnx", [inside_a_constant(f, "secret.bin"), convolution()], []),
        "keeps weights in another file",
    ),
    "ONNX with a constant elsewhere in a branch": (
        lambda f: write_onnx(f / "a.onnx", inside_a_branch(f, "secret.bin"), []),
        "keeps weights in another file",
    ),
    "ONNX with operators of its own": (
        lambda f: write_onnx(
            f / "a.onnx", [helper.make_node("Run", ["noisy"], ["clean"], domain="evil.ops")], domains=("", "evil.ops")
        ),
        "operators of evil.ops",
    ),
    "ONNX with an operator that reads files": (
        lambda f: write_onnx(
            f / "a.onnx",
            [helper.make_node("EPContext", ["noisy"], ["clean"], domain="com.microsoft", ep_cache_context="secret")],
            domains=("", "com.microsoft"),
        ),
        "operators of com.microsoft",
    ),
    "ONNX cut short": (lambda f: cut(write_onnx(f / "a.onnx"), 0.8), "ends within a field"),
    "ONNX whose output is smaller": (
        lambda f: write_onnx(f / "a.onnx", [convolution(pads=[0, 0, 0, 0])]),
        "it returns 1 × 1 × 254 × 766 values for an image of 1 × 1 × 256 × 768",
    ),
    "ONNX that halves the image": (
        lambda f: write_onnx(f / "a.onnx", [convolution(strides=[2, 2])]),
        "values for an image of",
    ),
    "ONNX that takes three channels": (
        lambda f: write_onnx(
            f / "a.onnx", [node("ReduceMean", axes=[1], keepdims=1)], [], given=["batch", 3, "rows", "cols"]
        ),
        "it takes 3 channels",
    ),
    "card of a network with a second channel that it does not take": (
        lambda f: write_onnx(f / "a.onnx", card=card(takes="guided")),
        "it takes 1 channels, not 3",
    ),
    "ONNX that takes numbers of another type": (
        lambda f: write_onnx(f / "a.onnx", [node("Identity")], [], kind=TensorProto.INT64),
        "noisy is a tensor(int64) of shape (batch, 1, rows, cols)",
    ),
    "ONNX that takes no image": (
        lambda f: write_onnx(f / "a.onnx", [node("Identity")], [], given=["n"], result=["n"]),
        "noisy is a tensor(float) of shape (n)",
    ),
    "ONNX that gives NaN": (lambda f: write_onnx(f / "a.onnx", [node("Add", "noisy", "kernel")], [_NAN]), "NaN"),
    "ONNX that works on a single size": (
        lambda f: write_onnx(
            f / "a.onnx",
            [node("Reshape", "noisy", "shape")],
            [_SHAPE],
            given=[1, 1, 64, 64],
            result=[1, 1, 64, 64],
        ),
        "it cannot run on an image of",
    ),
    "card of a kind that is no more": (
        lambda f: write_onnx(f / "a.onnx", card=card(takes="reference")),
        "its card cannot be used (it takes 'reference', none of image, complex, ratio, guided, gaussian)",
    ),
    "card that cannot be": (lambda f: write_onnx(f / "a.onnx", card=card(halo=-1)), "halo is -1, not a whole number"),
    "card with a huge halo": (lambda f: write_onnx(f / "a.onnx", card=card(halo=10**9)), "halo is 1000000000"),
    "card with a fraction for a halo": (lambda f: write_onnx(f / "a.onnx", card=card(halo=2.5)), "halo is 2.5"),
    "card without numbers": (lambda f: write_onnx(f / "a.onnx", card=card(minimum=float("nan"))), "minimum is nan"),
    "card that is nested": (lambda f: write_onnx(f / "a.onnx", card="[" * 60_000), "its card cannot be used"),
    "card that is long": (lambda f: write_onnx(f / "a.onnx", card=card(training="x" * 10**6)), "more than 65536"),
    "card that is no UTF-8": (
        lambda f: replaced(write_onnx(f / "a.onnx", card=card(licence="mine")), b'"mine"', b'"\xff\xfe\xfd\xfc"'),
        "a text in it is no UTF-8",
    ),
    "card with half a pair of surrogates": (
        lambda f: write_onnx(f / "a.onnx", card=card(licence="\ud800")),
        "its card cannot be used (licence has characters that are not Unicode)",
    ),
    "card with lists for a number": (
        lambda f: write_onnx(f / "a.onnx", card=card(halo="here").replace('"here"', "[" * 900 + "]" * 900)),
        "halo is a list, not a whole number",
    ),
    "names that are no UTF-8": (
        lambda f: replaced(write_onnx(f / "a.onnx"), b"noisy", b"nois\xff"),
        "is no UTF-8",
    ),
    "operators of a domain that is no UTF-8": (
        lambda f: replaced(
            write_onnx(f / "a.onnx", [helper.make_node("Run", ["noisy"], ["clean"], domain="evil")]),
            b"evil",
            b"evi\xff",
        ),
        "a name in it is no UTF-8",
    ),
    "card of another multiple": (
        lambda f: write_onnx(f / "a.onnx", [convolution(strides=[2, 2])], card=card()),
        "values for an image of",
    ),
    "three gigabytes of zeros": (lambda f: zeros(f / "a.onnx", 3 * 2**30), "has 3072 MiB, more than a network"),
    "zeros": (lambda f: zeros(f / "a.onnx", 1000), "a field has the number 0"),
    "nothing": (lambda f: zeros(f / "a.onnx", 0), "it is empty"),
    "text": (lambda f: write(f / "a.onnx", b"no network at all"), "is no network that can be imported"),
    "folder": (lambda f: make_folder(f / "a.onnx"), "is no file; check the path"),
    "missing": (lambda f: f / "a.onnx", "is no file; check the path"),
}


def write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def replaced(path: Path, old: bytes, new: bytes) -> Path:
    """With other bytes, as many, in place of some."""
    content = path.read_bytes()
    assert old in content
    return write(path, content.replace(old, new))


def make_folder(path: Path) -> Path:
    path.mkdir()
    return path


def archive_of(path: Path, name: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, "")
    return path


# -- what would hang the process that runs it, or take all its memory


def endless(path: Path) -> Path:
    """A Loop whose condition stays true."""
    value, truth = helper.make_tensor_value_info, TensorProto.BOOL
    body = helper.make_graph(
        [helper.make_node("Identity", ["on"], ["still"]), helper.make_node("Identity", ["image"], ["same"])],
        "body",
        [value("count", TensorProto.INT64, []), value("on", truth, []), value("image", 1, IMAGE)],
        [value("still", truth, []), value("same", 1, IMAGE)],
    )
    true = helper.make_node("Constant", [], ["true"], value=numpy_helper.from_array(np.array(True)))
    return write_onnx(path, [true, helper.make_node("Loop", ["", "true", "noisy"], ["clean"], body=body)], [])


def of_minutes(path: Path, side: int = 4500) -> Path:
    """One operator, a product of matrices of integers, which does not look up from its work."""
    shape = numpy_helper.from_array(np.array([side, side]), "shape")
    ones = helper.make_tensor("ones", TensorProto.INT64, [1], [1])
    nodes = [
        helper.make_node("ConstantOfShape", ["shape"], ["matrix"], value=ones),
        helper.make_node("MatMul", ["matrix", "matrix"], ["product"]),
        helper.make_node("ReduceMax", ["product"], ["most"], keepdims=0),
        helper.make_node("Cast", ["most"], ["number"], to=TensorProto.FLOAT),
        helper.make_node("Add", ["noisy", "number"], ["clean"]),
    ]
    return write_onnx(path, nodes, [shape])


def huge(path: Path, numbers: int = 1_700_000_000) -> Path:
    """An array of so many float32."""
    shape = numpy_helper.from_array(np.array([1, numbers]), "shape")
    nodes = [
        helper.make_node("ConstantOfShape", ["shape"], ["zeros"]),
        helper.make_node("ReduceMax", ["zeros"], ["most"], keepdims=0),
        helper.make_node("Add", ["noisy", "most"], ["clean"]),
    ]
    return write_onnx(path, nodes, [shape])


def attention(path: Path) -> Path:
    """Every pixel looks at every other: memory grows with the fourth power of the side."""
    row, column = (
        numpy_helper.from_array(np.array(shape), name) for shape, name in (([1, -1], "row"), ([-1, 1], "col"))
    )
    nodes = [
        helper.make_node("Shape", ["noisy"], ["sides"]),
        helper.make_node("Reshape", ["noisy", "row"], ["keys"]),
        helper.make_node("Reshape", ["noisy", "col"], ["queries"]),
        helper.make_node("MatMul", ["queries", "keys"], ["scores"]),
        helper.make_node("Softmax", ["scores"], ["shares"]),
        helper.make_node("MatMul", ["shares", "queries"], ["mixed"]),
        helper.make_node("Reshape", ["mixed", "sides"], ["clean"]),
    ]
    return write_onnx(path, nodes, [row, column])


def of_one_size(path: Path) -> Path:
    """A network that returns NaN for an image of more than 128 rows."""
    index, most = (numpy_helper.from_array(np.array(value), name) for value, name in ((2, "two"), (128, "most")))
    nothing = numpy_helper.from_array(np.float32("nan"), "nan")
    zero = numpy_helper.from_array(np.float32(0), "zero")
    nodes = [
        helper.make_node("Shape", ["noisy"], ["sides"]),
        helper.make_node("Gather", ["sides", "two"], ["rows"]),
        helper.make_node("Greater", ["rows", "most"], ["large"]),
        helper.make_node("Where", ["large", "nan", "zero"], ["more"]),
        helper.make_node("Add", ["noisy", "more"], ["clean"]),
    ]
    return write_onnx(path, nodes, [index, most, nothing, zero])


def late(path: Path) -> Path:
    """A network that returns only the upper half of an image of more than 300 rows, and others as they are."""
    numbers = {"two": 2, "most": 300, "whole": 1, "half": 2, "start": [0], "row": [2], "one": [1]}
    given = [numpy_helper.from_array(np.array(value), name) for name, value in numbers.items()]
    nodes = [
        helper.make_node("Shape", ["noisy"], ["sides"]),
        helper.make_node("Gather", ["sides", "two"], ["rows"]),
        helper.make_node("Greater", ["rows", "most"], ["large"]),
        helper.make_node("Where", ["large", "half", "whole"], ["share"]),
        helper.make_node("Div", ["rows", "share"], ["end"]),
        helper.make_node("Reshape", ["end", "one"], ["ends"]),
        helper.make_node("Slice", ["noisy", "start", "ends", "row"], ["clean"]),
    ]
    return write_onnx(path, nodes, given)


def nested(path: Path, depth: int = 20_000) -> Path:
    """Graphs in attributes of nodes of graphs, deeper than any reader that calls itself can follow."""
    graph = b""
    for _ in range(depth):
        for number in (6, 5, 1):  # the graph of an attribute, of a node, of a graph
            graph = bytes([number << 3 | 2]) + _length(graph) + graph
    path.write_bytes(b"\x3a" + _length(graph) + graph)
    return path


def _length(content: bytes) -> bytes:
    digits = [len(content) >> shift & 0x7F for shift in range(0, max(len(content).bit_length(), 1), 7)]
    return bytes([digit | 0x80 for digit in digits[:-1]] + digits[-1:])


def laughs(path: Path, end: bytes, levels: int = 60) -> Path:
    """A checkpoint whose pickle has tuples of three times the one before, 3 to the 60th in all, and ends like this."""
    tuples = b"X\x01\x00\x00\x00aq\x00"
    for level in range(levels):
        tuples += b"h" + bytes([level]) + b"h" + bytes([level]) + b"h" + bytes([level]) + b"\x87q" + bytes([level + 1])
    return write_archive(path, b"\x80\x02" + tuples + end)


# a persistent id: (storage, type, key, device, numbers), the key all the tuples
_REBUILD = b"ctorch._utils\n_rebuild_tensor_v2\n"
_BLOCK = b"(X\x01\x00\x00\x00sctorch\nFloatStorage\nh\x3cX\x01\x00\x00\x00cK\x01tQ"

# what it is: (how it is made, what is said of it)
HOSTILE: dict[str, tuple[Callable[[Path], Path], str]] = {
    "endless loop": (lambda f: endless(f / "a.onnx"), "takes longer than 10 seconds"),
    "one operator of minutes": (lambda f: of_minutes(f / "a.onnx"), "takes longer than 10 seconds"),
    "seven gigabytes": (lambda f: huge(f / "a.onnx"), "more than 1 GiB of memory"),
    "more than any machine has": (lambda f: huge(f / "a.onnx", 2**60), "more than 1 GiB of memory"),
    "attention": (lambda f: attention(f / "a.onnx"), "more than 1 GiB of memory"),
    "NaN for a larger image": (lambda f: of_one_size(f / "a.onnx"), "returns NaN or infinite values"),
    "nested graphs": (lambda f: nested(f / "a.onnx"), "is no network that can be imported"),
    "many fields": (
        lambda f: write(f / "a.onnx", b"\x08\x01" * 40_000_000),
        "longer than 10 seconds to be looked through",
    ),
    "laughs as a class": (lambda f: laughs(f / "a.pth", b"h\x3c\x93."), "class by an object that is no text"),
    "laughs as a name": (lambda f: laughs(f / "a.pth", b"h\x3cs."), "cannot be read"),
    "laughs as a list of tensors": (lambda f: laughs(f / "a.pth", b"."), "no dictionary of tensors"),
    "laughs as a tensor": (
        lambda f: laughs(f / "a.pth", b"}X\x01\x00\x00\x00wh\x3cs."),
        "objects other than tensors",
    ),
    "laughs as a block": (
        lambda f: laughs(f / "a.pth", b"}X\x01\x00\x00\x00w" + _REBUILD + b"(" + _BLOCK + b"K\x00)))tRs."),
        "block of numbers by an object that is no text",
    ),
    "a pickle of a million instructions": (
        lambda f: write_archive(f / "a.pth", b"\x80\x02" + b"N\x85" * 500_000 + b"."),
        "more than 100000 instructions",
    ),
}
