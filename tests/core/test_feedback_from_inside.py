"""What computations tell reaches the feedback, from the thread that it belongs to."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sar_despeckle.core.feedback import Silent, listening, tell
from sar_despeckle.core.streaming.operation import Operation
from sar_despeckle.core.streaming.runner import Limits, gather

from .rasters import as_stack, speckle


@dataclass(frozen=True)
class Talking(Operation):
    """Tells the first value of every block."""

    def __call__(self, *blocks: np.ndarray) -> tuple[np.ndarray, ...]:
        tell(f"{blocks[0][0, 0, 0]:.6g}.")
        return (blocks[0],)


class Listener(Silent):
    """What was told, and by which threads."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.threads: set[int] = set()

    def warning(self, text: str) -> None:
        self.words.append(text)
        self.threads.add(threading.get_ident())


def test_a_run_passes_on_what_its_threads_tell(tmp_path: Path):
    image = speckle((1, 64, 200))
    listener = Listener()
    gather(Talking(), [as_stack(tmp_path / "in.tif", image)], lambda _: None, Limits(), listener)
    assert f"{image[0, 0, 0]:.6g}." in listener.words
    assert listener.threads == {threading.get_ident()}


def test_without_a_listener_nothing_happens():
    tell("nobody hears this")
    heard: list[str] = []
    with listening(heard.append):
        tell("one")
        with listening(lambda text: heard.append(f"inner {text}")):
            tell("two")
        tell("three")
    tell("four")
    assert heard == ["one", "inner two", "three"]


def test_a_thread_hears_its_own_computations_only():
    heard: list[str] = []
    with listening(heard.append):
        other = threading.Thread(target=tell, args=("from elsewhere",))
        other.start()
        other.join()
    assert heard == []
