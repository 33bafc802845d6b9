"""Damaged networks: each is still one, or what is said of it is a sentence."""

from __future__ import annotations

import random
from pathlib import Path

import onnx
import pytest

from sar_despeckle.core.errors import InputError
from sar_despeckle.models.library import probe
from sar_despeckle.models.library.candidate import Preparation, prepared_network
from sar_despeckle.models.library.catalog import bundled
from sar_despeckle.models.library.probe import Misfit

from ..suspects import card, weights, write_checkpoint, write_onnx


@pytest.fixture(autouse=True)
def small_images(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that hundreds of networks are tried in seconds."""
    monkeypatch.setattr(probe, "_SMALL", 8)
    monkeypatch.setattr(probe, "_LARGE", 8)


def refusals(content: bytes, places: list[int], path: Path) -> int:
    """Number of files refused, of those with one bit of one of these bytes turned."""
    refused = 0
    for number, place in enumerate(places):
        damaged = bytearray(content)
        damaged[place] ^= 1 << number % 8
        refused += is_refused(bytes(damaged), path)
    return refused


def is_refused(content: bytes, path: Path) -> bool:
    path.write_bytes(content)
    try:
        prepared_network(path, "mine", Preparation(), "auto", lambda *_: None)
    except (Misfit, InputError, MemoryError) as error:
        assert len(str(error).splitlines()) <= 1
        return True
    return False


def test_a_turned_bit_in_a_small_network(tmp_path: Path):
    content = write_onnx(tmp_path / "box.onnx", card=card()).read_bytes()
    places = random.Random(1).choices(range(len(content)), k=200)
    assert 100 < refusals(content, places, tmp_path / "a.onnx") < 200


def test_a_turned_bit_in_a_bundled_network(tmp_path: Path):
    """In anything but the values of its weights, which may be any."""
    content = bundled()["lean-slc"].read_bytes()
    free = bytearray(len(content))
    for weight in onnx.load_from_string(content).graph.initializer:
        start = content.index(weight.raw_data)
        free[start : start + len(weight.raw_data)] = b"\1" * len(weight.raw_data)
    places = random.Random(2).choices([place for place, value in enumerate(free) if not value], k=100)
    assert 30 < refusals(content, places, tmp_path / "a.onnx") < 100


def test_a_checkpoint_on_several_disks(tmp_path: Path):
    """Asked whether this is an archive, Python's own reader raises."""
    content = bytearray(write_checkpoint(tmp_path / "whole.pth", weights()).read_bytes())
    content[content.rindex(b"PK\x06\x07") + 16] = 5
    assert is_refused(bytes(content), tmp_path / "a.pth")
