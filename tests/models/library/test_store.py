"""The user's own networks: names, two at once, and taking them out again. What is in them is not looked at."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from sar_despeckle.core.errors import InputError
from sar_despeckle.models.library import catalog
from sar_despeckle.models.library.store import new_place, remove, store


@pytest.mark.parametrize(
    "name", ["CON", "nul", "aux", "PRN", "COM1", "com0", "LPT9", "lpt1.old", "con.v1.2", "nul.onnx"]
)
def test_names_of_devices_are_not_taken(name: str, tmp_path: Path):
    with pytest.raises(
        InputError, match=f"cannot be named “{name}”, which is a device name on Windows; choose another NAME"
    ):
        new_place(name, tmp_path)


@pytest.mark.parametrize("name", ["mine.", "mine..", "a."])
def test_a_name_does_not_end_with_a_dot(name: str, tmp_path: Path):
    with pytest.raises(InputError, match="does not end with"):
        new_place(name, tmp_path)


@pytest.mark.parametrize("name", ["a", "7", "console", "com", "com10", "null", "lpt", "my.con", "x-", "a" * 40])
def test_names_that_only_look_like_it(name: str, tmp_path: Path):
    assert new_place(name, tmp_path) == tmp_path / f"{name}.onnx"


def stored_at_once(target: Path, overwrite: bool) -> list[str]:
    """Outcomes of eight networks stored under one name at the same time."""
    start = Barrier(8)

    def one(number: int) -> str:
        start.wait()
        try:
            store(bytes([number]) * 1000, target, overwrite=overwrite)
        except InputError as error:
            return str(error)
        return f"stored {number}"

    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(one, range(8)))


@pytest.mark.parametrize("links", [True, False], ids=["hard links", "none"])
def test_of_those_that_take_a_name_at_once_one_wins(links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    if not links:
        monkeypatch.setattr(os, "link", refuse)
    target = tmp_path / "models" / "mine.onnx"
    said = stored_at_once(target, overwrite=False)
    (winner,) = (words for words in said if words.startswith("stored"))
    assert target.read_bytes() == bytes([int(winner[-1])]) * 1000
    others = {words for words in said if words != winner}
    assert others == {"There is a model named mine already; choose another NAME, or OVERWRITE to replace it."}
    assert list(target.parent.iterdir()) == [target]


def test_of_those_that_replace_each_other_at_once_one_is_there_whole(tmp_path: Path):
    target = tmp_path / "mine.onnx"
    assert stored_at_once(target, overwrite=True) == [f"stored {number}" for number in range(8)]
    assert target.read_bytes() in {bytes([number]) * 1000 for number in range(8)}
    assert list(tmp_path.iterdir()) == [target]


def test_a_network_is_removed(tmp_path: Path):
    for name in ("mine", "other"):
        store(b"network", tmp_path / f"{name}.onnx")
    assert remove("mine", tmp_path) == tmp_path / "mine.onnx"
    assert list(catalog.networks_in(tmp_path)) == ["other"]


@pytest.mark.parametrize("name", ["lean-slc", "auto"])
def test_what_is_bundled_stays(name: str, tmp_path: Path):
    if name != "auto":
        (tmp_path / f"{name}.onnx").write_text("of the same name")
    with pytest.raises(InputError, match=f"{name} comes with SAR Despeckle and cannot be removed"):
        remove(name, tmp_path)
    assert catalog.bundled()["lean-slc"].is_file()


@pytest.mark.parametrize("name", ["", "Mine", "../mine", "mine.onnx", ".mine", "a" * 5000])
def test_what_is_not_there_is_not_removed(name: str, tmp_path: Path):
    with pytest.raises(InputError, match=r"nor any other of your own that NAME could remove\.$"):
        remove(name, tmp_path / "models")
    store(b"network", tmp_path / "models" / "mine.onnx")
    with pytest.raises(InputError, match=r"no network of your own named “.{0,60}”; NAME can remove mine\.$"):
        remove(name, tmp_path / "models")
    assert len(list((tmp_path / "models").iterdir())) == 1


def test_a_file_whose_name_is_no_unicode_is_not_offered(tmp_path: Path):
    """QGIS could not show it, and without its algorithms the plugin could do nothing."""
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/m\xff.onnx")).write_text("network")
    except OSError:
        pytest.skip("this disk takes no such names")
    store(b"network", tmp_path / "mine.onnx")
    assert list(catalog.networks_in(tmp_path)) == ["mine"]
