"""Angles: in radians, in degrees, or none at all."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from sar_despeckle.core.errors import InputError
from sar_despeckle.core.raster.reader import RasterInput, Stack, StackReader, open_stack
from sar_despeckle.core.raster.tiles import Window
from sar_despeckle.core.scale.scale import Scale
from sar_despeckle.core.streaming.raster_streams import RasterStreams
from sar_despeckle.core.streaming.tile_workers import read_block
from sar_despeckle.core.whole_image.phase_angles import phases_in, phases_of_complex

from ..rasters import Recorder, whole, write

SHAPE = (40, 50)


def image(seed: int = 1) -> NDArray[np.complex64]:
    real, imaginary = np.random.default_rng(seed).standard_normal((2, *SHAPE))
    return (real + 1j * imaginary).astype(np.complex64)


def stack(path: Path, values: NDArray, scale: Scale | None = None) -> Stack:
    return open_stack([RasterInput(write(path, values))], scale)


def found(rasters: Stack, images: Stack) -> tuple[Stack, list[str]]:
    feedback = Recorder()
    return phases_in(rasters, images, RasterStreams(), feedback), feedback.words


def test_of_complex_numbers(tmp_path: Path) -> None:
    z = image()
    phases = phases_of_complex(stack(tmp_path / "slc.tif", z), RasterStreams(), Recorder())
    assert phases is not None
    np.testing.assert_allclose(whole(phases)[0], np.angle(z), atol=1e-6)


def test_what_is_mirrored_has_no_phase(tmp_path: Path) -> None:
    phases = stack(tmp_path / "slc.tif", image()).phases()
    block = read_block(StackReader(phases), Window(-2, 0, 4, SHAPE[1]))
    assert np.isnan(block[0, :2]).all()
    assert np.isfinite(block[0, 2:]).all()


@pytest.mark.parametrize("turn", [False, True])
def test_radians_and_degrees(tmp_path: Path, turn: bool) -> None:
    z = image()
    wanted = np.angle(z) + (np.pi if turn else 0)  # from 0 to a whole turn
    images = stack(tmp_path / "intensity.tif", np.abs(z) ** 2, Scale.INTENSITY)
    radians = stack(tmp_path / "radians.tif", wanted.astype(np.float32), Scale.DECIBEL)
    phases, warnings = found(radians, images)
    np.testing.assert_allclose(whole(phases)[0], wanted, atol=1e-5)
    assert warnings == []
    degrees = stack(tmp_path / "degrees.tif", np.degrees(wanted).astype(np.float32), Scale.DECIBEL)
    phases, warnings = found(degrees, images)
    np.testing.assert_allclose(whole(phases)[0], wanted, atol=1e-4)
    assert warnings[0].startswith("degrees.tif is taken for degrees: ")


@pytest.mark.parametrize("what", ["zero", "constant", "detected"])
def test_no_phase_in_complex_numbers(tmp_path: Path, what: str) -> None:
    z = np.abs(image()).astype(np.complex64)
    if what == "constant":
        z *= np.complex64(1j)
    elif what == "detected":
        z[::2] *= -1
    feedback = Recorder()
    assert phases_of_complex(stack(tmp_path / "detected.tif", z), RasterStreams(), feedback) is None
    assert feedback.words[0].startswith("detected.tif has the same phase everywhere, ")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (np.zeros(SHAPE, np.float32), "phase.tif is no phase: its values are all alike; "),
        (np.full(SHAPE, 1.5, np.float32), "phase.tif is no phase: its values are all alike; "),
        (np.linspace(0, 900, SHAPE[0] * SHAPE[1], dtype=np.float32).reshape(SHAPE), "its values reach 900, "),
        (np.zeros((SHAPE[0], SHAPE[1] - 1), np.float32), "; give the phase on the grid of the image."),
        (np.zeros((2, *SHAPE), np.float32), "phase.tif and 1 more has 2 bands, and intensity.tif 1; "),
    ],
)
def test_no_phase_in_a_raster(tmp_path: Path, values: NDArray, said: str) -> None:
    images = stack(tmp_path / "intensity.tif", np.abs(image()) ** 2, Scale.INTENSITY)
    with pytest.raises(InputError) as refused:
        found(stack(tmp_path / "phase.tif", values, Scale.DECIBEL), images)
    assert said in str(refused.value)
