"""SAR2SAR's phases on a small simulated stack: they learn, stop and resume, and write down what they did."""

from __future__ import annotations

import copy
import json
import sys
from dataclasses import replace
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
import torch

from sar_despeckle.core.errors import InputError
from sar_despeckle.core.feedback import Silent
from sar_despeckle.models.files.onnx_file import read_card
from sar_despeckle.models.training.real_dates import selfsupervised
from sar_despeckle.models.training.real_dates.left_out import Held, hold_out
from sar_despeckle.models.training.real_dates.selfsupervised import Settings, Training, first_network
from sar_despeckle.models.training.real_dates.stack_windows import Use, Windows, read_windows
from sar_despeckle.models.training.real_dates.stacks import read_material

from ..stacks import Smooth, simulated

SETTINGS = Settings((("a", "b", "c"),), ("d",), steps=4, batch=2, side=32, rate=1e-2)


@pytest.fixture(scope="module")
def windows(tmp_path_factory: pytest.TempPathFactory) -> Windows:
    return read_windows(simulated(tmp_path_factory.mktemp("stack")), Use.BOTH, Silent())


@pytest.fixture(scope="module")
def held(windows: Windows) -> Held:
    return hold_out(windows, windows.dates - 1)


def training(windows: Windows, held: Held, folder: Path, **changes: object) -> Training:
    settings = replace(SETTINGS, **changes)  # type: ignore[arg-type]
    return Training(settings, copy.deepcopy(Smooth()), [windows.training[:, :-1]], held, folder, "cpu")


def test_every_phase_lowers_the_score_and_is_recorded(windows: Windows, held: Held, tmp_path: Path):
    done = training(windows, held, tmp_path, steps=60)
    done.run()
    assert done.finished
    record = json.loads((tmp_path / "record.json").read_text(encoding="utf-8"))
    assert record["settings"]["stacks"] == [["a", "b", "c"]] and record["settings"]["judge"] == ["d"]
    start, a, b, c = record["rows"]
    assert [row["phase"] for row in record["rows"]] == ["", "A", "B", "C"]
    assert a["score"] < start["score"] - 0.1  # the constant it began with is unlearned at once
    assert a["loss"][1] < a["loss"][0]
    assert c["score"] < b["score"] < a["score"]
    for before, row in zip(record["rows"], (a, b, c)):
        assert row["score_change"] == pytest.approx(row["score"] - before["score"], abs=2e-5)
        assert row["decibel_change"] > 0
        assert row["steps"] == 60
    assert "score_subsampled" in a and "score_subsampled" in b and "score_subsampled" not in c


def test_a_resumed_training_equals_an_unbroken_one(windows: Windows, held: Held, tmp_path: Path):
    whole = training(windows, held, tmp_path / "whole")
    whole.run()
    pieces = 0
    while True:
        piece = training(windows, held, tmp_path / "pieces")
        list(islice(piece.steps(), 3))  # ends within every phase, and at no end of one
        piece.save()
        pieces += 1
        if piece.finished:
            break
    assert pieces == 4
    for one, other in zip(whole.descent.average.parameters(), piece.descent.average.parameters()):
        assert torch.equal(one, other)
    times = {"minutes"}
    rows = [[{k: v for k, v in row.items() if k not in times} for row in t.progress.rows] for t in (whole, piece)]
    assert rows[0] == rows[1]


def test_no_minutes_no_step(windows: Windows, held: Held, tmp_path: Path):
    piece = training(windows, held, tmp_path)
    piece.run(minutes=0)
    assert piece.descent.done == 0 and not piece.finished
    assert len(json.loads(piece.record.read_text(encoding="utf-8"))["rows"]) == 1  # of the network it begins with


def test_another_training_is_not_resumed(windows: Windows, held: Held, tmp_path: Path):
    training(windows, held, tmp_path).run(minutes=0)
    with pytest.raises(InputError, match="other rasters or settings; give another folder"):
        training(windows, held, tmp_path, seed=1)


def test_material(tmp_path: Path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        simulated(tmp_path / name)
    one, two = (sorted(str(p) for p in (tmp_path / name).glob("*.tif")) for name in ("one", "two"))
    material = read_material([one, two], [], 1, 0)
    assert [stack.shape[1] for stack in material.stacks] == [3, 4]
    assert material.judge == ("20240102.tif",)
    assert material.labels[0] == ("20240101.tif", "20240103.tif", "20240104.tif")
    judged = read_material([one], two, -1, 0)
    assert [stack.shape[1] for stack in judged.stacks] == [4]
    assert len(judged.judge) == 4 and len(judged.held.noisy) > len(material.held.noisy)
    with pytest.raises(
        InputError, match="has 2 dates; give at least 3: two to learn from each other, and one left out"
    ):
        read_material([one[:2]], [], -1, 0)
    with pytest.raises(InputError, match="no date 9 to leave out"):
        read_material([one], [], 9, 0)


def test_first_networks():
    bundled, card = first_network("sar2sar-slc", "lean", 0.0, 0)
    assert card.name == "sar2sar-slc" and "enc0.weight" in bundled.get_submodule("network").state_dict()
    fresh, card = first_network("none", "lean", 0.0, 0)
    assert card.architecture == "lean" and "head.weight" in fresh.get_submodule("network").state_dict()
    with pytest.raises(InputError, match="no model named nothing"):
        first_network("nothing", "lean", 0.0, 0)


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "stack").mkdir()
    simulated(tmp_path / "stack", dates=3)
    files = sorted(str(path) for path in (tmp_path / "stack").glob("*.tif"))
    given = ["--stack", *files, "--start", "none", "--architecture", "lean", "--phases", "AC", "--steps", "1"]
    monkeypatch.setattr(selfsupervised, "SIDE", 32)
    folder, output = tmp_path / "run", tmp_path / "mine.onnx"
    monkeypatch.setattr(sys, "argv", ["selfsupervised", *given, "--folder", str(folder), "--output", str(output)])
    selfsupervised.main()
    told = capsys.readouterr().out
    assert "After phase A" in told and "After phase C" in told and "score_change" in told
    card = read_card(str(output))
    assert card.name == "mine"
    assert "20240101.tif, 20240102.tif, phases AC, 1 steps each from none" in card.training
    monkeypatch.setattr(sys, "argv", ["selfsupervised", "--stack", *files[:2], "--folder", str(tmp_path / "other")])
    with pytest.raises(SystemExit, match="has 2 dates"):
        selfsupervised.main()
    assert np.isfinite(json.loads((folder / "record.json").read_text(encoding="utf-8"))["rows"][-1]["score"])
