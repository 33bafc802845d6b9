"""A single image despeckled by MuLoG."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsProcessingParameterBoolean, QgsProcessingParameterEnum, QgsProcessingParameterRasterDestination

from ..core.feedback import Feedback
from ..models.despeckling.gaussian_denoisers import DenoiserKind, find_denoiser
from .base import SINGLE_IMAGE, Values
from .loading import result_name
from .raster_algorithm import RasterAlgorithm
from .translation import tr

DENOISERS = [tr("Automatic"), tr("Network"), tr("Cosine transform"), tr("BM3D")]  # in the order of DenoiserKind
_HALVED = 2  # pixels from one to the next where the image is subsampled


class MulogAlgorithm(RasterAlgorithm):
    """``mulog``"""

    ID = "mulog"
    TITLE = tr("MuLoG")
    GROUP = SINGLE_IMAGE
    REMOVES_SPECKLE = True
    SUMMARY = tr(
        "Removes the speckle of a single image by MuLoG: a denoiser of Gaussian noise, told what speckle is like."
    )
    HELP = tr("""
    <p>MuLoG takes turns between a denoiser of Gaussian noise and the likelihood of speckle of so many looks.
    So it works for any number of looks, and any denoiser can be used. It is the method of RABASAR; use it to compare
    with, or where no network suits. <i>Despeckle image</i> is faster, and on Sentinel-1 data better.</p>
    <p>It takes speckle for uncorrelated from pixel to pixel. Where it is correlated, as in single-look Sentinel-1 data
    in the product's own geometry, speckle remains: then choose to <b>subsample</b>. Every second pixel is despeckled as
    an image of its own, and the four images are joined. That removes the speckle, but blurs what is finer than two
    pixels, and may leave a faint grid.</p>
    <p>Deledalle, Denis, Tabti and Tupin 2017. The network was trained by SAR Despeckle.</p>""")
    TAGS = "MuLoG,BM3D,ADMM,plug and play,filter,instead of Lee,denoise,noise,SLC,GRD,RTC"
    PARAMETERS = {
        "DENOISER": tr(
            "“Automatic” takes the network, or, where nothing runs it, the cosine transform, which needs no "
            "more than QGIS. BM3D needs the Python package bm3d, which you install yourself if its licence, for "
            "non-commercial use only, suits you."
        ),
        "SUBSAMPLE": tr("For speckle that is correlated from pixel to pixel."),
        "LOOKS": tr(
            "Independent looks of the image: 1 for single-look complex data, about 4.4 for Sentinel-1 GRD. 0 "
            "measures them on the image and prints what was found."
        ),
    }

    def define(self) -> None:
        self.add_image()
        self.add_scale()
        self.add_part()
        self.add_looks(tr("Looks of the image (0 measures them)"))
        self.addParameter(QgsProcessingParameterEnum("DENOISER", tr("Denoiser"), DENOISERS, defaultValue=0))
        self.addParameter(QgsProcessingParameterBoolean("SUBSAMPLE", tr("Subsample by 2 in both directions"), False))
        self.add_device()
        self.add_limits()
        self.add_format()
        self.addParameter(QgsProcessingParameterRasterDestination("OUTPUT", tr("Despeckled")))

    def prepare(self) -> None:
        super().prepare()
        self.kind, self.halved = DenoiserKind(self.choice("DENOISER")), self.flag("SUBSAMPLE")

    def compute(self, feedback: Feedback) -> Values:
        from ..models.despeckling.mulog import Mulog
        from ..models.despeckling.single_image import despeckle  # the whole method: not at each start of QGIS

        output = self.raster_output("OUTPUT")
        bands = self.open_input(feedback)
        denoiser = find_denoiser(self.kind, self.run_on, feedback)
        speckle = self.recognise(bands, feedback)
        spacing = speckle.spacing * (_HALVED if self.halved else 1)
        method = Mulog(denoiser, speckle.looks, spacing)
        steps = f", on the {spacing**2} images that every pixel of {spacing} makes" if spacing > 1 else ""
        feedback.info(f"MuLoG with {denoiser.name}, {speckle.looks:.3g} looks{steps}.")
        used = {"looks": speckle.looks, "spacing": spacing, "denoiser": denoiser.name}
        source = bands.sources[0]
        with self.workspace(Path(output).parent, bands.files) as workspace:
            like = self.like(source, used, method.name, dated=len(bands) == 1)
            writer = workspace.output(output, bands.grid, bands=[s.description for s in bands.sources], **like)
            despeckle(bands, method, writer.by_band(), self.streams, feedback)
        dated = source if len(bands) == 1 else None
        self.finish_layer(output, result_name(bands.sources, tr("clean")), dated, style=self.as_before(bands))
        return {"OUTPUT": output}
