"""Super-image of a time series."""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterRasterDestination,
)

from ..core.errors import InputError
from ..core.feedback import Feedback, parts
from ..core.raster.reader import require_several_dates
from ..core.streaming.operation import Identity
from ..core.whole_image.enl import measure_enl
from ..models.despeckling.super_image import SuperImageMethod, SuperImageRecipe
from ..models.library.catalog import AUTO, MULOG
from .base import MULTI_TEMPORAL, Values
from .loading import series_name
from .raster_algorithm import RasterAlgorithm
from .translation import tr

METHODS = [
    tr("Temporal mean"),
    tr("Binary-weighted mean (of the dates like the target)"),
    tr("GLRT multilook"),
    tr("Mean of the unchanged dates"),
]
DENOISERS = [tr("None"), tr("Network"), tr("MuLoG")]
DENOISER_MODELS = ("", AUTO, MULOG)  # what each of them is in MODEL


class SuperImageAlgorithm(RasterAlgorithm):
    """``superimage``"""

    ID = "superimage"
    TITLE = tr("Super-image")
    GROUP = MULTI_TEMPORAL
    SUMMARY = tr("Turns a time series into one image with far less speckle than any of its dates.")
    HELP = tr("""
    <p>The <b>temporal mean</b> is the plain mean of the dates. The <b>binary-weighted mean</b> is made for
    one target date and leaves out, pixel by pixel, the dates that changed against it. <b>GLRT multilook</b> also
    averages over similar neighbours. The <b>mean of the unchanged dates</b> tests, place by place, whether the dates
    are at two levels, and leaves out those at the rarer one: a ship, a flood, a harvested field. Of two levels more
    than 10 dB apart it keeps the darker, the ground under objects. With fewer than five dates it leaves none out.</p>
    <p>A network can remove the residual speckle; so can MuLoG, as in RABASAR, where the images are DAM and DBWAM: it
    takes the looks that the mean was measured to have. The equivalent number of looks (ENL) of the result is measured
    and returned: the more looks, the less speckle.</p>
    <p>Use it for one clean image of a place, or for <i>Ratio despeckling</i>. It is not the state at any date. Do not
    take the temporal mean where things come and go: it holds a tenth of what happened at one of ten dates.</p>
    <p>Zhao et al. 2019 (RABASAR); Dalsasso et al. 2021.</p>""")
    TAGS = "multitemporal,denoise,noise,mean,time series,RABASAR,ENL"
    PARAMETERS = {
        "METHOD": tr("How the dates become one image; the text above compares the methods."),
        "TARGET": tr(
            "Number of the date that the binary-weighted mean is made for, in the order that the run prints. "
            "Other methods do not use it."
        ),
        "DENOISE": tr("What removes the speckle that is left: a network, or MuLoG as in RABASAR."),
    }

    def define(self) -> None:
        self.add_stack()
        self.addParameter(QgsProcessingParameterEnum("METHOD", tr("Method"), METHODS, defaultValue=0))
        description = tr("Target date of the binary-weighted mean (0 is the first)")
        self.add_number("TARGET", description, 0, (0, 65535), whole=True)
        self.add_looks()
        self.addParameter(
            QgsProcessingParameterEnum("DENOISE", tr("Remove residual speckle"), DENOISERS, defaultValue=0)
        )
        self.add_limits()
        self.add_format()
        self.addParameter(QgsProcessingParameterRasterDestination("OUTPUT", tr("Super-image")))
        self.addOutput(QgsProcessingOutputNumber("ENL", tr("Equivalent number of looks of the super-image")))

    def prepare(self) -> None:
        super().prepare()
        self.method, self.target = SuperImageMethod(self.choice("METHOD")), self.integer("TARGET")
        self.denoiser = DENOISER_MODELS[self.choice("DENOISE")]

    def compute(self, feedback: Feedback) -> Values:
        output = self.raster_output("OUTPUT")
        stack = self.open_input(feedback)
        require_several_dates(stack)
        if self.method is SuperImageMethod.BINARY_WEIGHTED_MEAN and not all(s.date for s in stack.sources):
            feedback.warning(
                "Not every raster has a date, so they stay in the order given, from 0 as printed above; the target is "
                f"{stack.sources[min(self.target, len(stack) - 1)].label}."
            )
        if not 0 <= self.target < len(stack):
            raise InputError(f"TARGET must be a date from 0 to {len(stack) - 1}, not {self.target}; 0 is the first.")
        speckle = self.recognise(stack, feedback)
        denoiser = self.find_despeckler("super-image", speckle, feedback, self.denoiser) if self.denoiser else None
        used = {
            "method": self.method.name.lower(),
            "looks": speckle.looks,
            "target": self.target,
            "dates": [s.label for s in stack.sources],
        }
        model = denoiser.name if denoiser else ""
        first, second, third = parts(feedback, 8, 1, 1)
        with self.workspace(Path(output).parent, stack.files) as workspace:
            writer = workspace.output(output, stack.grid, **self.like(stack.sources[0], used, model, dated=False))
            recipe = SuperImageRecipe(self.method, speckle.looks, (self.target,), denoiser, speckle.spacing)
            image = recipe.make(stack, workspace, self.streams, first).image
            enl = measure_enl(image, self.streams, second)
            self.streams.run(Identity(), [image], [[writer]], third)
        feedback.info(f"Equivalent number of looks: {enl:.4g}")
        self.finish_layer(output, f"{series_name(stack.sources)} {tr('super-image')}", style=self.as_before(stack))
        return {"OUTPUT": output, "ENL": enl}
