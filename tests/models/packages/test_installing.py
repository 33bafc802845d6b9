"""Installing ONNX Runtime: the very wheel that was pinned or nothing, and a record of it. No test goes to an index."""

from __future__ import annotations

import hashlib
import json
import re
import sys
import zipfile
from pathlib import Path

import pytest

from sar_despeckle.core.errors import InputError
from sar_despeckle.models.packages import installing
from sar_despeckle.models.packages.installing import (
    ONLY_MISSING,
    RECORD,
    REMOVE,
    REQUIREMENTS,
    Installed,
    install,
    installed_in,
    main,
    remove,
    version_in,
)

# A network, and an onnxruntime that looks into its file.
WORKS = "class InferenceSession:\n    def __init__(self, path, providers):\n        open(path).close()\n"
FAILS = "raise ImportError('made for another NumPy')\n"


def make_wheel(folder: Path, version: str, code: str) -> Path:
    """A wheel named onnxruntime that pip installs."""
    path = folder / f"onnxruntime-{version}-py3-none-any.whl"
    info = f"onnxruntime-{version}.dist-info"
    files = {
        "onnxruntime/__init__.py": f"__version__ = '{version}'\n{code}",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: onnxruntime\nVersion: {version}\nRequires-Dist: numpy\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
        archive.writestr(f"{info}/RECORD", "".join(f"{name},,\n" for name in [*files, f"{info}/RECORD"]))
    return path


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that pip takes for the only index."""
    folder = tmp_path / "index"
    folder.mkdir()
    (tmp_path / "pip.conf").write_text("")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    monkeypatch.setenv("PIP_CONFIG_FILE", str(tmp_path / "pip.conf"))
    return folder


def pin(folder: Path, wheel: Path, sha256: str = "") -> Path:
    path = folder / "requirements.txt"
    sha256 = sha256 or hashlib.sha256(wheel.read_bytes()).hexdigest()
    path.write_text(f"onnxruntime=={wheel.name.split('-')[1]} --hash=sha256:{sha256}\n")
    return path


def files(folder: Path) -> dict[str, bytes]:
    """Of a folder and of what stands beside it."""
    return {str(p.relative_to(folder.parent)): p.read_bytes() for p in folder.parent.rglob("*") if p.is_file()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Folder of installed packages, with torch, an older onnxruntime for GPUs and its additions."""
    folder = tmp_path / "profile" / "python3.x"
    for name in ("torch", "onnxruntime", "onnxruntime_gpu-1.0.dist-info", "onnxruntime_ep_more"):
        (folder / name).mkdir(parents=True)
        (folder / name / "file").write_text("old")
    return folder


def test_what_is_pinned_takes_the_place_of_what_was_there(index: Path, folder: Path, tmp_path: Path) -> None:
    wheel = make_wheel(index, "2.5", WORKS)
    make_wheel(index, "2.6", WORKS)
    said: list[str] = []
    record = install(folder, said.append, pin(tmp_path, wheel))
    assert {path.name for path in folder.iterdir()} == {
        "torch",
        "onnxruntime_ep_more",
        "onnxruntime",
        "onnxruntime-2.5.dist-info",
        RECORD,
    }
    assert version_in(folder) == "2.5" and not (folder / "onnxruntime" / "file").exists()
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]
    assert any("onnxruntime" in line for line in said)
    written = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    assert Installed(**written) == record
    assert (record.version, record.wheel) == ("2.5", wheel.name)
    assert record.sha256 == hashlib.sha256(wheel.read_bytes()).hexdigest()
    assert record.python == sys.version.split()[0]
    assert record.sha256 in str(record) and record.date in str(record)


@pytest.mark.parametrize(
    ("code", "sha256", "sentence"),
    [
        (WORKS, "0" * 64, r"is not the onnxruntime that this plugin was tested with, so nothing was installed"),
        (FAILS, "", r"does not work with this QGIS \(ImportError: made for another NumPy\); update QGIS"),
    ],
    ids=["another hash", "does not start"],
)
def test_what_does_not_fit_changes_nothing(
    index: Path, folder: Path, tmp_path: Path, code: str, sha256: str, sentence: str
) -> None:
    requirements = pin(tmp_path, make_wheel(index, "2.5", code), sha256)
    before = files(folder)
    with pytest.raises(InputError, match=sentence):
        install(folder, lambda _: None, requirements)
    assert files(folder) == before


