"""Every number of every algorithm given impossible values, every choice given one that is not on its list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .case import Case, outputs
from .checks import Fault, require, require_either, require_refused
from .place import Place
from .shared import contract, load

CATEGORY = "parameters"
VALUES = ("NaN", "inf", "-inf", "-1", "0", "1e300", "99999999999999999999", "abc", "")
NEVER = ("NaN", "inf", "-inf", "99999999999999999999", "abc")  # for no parameter a value
WORDS = {"NaN": ("nan",), "inf": ("inf", "∞"), "-inf": ("-inf", "−inf", "-∞", "−∞"), "1e300": ("1e300", "1e+300")}
MAY_BE_NEGATIVE = {"CHANGE", "SEED", "MINIMUM", "MAXIMUM", "LEVEL"}
POSITIVE = {"LOOKS", "WINDOW_ROWS", "WINDOW_COLUMNS", "ALPHA", "MEMORY", "DATES", "ROWS", "COLUMNS", "MINUTES"}
CHOICES = ("-1", "99", "nothing like it")


def given(place: Place, algorithm: str) -> dict[str, Any]:
    """Good parameters, but for the one that a case is about."""
    if algorithm == "simulatestack":
        return {"DATES": 2, "ROWS": 32, "COLUMNS": 32, **outputs(place, algorithm)}
    if algorithm == "importmodel":
        return {"FILE": load("models/suspects.py").write_onnx(place.given / "network.onnx"), "NAME": "mine"}
    if algorithm == "removemodel":
        return {"NAME": "mine"}
    if algorithm in ("despeckle", "looks", "pgd2net", "mulog"):
        return {"INPUT": place.write("image.tif", place.image()), **outputs(place, algorithm)}
    pairs = algorithm == "trainingpairs"
    values = place.series(5, (70, 80)) if pairs else place.series(4 if algorithm == "finetune" else 2)
    if algorithm == "ratiodespeckle":
        return {
            "INPUT": place.dates(values),
            "SUPERIMAGE": place.write("super.tif", values.mean(axis=0)),
            **outputs(place, algorithm),
        }
    if algorithm == "qualityreport":
        clean = {"DESPECKLED": place.dates(values**0.5, "clean/")}
        return {"INPUT": place.dates(values), **clean, **outputs(place, algorithm)}
    small = {"PATCH": 32, "QUALITY": False} if pairs else {}
    return {
        "INPUT": place.dates(values),
        **small,
        **({"NAME": "mine"} if algorithm == "finetune" else outputs(place, algorithm)),
    }


def impossible(parameter: str, default: float, value: str) -> bool:
    """Tell whether a value must be refused for a parameter. A default never is: LOOKS=0 measures them."""
    whole = isinstance(default, int)
    if value in NEVER or (value == "1e300" and whole):
        return True
    return (value == "-1" and parameter not in MAY_BE_NEGATIVE) or (
        value == "0" and parameter in POSITIVE and default != 0
    )


def number_case(algorithm: str, parameter: str, default: float, value: str) -> Case:
    def play(place: Place) -> None:
        parameters = {**given(place, algorithm), parameter: value}
        if algorithm == "superimage" and parameter in ("TARGET", "LOOKS"):
            parameters["METHOD"] = 1
        ended = place.run(algorithm, **parameters)
        if not impossible(parameter, default, value):
            # a network cannot be tuned where QGIS has no torch, whatever the numbers are
            require_either(ended, parameter, *(["torch"] if algorithm == "finetune" else []))
            return
        require_refused(ended, parameter)
        said = ended.sentences[0].casefold()
        words = WORDS.get(value, (value,))
        require(any(word in said for word in words), f"the value as it was given, {value}", ended.sentences[0])

    return Case(CATEGORY, f"{algorithm} {parameter}={value or '(nothing)'}", play)


def choice_case(algorithm: str, parameter: str, value: str) -> Case:
    def play(place: Place) -> None:
        ended = place.run(algorithm, **{**given(place, algorithm), parameter: value})
        require_refused(ended, parameter)
        if value not in ended.sentences[0]:
            raise Fault(f"the value as it was given, {value}", ended.sentences[0])

    return Case(CATEGORY, f"{algorithm} {parameter}={value}", play)


def cases() -> Iterator[Case]:
    for algorithm, parameters in contract.PARAMETERS.items():
        for name, kind, default, *_ in parameters:
            if kind == "number":
                for value in VALUES:
                    yield number_case(algorithm, name, default, value)
            elif kind == "enum":
                for value in CHOICES:
                    yield choice_case(algorithm, name, value)
