"""The real ``qgis_process`` as a child process that is timed, weighed, and can be sent signals."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from .shared import ROOT, outcome

SCRIPT = ROOT / "scripts" / "qgis_process.sh"
_POLL = 0.02  # seconds


class Ended(outcome.Outcome):  # type: ignore[misc]
    """The end of a run.

    Attributes
    ----------
    command : what was given, for a report
    seconds : how long it took
    mebibytes : of memory, the most that it or one of its children had
    late : whether it had to be killed because its time was over
    """

    def __init__(
        self, process: subprocess.CompletedProcess[str], command: str, seconds: float, mebibytes: float, late: bool
    ) -> None:
        super().__init__(process)
        self.command, self.seconds, self.mebibytes, self.late = command, seconds, mebibytes, late

    @property
    def sentences(self) -> list[str]:
        """Without the second line of a message that GDAL ends with the system's word for no error."""
        found: list[str] = super().sentences
        return [sentence for sentence in found if sentence != "Success"]


class Running:
    """A run that has been started. Its pid is that of ``qgis_process`` itself, so signals reach it."""

    def __init__(self, arguments: Sequence[str], environment: dict[str, str], log: Path, before: Sequence[str]) -> None:
        self.command = " ".join(arguments)
        self._log = log
        self._begin = time.monotonic()
        with log.with_suffix(".out").open("wb") as out, log.with_suffix(".err").open("wb") as err:
            self._process = subprocess.Popen(
                [*before, str(SCRIPT), *arguments],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                env=environment,
                cwd=log.parent,
                start_new_session=True,
            )
        self._code: int | None = None
        self._mebibytes = 0.0

    @property
    def told(self) -> str:
        """Output so far."""
        return _text(self._log.with_suffix(".out"))

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._begin

    @property
    def alive(self) -> bool:
        if self._code is None:
            pid, status, usage = os.wait4(self._process.pid, os.WNOHANG)
            if pid:
                self._code = -os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)
                self._process.returncode = self._code
                self._mebibytes = usage.ru_maxrss / 1024
        return self._code is None

    def wait_until(self, happened: Callable[[], bool], limit: float) -> bool:
        """Wait for something that happens while it runs; False where it ended, or the time was over, before."""
        while self.alive and self.seconds < limit:
            if happened():
                return True
            time.sleep(_POLL)
        return False

    def send(self, number: signal.Signals) -> None:
        if self.alive:
            os.kill(self._process.pid, number)

    def wait(self, limit: float) -> Ended:
        """Wait for its end; ``limit`` seconds after its start it is killed, with all its children."""
        self.wait_until(lambda: False, limit)
        seconds, late = self.seconds, self.alive
        self._end_group()
        while self.alive:
            time.sleep(_POLL)
        assert self._code is not None
        logs = [_text(self._log.with_suffix(suffix)) for suffix in (".out", ".err")]
        process = subprocess.CompletedProcess(self.command, self._code, *logs)
        return Ended(process, self.command, seconds, self._mebibytes, late)

    def _end_group(self) -> None:
        """Kill what is left of it: also a child that outlived it."""
        try:
            os.killpg(self._process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace")
