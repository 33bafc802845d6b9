"""A whole time series despeckled in one call."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingParameterEnum,
    QgsProcessingParameterRasterDestination,
)

from ..core.feedback import Feedback, parts
from ..core.raster.reader import require_several_dates
from ..core.streaming.operation import Identity
from ..models.despeckling.series import despeckle_series
from ..models.despeckling.super_image import FOR_SERIES, SuperImageMethod, SuperImageRecipe
from ..models.library.catalog import MULOG, RULOG
from .base import MULTI_TEMPORAL, Values
from .loading import series_name
from .preferences import SERIES
from .raster_algorithm import RasterAlgorithm
from .superimage import DENOISER_MODELS, DENOISERS, METHODS


class DespeckleStack(RasterAlgorithm):
    """``despecklestack``"""

    ID = "despecklestack"
    TITLE = "Despeckle time series"
    GROUP = MULTI_TEMPORAL
    REMOVES_SPECKLE = True
    SUMMARY = "Turns every date of a time series into a clean image: super-image and networks, all in one call."
    HELP = """<p>First the dates are combined into a super-image, which a network cleans. Then every date is despeckled
    with its help: through the ratio of the two or, with <b>guided</b> and <b>series</b>, by a network that sees both.
    <b>auto</b> looks at the speckle: it takes the ratio and <b>lean-slc</b> for single-look series, and <b>guided</b>
    for multilooked ones (GRD, RTC).</p>
    <p>The default super-image, the <b>mean of the unchanged dates</b>, holds the usual level of each place, so that
    ships, full car parks or harvested fields do not leak into the other dates. With fewer than five dates it is the
    temporal mean.</p>
    <p>The network <b>series</b> goes further. Where a place has two levels, it compares each date with the dates at the
    same level. Choose it where bright objects stand at most of the dates. Elsewhere its results are slightly
    noisier.</p>
    <p>Where the ground stays coherent between the dates (deserts, rock, towns) they share their speckle, and no mean
    removes it. That is measured, told, and every date is then despeckled by itself.</p>
    <p><b>mulog</b> and <b>rulog</b> are no networks but the methods of RABASAR, on the ratio. <b>rulog</b> knows how
    many looks the super-image has.</p>
    <p>Use it for places that mostly stay as they are. A large field that became brighter at one date keeps its
    brightness, and one that became darker its darkness; roads, channels and floods stay. Do not use it to look for
    changes of a few pixels at single dates: they are weakened, and in single-look series mostly lost. Look at the date
    itself, by <i>Despeckle image</i>, before you call a place unchanged. In multilooked series <b>lean-grd</b> keeps
    more of small and narrow changes than <b>guided</b>.</p>
    <p>At least two dates are needed; from about ten on the gain over a single image is large. They need not cover the
    same area. Dates are recognised from metadata and file names, and their order is printed.</p>
    <p>The output folder gets one file per date, called <i>name</i>_despeckled.tif after its raster, in the same scale
    and with the same nodata value; of complex rasters the intensity is written. It may be the folder of the inputs.
    Files there that SAR Despeckle did not write are never replaced.</p>
    <p>Ratios: Dalsasso et al. 2021. The networks were trained by SAR Despeckle.</p>"""
    TAGS = "multitemporal,filter,denoise,noise,SLC,GRD,RTC,time series,stack,ratio,RABASAR,SAR2SAR,super-image"
    PARAMETERS = {
        "SUPERIMAGE_METHOD": "How the dates become one image. The mean of the unchanged dates suits nearly every "
        "series.",
        "DENOISE": "What removes the speckle that the super-image still has: a network, or MuLoG as in RABASAR. None "
        "suits only a mean that has hundreds of looks already.",
        "SUPERIMAGE": "The super-image that the dates were despeckled with, if you want to keep it.",
    }

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
        self.add_network(MULOG, RULOG, use=SERIES)
        self.add_phases(advanced=True)
        self.add_dates()
        self.add_limits()
        self.add_format()
        self.add_folder("Folder for the clean dates")
        self.addParameter(
            QgsProcessingParameterRasterDestination(
                "SUPERIMAGE", "Super-image used", optional=True, createByDefault=False
            )
        )

    def prepare(self) -> None:
        super().prepare()
        self.method = SuperImageMethod(self.choice("SUPERIMAGE_METHOD"))
        self.denoiser = DENOISER_MODELS[self.choice("DENOISE")]
        self.read_folder()

    def compute(self, feedback: Feedback) -> Values:
        super_image = self.raster_output("SUPERIMAGE")
        dates = self.open_input(feedback)
        require_several_dates(dates)
        speckle = self.recognise(dates, feedback)
        despeckler = self.find_despeckler("series", speckle, feedback)
        denoiser = self.find_despeckler("super-image", speckle, feedback, self.denoiser) if self.denoiser else None
        used = {
            "method": self.method.name.lower(),
            "denoiser": denoiser.name if denoiser else None,
            "looks": speckle.looks,
            "spacing": speckle.spacing,
            "dates": [s.label for s in dates.sources],
        }
        results: Values = {"OUTPUT_FOLDER": self.folder}
        first, second, third = parts(feedback, 2 + 8 * bool(denoiser), 3 + 2 * len(dates), 1)
        phases = self.phases_for(despeckler, dates, feedback)
        with self.workspace(self.folder, (*dates.files, *(phases.files if phases else ()))) as workspace:
            outputs = self.each_date(workspace, self.folder, "_despeckled.tif", dates, used, despeckler.name)
            every, referenced = tuple(range(len(dates))), despeckler.takes == "reference"
            recipe = SuperImageRecipe(self.method, speckle.looks, every, denoiser, referenced, speckle.spacing)
            kept = []
            if super_image:
                results["SUPERIMAGE"] = super_image
                like = self.like(dates.sources[0], used, denoiser.name if denoiser else "", dated=False)
                kept.append(workspace.output(super_image, dates.grid, bands=[""] * recipe.bands, **like))
            image = recipe.make(dates, workspace, self.streams, first)
            despeckle_series(dates, image, speckle.looks, despeckler, outputs, None, self.streams, second, phases)
            if kept:
                self.streams.run(Identity(), [image.image], [kept], third)
        results["LAYERS"] = [str(writer.path) for writer in outputs]
        for path in results["LAYERS"]:
            feedback.info(f"Wrote {path}")
        style = self.as_before(dates)
        self.load_series(results["LAYERS"], dates.sources, "clean", style)
        if super_image:
            self.finish_layer(super_image, f"{series_name(dates.sources)} super-image", style=style)
        return results
