"""Equivalent number of looks of an image."""

from __future__ import annotations

import math

from qgis.core import QgsProcessingOutputNumber

from ..core.cancel import check_cancelled
from ..core.errors import InputError
from ..core.feedback import Feedback, parts
from ..core.whole_image.enl import measure_enl
from .base import QUALITY, Values
from .raster_algorithm import RasterAlgorithm
from .translation import tr


class Looks(RasterAlgorithm):
    """``looks``"""

    ID = "looks"
    TITLE = tr("Equivalent number of looks")
    GROUP = QUALITY
    SUMMARY = tr("Measures how much speckle an image has, as its equivalent number of looks (ENL).")
    HELP = tr("""
    <p>The more looks, the less speckle. The variance of log-amplitude in every window of 30 × 30 pixels is
    converted to looks. The result is the 98 % quantile over the image, so that its homogeneous parts decide. With
    several bands all are printed, and ENL is that of the first.</p>
    <p>Use it to learn what an image is (1: single-look, about 4.4: Sentinel-1 GRD), and to compare how smooth results
    are. Do not judge a filter by it alone: a mean over everything has the most looks. Where all is texture, as in
    mountains or a town, the result is too low.</p>
    <p>Estimator of RABASAR (Zhao et al. 2019).</p>""")
    TAGS = "ENL,looks,noise,statistics"

    def define(self) -> None:
        self.add_image()
        self.add_scale()
        self.add_part()
        self.add_limits()
        self.addOutput(QgsProcessingOutputNumber("ENL", tr("Equivalent number of looks")))

    def compute(self, feedback: Feedback) -> Values:
        bands = self.open_input(feedback)
        enls = []
        for index, part in enumerate(parts(feedback, *[1] * len(bands))):
            enls.append(measure_enl(bands.select(index), self.streams, part))
            feedback.info(f"{bands.sources[index].label}: ENL {enls[-1]:.4g}")
        if math.isnan(enls[0]):
            raise InputError(
                f"{bands.sources[0].label} has no 30 × 30 pixels that are all data and not constant, so its "
                "looks cannot be measured; check its nodata value, or give a larger piece."
            )
        check_cancelled()
        return {"ENL": enls[0]}
