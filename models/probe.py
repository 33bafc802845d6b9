"""Finding out, on small images of speckle, whether and how an unknown network runs."""

from __future__ import annotations

from dataclasses import replace
from threading import Timer
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..core.errors import InputError
from .card import Card
from .engine import Unavailable
from .onnx_engine import import_onnxruntime

Array = NDArray[np.float32]

# what poolings by 2 and 3 lead to; without pooling it is 1
MULTIPLES = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256)
_SIDE = 64  # pixels at least: less than a halo, but a network that has a multiple at all shows it
_SECONDS = 60.0  # a despeckling network takes well under one for such images


class Misfit(ValueError):
    """The network does not do what a despeckling network does; the words say what it does instead."""


def open_model(model: bytes) -> Any:
    """A session for a model that has been found self-contained, on the CPU.

    Raises
    ------
    InputError : there is no ONNX Runtime
    Misfit : it cannot load the model
    """
    try:
        onnxruntime = import_onnxruntime()
    except Unavailable as error:
        raise InputError(
            "A network is tried before it is imported, which needs the Python package onnxruntime; install it with "
            "Plugins ‣ SAR Despeckle ‣ Install ONNX Runtime, or with “make install” in the plugin's folder."
        ) from error
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4
    options.add_session_config_entry("session.load_model_format", "ONNX")
    # what is computed beforehand is so without a limit of time
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    try:
        return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # ONNX Runtime's own have no common base
        raise Misfit(_first_line(error)) from error


def find_multiple(session: Any, channels: int, card: Card) -> int:
    """The smallest number whose multiples the network takes as sides.

    Raises
    ------
    Misfit : none of :data:`MULTIPLES` is
    """
    why = Misfit("")
    for multiple in MULTIPLES:
        try:
            try_network(session, channels, replace(card, multiple=multiple))
        except Misfit as error:
            why = error
        else:
            return multiple
    raise why


def try_network(session: Any, channels: int, card: Card) -> None:
    """Run a network as its card says, on speckle whose sides are odd multiples.

    Raises
    ------
    Misfit : it does not run, or gives something else than an image of finite values and of the same size
    """
    level = (card.minimum + card.maximum) / 2 if card.mean_log_amplitude is None else card.mean_log_amplitude
    side = -(-_SIDE // card.multiple) | 1
    shape = (1, channels, side * card.multiple, (side + 2) * card.multiple)
    amplitude = 0.5 * np.log(np.random.default_rng(1).gamma(4, 0.25, shape)) + level
    x = ((amplitude - card.minimum) / (card.maximum - card.minimum)).astype(np.float32)
    y = _run(session, x)
    wanted = (1, 1, *shape[2:])
    if y.shape != wanted:
        raise Misfit(f"it makes {_sides(y.shape)} values of an image of {_sides(wanted)}")
    if not np.isfinite(y).all():
        raise Misfit("it makes NaN or infinite values of an image without any")


def _run(session: Any, x: Array) -> Array:
    options = import_onnxruntime().RunOptions()
    options.log_severity_level = 4
    timer = Timer(_SECONDS, lambda: setattr(options, "terminate", True))
    timer.start()
    try:
        (y,) = session.run(None, {session.get_inputs()[0].name: x}, options)
    except Exception as error:  # ONNX Runtime's own have no common base
        raise Misfit(f"it cannot run on an image of {_sides(x.shape)}: {_first_line(error)}") from error
    finally:
        timer.cancel()
    return np.asarray(y)


def _sides(shape: tuple[int, ...]) -> str:
    return " × ".join(map(str, shape)) or "single"


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]
