"""A case's own folder: inputs, results, home, scratch and profile, and the runs that were made in it."""

from __future__ import annotations

import os
import shutil
import subprocess
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .process import Ended, Running
from .shared import ROOT, contract, outcome, rasters
from .snapshot import Snapshot, entry

Array = NDArray[Any]

SHAPE = (40, 48)
LIMIT = 60.0  # seconds: whatever is given, a run of a small raster ends within
_PROFILE = Path(os.environ.get("SAR_DESPECKLE_PROFILE") or ROOT / ".build" / "profile")


class Skipped(Exception):
    """A case that cannot be tried here; the message gives the reason."""


class Place:
    """Everything of one case.

    Attributes
    ----------
    given, results : folders of inputs and of outputs
    rng : the case's own random numbers
    runs : how every run of the case ended
    free : paths that the case itself changes while runs are under way
    """

    def __init__(self, folder: Path, seed: int, name: str) -> None:
        self.folder, self.given, self.results = folder, folder / "in", folder / "out"
        self.home, self.scratch, self.profile = folder / "home", folder / "tmp", folder / "profile"
        for path in (self.given, self.results, self.home, self.scratch):
            path.mkdir(parents=True)
        _copy_profile(self.profile)
        self.rng = np.random.default_rng([seed, zlib.crc32(name.encode())])
        self.runs: list[Ended] = []
        self.commands: list[str] = []
        self.declared: set[Path] = set()
        self.free: set[Path] = set()
        self.before: Snapshot | None = None
        self._cleanup: list[Callable[[], object]] = []

    # -- files

    def write(self, name: str, values: Array, **options: Any) -> Path:
        """An input; the options are those of the tests' ``write_raster``. It may come between two runs."""
        path: Path = rasters.write_raster(self.given / name, values, **options)
        if self.before is not None:
            self.before.files[path] = entry(path)
        return path

    def image(self, shape: tuple[int, int] = SHAPE, looks: float = 1) -> Array:
        """Intensity of the tests' scene under speckle of its own."""
        return self.series(1, shape, looks)[0]

    def series(self, dates: int = 3, shape: tuple[int, int] = SHAPE, looks: float = 1) -> Array:
        seed = int(self.rng.integers(2**31))
        if min(shape) >= 4:
            values: Array = rasters.speckled(dates, shape, looks, seed)
            return values
        return np.random.default_rng(seed).gamma(looks, 0.1 / looks, (dates, *shape)).astype(np.float32)

    def dates(self, values: Array | None = None, folder: str = "", **options: Any) -> list[Path]:
        """A file per date, named by its day."""
        values = self.series() if values is None else values
        names = (f"{folder}date_202401{day:02}.tif" for day in range(1, len(values) + 1))
        return [self.write(name, value, **options) for name, value in zip(names, values)]

    @property
    def output(self) -> Path:
        return self.results / "result.tif"

    def finally_do(self, undo: Callable[[], object]) -> None:
        """Something that must be undone before the folder can be looked at and removed."""
        self._cleanup.append(undo)

    def clean_up(self) -> None:
        while self._cleanup:
            self._cleanup.pop()()

    def mount(self, folder: Path, *options: str) -> None:
        """A small disk of its own; see mount(8) for the options of a tmpfs."""
        folder.mkdir(exist_ok=True)
        command = ["mount", "-t", "tmpfs", "-o", ",".join(options), "tmpfs", str(folder)]
        if os.geteuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode:
            raise Skipped("mounting a small disk needs root and its privileges")
        self.finally_do(lambda: subprocess.run(["umount", str(folder)], check=True))

    # -- runs

    def start(
        self, algorithm: str, *, before: Sequence[str] = (), env: dict[str, str] | None = None, **parameters: Any
    ) -> Running:
        """Start an algorithm; ``before`` is put in front of the command."""
        arguments = list(outcome.arguments(parameters))
        self.commands.append(self.shorten(" ".join([algorithm, *arguments])))
        self._declare(algorithm, parameters)
        if self.before is None:
            self.before = Snapshot.of(self)
        log = self.folder / f"run{len(self.commands)}"
        return Running(["run", f"sardespeckle:{algorithm}", *arguments], self._environment(env), log, before)

    def end(self, running: Running, limit: float = LIMIT) -> Ended:
        self.runs.append(running.wait(limit))
        return self.runs[-1]

    def run(self, algorithm: str, *, limit: float = LIMIT, **options: Any) -> Ended:
        """Run an algorithm to its end."""
        return self.end(self.start(algorithm, **options), limit)

    def shorten(self, text: str) -> str:
        """Without the path of the case's folder, and of reasonable length."""
        text = text.replace(f"{self.folder}/", "")
        return text if len(text) < 600 else f"{text[:300]} … {text[-300:]}"

    def _declare(self, algorithm: str, parameters: dict[str, Any]) -> None:
        kinds = {name: kind for name, kind, *_ in contract.PARAMETERS[algorithm]}
        for name, value in parameters.items():
            if kinds.get(name, "").endswith("Destination"):
                self.declared.add(Path(str(value)))

    def _environment(self, further: dict[str, str] | None) -> dict[str, str]:
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("XDG_", "PYTHON", "QGIS_PLU"))}
        kept.pop("QGIS_CUSTOM_CONFIG_PATH", None)
        own = {"HOME": self.home, "TMPDIR": self.scratch, "SAR_DESPECKLE_PROFILE": self.profile}
        return {**kept, **{key: str(value) for key, value in own.items()}, **(further or {})}


def _copy_profile(target: Path) -> None:
    """The checkout's profile without its installed packages, which are linked to."""
    packages = _PROFILE / "profiles" / "default" / "sar_despeckle"
    shutil.copytree(_PROFILE, target, ignore=lambda folder, _: ["sar_despeckle"] if folder.endswith("default") else [])
    own = target / "profiles" / "default" / "sar_despeckle"
    own.mkdir(parents=True)
    for installed in packages.glob("python3*"):
        (own / installed.name).symlink_to(installed.resolve(), target_is_directory=True)
