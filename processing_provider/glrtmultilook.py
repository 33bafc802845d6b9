"""GLRT adaptive multilooking."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from qgis.core import (
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterRasterDestination,
)

from ..core.feedback import Feedback
from ..core.files.names import file_name
from ..core.raster.reader import require_several_dates
from ..core.streaming.workspace import Workspace
from ..core.superimage.glrt import LARGEST_WINDOW, GlrtMultilook
from ..models.library.product import recognise_speckle
from .base import MULTI_TEMPORAL, SarAlgorithm, Values, output_scale


class GlrtMultilookAlgorithm(SarAlgorithm):
    """``glrtmultilook``"""

    ID = "glrtmultilook"
    TITLE = "GLRT adaptive multilooking"
    GROUP = MULTI_TEMPORAL
    SUMMARY = "Averages a time series over dates and over the neighbours that a statistical test finds similar."
    HELP = """<p>The pixels of a window around every pixel are tested for the same mean intensity over time (generalised
    likelihood ratio, as an exact F test). The result is the mean of the similar pixels over all dates. Point
    scatterers, which have few similar pixels, keep their mean over time.</p>
    <p><b>Similar pixels</b> is their number, including the pixel itself. With an <b>output folder</b> every date is
    averaged over the similar pixels as well, and written as <i>name</i>_multilooked.tif after its raster. Files there
    that SAR Despeckle did not write are never replaced.</p>
    <p>Guan et al. 2023 (IEEE JSTARS 17) use the result as a near-real clean reference.</p>"""
    TAGS = "multilook,similar pixels,SHP,time series,GLRT"

    def define(self) -> None:
        self.add_stack()
        self.add_looks()
        self.add_number("WINDOW_ROWS", "Rows of the window (odd)", 15, (1, LARGEST_WINDOW), whole=True)
        self.add_number("WINDOW_COLUMNS", "Columns of the window (odd)", 15, (1, LARGEST_WINDOW), whole=True)
        self.add_number("ALPHA", "Significance level of the test (α)", 0.05, (1e-6, 0.999))
        description = "Fewest similar pixels (a pixel with fewer keeps its mean over time)"
        self.add_number("MIN_SIMILAR", description, 20, (0, LARGEST_WINDOW**2), whole=True)
        self.add_limits()
        self.addParameter(QgsProcessingParameterRasterDestination("OUTPUT", "Multilooked mean"))
        self.addParameter(
            QgsProcessingParameterRasterDestination(
                "SIMILAR_PIXELS", "Number of similar pixels", optional=True, createByDefault=False
            )
        )
        self.addParameter(
            QgsProcessingParameterFolderDestination(
                "OUTPUT_FOLDER", "Folder for the multilooked dates", optional=True, createByDefault=False
            )
        )

    def prepare(self) -> None:
        self.folder = self.folder_output("OUTPUT_FOLDER")
        self.inputs, self.picked_scale, self.streams = self.dates(), self.scale(), self.raster_streams()
        self.looks = self.picked_looks()
        self.operation = GlrtMultilook(
            window=(self.integer("WINDOW_ROWS"), self.integer("WINDOW_COLUMNS")),
            alpha=self.number("ALPHA"),
            min_similar=self.integer("MIN_SIMILAR"),
            each_date=bool(self.folder),
        )

    def compute(self, feedback: Feedback) -> Values:
        output, count = self.raster_output("OUTPUT"), self.raster_output("SIMILAR_PIXELS")
        stack = self.open_dates(self.inputs, self.picked_scale, feedback)
        require_several_dates(stack)
        looks = recognise_speckle(stack, self.looks, self.streams, feedback).looks
        operation, grid = replace(self.operation, looks=looks), stack.grid
        used = {
            "looks": operation.looks,
            "window": operation.window,
            "alpha": operation.alpha,
            "min_similar": operation.min_similar,
            "dates": [s.label for s in stack.sources],
        }
        results: Values = {"OUTPUT": output}
        with Workspace(Path(output).parent, stack.files) as workspace:
            metadata = self.metadata(None, used)
            like = output_scale(stack.sources[0])
            mean = workspace.output(output, grid, metadata=metadata, **like)
            similar = []
            if count:
                results["SIMILAR_PIXELS"] = count
                similar.append(workspace.output(count, grid, metadata=metadata, source=like["source"]))
            each = []
            if self.folder:
                results["OUTPUT_FOLDER"] = self.folder
                for source in stack.sources:
                    path = Path(self.folder) / file_name(source.name, "_multilooked.tif")
                    options = {**output_scale(source), "metadata": self.metadata(source, used)}
                    each.append(workspace.output(path, grid, chosen=True, **options))
            self.streams.run(operation, [stack], [[mean], similar, each], feedback)
        self.finish_layer(output, "Multilooked mean")
        if count:
            self.finish_layer(count, "Similar pixels")
        return results
