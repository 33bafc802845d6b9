"""Trial of an unknown network in a child process, so that no endless loop and no huge array of it harms QGIS.

Run as a program, this module is that child process. Its argument is the request. It writes lines of JSON to its
standard output: the next step with the most seconds that it may take, and at the end the card of the network, whose
file it has written, or the reason why there is none. The parent kills it if a step takes longer.

The process may take 1 GiB more memory than at its start, and twice the size of the network, which it holds as a file
and as a session. Linux refuses more; on macOS, which does not enforce such limits, the process watches its resident
size and ends itself; Windows offers Python neither, and there only time is limited.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess  # nosec B404: child_process starts it
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Thread
from typing import Any

from ...core.errors import Cancelled, InputError
from ...core.feedback import Feedback
from ..files.card import Card
from ..packages.child_process import module_command, python_interpreter, start
from .candidate import Preparation, prepared_network
from .probe import Misfit

MEMORY = 2**30  # bytes over the network's own size
_STARTING = 60.0  # seconds, as after a QGIS was updated and a scanner of viruses looks at everything anew
_POLL = 0.1  # seconds between two looks at whether the user has cancelled
_TOO_MUCH = 77  # exit code of a child that sees itself grow beyond its memory
_LONGEST = 2**20  # bytes of a line of the child's


@dataclass(frozen=True)
class Request:
    """Request for a trial: arguments of :func:`.candidate.prepared_network`, and the file for its result."""

    source: str
    name: str
    preparation: Preparation
    architecture: str
    prepared: str


def run_trial(request: Request, feedback: Feedback) -> Card:
    """Prepare a network in a child process, as the file ``request.prepared``.

    Raises
    ------
    Misfit : the file is no network that despeckles, or takes too much time or memory
    InputError : that of :func:`.candidate.prepared_network`, or no child process can be started
    Cancelled : by the feedback, within a moment
    """
    with _child(request) as child:
        answer = _answer(child, feedback)
    if "refused" in answer:
        raise InputError(answer["refused"])
    if "misfit" in answer:
        raise Misfit(answer["misfit"])
    return Card.from_json(answer["card"])


@contextmanager
def _child(request: Request) -> Iterator[subprocess.Popen[bytes]]:
    """Run the child process with its request; at the end of the block, however that comes, the process has ended."""
    try:
        child = start(
            module_command("models.library.trial", json.dumps(asdict(request))),
            stdin=subprocess.PIPE,  # nothing is written to it: its end tells the child that its parent has ended
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C is for the parent, which ends the child
        )
    except OSError as error:
        raise _no_python(str(error.strerror)) from error
    with child:
        try:
            yield child
        finally:
            child.kill()


def _no_python(why: str) -> InputError:
    return InputError(
        f"A network is tried in a child process before it is imported, but {python_interpreter()} does not start "
        f"({why}); reinstall QGIS with its Python."
    )


def _answer(child: subprocess.Popen[bytes], feedback: Feedback) -> dict[str, str]:
    """The last line of the child's output."""
    lines: queue.Queue[bytes] = queue.Queue()
    Thread(target=_read, args=(child, lines), daemon=True).start()
    doing, seconds, began = "", _STARTING, time.monotonic()
    while True:
        feedback.progress(0.0)  # a wish to cancel arrives with it
        if feedback.cancelled():
            raise Cancelled
        try:
            line = lines.get(timeout=_POLL)
        except queue.Empty:
            if time.monotonic() - began > seconds:
                raise _no_python("it does not answer") if not doing else _too_slow(seconds, doing) from None
            continue
        if not line:
            raise _broken(child.wait()) if doing else _no_python("it cannot import what it needs")
        told = json.loads(line)
        if "doing" not in told:
            return dict(told)
        doing, seconds, began = told["doing"], told["seconds"], time.monotonic()


def _read(child: subprocess.Popen[bytes], lines: queue.Queue[bytes]) -> None:
    assert child.stdout is not None  # it was asked for
    while line := child.stdout.readline(_LONGEST):
        lines.put(line)
    lines.put(b"")


def _too_slow(seconds: float, doing: str) -> Misfit:
    return Misfit(f"it takes longer than {seconds:g} seconds {doing}")


def _broken(code: int) -> Misfit:
    return _too_large() if code == _TOO_MUCH else Misfit("it breaks the process in which it is tried")


def _too_large() -> Misfit:
    return Misfit(f"it takes more than {MEMORY / 2**30:g} GiB of memory over its own size")


# -- the child


def main() -> None:
    """Answer the request that is this process's argument."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what libraries print is no answer

    def tell(**line: Any) -> None:
        answers.write(json.dumps(line) + "\n")
        answers.flush()

    request = json.loads(sys.argv[1])
    request["preparation"] = Preparation(**request["preparation"])
    Thread(target=_end_with_parent, daemon=True).start()
    tell(**_tried(Request(**request), lambda doing, seconds: tell(doing=doing, seconds=seconds)))
    os._exit(0)  # without waiting for a thread that looks after the parent


def _tried(request: Request, announce: Any) -> dict[str, str]:
    source = Path(request.source)
    try:
        _limit_memory(MEMORY + 2 * source.stat().st_size)
        model, card = prepared_network(source, request.name, request.preparation, request.architecture, announce)
        announce("to be written", _STARTING)
        Path(request.prepared).write_bytes(model)
    except MemoryError:
        return {"misfit": str(_too_large())}
    except Misfit as error:
        return {"misfit": str(error)}
    except InputError as error:
        return {"refused": str(error)}
    except OSError as error:
        return {"refused": f"{error.filename} cannot be written ({error.strerror}); make room there."}
    return {"card": card.to_json()}


def _end_with_parent() -> None:
    """End this process when its parent has ended: a living parent sends nothing more."""
    os.read(0, 1)
    os._exit(1)


def _limit_memory(more: int) -> None:
    """Limit this process to so many bytes more than it has now."""
    try:
        import resource
    except ImportError:  # Windows
        return
    if sys.platform == "linux":
        # of the address space, which ONNX Runtime reserves freely, only what can be written counts
        pages = int(Path("/proc/self/statm").read_text().split()[5])
        limit = pages * resource.getpagesize() + more
        resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
    else:
        limit = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss + more
        Thread(target=_end_beyond, args=(limit,), daemon=True).start()


def _end_beyond(limit: int) -> None:
    import resource

    while resource.getrusage(resource.RUSAGE_SELF).ru_maxrss <= limit:  # in bytes on macOS
        time.sleep(0.02)
    os._exit(_TOO_MUCH)


if __name__ == "__main__":
    main()
