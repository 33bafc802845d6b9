"""The base class of all algorithms: common parameters, reading them, and ending a run."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from qgis.core import (
    Qgis,
    QgsMessageLog,
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingOutputMultipleLayers,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QIcon

from ..core.cancel import CancelButton, cancellable
from ..core.errors import InputError
from ..core.feedback import Feedback
from ..core.files.names import MARK
from ..core.files.opening import require_present
from ..core.raster.reader import RasterInput, Source
from ..core.scale.scale import Scale
from ..core.streaming.workspace import Workspace
from ..models.engines.devices import Device, close_engines
from ..models.library.catalog import model_names
from .endings import one_sentence
from .layer_styles import Stretch
from .layers import dated, raster_inputs
from .loading import Dated, LoadedSeries, Style, ends, finishing, layer_name, open_ahead, series_name
from .parameter_help import explain, listed, one_line
from .preferences import LEAST_MEMORY, MOST_MEMORY, Preferences
from .qgis_feedback import QgisFeedback
from .raster_parameters import DatesParameter, ImageParameter
from .translation import tr
from .values import read_choice, read_flag, read_number

Values = dict[str, Any]

REPOSITORY = "https://github.com/sar-despeckle/sar-despeckle"
REPORTS = f"{REPOSITORY}/issues"
_COG = 1  # the option of FORMAT
_PAGES = Path(__file__).parents[1] / "docs" / "help"  # scripts/make_help_pages.py writes them
_SCALES = (None, Scale.INTENSITY, Scale.AMPLITUDE, Scale.DECIBEL)

_READERS: dict[type, Callable[[Any, Any, QgsProcessingContext], float]] = {
    QgsProcessingParameterNumber: read_number,
    QgsProcessingParameterEnum: read_choice,
    QgsProcessingParameterBoolean: read_flag,
}

LEAST_LOOKS = 0.1
MULTI_TEMPORAL = (tr("Multi-temporal"), "multitemporal")
SINGLE_IMAGE = (tr("Single image"), "singleimage")
QUALITY = (tr("Quality"), "quality")
DATA = (tr("Data"), "data")
MODELS = (tr("Models"), "models")


def plugin_version() -> str:
    """Version of the plugin, from metadata.txt, its only place."""
    text = (Path(__file__).parents[1] / "metadata.txt").read_text(encoding="utf-8")
    return next(line.split("=", 1)[1].strip() for line in text.splitlines() if line.startswith("version="))


class SarAlgorithm(QgsProcessingAlgorithm):
    """Base of all algorithms.

    A subclass sets the class attributes, adds its parameters in :meth:`define`, reads them in :meth:`prepare` (in the
    main thread, with access to the project) and does its work in :meth:`compute` (in a background thread, without).
    Raster outputs are read in :meth:`compute`: QGIS takes the list of layers to load from the context of that thread.
    """

    ID = ""
    TITLE = ""
    GROUP = ("", "")
    SUMMARY = ""  # one sentence
    HELP = ""  # further paragraphs, HTML
    PARAMETERS: Mapping[str, str] = MappingProxyType({})  # help of parameters that mean something of their own here
    TAGS = ""  # separated by commas

    # -- what QGIS asks

    def createInstance(self) -> SarAlgorithm:
        return type(self)()

    def name(self) -> str:
        return self.ID

    def displayName(self) -> str:
        return self.TITLE

    def group(self) -> str:
        return self.GROUP[0]

    def groupId(self) -> str:
        return self.GROUP[1]

    def shortDescription(self) -> str:
        return self.SUMMARY

    def shortHelpString(self) -> str:
        return one_line(f"<p>{self.SUMMARY}</p>{self.HELP}{listed(self.parameterDefinitions())}")

    def tags(self) -> list[str]:
        return ["SAR", "radar", "Sentinel-1", "backscatter", "speckle", "despeckling", *self.TAGS.split(",")]

    def helpUrl(self) -> str:
        return QUrl.fromLocalFile(str(_PAGES / f"{self.ID}.html")).toString()

    def icon(self) -> QIcon:
        return QIcon(str(Path(__file__).parents[1] / "icon.svg"))

    def initAlgorithm(self, configuration: Any = None) -> None:
        self.define()

    def checkParameterValues(self, parameters: Values, context: QgsProcessingContext) -> tuple[bool, str]:
        """Check all values, in place of QGIS's own check.

        That opens every raster as a layer, writes statistics beside it, and gives no remedy when it refuses a value.
        """
        self._values, self._context = parameters, context
        try:
            with one_sentence(_log, REPORTS):
                for definition in self.parameterDefinitions():
                    self._check(definition)
        except QgsProcessingException as error:
            return False, str(error)
        return True, ""

    def _check(self, definition: QgsProcessingParameterDefinition) -> None:
        name, value = definition.name(), self._values.get(definition.name())
        if isinstance(definition, (ImageParameter, DatesParameter)):
            self._check_rasters(definition)
        elif isinstance(definition, tuple(_READERS)):
            self._read(name)
        elif not definition.checkValueIsAcceptable(value, self._context):
            raise InputError(f"{name} cannot be “{value}”; see the algorithm's help.")

    def _check_rasters(self, definition: QgsProcessingParameterDefinition) -> None:
        rasters = self.rasters(definition.name())
        if not rasters and not definition.flags() & QgsProcessingParameterDefinition.Flag.FlagOptional:
            raise InputError(f"{definition.name()} names no raster; choose at least one.")
        for raster in rasters:
            require_present(raster.path)

    def prepareAlgorithm(
        self, parameters: Values, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        self._values, self._context = parameters, context
        with one_sentence(feedback.pushDebugInfo, REPORTS):
            self.prepare()
            self._cog = self.has("FORMAT") and self.choice("FORMAT") == _COG
        return True

    def processAlgorithm(
        self, parameters: Values, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Values:
        self._context = context
        asked = QgisFeedback(feedback)
        with one_sentence(feedback.pushDebugInfo, REPORTS), cancellable(CancelButton(asked.cancelled)):
            try:
                return self.compute(asked)
            finally:
                close_engines()

    # -- what a subclass fills in

    def define(self) -> None:
        """Add parameters and outputs."""
        raise NotImplementedError

    def prepare(self) -> None:
        """Read the parameters."""
        raise NotImplementedError

    def compute(self, feedback: Feedback) -> Values:
        """Do the work and return the outputs.

        Raises
        ------
        InputError, Cancelled : become QgsProcessingException
        """
        raise NotImplementedError

    # -- parameters they share

    def addParameter(self, parameter: QgsProcessingParameterDefinition, createOutput: bool = True) -> bool:
        """Add a parameter, with its help."""
        explain(parameter, self.PARAMETERS)
        return bool(super().addParameter(parameter, createOutput))

    def add_stack(
        self, description: str = tr("Dates (rasters, or one raster of several bands)"), *, phases: bool = False
    ) -> None:
        self.addParameter(DatesParameter("INPUT", description, QgsProcessing.SourceType.TypeRaster))
        if phases:
            self.add_phases()
        self.add_scale()
        self.add_number("BAND", tr("Band (0: every band is a date)"), 0, (0, 65536), whole=True, advanced=True)
        self.add_part()

    def add_phases(self, *, advanced: bool = False) -> None:
        """Add the phases of a series that is not complex."""
        kind = QgsProcessing.SourceType.TypeRaster
        phases = DatesParameter("PHASE", tr("Phases of the dates, if these are not complex"), kind, None, True)
        if advanced:
            self.add_advanced(phases)
        else:
            self.addParameter(phases)

    def add_dates(self) -> None:
        """Add the dates of a series whose files do not tell them."""
        self.add_advanced(
            QgsProcessingParameterString("DATES", tr("Dates, if the files do not tell them"), optional=True)
        )

    def add_image(self, name: str = "INPUT", description: str = tr("SAR image")) -> None:
        self.addParameter(ImageParameter(name, description))

    def add_part(self) -> None:
        """Add the choice of one image among those of a product."""
        self.add_advanced(QgsProcessingParameterString("PART", tr("Part of a product (VV, IW2 VH)"), optional=True))

    def add_format(self) -> None:
        """Add the format of the results that are rasters."""
        options = [tr("GeoTIFF"), tr("Cloud optimised GeoTIFF (COG)")]
        self.add_advanced(QgsProcessingParameterEnum("FORMAT", tr("Format of the results"), options, defaultValue=0))

    def add_scale(self) -> None:
        options = [tr("Automatic"), tr("Intensity (power)"), tr("Amplitude"), tr("Decibel")]
        self.addParameter(QgsProcessingParameterEnum("SCALE", tr("Scale of the values"), options, defaultValue=0))

    def add_looks(self, description: str = tr("Looks of each date (0 measures them)")) -> None:
        self.add_number("LOOKS", description, 0.0, (0, 10_000))

    def add_network(self, *methods: str, use: str = "") -> None:
        """Add MODEL and DEVICE.

        Parameters
        ----------
        methods : that MODEL takes beside the networks
        use : of those for which a user may prefer a network, see :mod:`.preferences`
        """
        names = [*model_names(), *methods]
        preferred = Preferences.read().network(names, use)
        model = QgsProcessingParameterEnum("MODEL", tr("Network"), names, defaultValue=preferred)
        model.setUsesStaticStrings(True)
        self.addParameter(model)
        self.add_device()

    def add_device(self) -> None:
        devices, preferred = [tr("Automatic"), tr("CPU"), tr("GPU")], Preferences.read().device
        self.addParameter(QgsProcessingParameterEnum("DEVICE", tr("Run on"), devices, defaultValue=preferred))

    def add_limits(self, *, cluster: bool = True) -> None:
        """Add the limits of the work: its place, its tiles, its memory.

        Parameters
        ----------
        cluster : the workers of a Dask cluster can do it
        """
        self.add_extent()
        self.add_number(
            "TILE_SIZE", tr("Tile size in pixels (0 = automatic)"), 0, (0, 100_000), whole=True, advanced=True
        )
        self.add_memory()
        if cluster:
            text = tr("Dask scheduler (empty: this machine)")
            self.add_advanced(QgsProcessingParameterString("CLUSTER", text, optional=True))

    def add_extent(self) -> None:
        self.add_advanced(QgsProcessingParameterExtent("EXTENT", tr("Only this part of the rasters"), optional=True))

    def add_memory(self) -> None:
        preferred, limits = Preferences.read().memory, (LEAST_MEMORY, MOST_MEMORY)
        self.add_number("MEMORY", tr("Memory to use, in MiB"), preferred, limits, whole=True, advanced=True)

    def add_folder(self, description: str, *, optional: bool = False) -> None:
        """Add a folder with a raster per date: the rasters are outputs, too, for models that go on with them."""
        self.add_advanced(
            QgsProcessingParameterBoolean("LOAD", tr("Load the dates of the folder into the project"), True)
        )
        self.addParameter(
            QgsProcessingParameterFolderDestination(
                "OUTPUT_FOLDER", description, optional=optional, createByDefault=not optional
            )
        )
        self.addOutput(QgsProcessingOutputMultipleLayers("LAYERS", tr("Rasters in the folder")))

    def add_number(
        self,
        name: str,
        description: str,
        default: float,
        limits: tuple[float, float],
        *,
        whole: bool = False,
        advanced: bool = False,
    ) -> None:
        """Add a number within ``limits``, which QGIS's widget enforces and a refusal names."""
        kind = QgsProcessingParameterNumber.Type.Integer if whole else QgsProcessingParameterNumber.Type.Double
        number = QgsProcessingParameterNumber(name, description, kind, default, False, *limits)
        if advanced:
            self.add_advanced(number)
        else:
            self.addParameter(number)

    def add_advanced(self, parameter: QgsProcessingParameterDefinition) -> None:
        parameter.setFlags(parameter.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
        self.addParameter(parameter)

    # -- reading parameters, in prepare()

    def has(self, name: str) -> bool:
        return self.parameterDefinition(name) is not None

    def number(self, name: str) -> float:
        return float(self._read(name))

    def picked_looks(self) -> float:
        """LOOKS; 0 if they are to be measured."""
        looks = self.number("LOOKS")
        if 0 < looks < LEAST_LOOKS:
            raise InputError(f"LOOKS is {looks:g}, but no image has less than a tenth of a look; 0 measures the looks.")
        return looks

    def integer(self, name: str) -> int:
        return int(self._read(name))

    def choice(self, name: str) -> int:
        """The number of the option chosen, counted from 0."""
        return int(self._read(name))

    def flag(self, name: str) -> bool:
        return bool(self._read(name))

    def _read(self, name: str) -> float:
        """Read a number, a choice or a flag with :mod:`.values`.

        Raises
        ------
        InputError : the value cannot be used
        """
        definition = self.parameterDefinition(name)
        (read,) = (read for kind, read in _READERS.items() if isinstance(definition, kind))
        return read(definition, self._values.get(name), self._context)

    def option(self, name: str) -> str:
        """The text of the option chosen."""
        return str(self.parameterDefinition(name).options()[self.choice(name)])

    def model(self) -> str:
        return self.option("MODEL")

    def device(self) -> Device:
        return Device(self.choice("DEVICE"))

    def scale(self) -> Scale | None:
        return _SCALES[self.choice("SCALE")]

    def rasters(self, name: str) -> list[RasterInput]:
        """The rasters of a parameter, with all their bands."""
        return self.with_part(raster_inputs(self._values.get(name), self._context, None), name)

    def dates(self) -> list[RasterInput]:
        """The rasters of a time series; several must have one band each, or BAND chooses one."""
        rasters = raster_inputs(self._values.get("INPUT"), self._context, self.integer("BAND") or None)
        return self.with_part(self.with_dates(rasters), "INPUT")

    def with_part(self, rasters: list[RasterInput], name: str) -> list[RasterInput]:
        """Rasters of INPUT with the PART of products that the user chose; those of other parameters as they are."""
        part = self.parameterAsString(self._values, "PART", self._context) if self.has("PART") else ""
        return [replace(raster, part=part.strip()) for raster in rasters] if name == "INPUT" else rasters

    def with_dates(self, rasters: list[RasterInput]) -> list[RasterInput]:
        """Rasters of a series, with their DATES if the user gave any."""
        text = self.parameterAsString(self._values, "DATES", self._context) if self.has("DATES") else ""
        return dated(rasters, text) if text and rasters else rasters

    def raster_output(self, name: str) -> str:
        """Path of an output, empty if an optional one is not wanted; for use in compute()."""
        return str(self.parameterAsOutputLayer(self._values, name, self._context) or "")

    def read_folder(self) -> None:
        """Read what :meth:`add_folder` added, and make the folder if necessary; it is empty where it is not wanted.

        To be called last in prepare(): where something is refused, no folder is made.
        """
        self.load = self.flag("LOAD") and not self._is_batch_that_loads_nothing()
        folder = str(self.parameterAsString(self._values, "OUTPUT_FOLDER", self._context) or "")
        if folder:
            try:
                Path(folder).mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise InputError(f"The folder {folder} cannot be made ({error.strerror}); choose another.") from error
        self.folder = folder

    def _is_batch_that_loads_nothing(self) -> bool:
        """True where “Load layers on completion” of a batch is unchecked.

        A batch says so with its raster outputs alone, and gives them also where they are left empty; a single run does
        not. A raster output that is filled in tells nothing: a single run may leave that one out of the project.
        """
        given = (self._values.get(d.name()) for d in self.parameterDefinitions() if d.isDestination())
        outputs = [value for value in given if isinstance(value, QgsProcessingOutputLayerDefinition)]
        return any(not o.destinationProject and not o.sink.staticValue() for o in outputs)

    # -- working

    def workspace(self, folder: str | Path, inputs: Sequence[str] = ()) -> Workspace:
        """The files of the run, in the format that the user chose."""
        return Workspace(folder, inputs, cog=self._cog)

    def metadata(self, source: Source | None, parameters: Values, model: str = "") -> dict[str, str]:
        """Metadata of a result: the way it was made."""
        items = {
            MARK: self.ID,
            "SAR_DESPECKLE_VERSION": plugin_version(),
            "SAR_DESPECKLE_PARAMETERS": json.dumps(parameters, sort_keys=True),
        }
        if model:
            items["SAR_DESPECKLE_MODEL"] = model
        if source and source.date:
            items["SAR_DESPECKLE_DATE"] = source.date.isoformat()
        return items

    def finish_layer(self, path: str, name: str, source: Dated | None = None, *, style: Style | None = None) -> None:
        """Let QGIS name and style a result when it loads it, and give it its date.

        The author of a model may have given the output a name of his own, which it keeps.

        Parameters
        ----------
        style : a stretch of its own where None
        """
        if not self._context.willLoadLayerOnCompletion(path):
            return
        details = self._context.layerToLoadOnCompletionDetails(path)
        ours = {d.description() for d in self.parameterDefinitions() if d.isDestination()}
        style = style or Stretch(())
        details.setPostProcessor(finishing(name if details.name in ours else details.name, style, source))
        open_ahead(path, name, style, self._context)

    def load_series(
        self, paths: Sequence[str], sources: Sequence[Dated], what: str, style: Style | None = None
    ) -> None:
        """Let QGIS load the dates of a series, in a group of their own, if LOAD says so.

        Parameters
        ----------
        what : they are: “clean”, “simulated”
        style : of all of them; one stretch of their own where None
        """
        project = self._context.project()
        if project is None or not self.load:
            return
        group = " ".join(dict.fromkeys((series_name(sources), what)))
        series, style = LoadedSeries(group, len(paths)), style or Stretch(())
        for path, source, until in zip(paths, sources, ends(sources)):
            name = layer_name(source, what)
            self._context.addLayerToLoadOnCompletion(path, QgsProcessingContext.LayerDetails(name, project, name))
            details = self._context.layerToLoadOnCompletionDetails(path)
            details.setPostProcessor(finishing(name, style, source, until, series))
            open_ahead(path, name, style, self._context)


def _log(text: str) -> None:
    """Write to QGIS's log, for want of a feedback."""
    QgsMessageLog.logMessage(text, "SAR Despeckle", Qgis.MessageLevel.Critical)
