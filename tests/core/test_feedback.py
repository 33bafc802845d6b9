"""Shares of a run's progress, and remarks from inside computations, told by the thread that they belong to."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from sar_despeckle.core.feedback import Silent, listening, parts, tell
from sar_despeckle.core.streaming.limits import Limits
from sar_despeckle.core.streaming.operation import Operation
from sar_despeckle.core.streaming.runner import gather

from .rasters import Recorder, as_stack, speckle


def test_parts_follow_one_another_by_their_weights():
    whole = Recorder()
    for part in parts(whole, 1, 3):
        part.progress(0)
        part.progress(0.5)
        part.progress(1)
    assert whole.fractions == pytest.approx([0, 0.125, 0.25, 0.25, 0.625, 1])


def test_parts_of_parts():
    whole = Recorder()
    inner = parts(parts(whole, 1, 1)[1], 1, 1)
    inner[0].progress(0.5)
    inner[1].progress(1)
    assert whole.fractions == pytest.approx([0.625, 1])


def test_words_and_the_wish_to_stop_go_through():
    whole = Recorder(cancel_after=-1)
    part = parts(whole, 1)[0]
    part.info("one")
    part.warning("two")
    assert whole.words == ["one", "two"]
    assert part.cancelled()
    assert not parts(Silent(), 1)[0].cancelled()


@dataclass(frozen=True)
class Talking(Operation):
    """An operation that tells the first value of every block."""

    def __call__(self, *blocks: np.ndarray) -> tuple[np.ndarray, ...]:
        tell(f"{blocks[0][0, 0, 0]:.6g}.")
        return (blocks[0],)


class Listener(Silent):
    """A feedback that records remarks and the threads that pass them on."""

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
