"""The folder of the user's own networks: their names, storing one, and removing one."""

from __future__ import annotations

import os
import re
import secrets
from pathlib import Path

from ...core.cancel import check_cancelled
from ...core.errors import InputError
from .catalog import AUTO, MULOG, RULOG, bundled, networks_in

_NAME = re.compile(r"[A-Za-z0-9]([A-Za-z0-9._-]{0,38}[A-Za-z0-9_-])?")
# of devices, to Windows: whatever follows a dot after them
_RESERVED = re.compile(r"(con|prn|aux|nul|(com|lpt)[0-9])(\..*)?", re.IGNORECASE)
_TAKEN = (AUTO, MULOG, RULOG)  # what MODEL takes beside networks
_LISTED = 8  # names in a message


def new_place(name: str, folder: Path, *, overwrite: bool = False) -> Path:
    """Path for a new network of this name.

    Parameters
    ----------
    overwrite : replace a network of the user's own that has this name

    Raises
    ------
    InputError : the name cannot be used
    """
    if not _NAME.fullmatch(name) or name.lower() in _TAKEN:
        shown = " ".join(name[:60].split())
        raise InputError(
            f"A model cannot be named “{shown}”; NAME takes up to 40 letters, digits, “.”, “_” and “-”, begins with a "
            f"letter or a digit, does not end with “.”, and is none of {', '.join(_TAKEN)}."
        )
    if _RESERVED.fullmatch(name):
        raise InputError(f"A model cannot be named “{name}”, which is a device name on Windows; choose another NAME.")
    if name.lower() in map(str.lower, bundled()):
        raise InputError(f"{name} is the name of a network that comes with SAR Despeckle; choose another NAME.")
    target = folder / f"{name}.onnx"
    if target.exists() and not overwrite:
        raise _taken(target)
    return target


def _taken(target: Path) -> InputError:
    return InputError(f"There is a model named {target.stem} already; choose another NAME, or OVERWRITE to replace it.")


def store(model: bytes, target: Path, *, overwrite: bool = False) -> None:
    """Write a model file, whole or not at all. If two processes write one name at once, one of them is refused.

    Parameters
    ----------
    overwrite : replace a network of this name

    Raises
    ------
    InputError : it cannot be written
    Cancelled : the user asked to stop
    """
    part = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            part.write_bytes(model)
            check_cancelled()
            if overwrite:
                os.replace(part, target)
            else:
                _publish(part, target)
        finally:
            part.unlink(missing_ok=True)
    except FileExistsError as error:
        # not the folder: where it should be, a file may be
        raise (_taken(target) if target.parent.is_dir() else _unwritable(target, error)) from error
    except OSError as error:
        raise _unwritable(target, error) from error


def _publish(part: Path, target: Path) -> None:
    """Give a file its name, unless another file has it.

    Raises
    ------
    FileExistsError : another file has it
    """
    if os.name == "nt":
        os.rename(part, target)
        return
    try:
        os.link(part, target)
    except FileExistsError:
        raise
    except OSError:  # no hard links, as on a USB stick: the name is reserved first
        os.close(os.open(target, os.O_CREAT | os.O_EXCL))
        os.replace(part, target)


def _unwritable(target: Path, error: OSError) -> InputError:
    return InputError(
        f"{target} cannot be written ({error.strerror}); make room, or let QGIS write to its profile's folder."
    )


def remove(name: str, folder: Path) -> Path:
    """Remove a network of the user's own from a folder, and return the file that it was.

    Raises
    ------
    InputError : there is none of that name, or it cannot be removed
    Cancelled : the user asked to stop
    """
    check_cancelled()
    own = networks_in(folder)
    if name not in own or name in bundled():
        raise InputError(_not_removable(name, [other for other in own if other not in bundled()]))
    try:
        own[name].unlink()
    except OSError as error:
        raise InputError(
            f"{own[name]} cannot be removed ({error.strerror}); close programs that use it, or let QGIS write there."
        ) from error
    return own[name]


def _not_removable(name: str, own: list[str]) -> str:
    shown = " ".join(name[:60].split())
    if name in (AUTO, *bundled()):
        return f"{name} comes with SAR Despeckle and cannot be removed; NAME takes networks of your own."
    if not own:
        return f"There is no network named “{shown}”, nor any other of your own that NAME could remove."
    more = f" and {len(own) - _LISTED} more" if len(own) > _LISTED else ""
    return f"There is no network of your own named “{shown}”; NAME can remove {', '.join(own[:_LISTED])}{more}."
