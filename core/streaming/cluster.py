"""Tiles computed by the workers of a Dask cluster. They need this package and no QGIS, and see the same files.

A worker reads its own windows of the rasters, and sends back the arrays of a tile; this machine writes them in their
order, so that results are those of a run without a cluster. Dask computes a tile again if its worker is lost.

The scheduler needs nothing but Dask: a tile travels as bytes, in Dask's own way of sending functions, and is unpacked
on the worker.
"""

from __future__ import annotations

import logging
import os
import re
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, Future
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import lru_cache, partial
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from osgeo import gdal

from ..cancel import CancelToken, cancellable
from ..errors import InputError
from ..feedback import Feedback, listening
from ..files.opening import OpenRasters
from ..raster.reader import Stack, StackReader
from ..raster.tiles import Tile
from .limits import MIB, Limits
from .operation import Operation
from .threads import bound_waits, wait_for
from .tile_workers import Array, TileWorkers, compute_tile

T = TypeVar("T")

INSTALL = (
    "install it with QGIS's Python, beside ONNX Runtime, as docs/cluster.md in the plugin's folder says: python3 -I -m "
    "pip install --only-binary=:all: --target <QGIS profile>/sar_despeckle/python3.x distributed"
)
_ADDRESS = re.compile(r"([a-z]+://)?[^\s:/]+:\d{1,5}|([a-z]+://)?\[[^\s/]+\]:\d{1,5}")
_CONNECT = 10  # seconds for an answer of the scheduler
_WITHOUT_WORKERS = 60.0  # seconds: a batch system may be starting them
_LOOK = 2.0  # seconds between two looks for the workers
_SHARE = 5.0  # seconds that a file may take to appear on another machine
_TILES_EACH = 2  # per thread of a worker: one is computed while another is on its way
_PACKAGE = Path(__file__).resolve().parents[2]


class Cluster:
    """A Dask cluster, connected when the first pass asks for its workers.

    Parameters
    ----------
    address : of its scheduler, such as ``tcp://host:8786``

    Raises
    ------
    InputError : that is no address, or the package distributed is not installed
    """

    def __init__(self, address: str) -> None:
        if not _ADDRESS.fullmatch(address):
            raise InputError(
                f"CLUSTER is the address of a Dask scheduler, such as tcp://host:8786, not “{address}”; leave it empty "
                "to work on this machine."
            )
        self.address = address
        self._client: Any = None

    def workers(
        self, operation: Operation, inputs: Sequence[Stack], limits: Limits, bands: int, feedback: Feedback
    ) -> TileWorkers:
        """The workers for a pass.

        Parameters
        ----------
        bands : of the results that are sent back

        Raises
        ------
        InputError : the scheduler does not answer, or it runs another Python
        Cancelled : the user asked to stop
        """
        if self._client is None:
            self._connect(feedback)
        with self.telling_of_loss():
            threads = sum(self._client.nthreads().values())
        return _ClusterWorkers(self, operation, inputs, limits, bands, threads)

    @property
    def client(self) -> Any:
        return self._client

    def _connect(self, feedback: Feedback) -> None:
        client_of = _import_client()
        # The run ends in one sentence: the log of a lost connection would come beside it, or seconds after it
        for name in ("distributed", "distributed.client", "tornado.application"):
            logging.getLogger(name).setLevel(logging.CRITICAL)
        options = {"timeout": _CONNECT, "set_as_default": False, "name": "sar-despeckle"}
        try:
            self._client = wait_for(lambda: client_of(self.address, **options), feedback)
            versions = wait_for(self._client.get_versions, feedback)
        except (OSError, ValueError) as error:
            self.close()
            raise InputError(
                f"No Dask scheduler answers at {self.address} ({_first_line(error)}); check CLUSTER and the network, "
                "or start one with: dask scheduler."
            ) from error
        _require_same_python(versions)
        count = len(versions["workers"])
        feedback.info(f"The tiles are computed by the workers of {self.address}, {count} of them so far.")

    @contextmanager
    def telling_of_loss(self) -> Iterator[None]:
        """Turn whatever Dask raises without its scheduler into one sentence."""
        try:
            yield
        except (OSError, CancelledError) as error:
            raise self.lost() from error
        if self._client.status != "running":
            raise self.lost()

    def lost(self) -> InputError:
        return InputError(
            f"The Dask scheduler at {self.address} was lost in mid-run, and nothing was written; start it and its "
            "workers, and run again."
        )

    def close(self) -> None:
        """Leave the cluster, which goes on without this run."""
        if self._client is not None:
            with suppress(OSError):  # nobody is there any more
                self._client.close(timeout=_LOOK)
            self._client = None


