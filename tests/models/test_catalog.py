"""The bundled networks: small, described, in a format that old runtimes read, and of use."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import pytest

from sar_despeckle.core.errors import InputError
from sar_despeckle.core.quality import psnr
from sar_despeckle.core.simulated_stack import SimulatedStack
from sar_despeckle.models.catalog import AUTO, USES, find_model, model_names
from sar_despeckle.models.product import Product
from sar_despeckle.models.session import Device, NetworkDespeckle, read_card

NAMES = [name for name in model_names() if name != AUTO]


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


@pytest.mark.parametrize("name", NAMES)
def test_a_bundled_network_is_small_and_says_what_it_is(name: str):
    path = find_model(name, "date")
    assert path.stat().st_size < 5_000_000
    card = read_card(str(path))
    assert card.name == name and card.quantity == "log_amplitude"
    assert card.looks[0] == 1 and card.looks[1] >= 10  # dates, and super-images
    assert card.maximum > card.minimum and card.halo > 0 and card.multiple > 0
    assert all((card.version, card.correlation, card.training, card.licence, card.description))


@pytest.mark.parametrize("name", NAMES)
def test_a_bundled_network_is_read_by_old_runtimes(name: str):
    model = onnx.load(str(find_model(name, "date")))
    onnx.checker.check_model(model)
    assert model.ir_version <= 10  # ONNX Runtime 1.19, the last for Python 3.9
    assert {(o.domain, o.version <= 17) for o in model.opset_import} == {("", True)}
    assert not any(t.data_location == onnx.TensorProto.EXTERNAL for t in model.graph.initializer)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("looks", [1, 6])
def test_a_bundled_network_helps(name: str, looks: int):
    series = SimulatedStack(dates=1, rows=256, cols=256, looks=looks, seed=5)
    noisy, truth = series.intensity(0), series.truth(0)
    path = str(find_model(name, "date"))
    level = float(np.log(noisy).mean())
    (clean,) = NetworkDespeckle(path, read_card(path), (level,), Device.CPU)(noisy[None])
    assert psnr(clean[0], truth) > psnr(noisy, truth) + (4 if looks == 1 else 1)
    # what lies below the bright points keeps its level
    ground = truth < np.quantile(truth, 0.99)
    assert clean[0][ground].mean() == pytest.approx(truth[ground].mean(), rel=0.1)


def test_listing_opens_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    import sar_despeckle.models.catalog as catalog

    (tmp_path / "zeta.onnx").write_text("no network")
    (tmp_path / "alpha.onnx").write_text("no network")
    (tmp_path / "notes.txt").write_text("")
    monkeypatch.setattr(catalog, "_WEIGHTS", tmp_path)
    assert model_names() == [AUTO, "alpha", "zeta"]
