"""Every operation is a value: it can be sent elsewhere and gives the same there."""

from __future__ import annotations

import pickle
import subprocess
import sys
from dataclasses import is_dataclass
from pathlib import Path

import numpy as np
import pytest

from sar_despeckle.core.pairs.near_real_references import NearRealReferences
from sar_despeckle.core.raster.tiles import Context
from sar_despeckle.core.series.half_precision import InHalfPrecision
from sar_despeckle.core.series.ratio import RatioDespeckle
from sar_despeckle.core.streaming.operation import EveryNth, Identity, Operation, WithInputs
from sar_despeckle.core.superimage.binary_weighted import BinaryWeightedMean, TemporalMean
from sar_despeckle.core.superimage.glrt import GlrtMultilook
from sar_despeckle.core.superimage.unchanged_mean import UnchangedMean
from sar_despeckle.core.superimage.variation import WithVariation
from sar_despeckle.core.whole_image.enl import LogVariance
from sar_despeckle.core.whole_image.gain import Gain, WithMeanPair
from sar_despeckle.core.whole_image.levels import WithLevels
from sar_despeckle.core.whole_image.spacing import LagCorrelation

from ..rasters import speckle

OPERATIONS = [
    Identity(),
    LogVariance((5, 6)),
    TemporalMean(),
    BinaryWeightedMean((0, 2), 2.0),
    UnchangedMean(2.0, 3, (0.9, 1.0, 1.1)),
    WithVariation(TemporalMean(), (0.9, 1.0, 1.1), 2.0, 0.1),
    GlrtMultilook(2.0, (5, 7), 0.1, 4, True),
    RatioDespeckle(Identity(), 0.5),
    WithInputs(TemporalMean()),
    EveryNth(TemporalMean(), 2),
    LagCorrelation((5, 7)),
    WithMeanPair(Identity()),
    WithLevels(TemporalMean()),
    Gain(2.0),
    NearRealReferences(GlrtMultilook(2.0, (5, 7), 0.1, 4, True)),
    InHalfPrecision(32.0),
]


def blocks_for(operation: Operation) -> list[np.ndarray]:
    stack = speckle((3, 20, 22), gaps=0.1)
    if isinstance(operation, RatioDespeckle):
        return [stack[:1], speckle((1, 20, 22), 9, seed=2)]
    return [stack[:1]] if isinstance(operation, (WithMeanPair, Gain, LogVariance, LagCorrelation)) else [stack]


def test_the_list_is_complete():
    def below(kind: type) -> set[type]:
        return {kind}.union(*(below(sub) for sub in kind.__subclasses__()))

    kinds = {k for k in below(Operation) if k.__module__.startswith("sar_despeckle.core.")}
    assert {k.__name__ for k in kinds} - {"Operation", "Around", "_Ratio"} == {type(o).__name__ for o in OPERATIONS}


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda o: type(o).__name__)
def test_operations_are_values(operation: Operation):
    assert is_dataclass(operation) or type(operation) is Identity
    again = pickle.loads(pickle.dumps(operation))
    for attribute in ("context", "pixel_bytes", "side", "concurrent"):
        assert getattr(again, attribute) == getattr(operation, attribute)
    blocks = blocks_for(operation)
    for block in blocks:
        block.flags.writeable = False  # the runner's
    results = operation(*blocks)
    for one, other in zip(results, again(*blocks)):
        np.testing.assert_array_equal(one, other)
    assert all(r.shape[1:] == (20, 22) and r.dtype == np.float32 for r in results)


def test_an_operation_gives_the_same_in_another_process(tmp_path: Path):
    operation, stack = OPERATIONS[4], speckle((3, 20, 22), gaps=0.1)
    (tmp_path / "job").write_bytes(pickle.dumps((operation, stack)))
    work = """
import pickle, sys
operation, stack = pickle.load(open(sys.argv[1], "rb"))
pickle.dump(operation(stack), open(sys.argv[1], "wb"))
"""
    paths = f"import sys; sys.path[:] = {sys.path!r}\n"
    subprocess.run([sys.executable, "-c", paths + work, str(tmp_path / "job")], check=True)
    for one, other in zip(pickle.loads((tmp_path / "job").read_bytes()), operation(stack)):
        np.testing.assert_array_equal(one, other)


def test_a_plain_operation_needs_no_context():
    operation = Operation()
    assert operation.context == Context() and operation.pixel_bytes == 0 and operation.concurrent
    with pytest.raises(NotImplementedError):
        operation(speckle((1, 2, 2)))
