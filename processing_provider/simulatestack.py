"""A simulated time series with its truth."""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
)

from ..core.errors import Cancelled, InputError
from ..core.feedback import Feedback
from ..core.scale import Scale
from ..core.simulated_stack import SimulatedStack
from ..core.subswath import SUBSWATHS
from ..core.tiles import Window
from ..core.workspace import Workspace
from .base import DATA, SarAlgorithm, Values

_SUBSWATHS = list(SUBSWATHS)


class SimulateStack(SarAlgorithm):
    """``simulatestack``"""

    ID = "simulatestack"
    TITLE = "Simulate time series"
    GROUP = DATA
    SUMMARY = "Makes a dated Sentinel-1-like time series with correlated speckle whose clean truth is known."
    HELP = """<p>Fields, of which some change with the season, textures, roads, bright points, and a square of 16 × 16
    pixels that is brighter at the middle date by the size of the <b>change</b>. The <b>clean scene</b> has one band per
    date. Use it to try a method where the right answer is known.</p>
    <p>Speckle has the spectrum of the chosen Sentinel-1 sub-swath, so that neighbouring pixels are correlated as in
    real single-look data. <b>S3</b> is a stripmap, <b>GRDH</b> one of the five looks of a ground-range product: take it
    with 5 looks. <b>white</b> has no correlation.</p>
    <p>The dates are written as simulated_<i>YYYYMMDD</i>.tif; files of such a name that SAR Despeckle did not write are
    never replaced.</p>"""
    TAGS = "simulation,truth,test data"

    def define(self) -> None:
        integer, double = QgsProcessingParameterNumber.Type.Integer, QgsProcessingParameterNumber.Type.Double
        self.addParameter(QgsProcessingParameterNumber("DATES", "Dates", integer, 10))
        self.addParameter(QgsProcessingParameterNumber("ROWS", "Rows", integer, 512))
        self.addParameter(QgsProcessingParameterNumber("COLUMNS", "Columns", integer, 512))
        self.addParameter(QgsProcessingParameterNumber("LOOKS", "Looks of each date", integer, 1))
        self.addParameter(
            QgsProcessingParameterEnum("SUBSWATH", "Sub-swath (correlation of the speckle)", _SUBSWATHS, defaultValue=1)
        )
        self.addParameter(QgsProcessingParameterNumber("CHANGE", "Change at the middle date, in dB", double, 3.0))
        self.addParameter(QgsProcessingParameterNumber("SEED", "Seed", integer, 1))
        self.addParameter(
            QgsProcessingParameterBoolean("COMPLEX", "Write single-look complex images", defaultValue=False)
        )
        self.addParameter(QgsProcessingParameterFolderDestination("OUTPUT_FOLDER", "Folder for the dates"))
        self.addParameter(
            QgsProcessingParameterRasterDestination("REFERENCE", "Clean scene", optional=True, createByDefault=False)
        )

    def prepare(self) -> None:
        self.folder = self.folder_output("OUTPUT_FOLDER")
        self.complex = self.flag("COMPLEX")
        self.series = SimulatedStack(
            dates=self.integer("DATES"),
            rows=self.integer("ROWS"),
            cols=self.integer("COLUMNS"),
            looks=self.integer("LOOKS"),
            subswath=_SUBSWATHS[self.choice("SUBSWATH")],
            change=self.number("CHANGE"),
            seed=self.integer("SEED"),
        )
        if self.complex and self.series.looks > 1:
            raise InputError("A complex image has one look; set LOOKS to 1, or leave COMPLEX unchecked.")

    def compute(self, feedback: Feedback) -> Values:
        clean_scene = self.raster_output("REFERENCE")
        series, grid = self.series, self.series.grid
        whole = Window(0, 0, *grid.shape)
        window = series.changed_window
        used = {
            "looks": series.looks,
            "subswath": series.subswath,
            "seed": series.seed,
            "change": {
                "dB": series.change,
                "date": series.days[series.changed_date].isoformat(),
                "row": window.row,
                "col": window.col,
                "side": window.rows,
            },
        }
        results: Values = {"OUTPUT_FOLDER": self.folder}
        with Workspace(self.folder) as workspace:
            metadata = self.metadata(None, used)
            reference = None
            if clean_scene:
                results["REFERENCE"] = clean_scene
                reference = workspace.output(
                    clean_scene,
                    grid,
                    bands=[day.isoformat() for day in series.days],
                    scale=Scale.INTENSITY,
                    metadata=metadata,
                )
            for index, day in enumerate(series.days):
                feedback.progress(index / series.dates)
                if feedback.cancelled():
                    raise Cancelled
                writer = workspace.output(
                    Path(self.folder) / f"simulated_{day:%Y%m%d}.tif",
                    grid,
                    chosen=True,
                    scale=None if self.complex else Scale.INTENSITY,
                    metadata={**metadata, "SAR_DESPECKLE_DATE": day.isoformat()},
                    complex_values=self.complex,
                )
                image = series.single_look_complex(index) if self.complex else series.intensity(index)
                writer.write(image[None], whole)
                if reference:
                    reference.write(series.truth(index)[None], whole, first_band=index + 1)
        if clean_scene:
            self.finish_layer(clean_scene, "Clean scene")
        return results
