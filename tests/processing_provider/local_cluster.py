"""A Dask scheduler and workers as processes of this machine, without QGIS, that can be killed."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

CHECKOUT = Path(__file__).resolve().parents[2]
PATIENCE = 120  # seconds for a process to start, on a busy machine


class LocalCluster:
    """A scheduler and workers of one thread each.

    Parameters
    ----------
    folder : for their logs and what Dask spills
    python : that runs them, with Dask, GDAL and what the package needs
    package : folder in which they find the package ``sar_despeckle``; None for workers without it
    """

    def __init__(
        self,
        folder: Path,
        workers: int = 2,
        python: str = sys.executable,
        package: Path | None = CHECKOUT / ".build" / "plugins",
    ) -> None:
        self.folder, self.python = folder, python
        folder.mkdir(parents=True, exist_ok=True)
        self._environment = {**os.environ, "PYTHONPATH": str(package or ""), "OMP_NUM_THREADS": "1"}
        self._environment["DASK_TEMPORARY_DIRECTORY"] = str(folder)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{port}"
        self.workers: list[subprocess.Popen[bytes]] = []
        self.scheduler = self._start("scheduler", ["--host", "127.0.0.1", "--port", str(port), "--no-dashboard"])
        for _ in range(workers):
            self.add_worker()
        self.wait_for(workers)

    def add_worker(
        self, *options: str, before: Sequence[str] = (), environment: Mapping[str, str] | None = None
    ) -> subprocess.Popen[bytes]:
        """Start a worker, by default one that nobody starts again when it is killed."""
        given = [self.address, "--nthreads", "1", "--no-dashboard", *(options or ["--no-nanny"])]
        self.workers.append(self._start("worker", given, before, environment))
        return self.workers[-1]

    def wait_for(self, workers: int) -> None:
        """Wait until there are so many workers."""
        from distributed import Client

        with Client(self.address, timeout=PATIENCE, set_as_default=False) as client:
            until = time.monotonic() + PATIENCE
            while len(client.nthreads()) != workers:
                assert time.monotonic() < until, f"the workers do not start: see {self.folder}"
                time.sleep(0.1)

    def kill_worker(self) -> None:
        """Kill the worker that was started first, as the system does where memory is short."""
        worker = self.workers.pop(0)
        worker.send_signal(signal.SIGKILL)
        worker.wait()

    def kill_scheduler(self) -> None:
        self.scheduler.send_signal(signal.SIGKILL)
        self.scheduler.wait()

    def close(self) -> None:
        for process in [*self.workers, self.scheduler]:
            process.terminate()
        for process in [*self.workers, self.scheduler]:
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def __enter__(self) -> LocalCluster:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def _start(
        self,
        kind: str,
        options: Sequence[str],
        before: Sequence[str] = (),
        environment: Mapping[str, str] | None = None,
    ) -> subprocess.Popen[bytes]:
        with (self.folder / f"{kind}{len(self.workers)}.log").open("ab") as log:
            return subprocess.Popen(
                [*before, self.python, "-m", f"distributed.cli.dask_{kind}", *options],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env={**self._environment, **(environment or {})},
                cwd=self.folder,
            )