class _ClusterWorkers(TileWorkers):
    """The workers of a cluster, for one pass."""

    def __init__(
        self,
        cluster: Cluster,
        operation: Operation,
        inputs: Sequence[Stack],
        limits: Limits,
        bands: int,
        threads: int,
    ) -> None:
        super().__init__()
        self._cluster, self._limits, self._bands, self._threads = cluster, limits, bands, threads
        self._compute = partial(compute_here, code_digest(), operation, [_absolute(stack) for stack in inputs], limits)
        # two runs may compute the same tile: Dask must not take one for the other and forget it with the first
        self._executor = cluster.client.get_executor(pure=False)
        self._progress = self._look = time.monotonic()

    @property
    def elsewhere(self) -> int:
        return self._threads

    def ahead(self, tile: Tile) -> int:
        most = self._limits.budget // (4 * self._bands * tile.inner.size) if self._bands else self._threads * 99
        return max(2, min(_TILES_EACH * self._threads, int(most)))

    def submit(self, tile: Tile, then: Callable[[list[Array]], T]) -> Future[Any]:
        import cloudpickle

        packed = cloudpickle.dumps(partial(self._compute, tile, then))
        # sent as a value, not by its name, because the scheduler unpacks it and has no package of ours
        run: Callable[[bytes], Any] = lambda call: cloudpickle.loads(call)()  # noqa: E731
        with self._cluster.telling_of_loss():
            future: Future[Any] = self._executor.submit(run, packed)
        return future

    def answer(self, future: Future[Any]) -> Any:
        from distributed import KilledWorker

        self._progress = time.monotonic()
        try:
            told, answer = future.result()
        except CancelledError as error:
            raise self._cluster.lost() from error
        except KilledWorker as error:
            raise InputError(
                "Dask gave a tile up because several workers were lost with it, most likely for want of memory; give "
                "them more (dask worker --memory-limit), or set a smaller TILE_SIZE."
            ) from error
        except (ModuleNotFoundError, AttributeError) as error:
            if "sar_despeckle" not in str(error):
                raise
            raise InputError(
                f"A Dask worker does not have this version of the package sar_despeckle ({_first_line(error)}); "
                "install it there from the plugin's checkout: pip install ."
            ) from error
        self._told.extend(told)
        return answer

    def check(self) -> None:
        now = time.monotonic()
        if now - self._look < _LOOK:
            return
        self._look = now
        with self._cluster.telling_of_loss():
            if self._cluster.client.nthreads():
                self._progress = now
        if now - self._progress > _WITHOUT_WORKERS:
            raise InputError(
                f"The Dask scheduler at {self._cluster.address} has had no worker for {_WITHOUT_WORKERS:.0f} s; start "
                f"some with: dask worker {self._cluster.address}."
            )

    def close(self) -> None:
        with suppress(OSError, CancelledError):  # a scheduler that is lost has nothing to cancel
            self._executor.shutdown(wait=False)


