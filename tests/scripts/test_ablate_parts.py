"""The ablation of PGD2Net: what lacks a part lacks just that, is trained and measured as the whole, and has a row."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path

import ablate_parts
import pytest
import torch
from ablation import near_real_pairs
from ablation.lesser_networks import BlindUNet
from ablation.variants import EVERY, PLAIN, RANDOM, WHOLE, Variant, variants
from evaluation import known_series, phase, phase_ablation
from evaluation.phase_ablation import ABSENT, GIVEN, SHUFFLED
from torch import Tensor

from sar_despeckle.core.pairs.index import TRAINING
from sar_despeckle.models.files.onnx_file import read_card
from sar_despeckle.models.networks.lean import Lean
from sar_despeckle.models.training.first_weights import adopt, bundled_weights
from sar_despeckle.models.training.near_real import pairs_in
from sar_despeckle.models.training.simulated import batches
from sar_despeckle.models.training.train import Trainer

VARIANTS = variants(2)
BY_NAME = {variant.name: variant for variant in VARIANTS}
PHASED = list({v.architecture: v for v in VARIANTS}.values())  # one of each architecture
KINDS = [*PHASED, *(v for v in VARIANTS if v.name in ("without the loss on SNENet", "without the grain penalty"))]


def given(phased: bool = True) -> Tensor:
    torch.manual_seed(3)
    angle = 6 * torch.rand(1, 1, 32, 16)
    return torch.cat([torch.randn(1, 1, 32, 16), phased * angle.cos(), phased * angle.sin()], 1)


@pytest.mark.parametrize("variant", KINDS, ids=lambda v: v.key)
def test_a_variant_takes_and_gives_what_pgd2net_does_and_is_trained_as_it(
    variant: Variant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "SCENE_SIDE", 128)
    monkeypatch.setattr(batches, "POOL", 2)
    recipe = replace(variant.recipe, batch=2, side=32)
    trainer = Trainer(recipe, tmp_path, architecture=variant.architecture)
    before = [weights.clone() for weights in trainer.descent.network.parameters()]
    assert 0 < next(trainer.steps()) < 20
    changed = [not torch.equal(a, b) for a, b in zip(before, trainer.descent.network.parameters())]
    assert any(changed)
    with torch.no_grad():
        assert trainer.descent.average(given()).shape == (1, 2, 32, 16)


def test_a_variant_differs_in_one_thing() -> None:
    for variant in VARIANTS:
        whole = BY_NAME[variant.beside]
        kept = {**asdict(whole.recipe), "start": None}  # a plain U-Net takes the same weights by itself
        changed = [name for name, value in {**asdict(variant.recipe), "start": None}.items() if value != kept[name]]
        changed += ["architecture"] * (variant.architecture is not whole.architecture)
        assert len(changed) == (variant is not whole), variant.name


def test_all_but_those_from_random_weights_begin_as_the_same_network(tmp_path: Path) -> None:
    lean = Lean().eval()
    adopt(lean, bundled_weights("lean-slc"))
    for variant in (*PHASED, BY_NAME[WHOLE]):
        trainer = Trainer(variant.recipe, tmp_path / variant.key, architecture=variant.architecture)
        with torch.no_grad():
            as_lean = torch.allclose(trainer.descent.average(given())[:, :1], lean(given()[:, :1]), atol=1e-5)
        assert as_lean == (variant.beside != RANDOM), variant.name


def test_variants_have_as_many_parameters() -> None:
    counts = {name: variant.parameters / BY_NAME[WHOLE].parameters for name, variant in BY_NAME.items()}
    assert counts.pop("without cross-attention") == pytest.approx(0.95, abs=0.01)
    assert list(counts.values()) == pytest.approx([1.0] * len(counts), abs=0.01)


@pytest.mark.parametrize("variant", PHASED, ids=lambda v: v.key)
def test_only_the_blind_one_does_not_see_the_phase(variant: Variant) -> None:
    torch.manual_seed(1)
    network = variant.architecture().eval()
    with torch.no_grad():
        for weights in network.parameters():  # some begin with zeros
            weights += 0.02 * torch.randn_like(weights)
        one, other = network(given()), network(given(phased=False))
    assert torch.equal(one, other) == (variant.architecture is BlindUNet)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Scenes that take no time; photographs come with a package that tests need not have."""
    for module, name, value in (
        (batches, "SCENE_SIDE", 128),
        (batches, "POOL", 2),
        (known_series, "SIDE", 96),
        (phase, "SEEDS", (701, 705)),  # without points
        (phase, "PHOTOGRAPHS", ()),
        (phase, "PURE_SIDE", 96),
        (phase, "PURE_IMAGES", 1),
    ):
        monkeypatch.setattr(module, name, value)
    phase.landscape.cache_clear()
    yield
    phase.landscape.cache_clear()


