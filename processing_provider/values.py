"""The values of parameters as the user gave them.

QGIS's own readers silently change values that they do not understand: NaN passes every range, 99999999999999999999
becomes 0, 2.7 becomes 3, “no” becomes true, and an expression without a value becomes the default.
"""

from __future__ import annotations

import re
from numbers import Real
from typing import Any

from qgis.core import (
    NULL,
    QgsProcessingContext,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterNumber,
    QgsProperty,
)

from ..core.errors import InputError, shortened

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?|[+-]?inf(inity)?|nan", re.IGNORECASE | re.ASCII)
_WHOLE = re.compile(r"[+-]?\d{1,400}", re.ASCII)
_ROUNDING = 1e-9  # relative error that the whole number of an expression may have
_FLAGS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
_LONGEST = 60  # characters of a value that a message repeats


def read_number(definition: QgsProcessingParameterNumber, value: Any, context: QgsProcessingContext) -> float:
    """Read a number within the range that the parameter declares; an ``int`` if it declares whole numbers.

    Raises
    ------
    InputError : it is no number, not whole, not finite, or out of range
    """
    given = _given(definition, value, context)
    number = _as_number(given)
    whole = definition.dataType() == QgsProcessingParameterNumber.Type.Integer
    if number is not None and definition.minimum() <= number <= definition.maximum():  # NaN fails it, too
        if not whole:
            return float(number)
        if abs(number - round(number)) <= _ROUNDING * max(1, abs(number)):
            return round(number)
    name, shown, usual = definition.name(), _shown(given), _plain(definition.defaultValue())
    least, most = _plain(definition.minimum()), _plain(definition.maximum())
    raise InputError(
        f"{name} must be a whole number from {least} to {most}, not {shown}; the default is {usual}."
        if whole
        else f"{name} must be a number from {least} to {most}, not {shown}; the default is {usual}."
    )


def read_choice(definition: QgsProcessingParameterEnum, value: Any, context: QgsProcessingContext) -> int:
    """Read the number of the option chosen from a list, given by number, or by name if the list has static names.

    Raises
    ------
    InputError : there is no such option
    """
    given, options = _given(definition, value, context), [str(option) for option in definition.options()]
    if definition.usesStaticStrings():
        if isinstance(given, str) and given in options:
            return options.index(given)
        choices = options
    else:
        number = _as_number(given)
        if number is not None and number in range(len(options)):
            return int(number)
        choices = [f"{k} ({option})" for k, option in enumerate(options)]
    raise InputError(f"{definition.name()} cannot be {_shown(given)}; choose one of {', '.join(choices)}.")


def read_flag(definition: QgsProcessingParameterBoolean, value: Any, context: QgsProcessingContext) -> bool:
    """Read a flag, true or false.

    Raises
    ------
    InputError : it is neither true nor false
    """
    given = _given(definition, value, context)
    if isinstance(given, bool):
        return given
    number = _as_number(given)
    flag = _FLAGS.get(str(given).strip().lower() if number is None else f"{number:g}")
    if flag is None:
        raise InputError(f"{definition.name()} must be true or false, not {_shown(given)}.")
    return flag


def _given(definition: Any, value: Any, context: QgsProcessingContext) -> Any:
    """The value itself: that of an expression, or the default if none is given."""
    if isinstance(value, QgsProperty):
        found, valid = value.value(context.expressionContext())
        if not valid or found is None or found == NULL:
            expression = shortened(value.asExpression(), _LONGEST)
            raise InputError(
                f"{definition.name()}: the expression “{expression}” has no value; correct it, or give the value."
            )
        return found
    return definition.defaultValue() if value is None or value == NULL else value


def _as_number(value: Any) -> float | int | None:
    """A number, or the text of one. Whole numbers stay exact, whatever their size."""
    if isinstance(value, bool):
        return None
    if isinstance(value, Real):
        return value if isinstance(value, int) else float(value)
    text = value.strip() if isinstance(value, str) else ""
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text) if _NUMBER.fullmatch(text) else None


def _shown(value: Any) -> str:
    """A value as the user gave it, for a message."""
    if isinstance(value, (list, tuple)):
        return "several values"
    text = " ".join(str(value).split())
    if not text:
        return "empty"
    text = shortened(text, _LONGEST)
    return f"“{text}”" if isinstance(value, str) and _as_number(value) is None else text


def _plain(number: float) -> str:
    """A number without exponent and without trailing zeros."""
    return f"{number:.10f}".rstrip("0").rstrip(".")
