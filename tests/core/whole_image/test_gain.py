"""The gain that keeps an image's mean."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from sar_despeckle.core.feedback import Silent
from sar_despeckle.core.raster.grid import Grid
from sar_despeckle.core.raster.reader import Stack
from sar_despeckle.core.raster.tiles import Window
from sar_despeckle.core.statistics.exact_sums import unit_for
from sar_despeckle.core.streaming.limits import Limits
from sar_despeckle.core.streaming.operation import Operation
from sar_despeckle.core.streaming.raster_streams import RasterStreams
from sar_despeckle.core.streaming.workspace import Workspace
from sar_despeckle.core.whole_image.gain import Gain, MeanSums, WithMeanPair, gain_from, sample_gain

SHAPE = (90, 70)


def written(workspace: Workspace, image: np.ndarray) -> Stack:
    writer = workspace.scratch("image", Grid(*SHAPE))
    writer.write(image[None].astype(np.float32), Window(0, 0, *SHAPE))
    return writer.read_back()


class SecondBlock(Operation):
    """Takes its second block for the estimate."""

    def __call__(self, *blocks: np.ndarray) -> tuple[np.ndarray, ...]:
        return (blocks[1],)


def gain(folder: Path, image: np.ndarray, estimate: np.ndarray, limits: Limits | None = None) -> float:
    unit = unit_for(float(np.nanmean(image)))
    with Workspace(folder) as workspace:
        stacks = [written(workspace, image), written(workspace, estimate)]
        operation = WithMeanPair(SecondBlock())
        streams = RasterStreams(limits or Limits())
        sums = streams.run(operation, stacks, [], Silent(), lambda r: MeanSums.of(r[1], r[2], unit))
        sampled = sample_gain(SecondBlock(), stacks, 0, streams, Silent())  # of all, it is small
        assert sampled == pytest.approx(gain_from(sums), rel=1e-5)
        return gain_from(sums)


def test_it_is_the_same_for_every_tiling(tmp_path: Path) -> None:
    rng = np.random.default_rng(3)
    images = rng.lognormal(0, 1, (2, *SHAPE))
    assert len({gain(tmp_path, *images, Limits(side)) for side in (0, 16, 37, 64)}) == 1


def test_without_anything_it_is_one() -> None:
    assert gain_from([]) == 1.0


def test_it_undoes_a_factor(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    truth = rng.uniform(0.5, 2, SHAPE)
    image = truth * rng.gamma(4, 1 / 4, SHAPE)
    assert gain(tmp_path, image, truth * 0.8) == pytest.approx(image.sum() / (0.8 * truth.sum()), rel=1e-5)


def test_one_bright_target_does_not_rule_it(tmp_path: Path) -> None:
    image, estimate = np.ones(SHAPE), np.ones(SHAPE)
    image[40, 30], estimate[40, 30] = 1e6, 5e5
    assert gain(tmp_path, image, estimate) == pytest.approx(1, rel=1e-6)


@pytest.mark.parametrize("decibel", [10, 18, 20, 22, 30])
def test_nor_does_a_bright_region_whatever_its_level(tmp_path: Path, decibel: float) -> None:
    """As land is beside the sea. The estimate follows the speckle a little."""
    rng = np.random.default_rng(2)
    truth = np.ones(SHAPE)
    truth[30:60, 20:50] = 10 ** (decibel / 10)
    speckle = rng.gamma(1, 1, SHAPE)
    assert gain(tmp_path, truth * speckle, truth * (0.9 + 0.1 * speckle)) == pytest.approx(1, abs=0.02)


def test_pixels_without_data_do_not_count(tmp_path: Path) -> None:
    image, estimate = np.full(SHAPE, 2.0), np.ones(SHAPE)
    image[:50], estimate[:50] = np.nan, 7
    assert gain(tmp_path, image, estimate) == pytest.approx(2, rel=1e-6)


def test_the_estimate_gets_it() -> None:
    (result,) = Gain(2.0)(np.full((1, 2, 3), 3, np.float32))
    np.testing.assert_array_equal(result, np.full((1, 2, 3), 6))
