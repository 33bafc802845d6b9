"""A single image despeckled by a network that its phase guides."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsProcessingParameterRasterDestination

from ..core.errors import InputError
from ..core.feedback import Feedback
from .base import SINGLE_IMAGE, Values
from .loading import result_name
from .raster_algorithm import RasterAlgorithm
from .raster_parameters import ImageParameter
from .translation import tr


class Pgd2Net(RasterAlgorithm):
    """``pgd2net``"""

    ID = "pgd2net"
    TITLE = tr("Despeckle with phase (PGD2Net)")
    GROUP = SINGLE_IMAGE
    REMOVES_SPECKLE = True
    SUMMARY = tr(
        "Removes the speckle of a single-look complex image with a network that its phase guides, band by band."
    )
    HELP = tr("""
    <p>The speckle of a single-look complex image is correlated over two or three pixels, and there the phase
    tells what intensity does not: it is worth up to 1.4 times the looks. Use this for single-look complex images in the
    product's own geometry. What is multilooked, warped or detected has no phase that helps: <i>Despeckle image</i> is
    for those.</p>
    <p>A constant phase and fringes do not matter. Without a phase the network works on intensity alone, and the result
    is no better than that of <i>Despeckle image</i>.</p>
    <p><b>pgd2net</b> is a re-implementation of PGD2Net (Guan et al. 2024) from the published description, trained by
    SAR Despeckle: its first stage, SNENet, estimates the speckle from intensity and phase; its second, DBDNet, the
    clean image from intensity and this speckle, by cross-attention.</p>""")
    TAGS = "SLC,complex,phase,PGD2Net,SNENet,DBDNet,filter,denoise,noise,network,deep learning"
    PARAMETERS = {
        "INPUT": tr(
            "A single-look complex image, which brings its phase with it; or its intensity, amplitude or decibel, "
            "with PHASE beside it."
        ),
        "PHASE": tr(
            "The phase of the same image, on the same grid, in radians; degrees are recognised. One band for each "
            "of the image. Not needed for complex images."
        ),
        "MODEL": tr("“auto” is pgd2net. Only networks that read a phase can be used here."),
        "SPECKLE": tr(
            "The speckle that the first stage, SNENet, finds: the image over its first estimate of the clean one"
            ", about 1 (0 dB) in the mean, in the scale of the image."
        ),
    }

    def define(self) -> None:
        self.add_image()
        self.addParameter(ImageParameter("PHASE", tr("Phase, if the image is not complex"), optional=True))
        self.add_scale()
        self.add_part()
        self.add_network()
        self.add_limits()
        self.add_format()
        self.addParameter(QgsProcessingParameterRasterDestination("OUTPUT", tr("Despeckled")))
        self.addParameter(
            QgsProcessingParameterRasterDestination(
                "SPECKLE", tr("Speckle found by SNENet"), optional=True, createByDefault=False
            )
        )

    def compute(self, feedback: Feedback) -> Values:
        from ..models.despeckling.single_image import despeckle  # the whole method: not at each start of QGIS

        output, speckle_output = self.raster_output("OUTPUT"), self.raster_output("SPECKLE")
        bands = self.open_input(feedback)
        phases = self.read_phases(bands, feedback)
        speckle = self.recognise(bands, feedback)
        network = self.find_despeckler("complex", speckle, feedback)
        if network.takes != "complex":
            raise InputError(
                f"The model {network.name} reads no phase; run Despeckle image with it, or choose “auto” here."
            )
        used = {"looks": speckle.looks, "spacing": speckle.spacing, "phase": phases.names if phases else None}
        source = bands.sources[0]
        results = {"OUTPUT": output}
        files = (*bands.files, *(phases.files if phases else ()))
        with self.workspace(Path(output).parent, files) as workspace:
            like = {
                "bands": [s.description for s in bands.sources],
                **self.like(source, used, network.name, dated=len(bands) == 1),
            }
            clean = workspace.output(output, bands.grid, **like)
            found = None
            if speckle_output:
                results["SPECKLE"] = speckle_output
                found = workspace.output(speckle_output, bands.grid, **like).by_band()
            despeckle(bands, network, clean.by_band(), self.streams, feedback, phases, found)
        for path, what, style in ((output, tr("clean"), self.as_before(bands)), (speckle_output, tr("speckle"), None)):
            name = result_name(bands.sources, what)
            self.finish_layer(path, name, source if len(bands) == 1 else None, style=style)
        return results
