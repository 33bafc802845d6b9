"""A report on the quality of a despeckled image or series."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputFile,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFileDestination,
)

from ..core.errors import InputError
from ..core.feedback import Feedback, Part, parts
from ..core.files.names import MARK
from ..core.raster.reader import RasterInput, Stack, open_stack
from ..core.streaming.threads import wait_for
from ..core.streaming.workspace import Workspace
from ..core.whole_image.enl import sample_enl
from ..core.wording import spoken
from ..models.library.product import SINGLE_LOOK_BELOW
from .base import QUALITY, Values, plugin_version
from .raster_algorithm import RasterAlgorithm, describe, require_one_series
from .raster_parameters import DatesParameter
from .translation import tr, tr_phrase

if TYPE_CHECKING:
    from ..core.quality.assessment import Assessment

_NUMBERS = {
    "ENL_INPUT": tr("Equivalent number of looks before"),
    "ENL": tr("Equivalent number of looks after"),
    "RATIO_MEAN": tr("Mean of the ratio"),
    "RATIO_VARIANCE": tr("Variance of the ratio"),
    "EDGE_PRESERVATION": tr("Edge preservation (EPD-ROA)"),
    "M_INDEX": tr("M-index"),
}
_WITH_REFERENCE = {"PSNR": tr("PSNR in dB"), "SSIM": tr("SSIM")}


class QualityReport(RasterAlgorithm):
    """``qualityreport``"""

    ID = "qualityreport"
    TITLE = tr("Quality report")
    GROUP = QUALITY
    SUMMARY = tr("Tells whether a despeckled image or series may be used, on a page with pictures, charts and figures.")
    HELP = tr("""
    <p>The result may come from any software. The page begins with a verdict that names what is wrong and
    where, or says that nothing was found: lost resolution, bias by level, kept speckle, seams, grids of pixels, ghost
    targets, lost changes, a shift. Each has a limit from the statistics of speckle, and a tolerance of what is harmless
    in practice. Below are before, after and their ratio with one zoom, charts with a sentence on what a good value is,
    and all figures. The page needs no network; a JSON file beside it, under its name, has the numbers.</p>
    <p>Of a large raster, pieces spread evenly over it are looked at, so that any size takes a minute. The numbers are
    those of the date that the page shows: the one with the worst finding, or the first. What cannot be told, as the
    ENL of a scene without a homogeneous zone, is not a number.</p>
    <p>Gómez et al. 2017 (M-index); Feng et al. 2011 (EPD-ROA); Zhao et al. 2019 (ENL).</p>""")
    TAGS = "ENL,validation,verification,metrics,PSNR,SSIM,M-index,EPD-ROA,ratio image,evaluation,noise,statistics"
    PARAMETERS = {
        "INPUT": tr(
            "The dates before despeckling: several rasters on one grid, or one whose bands are the dates. "
            "Intensity, amplitude, decibel or complex values, or products as they are downloaded."
        ),
        "DESPECKLED": tr(
            "The same dates after despeckling, on the same grid and as many; in the order of their dates, or "
            "else in that of INPUT. Their scale is found out by itself."
        ),
        "REFERENCE": tr(
            "The clean truth where there is one, as of a simulation: one band for all dates or one for each, "
            "on the grid of INPUT. Adds PSNR and SSIM on amplitude."
        ),
        "SCALE": tr(
            "What the numbers of INPUT are. “Automatic” finds it out. It is also taken for the results and the "
            "reference where theirs cannot be told."
        ),
        "OUTPUT_HTML": tr(
            "One HTML file that needs no network, of at most 15 MB. A JSON file with all numbers is "
            "written beside it under the same name."
        ),
    }

    def define(self) -> None:
        self.add_stack(tr("Dates before despeckling"))
        kind = QgsProcessing.SourceType.TypeRaster
        self.addParameter(DatesParameter("DESPECKLED", tr("The same dates after despeckling"), kind))
        self.addParameter(DatesParameter("REFERENCE", tr("Clean reference"), kind, None, True))
        self.add_looks()
        self.add_extent()
        self.add_memory()
        self.addParameter(
            QgsProcessingParameterFileDestination("OUTPUT_HTML", tr("Quality report"), f"{tr('HTML files')} (*.html)")
        )
        self.addOutput(QgsProcessingOutputFile("OUTPUT_JSON", tr("Numbers of the report")))
        for name, words in {**_NUMBERS, **_WITH_REFERENCE}.items():
            self.addOutput(QgsProcessingOutputNumber(name, words))

    def prepare(self) -> None:
        super().prepare()
        self.results, self.references = self.rasters("DESPECKLED"), self.rasters("REFERENCE")
        self.page = Path(str(self.parameterAsFileOutput(self._values, "OUTPUT_HTML", self._context)))
        if self.page.suffix.lower() not in (".html", ".htm"):
            raise InputError(f"{self.page.name} is not the name of a page; let OUTPUT_HTML end in .html.")

    def compute(self, feedback: Feedback) -> Values:
        # the measures and the page: not at each start of QGIS
        from ..core.quality.assessment import assess
        from ..core.quality.page.report_page import report_page
        from ..core.quality.verdict import Names, numbers, sentences
        from ..core.quality.views import views_of

        plotly = _plotly()
        images, results = self._pairs(feedback)
        reference = self._reference(images, feedback) if self.references else None
        measuring, viewing = parts(feedback, 4, 1)
        files = [file for stack in (images, results, reference) if stack for file in stack.files]
        with Workspace(self.page.parent, files) as workspace:
            found = assess(images, results, reference, self._looks(images, feedback), self.streams, measuring)
            names = Names(_labels(images), _labels(results), reference.names if reference else "")
            with spoken(tr_phrase):
                views = views_of(found, images, results, self.streams, viewing)
                page = report_page(found, names, _dates(images), views, images.grid, plotly)
                verdict = sentences(found, names, images.grid)
            told = {MARK: self.ID, "version": plugin_version(), **numbers(found, names, images.grid)}
            workspace.text(self.page, page, chosen=False)
            workspace.text(self._json, json.dumps(told, indent=1, ensure_ascii=False))
        for sentence in verdict:
            (feedback.warning if found.findings else feedback.info)(sentence)
        return self._outputs(found, reference is not None)

    def _pairs(self, feedback: Feedback) -> tuple[Stack, Stack]:
        """The dates and their results: in the order of time where all have a date, else as they were given."""
        from ..core.quality.assessment import require_pair

        images = self.open_images(self.inputs, feedback)
        require_one_series(images)
        results = self._opened(self.results, images, feedback)
        require_pair(images, results, "DESPECKLED", [len(images)])
        if _are_dated(images) and _are_dated(results):
            images, results = _by_date(images), _by_date(results)
            _require_same_days(images, results)
        describe(images, feedback)
        describe(results, feedback)
        return images, results

    def _reference(self, images: Stack, feedback: Feedback) -> Stack:
        from ..core.quality.assessment import require_pair

        reference = self._opened(self.references, images, feedback)
        require_pair(images, reference, "REFERENCE", [1, len(images)])
        return _by_date(reference) if _are_dated(images) and _are_dated(reference) else reference

    def _opened(self, rasters: Sequence[RasterInput], images: Stack, feedback: Feedback) -> Stack:
        """Rasters beside those of INPUT, in the scale that is theirs or else in that of INPUT."""
        scale = self.picked_scale or images.sources[0].scale
        try:
            stack = self.part(wait_for(lambda: open_stack(rasters, None, by_date=False), feedback))
        except InputError:
            stack = self.part(wait_for(lambda: open_stack(rasters, scale, by_date=False), feedback))
        band = self.integer("BAND")
        chosen = [number for number, source in enumerate(stack.sources) if source.band == band]
        return stack.select(*chosen) if band and len(stack) > len(rasters) and chosen else stack

    def _looks(self, images: Stack, feedback: Feedback) -> float:
        """LOOKS, or those measured; of single-look dates 1, whatever is measured: that is a tenth off."""
        if self.looks:
            return self.looks
        if images.sources[0].complex:
            return 1.0
        for date, source in enumerate(images.sources):
            looks = sample_enl(images.select(date), self.streams, Part(feedback, 0, 0))
            if not math.isnan(looks):
                used = 1.0 if looks < SINGLE_LOOK_BELOW else looks
                feedback.info(f"Looks: {looks:.3g} measured on {source.label}, {used:.3g} taken.")
                return used
        feedback.warning("No window is full of speckle to measure looks in: 1 is taken; give LOOKS if you know them.")
        return 1.0

    @property
    def _json(self) -> Path:
        return self.page.with_suffix(".json")

    def _outputs(self, found: Assessment, with_reference: bool) -> Values:
        from ..core.quality.verdict import summary

        date = found.dates[found.shown]
        values: Values = {"OUTPUT_HTML": str(self.page), "OUTPUT_JSON": str(self._json), **summary(date)}
        return {**values, "PSNR": date.psnr, "SSIM": date.similarity} if with_reference else values


def _labels(stack: Stack) -> tuple[str, ...]:
    return tuple(source.label for source in stack.sources)


def _dates(stack: Stack) -> list[str]:
    """Short labels: the dates, or the names where not all have a date of their own."""
    dates = [source.date.date().isoformat() if source.date else "" for source in stack.sources]
    return dates if all(dates) and len(set(dates)) == len(dates) else [source.label for source in stack.sources]


def _are_dated(stack: Stack) -> bool:
    return all(source.date for source in stack.sources)


def _require_same_days(images: Stack, results: Stack) -> None:
    for image, result in zip(images.sources, results.sources):
        if image.date and result.date and image.date.date() != result.date.date():
            raise InputError(
                f"{result.label} is of {result.date:%Y-%m-%d} and {image.label} of {image.date:%Y-%m-%d}; give the "
                "same dates as INPUT and as DESPECKLED."
            )


def _by_date(stack: Stack) -> Stack:
    """The stack in the order of its dates."""
    return stack.select(*sorted(range(len(stack)), key=lambda k: stack.sources[k].date or datetime.min))


def _plotly() -> str:
    """The source of plotly.js, from the package that QGIS includes."""
    try:
        from plotly.offline import get_plotlyjs
    except ImportError as error:
        raise InputError(
            "The Python of QGIS lacks plotly, which draws the charts; install it (on Debian: python3-plotly)."
        ) from error
    return str(get_plotlyjs())
