"""From rasters to rasters: super-images, single images and whole series, with the networks where they belong."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import Enum
from functools import partial

from ...core.errors import InputError
from ...core.feedback import Feedback, parts
from ...core.raster.reader import Stack
from ...core.raster.writer import RasterWriter, one_per_date
from ...core.series.ratio import RatioDespeckle, RatioLevels, measure_log_levels, measure_ratio
from ...core.series.settle import Settle
from ...core.streaming.operation import Operation
from ...core.streaming.runner import Limits, run
from ...core.streaming.threads import wait_for
from ...core.streaming.workspace import Workspace
from ...core.superimage.binary_weighted import BinaryWeightedMean, TemporalMean
from ...core.superimage.glrt import GlrtMultilook
from ...core.superimage.unchanged_mean import UnchangedMean
from ...core.whole_image.enl import sample_enl
from ...core.whole_image.gain import Gain, measure_gain
from ..engines.devices import Device, open_engine
from ..library.catalog import find_model
from ..library.product import Product
from .guided import FEWEST, GuidedDespeckle
from .inference import NetworkDespeckle, read_card


class SuperImageMethod(Enum):
    """How a series becomes one image."""

    TEMPORAL_MEAN = 0
    BINARY_WEIGHTED_MEAN = 1
    GLRT_MULTILOOK = 2
    UNCHANGED_MEAN = 3


# in a temporal mean, what happened at one date would leak into all the others
FOR_SERIES = SuperImageMethod.UNCHANGED_MEAN


@dataclass(frozen=True)
class Network:
    """A network ready to be given an image's level.

    Attributes
    ----------
    mirrored : see :class:`NetworkDespeckle`; four times the work
    """

    path: str
    device: Device
    name: str
    mirrored: bool = False

    @classmethod
    def find(cls, model: str, use: str, product: Product | None, device: Device, feedback: Feedback) -> Network:
        """Look a model up and say where it will run.

        Parameters
        ----------
        use, product : see :func:`find_model`; None where the model is named

        Raises
        ------
        InputError : there is no such model, nothing that runs it, or no such device
        """
        path = find_model(model, use, product)
        network = cls(str(path), device, path.stem)
        engine = open_engine(network.path, read_card(network.path), device)
        feedback.info(f"Network {path.stem} on the {engine.name}.")
        return network

    def for_image(self, log_level: float) -> NetworkDespeckle:
        """What despeckles an image with this mean log-intensity by itself.

        Raises
        ------
        InputError : the network needs a super-image
        """
        card = read_card(self.path)
        if card.guided:
            raise InputError(
                f"The model {self.name} needs a super-image beside each date; run Despeckle time series or Ratio "
                "despeckling with it, or choose another model."
            )
        return NetworkDespeckle(self.path, card, (log_level,), self.device, self.mirrored)

    def for_date(self, date: Stack, super_image: Stack, levels: RatioLevels, averaged: float | None) -> Operation:
        """What despeckles a date with its super-image: an operation on both, see :class:`RatioDespeckle`.

        Parameters
        ----------
        levels : of the date and of the super-image
        averaged : number of dates in the super-image; None has it measured, if the network asks for it
        """
        card = read_card(self.path)
        if card.guided:
            (scale,) = levels.scale
            dates = averaged or _looks_gained(super_image, date)
            return GuidedDespeckle(self.path, card, (math.log(scale),), self.device, dates=dates)
        return RatioDespeckle(self.for_image(levels.log_levels[0]), levels.scale)


def despeckle(images: Stack, network: Network, outputs: list[RasterWriter], limits: Limits, feedback: Feedback) -> None:
    """Despeckle every image of a stack by itself, one after the other: the tiles can be large, whatever their number.

    Parameters
    ----------
    outputs : one writer with a band per image, or one per image

    Raises
    ------
    InputError, Cancelled : see :func:`sar_despeckle.core.streaming.runner.run`
    """
    writers = one_per_date(outputs, len(images))
    for index, (writer, part) in enumerate(zip(writers, parts(feedback, *[1] * len(images)))):
        image = images.select(index)
        first, second = parts(part, 1, 12)
        (level,) = measure_log_levels(image, limits, first)
        with Workspace(outputs[0].folder) as workspace:
            scratch = workspace.scratch("estimate", image.grid)
            third, fourth = parts(second, 11, 1)
            operation = network.for_image(level.mean)
            estimate, gain = _estimate(operation, [image], image, scratch, limits, third)
            run(Gain(gain), [estimate], [[writer]], limits, fourth)


def _estimate(
    operation: Operation,
    inputs: list[Stack],
    image: Stack,
    scratch: RasterWriter,
    limits: Limits,
    feedback: Feedback,
) -> tuple[Stack, float]:
    """What the operation makes of its inputs, as the scratch raster, and the gain that gives it the image's mean."""
    first, second = parts(feedback, 10, 1)
    run(operation, inputs, [[scratch]], limits, first)
    estimate = Workspace.read_back(scratch)
    return estimate, measure_gain(image, estimate, limits, second)


