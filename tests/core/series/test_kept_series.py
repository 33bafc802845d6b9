"""The index of what is kept of a series: found, read, and refused with a reason."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from sar_despeckle.core.raster.reader import RasterInput, Stack, StackReader, open_stack
from sar_despeckle.core.raster.tiles import Window
from sar_despeckle.core.scale.scale import Scale
from sar_despeckle.core.series.kept_series import (
    FOLDER,
    KeptDate,
    KeptSeries,
    copy_name,
    digest_of_file,
    find_kept,
    index_path,
    origin_of,
)
from sar_despeckle.core.superimage import two_levels

from ..rasters import write

SETTINGS: dict[str, Any] = {"LOOKS": 0.0, "MODEL": "auto", "network": ["a", "b"]}


@dataclass
class Folder:
    """A folder with inputs and results, of which three of four dates are kept.

    Attributes
    ----------
    given, results : folders
    dates : all four
    kept : index of the first three
    """

    given: Path
    results: Path
    dates: Stack
    kept: KeptSeries

    @property
    def found(self) -> tuple[Path, KeptSeries | str]:
        found = find_kept(self.results, self.dates)
        assert found is not None
        return found

    @property
    def why(self) -> str:
        """The reason why nothing is reused."""
        kept = self.found[1]
        return kept if isinstance(kept, str) else kept.obstacle(self.results, reopened(self), SETTINGS)


def opened(*paths: Path) -> Stack:
    return open_stack([RasterInput(str(path)) for path in paths], Scale.INTENSITY)


def reopened(folder: Folder) -> Stack:
    return opened(*(Path(source.path) for source in folder.dates.sources))


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    given, results = tmp_path / "given", tmp_path / "results"
    (results / FOLDER).mkdir(parents=True)
    given.mkdir()
    values = np.random.default_rng(1).exponential(1, (4, 9, 11)).astype(np.float32)
    values[1, :3] = np.nan
    dates = opened(*(Path(write(given / f"2024010{k}.tif", date)) for k, date in enumerate(values, 1)))
    old = dates.select(0, 1, 2)
    kept = []
    for source, date in zip(old.sources, values):
        copy = results / FOLDER / copy_name(source.name)
        write(copy, 2 * date)  # told from the date by its values
        result = results / f"{source.name}_despeckled.tif"
        result.write_bytes(b"clean")
        kept.append(KeptDate(source.name, origin_of(source), result.name, 5, digest_of_file(copy)))
    index = index_path(results, old)
    series = KeptSeries(index, SETTINGS, {"looks": 1.0}, "", tuple(kept))
    series.super_image.write_bytes(b"super-image")
    series = replace(series, digest=digest_of_file(series.super_image))
    index.write_text(series.text())
    return Folder(given, results, dates, series)


def test_what_was_written_is_found(folder: Folder) -> None:
    path, kept = folder.found
    assert (path, kept) == (folder.kept.path, folder.kept)
    assert folder.why == ""
    assert folder.kept.new(folder.dates) == [3]
    other = opened(Path(write(folder.given / "vh_20240101.tif", np.ones((9, 11), np.float32))))
    assert find_kept(folder.results, other) is None  # another series in the same folder


def test_old_dates_are_read_from_their_copies(folder: Folder) -> None:
    mixed, everywhere = folder.kept.with_copies(folder.dates), Window(0, 0, 9, 11)
    given, read = StackReader(folder.dates).read(everywhere), StackReader(mixed).read(everywhere)
    np.testing.assert_array_equal(read[:3], 2 * given[:3])
    np.testing.assert_array_equal(read[3], given[3])
    assert [s.label for s in mixed.sources] == [s.label for s in folder.dates.sources]
    assert {str(folder.kept.path.with_name(date.copy)) for date in folder.kept.dates} < set(mixed.files)


def rewrite(path: Path, change: Callable[[dict[str, Any]], object]) -> None:
    content = json.loads(path.read_text())
    change(content)
    path.write_text(json.dumps(content))


def touch(path: Path) -> None:
    os.utime(path, ns=(1, 1))


CHANGES: dict[str, tuple[Callable[[Folder], object], str]] = {
    "copy": (
        lambda f: (f.results / FOLDER / "20240102_copy.tif").write_bytes(b"x"),
        "20240102_copy.tif is damaged",
    ),
    "copy gone": (lambda f: (f.results / FOLDER / "20240102_copy.tif").unlink(), "20240102_copy.tif was removed"),
    "super-image": (lambda f: f.kept.super_image.write_bytes(b"x"), "20240101_superimage.tif is damaged"),
    "result": (
        lambda f: (f.results / "20240103_despeckled.tif").write_bytes(b"other"[:2]),
        "its result 20240103_despeckled.tif was changed or removed",
    ),
    "input": (lambda f: touch(f.given / "20240101.tif"), "20240101.tif has changed since then"),
    "number": (lambda f: rewrite(f.kept.path, lambda c: c["speckle"].update(looks=30)), "it is damaged"),
    "cut": (lambda f: f.kept.path.write_text(f.kept.path.read_text()[:300]), "it is damaged"),
    "bytes": (lambda f: f.kept.path.write_bytes(b"\xff\xfe\x00" * 50), "it is damaged"),
    "list": (lambda f: f.kept.path.write_text("[]"), "it is damaged"),
    "format": (
        lambda f: rewrite(f.kept.path, lambda c: c.update(format=99)),
        "another version of SAR Despeckle wrote it",
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_has_changed_is_a_reason(name: str, folder: Folder) -> None:
    change, why = CHANGES[name]
    change(folder)
    assert folder.why == why


def test_names_that_lead_elsewhere_are_refused(folder: Folder) -> None:
    first, *others = folder.kept.dates
    for date in (replace(first, name="../20240101"), replace(first, result="/etc/passwd")):
        folder.kept.path.write_text(replace(folder.kept, dates=(date, *others)).text())
        assert folder.found[1] == "it is damaged"


def test_other_runs_are_a_reason(folder: Folder) -> None:
    def why(dates: Stack, **settings: Any) -> str:
        return folder.kept.obstacle(folder.results, dates, {**SETTINGS, **settings})

    everything = folder.dates
    assert why(everything, LOOKS=4.0, MODEL="guided") == "it was made with another LOOKS and MODEL"
    assert why(everything, device="gpu") == "it was made with another device"
    assert why(everything.select(0, 1, 2)) == "no date is new"
    assert why(everything.select(0, 2, 3)) == "20240102.tif is not among the dates any more"
    early = everything.select(3, 0, 1, 2)
    assert why(early) == "20240104.tif comes before the date that the looks were measured on"
    given = replace(folder.kept, settings={**SETTINGS, "LOOKS": 1.0})
    assert given.obstacle(folder.results, early, {**SETTINGS, "LOOKS": 1.0}) == ""


def test_two_levels_cannot_be_told_from_sums() -> None:
    """The reason for copies: with the same sum and number of dates, one more date changes what two others are."""
    ten = np.ones((10, 15, 15), np.float32)
    ten[:3] = [[[6]], [[6]], [[6]]]
    other = ten.copy()
    other[:3] = [[[16]], [[1]], [[1]]]
    assert ten.sum() == other.sum()
    marks = [two_levels.other_level(dates, 4.0)[:, 7, 7].tolist() for dates in (ten, other)]
    assert marks[0] != marks[1]
