"""A simulated time series with its truth."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterRasterDestination,
)

from ..core.cancel import check_cancelled
from ..core.errors import InputError
from ..core.feedback import Feedback
from ..core.raster.tiles import Context, TilePlan
from ..core.raster.writer import RasterWriter
from ..core.scale.scale import Scale
from ..core.simulation.simulated_stack import LARGEST, LARGEST_CHANGE, MOST_DATES, MOST_LOOKS, SMALLEST, SimulatedStack
from ..core.simulation.subswaths import SUBSWATHS
from .base import DATA, SarAlgorithm, Values
from .translation import tr

_SUBSWATHS = list(SUBSWATHS)
_SIDE = 1024  # pixels a side that are written at once


class SimulateStack(SarAlgorithm):
    """``simulatestack``"""

    ID = "simulatestack"
    TITLE = tr("Simulate time series")
    GROUP = DATA
    SUMMARY = tr("Makes a dated, Sentinel-1-like time series with correlated speckle, and its clean truth.")
    HELP = tr("""
    <p>Use it to try a method where the right answer is known. Do not judge by it alone: the networks of SAR
    Despeckle were trained on scenes of this kind, and the speckle of its dates is always independent.</p>
    <p>The scene has fields, some of which change with the season, textures, roads and bright points. A square of 16 ×
    16 pixels is brighter at the middle date by the <b>change</b>, in dB. The <b>clean scene</b> has one band per
    date.</p>
    <p>The speckle has the spectrum of the chosen Sentinel-1 sub-swath: neighbouring pixels are correlated as in real
    single-look data. <b>S3</b> is a stripmap product. <b>GRDH</b> is one of the five looks of a ground-range product;
    use it with 5 looks. <b>white</b> has no correlation.</p>
    <p>The dates are written as simulated_<i>YYYYMMDD</i>.tif. Files of such a name that SAR Despeckle did not write
    are never replaced.</p>""")
    TAGS = "simulation,truth,test data"
    PARAMETERS = {
        "DATES": tr("Number of dates, 12 days apart."),
        "ROWS": tr("Height of the images in pixels."),
        "COLUMNS": tr("Width of the images in pixels."),
        "LOOKS": tr("Independent looks of each date: 1 as in single-look complex data, 5 as in GRD."),
        "SUBSWATH": tr("Its spectrum gives the correlation between neighbouring pixels."),
        "CHANGE": tr("How much brighter a square of 16 × 16 pixels is at the middle date, in dB."),
        "SEED": tr("Any whole number; the same one gives the same series again."),
        "COMPLEX": tr(
            "Whether real and imaginary part are written, as in single-look complex products. It needs one look."
        ),
        "OUTPUT_FOLDER": tr(
            "One GeoTIFF per date, simulated_YYYYMMDD.tif. Files there that SAR Despeckle did not write"
            " are never replaced."
        ),
        "REFERENCE": tr("The scene without speckle, a band per date."),
    }

    def define(self) -> None:
        side = (SMALLEST, LARGEST)
        self.add_number("DATES", tr("Dates"), 10, (1, MOST_DATES), whole=True)
        self.add_number("ROWS", tr("Rows (pixels)"), 512, side, whole=True)
        self.add_number("COLUMNS", tr("Columns (pixels)"), 512, side, whole=True)
        self.add_number("LOOKS", tr("Looks of each date"), 1, (1, MOST_LOOKS), whole=True)
        self.addParameter(
            QgsProcessingParameterEnum(
                "SUBSWATH", tr("Sub-swath (correlation of the speckle)"), _SUBSWATHS, defaultValue=1
            )
        )
        self.add_number("CHANGE", tr("Change at the middle date, in dB"), 3.0, (-LARGEST_CHANGE, LARGEST_CHANGE))
        self.add_number("SEED", tr("Seed (equal seeds give equal series)"), 1, (0, 2**31 - 1), whole=True)
        self.addParameter(
            QgsProcessingParameterBoolean("COMPLEX", tr("Write single-look complex images"), defaultValue=False)
        )
        self.add_format()
        self.add_folder(tr("Folder for the dates"))
        self.addParameter(
            QgsProcessingParameterRasterDestination(
                "REFERENCE", tr("Clean scene"), optional=True, createByDefault=False
            )
        )

    def prepare(self) -> None:
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
            raise InputError(
                f"LOOKS is {self.series.looks}, but a complex image has one look; set LOOKS to 1, or leave COMPLEX "
                "unchecked."
            )
        self.read_folder()

    def compute(self, feedback: Feedback) -> Values:
        clean_scene = self.raster_output("REFERENCE")
        series, grid = self.series, self.series.grid
        days = [SimulatedDay(day) for day in series.days]
        paths = [Path(self.folder) / f"{day.name}.tif" for day in days]
        results: Values = {"OUTPUT_FOLDER": self.folder, "LAYERS": [str(path) for path in paths]}
        with self.workspace(self.folder) as workspace:
            metadata = self.metadata(None, _used(series))
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
                check_cancelled()
                writer = workspace.output(
                    paths[index],
                    grid,
                    chosen=True,
                    scale=None if self.complex else Scale.INTENSITY,
                    metadata={**metadata, "SAR_DESPECKLE_DATE": day.isoformat()},
                    complex_values=self.complex,
                )
                image = series.single_look_complex(index) if self.complex else series.intensity(index)
                _write(image, writer)
                writer.finish()  # at once, for a process may not have any number of files open
                if reference:
                    _write(series.truth(index), reference, band=index + 1)
        self.load_series(results["LAYERS"], days, tr("simulated"))
        if clean_scene:
            self.finish_layer(clean_scene, tr("Clean scene"))
        return results


def _used(series: SimulatedStack) -> Values:
    """Parameters for the metadata, and the place of the change."""
    window = series.changed_window
    return {
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


@dataclass(frozen=True)
class SimulatedDay:
    """A date of the series as a raster has it."""

    day: date

    @property
    def name(self) -> str:
        return f"simulated_{self.day:%Y%m%d}"

    @property
    def date(self) -> datetime:
        return datetime(self.day.year, self.day.month, self.day.day)


def _write(image: Any, writer: RasterWriter, band: int = 1) -> None:
    """Write a whole band, some rows at a time: a cancel must not wait until all are compressed."""
    for tile in TilePlan(image.shape, (_SIDE, _SIDE), Context()):
        check_cancelled()
        w = tile.inner
        writer.write(image[None, w.row : w.row + w.rows, w.col : w.col + w.cols], w, band)
