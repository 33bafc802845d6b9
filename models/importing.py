"""Taking over a network from elsewhere: an ONNX file, or the PyTorch weights of an architecture that we have.

The file is not trusted. Its size is looked at first, nothing in it is unpickled or evaluated, it may name no other
file, and it must despeckle a small image before it is kept.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ..core.errors import InputError
from .card import KEY, Card
from .catalog import AUTO, bundled
from .checkpoint import list_tensors, read_tensors
from .onnx_edit import require_self_contained, with_free_sides, with_metadata, with_weights, without_metadata
from .onnx_file import read_weights
from .probe import Misfit, find_multiple, open_model, try_network
from .store import new_place, store

LARGEST = 512 * 2**20  # bytes; the largest networks for despeckling have a tenth of that

# For each architecture the bundled network whose graph is filled with the weights.
_TEMPLATES = {"sar2sar": "sar2sar-slc"}
ARCHITECTURES = (AUTO, *_TEMPLATES)

# SAR2SAR's as published (deepdespeckling 0.8). It was trained on digital numbers with a median amplitude of about 80,
# whose ln is 4.38; the mean of ln A lies 0.02 lower at GRD's 4.4 looks, for the logarithm of speckle is not symmetric
MINIMUM, MAXIMUM = -1.429329123112601, 10.089038980848645
LEVEL = 4.36
HALO = 64

_ANY_LOOKS = (1.0, 1000.0)


@dataclass(frozen=True)
class _Candidate:
    """An ONNX model not yet looked at, and the architecture its weights are known to have."""

    model: bytes
    architecture: str = ""


@dataclass(frozen=True)
class Preparation:
    """How to prepare images for a network that comes without a card.

    Attributes
    ----------
    minimum, maximum, level : see :class:`Card`; the level is its ``mean_log_amplitude``
    halo : pixels
    multiple : of the sides; 0 finds it out
    """

    minimum: float = MINIMUM
    maximum: float = MAXIMUM
    level: float = LEVEL
    halo: int = HALO
    multiple: int = 0


def import_model(
    source: Path,
    name: str,
    folder: Path,
    preparation: Preparation,
    *,
    architecture: str = AUTO,
    overwrite: bool = False,
) -> tuple[Path, Card]:
    """Check a network and store it as ``folder/NAME.onnx``, whole or not at all.

    Parameters
    ----------
    source : ONNX file, or PyTorch checkpoint with a state dictionary
    preparation : for a network without a card of ours
    architecture : one of :data:`ARCHITECTURES`, for a PyTorch checkpoint
    overwrite : replace an imported network of this name

    Raises
    ------
    InputError : the name cannot be taken, or the file is no network that despeckles; nothing was stored
    """
    target = new_place(name, folder, overwrite=overwrite)
    _require_size(source)
    try:
        candidate = _filled(source, architecture) if zipfile.is_zipfile(source) else _Candidate(source.read_bytes())
        model, card = _tried(candidate, name, source.name, preparation)
    except Misfit as error:
        raise _refuse(source, error) from error
    except OSError as error:
        raise InputError(f"{source} cannot be read ({error.strerror}); check the path and its permissions.") from error
    store(with_metadata(model, KEY, card.to_json()), target)
    return target, card


def _refuse(source: Path, error: Exception) -> InputError:
    return InputError(
        f"{source.name} is no network that can be imported: {error}; give an ONNX file with one float input "
        "(batch, 1, rows, columns), an output of the same shape and its weights inside, or SAR2SAR weights of PyTorch."
    )


def _require_size(source: Path) -> None:
    if not source.is_file():
        raise InputError(f"{source} is no file; check the path.")
    size = source.stat().st_size
    if size > LARGEST:
        raise InputError(
            f"{source.name} has {size / 2**20:.0f} MiB, more than a network for despeckling has; "
            f"give a file of at most {LARGEST // 2**20} MiB."
        )


def _filled(source: Path, architecture: str) -> _Candidate:
    """The graph of a network that we have, with a checkpoint's weights."""
    tensors = list_tensors(source)
    templates = {name: bundled()[template] for name, template in _TEMPLATES.items()}
    shapes = {
        name: {key: weight.shape for key, weight in read_weights(str(path)).items()} for name, path in templates.items()
    }
    if architecture == AUTO:
        architecture = next((name for name in shapes if set(shapes[name]) == set(tensors)), next(iter(shapes)))
    wanted = shapes[architecture]
    for key in (*wanted, *tensors):
        if key not in tensors:
            raise Misfit(f"its weights are not those of {architecture}: {key} is missing")
        if key not in wanted:
            raise Misfit(f"its weights are not those of {architecture}: {key[:80]} is too many")
        if tensors[key].shape != wanted[key]:
            found, right = (" × ".join(map(str, shape)) for shape in (tensors[key].shape, wanted[key]))
            raise Misfit(f"its weights are not those of {architecture}: {key} is {found[:80]}, not {right}")
    model = with_weights(templates[architecture].read_bytes(), read_tensors(source, tensors))
    return _Candidate(without_metadata(model), architecture)


