"""Ratio despeckling: division, and what goes through unchanged."""

from __future__ import annotations

import pickle
from dataclasses import dataclass

import numpy as np

from sar_despeckle.core.raster.tiles import Context
from sar_despeckle.core.series.ratio import RatioDespeckle, divide
from sar_despeckle.core.streaming.operation import Operation

from ..rasters import speckle

SHAPE = (40, 50)


@dataclass(frozen=True)
class Same(Operation):
    """A despeckler that does nothing, and wants a context of its own."""

    @property
    def context(self) -> Context:
        return Context((3, 5), 4, 8)

    @property
    def side(self) -> int:
        return 77

    @property
    def concurrent(self) -> bool:
        return False

    def __call__(self, *blocks: np.ndarray) -> tuple[np.ndarray, ...]:
        return blocks


@dataclass(frozen=True)
class Constant(Operation):
    """A despeckler that finds the same everywhere."""

    value: float

    def __call__(self, *blocks: np.ndarray) -> tuple[np.ndarray, ...]:
        return (np.full_like(blocks[0], self.value),)


def images(gaps: float = 0.1) -> tuple[np.ndarray, np.ndarray]:
    """A date and its super-image, of a level far from 1."""
    scene = np.exp(np.random.default_rng(1).normal(-4, 1, (1, *SHAPE))).astype(np.float32)
    return scene * speckle((1, *SHAPE), seed=2, gaps=gaps), scene * speckle((1, *SHAPE), 50, seed=3, gaps=gaps / 2)


# -- division


def test_divide():
    w = np.array([[[1, 2, np.nan, 4, 5]]], np.float32)
    s = np.array([[[4, np.nan, 2, 0, 10]]], np.float32)
    np.testing.assert_allclose(divide(w, s, 2.0), [[[0.5, np.nan, np.nan, np.nan, 1.0]]])


# -- despeckling


def ratio_despeckle(despeckler: Operation, date: np.ndarray, s: np.ndarray) -> np.ndarray:
    scale = float(np.exp(np.nanmean(np.log(s.astype(np.float64)))))
    date.flags.writeable = s.flags.writeable = False
    (result,) = RatioDespeckle(despeckler, scale)(date, s)
    return result


def test_an_identity_gives_back_the_input():
    date, s = images()
    result = ratio_despeckle(Same(), date, s)
    known = ~np.isnan(date) & ~np.isnan(s)
    np.testing.assert_allclose(result[known], date[known], rtol=1e-5)
    assert np.isnan(result[~known]).all()


def test_a_constant_ratio_gives_the_super_image():
    date, s = images(gaps=0)
    scale = np.exp(np.log(s.astype(np.float64)).mean())
    result = ratio_despeckle(Constant(scale), date, s)  # λ: nothing changed
    np.testing.assert_allclose(result, s, rtol=1e-5)
    np.testing.assert_allclose(ratio_despeckle(Constant(2 * scale), date, s), 2 * result, rtol=1e-5)


def test_the_despeckler_sees_the_ratio_at_the_level_of_the_super_image():
    date, s = images()
    seen: list[np.ndarray] = []

    class Spy(Same):
        def __call__(self, *blocks: np.ndarray) -> tuple[np.ndarray, ...]:
            seen.extend(blocks)
            return blocks

    RatioDespeckle(Spy(), 0.3)(date, s)
    np.testing.assert_allclose(seen[0], 0.3 * date / s, rtol=1e-5)


def test_it_runs_as_its_despeckler_wants_to():
    operation = RatioDespeckle(Same(), 1.0)
    assert (operation.context, operation.side, operation.concurrent) == (Context((3, 5), 4, 8), 77, False)


def test_pickled_it_is_the_same():
    operation = RatioDespeckle(Constant(3.0), 0.1)
    again = pickle.loads(pickle.dumps(operation))
    assert again == operation
    date, s = speckle((1, 5, 5)), speckle((1, 5, 5), seed=3)
    np.testing.assert_array_equal(again(date, s)[0], operation(date, s)[0])