def test_an_index_without_it(index: Path, folder: Path, tmp_path: Path) -> None:
    wheel = make_wheel(index, "2.5", WORKS)
    requirements = pin(tmp_path, wheel)
    wheel.unlink()
    with pytest.raises(InputError, match=r"^The package index has no onnxruntime for Python 3\..*; see whether"):
        install(folder, lambda _: None, requirements)


def test_what_cannot_be_replaced_stays_whole(
    index: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, where the library of a running QGIS cannot be moved."""
    requirements = pin(tmp_path, make_wheel(index, "2.5", WORKS))
    before, rename = files(folder), Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self.name == "onnxruntime-2.5.dist-info":
            raise PermissionError(13, "Permission denied", str(self))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(InputError, match=r"cannot be written \(Permission denied\); .*close other QGIS windows"):
        install(folder, lambda _: None, requirements)
    assert files(folder) == before


def test_what_was_installed_is_told_and_can_be_removed(index: Path, folder: Path, tmp_path: Path) -> None:
    """With its record, and without what others have put there."""
    assert installed_in(folder) == ""
    record = install(folder, lambda text: None, pin(tmp_path, make_wheel(index, "2.5", WORKS)))
    assert installed_in(folder) == f"onnxruntime 2.5, 0 MB, since {record.date[:10]}"
    assert main([str(folder), REMOVE]) == 0
    assert {path.name for path in folder.iterdir()} == {"torch", "onnxruntime_ep_more"}
    assert installed_in(folder) == version_in(folder) == ""
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]
    remove(folder)  # of nothing is no error


def test_what_cannot_be_removed_stays_whole(
    index: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    install(folder, lambda text: None, pin(tmp_path, make_wheel(index, "2.5", WORKS)))
    before = {path.name for path in folder.iterdir()}
    rename = Path.rename

    def used(self: Path, target: Path) -> Path:
        if self.name == RECORD and target.parent != folder:
            raise PermissionError(13, "Permission denied", str(self))  # as Windows refuses what is open
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", used)
    assert main([str(folder), REMOVE]) == 1
    assert {path.name for path in folder.iterdir()} == before
    assert "cannot be removed (Permission denied); close every QGIS window" in capsys.readouterr().out


@pytest.mark.parametrize("text", ["", "[]", "{}", "no JSON"])
def test_a_record_that_says_nothing_is_none(folder: Path, text: str) -> None:
    (folder / RECORD).write_text(text)
    assert installed_in(folder) == ""


def test_the_command_leaves_what_works(
    index: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(installing, "REQUIREMENTS", pin(tmp_path, make_wheel(index, "2.5", WORKS)))
    assert main([str(folder), ONLY_MISSING]) == 0  # what is there does not work
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith(f"Installed in {folder}: onnxruntime 2.5 (onnxruntime-2.5-py3-none-any.whl, SHA-256 ")
    before = files(folder)
    assert main([str(folder), ONLY_MISSING]) == 0
    assert capsys.readouterr().out == f"onnxruntime 2.5 is in {folder} already.\n"
    assert files(folder) == before
    monkeypatch.setattr(installing, "REQUIREMENTS", pin(tmp_path, index / "onnxruntime-2.5-py3-none-any.whl", "1" * 64))
    assert main([str(folder)]) == 1
    assert capsys.readouterr().out.splitlines()[-1].startswith("What the package index sent is not")


def test_every_python_of_qgis_has_one_version_with_hashes() -> None:
    from pip._vendor.packaging.markers import Marker  # the one that will read them

    entries = re.sub(r"\\\n", " ", REQUIREMENTS.read_text(encoding="utf-8")).splitlines()
    pins = [re.split(r" ; |(?= --hash)", line, maxsplit=1) for line in entries if line and not line.startswith("#")]
    for python in ("3.9", "3.10", "3.11", "3.12", "3.13", "3.14"):
        for system, machine in (("linux", "x86_64"), ("win32", "AMD64"), ("darwin", "arm64"), ("darwin", "x86_64")):
            environment = {"python_version": python, "sys_platform": system, "platform_machine": machine}
            fitting = [name for name, rest in pins if Marker(rest.split(" --hash")[0]).evaluate(environment)]
            assert len(fitting) == 1, (python, system, fitting)
            assert re.fullmatch(r"onnxruntime==\d+\.\d+\.\d+", fitting[0])
    for _, rest in pins:
        assert len(re.findall(r"--hash=sha256:[0-9a-f]{64}(?= |$)", rest)) >= 5
