"""Run by QGIS's Python: try wild values of every parameter, and print as JSON what each one came to.

Arguments: a folder to work in, which holds ``dates/*.tif``.
"""

from __future__ import annotations

import json
import sys
import warnings
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsApplication,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterNumber,
    QgsProperty,
)

import sar_despeckle
from sar_despeckle.processing_provider.looks import Looks

application = QgsApplication([], False)
application.initQgis()
plugin = sar_despeckle.classFactory(None)
plugin.initProcessing()

FOLDER = Path(sys.argv[1])
DATES = sorted(map(str, (FOLDER / "dates").glob("*.tif")))
Whole = QgsProcessingParameterNumber.Type.Integer
GOOD: dict[str, dict[str, Any]] = {
    "glrtmultilook": {"INPUT": DATES, "WINDOW_ROWS": 5, "WINDOW_COLUMNS": 5, "MIN_SIMILAR": 2},
    "superimage": {"INPUT": DATES},
    "looks": {"INPUT": DATES[0]},
    "simulatestack": {"DATES": 2, "ROWS": 40, "COLUMNS": 48},
    "despeckle": {"INPUT": DATES[0]},
    "pgd2net": {"INPUT": DATES[0]},
    "despecklestack": {"INPUT": DATES},
    "ratiodespeckle": {"INPUT": DATES, "SUPERIMAGE": DATES[0]},
    "trainingpairs": {"INPUT": DATES, "PATCH": 32},
    "qualityreport": {"INPUT": DATES, "DESPECKLED": DATES},
    "importmodel": {"FILE": DATES[0], "NAME": "mine"},
    "finetune": {"INPUT": DATES, "NAME": "mine"},
}
SUFFIX = {"OUTPUT_HTML": ".html"}
QUICK = ("glrtmultilook", "superimage", "looks", "simulatestack")  # those without networks are run to their end

NEVER = ["", "abc", "NaN", "inf", "-inf", "1e400", "-1e300", "99999999999999999999", "1,5", "1_0", "0x10", "٣", "1 2"]
NEVER_TYPED = [float("nan"), float("inf"), -1e300, 10**30, True, [1, 2], {"a": 1}]
EDGES = ("LOOKS", "WINDOW_ROWS", "WINDOW_COLUMNS", "ALPHA", "MIN_SIMILAR", "TILE_SIZE", "MEMORY", "CHANGE", "SEED")
EXPRESSIONS = ["'abc'", "NULL", "1/0", "nonsense(", "-1e9"]


class Listener(QgsProcessingFeedback):
    """Keeps what it is told."""

    def __init__(self) -> None:
        super().__init__(False)
        self.told: list[str] = []
        self.debug: list[str] = []

    def reportError(self, error: str, fatalError: bool = False) -> None:
        self.told.append(error)

    def pushWarning(self, warning: str) -> None:
        self.told.append(warning)

    def pushDebugInfo(self, info: str) -> None:
        self.debug.append(info)


def attempt(algorithm: Any, parameters: dict[str, Any]) -> dict[str, Any]:
    """Check as qgis_process does, prepare as a script does that does not check, and run where that is quick."""
    context, listener = QgsProcessingContext(), Listener()
    accepted, message = algorithm.checkParameterValues(parameters, context)
    fresh = algorithm.create()
    if not accepted or fresh.name() not in QUICK:
        succeeded = QgsProcessingAlgorithm.prepare(fresh, parameters, context, listener)
    else:
        _, succeeded = fresh.run(parameters, context, listener)
    return {"accepted": accepted, "message": message, "succeeded": succeeded, "said": listener.told + listener.debug}


def beyond(definition: QgsProcessingParameterNumber) -> list[Any]:
    """Values just outside of the range, and between whole numbers."""
    low, high = definition.minimum(), definition.maximum()
    step = 1 if definition.dataType() == Whole else 0.5
    values: list[Any] = [str(low - step), low - step, str(high + step), high + step]
    return [*values, "2.5", 2.5] if definition.dataType() == Whole else values


def within(definition: QgsProcessingParameterNumber, good: Any) -> list[Any]:
    """The same number in different clothing."""
    value = definition.defaultValue() if good is None else good
    if definition.name() in EDGES:
        return [definition.minimum(), definition.maximum(), value]
    return [None, value, float(value), str(value), f" {value} ", QgsProperty.fromExpression(f"{value} * 1")]


def wild(definition: Any, good: Any) -> list[tuple[Any, bool]]:
    """Values, and whether they can be used."""
    if isinstance(definition, QgsProcessingParameterNumber):
        expressions = [QgsProperty.fromExpression(text) for text in EXPRESSIONS]
        refused = [*NEVER, *NEVER_TYPED, *beyond(definition), *expressions]
        return [(value, False) for value in refused] + [(value, True) for value in within(definition, good)]
    if isinstance(definition, QgsProcessingParameterEnum):
        static = definition.usesStaticStrings()
        first = definition.options()[0] if static else 0
        refused = ["", "abc", "NaN", "-1", "1.5", "99", -1, 99, 0.5, True, [0, 1], "99999999999999999999"]
        return [(value, False) for value in refused] + [(value, True) for value in (None, first, str(first))]
    if isinstance(definition, QgsProcessingParameterBoolean):
        refused = ["", "perhaps", "2", 7, [True], "NaN", "1e400"]
        accepted = [None, False, "false", "False", "0", 0, "no", QgsProperty.fromExpression("1 > 2")]
        return [(value, False) for value in refused] + [(value, True) for value in accepted]
    return []


class Broken(Looks):
    """Has a fault of ours in its work."""

    def compute(self, feedback: Any) -> dict[str, Any]:
        raise ZeroDivisionError("in the work")


class BrokenBefore(Looks):
    """Has one in the reading of its parameters."""

    def prepare(self) -> None:
        raise ZeroDivisionError("in the reading")


def broken(algorithm: Looks) -> dict[str, list[str]]:
    algorithm.initAlgorithm()
    listener = Listener()
    algorithm.run({"INPUT": DATES[0]}, QgsProcessingContext(), listener)
    return {"told": listener.told, "debug": listener.debug}


heard: list[str] = []
warnings.simplefilter("always")
warnings.showwarning = lambda message, category, filename, line, *_: heard.append(
    f"{filename}:{line}: {category.__name__}: {message}"
)
found = []
for name, good in GOOD.items():
    algorithm = QgsApplication.processingRegistry().algorithmById(f"sardespeckle:{name}")
    outputs = {
        definition.name(): str(FOLDER / f"{name}_{definition.name()}{SUFFIX.get(definition.name(), '.tif')}")
        for definition in algorithm.parameterDefinitions()
        if definition.isDestination()
    }
    for definition in algorithm.parameterDefinitions():
        for value, usable in wild(definition, good.get(definition.name())):
            parameters = {**outputs, **good, definition.name(): value}
            shown = value.asExpression() if isinstance(value, QgsProperty) else repr(value)
            found.append(
                {
                    "case": f"{name} {definition.name()}={shown}",
                    "parameter": definition.name(),
                    "shown": (value or "empty") if isinstance(value, str) else "",
                    "usable": usable,
                    **attempt(algorithm, parameters),
                }
            )
faults = [broken(Broken()), broken(BrokenBefore())]
plugin.unload()
print(json.dumps({"found": found, "warnings": heard, "faults": faults}))
