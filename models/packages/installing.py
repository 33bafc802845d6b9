"""ONNX Runtime, and OpenVINO or WebGPU beside it, installed into a folder of the user's as requirements/*.txt pin them.

A command that runs in a child process, for the window that users see and for ``make install``: the download is checked
by its hash, unpacked beside the folder and tried there on a network, before it replaces the contents of the folder.
``onnxruntime.json``, ``openvino.json`` and so on in the folder then record what was installed.

pip would put a NumPy of its own beside them, which then hides QGIS's and breaks GDAL and SciPy: therefore
``--no-deps``. Running a network needs the package and NumPy alone; the other packages it names serve its tools.
"""

from __future__ import annotations

import hashlib
import json
import platform
import shutil
import subprocess  # nosec B404
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timezone
from pathlib import Path

from ...core.errors import InputError
from .child_process import module_command, python_command, start

Tell = Callable[[str], None]

PLUGIN = Path(__file__).parents[2]
ONLY_MISSING, REMOVE, WHEELS = "--only-missing", "--remove", "--wheels"

_PIP = ("-m", "pip", "--no-input", "--disable-pip-version-check")
# wheels alone: a build from source would take an hour and a compiler
_WHEELS = ("--no-deps", "--only-binary=:all:", "--progress-bar=off")

_TRIAL_SECONDS = 120.0  # of a child that tries a package beside ONNX Runtime

# Opens a bundled network with the onnxruntime of a folder and the NumPy that the parent finds.
_TRIAL = """
import json, sys
folder, network, path = sys.argv[1:]
sys.path[:] = [folder, *json.loads(path)]
import onnxruntime
if not (onnxruntime.__file__ or "").startswith(folder):
    raise ImportError(f"there is none in {folder}")
onnxruntime.InferenceSession(network, providers=["CPUExecutionProvider"])
sys.stdout.write(onnxruntime.__version__)
"""


@dataclass(frozen=True)
class Package:
    """A package that can be installed, and how it is tried.

    Attributes
    ----------
    name : on PyPI, and of its import
    title : for people
    kept : beginning of the names of packages that only add to it, and stay
    option : of the command, where it stands beside ONNX Runtime, and stays only if a trial speaks for it
    """

    name: str
    title: str
    kept: str
    option: str = ""

    @property
    def requirements(self) -> Path:
        return PLUGIN / "requirements" / f"{self.name}.txt"

    @property
    def record(self) -> str:
        """Name of the file that tells what is installed."""
        return f"{self.name}.json"

    def of(self, folder: Path) -> list[Path]:
        """Its files and folders in a folder."""
        return [path for path in folder.glob(f"{self.name}*") if not path.name.startswith(self.kept)]


ONNX_RUNTIME = Package("onnxruntime", "ONNX Runtime", kept="onnxruntime_ep")
OPENVINO = Package("openvino", "OpenVINO", kept="openvino_", option="--openvino")
WEBGPU = Package("onnxruntime_ep_webgpu", "WebGPU", kept="onnxruntime_ep_webgpu_", option="--webgpu")


@dataclass(frozen=True)
class Installed:
    """Record of an installed wheel.

    Attributes
    ----------
    sha256 : of the wheel
    python : version of the interpreter that it was installed for
    date : in UTC
    verdict : of its trial beside ONNX Runtime, in words
    processor : on which that was
    """

    name: str
    version: str
    wheel: str
    sha256: str
    python: str
    date: str
    verdict: str = ""
    processor: str = ""

    def __str__(self) -> str:
        return f"{self.name} {self.version} ({self.wheel}, SHA-256 {self.sha256}) for Python {self.python}, {self.date}"


