"""Where networks of the user's own are kept: under which names, and how they get there."""

from __future__ import annotations

import os
import re
from pathlib import Path

from ..core.errors import InputError
from .catalog import AUTO, bundled

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")


def new_place(name: str, folder: Path, *, overwrite: bool = False) -> Path:
    """Where a network of this name goes.

    Parameters
    ----------
    overwrite : replace a network of the user's own that has this name

    Raises
    ------
    InputError : the name cannot be taken
    """
    if not _NAME.fullmatch(name) or name.lower() == AUTO:
        shown = " ".join(name[:60].split())
        raise InputError(
            f"A model cannot be named “{shown}”; NAME takes up to 40 letters, digits, “.”, “_” and “-”, begins with a "
            f"letter or a digit, and is not “{AUTO}”."
        )
    if name.lower() in map(str.lower, bundled()):
        raise InputError(f"{name} is the name of a network that comes with SAR Despeckle; choose another NAME.")
    target = folder / f"{name}.onnx"
    if target.exists() and not overwrite:
        raise InputError(f"There is a model named {name} already; choose another NAME, or OVERWRITE to replace it.")
    return target


def store(model: bytes, target: Path) -> None:
    """Write a model file, whole or not at all.

    Raises
    ------
    InputError : it cannot be written
    """
    part = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            part.write_bytes(model)
            os.replace(part, target)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise InputError(
            f"{target} cannot be written ({error.strerror}); make room, or let QGIS write to its profile's folder."
        ) from error
