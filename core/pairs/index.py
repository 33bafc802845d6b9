"""The index of a folder of training pairs: a table in a text file, one row for every patch that was looked at."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..errors import InputError
from ..files.names import MARK
from .pair_checks import Checks

NAME = "index.csv"
REFERENCE, INTENSITY, PHASE = "gt", "intensity", "phase"  # folders of the patches
TRAINING, VALIDATION, TEST = "training", "validation", "test"
_OWN = ("name", "date", "row", "col", "looks", "split", "kept", "reason")
COLUMNS = (*_OWN, *Checks().columns(), MARK)  # the last says whose file this is
_EVERY = 10  # of ten places one is for validation, and one for the test


def split_of(place: int) -> str:
    """The split of a place: all dates of it are in one, so that no pixel is in two.

    Examples
    --------
    >>> [split_of(place) for place in (0, 4, 9, 10)]
    ['training', 'validation', 'test', 'training']
    """
    return {4: VALIDATION, 9: TEST}.get(place % _EVERY, TRAINING)


@dataclass(frozen=True)
class Entry:
    """One row.

    Attributes
    ----------
    name : of its files in the three folders, without ``.tif``
    date : as ISO 8601, empty if it is not known
    row, col : of its first pixel in the image
    looks : of the date
    split : training, validation or test
    checks : its figures
    reason : the check that it fails; empty where it passes
    kept : whether its files were written
    """

    name: str
    date: str
    row: int
    col: int
    looks: float
    split: str
    checks: Checks
    reason: str
    kept: bool

    def cells(self) -> list[str]:
        kept = "yes" if self.kept else "no"
        own = [self.name, self.date, str(self.row), str(self.col), f"{self.looks:g}", self.split, kept, self.reason]
        return [*own, *self.checks.columns().values(), "trainingpairs"]


def written(entries: Iterable[Entry]) -> str:
    """The text of an index.

    Examples
    --------
    >>> text = written([Entry("a_r0_c0", "2024-01-03", 0, 0, 1.0, TRAINING, Checks(), "", True)])
    >>> text.splitlines()[1]
    'a_r0_c0,2024-01-03,0,0,1,training,yes,,0,0,0,0,0,0,0,0,trainingpairs'
    """
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(COLUMNS)
    table.writerows(entry.cells() for entry in entries)
    return text.getvalue()


def kept_names(folder: Path, split: str) -> list[str]:
    """Names of the patches of a split that were kept, as the index of a folder has them.

    A person may have written “no” beside others, or taken their rows out.

    Raises
    ------
    InputError : the index cannot be read, or lacks a column

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     entry = Entry("a_r0_c0", "", 0, 0, 1.0, TRAINING, Checks(), "", True)
    ...     _ = Path(folder, NAME).write_text(written([entry]))
    ...     kept_names(Path(folder), TRAINING), kept_names(Path(folder), TEST)
    (['a_r0_c0'], [])
    """
    path = folder / NAME
    try:
        with path.open(newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path} cannot be read ({error}); make it anew with trainingpairs.") from error
    try:
        return [row["name"] for row in rows if row["kept"] == "yes" and row["split"] == split]
    except KeyError as error:
        raise InputError(f"{path} is no index of training pairs ({error}); make it anew with trainingpairs.") from error
