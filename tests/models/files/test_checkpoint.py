"""Checkpoints of PyTorch, read without it: against torch itself. Hostile ones are tested with the import."""

from __future__ import annotations

import random
import time
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest
import torch

from sar_despeckle.core.errors import InputError
from sar_despeckle.models.files.checkpoint import list_tensors, read_tensors

from ..suspects import HOSTILE, weights, write_checkpoint


def read(path: Path) -> dict[str, np.ndarray]:
    return read_tensors(path, list_tensors(path))


def test_it_reads_what_torch_reads(tmp_path: Path):
    """Also views of one block, transposed ones, other types, and parameters."""
    block = torch.randn(60)
    state = {
        "whole": block,
        "view": block[10:34].reshape(2, 3, 4),
        "transposed": block[:12].reshape(3, 4).T,
        "channels last": torch.randn(2, 3, 4, 5).to(memory_format=torch.channels_last),
        "double": torch.randn(3, dtype=torch.float64),
        "half": torch.randn(3).half(),
        "scalar": torch.tensor(2.5),
        "parameter": torch.nn.Parameter(torch.randn(2, 2)),
    }
    torch.save(state, str(tmp_path / "a.pth"))
    found = read(tmp_path / "a.pth")
    assert list(found) == list(state)
    for name, value in state.items():
        assert found[name].dtype == np.float32
        np.testing.assert_array_equal(found[name], value.detach().float().numpy())


@pytest.mark.parametrize("protocol", [2, 3, 4])
def test_every_protocol_of_pickle_that_torch_writes(tmp_path: Path, protocol: int):
    network = torch.nn.Sequential(torch.nn.Conv2d(1, 2, 3), torch.nn.Conv2d(2, 1, 3))
    torch.save(network.state_dict(), str(tmp_path / "a.pth"), pickle_protocol=protocol)
    found = read(tmp_path / "a.pth")
    for name, value in network.state_dict().items():
        np.testing.assert_array_equal(found[name], value.numpy())


def test_a_whole_module_is_no_list_of_tensors(tmp_path: Path):
    torch.save(torch.nn.Conv2d(1, 1, 3), str(tmp_path / "a.pth"))
    with pytest.raises(InputError, match=r"a\.pth cannot be read as the weights .*state_dict"):
        list_tensors(tmp_path / "a.pth")


def test_an_empty_dictionary(tmp_path: Path):
    torch.save({}, str(tmp_path / "a.pth"))
    with pytest.raises(InputError, match="no dictionary of tensors"):
        list_tensors(tmp_path / "a.pth")


@pytest.mark.parametrize("kind", [name for name in HOSTILE if "laughs" in name or "pickle" in name])
def test_few_bytes_that_describe_more_than_any_memory_holds(kind: str, tmp_path: Path):
    make, said = HOSTILE[kind]
    source, begin = make(tmp_path), time.monotonic()
    with pytest.raises(InputError) as error:
        list_tensors(source)
    assert said in str(error.value)
    assert time.monotonic() - begin < 1


def refusals(contents: Iterable[bytes], path: Path) -> int:
    """Number of these files that are refused with a sentence."""
    refused = 0
    for content in contents:
        path.write_bytes(content)
        try:
            read(path)
        except InputError as error:
            assert len(str(error).splitlines()) == 1
            refused += 1
    return refused


def turned(content: bytes, place: int, bit: int) -> bytes:
    return content[:place] + bytes([content[place] ^ 1 << bit]) + content[place + 1 :]


def test_a_damaged_directory(tmp_path: Path):
    content = write_checkpoint(tmp_path / "whole.pth", weights()).read_bytes()
    places = random.Random(3).choices(range(content.index(b"PK\x01\x02"), len(content)), k=200)
    assert 100 < refusals((turned(content, place, k % 8) for k, place in enumerate(places)), tmp_path / "a.pth") < 200


def test_damage_anywhere(tmp_path: Path):
    content = write_checkpoint(tmp_path / "whole.pth", {"w": torch.ones(2, 3)}).read_bytes()
    places = random.Random(4).choices(range(len(content)), k=300)
    assert 50 < refusals((turned(content, place, k % 8) for k, place in enumerate(places)), tmp_path / "a.pth") < 300


def test_cut_short_anywhere(tmp_path: Path):
    content = write_checkpoint(tmp_path / "whole.pth", weights()).read_bytes()
    ends = random.Random(5).choices(range(len(content)), k=60)
    assert refusals((content[:end] for end in ends), tmp_path / "a.pth") == 60
