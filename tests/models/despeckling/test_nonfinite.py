"""Networks that answer with NaN or infinite values: the sentence names them, and nothing is passed on as no data."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper

from sar_despeckle.core.errors import InputError
from sar_despeckle.models.despeckling.guided import GuidedDespeckle
from sar_despeckle.models.despeckling.inference import NetworkDespeckle
from sar_despeckle.models.engines.devices import Device, close_engines
from sar_despeckle.models.files.card import KEY
from sar_despeckle.models.library.network_file import NetworkFile

from ..box_network import CARD

SENTENCE = "^The network odd answers with NaN or infinite values where the image has data; choose another MODEL\\.$"


def save_odd_network(path: Path, operator: str, channels: int = 1) -> str:
    """A network that takes the logarithm, the reciprocal or the exponential of its first channel."""
    nodes = [helper.make_node(operator, ["noisy" if channels == 1 else "first"], ["clean"])]
    if channels > 1:
        nodes.insert(0, helper.make_node("Split", ["noisy"], ["first", "second", "third"], axis=1))
    given, made = (
        helper.make_tensor_value_info(n, TensorProto.FLOAT, ["batch", c, "rows", "cols"])
        for n, c in (("noisy", channels), ("clean", 1))
    )
    model = helper.make_model(
        helper.make_graph(nodes, "odd", [given], [made]), opset_imports=[helper.make_opsetid("", 17)], ir_version=8
    )
    helper.set_model_props(model, {KEY: replace(CARD, name="odd", mean_log_amplitude=None).to_json()})
    onnx.save(model, str(path))
    close_engines()
    return str(path)


def image() -> np.ndarray:
    """Three fields: at the lower end of the network's range, under it, and far above it; one pixel has no data."""
    log_amplitude = np.repeat(np.float32([CARD.minimum, CARD.minimum - 1, 41]), 40)
    found = np.tile(np.exp(2 * log_amplitude), (1, 64, 1))
    found[:, :, 1::2] *= np.float32(1.001)  # an area of one value would be kept from the network
    found[0, 9, 9] = np.nan
    return found


@pytest.mark.parametrize("operator", ["Log", "Reciprocal", "Sqrt", "Exp"])
@pytest.mark.parametrize("mirrored", [False, True])
def test_a_network_for_single_images(operator: str, mirrored: bool, tmp_path: Path) -> None:
    """Exp's answers are finite, only the intensities that they stand for are not."""
    path = save_odd_network(tmp_path / "odd.onnx", operator)
    with pytest.raises(InputError, match=SENTENCE):
        NetworkDespeckle(NetworkFile.at(path, Device.CPU), 0.0, mirrored)(image())


def test_a_network_that_sees_the_super_image(tmp_path: Path) -> None:
    path = save_odd_network(tmp_path / "odd.onnx", "Log", channels=3)
    with pytest.raises(InputError, match=SENTENCE):
        GuidedDespeckle(NetworkFile.at(path, Device.CPU), 0.0)(image(), np.ones_like(image()))


def test_no_data_in_the_image_is_no_fault_of_the_network(tmp_path: Path) -> None:
    path = save_odd_network(tmp_path / "odd.onnx", "Identity")
    (clean,) = NetworkDespeckle(NetworkFile.at(path, Device.CPU), 0.0)(image())
    np.testing.assert_array_equal(np.isnan(clean), np.isnan(image()))
