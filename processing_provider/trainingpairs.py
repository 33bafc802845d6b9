"""Near-real training pairs from a time series."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from qgis.core import (
    QgsProcessingOutputFile,
    QgsProcessingOutputHtml,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFolderDestination,
)

from ..core.errors import InputError
from ..core.feedback import Feedback
from ..core.files.folders import made_folders
from ..core.files.names import file_name
from ..core.pairs.contact_sheet import PAGE, contact_sheet
from ..core.pairs.index import INTENSITY, NAME, PHASE, REFERENCE, Entry, split_of, written
from ..core.pairs.patches import FEWEST_DATES, Patch, make_patches, places
from ..core.pairs.thumbnail import thumbnail
from ..core.raster.reader import Source, Stack
from ..core.raster.tiles import Window
from ..core.scale.scale import Scale
from ..core.streaming.workspace import Workspace
from ..core.superimage.glrt import GlrtMultilook
from ..core.wording import spoken
from ..models.library.product import Product
from .base import DATA, Values
from .raster_algorithm import RasterAlgorithm
from .translation import tr, tr_phrase


class TrainingPairs(RasterAlgorithm):
    """``trainingpairs``"""

    ID = "trainingpairs"
    TITLE = tr("Near-real training pairs")
    GROUP = DATA
    SUMMARY = tr(
        "Makes patches to train a network on: each date of a series beside a clean reference made of the others."
    )
    HELP = tr("""
    <p>The reference of a date is the mean of the other dates over the pixels that GLRT adaptive multilooking
    finds similar, at the level of the date. In place of inspection by eye every pair is checked against what speckle of
    so many looks allows: data everywhere, no constant areas, enough similar pixels, no shift, no change in time, no
    residual speckle in the reference. <b>index.csv</b> has a row for every patch, with its figures and the reason if it
    was left out. <b>contact_sheet.html</b> shows all of them, and lets you unselect more.</p>
    <p>Patches lie side by side. Of ten places, one is for validation and one for tests, with all of their dates. The
    folders <b>gt</b>, <b>intensity</b> and, where the dates are complex or PHASE is given, <b>phase</b> (radians) hold
    them under one name each.</p>
    <p>Use it to train or tune a network for your own sensor. It is not for places whose ground stays coherent from date
    to date, or that change all the time: there most patches fail.</p>
    <p>Guan et al. 2024 (IEEE JSTARS 17), who take all dates, the one itself included, and their own eyes.</p>""")
    TAGS = "dataset,near-real,machine learning,deep learning,PGD2Net,GLRT,multilook,patches"
    PARAMETERS = {
        "PHASE": tr(
            "The phase of every date in radians, in the order of INPUT, on the same grid; degrees are recognised. "
            "Complex dates bring theirs with them."
        ),
        "LOOKS": tr(
            "Independent looks of each date. 0 takes 1 for single-look dates and measures others; if you know the "
            "number, give it: the checks compare with it."
        ),
        "PATCH": tr("Side of a patch, in pixels. 256 is usual; a training takes pieces of 128."),
        "QUALITY": tr(
            "Whether patches that fail a check are left out. Without it they are written, and the index tells."
        ),
        "OUTPUT_FOLDER": tr(
            "For the patches, their index and the page that shows them. Files there that SAR Despeckle did"
            " not write are never replaced."
        ),
    }

    def define(self) -> None:
        self.add_stack(phases=True)
        self.add_looks()
        self.add_number("PATCH", tr("Side of a patch, in pixels"), 256, (32, 512), whole=True)
        self.addParameter(QgsProcessingParameterBoolean("QUALITY", tr("Leave out patches that fail a check"), True))
        self.add_extent()
        self.add_memory()
        self.addParameter(QgsProcessingParameterFolderDestination("OUTPUT_FOLDER", tr("Folder for the pairs")))
        self.addOutput(QgsProcessingOutputFile("INDEX", tr("Index")))
        self.addOutput(QgsProcessingOutputHtml("CONTACT_SHEET", tr("Contact sheet")))
        self.addOutput(QgsProcessingOutputNumber("KEPT", tr("Pairs that were kept")))
        self.addOutput(QgsProcessingOutputNumber("LEFT_OUT", tr("Pairs that failed a check")))

    def prepare(self) -> None:
        super().prepare()
        self.side, self.strict = self.integer("PATCH"), self.flag("QUALITY")
        self.folder = str(self.parameterAsString(self._values, "OUTPUT_FOLDER", self._context))

    def compute(self, feedback: Feedback) -> Values:
        dates = self.open_input(feedback)
        if len(dates) < FEWEST_DATES:
            raise InputError(
                f"{dates.names} has {len(dates)} date{'s' if len(dates) > 1 else ''}; training pairs need at least "
                f"{FEWEST_DATES}, of which all but one make the reference."
            )
        windows = places(dates.grid.shape, self.side)
        known = self.phase_inputs or all(source.complex for source in dates.sources)
        phases = self.read_phases(dates, feedback) if known else None
        multilook = GlrtMultilook(looks=self._looks(dates, feedback), each_date=True)
        entries: list[Entry] = []
        pictures: list[tuple[bytes, bytes]] = []
        folder = Path(self.folder)
        within = [folder / name for name in (REFERENCE, INTENSITY, *([PHASE] if phases else []))]
        files = (*dates.files, *(phases.files if phases else ()))
        with made_folders(within), Workspace(folder, files) as workspace:
            made = make_patches(dates, phases, windows, multilook, self.streams, feedback)
            for place, (window, patches) in enumerate(zip(windows, made)):
                for source, patch in zip(dates.sources, patches):
                    entry = self._entry(patch, window, source, place, multilook.looks)
                    if entry.kept:
                        self._write(workspace, folder, entry, patch, source, dates)
                    entries.append(entry)
                    pictures.append((thumbnail(patch.intensity), thumbnail(patch.reference)))
            self._require_some(entries)
            index = written(entries)
            workspace.text(folder / NAME, index)
            with spoken(tr_phrase):
                page = contact_sheet(entries, pictures, index)
            workspace.text(folder / PAGE, page)
        return self._told(entries, folder, feedback)

    def _looks(self, dates: Stack, feedback: Feedback) -> float:
        """LOOKS, or those measured; of single-look dates it is 1, whatever is measured.

        What is measured is a tenth off, and the speckle left in a reference is told from less.
        """
        speckle = self.recognise(dates, feedback)
        return 1.0 if not self.looks and speckle.product is Product.SLC else speckle.looks

    def _entry(self, patch: Patch, window: Window, source: Source, place: int, looks: float) -> Entry:
        row, col = window.row, window.col
        name = file_name(re.sub(r"[,\"\s]", "_", source.name), f"_r{row:05d}_c{col:05d}")
        date = source.date.date().isoformat() if source.date else ""
        reason = patch.checks.reason
        # what has no data cannot be trained on at all
        kept = not reason or (not self.strict and patch.checks.without_data == 0)
        return Entry(name, date, row, col, looks, split_of(place), patch.checks, reason, kept)

    def _write(
        self, workspace: Workspace, folder: Path, entry: Entry, patch: Patch, source: Source, dates: Stack
    ) -> None:
        grid = dates.grid.window(entry.row, entry.col, *patch.intensity.shape)
        used = {"looks": entry.looks, "row": entry.row, "col": entry.col, "dates": len(dates)}
        images = {REFERENCE: patch.reference, INTENSITY: patch.intensity, PHASE: patch.phase}
        for name, image in images.items():
            if image is not None:
                path = folder / name / f"{entry.name}.tif"
                scale = None if name == PHASE else Scale.INTENSITY
                metadata = self.metadata(source, used)
                writer = workspace.output(path, grid, chosen=True, scale=scale, source=source.label, metadata=metadata)
                writer.write(image[None], Window(0, 0, *grid.shape))
                writer.finish()  # of thousands, none waits for the end

    @staticmethod
    def _require_some(entries: list[Entry]) -> None:
        if any(entry.kept for entry in entries):
            return
        reasons = Counter(entry.reason for entry in entries)
        counted = ", ".join(f"{reason} {number}" for reason, number in reasons.most_common())
        raise InputError(
            f"None of {len(entries)} patches passes the checks ({counted}); choose dates of a place that changes less, "
            "or a smaller PATCH."
        )

    @staticmethod
    def _told(entries: list[Entry], folder: Path, feedback: Feedback) -> Values:
        kept = sum(entry.kept for entry in entries)
        reasons = Counter(entry.reason for entry in entries if entry.reason)
        counted = "".join(f"; {reason} {number}" for reason, number in reasons.most_common())
        feedback.info(f"{kept} of {len(entries)} patches kept{counted}. Look at {folder / PAGE}.")
        return {
            "OUTPUT_FOLDER": str(folder),
            "INDEX": str(folder / NAME),
            "CONTACT_SHEET": str(folder / PAGE),
            "KEPT": kept,
            "LEFT_OUT": len(entries) - kept,
        }
