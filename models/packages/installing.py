"""ONNX Runtime installed into a folder of the user's, exactly as requirements/onnxruntime.txt pins it.

A command that runs in a child process, for the window that users see and for ``make install``: the download is checked
by its hash, unpacked beside the folder and tried there on a network, before it replaces the contents of the folder.
``onnxruntime.json`` in the folder then records what was installed.

pip would put a NumPy of its own beside onnxruntime, which then hides QGIS's and breaks GDAL and SciPy: therefore
``--no-deps``. Running a network needs onnxruntime and NumPy alone; the other packages it names serve its tools.
"""

from __future__ import annotations

import hashlib
import json
import platform
import shutil
import subprocess  # nosec B404
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timezone
from pathlib import Path

from ...core.errors import InputError
from .child_process import python_command, start

Tell = Callable[[str], None]

PLUGIN = Path(__file__).parents[2]
REQUIREMENTS = PLUGIN / "requirements" / "onnxruntime.txt"
RECORD = "onnxruntime.json"
ONLY_MISSING, REMOVE = "--only-missing", "--remove"

_PIP = ("-m", "pip", "--no-input", "--disable-pip-version-check")
# wheels alone: a build from source would take an hour and a compiler
_WHEELS = ("--no-deps", "--only-binary=:all:", "--progress-bar=off")

# Opens a bundled network with the onnxruntime of a folder and the NumPy that the parent finds.
_TRIAL = """
import json, sys
folder, network, path = sys.argv[1:]
sys.path[:] = [folder, *json.loads(path)]
import onnxruntime
if not (onnxruntime.__file__ or "").startswith(folder):
    raise ImportError(f"there is none in {folder}")
onnxruntime.InferenceSession(network, providers=["CPUExecutionProvider"])
print(onnxruntime.__version__)
"""


@dataclass(frozen=True)
class Installed:
    """Record of an installed wheel.

    Attributes
    ----------
    sha256 : of the wheel
    python : version of the interpreter that it was installed for
    date : in UTC
    """

    name: str
    version: str
    wheel: str
    sha256: str
    python: str
    date: str

    def __str__(self) -> str:
        return f"{self.name} {self.version} ({self.wheel}, SHA-256 {self.sha256}) for Python {self.python}, {self.date}"


