"""The way of one date of a series to a clean image.

1. A super-image is made from all dates, and cleaned by a network (``super_image.py``). In the same pass the level of
   every date is gathered, so that the dates are read once for both.
2. Each date goes through a network with the super-image beside it: as the ratio of the two, or both at once
   (``chosen_network.py``), into a scratch image with a factor of its own (``single_image.py``).
   Dates that share much of their speckle go through it by themselves (``core/whole_image/date_correlation.py``), and
   step 3 is left out.
3. The change against the super-image is weighed by the evidence that the date gives of it
   (``core/series/change_evidence.py``), and targets get the brightness of the super-image, or that of the date where it
   shows another one (``core/statistics/bright_targets.py``).
4. One factor gives the result the mean intensity of the date (``core/whole_image/gain.py``).

Step 2 is one pass over date and super-image; steps 3 and 4 are a second one, which writes the result. The caller
decides how a pass is run and where images are kept (``core/streaming/streams.py``); a step is a function on arrays
(``core/streaming/operation.py``) that declares the context it needs (``core/raster/tiles.py``). With
``core/feedback.py`` these are all the files needed to understand the recipe.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ...core.feedback import Feedback, Part, parts
from ...core.raster.tiles import Context
from ...core.series import change_evidence
from ...core.series.change_evidence import weigh_change
from ...core.statistics import bright_targets
from ...core.statistics.bright_targets import keep_targets_of_a_series
from ...core.streaming.operation import Around, Array, Operation, every_nth
from ...core.streaming.streams import Images, Output, Streams
from ...core.whole_image.enl import sample_enl
from ...core.whole_image.gain import Gain, sample_gain
from .despeckler import Despeckler
from .single_image import are_better_alone, estimate_with_gain
from .super_image import SuperImage


@dataclass(frozen=True)
class Evidence(Operation):
    """A network's estimate of a date, corrected by the evidence of date and super-image.

    ``operation(estimate, date, super_image, variation, fluctuation)``, ``(1, rows, cols)`` each, returns the date, and
    with ``ratio`` its ratio to the super-image; the last two, of the series, may be left out.

    Attributes
    ----------
    gain : of the estimate
    usual : level of the date over that of the super-image where nothing changed
    looks, correlation : of the date's speckle
    strengthen, sure : see :func:`weigh_change`
    factor : of the result
    """

    gain: float
    usual: float
    looks: float
    correlation: float
    strengthen: bool
    sure: bool
    factor: float = 1.0
    ratio: bool = False

    @property
    def context(self) -> Context:
        halo = max(change_evidence.REACH, bright_targets.REACH)
        return Context(halo=(halo, halo))

    @property
    def pixel_bytes(self) -> int:
        return 150

    @property
    def side(self) -> int:
        return 768  # its arrays are many, and stay at hand

    def __call__(self, *blocks: Array) -> tuple[Array, ...]:
        (estimate,), (date,), (super_image,), *beside = blocks
        variation, fluctuation = (block[0] for block in beside) if beside else (None, None)
        usual = super_image * np.float32(self.usual)
        weighed = weigh_change(
            date,
            estimate * np.float32(self.gain),
            usual,
            self.looks,
            self.correlation,
            variation,
            self.strengthen,
            self.sure,
        )
        result = keep_targets_of_a_series(date, weighed, usual, fluctuation) * np.float32(self.factor)
        return (result[None], (result / super_image)[None]) if self.ratio else (result[None],)


@dataclass(frozen=True)
class WithRatio(Around):
    """An operation on an estimate, with the ratio of its result to the super-image.

    ``operation(estimate, super_image)`` gives both, ``(1, rows, cols)`` each.
    """

    def __call__(self, *blocks: Array) -> tuple[Array, ...]:
        estimate, super_image = blocks
        (result,) = self.operation(estimate)
        return result, result / super_image


def despeckle_series(
    dates: Images,
    super_image: SuperImage,
    looks: float,
    correlation: float,
    despeckler: Despeckler,
    outputs: Sequence[Output],
    changes: Sequence[Output] | None,
    streams: Streams,
    feedback: Feedback,
    phases: Images | None = None,
    wanted: Sequence[int] | None = None,
) -> None:
    """Despeckle every date with its super-image.

    Parameters
    ----------
    looks, correlation : of the speckle of each date, see :mod:`.core.whole_image.spacing`
    outputs, changes : for the despeckled dates and their ratios to the super-image, one per date that is wanted
    phases : of the dates, for a network that is guided by them; that of a date is the phase of its ratio
    wanted : the dates to despeckle, all if None: the others are there for what the series says about these
    """
    alone = are_better_alone(dates, looks, despeckler, streams, feedback)
    enl = super_image.looks
    if despeckler.asks_looks and math.isnan(enl):
        enl = sample_enl(super_image.image.select(0), streams, Part(feedback, 0, 0))
    wanted = range(len(dates)) if wanted is None else wanted
    for place, (index, part) in enumerate(zip(wanted, parts(feedback, *[1] * len(wanted)))):
        date, beside, levels = dates.select(index), super_image.beside(index), super_image.levels[place]
        feedback.step(f"Despeckling date {index + 1} of {len(dates)}, {date.names}")
        results = [[outputs[place]], *([[changes[place]]] if changes else [])]
        first, between, second = parts(part, 10, 1, 3)
        with streams.scratch_beside(outputs[place]) as workspace:
            if alone:
                step, seen = despeckler.for_image(levels.log_level), [date]
            else:
                step, seen = despeckler.for_date(levels, super_image.dates, enl), [date, beside]
            if phases is not None:
                seen.append(phases.select(index))
            estimate, gain = estimate_with_gain(step, seen, levels.log_level, workspace, streams, first)
            if alone:
                scaled: Operation = WithRatio(Gain(gain)) if changes else Gain(gain)
                streams.run(scaled, [estimate, beside] if changes else [estimate], results, second)
                continue
            inputs = [estimate, date, beside, *super_image.variation]
            smooth = despeckler.smooth
            strengthen = smooth and despeckler.takes != "guided"
            shown = Evidence(gain, levels.usual, looks, correlation, strengthen, smooth, ratio=bool(changes))
            factor = sample_gain(every_nth(shown, despeckler.spacing), inputs, 1, streams, between)
            streams.run(every_nth(replace(shown, factor=factor), despeckler.spacing), inputs, results, second)
