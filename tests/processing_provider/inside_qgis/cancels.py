"""Run by QGIS's Python: cancel every algorithm at each of its looks at the button, and print as JSON what came of it.

Arguments: a folder to work in, which holds ``dates/*.tif`` and the like, and a network to import.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback

import sar_despeckle
from sar_despeckle.processing_provider import importmodel

application = QgsApplication([], False)
application.initQgis()
plugin = sar_despeckle.classFactory(None)
plugin.initProcessing()

FOLDER = Path(sys.argv[1])
DATES = sorted(map(str, (FOLDER / "dates").glob("*.tif")))
CLEAN = sorted(map(str, (FOLDER / "clean").glob("*.tif")))
MORE = sorted(map(str, (FOLDER / "more").glob("*.tif")))
RESULTS = FOLDER / "results"
MODELS = FOLDER / "models"
importmodel.models_folder = lambda: MODELS
OUTPUT, SECOND = {"OUTPUT": str(RESULTS / "one.tif")}, str(RESULTS / "two.tif")
CALLS: list[tuple[str, dict[str, Any]]] = [
    ("looks", {"INPUT": DATES[0]}),
    ("glrtmultilook", {"INPUT": DATES, **OUTPUT, "SIMILAR_PIXELS": SECOND, "OUTPUT_FOLDER": str(RESULTS)}),
    ("superimage", {"INPUT": DATES, "METHOD": 3, **OUTPUT}),
    ("despeckle", {"INPUT": DATES[0], "MODEL": "lean-slc", **OUTPUT}),
    ("pgd2net", {"INPUT": DATES[0], **OUTPUT, "SPECKLE": SECOND}),
    ("mulog", {"INPUT": DATES[0], **OUTPUT}),
    ("despecklestack", {"INPUT": DATES, "OUTPUT_FOLDER": str(RESULTS), "SUPERIMAGE": SECOND}),
    ("ratiodespeckle", {"INPUT": DATES, "SUPERIMAGE": DATES[1], **OUTPUT, "RATIO": SECOND}),
    ("simulatestack", {"DATES": 2, "ROWS": 32, "COLUMNS": 40, "OUTPUT_FOLDER": str(RESULTS), "REFERENCE": SECOND}),
    ("trainingpairs", {"INPUT": MORE, "PATCH": 32, "QUALITY": False, "OUTPUT_FOLDER": str(RESULTS)}),
    (
        "qualityreport",
        {"INPUT": DATES, "DESPECKLED": CLEAN, "REFERENCE": CLEAN[0], "OUTPUT_HTML": str(RESULTS / "report.html")},
    ),
    ("importmodel", {"FILE": sys.argv[2], "NAME": "mine"}),
]
MOST = 8  # looks at the button at which a run is cancelled, besides the last


class Button(QgsProcessingFeedback):
    """Is pressed when it is looked at for so many times."""

    def __init__(self, press_at: int = -1) -> None:
        super().__init__(False)
        self.press_at, self.looks = press_at, 0
        self.told: list[str] = []

    def isCanceled(self) -> bool:
        pressed = self.looks >= self.press_at >= 0
        self.looks += 1
        return pressed

    def reportError(self, error: str, fatalError: bool = False) -> None:
        self.told.append(error)


def run(name: str, parameters: dict[str, Any], button: Button) -> bool:
    algorithm = QgsApplication.processingRegistry().algorithmById(f"sardespeckle:{name}").create()
    _, succeeded = algorithm.run(parameters, QgsProcessingContext(), button)
    return bool(succeeded)


def files() -> list[str]:
    return sorted(str(path.relative_to(FOLDER)) for top in (RESULTS, MODELS) for path in top.rglob("*"))


def clear() -> None:
    for top in (RESULTS, MODELS):
        for path in top.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def cancel(name: str, parameters: dict[str, Any], moment: int) -> dict[str, Any]:
    button = Button(moment)
    succeeded = run(name, parameters, button)
    left = files()
    clear()
    pressed = button.looks > moment  # how often it is looked at depends on how long the run takes
    return {
        "moment": moment,
        "looks": button.looks,
        "pressed": pressed,
        "succeeded": succeeded,
        "files": left,
        "told": button.told,
    }


def cancel_at_the_last(name: str, parameters: dict[str, Any], looks: int) -> dict[str, Any]:
    while True:
        attempt = cancel(name, parameters, looks - 1)
        if attempt["pressed"]:
            return attempt
        looks = attempt["looks"]


found = {}
for folder in (RESULTS, MODELS):
    folder.mkdir()
for name, parameters in CALLS:
    untouched = Button()
    succeeded = run(name, parameters, untouched)
    whole = files()
    clear()
    step = max(1, -(-untouched.looks // MOST))
    attempts = [cancel(name, parameters, moment) for moment in range(0, untouched.looks - 1, step)]
    attempts.append(cancel_at_the_last(name, parameters, untouched.looks))
    found[name] = {"succeeded": succeeded, "files": whole, "attempts": attempts}
plugin.unload()
print(json.dumps(found))
