"""The bundled networks: small, described, in a format that old runtimes read, and of use."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import onnx
import pytest

from sar_despeckle.core.errors import InputError
from sar_despeckle.core.series.ratio import RatioDespeckle
from sar_despeckle.core.simulation.simulated_stack import SimulatedStack
from sar_despeckle.core.simulation.speckle_field import speckled_intensity
from sar_despeckle.core.simulation.subswaths import SUBSWATHS
from sar_despeckle.core.statistics.quality import equivalent_looks, psnr
from sar_despeckle.core.streaming.operation import Operation
from sar_despeckle.models.despeckling.chosen_network import Network
from sar_despeckle.models.despeckling.guided import GuidedDespeckle
from sar_despeckle.models.despeckling.inference import NetworkDespeckle
from sar_despeckle.models.engines.devices import Device
from sar_despeckle.models.files.onnx_file import read_card
from sar_despeckle.models.library.catalog import AUTO, USES, bundled, find_model, model_names
from sar_despeckle.models.library.network_file import NetworkFile
from sar_despeckle.models.library.product import Product

FEWEST_LOOKS = {"lean-grd": 2, "sar2sar-grd": 3}  # of a date; others know single-look ones
NAMES = [name for name in model_names() if name != AUTO]
LARGEST = 18_000_000  # bytes of all networks together, in every clone and every zip


def test_auto_comes_first_and_there_is_a_network():
    assert model_names()[0] == AUTO
    assert "sar2sar-slc" in NAMES and sorted(NAMES) == NAMES


@pytest.mark.parametrize("use", USES)
@pytest.mark.parametrize("product", Product)
def test_auto_finds_a_network_for_every_use_and_product(use: str, product: Product):
    assert find_model(AUTO, use, product).is_file()


def test_auto_needs_to_know_the_product():
    with pytest.raises(ValueError, match="product"):
        find_model(AUTO, "date")


def test_a_network_is_found_by_its_name():
    assert find_model("sar2sar-slc", "date").name == "sar2sar-slc.onnx"


@pytest.mark.parametrize("name", ["sar2sar", "", "../weights/sar2sar-slc", "sar2sar-slc.onnx"])
def test_an_unknown_name_lists_those_there_are(name: str):
    with pytest.raises(InputError) as error:
        find_model(name, "date")
    assert all(known in str(error.value) for known in model_names())


def test_all_bundled_networks_together_are_small():
    assert sum(path.stat().st_size for path in bundled().values()) < LARGEST


@pytest.mark.parametrize("name", NAMES)
def test_a_bundled_network_is_small_and_says_what_it_is(name: str):
    path = find_model(name, "date")
    assert path.stat().st_size < 5_000_000
    card = read_card(str(path))
    assert card.name == name and card.quantity == "log_amplitude"
    assert card.looks[0] == FEWEST_LOOKS.get(name, 1) and card.looks[1] >= 10  # dates, and super-images
    assert card.maximum > card.minimum and card.halo > 0 and card.multiple > 0
    assert all((card.version, card.correlation, card.training, card.licence, card.description))


@pytest.mark.parametrize("name", NAMES)
def test_a_bundled_network_is_read_by_old_runtimes(name: str):
    model = onnx.load(str(find_model(name, "date")))
    onnx.checker.check_model(model)
    assert model.ir_version <= 10  # ONNX Runtime 1.19, the last for Python 3.9
    assert {(o.domain, o.version <= 17) for o in model.opset_import} == {("", True)}
    assert not any(t.data_location == onnx.TensorProto.EXTERNAL for t in model.graph.initializer)


def assert_cleaner(clean: np.ndarray, noisy: np.ndarray, truth: np.ndarray, gain: float) -> None:
    """The result is better by so many decibel, and what lies below the bright points keeps its level."""
    assert psnr(clean, truth) > psnr(noisy, truth) + gain
    ground = truth < np.quantile(truth, 0.99)
    assert clean[ground].mean() == pytest.approx(truth[ground].mean(), rel=0.1)


IMAGES = [
    *((name, "IW2", looks) for name in ("lean-slc", "sar2sar-slc") for looks in (1, 6)),
    *((name, "GRDH", looks) for name in ("lean-grd", "sar2sar-grd") for looks in (5, 20)),
]


@pytest.mark.parametrize(("name", "subswath", "looks"), IMAGES)
def test_a_bundled_network_helps_an_image(name: str, subswath: str, looks: int):
    series = SimulatedStack(dates=1, rows=256, cols=256, looks=looks, seed=5, subswath=subswath)
    noisy, truth = series.intensity(0), series.truth(0)
    path = str(find_model(name, "date"))
    (clean,) = NetworkDespeckle(NetworkFile.at(path, Device.CPU), float(np.log(noisy).mean()))(noisy[None])
    assert_cleaner(clean[0], noisy, truth, 4 if looks == 1 else 1 if looks < 10 else 0)


@pytest.mark.parametrize(
    ("product", "subswath", "looks"),
    [(Product.SLC, "IW2", 1), (Product.GRD, "GRDH", 5), (Product.GRD, "white", 4)],
    ids=["SLC", "GRD", "RTC"],
)
@pytest.mark.parametrize("use", ["date", "super-image"])
def test_what_auto_takes_leaves_little_of_pure_speckle(product: Product, subswath: str, looks: int, use: str):
    noisy = pure_speckle(subswath, looks, 11)
    path = str(find_model(AUTO, use, product))
    (clean,) = NetworkDespeckle(NetworkFile.at(path, Device.CPU), float(np.log(noisy).mean()))(noisy[None])
    assert equivalent_looks(clean) > 100


SPECKLE = {"slc": ("IW2", 1), "grd": ("GRDH", 5), "ratio": ("IW2", 1), "pgd2net": ("IW2", 1)}


def pure_speckle(subswath: str, looks: int, seed: int) -> np.ndarray:
    flat = np.ones((288, 288), np.float32)
    return speckled_intensity(flat, looks, SUBSWATHS[subswath], np.random.default_rng(seed))


@pytest.mark.parametrize("name", [name for name in NAMES if name != "guided"])
@pytest.mark.parametrize("gap", ["corner", "strip"])
def test_beside_a_gap_there_is_as_little_speckle_as_elsewhere(name: str, gap: str):
    """Geocoded scenes have them on all sides: a network that judges looks by what it sees must not be misled."""
    noisy = pure_speckle(*SPECKLE[name.split("-")[-1]], 12)
    rows, cols = np.indices(noisy.shape)
    missing = rows + cols < 150 if gap == "corner" else rows < 4
    noisy[missing] = np.nan
    network = Network(NetworkFile.at(find_model(name, "date"), Device.CPU))
    clean, *_ = network.for_image(float(np.nanmean(np.log(noisy))))(noisy[None])
    near = ~missing & (rows + cols < 190 if gap == "corner" else rows < 30)
    assert equivalent_looks(clean[0, near]) > 40
    assert clean[0, near].mean() == pytest.approx(1, rel=0.05)


def test_beside_the_edge_of_a_dates_footprint_a_series_has_as_little_speckle_as_elsewhere():
    dates = np.stack([pure_speckle("GRDH", 5, seed) for seed in range(10)])
    rows, cols = np.indices(dates[0].shape)
    dates[0, rows + cols < 150] = np.nan
    mean = np.nanmean(dates, axis=0)
    path = str(find_model("guided", "series"))
    operation = GuidedDespeckle(NetworkFile.at(path, Device.CPU), float(np.log(mean).mean()), dates=10)
    (clean,) = operation(dates[:1], mean[None])
    assert equivalent_looks(clean[0, (rows + cols >= 150) & (rows + cols < 190)]) > 200


@pytest.mark.parametrize("name", ["guided", "sar2sar-ratio"])
def test_a_bundled_network_helps_a_date_of_a_series(name: str):
    series = SimulatedStack(dates=8, rows=256, cols=256, seed=5)
    dates = np.stack([series.intensity(k) for k in series])
    mean, truth = dates.mean(axis=0), series.truth(3)
    network, level = NetworkFile.at(find_model(name, "series"), Device.CPU), float(np.log(mean).mean())
    operation: Operation
    if network.card.takes == "guided":
        operation = GuidedDespeckle(network, level, dates=8)
    else:
        log_level = float(np.log(dates[3] / mean).mean()) + level
        operation = RatioDespeckle(NetworkDespeckle(network, log_level), math.exp(level))
    (clean,) = operation(dates[3:4], mean[None])
    assert_cleaner(clean[0], dates[3], truth, 6)


def test_listing_opens_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    import sar_despeckle.models.library.catalog as catalog

    (tmp_path / "zeta.onnx").write_text("no network")
    (tmp_path / "alpha.onnx").write_text("no network")
    (tmp_path / "notes.txt").write_text("")
    monkeypatch.setattr(catalog, "_WEIGHTS", tmp_path)
    assert model_names() == [AUTO, "alpha", "zeta"]
