"""Examination of a file that may be a network: it becomes a network with a card, or is refused with a reason.

The file is not trusted. Nothing in it is unpickled or evaluated, it may name no other file, and it must despeckle small
images of two sizes. A network may take any time and memory, so this runs in a process with limits (:mod:`.trial`);
called from elsewhere it has none.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ...core.errors import InputError
from ..files.card import KEY, Card
from ..files.checkpoint import list_tensors, read_tensors
from ..files.onnx_edit import require_self_contained, with_free_sides, with_metadata, with_weights, without_metadata
from ..files.onnx_file import channels_in, metadata_in, read_weights
from .catalog import AUTO, bundled
from .probe import SECONDS, Announce, Misfit, find_multiple, open_model, try_network

# For each architecture the bundled network whose graph is filled with the weights.
_TEMPLATES = {"sar2sar": "sar2sar-slc"}
ARCHITECTURES = (AUTO, *_TEMPLATES)

# SAR2SAR's as published (deepdespeckling 0.8). It was trained on digital numbers with a median amplitude of about 80,
# whose ln is 4.38; the mean of ln A lies 0.02 lower at GRD's 4.4 looks, for the logarithm of speckle is not symmetric
MINIMUM, MAXIMUM = -1.429329123112601, 10.089038980848645
LEVEL = 4.36
HALO = 64

_ANY_LOOKS = (1.0, 1000.0)
_READING = 60.0  # seconds, as from a slow network drive


@dataclass(frozen=True)
class Preparation:
    """Preparation of images for a network that comes without a card.

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


@dataclass(frozen=True)
class _Candidate:
    """An ONNX model that is still to be examined, and the architecture of its weights, if known."""

    model: bytes
    architecture: str = ""


def prepared_network(
    source: Path, name: str, preparation: Preparation, architecture: str, announce: Announce
) -> tuple[bytes, Card]:
    """The file of a network as it will be stored, and its card.

    Parameters
    ----------
    source : ONNX file, or PyTorch checkpoint with a state dictionary
    preparation : for a network without a card of ours
    architecture : one of :data:`ARCHITECTURES`, for a PyTorch checkpoint

    Raises
    ------
    Misfit : the file is no network that despeckles
    InputError : it cannot be read, the preparation is impossible, or there is no ONNX Runtime
    """
    announce("to be read", _READING)
    try:
        candidate = _filled(source, architecture) if _is_archive(source) else _Candidate(source.read_bytes())
    except OSError as error:
        raise InputError(f"{source} cannot be read ({error.strerror}); check the path and its permissions.") from error
    try:
        model, card = _tried(candidate, name, source.name, preparation, announce)
        model = with_metadata(model, KEY, card.to_json())
        channels_in(model)  # as what runs it will read it
    except UnicodeDecodeError as error:
        raise Misfit("a name in it is no UTF-8") from error
    except (Misfit, InputError):
        raise
    except ValueError as error:
        raise Misfit(str(error)) from error
    return model, card


def _is_archive(source: Path) -> bool:
    """Tell by the first bytes whether a file is an archive, even a damaged one."""
    with source.open("rb") as file:
        return file.read(2) == b"PK"


def _filled(source: Path, architecture: str) -> _Candidate:
    """The graph of a bundled network, with the weights of a checkpoint."""
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
            raise Misfit(f"its weights are not those of {architecture}: {key[:80]} is one too many")
        if tensors[key].shape != wanted[key]:
            found, right = (" × ".join(map(str, shape)) for shape in (tensors[key].shape, wanted[key]))
            raise Misfit(f"its weights are not those of {architecture}: {key} is {found[:80]}, not {right}")
    model = with_weights(templates[architecture].read_bytes(), read_tensors(source, tensors))
    return _Candidate(without_metadata(model), architecture)


def _tried(
    candidate: _Candidate, name: str, origin: str, preparation: Preparation, announce: Announce
) -> tuple[bytes, Card]:
    """The model with free sides, and its card, both tried on small images."""
    model = candidate.model
    announce("to be looked through", SECONDS)
    _require_sound(model)
    text = metadata_in(model).get(KEY)
    card = _described(name, origin, candidate.architecture, preparation) if text is None else _own_card(text, name)
    session = open_model(model, announce)
    given, result = _image_to_image(session)
    channels = given.shape[1]
    if channels != card.channels:
        raise Misfit(f"it takes {channels} channels, not {card.channels}")
    if channels == 1 and any(isinstance(side, int) for side in (*given.shape[2:], *result.shape[2:])):
        model = with_free_sides(model, given.name, result.name)
        del session
        session = open_model(model, announce)
    if text is None and not preparation.multiple:
        card = replace(card, multiple=find_multiple(session, channels, card, announce))
    else:
        try_network(session, channels, card, announce)
    return model, card


def _require_sound(model: bytes) -> None:
    if model[:1] == b"\x80":
        raise Misfit("it is a pickle, which could run any program and is not opened")
    if not model:
        raise Misfit("it is empty")
    require_self_contained(model)


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
            description=f"imported from {origin[:200].encode('utf-8', 'replace').decode()}",
            architecture=architecture,
        )
    except ValueError as error:
        raise InputError(
            f"The network cannot be described like that: {error}; check MINIMUM, MAXIMUM, LEVEL, HALO and MULTIPLE."
        ) from error
