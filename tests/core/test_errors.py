"""Messages to a user whose run ends early."""

from __future__ import annotations

import pickle

import pytest

from sar_despeckle.core.errors import LONGEST, InputError, shortened


@pytest.mark.parametrize("length", [0, 10, 4000])
def test_a_message_keeps_its_file_and_its_remedy(length: int):
    path = f"/first{length * 'x'}/a.tif"
    told = str(InputError(f"{path} is no raster ({length * 'y'}); give one."))
    assert told.startswith("/first") and told.endswith("; give one.")
    assert len(told) <= 500 and ("…" in told) == (length == 4000)
    assert str(pickle.loads(pickle.dumps(InputError(told)))) == told


def test_what_is_short_stays():
    assert shortened("a" * LONGEST) == "a" * LONGEST
    assert len(shortened("a" * (LONGEST + 1))) == LONGEST
    assert shortened("0123456789", 5) == "01…89"
