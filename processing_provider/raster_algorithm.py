"""The base class of the algorithms that take rasters: opening them, their speckle, a network, and results like them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from ..core.errors import InputError
from ..core.feedback import Feedback, Part
from ..core.files.names import file_name
from ..core.raster.polarisation import require_one_polarisation
from ..core.raster.reader import RasterInput, Source, Stack, open_stack
from ..core.raster.writer import RasterWriter
from ..core.scale.scale import Scale
from ..core.streaming.limits import Limits
from ..core.streaming.raster_streams import RasterStreams
from ..core.streaming.streams import Streams
from ..core.streaming.threads import wait_for
from ..core.streaming.workspace import Workspace
from ..core.whole_image.phase_angles import phases_in, phases_of_complex
from ..models.engines.devices import Device
from ..models.library.catalog import AUTO
from ..models.library.product import Speckle, recognise_speckle
from .base import SarAlgorithm, Values
from .extents import ChosenExtent
from .layer_styles import Stretch
from .layers import raster_inputs

if TYPE_CHECKING:
    from ..core.streaming.cluster import Cluster
    from ..models.despeckling.despeckler import Despeckler

_DESPECKLED_BY = ("despecklestack", "ratiodespeckle", "despeckle", "pgd2net", "mulog")


class RasterAlgorithm(SarAlgorithm):
    """Base of the algorithms whose INPUT is an image or, where they have BAND, a time series.

    :meth:`prepare` reads the common parameters that an algorithm has. A subclass that has others extends it.
    """

    REMOVES_SPECKLE = False  # of each date: what has lost it already need not lose it again

    def prepare(self) -> None:
        self.inputs = self.dates() if self.has("BAND") else self.rasters("INPUT")
        self.picked_scale = self.scale()
        self.extent = ChosenExtent.of(self, self._values, self._context) if self.has("EXTENT") else None
        tile = self.integer("TILE_SIZE") if self.has("TILE_SIZE") else 0
        self.cluster = self.picked_cluster()
        self.streams: Streams = RasterStreams(Limits(tile, self.integer("MEMORY")), self.cluster)
        self.phase_inputs = self._picked_phases() if self.has("PHASE") else []
        self.looks = self.picked_looks() if self.has("LOOKS") else 0.0
        self.name_of_model = self.model() if self.has("MODEL") else AUTO
        self.run_on = self.device() if self.has("DEVICE") else Device.AUTOMATIC

    def picked_cluster(self) -> Cluster | None:
        """CLUSTER; None where this machine computes."""
        address = self.parameterAsString(self._values, "CLUSTER", self._context) if self.has("CLUSTER") else ""
        if not address.strip():
            return None
        from ..core.streaming.cluster import Cluster  # for the few who have one: not at each start of QGIS

        return Cluster(address.strip())

    def processAlgorithm(
        self, parameters: Values, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Values:
        try:
            return super().processAlgorithm(parameters, context, feedback)
        finally:
            if self.cluster:
                self.cluster.close()

    def _picked_phases(self) -> list[RasterInput]:
        band = self.integer("BAND") if self.has("BAND") else 0
        return self.with_dates(raster_inputs(self._values.get("PHASE"), self._context, band or None))

    # -- for compute()

    def open_input(self, feedback: Feedback) -> Stack:
        """Open INPUT, and tell the user the order of its dates and the scale of its numbers.

        :attr:`whole` is INPUT whatever EXTENT says.
        """
        by_date = self.has("BAND")
        self.whole = wait_for(lambda: open_stack(self.inputs, self.picked_scale, by_date=by_date), feedback)
        stack = self.part(self.whole)
        if by_date:
            require_one_series(stack)
        describe(stack, feedback)
        if self.REMOVES_SPECKLE:
            _warn_of_results(stack, feedback)
        return stack

    def open_images(self, rasters: Sequence[RasterInput], feedback: Feedback, *, by_date: bool = False) -> Stack:
        """Open rasters as a stack. This can be cancelled while a server or a disk keeps it waiting."""
        return self.part(wait_for(lambda: open_stack(rasters, self.picked_scale, by_date=by_date), feedback))

    def part(self, stack: Stack) -> Stack:
        """The part of a stack that EXTENT names."""
        return self.extent.part_of(stack) if self.extent else stack

    def recognise(self, images: Stack, feedback: Feedback) -> Speckle:
        """The speckle that every step of the run reckons with."""
        return recognise_speckle(images, self.looks, self.streams, feedback)

    def find_despeckler(self, use: str, speckle: Speckle, feedback: Feedback, model: str = "") -> Despeckler:
        """The despeckler of MODEL, or another one, for a use of those in :data:`.catalog.USES`."""
        from ..models.despeckling.chosen_network import find_despeckler  # all methods: not at each start of QGIS

        return find_despeckler(model or self.name_of_model, use, speckle, self.run_on, feedback)

    def phases_for(self, despeckler: Despeckler, images: Stack, feedback: Feedback) -> Stack | None:
        """The phases of images for a network that reads them; None for others."""
        if despeckler.takes == "complex":
            return self.read_phases(images, feedback)
        if self.phase_inputs:
            feedback.warning(f"PHASE is not used: {despeckler.name} reads none. MODEL=pgd2net does.")
        return None

    def read_phases(self, images: Stack, feedback: Feedback) -> Stack | None:
        """The phases in PHASE, or those of complex images; None, after a warning, where there are neither."""
        if self.phase_inputs:
            by_date = self.has("BAND")
            # as a scale whose values may be negative and are not looked at: phases_in finds out what they are
            rasters = wait_for(lambda: open_stack(self.phase_inputs, Scale.DECIBEL, by_date=by_date), feedback)
            return phases_in(self.part(rasters), images, self.streams, feedback)
        detected = next((s.label for s in images.sources if not s.complex), "")
        if not detected:
            return phases_of_complex(images, self.streams, Part(feedback, 0, 0))
        feedback.warning(
            f"{detected} has no phase, so the network works on intensity alone: on single-look images with correlated "
            "speckle that costs about 0.2 dB."
        )
        return None

    def as_before(self, stack: Stack) -> Stretch:
        """A stretch for results that are to be compared with the rasters that they were made from."""
        return Stretch(source.path for source in stack.sources if not source.complex)

    def like(self, source: Source, used: Values, model: str = "", *, dated: bool = True) -> dict[str, Any]:
        """Options of a writer whose result is like a source, and tells how it was made.

        Parameters
        ----------
        used : parameters
        dated : False for a result of several dates
        """
        return {
            "scale": source.scale,
            "nodata": source.coding.result_nodata,
            "source": source.label,
            "metadata": self.metadata(source if dated else None, used, model),
        }

    def each_date(
        self, workspace: Workspace, folder: str, ending: str, dates: Stack, used: Values, model: str = ""
    ) -> list[RasterWriter]:
        """A result for every date, in a folder, called like the raster that the date comes from."""
        return [
            workspace.output(
                Path(folder) / file_name(source.name, ending), dates.grid, chosen=True, **self.like(source, used, model)
            )
            for source in dates.sources
        ]


def require_one_series(stack: Stack) -> None:
    """Refuse several rasters of which one has several bands, and polarisations that are taken for dates."""
    by_file: dict[str, list[Source]] = {}
    for source in stack.sources:
        by_file.setdefault(source.path, []).append(source)
    for bands in by_file.values():
        if len(by_file) > 1 and len(bands) > 1:
            first = min(bands, key=lambda source: source.band)
            name = first.title or Path(first.path).name
            raise InputError(f"{name} has {len(bands)} bands; choose one of them with BAND.")
    require_one_polarisation(stack)


def _warn_of_results(stack: Stack, feedback: Feedback) -> None:
    """Tell the user of rasters that have been despeckled by this plugin before."""
    results = [source for source in stack.sources if source.made_by in _DESPECKLED_BY]
    if results:
        more = f" and {len(results) - 1} more" if len(results) > 1 else ""
        feedback.warning(
            f"{results[0].label}{more} has been despeckled already, by {results[0].made_by}: what is despeckled twice "
            "is smoothed further, and less of what is small remains. Give the original."
        )


def describe(stack: Stack, feedback: Feedback) -> None:
    """Tell the user the order of the dates and the scale of their numbers."""
    for number, source in enumerate(stack.sources):
        when = str(source.date).replace(" 00:00:00", "") if source.date else "no date known"
        feedback.info(
            f"{number}: {source.label}, {when}, read as {'complex' if source.complex else source.scale.value} "
            f"({source.reason}{'; its intensity is used' if source.complex else ''})"
        )
    for note in stack.notes:
        feedback.info(note)
    if stack.remark:
        feedback.warning(stack.remark)