def install(folder: Path, tell: Tell, requirements: Path) -> Installed:
    """Install the pinned onnxruntime; if that fails, the folder is as it was.

    Raises
    ------
    InputError : the sentence says why it could not be installed
    """
    folder = folder.resolve()  # a link may lead to another disk, and what is put together must be on the folder's own
    staging = folder.with_name(f"{folder.name}.new")
    try:
        shutil.rmtree(staging, ignore_errors=True)  # of an installation that was killed
        (staging / "old").mkdir(parents=True)
        wheel = _download(requirements, staging / "wheels", tell)
        packages = staging / "packages"
        _run_pip(["install", *_WHEELS, "--no-index", "--target", str(packages), str(wheel)], tell)
        _check(packages)
        _replace(folder, packages, staging / "old")
        record = _describe(wheel)
        (folder / RECORD).write_text(json.dumps(asdict(record), indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise InputError(
            f"{error.filename or folder} cannot be written ({error.strerror}); make room and see that it may be "
            "written, close other QGIS windows, and install again."
        ) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return record


def remove(folder: Path) -> None:
    """Take the installed onnxruntime out of the folder, with its record, or leave all as it was.

    Raises
    ------
    InputError : another program uses it
    """
    folder = folder.resolve()
    staging = folder.with_name(f"{folder.name}.old")
    try:
        shutil.rmtree(staging, ignore_errors=True)  # of a removal that was killed
        staging.mkdir(parents=True)
        _move([(path, staging / path.name) for path in _of_onnxruntime(folder)])
    except OSError as error:
        raise InputError(
            f"{error.filename or folder} cannot be removed ({error.strerror}); close every QGIS window that has used a "
            "network, and remove it again before you use one."
        ) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def installed_in(folder: Path) -> str:
    """Name, version, size and date of what is installed in the folder, by its record; empty if nothing is.

    Examples
    --------
    >>> installed_in(Path("no folder"))
    ''
    """
    try:
        record = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        name, version, date = str(record["name"]), str(record["version"]), str(record["date"])[:10]
    except (OSError, ValueError, KeyError, TypeError):
        return ""
    used = sum(path.stat().st_size for top in _of_onnxruntime(folder) for path in (top, *top.rglob("*")))
    return f"{name} {version}, {used / 1e6:.0f} MB, since {date}"


def version_in(folder: Path) -> str:
    """Version of the onnxruntime in the folder, if it works with the NumPy that this Python finds; else empty."""
    return "" if not (folder / "onnxruntime").is_dir() else _try(folder)[0]


def _download(requirements: Path, folder: Path, tell: Tell) -> Path:
    """Download the one wheel that fits this Python and this machine; its hash is checked."""
    _run_pip(["download", *_WHEELS, "--require-hashes", "--dest", str(folder), "-r", str(requirements)], tell)
    wheels = list(folder.glob("*.whl"))
    if len(wheels) != 1:
        raise InputError(
            f"{requirements.name} asks for {len(wheels)} packages for Python {platform.python_version()} on "
            f"{platform.system()} {platform.machine()}, not for one; reinstall the plugin."
        )
    return wheels[0]


def _run_pip(arguments: list[str], tell: Tell) -> None:
    """Run pip and pass on what it says.

    Raises
    ------
    InputError : it failed
    """
    command = python_command(*_PIP, *arguments)
    child = start(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8")
    said = []
    with child:
        for line in child.stdout or ():
            said.append(line.rstrip())
            tell(said[-1])
    if child.returncode:
        raise InputError(_why(said))


def _why(said: Sequence[str]) -> str:
    """The error for a pip that failed."""
    whole = "\n".join(said)
    if "No module named pip" in whole:
        return f"{sys.executable} has no pip; install it (on Debian and Ubuntu the package python3-pip) and try again."
    if "DO NOT MATCH THE HASHES" in whole:
        return (
            "What the package index sent is not the onnxruntime that this plugin was tested with, so nothing was "
            "installed; see which index pip is told to use (PIP_INDEX_URL, pip.conf)."
        )
    errors = [line[len("ERROR:") :].strip() for line in said if line.startswith("ERROR:")] or list(said) or ["no word"]
    if "No matching distribution" in errors[-1]:
        return (
            f"The package index has no onnxruntime for Python {platform.python_version()} on {platform.system()} "
            f"{platform.machine()}, or cannot be reached; see whether this computer is online, and needs a proxy."
        )
    return f"pip failed ({errors[-1][:300]}); see its words above, and try again."


def _check(packages: Path) -> None:
    version, problem = _try(packages)
    if not version:
        raise InputError(
            f"onnxruntime was downloaded, but does not work with this QGIS ({problem[:300]}); update QGIS and retry."
        )


def _try(folder: Path) -> tuple[str, str]:
    """Version of the onnxruntime in a folder, found in a child process; the reason if it does not start."""
    network = PLUGIN / "models" / "weights" / "lean-slc.onnx"
    command = python_command("-c", _TRIAL, str(folder), str(network), json.dumps(sys.path))
    child = start(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")
    said, complaints = child.communicate()
    if child.returncode == 0:
        return said.strip(), ""
    return "", (complaints.strip().splitlines() or [f"exit code {child.returncode}"])[-1]


def _replace(folder: Path, packages: Path, old: Path) -> None:
    """Move the packages into the folder and the ones that they replace out of it, or neither.

    The builds of onnxruntime for GPUs have the same import name: none of them may stay beside it. Packages that only
    add to it, onnxruntime_ep_…, may.
    """
    folder.mkdir(parents=True, exist_ok=True)
    moves = [(path, old / path.name) for path in _of_onnxruntime(folder)]
    _move([*moves, *((path, folder / path.name) for path in packages.glob("onnxruntime*"))])


def _of_onnxruntime(folder: Path) -> list[Path]:
    """The files and folders of onnxruntime in a folder, without packages that only add to it."""
    return [path for path in folder.glob("onnxruntime*") if not path.name.startswith("onnxruntime_ep")]


def _move(moves: Sequence[tuple[Path, Path]]) -> None:
    """Carry out all moves, or none."""
    done: list[tuple[Path, Path]] = []
    try:
        for source, target in moves:
            source.rename(target)
            done.append((source, target))
    except OSError:
        for source, target in reversed(done):
            target.rename(source)
        raise


def _describe(wheel: Path) -> Installed:
    name, version = wheel.name.split("-")[:2]
    now = datetime.now(timezone.utc).isoformat(timespec="seconds")
    sha256 = hashlib.sha256(wheel.read_bytes()).hexdigest()
    return Installed(name, version, wheel.name, sha256, platform.python_version(), now)


def main(arguments: Sequence[str]) -> int:
    """``installing FOLDER [--only-missing | --remove]``: the last line tells the outcome, the exit code its success."""

    def tell(text: str) -> None:
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()

    folder = Path(arguments[0])
    found = version_in(folder) if ONLY_MISSING in arguments[1:] else ""
    if found:
        tell(f"onnxruntime {found} is in {folder} already.")
        return 0
    try:
        if REMOVE in arguments[1:]:
            remove(folder)
            tell(f"Nothing of onnxruntime is in {folder} any more.")
        else:
            tell(f"Installed in {folder}: {install(folder, tell, REQUIREMENTS)}")
    except InputError as error:
        tell(str(error))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
