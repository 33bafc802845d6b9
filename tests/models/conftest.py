"""Fixtures of the tests of models: a small network beside the trained ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from sar_despeckle.models.engines.devices import close_engines
from sar_despeckle.models.library.catalog import find_model
from sar_despeckle.models.library.product import Product

from .box_network import CARD, save_box_network


@pytest.fixture(scope="session", autouse=True)
def one_thread() -> None:
    """Of torch: on tiny tensors more of them only wait for one another."""
    import torch

    torch.set_num_threads(1)


@pytest.fixture
def box_network(tmp_path: Path) -> Callable[..., str]:
    """``box_network(halo=9)`` gives the path of a small network, with changes to its card."""

    def make(**changes: object) -> str:
        close_engines()
        path = tmp_path / f"{changes.get('name', 'box')}.onnx"
        save_box_network(path, replace(CARD, **changes))  # type: ignore[arg-type]
        return str(path)

    return make


@pytest.fixture(scope="session")
def trained() -> str:
    """The bundled network that despeckles a date."""
    return str(find_model("auto", "date", Product.SLC))