def compute_here(
    digest: str,
    operation: Operation,
    inputs: Sequence[Stack],
    limits: Limits,
    tile: Tile,
    then: Callable[[list[Array]], T],
) -> tuple[list[str], T]:
    """A tile computed on the worker that runs this: the remarks, and the answer of ``then``.

    Parameters
    ----------
    digest : of the code of whoever asks
    limits : of the run

    Raises
    ------
    InputError : the worker has other code, or does not see a file, or cannot read it

    Examples
    --------
    >>> from ..raster.grid import Grid
    >>> from ..raster.tiles import Window
    >>> from .operation import Identity
    >>> here = Window(0, 0, 1, 1)
    >>> stack = Stack(Grid(1, 1), (), ("/nowhere/a.tif",))
    >>> compute_here("another", Identity(), [stack], Limits(), Tile(here, here), len)
    Traceback (most recent call last):
    sar_despeckle.core.errors.InputError: The Dask worker of this process has other code of the package ...
    """
    worker = _this_worker()
    _require_same_code(digest, worker)
    gdal.SetCacheMax(int(min(gdal.GetCacheMax(), limits.memory * MIB / 8)))
    told: list[str] = []
    files = OpenRasters()
    try:
        for stack in inputs:
            _require_visible(stack, worker)
        readers = [StackReader(stack, files) for stack in inputs]
        with bound_waits(), cancellable(CancelToken()), listening(told.append):
            return told, compute_tile(operation, readers, tile, then)
    except (InputError, MemoryError) as error:
        if worker in str(error):
            raise  # not from itself: Dask would follow its causes for ever
        raise _named(error, worker) from error
    finally:
        files.close()


def _named(error: InputError | MemoryError, worker: str) -> InputError:
    """The error with the worker's name in it."""
    if isinstance(error, MemoryError):
        return InputError(
            f"The Dask worker {worker} has too little memory for a tile; give it more (dask worker --memory-limit), or "
            "set a smaller TILE_SIZE."
        )
    return InputError(f"On the Dask worker {worker}: {error}")


@lru_cache(maxsize=1)
def code_digest() -> str:
    """Digest of all that computes in this package: its code and its networks.

    Examples
    --------
    >>> len(code_digest()), code_digest() == code_digest()
    (16, True)
    """
    digest = sha256()
    for folder, pattern in (("core", "*.py"), ("models", "*.py"), ("models", "*.onnx")):
        for path in sorted((_PACKAGE / folder).rglob(pattern)):
            name = path.relative_to(_PACKAGE).as_posix()
            if not name.startswith("models/training/"):
                digest.update(name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:16]


def _require_same_code(digest: str, worker: str) -> None:
    if digest != code_digest():
        raise InputError(
            f"The Dask worker {worker} has other code of the package sar_despeckle than this plugin; install the "
            "plugin's version there (pip install .), and start the worker anew."
        )


def _require_visible(stack: Stack, worker: str) -> None:
    """Refuse files that are not there; those just written may take a moment to appear on a share."""
    until = time.monotonic() + _SHARE
    for file in stack.files:
        while not os.path.exists(file):
            if time.monotonic() > until:
                raise InputError(
                    f"The Dask worker {worker} does not see {file}; put inputs and results into a folder that this "
                    "machine and all workers have under one path."
                )
            time.sleep(0.1)


def _absolute(stack: Stack) -> Stack:
    """The same stack by names that hold in any folder."""
    sources = tuple(
        replace(s, path=os.path.abspath(s.path) if os.path.exists(s.path) else s.path) for s in stack.sources
    )
    return replace(stack, sources=sources, files=tuple(os.path.abspath(file) for file in stack.files))


def _this_worker() -> str:
    """Address of the worker that this runs on."""
    try:
        from distributed import get_worker

        return str(get_worker().address)
    except (ImportError, ValueError):
        return "of this process"


def _import_client() -> Any:
    """Dask's client, imported when it is first needed.

    Raises
    ------
    InputError : it is not installed
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise InputError(
            f"CLUSTER needs the Python package distributed, which QGIS does not bring; {INSTALL}"
        ) from error
    return Client


def _require_same_python(versions: Any) -> None:
    """Refuse a cluster of another Python: functions are sent as its code.

    Raises
    ------
    InputError : the scheduler or a worker has another one
    """
    ours = _python(versions["client"])
    for name, found in (("scheduler", versions["scheduler"]), *versions["workers"].items()):
        theirs = _python(found)
        if theirs != ours:
            raise InputError(
                f"The Dask {name if name == 'scheduler' else f'worker {name}'} runs Python {theirs}, and QGIS here "
                f"{ours}; start the cluster with Python {ours}."
            )


def _python(found: Any) -> str:
    return ".".join(str(found["host"]["python"]).split(".")[:2]) if found else "of an unknown version"


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]
