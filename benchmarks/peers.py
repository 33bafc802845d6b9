"""Others' programs to measure ourselves against: each in a virtual environment and in a process of its own."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import Any

from measure import BUILD, ROOT, progress, take_turns

_HERE = Path(__file__).parent
_TORCH_CPU = "https://download.pytorch.org/whl/cpu"


class Unavailable(Exception):
    """A peer that cannot be installed or does not run here; the text gives the reason."""


@dataclass(frozen=True)
class Peer:
    """A program, what pip installs for it, and the script beside this one that runs it.

    Attributes
    ----------
    requirements : the program itself, and what its results depend on; all that it imports is pinned in
        ``requirements/peers/NAME.txt``
    gdal : whether it imports GDAL's own Python package, the one thing that it takes from the system
    """

    name: str
    requirements: Sequence[str]
    options: Sequence[str] = ()
    gdal: bool = False

    @property
    def worker(self) -> Path:
        return _HERE / f"peer_{self.name}.py"

    @property
    def environment(self) -> Path:
        return BUILD / "environments" / self.name

    @property
    def pins(self) -> Path:
        return ROOT / "requirements" / "peers" / f"{self.name}.txt"

    @property
    def python(self) -> Path:
        return self.environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def install(self) -> None:
        """Make the environment, unless it is there. It sees none of the system's packages: one of them in another
        version than a peer was made for would break it.

        Raises
        ------
        Unavailable : pip cannot install it
        """
        pins = self.pins.read_text(encoding="utf-8")
        stamp, wanted = self.environment / "stamp", "\n".join([sys.version, pins])
        if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
            return
        progress(f"Installing {' '.join(self.requirements)} into {self.environment} …")
        self._call([sys.executable, "-I", "-m", "venv", "--clear", str(self.environment)])
        pip = [str(self.python), "-I", "-m", "pip", "install", "--quiet", "--no-deps", *self.options]
        self._call([*pip, "-r", str(self.pins)])
        if self.gdal:
            self._link_gdal()
        stamp.write_text(wanted, encoding="utf-8")

    def _link_gdal(self) -> None:
        """Let the environment see GDAL's package, and nothing that lies beside it."""
        found = find_spec("osgeo")
        if found is None or not found.submodule_search_locations:
            raise Unavailable(f"{self.name} needs GDAL's Python package, which {sys.executable} does not have")
        code = "import sysconfig; print(sysconfig.get_path('purelib'))"
        result = subprocess.run([str(self.python), "-I", "-c", code], capture_output=True, text=True, check=True)
        Path(result.stdout.strip(), "osgeo").symlink_to(found.submodule_search_locations[0])

    def _call(self, command: Sequence[str]) -> None:
        result = subprocess.run(command, capture_output=True, text=True, env=_environment())
        if result.returncode:
            raise Unavailable(f"{self.name} cannot be installed: {_last_line(result.stderr or result.stdout)}")


# PyPI's torch brings gigabytes of CUDA; pip prefers PyTorch's own CPU wheel, because 2.13.0+cpu sorts after 2.13.0.
DOLPHIN = Peer("dolphin", ("dolphin==0.42.9",), gdal=True)
DEEPDESPECKLING = Peer(
    "deepdespeckling", ("deepdespeckling==0.8", "torch==2.13.0"), ("--extra-index-url", _TORCH_CPU), True
)


# Deledalle's own port, in Python with NumPy 1, and BM3D 4, whose licence is for non-commercial use
MULOG = Peer("mulog", ("mulog==0.0.4", "bm3d==4.0.3", "numpy==1.26.4", "scikit-image==0.26.0", "scipy==1.17.1"))

# the tools of ONNX Runtime that need the onnx package
INT8 = Peer("int8", ("onnxruntime==1.32.0", "onnx==1.23.2"))


class Running:
    """A peer's process, warm and waiting: a context manager; call it for the seconds of one run.

    Parameters
    ----------
    folder : holds the arrays that the worker reads

    Raises
    ------
    Unavailable : it cannot be installed, or fails
    """

    def __init__(self, peer: Peer, folder: Path) -> None:
        peer.install()
        self.peer = peer
        self._log = (folder / f"{peer.name}.log").open("w+", encoding="utf-8")
        self._process = subprocess.Popen(
            [str(peer.python), str(peer.worker), str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            text=True,
            env=_environment(),
        )
        try:
            self.facts: dict[str, Any] = self._answer()
        except BaseException:
            self.close()
            raise

    def __call__(self) -> float:
        stdin = self._process.stdin
        assert stdin is not None
        stdin.write("\n")
        stdin.flush()
        return float(self._answer())

    def _answer(self) -> Any:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            self._process.wait()
            self._log.seek(0)
            raise Unavailable(f"{self.peer.name} fails here: {_last_line(self._log.read())}")
        return json.loads(line)

    def close(self) -> None:
        """End the process: without lines to read it stops by itself."""
        assert self._process.stdin is not None and self._process.stdout is not None
        with contextlib.suppress(BrokenPipeError):  # it may be gone
            self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()
        self._log.close()

    def __enter__(self) -> Running:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


@dataclass(frozen=True)
class Comparison:
    """Seconds of every contestant; what the peer says of itself, or why it is missing.

    The peer's are under its name.
    """

    seconds: dict[str, list[float]]
    facts: dict[str, Any] = field(default_factory=dict)
    missing: str = ""


def compare(ours: Mapping[str, Callable[[], float]], peer: Peer, folder: Path, rounds: int) -> Comparison:
    """Let ours and the peer take turns; ours runs alone if the peer is not available."""
    try:
        with Running(peer, folder) as running:
            return Comparison(take_turns({**ours, peer.name: running}, rounds), running.facts)
    except Unavailable as error:
        return Comparison(take_turns(ours, rounds), missing=str(error))


def _environment() -> dict[str, str]:
    """Environment without PYTHONPATH, so that a peer finds its own packages first."""
    return {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}


def _last_line(text: str) -> str:
    lines = [line for line in text.strip().splitlines() if line.strip()]
    return lines[-1].strip() if lines else "it says nothing"
