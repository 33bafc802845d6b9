"""A network in a model file: found, announced, opened once."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from sar_despeckle.core.errors import InputError
from sar_despeckle.models.engines.devices import Device
from sar_despeckle.models.library.network_file import NetworkFile
from sar_despeckle.models.library.product import Product

from ..rasters import Recorder


def test_a_network_is_looked_up_and_announced(trained: str):
    recorder = Recorder()
    found = NetworkFile.find("auto", "date", Product.SLC, Device.CPU, recorder)
    assert (found.path, found.name) == (trained, Path(trained).stem)
    assert recorder.words == [f"Network {found.name} on the CPU (chosen)."]
    with pytest.raises(InputError, match="There is no model named nothing"):
        NetworkFile.find("nothing", "date", None, Device.CPU, recorder)
    assert pickle.loads(pickle.dumps(found)) == found


def test_a_network_is_the_one_of_its_file(trained: str):
    found = NetworkFile.at(trained, Device.CPU)
    assert found == NetworkFile.at(Path(trained), Device.CPU) != NetworkFile.at(trained)
    assert hash(found) == hash(NetworkFile.at(trained, Device.CPU))
    assert found.engine() is NetworkFile.at(trained, Device.CPU).engine()
