"""Training on folders of near-real pairs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from sar_despeckle.core.errors import InputError
from sar_despeckle.core.pairs.index import TEST, TRAINING, VALIDATION, Entry, written
from sar_despeckle.core.pairs.pair_checks import Checks
from sar_despeckle.core.simulation.scenes import dead_leaves
from sar_despeckle.core.simulation.speckle_field import clean_intensity, complex_field
from sar_despeckle.core.simulation.subswaths import SUBSWATHS
from sar_despeckle.models.training.export import describe
from sar_despeckle.models.training.near_real import NearReal, pairs_in
from sar_despeckle.models.training.recipes import RECIPES
from sar_despeckle.models.training.simulated import batches
from sar_despeckle.models.training.train import make_source, train

from ..rasters import write

SIDE = 96
Save = Callable[[Path, NDArray], None]


def as_tif(path: Path, values: NDArray) -> None:
    write(path.with_suffix(".tif"), values)


def as_npy(path: Path, values: NDArray) -> None:
    np.save(path.with_suffix(".npy"), values)


def make(folder: Path, number: int, save: Save = as_tif, *, indexed: bool = True, level: float = 1.0) -> None:
    """Pairs under names a0, a1, …; the first three are for training, validation and test, the others for training."""
    for name in ("gt", "intensity", "phase"):
        (folder / name).mkdir(parents=True)
    entries = []
    for k in range(number):
        rng = np.random.default_rng(k)
        scene = dead_leaves(rng, (SIDE, SIDE), points_per_pixel=0.0).clutter
        field = complex_field(scene, SUBSWATHS["IW2"], rng)
        images = {
            "gt": level * clean_intensity(scene, SUBSWATHS["IW2"]),
            "intensity": np.abs(field) ** 2,
            "phase": np.angle(field),
        }
        for kind, values in images.items():
            save(folder / kind / f"a{k}", values.astype(np.float32))
        split = (TRAINING, VALIDATION, TEST)[k] if k < 3 else TRAINING
        entries.append(Entry(f"a{k}", "", 0, 0, 1.0, split, Checks(), "", True))
    if indexed:
        (folder / "index.csv").write_text(written(entries))


def names(folder: Path, split: str) -> list[str]:
    return [pair.intensity.name.split(".")[0] for pair in pairs_in(folder, split)]


def test_the_index_decides(tmp_path: Path) -> None:
    make(tmp_path, 5)
    assert names(tmp_path, TRAINING) == ["a0", "a3", "a4"]
    assert names(tmp_path, VALIDATION) == ["a1"]
    index = tmp_path / "index.csv"
    index.write_text(index.read_text().replace("a3,,0,0,1,training,yes", "a3,,0,0,1,training,no"))
    assert names(tmp_path, TRAINING) == ["a0", "a4"]


def test_names_with_points(tmp_path: Path) -> None:
    """An index has whole names; in the published dataset what belongs together agrees up to the first point."""
    make(tmp_path, 1)
    for name in ("gt", "intensity", "phase"):
        (tmp_path / name / "a0.tif").rename(tmp_path / name / "S1A.SAFE_a0.tif")
    (tmp_path / "index.csv").write_text((tmp_path / "index.csv").read_text().replace("a0,", "S1A.SAFE_a0,"))
    assert [pair.intensity.stem for pair in pairs_in(tmp_path, TRAINING)] == ["S1A.SAFE_a0"]
    (tmp_path / "index.csv").unlink()
    for name, ending in (("gt", "gt"), ("intensity", "rmli"), ("phase", "pha")):
        (tmp_path / name / "S1A.SAFE_a0.tif").rename(tmp_path / name / f"1_20160213.{ending}.tif")
    (pair,) = pairs_in(tmp_path, TRAINING)
    assert pair.phase is not None and pair.reference.name == "1_20160213.gt.tif"


@pytest.mark.parametrize("save", [as_tif, as_npy])
def test_a_folder_without_an_index(save: Save, tmp_path: Path) -> None:
    """As the published dataset is laid out: three folders, one name each, perhaps of other capitals."""
    make(tmp_path, 11, save, indexed=False)
    (tmp_path / "gt").rename(tmp_path / "GT")
    assert names(tmp_path, VALIDATION) == ["a0", "a9"]
    assert len(names(tmp_path, TRAINING)) == 9


def test_batches(tmp_path: Path) -> None:
    """The same for the same number; a level that the reference alone has does not matter."""
    make(tmp_path / "one", 4)
    make(tmp_path / "other", 4, level=7.0)
    one, other = (NearReal.of_folder(tmp_path / name, seed=2, batch=3, side=64) for name in ("one", "other"))
    batch = one(5)
    assert batch.noisy.shape == (3, 3, 64, 64)
    assert batch.clean.shape == (3, 1, 64, 64)
    again = one(5)
    np.testing.assert_array_equal(again.noisy, batch.noisy)
    np.testing.assert_allclose(other(5).clean, batch.clean, atol=1e-4)
    assert abs(float(batch.noisy[:, 0].mean())) < 1
    length = (batch.noisy[:, 1:] ** 2).sum(dim=1)
    assert {round(float(value), 3) for value in length.unique()} <= {0.0, 1.0}
    ratio = np.exp(2 * (batch.noisy[:, :1] - batch.clean).numpy())
    assert ratio.mean() == pytest.approx(1, abs=0.1)


@pytest.mark.parametrize("name", ["pgd2net", "lean-slc"])
def test_a_training_on_pairs_alone_lowers_the_loss_on_others(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make(tmp_path / "pairs", 12)
    recipe = replace(RECIPES[name], start="", steps=25, warmup=5, side=64, batch=2)
    trainer = train(recipe, tmp_path / "training", pairs=tmp_path / "pairs")
    said = capsys.readouterr().out.split("loss on the pairs for validation ")[1].split(", before ")
    assert float(said[0]) < float(said[1])
    card = describe(recipe, 1.0, trainer.history)
    assert card.training.startswith("near-real pairs, ")
    assert '"pairs": "pairs"' in card.training


def test_a_training_on_scenes_with_pairs_among_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "SCENE_SIDE", 128)
    monkeypatch.setattr(batches, "POOL", 3)
    make(tmp_path / "pairs", 4)
    recipe = replace(RECIPES["pgd2net"], start="", steps=3, every=3, side=64, batch=2)
    mixed, scenes = make_source(recipe, tmp_path / "pairs"), make_source(recipe)
    pairs = make_source(replace(recipe, every=1), tmp_path / "pairs")
    for number, source in enumerate([scenes, scenes, pairs, scenes, scenes, pairs]):
        torch.testing.assert_close(mixed(number).noisy, source(number).noisy, rtol=0, atol=0)
    trainer = train(recipe, tmp_path / "training", pairs=tmp_path / "pairs")
    assert trainer.finished and trainer.held_loss() is not None


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda folder: (folder / "gt" / "a0.tif").unlink(), "has no folders gt and intensity"),
        (lambda folder: write(folder / "gt" / "a0.tif", np.ones((80, 96), np.float32)), "remove both from the pairs"),
        (lambda folder: write(folder / "intensity" / "a0.tif", np.zeros((SIDE, SIDE), np.float32)), "no positive"),
        (lambda folder: write(folder / "intensity" / "a0.tif", np.ones((SIDE, SIDE), np.complex64)), "is no image of"),
        (lambda folder: (folder / "intensity" / "a0.tif").write_text("text"), "a0.tif"),
        (lambda folder: (folder / "index.csv").write_text("name\na0\n"), "is no index of training pairs"),
    ],
)
def test_what_cannot_be_used(spoil: Callable[[Path], object], said: str, tmp_path: Path) -> None:
    make(tmp_path, 1)
    spoil(tmp_path)
    with pytest.raises(InputError, match=said):
        NearReal.of_folder(tmp_path, seed=2, batch=1, side=64)(0)


def test_nothing_in_a_file_is_run(tmp_path: Path) -> None:
    make(tmp_path, 1, as_npy)
    np.save(tmp_path / "intensity" / "a0.npy", np.array([{"a": 1}], object))
    with pytest.raises(InputError, match="cannot be read"):
        NearReal.of_folder(tmp_path, seed=2, batch=1, side=64)(0)


def test_an_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="has no folders gt and intensity"):
        NearReal.of_folder(tmp_path, seed=2, batch=1, side=64)
