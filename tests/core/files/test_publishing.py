"""Finished files get their names all together, or none does."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sar_despeckle.core.errors import InputError
from sar_despeckle.core.files import publishing
from sar_despeckle.core.files.publishing import publish

Files = list[tuple[Path, Path]]


def prepare(folder: Path) -> Files:
    """Three new files in a scratch folder; of two there is an older one, of one with its statistics."""
    results, scratch = folder / "results", folder / "results" / ".scratch"
    scratch.mkdir(parents=True)
    for name in ("a", "b", "c"):
        (scratch / f"{name}.part").write_text(f"new {name}")
    for name in ("a.tif", "a.tif.aux.xml", "a.tif.ovr", "b.tif"):
        (results / name).write_text(f"old {name}")
    return [(scratch / f"{name}.part", results / f"{name}.tif") for name in ("a", "b", "c")]


def texts(folder: Path) -> dict[str, str]:
    return {p.name: p.read_text() for p in sorted(folder.iterdir()) if p.is_file()}


OLD = {name: f"old {name}" for name in ("a.tif", "a.tif.aux.xml", "a.tif.ovr", "b.tif")}
NEW = {f"{name}.tif": f"new {name}" for name in ("a", "b", "c")}


@pytest.fixture(params=["hard links", "none"])
def links(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With hard links, and as on a disk that has none."""

    def refuse(*arguments: object, **options: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    if request.param == "none":
        monkeypatch.setattr(os, "link", refuse)


@pytest.mark.usefixtures("links")
def test_all_of_them(tmp_path: Path):
    publish(prepare(tmp_path))
    assert texts(tmp_path / "results") == NEW


@pytest.mark.usefixtures("links")
@pytest.mark.parametrize("name", ["a", "b", "c"])
def test_none_where_a_name_is_a_folder(name: str, tmp_path: Path):
    files = prepare(tmp_path)
    path = tmp_path / "results" / f"{name}.tif"
    path.unlink(missing_ok=True)
    path.mkdir()
    with pytest.raises(InputError, match=rf"/{name}\.tif has become a folder; remove it or choose another name\.$"):
        publish(files)
    assert texts(tmp_path / "results") == {key: text for key, text in OLD.items() if key != path.name}


@pytest.mark.usefixtures("links")
@pytest.mark.parametrize("number", range(3))
def test_none_where_a_name_becomes_a_folder_between_two(number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    files = prepare(tmp_path)
    last, replace = files[number][1], os.replace

    def change(old: Path, new: Path) -> None:
        if new == last and not last.is_dir():
            last.unlink(missing_ok=True)
            last.mkdir()
        replace(old, new)

    monkeypatch.setattr(publishing.os, "replace", change)
    with pytest.raises(InputError, match="has become a folder"):
        publish(files)
    assert texts(tmp_path / "results") == {key: text for key, text in OLD.items() if key != last.name}


def test_none_where_the_second_folder_is_read_only(tmp_path: Path, immutable: Callable[[Path], None]):
    files = prepare(tmp_path / "one") + prepare(tmp_path / "two")
    immutable(tmp_path / "two" / "results")
    with pytest.raises(InputError, match=r"/two/results/a\.tif cannot be replaced \(Operation not permitted\); .*"):
        publish(files)
    assert texts(tmp_path / "one" / "results") == texts(tmp_path / "two" / "results") == OLD


def test_none_where_an_older_file_is_immutable(tmp_path: Path, immutable: Callable[[Path], None]):
    files = prepare(tmp_path)
    immutable(files[1][1])
    with pytest.raises(InputError, match=r"/b\.tif cannot be replaced \(Operation not permitted\); .*"):
        publish(files)
    assert texts(tmp_path / "results") == OLD


def test_a_link_is_replaced_or_stays_a_link(tmp_path: Path):
    files = prepare(tmp_path)
    target, link, last = tmp_path / "target.tif", files[0][1], files[2][1]
    target.write_text("mine")
    link.unlink()
    link.symlink_to(target)
    last.mkdir()
    with pytest.raises(InputError):
        publish(files)
    assert link.is_symlink() and target.read_text() == "mine"
    last.rmdir()
    for kept in files[0][0].parent.glob("*.old"):
        kept.unlink()
    publish(files)
    assert texts(tmp_path / "results") == NEW and target.read_text() == "mine"


KILLED = """
import os, sys
from pathlib import Path
from sar_despeckle.core.files.publishing import publish

left = int(sys.argv[2])

def counted(function):
    def call(*arguments, **options):
        global left
        left -= 1
        if left < 0:
            os._exit(9)
        return function(*arguments, **options)
    return call

os.replace = counted(os.replace)
if sys.argv[3] == "True":
    linked = counted(os.link)
    os.supports_follow_symlinks.add(linked)
    os.link = linked
else:
    del os.link
    def link(*arguments, **options):
        raise PermissionError(1, "")
    os.link = link
scratch = Path(sys.argv[1]) / ".scratch"
publish([(scratch / f"{name}.part", Path(sys.argv[1]) / f"{name}.tif") for name in ("a", "b", "c")])
"""


@pytest.mark.parametrize("hard_links", [True, False])
def test_killed_at_any_step_every_name_is_whole(hard_links: bool, tmp_path: Path):
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    for steps in range(20):
        folder = tmp_path / str(steps)
        prepare(folder)
        command = [sys.executable, "-c", KILLED, str(folder / "results"), str(steps), str(hard_links)]
        code = subprocess.run(command, env=environment, check=False).returncode
        found = texts(folder / "results")
        assert found["a.tif"] in ("old a.tif", "new a")
        assert found["b.tif"] in ("old b.tif", "new b")
        assert found.get("c.tif", "new c") == "new c"
        assert found["a.tif"].startswith("old") or "a.tif.ovr" not in found  # old pyramids of a new file
        if code == 0:
            break
    assert code == 0 and steps == (7 if hard_links else 5)
