"""A whole time series despeckled in one call."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterRasterDestination,
)

from ..core.errors import InputError
from ..core.feedback import Feedback, parts
from ..core.files.folders import made_folders
from ..core.raster.grid import Grid
from ..core.raster.reader import Stack, require_several_dates
from ..core.series.kept_series import digest_of_file
from ..core.streaming.operation import Identity
from ..core.streaming.raster_streams import RasterStreams
from ..models.despeckling.super_image import FOR_SERIES, SuperImageMethod, SuperImageRecipe
from ..models.library.catalog import MULOG, RULOG, find_model, model_names
from ..models.library.product import Product
from .base import MULTI_TEMPORAL, Values, plugin_version
from .growing import GrowingSeries, Keep
from .keeping import Keeping
from .loading import series_name
from .preferences import SERIES
from .raster_algorithm import RasterAlgorithm
from .superimage import DENOISER_MODELS, DENOISERS, METHODS
from .translation import tr

if TYPE_CHECKING:
    from .previews import Preview

_DECIDING = ("LOOKS", "SUPERIMAGE_METHOD", "DENOISE", "MODEL", "DEVICE", "PHASE")  # about the figures of a series
KEEP = [
    tr("Use what the folder has for them, and keep it up"),
    tr("Keep what they will need"),
    tr("Despeckle all dates anew, and keep what they will need"),
]


class DespeckleStack(RasterAlgorithm):
    """``despecklestack``"""

    ID = "despecklestack"
    TITLE = tr("Despeckle time series")
    GROUP = MULTI_TEMPORAL
    REMOVES_SPECKLE = True
    SUMMARY = tr("Turns every date of a time series into a clean image: super-image and networks, all in one call.")
    HELP = tr("""
    <p>First the dates are combined into a super-image, which a network cleans. Then every date is despeckled
    with its help: through the ratio of the two or, with <b>guided</b>, by a network that sees both.
    <b>auto</b> looks at the speckle: it takes the ratio, and <b>lean-slc</b> for single-look series, <b>lean-grd</b>
    for multilooked ones (GRD, RTC).</p>
    <p>The default super-image, the <b>mean of the unchanged dates</b>, holds the usual level of each place, so that
    ships, full car parks or harvested fields do not leak into the other dates. With fewer than five dates it is the
    temporal mean.</p>
    <p>Where the ground stays coherent between the dates (deserts, rock, towns) they share their speckle, and no mean
    removes it. That is measured, told, and every date is then despeckled by itself.</p>
    <p><b>mulog</b> and <b>rulog</b> are no networks but the methods of RABASAR, on the ratio. <b>rulog</b> knows how
    many looks the super-image has.</p>
    <p>Use it for places that mostly stay as they are. A large field that became brighter at one date keeps its
    brightness, and one that became darker its darkness; roads, channels and floods stay. Do not use it to look for
    changes of a few pixels at single dates: in single-look series they are mostly lost. Look at the date itself, by
    <i>Despeckle image</i>, before you call a place unchanged. In multilooked series nine tenths of such a change stay,
    but with <b>guided</b> less than half.</p>
    <p>At least two dates are needed; from about ten on the gain over a single image is large. They need not cover the
    same area. Dates are recognised from metadata and file names, and their order is printed.</p>
    <p>The output folder gets one file per date, called <i>name</i>_despeckled.tif after its raster, in the same scale
    and with the same nodata value; of complex rasters the intensity is written. It may be the folder of the inputs.
    Files there that SAR Despeckle did not write are never replaced.</p>
    <p>If dates will be added to the series, set <b>KEEP</b> to 1. When you run it again with a new date, only that one
    is read and despeckled, and the log tells which of the older results would change noticeably.</p>
    <p>Ratios: Dalsasso et al. 2021. The networks were trained by SAR Despeckle.</p>""")
    TAGS = "multitemporal,filter,denoise,noise,SLC,GRD,RTC,time series,stack,ratio,RABASAR,SAR2SAR,super-image"
    PARAMETERS = {
        "SUPERIMAGE_METHOD": tr(
            "How the dates become one image. The mean of the unchanged dates suits nearly every series."
        ),
        "DENOISE": tr(
            "What removes the speckle that the super-image still has: a network, or MuLoG as in RABASAR. None "
            "suits only a mean that has hundreds of looks already."
        ),
        "KEEP": tr(
            "Of a series that will grow, copies of the dates in half precision and the super-image are kept in the "
            "folder. When you run it again with a new date among the others, only the new one is read and despeckled; "
            "the log says so. What is kept takes two thirds as much room as the results."
        ),
        "PREVIEW": tr(
            "With EXTENT: that part as it will look in the whole series, whose levels are measured on samples spread "
            "over it. Without this, the part is despeckled as a series of its own."
        ),
        "SUPERIMAGE": tr("The super-image that the dates were despeckled with, if you want to keep it."),
    }

    def define(self) -> None:
        self.add_stack()
        self.add_looks()
        self.addParameter(
            QgsProcessingParameterEnum("SUPERIMAGE_METHOD", tr("Super-image"), METHODS, defaultValue=FOR_SERIES.value)
        )
        self.addParameter(
            QgsProcessingParameterEnum(
                "DENOISE", tr("Remove the super-image's residual speckle"), DENOISERS, defaultValue=1
            )
        )
        self.add_network(MULOG, RULOG, use=SERIES)
        self.add_phases(advanced=True)
        self.add_dates()
        self.add_limits()
        self.add_advanced(QgsProcessingParameterBoolean("PREVIEW", tr("Preview of the whole series in EXTENT"), False))
        self.add_advanced(QgsProcessingParameterEnum("KEEP", tr("Dates to come"), KEEP, defaultValue=0))
        self.add_format()
        self.add_folder(tr("Folder for the clean dates"))
        self.addParameter(
            QgsProcessingParameterRasterDestination(
                "SUPERIMAGE", tr("Super-image used"), optional=True, createByDefault=False
            )
        )

    def prepare(self) -> None:
        super().prepare()
        self.method = SuperImageMethod(self.choice("SUPERIMAGE_METHOD"))
        self.denoiser = DENOISER_MODELS[self.choice("DENOISE")]
        self.keep = Keep(self.choice("KEEP"))
        self.preview = self.flag("PREVIEW") and self.extent is not None
        self.read_folder()

    def compute(self, feedback: Feedback) -> Values:
        from ..models.despeckling.series import despeckle_series  # the whole method: not at each start of QGIS

        super_image = self.raster_output("SUPERIMAGE")
        dates = self.open_input(feedback)
        require_several_dates(dates)
        previewed = self._previewed(dates) if self.preview else None
        series = self._growing(dates, feedback)
        speckle = series.speckle or self.recognise(dates, feedback)
        despeckler = self.find_despeckler("series", speckle, feedback)
        denoiser = self.find_despeckler("super-image", speckle, feedback, self.denoiser) if self.denoiser else None
        used = {
            "method": self.method.name.lower(),
            "denoiser": denoiser.name if denoiser else None,
            "looks": speckle.looks,
            "spacing": speckle.spacing,
            "dates": [s.label for s in dates.sources],
        }
        new, seen = series.new, series.seen
        first, second, third, fourth = parts(feedback, 2 + 8 * bool(denoiser), 3 + 2 * len(new), 1, 1)
        phases = self.phases_for(despeckler, dates, feedback)
        files = (*seen.files, *(phases.files if phases else ()))
        with made_folders(series.folders), self.workspace(self.folder, files) as workspace:
            outputs = self.each_date(
                workspace, self.folder, "_despeckled.tif", dates.select(*new), used, despeckler.name
            )
            every = tuple(range(len(dates)))
            recipe = SuperImageRecipe(self.method, speckle.looks, every, denoiser, speckle.spacing, speckle.correlation)
            like = self.like(dates.sources[0], used, denoiser.name if denoiser else "", dated=False)
            bands = [""] * recipe.bands
            wanted = [workspace.output(super_image, dates.grid, bands=bands, **like)] if super_image else []
            image = recipe.make(seen, self.streams.room(workspace), self.streams, first, new)
            despeckle_series(
                seen, image, *speckle.samples, despeckler, outputs, None, self.streams, second, phases, new
            )
            if wanted:
                self.streams.run(Identity(), [image.image], [wanted], third)
            if series.index:
                keeping = Keeping(series, series.index, workspace, self.streams, like["metadata"])
                keeping.write(image, speckle, outputs, fourth)
        for writer in outputs:
            feedback.info(f"Wrote {writer.path}")
        results = self._loaded(super_image, series.results(outputs), dates)
        return results if previewed is None else {**results, "SAMPLED": previewed.finish()}

    def _previewed(self, dates: Stack) -> Preview:
        """The preview that this run is, with streams of its own."""
        from .previews import Preview

        assert isinstance(self.streams, RasterStreams)
        settings = {name: self._values.get(name) for name in _DECIDING}
        preview = Preview(self.whole, dates, self.streams, json.dumps(settings, default=str, sort_keys=True))
        self.streams = preview.streams
        return preview

    def _growing(self, dates: Stack, feedback: Feedback) -> GrowingSeries:
        """The dates, with what is kept of the old ones in the folder for the results."""
        able = self.method is not SuperImageMethod.BINARY_WEIGHTED_MEAN and self.extent is None
        if not able and self.keep is not Keep.IF_THERE:
            raise InputError(
                "KEEP needs whole rasters and one super-image for all dates: leave EXTENT empty, and choose another "
                "SUPERIMAGE_METHOD than the binary-weighted mean."
            )
        if not able:
            return GrowingSeries.without(dates)
        return GrowingSeries.find(Path(self.folder), dates, self.keep, partial(self._settings, dates.grid), feedback)

    def _settings(self, grid: Grid, product: str) -> Values:
        """All that the results depend on beside the dates, by the parameter that decides about it; values for JSON."""
        kind = Product(product)
        networks = [(self.name_of_model, "series"), (self.denoiser, "super-image")]
        return {
            "version of SAR Despeckle": plugin_version(),
            "SUPERIMAGE_METHOD": self.method.name,
            "DENOISE": self.denoiser,
            "MODEL": self.name_of_model,
            "LOOKS": self.looks,
            "grid": repr(grid),
            "network": [digest_of_file(find_model(name, use, kind)) for name, use in networks if name in model_names()],
        }

    def _loaded(self, super_image: str, layers: Sequence[Path], dates: Stack) -> Values:
        """The outputs of the run, which QGIS is to load."""
        results: Values = {"OUTPUT_FOLDER": self.folder, "LAYERS": [str(path) for path in layers]}
        style = self.as_before(dates)
        self.load_series(results["LAYERS"], dates.sources, tr("clean"), style)
        if super_image:
            results["SUPERIMAGE"] = super_image
            self.finish_layer(super_image, f"{series_name(dates.sources)} {tr('super-image')}", style=style)
        return results
