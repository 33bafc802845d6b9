"""GLRT adaptive multilooking."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from qgis.core import QgsProcessingParameterRasterDestination

from ..core.feedback import Feedback
from ..core.raster.reader import require_several_dates
from ..core.superimage.glrt import LARGEST_WINDOW, GlrtMultilook
from .base import MULTI_TEMPORAL, Values
from .loading import series_name
from .raster_algorithm import RasterAlgorithm
from .translation import tr


class GlrtMultilookAlgorithm(RasterAlgorithm):
    """``glrtmultilook``"""

    ID = "glrtmultilook"
    TITLE = tr("GLRT adaptive multilooking")
    GROUP = MULTI_TEMPORAL
    SUMMARY = tr("Averages a time series over dates and over the neighbours that a statistical test finds similar.")
    HELP = tr("""
    <p>The pixels of a window around every pixel are tested for the same mean intensity over time (generalised
    likelihood ratio, as an exact F test). The result is the mean of the similar pixels over all dates. Point
    scatterers, which have few similar pixels, keep their mean over time.</p>
    <p><b>Similar pixels</b> is their number, including the pixel itself. With an <b>output folder</b> every date is
    averaged over the similar pixels as well, and written as <i>name</i>_multilooked.tif after its raster. Files there
    that SAR Despeckle did not write are never replaced.</p>
    <p>Use it for similar pixels, as a reference to compare filters with, and where no network may touch the data. Do
    not use it with two or three single-look dates, of which the test can tell little, nor to look for changes at single
    dates: pixels are similar if their mean over time is.</p>
    <p>Guan et al. 2024 (IEEE JSTARS 17) use the result as a near-real clean reference.</p>""")
    TAGS = "multitemporal,filter,noise,multilook,similar pixels,SHP,time series,GLRT"
    PARAMETERS = {
        "WINDOW_ROWS": tr(
            "Neighbours up to half so many rows away are tested, in pixels; odd. 15 is usual; more rows "
            "find more similar pixels and take longer."
        ),
        "WINDOW_COLUMNS": tr("The same for columns, in pixels; odd."),
        "ALPHA": tr(
            "Probability that a neighbour of the same intensity is refused. 0.05 is usual; less averages more, "
            "and blurs more."
        ),
        "MIN_SIMILAR": tr(
            "A pixel with fewer similar ones is a point scatterer, and keeps its mean over time. 10 to 20 are usual."
        ),
        "SIMILAR_PIXELS": tr("How many pixels were averaged at each place, the pixel itself included."),
        "OUTPUT_FOLDER": tr(
            "Every date, averaged over the similar pixels and named after its raster. Files there that "
            "SAR Despeckle did not write are never replaced."
        ),
    }

    def define(self) -> None:
        self.add_stack()
        self.add_looks()
        self.add_number("WINDOW_ROWS", tr("Rows of the window (odd)"), 15, (1, LARGEST_WINDOW), whole=True)
        self.add_number("WINDOW_COLUMNS", tr("Columns of the window (odd)"), 15, (1, LARGEST_WINDOW), whole=True)
        self.add_number("ALPHA", tr("Significance level of the test (α)"), 0.05, (1e-6, 0.999))
        description = tr("Fewest similar pixels")
        self.add_number("MIN_SIMILAR", description, 20, (0, LARGEST_WINDOW**2), whole=True)
        self.add_limits()
        self.add_format()
        self.addParameter(QgsProcessingParameterRasterDestination("OUTPUT", tr("Multilooked mean")))
        self.addParameter(
            QgsProcessingParameterRasterDestination(
                "SIMILAR_PIXELS", tr("Number of similar pixels"), optional=True, createByDefault=False
            )
        )
        self.add_folder(tr("Folder for the multilooked dates"), optional=True)

    def prepare(self) -> None:
        super().prepare()
        self.operation = GlrtMultilook(
            window=(self.integer("WINDOW_ROWS"), self.integer("WINDOW_COLUMNS")),
            alpha=self.number("ALPHA"),
            min_similar=self.integer("MIN_SIMILAR"),
        )
        self.read_folder()

    def compute(self, feedback: Feedback) -> Values:
        output, count = self.raster_output("OUTPUT"), self.raster_output("SIMILAR_PIXELS")
        stack = self.open_input(feedback)
        require_several_dates(stack)
        looks = self.recognise(stack, feedback).looks
        operation = replace(self.operation, looks=looks, each_date=bool(self.folder))
        used = {
            "looks": operation.looks,
            "window": operation.window,
            "alpha": operation.alpha,
            "min_similar": operation.min_similar,
            "dates": [s.label for s in stack.sources],
        }
        results: Values = {"OUTPUT": output}
        with self.workspace(Path(output).parent, stack.files) as workspace:
            like = self.like(stack.sources[0], used, dated=False)
            mean = workspace.output(output, stack.grid, **like)
            similar = []
            if count:
                results["SIMILAR_PIXELS"] = count
                similar.append(workspace.output(count, stack.grid, metadata=like["metadata"], source=like["source"]))
            each = []
            if self.folder:
                results["OUTPUT_FOLDER"] = self.folder
                each = self.each_date(workspace, self.folder, "_multilooked.tif", stack, used)
            self.streams.run(operation, [stack], [[mean], similar, each], feedback)
        style = self.as_before(stack)
        if self.folder:
            results["LAYERS"] = [str(writer.path) for writer in each]
            self.load_series(results["LAYERS"], stack.sources, tr("multilooked"), style)
        series = series_name(stack.sources)
        self.finish_layer(output, f"{series} {tr('multilooked mean')}", style=style)
        if count:
            self.finish_layer(count, f"{series} {tr('similar pixels')}")
        return results
