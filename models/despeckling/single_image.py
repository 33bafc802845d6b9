"""Single images despeckled, from rasters to rasters."""

from __future__ import annotations

import math
from collections.abc import Sequence

from ...core.feedback import Feedback, parts
from ...core.raster.reader import Stack
from ...core.raster.writer import BandWriter, RasterWriter, one_per_date
from ...core.statistics.exact_sums import unit_for
from ...core.streaming.operation import Operation
from ...core.streaming.runner import Limits, run
from ...core.streaming.workspace import Workspace
from ...core.whole_image.gain import Gain, MeanSums, WithMeanPair, gain_from
from ...core.whole_image.levels import LogSum, measure_log_levels, total
from .chosen_network import Network


def despeckle(images: Stack, network: Network, outputs: list[RasterWriter], limits: Limits, feedback: Feedback) -> None:
    """Despeckle every image of a stack by itself, one after the other: the tiles can be large, whatever their number.

    Parameters
    ----------
    outputs : one writer with a band per image, or one per image

    Raises
    ------
    InputError, Cancelled : see :func:`sar_despeckle.core.streaming.runner.run`
    """
    for index, part in enumerate(parts(feedback, *[1] * len(images))):
        image = images.select(index)
        first, second = parts(part, 1, 12)
        (level,) = measure_log_levels(image, limits, first)
        despeckle_image(image, level, network, one_per_date(outputs, len(images))[index], limits, second)


def despeckle_image(
    image: Stack,
    log_level: float,
    network: Network,
    output: RasterWriter | BandWriter,
    limits: Limits,
    feedback: Feedback,
) -> float:
    """Despeckle one image whose mean log-intensity is known; gives that of the result."""
    first, second = parts(feedback, 11, 1)
    with Workspace(output.folder) as workspace:
        estimate, gain = estimate_with_gain(network.for_image(log_level), [image], log_level, workspace, limits, first)
        sums = run(Gain(gain), [estimate], [[output]], limits, second, lambda results: LogSum.of(results[0]))
    return total(sums).mean


def estimate_with_gain(
    operation: Operation,
    inputs: Sequence[Stack],
    log_level: float,
    workspace: Workspace,
    limits: Limits,
    feedback: Feedback,
) -> tuple[Stack, float]:
    """An estimate as a scratch raster, and the factor that gives it the mean intensity of its image, in one pass.

    Parameters
    ----------
    inputs : what the operation takes, the image first
    log_level : mean log-intensity of the image, or about that
    """
    unit = unit_for(math.exp(log_level))
    scratch = workspace.scratch("estimate", inputs[0].grid)
    sums = run(
        WithMeanPair(operation),
        inputs,
        [[scratch], None, None],
        limits,
        feedback,
        lambda results: MeanSums.of(results[1], results[2], unit),
    )
    return workspace.read_back(scratch), gain_from(sums)
