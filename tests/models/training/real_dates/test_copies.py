"""Dates that are one image under several names, or constant, are refused: a network judged by them would help."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from sar_despeckle.core.errors import InputError
from sar_despeckle.core.feedback import Silent
from sar_despeckle.models.engines.devices import Device
from sar_despeckle.models.files.onnx_file import read_card
from sar_despeckle.models.networks.lean import Lean
from sar_despeckle.models.training.export import describe, export
from sar_despeckle.models.training.real_dates.independence import refuse_copies
from sar_despeckle.models.training.real_dates.stack_tuning import finetune
from sar_despeckle.models.training.recipes import RECIPES

from ..stacks import simulated

LABELS = ["a.tif", "b.tif", "c.tif", "d.tif"]
SHAPE = (3, 128, 128)


def images(coherence: float = 0.0) -> np.ndarray:
    """Aligned log-amplitude of four dates, of which two have so much in common."""
    rng = np.random.default_rng(1)
    waves = [rng.normal(size=(2, *SHAPE)) for _ in LABELS]
    waves[3] = coherence * waves[1] + np.sqrt(1 - coherence**2) * waves[3]
    return 0.5 * np.log(np.stack([(wave**2).sum(axis=0) for wave in waves], axis=1)).astype(np.float32)


@pytest.mark.parametrize("coherence", [0.0, 0.7, 0.95])
def test_dates_of_their_own_are_taken_however_coherent(coherence: float) -> None:
    refuse_copies(images(coherence), LABELS)


@pytest.mark.parametrize(
    "clothing",
    [
        lambda image: image,
        lambda image: image + np.float32(0.8),  # times a constant
        lambda image: (image * 40).round() / 40,  # in 8 bits
    ],
    ids=["the same", "calibrated", "rounded"],
)
@pytest.mark.parametrize("dates", [2, 4])
def test_copies_are_named(clothing: Callable[[np.ndarray], np.ndarray], dates: int) -> None:
    stack = images()[:, :dates]
    stack[:, -1] = clothing(stack[:, 0])
    with pytest.raises(
        InputError, match=rf"^a\.tif and {LABELS[dates - 1][0]}\.tif have the same speckle, .*; leave one"
    ):
        refuse_copies(stack, LABELS)


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Path:
    torch.manual_seed(1)
    path = tmp_path_factory.mktemp("network") / "raw.onnx"
    export(Lean(), replace(describe(RECIPES["lean-slc"], 1.0, {}), name="raw"), path)
    return path


def copied(stack: np.ndarray) -> None:
    stack[1:] = stack[0]


def constant(stack: np.ndarray) -> None:
    stack[:] = 5


def constant_once(stack: np.ndarray) -> None:
    stack[2] = 0.1


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (
            copied,
            "20240101.tif and 20240102.tif have the same speckle, so they are one date under two names; leave one",
        ),
        (constant, "20240101.tif has no speckle, its values are constant or smooth; leave it out."),
        (constant_once, "20240103.tif has no speckle, its values are constant or smooth; leave it out."),
    ],
)
def test_nothing_is_trained_on_them(
    spoil: Callable[[np.ndarray], None], sentence: str, network: Path, tmp_path: Path
) -> None:
    stack = simulated(tmp_path, spoil=spoil)
    with pytest.raises(InputError, match=f"^{sentence}"):
        finetune(network, read_card(str(network)), stack, 0.01, Device.CPU, Silent())
