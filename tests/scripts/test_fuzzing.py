"""The parsers that ``make fuzz`` tries for minutes: here on their seeds and on a few hundred damaged ones."""

from __future__ import annotations

import json

import fuzz
import numpy as np
import pytest
from fuzzing import parsers
from fuzzing.parsers import PARSERS, Broken

DAMAGED = 150


def damaged(data: bytes, rng: np.random.Generator) -> bytes:
    """With some bytes replaced, dropped or repeated."""
    found = bytearray(data)
    for _ in range(rng.integers(1, 5)):
        at, length = int(rng.integers(len(found) + 1)), int(rng.integers(1, 9))
        action = rng.integers(4)
        if action == 0:
            found[at : at + length] = rng.bytes(length)
        elif action == 1:
            del found[at : at + length]
        elif action == 2:
            found[at:at] = found[at : at + length]
        elif at < len(found):
            found[at] ^= 1 << int(rng.integers(8))
    return bytes(found)


def test_the_command_knows_all_parsers():
    assert list(fuzz.NAMES) == list(PARSERS)


@pytest.mark.parametrize("name", PARSERS)
def test_a_parser_takes_its_seeds_and_refuses_damaged_ones_as_it_should(name):
    rng = np.random.default_rng(len(name))
    for seed in PARSERS[name].seeds():
        PARSERS[name].run(seed)
        for _ in range(DAMAGED // len(PARSERS[name].seeds())):
            PARSERS[name].run(damaged(seed, rng))


def test_the_seeds_are_good_files(tmp_path):
    """Otherwise every mutation would be refused at the door."""
    for k, program in enumerate(parsers._pickles()):
        path = tmp_path / f"{k}.pth"
        path.write_bytes(parsers._archive(program))
        tensors = parsers.list_tensors(path)
        assert all(values.shape == (3, 4) for values in parsers.read_tensors(path, tensors).values())
    path = tmp_path / "a.onnx"
    path.write_bytes(PARSERS["onnx"].seeds()[-1])
    assert parsers.read_card(str(path)).name == "a"
    assert set(parsers.read_weights(str(path))) == {"k", "h"}


def test_an_exception_that_no_parser_may_raise_gets_through(monkeypatch):
    def broken(*_):
        raise KeyError("a bug")

    monkeypatch.setattr(parsers.Card, "from_json", broken)
    with pytest.raises(KeyError):
        PARSERS["card"].run(PARSERS["card"].seeds()[0])


def test_a_card_that_is_not_read_as_it_was_written_is_told(monkeypatch):
    seed = PARSERS["card"].seeds()[0]
    changed = json.dumps({**json.loads(parsers._card_text()), "halo": 9})
    monkeypatch.setattr(parsers.Card, "to_json", lambda _: changed)
    with pytest.raises(Broken, match="read again"):
        PARSERS["card"].run(seed)
