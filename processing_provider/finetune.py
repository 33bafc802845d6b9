"""A network tuned on the user's own time series."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingOutputFile,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterString,
)

from ..core.cancel import check_cancelled
from ..core.feedback import Feedback
from ..models.files.onnx_file import read_card
from ..models.library.catalog import find_model
from ..models.library.store import new_place, store
from ..models.library.tuning import load_finetune, tuned_card, tuned_model
from .base import MODELS, Values
from .profile import models_folder
from .raster_algorithm import RasterAlgorithm
from .translation import tr

WEEK = 7 * 24 * 60  # minutes


class FineTune(RasterAlgorithm):
    """``finetune``"""

    ID = "finetune"
    TITLE = tr("Tune network")
    GROUP = MODELS
    SUMMARY = tr("Trains a network further on your own time series, and keeps it if that helped.")
    HELP = tr("""
    <p>No clean image is needed: two dates of one place show the same scene under different speckle. For some
    <b>minutes</b> the network is trained to predict one date from another, after the change between the two has been
    compensated.</p>
    <p>A quarter of the windows is left out of the training, and decides which state of the network is the best. The
    last date is left out, too. It tells how well the network predicts a date that it has not seen, before and after
    (score: mean of ln v + w/v, lower is better).</p>
    <p>If the score is better by more than chance, the network is stored in this profile and offered in MODEL at once.
    Its card records the dates that it was tuned on. Otherwise nothing is stored, and the output MODEL is the network
    that you began with. After a <i>Cancel</i> nothing is stored, either.</p>
    <p>Use it for data unlike Sentinel-1's, or where a network leaves speckle. Do not expect much on Sentinel-1 IW data,
    which the networks are made for, nor where the ground stays coherent from date to date, since then the dates share
    their speckle.</p>
    <p>At least three dates are needed; more are better. Only networks that see a single image can be tuned, and the
    Python package torch is needed.</p>
    <p><b>pgd2net</b> is tuned on complex dates, six at least, in another way: it makes near-real pairs of all but the
    last, as <i>Near-real training pairs</i> does, and learns from those that pass the checks.</p>
    <p>Phase C of SAR2SAR (Dalsasso, Denis, Tupin 2021); near-real pairs of Guan et al. 2024.</p>""")
    TAGS = "training,fine-tuning,SAR2SAR,self-supervised,time series,stack"
    PARAMETERS = {
        "INPUT": tr("Three dates at least, of one place; more are better. The last one is left out to judge by."),
        "MODEL": tr("The network to begin with. “auto” chooses by the kind of speckle."),
        "MINUTES": tr(
            "Minutes of training. Ten are a good beginning on a processor; a longer training rarely does "
            "harm, since the best state is kept."
        ),
    }

    def define(self) -> None:
        self.add_stack()
        self.add_network()
        self.add_number("MINUTES", tr("Minutes of training"), 10, (0.001, WEEK))
        self.addParameter(QgsProcessingParameterString("NAME", tr("Name of the network in MODEL")))
        self.add_limits(cluster=False)
        self.add_advanced(
            QgsProcessingParameterBoolean("OVERWRITE", tr("Replace a network of your own of this name"), False)
        )
        self.addOutput(QgsProcessingOutputString("MODEL", tr("Name of the better network")))
        self.addOutput(QgsProcessingOutputFile("OUTPUT", tr("File of the network")))
        self.addOutput(QgsProcessingOutputNumber("SCORE_BEFORE", tr("Score on the date left out, before")))
        self.addOutput(QgsProcessingOutputNumber("SCORE_AFTER", tr("Score on the date left out, after")))

    def prepare(self) -> None:
        super().prepare()
        self.minutes = self.number("MINUTES")
        self.new_name = str(self.parameterAsString(self._values, "NAME", self._context))
        self.overwrite = self.flag("OVERWRITE")
        self.place = new_place(self.new_name, models_folder(), overwrite=self.overwrite)
        self.offered_by = self.provider()

    def compute(self, feedback: Feedback) -> Values:
        dates = self.open_input(feedback)
        speckle = self.recognise(dates, feedback)
        path = find_model(self.name_of_model, "date", speckle.product)
        first = read_card(str(path))
        finetune = load_finetune(first)
        given: list[Any] = [dates]
        if first.takes == "complex":
            given += [self.read_phases(dates, feedback), speckle.looks]
        tuned = finetune(path, first, *given, self.minutes, self.run_on, feedback, self.streams)
        gain = tuned.gain
        check_cancelled()
        told = (
            f"On {dates.sources[-1].label}, which was left out, {path.stem} has {gain.before:.4f}, and after "
            f"{tuned.minutes:.2g} minutes {gain.after:.4f} (lower is better; the difference is known to "
            f"± {gain.error:.4f})"
        )
        scores = {"SCORE_BEFORE": gain.before, "SCORE_AFTER": gain.after}
        if not gain.helped:
            feedback.warning(f"{told}: it did not help. Nothing is stored; keep {path.stem}.")
            return {"MODEL": path.stem, "OUTPUT": "", **scores}
        card = tuned_card(first, self.new_name, dates, tuned)
        store(tuned_model(path, card, tuned), self.place, overwrite=self.overwrite)
        feedback.info(f"{told}: it helped. Stored as {self.place}; choose it with MODEL={self.new_name}.")
        self.offered_by.models_changed.emit()
        return {"MODEL": self.new_name, "OUTPUT": str(self.place), **scores}