def _tried(candidate: _Candidate, name: str, origin: str, preparation: Preparation) -> tuple[bytes, Card]:
    """The model with free sides, and its card, both tried on a small image."""
    model = candidate.model
    _require_sound(model)
    session = open_model(model)
    given, result = _image_to_image(session)
    text = session.get_modelmeta().custom_metadata_map.get(KEY)
    card = _described(name, origin, candidate.architecture, preparation) if text is None else _own_card(text, name)
    channels = given.shape[1]
    if channels != 1 + card.guided:
        raise Misfit(f"it takes {channels} channels, not {1 + card.guided}")
    if channels == 1 and any(isinstance(side, int) for side in (*given.shape[2:], *result.shape[2:])):
        model = with_free_sides(model, given.name, result.name)
        session = open_model(model)
    if text is None and not preparation.multiple:
        card = replace(card, multiple=find_multiple(session, channels, card))
    else:
        try_network(session, channels, card)
    return model, card


def _require_sound(model: bytes) -> None:
    if model[:1] == b"\x80":
        raise Misfit("it is a pickle, which could run any program and is not opened")
    if not model:
        raise Misfit("it is empty")
    try:
        require_self_contained(model)
    except ValueError as error:
        raise Misfit(str(error)) from error


def _image_to_image(session: Any) -> tuple[Any, Any]:
    """ONNX Runtime's descriptions of the only input and of the only output."""
    inputs, outputs = session.get_inputs(), session.get_outputs()
    if len(inputs) != 1 or len(outputs) != 1:
        raise Misfit(f"it has {len(inputs)} inputs and {len(outputs)} outputs")
    for end in (inputs[0], outputs[0]):
        if end.type != "tensor(float)" or len(end.shape or ()) != 4:
            shape = ", ".join(map(str, end.shape or ()))
            raise Misfit(f"{end.name[:80]} is a {end.type} of shape ({shape[:80]})")
    if not isinstance(inputs[0].shape[1], int):
        raise Misfit("its number of channels is left open")
    return inputs[0], outputs[0]


def _own_card(text: str, name: str) -> Card:
    try:
        return replace(Card.from_json(text), name=name)
    except ValueError as error:
        raise Misfit(f"its card cannot be used ({error})") from error


def _described(name: str, origin: str, architecture: str, preparation: Preparation) -> Card:
    try:
        return Card(
            name=name,
            version="unknown",
            quantity="log_amplitude",
            minimum=preparation.minimum,
            maximum=preparation.maximum,
            mean_log_amplitude=preparation.level,
            looks=_ANY_LOOKS,
            correlation="unknown",
            halo=preparation.halo,
            multiple=preparation.multiple or 1,
            training="unknown",
            licence="that of the file it was imported from",
            description=f"imported from {origin[:200]}",
            architecture=architecture,
        )
    except ValueError as error:
        raise InputError(
            f"The network cannot be described like this: {error}; check MINIMUM, MAXIMUM, LEVEL, HALO and MULTIPLE."
        ) from error
