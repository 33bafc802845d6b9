"""``finetune`` through the real ``qgis_process``, in a profile of its own, with the torch of the tests' environment."""

from __future__ import annotations

import os
import shutil
import signal
import sysconfig
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from sar_despeckle.core.simulation.simulated_stack import SimulatedStack
from sar_despeckle.models.files.card import KEY, Card
from sar_despeckle.models.files.onnx_file import read_metadata

from .conftest import PROFILE, Algorithm, Alike
from .outcome import arguments
from .rasters import Raster, write_raster

REMEDY = (
    "Tuning needs the Python package torch, which QGIS does not bring; install it into the QGIS profile as "
    "docs/dependencies.md in the plugin's folder says."
)
DATES = 4


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two networks: ``dim``, a bundled one made 3 dB darker, and ``both``, which sees two images."""
    import torch

    from sar_despeckle.models.networks.lean import Guided, Lean
    from sar_despeckle.models.training.export import describe, export
    from sar_despeckle.models.training.first_weights import adopt, bundled_weights
    from sar_despeckle.models.training.recipes import RECIPES

    folder = tmp_path_factory.mktemp("models")
    network = Lean()
    adopt(network, bundled_weights("lean-slc"))
    with torch.no_grad():
        network.tail.bias += 0.35
    export(network, replace(describe(RECIPES["lean-slc"], 1.0, {}), name="dim", version="1"), folder / "dim.onnx")
    export(Guided(), replace(describe(RECIPES["guided"], 1.0, {}), name="both"), folder / "both.onnx")
    return folder


@pytest.fixture(scope="module")
def bare(qgis_process: Any, models: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a fresh profile in which the plugin is enabled, with these networks, without torch."""
    folder = tmp_path_factory.mktemp("profile")
    environment = {"SAR_DESPECKLE_PROFILE": str(folder), "OMP_NUM_THREADS": "1"}
    own = folder / "profiles" / "default" / "sar_despeckle"
    own.mkdir(parents=True)
    for installed in (PROFILE / "profiles" / "default" / "sar_despeckle").glob("python3*"):
        (own / installed.name).symlink_to(installed, target_is_directory=True)
    (own / "models").mkdir()
    for model in models.iterdir():
        (own / "models" / model.name).write_bytes(model.read_bytes())
    qgis_process("plugins", "enable", "sar_despeckle", env=environment)
    return environment


@pytest.fixture(scope="module")
def profile(bare: dict[str, str]) -> dict[str, str]:
    """The same with torch."""
    return {**bare, "PYTHONPATH": sysconfig.get_paths()["purelib"]}


