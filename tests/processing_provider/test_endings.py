"""The end of a failed run: one sentence for the user, and the details in the log."""

from __future__ import annotations

import errno
import os
import re

import numpy as np
import pytest
from qgis.core import QgsProcessingException

from sar_despeckle.core.errors import LONGEST, Cancelled, InputError
from sar_despeckle.processing_provider.endings import one_sentence

REPORTS = "https://example.org/issues"
FULL = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "/data/mean.tif")

ENDINGS = [
    (InputError("a.tif is damaged; copy it again."), r"a\.tif is damaged; copy it again\.", False),
    (Cancelled(), r"Cancelled: nothing was written\.", False),
    (MemoryError(), r"There is not enough memory; lower MEMORY or TILE_SIZE .*\.", True),
    (FULL, r"The disk of /data/mean\.tif is full \(No space left on device\); make room on it, or .*\.", True),
    (
        ZeroDivisionError("division\nby zero"),
        r".* \(ZeroDivisionError: division by zero\); .* https://ex\S+ .*\.",
        True,
    ),
    (OSError(errno.ENOENT, "No such file", "x"), r".* \(FileNotFoundError: .*\); please report it .*\.", True),
]


@pytest.mark.parametrize(("error", "sentence", "logged"), ENDINGS)
def test_one_sentence(error: Exception, sentence: str, logged: bool):
    log: list[str] = []
    with pytest.raises(QgsProcessingException) as told, one_sentence(log.append, REPORTS):
        raise error
    assert re.fullmatch(sentence, str(told.value)), str(told.value)
    assert [type(error).__name__ in text and text.startswith("Traceback") for text in log] == [True] * logged


def test_the_memory_that_an_array_would_take():
    words = r"memory \(Unable to allocate .*\); lower MEMORY"
    with pytest.raises(QgsProcessingException, match=words), one_sentence(list, REPORTS):
        np.empty((10**6, 10**6, 10**3))


def test_errors_of_ours_are_shortened_too():
    words = r"^An unexpected error occurred .*….*; please report it at \S+ .*\.$"
    with pytest.raises(QgsProcessingException, match=words) as told, one_sentence(list, REPORTS):
        raise KeyError("k" * 1000)
    assert len(str(told.value)) == LONGEST


def test_nothing_happens_where_nothing_fails():
    with one_sentence(pytest.fail, REPORTS):
        pass
