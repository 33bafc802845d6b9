"""A single image despeckled by a network."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsProcessingParameterRasterDestination

from ..core.feedback import Feedback
from ..models.library.catalog import MULOG
from .base import SINGLE_IMAGE, Values
from .loading import result_name
from .preferences import IMAGE
from .raster_algorithm import RasterAlgorithm
from .translation import tr


class Despeckle(RasterAlgorithm):
    """``despeckle``"""

    ID = "despeckle"
    TITLE = tr("Despeckle image")
    GROUP = SINGLE_IMAGE
    REMOVES_SPECKLE = True
    SUMMARY = tr("Removes the speckle of a single image with a trained network, band by band.")
    HELP = tr("""
    <p>Intensity, amplitude, decibel and complex images can be used, calibrated or not: each band is brought
    to the level that the network was made for, and back. The mean intensity is kept, and point scatterers remain.</p>
    <p>Speckle that was sampled finer than its resolution, as in an image warped to degrees, is recognised and removed,
    too. The image in the product's own pixel spacing gives a sharper result.</p>
    <p>If you have several dates of the same place, <i>Despeckle time series</i> gives a far better result. Use this
    algorithm for a single date, to look at a small change, or where much of the place moves or its ground stays
    coherent from date to date.</p>
    <p>A sea that noise subtraction has clipped at a floor value keeps its level in multilooked images.</p>
    <p><b>auto</b> looks at the speckle: it takes <b>lean-slc</b> for single-look images and <b>lean-grd</b> for
    multilooked ones (GRD, RTC). Both are fast networks of SAR Despeckle's own. <b>sar2sar-slc</b> and
    <b>sar2sar-grd</b> have the architecture of Dalsasso, Denis and Tupin 2021 and take four times as long. All were
    trained by SAR Despeckle. <b>guided</b> and <b>sar2sar-ratio</b> are for dates with a super-image.
    <b>mulog</b> is the algorithm <i>MuLoG</i> with its usual settings.</p>""")
    TAGS = "SAR2SAR,filter,instead of Lee,denoise,noise,SLC,GRD,RTC,network,deep learning"

    def define(self) -> None:
        self.add_image()
        self.add_scale()
        self.add_part()
        self.add_network(MULOG, use=IMAGE)
        self.add_limits()
        self.add_format()
        self.addParameter(QgsProcessingParameterRasterDestination("OUTPUT", tr("Despeckled")))

    def compute(self, feedback: Feedback) -> Values:
        from ..models.despeckling.single_image import despeckle  # the whole method: not at each start of QGIS

        output = self.raster_output("OUTPUT")
        bands = self.open_input(feedback)
        speckle = self.recognise(bands, feedback)
        despeckler = self.find_despeckler("date", speckle, feedback)
        used = {"looks": speckle.looks, "spacing": speckle.spacing}
        if despeckler.takes == "ratio":
            feedback.warning(
                f"{despeckler.name} was made for ratios of a date to a super-image; an image by itself comes out "
                "better with “auto”."
            )
        source = bands.sources[0]
        with self.workspace(Path(output).parent, bands.files) as workspace:
            several = len(bands) > 1
            descriptions = [s.date.date().isoformat() if s.date and several else s.description for s in bands.sources]
            writer = workspace.output(
                output, bands.grid, bands=descriptions, **self.like(source, used, despeckler.name)
            )
            phases = self.phases_for(despeckler, bands, feedback)
            despeckle(bands, despeckler, writer.by_band(), self.streams, feedback, phases)
        dated = source if len(bands) == 1 else None
        self.finish_layer(output, result_name(bands.sources, tr("clean")), dated, style=self.as_before(bands))
        return {"OUTPUT": output}
