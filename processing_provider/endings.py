"""The end of a run that fails: the user is told in one sentence, whatever happened."""

from __future__ import annotations

import errno
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from qgis.core import QgsProcessingException

from ..core.errors import Cancelled, InputError, shortened
from .translation import tr, tr_sentence

_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))


@contextmanager
def one_sentence(log: Callable[[str], object], report: str) -> Iterator[None]:
    """Turn every exception of the block into a QgsProcessingException of one sentence.

    Parameters
    ----------
    log : receives the traceback of an unexpected error
    report : address at which users report such errors
    """
    try:
        yield
    except InputError as error:
        raise QgsProcessingException(tr_sentence(str(error))) from None
    except Cancelled:
        raise QgsProcessingException(tr("Cancelled: nothing was written.")) from None
    except MemoryError as error:
        log(traceback.format_exc())
        raise QgsProcessingException(shortened(_out_of_memory(error))) from None
    except Exception as error:  # noqa: BLE001 - a user cannot do anything with a traceback, and the log keeps it
        log(traceback.format_exc())
        full = isinstance(error, OSError) and error.errno in _FULL
        raise QgsProcessingException(shortened(_disk_full(error) if full else _unexpected(error, report))) from None


def _out_of_memory(error: MemoryError) -> str:
    words = " ".join(str(error).split())
    return tr(
        "There is not enough memory{said}; lower MEMORY or TILE_SIZE (where offered), or close other programs."
    ).format(said=f" ({words})" if words else "")


def _disk_full(error: OSError) -> str:
    words = (
        tr("The disk of {file} is full ({reason}); make room on it, or choose another folder.")
        if error.filename
        else tr("The disk is full ({reason}); make room on it, or choose another folder.")
    )
    return words.format(file=error.filename, reason=error.strerror)


def _unexpected(error: Exception, report: str) -> str:
    words = " ".join(str(error).split())
    told = tr("An unexpected error occurred ({error}); please report it at {address} with the log of this run.")
    return told.format(error=f"{type(error).__name__}: {words}", address=report)
