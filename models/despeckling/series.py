"""How one date of a series becomes clean, from rasters to rasters.

1. A super-image is made of all dates, and cleaned by a network (:mod:`.super_image`). In the same pass the level of
   every date is gathered, so that the dates are read once for both.
2. Each date goes through a network with the super-image beside it: as the ratio of the two, or both at once
   (:meth:`.network.Network.for_date`).
3. Of the change against the super-image that much is kept as the date gives evidence of (:mod:`..core.evidence`), and
   targets that every date shows are as bright as the super-image has them (:mod:`..core.bright_targets`).
4. One factor gives the result the mean intensity of the date (:mod:`..core.gain`).

Step 2 is one pass over date and super-image into a scratch raster, in which the factor of the network's estimate is
measured; steps 3 and 4 are a second one, that writes the result.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from ...core.errors import InputError
from ...core.feedback import Feedback, parts
from ...core.raster.reader import Stack
from ...core.raster.tiles import Context
from ...core.raster.writer import RasterWriter, one_per_date
from ...core.series import change_evidence
from ...core.series.change_evidence import weigh_change
from ...core.statistics import bright_targets
from ...core.statistics.bright_targets import keep_persistent_targets
from ...core.streaming.operation import Array, Operation
from ...core.streaming.runner import Limits, run
from ...core.streaming.threads import wait_for
from ...core.streaming.workspace import Workspace
from ...core.whole_image.enl import sample_enl
from ...core.whole_image.gain import sample_gain
from ...core.whole_image.levels import DateLevels, measure_beside
from .chosen_network import Network
from .guided import FEWEST
from .single_image import estimate_with_gain
from .super_image import SuperImage


@dataclass(frozen=True)
class Evidence(Operation):
    """A network's estimate of a date, made to agree with what date and super-image show.

    ``operation(estimate, date, super_image)``, intensity ``(1, rows, cols)`` each, gives the date, and with ``ratio``
    its ratio to the super-image.

    Attributes
    ----------
    gain : of the estimate
    usual : level of the date over that of the super-image where nothing changed
    looks : of the date
    strengthen : see :func:`weigh_change`
    factor : of the result
    """

    gain: float
    usual: float
    looks: float
    strengthen: bool
    factor: float = 1.0
    ratio: bool = False

    @property
    def context(self) -> Context:
        halo = max(change_evidence.REACH, bright_targets.REACH)
        return Context(halo=(halo, halo))

    @property
    def pixel_bytes(self) -> int:
        return 150

    def __call__(self, *blocks: Array) -> tuple[Array, ...]:
        (estimate,), (date,), (super_image,) = blocks
        usual = super_image * np.float32(self.usual)
        weighed = weigh_change(date, estimate * np.float32(self.gain), usual, self.looks, self.strengthen)
        result = keep_persistent_targets(date, weighed, usual) * np.float32(self.factor)
        return (result[None], (result / super_image)[None]) if self.ratio else (result[None],)


def despeckle_series(
    dates: Stack,
    super_image: SuperImage,
    looks: float,
    network: Network,
    outputs: list[RasterWriter],
    changes: list[RasterWriter] | None,
    limits: Limits,
    feedback: Feedback,
) -> None:
    """Despeckle every date with its super-image.

    Parameters
    ----------
    looks : of each date
    outputs, changes : writers of the despeckled dates and of their ratios to the super-image: one with a band per date,
        or one per date
    """
    results = one_per_date(outputs, len(dates))
    ratios = one_per_date(changes, len(dates)) if changes else None
    for index, part in enumerate(parts(feedback, *[1] * len(dates))):
        date, beside, levels = dates.select(index), super_image.beside(index), super_image.levels[index]
        feedback.info(f"Despeckling {date.names} (λ = {levels.scale:.4g})")
        writers = [[results[index]], *([[ratios[index]]] if ratios else [])]
        first, second = parts(part, 10, 3)
        with Workspace(results[index].folder) as workspace:
            network_alone = network.for_date(levels, super_image.dates)
            estimate, gain = estimate_with_gain(
                network_alone, [date, beside], levels.log_level, workspace, limits, first
            )
            inputs = [estimate, date, beside]
            shown = Evidence(gain, levels.usual, looks, not network.card.guided, ratio=bool(ratios))
            factor = wait_for(partial(sample_gain, shown, inputs, date=1), second)
            run(replace(shown, factor=factor), inputs, writers, limits, second)


def foreign_super_image(dates: Stack, image: Stack, looks: float, limits: Limits, feedback: Feedback) -> SuperImage:
    """A super-image that was not made of these dates here: its levels are measured, in a pass for each date.

    As many dates are assumed in it as it gains looks: that many independent ones are in it, as far as speckle tells.

    Raises
    ------
    InputError : it has neither one band nor one per date, or :func:`measure_beside` refuses it
    """
    if len(image) not in (1, len(dates)):
        raise InputError(
            f"The super-image {image.names} has {len(image)} bands for {len(dates)} dates; "
            "give one with a single band, or with one band per date."
        )
    levels: list[DateLevels] = []
    for index, part in enumerate(parts(feedback, *[1] * len(dates))):
        beside = image.select(index if len(image) > 1 else 0)
        levels.append(measure_beside(dates.select(index), beside, limits, part))
    gained = wait_for(partial(sample_enl, image.select(0)), feedback) / looks
    return SuperImage(image, tuple(levels), gained if math.isfinite(gained) else FEWEST)
