"""Importing a network: an ONNX file, or the PyTorch weights of a known architecture.

The file is not trusted. Its size is checked first; everything else happens in a child process that is limited in time
and memory, and the result is stored whole or not at all.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from ...core.errors import InputError
from ...core.feedback import Feedback, Silent
from ..files.card import Card
from .candidate import Preparation
from .catalog import AUTO
from .probe import Misfit
from .store import new_place, store
from .trial import Request, run_trial

LARGEST = 512 * 2**20  # bytes; the largest networks for despeckling have a tenth of that


def import_model(
    source: Path,
    name: str,
    folder: Path,
    preparation: Preparation,
    *,
    architecture: str = AUTO,
    overwrite: bool = False,
    feedback: Feedback | None = None,
) -> tuple[Path, Card]:
    """Check a network and store it as ``folder/NAME.onnx``, whole or not at all.

    Parameters
    ----------
    source : ONNX file, or PyTorch checkpoint with a state dictionary
    preparation : for a network without a card of ours
    architecture : one of :data:`.candidate.ARCHITECTURES`, for a PyTorch checkpoint
    overwrite : replace an imported network of this name

    Raises
    ------
    InputError : the name cannot be taken, or the file is no network that despeckles; nothing was stored
    Cancelled : by the feedback; nothing was stored
    """
    target = new_place(name, folder, overwrite=overwrite)
    _require_size(source)
    try:
        with tempfile.TemporaryDirectory(prefix="sar_despeckle_") as scratch:
            prepared = Path(scratch) / "prepared.onnx"
            request = Request(str(source.absolute()), name, preparation, architecture, str(prepared))
            card = run_trial(request, feedback or Silent())
            model = prepared.read_bytes()
    except Misfit as error:
        raise _refuse(source, error) from error
    except OSError as error:
        raise InputError(
            f"The network cannot be tried: no file can be written to {tempfile.gettempdir()} ({error.strerror}); "
            "make room there, or let TMPDIR name another folder."
        ) from error
    store(model, target, overwrite=overwrite)
    return target, card


def _refuse(source: Path, error: Misfit) -> InputError:
    shown = " ".join(source.name.encode("utf-8", "replace").decode().split())
    return InputError(
        f"{shown[:80]} is no network that can be imported: {str(error)[:220]}; give an ONNX file with one float input "
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
