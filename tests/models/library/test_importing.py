"""Networks taken over from elsewhere, and everything that is not taken over."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
import torch

from sar_despeckle.core.errors import InputError
from sar_despeckle.models.files.onnx_file import read_card, read_weights
from sar_despeckle.models.library import catalog
from sar_despeckle.models.library.candidate import ARCHITECTURES, HALO, LEVEL, Preparation
from sar_despeckle.models.library.importing import import_model
from sar_despeckle.models.networks.sar2sar import LAYERS, Sar2Sar

from ..box_network import CARD
from ..suspects import MARKER, SUSPECTS, convolution, node, weights, write_checkpoint, write_onnx

PREPARATION = Preparation()
BUNDLED = [name for name in catalog.bundled() if name != catalog.GAUSSIAN]  # what despeckles


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Folder for imported networks; it does not exist yet."""
    return tmp_path / "profile" / "models"


@pytest.fixture
def offered(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(catalog, "_folders", [])
    catalog.add_folder(folder)
    yield folder


def run(path: Path, x: np.ndarray) -> np.ndarray:
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    (y,) = session.run(None, {session.get_inputs()[0].name: x})
    return np.asarray(y)


def speckle(rows: int, cols: int) -> np.ndarray:
    return np.random.default_rng(3).normal(0.5, 0.1, (1, 1, rows, cols)).astype(np.float32)


@pytest.mark.parametrize("suspect", SUSPECTS)
def test_suspects_are_refused(suspect: str, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch):
    make, said = SUSPECTS[suspect]
    source = make(tmp_path)
    monkeypatch.chdir(tmp_path)  # where ONNX Runtime would look for other files
    begin = time.monotonic()
    with pytest.raises(InputError) as error:
        import_model(source, "mine", folder, PREPARATION)
    assert said in str(error.value) and "a." in str(error.value)
    assert str(error.value).endswith(".") and "\n" not in str(error.value)
    assert time.monotonic() - begin < 10
    assert not (tmp_path / MARKER).exists()
    assert not folder.exists()


@pytest.mark.parametrize("suspect", ["ONNX that works on a single size", "checkpoint cut short", "weight too many"])
def test_a_sentence_is_short_whatever_the_name(suspect: str, tmp_path: Path, folder: Path):
    source = SUSPECTS[suspect][0](tmp_path)
    long = source.rename(source.with_name("a" * 240 + source.suffix))
    with pytest.raises(InputError) as error:
        import_model(long, "mine", folder, PREPARATION)
    assert len(str(error.value)) <= 500
    assert "a" * 80 in str(error.value)


def test_a_payload_does_make_the_marker_where_it_is_unpickled(tmp_path: Path):
    source = SUSPECTS["checkpoint with a payload"][0](tmp_path)
    with torch.serialization.safe_globals([open]):  # as where everything that a file asks for is called
        torch.load(source, weights_only=True).close()
    assert (tmp_path / MARKER).exists()


def test_our_own_onnx_keeps_its_card_under_the_new_name(tmp_path: Path, folder: Path):
    source = write_onnx(tmp_path / "box.onnx", card=CARD.to_json())
    path, card = import_model(source, "mine", folder, Preparation(minimum=0.0, maximum=1.0, halo=7))
    assert path == folder / "mine.onnx" and [p.name for p in folder.iterdir()] == ["mine.onnx"]
    assert card == read_card(str(path)) == replace(CARD, name="mine")
    model = onnx.load(str(path))
    onnx.checker.check_model(model)
    assert len(model.metadata_props) == 1
    np.testing.assert_array_equal(run(path, speckle(20, 30)), run(source, speckle(20, 30)))


def test_an_onnx_without_a_card_gets_one(tmp_path: Path, folder: Path):
    source = write_onnx(tmp_path / "box.onnx")
    path, card = import_model(source, "mine", folder, Preparation(-2.0, 8.0, 3.0, 5))
    assert (card.name, card.minimum, card.maximum, card.mean_log_amplitude) == ("mine", -2, 8, 3)
    assert (card.halo, card.multiple) == (5, 1)
    assert read_card(str(path)) == card


@pytest.mark.parametrize("multiple", [2, 3, 8, 24])
def test_the_multiple_is_found(tmp_path: Path, folder: Path, multiple: int):
    """A pooling and what undoes it give the image's size back only where its sides are multiples."""
    nodes = [
        onnx.helper.make_node("MaxPool", ["noisy"], ["small"], kernel_shape=[multiple] * 2, strides=[multiple] * 2),
        onnx.helper.make_node("Resize", ["small", "", "scales"], ["clean"], mode="nearest"),
    ]
    scales = onnx.numpy_helper.from_array(np.array([1, 1, multiple, multiple], np.float32), "scales")
    source = write_onnx(tmp_path / "pool.onnx", nodes, [scales])
    _, card = import_model(source, "mine", folder, PREPARATION)
    assert card.multiple == multiple
    _, card = import_model(source, "given", folder, Preparation(multiple=2 * multiple))
    assert card.multiple == 2 * multiple


@pytest.mark.parametrize("sides", [(64, 64), (100_000, 100_000)])
def test_fixed_sides_are_freed_where_the_network_does_not_need_them(
    tmp_path: Path, folder: Path, sides: tuple[int, int]
):
    shape = [1, 1, *sides]
    source = write_onnx(tmp_path / "fixed.onnx", given=shape, result=shape)
    path, _ = import_model(source, "mine", folder, PREPARATION)
    onnx.checker.check_model(str(path))
    free = run(write_onnx(tmp_path / "free.onnx"), speckle(33, 70))
    np.testing.assert_array_equal(run(path, speckle(33, 70)), free)


def test_control_flow_is_no_reason_to_refuse(tmp_path: Path, folder: Path):
    image = onnx.helper.make_tensor_value_info("out", onnx.TensorProto.FLOAT, None)
    branch = onnx.helper.make_graph([onnx.helper.make_node("Identity", ["noisy"], ["out"])], "branch", [], [image])
    true = onnx.helper.make_node("Constant", [], ["true"], value=onnx.numpy_helper.from_array(np.array(True)))
    choice = node("If", "true", then_branch=branch, else_branch=branch)
    path, _ = import_model(write_onnx(tmp_path / "if.onnx", [true, choice], []), "mine", folder, PREPARATION)
    np.testing.assert_array_equal(run(path, speckle(20, 30)), speckle(20, 30))


@pytest.mark.parametrize("under", [None, "model_state_dict"])
@pytest.mark.parametrize("architecture", ARCHITECTURES)
def test_weights_of_sar2sar(tmp_path: Path, folder: Path, under: str | None, architecture: str):
    state = weights()
    training = {"epoch": 50, "loss": np.float64(0.5), "optimizer": {"lr": [1e-3, None, True]}}
    source = write_checkpoint(tmp_path / "weights.pth", {under: state, **training} if under else state)
    path, card = import_model(source, "mine", folder, PREPARATION, architecture=architecture)
    onnx.checker.check_model(onnx.load(str(path)))
    assert read_card(str(path)) == card
    assert (card.multiple, card.halo, card.mean_log_amplitude, card.architecture) == (32, HALO, LEVEL, "sar2sar")
    network = Sar2Sar()
    network.load_state_dict(state)
    x = speckle(64, 96)
    with torch.no_grad():
        expected = network(torch.from_numpy(x)).numpy()
    np.testing.assert_allclose(run(path, x), expected, atol=1e-5)


def test_the_graph_that_is_filled_is_that_of_the_module():
    found = read_weights(str(catalog.bundled()["sar2sar-slc"]))
    assert set(found) == {f"{name}.{kind}" for name in LAYERS for kind in ("weight", "bias")}
    for name, (channels_in, channels_out) in LAYERS.items():
        assert found[f"{name}.weight"].shape == (channels_out, channels_in, 3, 3)
        assert found[f"{name}.bias"].shape == (channels_out,)


def test_weights_as_published(folder: Path, published_sar2sar: Path):
    path, card = import_model(published_sar2sar, "published", folder, PREPARATION)
    numbers = [np.dtype, type(np.dtype("float64")), np.core.multiarray.scalar]  # what it holds beside tensors
    with torch.serialization.safe_globals(numbers):
        state = torch.load(published_sar2sar, map_location="cpu", weights_only=True)["model_state_dict"]
    found = read_weights(str(path))
    assert set(found) == set(state)
    for name, values in state.items():
        np.testing.assert_array_equal(found[name], values.numpy())
    assert (card.multiple, card.architecture) == (32, "sar2sar")


def test_imported_networks_are_offered_after_those_bundled(tmp_path: Path, offered: Path):
    assert catalog.model_names() == [catalog.AUTO, *BUNDLED]
    path, _ = import_model(write_onnx(tmp_path / "box.onnx"), "a-first", offered, PREPARATION)
    assert catalog.model_names() == [catalog.AUTO, *BUNDLED, "a-first"]
    assert catalog.find_model("a-first", "date") == path


def test_a_file_under_a_bundled_name_hides_nothing(offered: Path):
    offered.mkdir(parents=True)
    (offered / "lean-slc.onnx").write_text("no network")
    assert catalog.model_names() == [catalog.AUTO, *BUNDLED]
    assert catalog.find_model("lean-slc", "date").parent != offered


@pytest.mark.parametrize(
    "name", ["", "auto", "AUTO", "a b", "../up", "a/b", "a\\b", ".hidden", "-x", "a" * 41, "naïve", "a\n", "x;y"]
)
def test_names_that_cannot_be(tmp_path: Path, folder: Path, name: str):
    with pytest.raises(InputError, match=r"^A model cannot be named .*; NAME takes up to 40 letters"):
        import_model(write_onnx(tmp_path / "box.onnx"), name, folder, PREPARATION)
    assert not folder.exists()


@pytest.mark.parametrize("name", ["sar2sar-slc", "LEAN-slc"])
def test_bundled_names_are_not_taken(tmp_path: Path, folder: Path, name: str):
    with pytest.raises(InputError, match=f"{name} is the name of a network that comes with SAR Despeckle"):
        import_model(write_onnx(tmp_path / "box.onnx"), name, folder, PREPARATION, overwrite=True)


def test_an_imported_name_is_taken_only_when_asked(tmp_path: Path, folder: Path):
    path, _ = import_model(write_onnx(tmp_path / "box.onnx"), "mine", folder, PREPARATION)
    before = path.read_bytes()
    other = write_onnx(tmp_path / "other.onnx", [convolution(dilations=[2, 2], pads=[2, 2, 2, 2])])
    with pytest.raises(InputError, match="There is a model named mine already; choose another NAME, or OVERWRITE"):
        import_model(other, "mine", folder, PREPARATION)
    broken = SUSPECTS["ONNX that gives NaN"][0](tmp_path)
    with pytest.raises(InputError, match="NaN"):
        import_model(broken, "mine", folder, PREPARATION, overwrite=True)
    assert path.read_bytes() == before
    import_model(other, "mine", folder, PREPARATION, overwrite=True)
    assert path.read_bytes() != before
    assert [p.name for p in folder.iterdir()] == ["mine.onnx"]


@pytest.mark.parametrize(
    "preparation, said",
    [
        (Preparation(minimum=3.0, maximum=3.0), "the maximum 3.0 is not above the minimum 3.0"),
        (Preparation(level=float("nan")), "mean_log_amplitude is nan"),
        (Preparation(halo=-1), "halo is -1"),
        (Preparation(halo=5000), "halo is 5000"),
        (Preparation(multiple=-2), "multiple is -2"),
        (Preparation(multiple=257), "multiple is 257"),
    ],
)
def test_preparations_that_cannot_be(tmp_path: Path, folder: Path, preparation: Preparation, said: str):
    with pytest.raises(InputError, match=said):
        import_model(write_onnx(tmp_path / "box.onnx"), "mine", folder, preparation)
    assert not folder.exists()


def test_a_folder_that_cannot_be_written(tmp_path: Path):
    (tmp_path / "profile").write_text("a file where the folder should be")
    with pytest.raises(InputError, match=r"cannot be written .*; make room"):
        import_model(write_onnx(tmp_path / "box.onnx"), "mine", tmp_path / "profile" / "models", PREPARATION)
