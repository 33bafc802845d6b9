"""A whole time series despeckled in one call."""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterRasterDestination,
)

from ..core.feedback import Feedback, parts
from ..core.files.names import file_name
from ..core.raster.reader import require_several_dates
from ..core.streaming.operation import Identity
from ..core.streaming.workspace import Workspace
from ..models.despeckling.chosen_network import Network
from ..models.despeckling.series import despeckle_series
from ..models.despeckling.super_image import FOR_SERIES, SuperImageMethod, SuperImageRecipe
from ..models.library.catalog import AUTO
from ..models.library.network_file import NetworkFile
from ..models.library.product import recognise_speckle
from .base import MULTI_TEMPORAL, SarAlgorithm, Values, output_scale
from .superimage import DENOISERS, METHODS


class DespeckleStack(SarAlgorithm):
    """``despecklestack``"""

    ID = "despecklestack"
    TITLE = "Despeckle time series"
    GROUP = MULTI_TEMPORAL
    SUMMARY = "Turns every date of a time series into a clean image: super-image and networks, all in one call."
    HELP = """<p>First the dates are combined into a super-image, which a network cleans. Then every date is despeckled
    with its help: through the ratio of the two or, with <b>guided</b>, by a network that sees both. Automatic looks at
    the speckle: it takes the ratio and <b>lean-slc</b> for single-look series, and <b>guided</b> for multilooked ones
    (GRD, RTC).</p>
    <p>The default super-image, the <b>mean of the unchanged dates</b>, leaves out changes at a few dates, so that they
    do not leak into the other dates. With fewer than five dates it is the temporal mean.</p>
    <p>A field that became brighter at one date keeps its brightness, and leaves no trace at the other dates. An object
    smaller than about five pixels is weakened, by about a third of its decibels: look at the date itself before you
    call a place unchanged.</p>
    <p>At least two dates are needed; from about ten on the gain over a single image is large. They need not cover the
    same area. Dates are recognised from metadata and file names, and their order is printed.</p>
    <p>The output folder gets one file per date, called <i>name</i>_despeckled.tif after its raster, in the same scale
    and with the same nodata value. It may be the folder of the inputs. Files there that SAR Despeckle did not write are
    never replaced.</p>
    <p>Ratios: Dalsasso et al. 2021. The networks were trained by SAR Despeckle.</p>"""
    TAGS = "time series,stack,ratio,RABASAR,SAR2SAR,super-image"

    def define(self) -> None:
        self.add_stack()
        self.add_looks()
        self.addParameter(
            QgsProcessingParameterEnum("SUPERIMAGE_METHOD", "Super-image", METHODS, defaultValue=FOR_SERIES.value)
        )
        self.addParameter(
            QgsProcessingParameterEnum(
                "DENOISE", "Remove the super-image's residual speckle", DENOISERS, defaultValue=1
            )
        )
        self.add_network()
        self.add_limits()
        self.add_advanced(QgsProcessingParameterBoolean("LOAD", "Load the clean dates into the project", True))
        self.addParameter(QgsProcessingParameterFolderDestination("OUTPUT_FOLDER", "Folder for the clean dates"))
        self.addParameter(
            QgsProcessingParameterRasterDestination(
                "SUPERIMAGE", "Super-image used", optional=True, createByDefault=False
            )
        )

    def prepare(self) -> None:
        self.inputs, self.picked_scale, self.streams = self.dates(), self.scale(), self.raster_streams()
        self.method, self.looks = SuperImageMethod(self.choice("SUPERIMAGE_METHOD")), self.picked_looks()
        self.denoise, self.load = bool(self.choice("DENOISE")), self.flag("LOAD")
        self.name_of_model, self.run_on = self.model(), self.device()
        self.folder = self.folder_output("OUTPUT_FOLDER")  # last: where something is refused, none is made

    def compute(self, feedback: Feedback) -> Values:
        super_image = self.raster_output("SUPERIMAGE")
        dates = self.open_dates(self.inputs, self.picked_scale, feedback)
        require_several_dates(dates)
        speckle = recognise_speckle(dates, self.looks, self.streams, feedback)
        found = NetworkFile.find(self.name_of_model, "series", speckle.product, self.run_on, feedback)
        network, denoiser = Network(found), None
        if self.denoise:
            denoiser = Network(NetworkFile.find(AUTO, "super-image", speckle.product, self.run_on, feedback))
        used = {"method": self.method.name.lower(), "looks": speckle.looks, "dates": [s.label for s in dates.sources]}
        results = {"OUTPUT_FOLDER": self.folder}
        first, second, third = parts(feedback, 2 + 8 * bool(denoiser), 3 + 2 * len(dates), 1)
        with Workspace(self.folder, dates.files) as workspace:
            outputs = []
            for source in dates.sources:
                options = {**output_scale(source), "metadata": self.metadata(source, used, network.name)}
                path = Path(self.folder) / file_name(source.name, "_despeckled.tif")
                outputs.append(workspace.output(path, dates.grid, chosen=True, **options))
            recipe = SuperImageRecipe(self.method, speckle.looks, tuple(range(len(dates))), denoiser)
            kept = []
            if super_image:
                results["SUPERIMAGE"] = super_image
                options = {
                    **output_scale(dates.sources[0]),
                    "metadata": self.metadata(None, used, denoiser.name if denoiser else ""),
                    "bands": [""] * recipe.bands,
                }
                kept.append(workspace.output(super_image, dates.grid, **options))
            image = recipe.make(dates, workspace, self.streams, first)
            despeckle_series(dates, image, speckle.looks, network, outputs, None, self.streams, second)
            if kept:
                self.streams.run(Identity(), [image.image], [kept], third)
        for source, writer in zip(dates.sources, outputs):
            feedback.info(f"Wrote {writer.path}")
            if self.load:
                self.load_layer(str(writer.path), f"{source.name} despeckled", source)
        if super_image:
            self.finish_layer(super_image, "Super-image")
        return results