def install(
    package: Package, folder: Path, tell: Tell, requirements: Path | None = None, wheels: Path | None = None
) -> Installed:
    """Install the pinned package; if that fails, or if its trial speaks against it, the folder is as it was.

    Parameters
    ----------
    requirements : file that pins it; None for the plugin's
    wheels : folder in which its wheel is, for a computer without a network; None for the package index

    Raises
    ------
    InputError : the sentence says why it could not be installed
    """
    folder = folder.resolve()  # a link may lead to another disk, and what is put together must be on the folder's own
    staging = folder.with_name(f"{folder.name}.new")
    try:
        shutil.rmtree(staging, ignore_errors=True)  # of an installation that was killed
        (staging / "old").mkdir(parents=True)
        wheel = _download(package, requirements or package.requirements, staging / "wheels", tell, wheels)
        packages = staging / "packages"
        _run_pip(package, ["install", *_WHEELS, "--no-index", "--target", str(packages), str(wheel)], tell)
        record = _describe(wheel)
        if package.option:
            tell("Trying it beside ONNX Runtime …")
            verdict = trial_of(package, packages, folder)
            record = replace(record, verdict=verdict["sentence"], processor=verdict["processor"])
        else:
            _check(packages)
        _replace(package, folder, packages, staging / "old")
        (folder / package.record).write_text(json.dumps(asdict(record), indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise InputError(
            f"{error.filename or folder} cannot be written ({error.strerror}); make room and see that it may be "
            "written, close other QGIS windows, and install again."
        ) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return record


def remove(package: Package, folder: Path) -> None:
    """Take an installed package out of the folder, with its record, or leave all as it was.

    Raises
    ------
    InputError : another program uses it
    """
    folder = folder.resolve()
    staging = folder.with_name(f"{folder.name}.old")
    try:
        shutil.rmtree(staging, ignore_errors=True)  # of a removal that was killed
        staging.mkdir(parents=True)
        _move([(path, staging / path.name) for path in package.of(folder)])
    except OSError as error:
        raise InputError(
            f"{error.filename or folder} cannot be removed ({error.strerror}); close every QGIS window that has used a "
            "network, and remove it again before you use one."
        ) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def read_record(package: Package, folder: Path) -> Installed | None:
    """Record of a package in a folder; None if there is none that can be read."""
    try:
        record = Installed(**json.loads((folder / package.record).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    return record if all(isinstance(value, str) for value in asdict(record).values()) else None


def installed_in(package: Package, folder: Path) -> str:
    """Name, version, size and date of what is installed in the folder, by its record; empty if nothing is.

    Examples
    --------
    >>> installed_in(OPENVINO, Path("no folder"))
    ''
    """
    record = read_record(package, folder)
    if record is None:
        return ""
    used = sum(path.stat().st_size for top in package.of(folder) for path in (top, *top.rglob("*")))
    return f"{record.name} {record.version}, {used / 1e6:.0f} MB, since {record.date[:10]}"


def version_in(folder: Path) -> str:
    """Version of the onnxruntime in the folder, if it works with the NumPy that this Python finds; else empty."""
    return "" if not (folder / "onnxruntime").is_dir() else _try(folder)[0]


def trial_of(package: Package, packages: Path, folder: Path) -> dict[str, str]:
    """Outcome of a trial of the package in ``packages`` against the ONNX Runtime in ``folder``, in a child process.

    A package that crashes takes the child with it, and nothing else.

    Raises
    ------
    InputError : it crashes, is not faster, or its results are others
    """
    command = module_command("models.engines.package_trial", package.name, str(packages), str(folder))
    child = start(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")
    try:
        said, complaints = child.communicate(timeout=_TRIAL_SECONDS)
    except subprocess.TimeoutExpired:
        child.kill()
        child.communicate()
        raise _refused(f"it takes more than {_TRIAL_SECONDS:.0f} seconds for a few tiles", package) from None
    lines = said.strip().splitlines()
    if child.returncode or not lines:
        problem = (complaints.strip().splitlines() or [f"exit code {child.returncode}"])[-1]
        raise _refused(f"it breaks the process in which it is tried ({problem[:200]})", package)
    verdict: dict[str, str] = json.loads(lines[-1])
    if verdict["refused"]:
        raise _refused(verdict["refused"], package)
    return verdict


def _refused(reason: str, package: Package) -> InputError:
    return InputError(
        f"{package.title} is not used on this computer: {reason}; the networks run on ONNX Runtime as before."
    )


def _download(package: Package, requirements: Path, folder: Path, tell: Tell, wheels: Path | None) -> Path:
    """Download the one wheel that fits this Python and this machine, or take it from a folder; its hash is checked."""
    source = ["--no-index", "--find-links", str(wheels)] if wheels else []
    pinned = ["--require-hashes", "--dest", str(folder), "-r", str(requirements)]
    _run_pip(package, ["download", *_WHEELS, *source, *pinned], tell, wheels)
    found = list(folder.glob("*.whl"))
    if len(found) != 1:
        raise InputError(
            f"{requirements.name} asks for {len(found)} packages for Python {platform.python_version()} on "
            f"{platform.system()} {platform.machine()}, not for one; reinstall the plugin."
        )
    return found[0]


def _run_pip(package: Package, arguments: list[str], tell: Tell, wheels: Path | None = None) -> None:
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
        raise InputError(_why(package, said, wheels))


def _why(package: Package, said: Sequence[str], wheels: Path | None) -> str:
    """The error for a pip that failed."""
    whole = "\n".join(said)
    if "No module named pip" in whole:
        return f"{sys.executable} has no pip; install it (on Debian and Ubuntu the package python3-pip) and try again."
    if "DO NOT MATCH THE HASHES" in whole:
        return (
            f"What the package index sent is not the {package.name} that this plugin was tested with, so nothing was "
            "installed; see which index pip is told to use (PIP_INDEX_URL, pip.conf)."
        )
    errors = [line[len("ERROR:") :].strip() for line in said if line.startswith("ERROR:")] or list(said) or ["no word"]
    if "No matching distribution" in errors[-1]:
        here = f"for Python {platform.python_version()} on {platform.system()} {platform.machine()}"
        if wheels:
            return (
                f"{wheels} has no wheel of {package.name} {here} in the version that {package.requirements.name} "
                f"names; on a computer with a network run 'pip download --no-deps {package.name}==…' for that version."
            )
        return (
            f"The package index has no {package.name} {here}, or cannot be reached; see whether this computer is "
            "online, and needs a proxy, or give a folder with the wheel."
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


def _replace(package: Package, folder: Path, packages: Path, old: Path) -> None:
    """Move the packages into the folder and the ones that they replace out of it, or neither.

    The builds of onnxruntime for GPUs have the same import name: none of them may stay beside it. Packages that only
    add to it, onnxruntime_ep_…, may.
    """
    folder.mkdir(parents=True, exist_ok=True)
    moves = [(path, old / path.name) for path in package.of(folder)]
    _move([*moves, *((path, folder / path.name) for path in packages.glob(f"{package.name}*"))])


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
    """``installing FOLDER [--openvino | --webgpu] [--only-missing | --remove] [--wheels FOLDER]``.

    One package is installed or removed. The last line tells the outcome, the exit code its success.
    """

    def tell(text: str) -> None:
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()

    folder, *options = arguments
    package = next((extra for extra in (OPENVINO, WEBGPU) if extra.option in options), ONNX_RUNTIME)
    wheels = Path(options[options.index(WHEELS) + 1]) if WHEELS in options else None
    found = version_in(Path(folder)) if ONLY_MISSING in options else ""
    if found:
        tell(f"onnxruntime {found} is in {folder} already.")
        return 0
    try:
        if REMOVE in options:
            remove(package, Path(folder))
            tell(f"Nothing of {package.name} is in {folder} any more.")
        else:
            record = install(package, Path(folder), tell, wheels=wheels)
            tell(f"Installed in {folder}: {record}")
            if record.verdict:
                tell(record.verdict)
    except InputError as error:
        tell(str(error))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
