"""Despeckling dates through their ratio to a super-image."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsProcessingParameterRasterDestination

from ..core.feedback import Feedback, parts
from ..core.raster.reader import Stack
from ..core.raster.writer import RasterWriter
from ..core.streaming.workspace import Workspace
from ..models.library.catalog import MULOG, RULOG
from .base import MULTI_TEMPORAL, Values
from .layer_styles import ChangeColours
from .loading import result_name
from .preferences import SERIES
from .raster_algorithm import RasterAlgorithm, describe
from .translation import tr


class RatioDespeckleAlgorithm(RasterAlgorithm):
    """``ratiodespeckle``"""

    ID = "ratiodespeckle"
    TITLE = tr("Ratio despeckling")
    GROUP = MULTI_TEMPORAL
    REMOVES_SPECKLE = True
    SUMMARY = tr("Despeckles one date, or several, with the help of a super-image of the same place.")
    HELP = tr("""
    <p>Every date is divided by the super-image; the network despeckles the ratio, and the result is
    multiplied by the super-image again. So the scene need not be found under the speckle a second time, and large
    changes remain. <b>guided</b> sees both images instead of their ratio. <b>sar2sar-ratio</b> is made for ratios.
    <b>mulog</b> despeckles the ratio as RABASAR does, and <b>rulog</b> also knows how many looks the super-image has:
    with a super-image of few looks that matters.</p>
    <p>The <b>super-image</b> has one band for all dates, or one band per date. <b>Change</b> is the despeckled ratio: 1
    (0 dB) where the date equals the super-image.</p>
    <p>Use it with a super-image that you have, such as that of a longer series; <i>Despeckle time series</i> makes its
    own. Do not use it with a super-image that holds what came and went, which leaks into the dates, nor to look for
    changes of a few pixels in single-look dates, which are weakened.</p>
    <p>Zhao et al. 2019 (RABASAR); Dalsasso et al. 2021.</p>""")
    TAGS = "multitemporal,filter,denoise,noise,change detection,ratio,RABASAR,time series,SAR2SAR"
    PARAMETERS = {
        "SUPERIMAGE": tr("One band for all dates, or one per date, on the grid of the dates. Super-image makes one."),
        "OUTPUT": tr("A GeoTIFF with a band per date, in the scale and with the nodata value of the dates."),
        "RATIO": tr(
            "The despeckled ratio of each date to the super-image, in the scale of the dates: 1 (0 dB) where "
            "nothing changed."
        ),
    }

    def define(self) -> None:
        self.add_stack(tr("Dates to despeckle"))
        self.add_image("SUPERIMAGE", tr("Super-image"))
        self.add_network(MULOG, RULOG, use=SERIES)
        self.add_phases(advanced=True)
        self.add_limits()
        self.add_format()
        self.addParameter(QgsProcessingParameterRasterDestination("OUTPUT", tr("Despeckled")))
        self.addParameter(
            QgsProcessingParameterRasterDestination(
                "RATIO", tr("Change against the super-image"), optional=True, createByDefault=False
            )
        )

    def prepare(self) -> None:
        super().prepare()
        self.super_inputs = self.rasters("SUPERIMAGE")

    def compute(self, feedback: Feedback) -> Values:
        # the whole method: not at each start of QGIS
        from ..models.despeckling.series import despeckle_series
        from ..models.despeckling.super_image import foreign_super_image

        output, ratio = self.raster_output("OUTPUT"), self.raster_output("RATIO")
        dates = self.open_input(feedback)
        super_image = self.open_images(self.super_inputs, feedback)
        describe(super_image, feedback)
        speckle = self.recognise(dates, feedback)
        despeckler = self.find_despeckler("series", speckle, feedback)
        first, second = parts(feedback, 1, 12)
        results = {"OUTPUT": output}
        phases = self.phases_for(despeckler, dates, feedback)
        files = (*dates.files, *super_image.files, *(phases.files if phases else ()))
        with self.workspace(Path(output).parent, files) as workspace:
            used = {
                "looks": speckle.looks,
                "spacing": speckle.spacing,
                "superimage": super_image.names,
                "dates": [s.label for s in dates.sources],
            }
            clean = self._writer(workspace, output, dates, used, despeckler.name)
            changes = None
            if ratio:
                results["RATIO"] = ratio
                changes = self._writer(workspace, ratio, dates, used, despeckler.name).by_band()
            beside = foreign_super_image(dates, super_image, speckle.looks, self.streams, first)
            despeckle_series(
                dates, beside, *speckle.samples, despeckler, clean.by_band(), changes, self.streams, second, phases
            )
        source = dates.sources[0] if len(dates) == 1 else None
        styles = self.as_before(dates), ChangeColours(dates.sources[0].scale)
        for path, what, style in zip((output, ratio), (tr("clean"), tr("change")), styles):
            self.finish_layer(path, result_name(dates.sources, what), source, style=style)
        return results

    def _writer(self, workspace: Workspace, path: str, dates: Stack, used: Values, model: str) -> RasterWriter:
        source = dates.sources[0]
        bands = [s.date.date().isoformat() if s.date else s.name for s in dates.sources]
        return workspace.output(path, dates.grid, bands=bands, **self.like(source, used, model, dated=len(dates) == 1))