@pytest.fixture(scope="module")
def dates(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    made, folder = SimulatedStack(dates=DATES, rows=160, cols=160, seed=3), tmp_path_factory.mktemp("dates")
    return [write_raster(folder / f"2024010{k + 1}.tif", made.intensity(k)) for k in made]


def stored(profile: dict[str, str]) -> set[str]:
    folder = Path(profile["SAR_DESPECKLE_PROFILE"]) / "profiles" / "default" / "sar_despeckle" / "models"
    return {path.name for path in folder.iterdir()}


def test_a_network_that_gets_better_is_kept_and_offered(
    algorithm: Algorithm, profile: dict[str, str], dates: list[Path], tmp_path: Path
) -> None:
    given = {"INPUT": dates, "MODEL": "dim", "MINUTES": 0.06, "NAME": "mine", "SCALE": 1}
    outcome = algorithm("finetune", env=profile, **given)
    found = outcome.results
    assert found["MODEL"] == "mine"
    assert float(found["SCORE_AFTER"]) < float(found["SCORE_BEFORE"])
    assert "20240104.tif is left out to judge by" in outcome.stdout
    assert "steps: loss" in outcome.stdout and "it helped. Stored as" in outcome.stdout
    card = Card.from_json(read_metadata(found["OUTPUT"])[KEY])
    assert card.name == "mine" and card.description == "dim 1, tuned on 20240101.tif and 3 more"
    assert "steps of SAR2SAR's phase C, from dim 1, on 20240101.tif (2024-01-01), 20240102.tif" in card.training
    assert "on the date left out, 20240104.tif (2024-01-04)" in card.training
    assert stored(profile) == {"dim.onnx", "both.onnx", "mine.onnx"}

    clean = tmp_path / "clean.tif"
    algorithm("despeckle", env=profile, INPUT=dates[0], MODEL="mine", OUTPUT=clean)
    assert Raster.read(clean).metadata["SAR_DESPECKLE_MODEL"] == "mine"
    assert np.isfinite(Raster.read(clean).values).all()

    again = algorithm("finetune", env=profile, check=False, **given)
    assert again.code == 1
    assert again.sentences == ["There is a model named mine already; choose another NAME, or OVERWRITE to replace it."]


def test_a_network_that_does_not_is_not(algorithm: Algorithm, profile: dict[str, str], dates: list[Path]) -> None:
    """The time is enough for a step or two, which change nothing that could be told from chance."""
    before = stored(profile)
    outcome = algorithm("finetune", env=profile, INPUT=dates, MODEL="sar2sar-slc", MINUTES=0.001, NAME="useless")
    assert outcome.results["MODEL"] == "sar2sar-slc"
    assert "it did not help. Nothing is stored; keep sar2sar-slc." in outcome.stdout + outcome.stderr
    assert stored(profile) == before


def test_pgd2net_makes_its_pairs_itself(algorithm: Algorithm, profile: dict[str, str], tmp_path: Path) -> None:
    made = SimulatedStack(dates=6, rows=128, cols=256, seed=3, change=0.0)
    files = [write_raster(tmp_path / f"2024010{k + 1}.tif", made.single_look_complex(k)) for k in made]
    outcome = algorithm("finetune", env=profile, INPUT=files, MODEL="pgd2net", MINUTES=0.001, NAME="phased")
    assert " pairs to train on, " in outcome.stdout
    assert "20240106.tif is left out to judge by" in outcome.stdout
    assert outcome.results["MODEL"] in ("pgd2net", "phased")
    assert float(outcome.results["SCORE_BEFORE"]) < 10
    few = algorithm("finetune", env=profile, check=False, INPUT=files[:5], MODEL="pgd2net", NAME="few")
    assert few.code == 1
    assert "tuning pgd2net needs at least 6: " in few.stderr


def test_a_cancel_stores_nothing(qgis_process: Any, profile: dict[str, str], dates: list[Path]) -> None:
    given = {"INPUT": dates, "MODEL": "dim", "MINUTES": 0.3, "NAME": "early"}
    process = qgis_process.start("run", "sardespeckle:finetune", *arguments(given), env=profile)
    told, until = "", time.monotonic() + 300
    while told.count("steps: loss") < 2:
        chunk = os.read(process.stdout.fileno(), 4096).decode()
        assert chunk and time.monotonic() < until, told
        told += chunk
    process.send_signal(signal.SIGINT)
    rest, _ = process.communicate(timeout=60)
    assert "100 - done" not in told
    assert process.returncode == 1
    assert "it helped. Stored as" not in told + rest
    assert "early.onnx" not in stored(profile)


def test_bad_inputs(
    algorithm: Algorithm,
    alike: Alike,
    profile: dict[str, str],
    bare: dict[str, str],
    dates: list[Path],
    tmp_path: Path,
) -> None:
    good: dict[str, Any] = {"INPUT": dates, "MODEL": "dim", "MINUTES": 0.01, "NAME": "other"}
    cases: list[tuple[dict[str, Any], str]] = [
        (good, REMEDY),
        (
            {**good, "INPUT": dates[:1]},
            "20240101.tif has 1 date; tuning needs at least 3: two to learn from each other, and one left out to "
            "judge by.",
        ),
        ({**good, "MINUTES": -3}, "MINUTES must be a number from 0.001 to 10080, not -3; the default is 10."),
        ({**good, "MODEL": "both"}, "both cannot be trained further: it is no network for single images"),
        ({**good, "NAME": "auto"}, "A model cannot be named “auto”; NAME takes up to 40 letters"),
        ({**good, "DEVICE": 2}, "DEVICE asks for the GPU, but torch finds none"),
    ]
    copies = [Path(shutil.copy(dates[0], tmp_path / f"2024020{k}.tif")) for k in range(1, 5)]
    same = "20240201.tif and 20240202.tif have the same speckle, so they are one date under two names; leave one"
    cases.append(({**good, "INPUT": copies}, same))
    before = stored(profile)
    first, *others = [("finetune", given) for given, _ in cases]
    outcomes = [algorithm(first[0], check=False, env=bare, **first[1]), *alike(others, check=False, env=profile)]
    for outcome, (_, sentence) in zip(outcomes, cases):
        assert outcome.code == 1
        assert len(outcome.sentences) == 1
        assert outcome.sentences[0].startswith(sentence)
        assert "Traceback" not in outcome.stdout + outcome.stderr
    assert stored(profile) == before