@pytest.mark.usefixtures("small")
def test_the_whole_way_of_a_variant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Trained, exported, measured through the plugin's functions, and recorded."""
    pytest.importorskip("skimage", reason="scripts/environment.sh evaluate installs it")
    output = tmp_path / "record.json"
    words = ["--steps", "1", "--only", "without cross", "--folder", str(tmp_path), "--output", str(output)]
    monkeypatch.setattr(sys, "argv", ["ablate_parts.py", *words])
    ablate_parts.main()
    found = json.loads(output.read_text(encoding="utf-8"))
    assert found["command"] == 'make ablate-parts ARGS="--steps 1"'
    (row,) = found["rows"]
    assert (row["name"], list(row["figures"])) == ("without cross-attention", [GIVEN])
    assert all(5 < scene["psnr"] < 30 for scene in row["figures"][GIVEN][phase.CORRELATED])
    path = tmp_path / "1-without-cross-attention" / "network.onnx"
    card = read_card(str(path))
    assert (card.takes, card.architecture) == ("complex", "")
    monkeypatch.setattr(phase, "score", lambda rows, _: {row: {phase.PURE: [{"enl": 1.0}]} for row in rows})
    assert set(ablate_parts.measured(BY_NAME[WHOLE], path)) == {GIVEN, SHUFFLED, ABSENT}


def record(name: str, level: float, beside: str = WHOLE, phases: Sequence[str] = ()) -> dict[str, object]:
    pure = [{"enl": 100.0, "grid_2": 0.01, "grid_4": 0.02}]
    scenes = {phase.CORRELATED: [{"psnr": level}, {"psnr": level + 1}], phase.WHITE: [], phase.PURE: pure}
    spread = {phase.CORRELATED: [{"psnr": level - 0.5}, {"psnr": level}]}
    figures = {GIVEN: scenes, **dict.fromkeys(phases, spread)}
    size = {"parameters": 1_501_097, "multiplications": 250_100}
    return {"name": name, "beside": beside, **size, "steps": 7, "figures": figures}


def test_a_record_is_a_table(tmp_path: Path) -> None:
    path = tmp_path / "phase_ablation.json"
    assert "make ablate-parts" in phase_ablation.lines(path)[0]
    rows = [
        record(WHOLE, 20.0, phases=(SHUFFLED, ABSENT)),
        record(RANDOM, 10.0, RANDOM),
        record("lesser", 9.0, RANDOM),
        record("less", 19.5),
    ]
    rows[3]["figures"][GIVEN][phase.CORRELATED][1]["psnr"] = 20.8  # type: ignore[index]
    path.write_text(json.dumps({"command": "c", "batch": 4, "side": 96, "rows": rows}), encoding="utf-8")
    text = phase_ablation.lines(path)
    assert [line for line in text if line.startswith("|") and " million " in line] == [
        "| PGD2Net | 1.50 million | 250 thousand | 20.50 | – | – | 100 | 1.0% | 2.0% |",
        "| less | 1.50 million | 250 thousand | -0.350 (± 0.150) | – | – | 100 | 1.0% | 2.0% |",
        f"| {RANDOM} | 1.50 million | 250 thousand | 10.50 | – | – | 100 | 1.0% | 2.0% |",
        "| lesser | 1.50 million | 250 thousand | -1.000 (± 0.000) | – | – | 100 | 1.0% | 2.0% |",
    ]
    assert "| PGD2Net, over phase shuffled | +0.750 (± 0.250) | – | – |" in text


def test_rows_keep_their_order_and_those_of_another_length_go(tmp_path: Path) -> None:
    path = tmp_path / "record.json"
    for name, steps in ((WHOLE, 6), (RANDOM, 7), (PLAIN, 7), (WHOLE, 7)):
        ablate_parts.add({"name": name, "steps": steps}, steps, path)
    rows = json.loads(path.read_text(encoding="utf-8"))["rows"]
    assert rows == [{"name": name, "steps": 7} for name in (WHOLE, PLAIN, RANDOM)]


def test_near_real_pairs_come_from_the_plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    series = {**near_real_pairs.SERIES, "DATES": 6, "ROWS": 128, "COLUMNS": 192}
    monkeypatch.setattr(near_real_pairs, "SERIES", series)
    monkeypatch.setattr(near_real_pairs, "PATCH", 64)
    pairs = pairs_in(near_real_pairs.pairs_of_simulated_dates(tmp_path), TRAINING)
    assert pairs and all(pair.phase is not None for pair in pairs)
    assert BY_NAME["with near-real pairs"].recipe.every == EVERY
    monkeypatch.setattr(near_real_pairs, "_run", None)  # what is there is not made again
    near_real_pairs.pairs_of_simulated_dates(tmp_path)
