"""Trying an unknown network on small images of speckle."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...core.errors import InputError
from ..engines.engine import Unavailable
from ..engines.onnx_engine import INSTALL, first_line, import_onnxruntime, no_memory
from ..files.card import Card

Array = NDArray[np.float32]
Announce = Callable[[str, float], None]  # told what is done next, as in “to be read”, and in how many seconds at most

# what poolings by 2 and 3 lead to; without pooling it is 1
MULTIPLES = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256)
SECONDS = 10.0  # a despeckling network takes well under one for such images
_SMALL = 64  # pixels a side at least: less than a halo, but a network that has a multiple at all shows it
_LARGE = 256  # where memory or time that grows faster than the image shows itself
_STARTING = 60.0  # seconds, as when a scanner of viruses looks at a new package


class Misfit(ValueError):
    """A network that does not despeckle; the message says what it does instead."""


class _NotFinite(Misfit):
    """A network that returns NaN or infinite values, whatever the size of the image."""


def open_model(model: bytes, announce: Announce) -> Any:
    """A session for a model that has been found self-contained, on the CPU.

    Raises
    ------
    InputError : there is no ONNX Runtime
    Misfit : it cannot load the model
    MemoryError : for want of memory
    """
    announce("to start ONNX Runtime", _STARTING)
    try:
        onnxruntime = import_onnxruntime()
    except Unavailable as error:
        raise InputError(
            f"A network is tried before it is imported, which needs the Python package onnxruntime; {INSTALL}"
        ) from error
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4
    options.intra_op_num_threads = 1  # an error in any other thread ends the process without a word
    options.add_session_config_entry("session.load_model_format", "ONNX")
    announce("to be opened", SECONDS)
    try:
        return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # ONNX Runtime's own have no common base
        raise _misfit(error) from error


def find_multiple(session: Any, channels: int, card: Card, announce: Announce) -> int:
    """Find the smallest number whose multiples the network takes as sides.

    Raises
    ------
    Misfit : it takes the multiples of none of :data:`MULTIPLES`
    MemoryError : it takes too much memory
    """
    why = Misfit("")
    for multiple in MULTIPLES:
        try:
            try_network(session, channels, replace(card, multiple=multiple), announce)
        except _NotFinite:
            raise
        except Misfit as error:
            why = error
        else:
            return multiple
    raise why


def try_network(session: Any, channels: int, card: Card, announce: Announce) -> None:
    """Run a network as its card says, on two images of speckle whose sides are odd multiples.

    Raises
    ------
    Misfit : it does not run, or does not return an image of finite values and of the same size
    MemoryError : it takes too much memory
    """
    for least in (_SMALL, _LARGE):
        side = -(-least // card.multiple) | 1
        sides = side * card.multiple, (side + 2) * card.multiple
        _try_image(session, card, (1, channels, *(sides if least == _SMALL else sides[::-1])), announce)


def _try_image(session: Any, card: Card, shape: tuple[int, ...], announce: Announce) -> None:
    level = (card.minimum + card.maximum) / 2 if card.mean_log_amplitude is None else card.mean_log_amplitude
    amplitude = 0.5 * np.log(np.random.default_rng(1).gamma(4, 0.25, shape)) + level
    x = ((amplitude - card.minimum) / (card.maximum - card.minimum)).astype(np.float32)
    announce(f"for an image of {shape[2]} × {shape[3]}", SECONDS)
    y = _run(session, x)
    wanted = (1, card.outputs, *shape[2:])
    if y.shape != wanted:
        raise Misfit(f"it returns {_sides(y.shape)} values for an image of {_sides(wanted)}")
    if not np.isfinite(y).all():
        raise _NotFinite("it returns NaN or infinite values for an image without any")


def _run(session: Any, x: Array) -> Array:
    options = import_onnxruntime().RunOptions()
    options.log_severity_level = 4
    try:
        (y,) = session.run(None, {session.get_inputs()[0].name: x}, options)
    except Exception as error:  # ONNX Runtime's own have no common base
        raise _misfit(error, f"it cannot run on an image of {_sides(x.shape)}: ") from error
    return np.asarray(y)


def _sides(shape: tuple[int, ...]) -> str:
    return " × ".join(map(str, shape)) or "single"


def _misfit(error: Exception, before: str = "") -> Exception:
    return MemoryError() if no_memory(error) else Misfit(before + first_line(error))