def super_image_operation(method: SuperImageMethod, looks: float, targets: tuple[int, ...], dates: int) -> Operation:
    """The operation that makes the super-image of so many dates: the first of its results is the image."""
    if not 0 < looks < float("inf"):
        raise InputError(f"LOOKS must be positive, not {looks}; a single-look image has 1.")
    if method is SuperImageMethod.TEMPORAL_MEAN:
        return TemporalMean()
    if method is SuperImageMethod.BINARY_WEIGHTED_MEAN:
        return BinaryWeightedMean(targets, looks)
    if method is SuperImageMethod.UNCHANGED_MEAN:
        return UnchangedMean(looks, dates)
    return GlrtMultilook(looks)


@dataclass(frozen=True)
class SuperImage:
    """How to make a super-image: method, looks of each date, dates it is for, network that cleans it."""

    method: SuperImageMethod
    looks: float
    targets: tuple[int, ...]
    denoiser: Network | None

    @property
    def bands(self) -> int:
        """One image for the whole series, but for the binary-weighted mean, which has one per target date."""
        return len(self.targets) if self.method is SuperImageMethod.BINARY_WEIGHTED_MEAN else 1

    def make(self, dates: Stack, workspace: Workspace, limits: Limits, feedback: Feedback) -> Stack:
        """Make it, as a scratch raster of the workspace."""
        first, second = parts(feedback, 1, 12 if self.denoiser else 1e-6)
        raw = workspace.scratch("super-image", dates.grid, self.bands)
        operation = super_image_operation(self.method, self.looks, self.targets, len(dates))
        run(operation, [dates], [[raw]], limits, first)
        if not raw.valid:
            raise InputError(f"{dates.names} has no data in any pixel; check its nodata value and its scale.")
        image = workspace.read_back(raw)
        if self.denoiser is None:
            return image
        clean = workspace.scratch("super-image-clean", dates.grid, self.bands)
        # one image that every date will share is worth the network's best
        despeckle(image, replace(self.denoiser, mirrored=True), [clean], limits, second)
        return workspace.read_back(clean)


def despeckle_ratio(
    dates: Stack,
    super_image: Stack,
    network: Network,
    outputs: list[RasterWriter],
    changes: list[RasterWriter] | None,
    limits: Limits,
    feedback: Feedback,
    averaged: float | None = None,
) -> None:
    """Despeckle every date with its super-image: through the ratio to it, or with a network that sees both.

    Parameters
    ----------
    averaged : number of these very dates in the super-image, which then has their level; None where it is another: its
        level is measured, and as many dates as it gains looks are assumed
    outputs, changes : writers of the despeckled dates and of the despeckled ratios: one with a band per date, or one
        per date
    """
    if len(super_image) not in (1, len(dates)):
        raise InputError(
            f"The super-image {super_image.names} has {len(super_image)} bands for {len(dates)} dates; "
            "give one with a single band, or with one band per date."
        )
    results = one_per_date(outputs, len(dates))
    ratios = one_per_date(changes, len(dates)) if changes else [None] * len(dates)
    for index, part in enumerate(parts(feedback, *[1] * len(dates))):
        date, divisor = dates.select(index), super_image.select(index if len(super_image) > 1 else 0)
        first, second = parts(part, 1, 12)
        levels = measure_ratio(date, divisor, limits, first)
        feedback.info(f"Despeckling {date.names} (λ = {levels.scale[0]:.4g})")
        operation = wait_for(partial(network.for_date, date, divisor, levels, averaged), second)
        ratio = ratios[index]
        # a mean of these very dates is at their level
        (level,) = levels.gains if averaged is None else (1.0,)
        with Workspace(outputs[0].folder) as workspace:
            scratch, settled = (workspace.scratch(name, dates.grid) for name in ("estimate", "settled"))
            third, fourth, fifth = parts(second, 10, 2, 1)
            estimate, gain = _estimate(operation, [date, divisor], date, scratch, limits, third)
            looks = wait_for(partial(_looks, date), fourth)
            settle = Settle(gain, level, looks, timid=isinstance(operation, RatioDespeckle))
            result, gain = _estimate(settle, [estimate, date, divisor], date, settled, limits, fourth)
            if ratio is None:
                run(Gain(gain), [result], [[results[index]]], limits, fifth)
            else:
                run(Gain(gain), [result, divisor], [[results[index]], [ratio]], limits, fifth)


def _looks(date: Stack) -> float:
    """As they are measured, which texture makes fewer, but at least one."""
    looks = sample_enl(date)
    return max(looks, 1.0) if math.isfinite(looks) else 1.0


def _looks_gained(super_image: Stack, date: Stack) -> float:
    """Looks of the super-image over those of a date: as many independent dates are in it, as far as speckle tells."""
    gained = sample_enl(super_image) / sample_enl(date)
    return gained if math.isfinite(gained) else FEWEST
