"""Despeckling of single images."""

from __future__ import annotations

import math
from collections.abc import Sequence

from ...core.feedback import Feedback, Part, parts
from ...core.statistics.exact_sums import unit_for
from ...core.streaming.operation import Operation
from ...core.streaming.streams import Images, Output, ScratchSpace, Streams
from ...core.whole_image.date_correlation import sample_correlation
from ...core.whole_image.gain import Gain, MeanSums, WithMeanPair, gain_from
from ...core.whole_image.levels import LogSum, measure_log_levels
from .despeckler import Despeckler

# [correlation of intensity, 0.18 to 0.28] Of dates that share more of their speckle the super-image says less than one
# date by itself: at 0.17 a series has three quarters of one date's looks and ten dates' details, at 0.25 a fiftieth of
# the looks (coherence of 0.7 with the date before, and of 0.5 among all dates, in the situations of docs/models.md)
SHARED = 0.22


def despeckle(
    images: Images,
    despeckler: Despeckler,
    outputs: Sequence[Output],
    streams: Streams,
    feedback: Feedback,
    phases: Images | None = None,
    speckles: Sequence[Output] | None = None,
) -> None:
    """Despeckle every image by itself, one after the other: tiles can be large, however many images there are.

    Parameters
    ----------
    outputs : one per image
    phases : of the images, for a network that is guided by them
    speckles : for the speckle that such a network finds, one per image

    Raises
    ------
    InputError, Cancelled : see :meth:`Streams.run`
    """
    for index, (output, part) in enumerate(zip(outputs, parts(feedback, *[1] * len(images)))):
        image = images.select(index)
        feedback.step(f"Despeckling {image.names}")
        first, second = parts(part, 1, 12)
        (level,) = measure_log_levels(image, streams, first)
        phase = phases.select(index) if phases is not None else None
        speckle = speckles[index] if speckles else None
        despeckle_image(image, level, despeckler, output, streams, second, phase, speckle)


def despeckle_image(
    image: Images,
    log_level: float,
    despeckler: Despeckler,
    output: Output,
    streams: Streams,
    feedback: Feedback,
    phase: Images | None = None,
    speckle: Output | None = None,
) -> Sequence[LogSum]:
    """Despeckle one image whose mean log-intensity is known; returns the sums of the result's, tile by tile.

    Parameters
    ----------
    phase, speckle : see :func:`despeckle`
    """
    first, second = parts(feedback, 11, 1)
    step, seen = despeckler.for_image(log_level), [image] if phase is None else [image, phase]
    with streams.scratch_beside(output) as workspace:
        estimate, gain = estimate_with_gain(step, seen, log_level, workspace, streams, first, speckle)
        return streams.run(Gain(gain), [estimate], [[output]], second, lambda results: LogSum.of(results[0]))


def estimate_with_gain(
    operation: Operation,
    inputs: Sequence[Images],
    log_level: float,
    workspace: ScratchSpace,
    streams: Streams,
    feedback: Feedback,
    speckle: Output | None = None,
) -> tuple[Images, float]:
    """An estimate as a scratch image, and the factor that gives it the mean intensity of its image, in one pass.

    Parameters
    ----------
    inputs : what the operation takes, the image first
    log_level : mean log-intensity of the image, or about that
    speckle : for the operation's second result
    """
    unit = unit_for(math.exp(log_level))
    estimate = workspace.scratch("estimate", inputs[0].grid)
    sums = streams.run(
        WithMeanPair(operation),
        inputs,
        [[estimate], None, None, *([[speckle]] if speckle else [])],
        feedback,
        lambda results: MeanSums.of(results[1], results[2], unit),
    )
    return estimate.read_back(), streams.figure(gain_from, sums)


def are_better_alone(dates: Images, looks: float, despeckler: Despeckler, streams: Streams, feedback: Feedback) -> bool:
    """Tell whether the dates share so much speckle that each is better despeckled by itself, and say so to the user."""
    correlation = sample_correlation(dates, looks, streams, Part(feedback, 0, 0))
    if correlation <= SHARED:
        return False
    able = despeckler.takes in ("image", "complex") and not despeckler.asks_looks  # RuLoG asks, and needs a ratio
    done = "each is despeckled by itself" if able else "some of it is left in the results"
    feedback.warning(
        f"The dates have much of their speckle in common (correlation {correlation:.2f}), as over deserts, rock and "
        f"towns: a mean of them does not remove that, and {done}."
    )
    return able
