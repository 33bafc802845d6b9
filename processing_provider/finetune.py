"""A network tuned on the user's own time series."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingOutputFile,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterString,
)

from ..core.cancel import check_cancelled
from ..core.feedback import Feedback
from ..models.despeckling.inference import read_card
from ..models.library.catalog import find_model
from ..models.library.product import recognise_speckle
from ..models.library.store import new_place, store
from ..models.library.tuning import load_finetune, tuned_card, tuned_model
from .base import MODELS, SarAlgorithm, Values
from .profile import models_folder

WEEK = 7 * 24 * 60  # minutes


class FineTune(SarAlgorithm):
    """``finetune``"""

    ID = "finetune"
    TITLE = "Tune network"
    GROUP = MODELS
    SUMMARY = "Trains a network further on your own time series, and keeps it if that helped."
    HELP = """<p>Nobody has a clean image, but two dates of one place have the same scene under different speckle: for
    some <b>minutes</b> the network is trained to give, from one date, what another one shows, after what changed
    between the two has been compensated. The last date is left out, and so is a quarter of the windows: these decide
    which state of the network is the best, and the date left out says before and after how well the network predicts
    what it has not seen (the mean of ln v + w/v, lower is better).</p>
    <p>If that is better by more than chance the network is stored in this profile and offered in MODEL at once, with a
    card that says on what it was tuned. Otherwise nothing is stored, and the output MODEL is the network you began
    with. After a <i>Cancel</i> nothing is stored, either.</p>
    <p>At least three dates; the more, the better. It is for networks that see a single image, and needs the Python
    package torch.</p><p>Phase C of SAR2SAR (Dalsasso, Denis, Tupin 2021).</p>"""
    TAGS = "training,fine-tuning,SAR2SAR,self-supervised,time series,stack"

    def define(self) -> None:
        self.add_stack()
        self.add_network()
        self.add_number("MINUTES", "Minutes of training", 10, (0.001, WEEK))
        self.addParameter(QgsProcessingParameterString("NAME", "Name, as which it appears in MODEL"))
        self.add_limits()
        self.add_advanced(
            QgsProcessingParameterBoolean("OVERWRITE", "Replace a network of your own of this name", False)
        )
        self.addOutput(QgsProcessingOutputString("MODEL", "Name of the better network"))
        self.addOutput(QgsProcessingOutputFile("OUTPUT", "Where it is stored"))
        self.addOutput(QgsProcessingOutputNumber("SCORE_BEFORE", "Score on the date left out, before"))
        self.addOutput(QgsProcessingOutputNumber("SCORE_AFTER", "Score on the date left out, after"))

    def prepare(self) -> None:
        self.inputs, self.picked_scale, self.bounds = self.dates(), self.scale(), self.limits()
        self.name_of_model, self.run_on = self.model(), self.device()
        self.minutes = self.number("MINUTES")
        self.new_name = str(self.parameterAsString(self._values, "NAME", self._context))
        self.overwrite = self.flag("OVERWRITE")
        self.place = new_place(self.new_name, models_folder(), overwrite=self.overwrite)
        self.offered_by = self.provider()

    def compute(self, feedback: Feedback) -> Values:
        finetune = load_finetune()
        dates = self.open_dates(self.inputs, self.picked_scale, feedback)
        speckle = recognise_speckle(dates, 0, feedback)
        path = find_model(self.name_of_model, "date", speckle.product)
        first = read_card(str(path))
        tuned = finetune(path, first, dates, self.minutes, self.run_on, feedback, self.bounds)
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
