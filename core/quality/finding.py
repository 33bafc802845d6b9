"""Findings: a fault, its place, and its size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..wording import phrase

BLUR, LEVEL_BIAS = phrase("resolution lost"), phrase("bias by level")
BIAS, KEPT = phrase("overall bias"), phrase("speckle kept")
SEAM, GRID, GHOST = phrase("seam"), phrase("pixel grid"), phrase("ghost target")
CHANGE, SHIFT = phrase("lost change"), phrase("shift")

# What a fault brings with it is not reported beside it: kept speckle lies in the ratio's denominator and bends its
# mean; a shift and a blur leave edges in the ratio
_BRINGS = {
    KEPT: {LEVEL_BIAS, BIAS, BLUR, GHOST, CHANGE},
    SHIFT: {BLUR, GHOST, CHANGE},
    BLUR: {GHOST, CHANGE, BIAS, LEVEL_BIAS},
    SEAM: {BIAS},
}


@dataclass(frozen=True)
class Finding:
    """A fault of a result.

    Attributes
    ----------
    fault : one of the names of this module
    says : what is wrong, the end of a sentence that begins with the name of the date
    amount, unit : its size
    certainty : in standard errors of it
    row, col : pixel of its worst place
    date : index of the date
    """

    fault: str
    says: str
    amount: float
    unit: str
    certainty: float
    row: int
    col: int
    date: int = 0


def without_consequences(findings: Sequence[Finding]) -> list[Finding]:
    """The findings of a date without those that another one of them explains.

    Examples
    --------
    >>> kept = Finding(KEPT, "keeps speckle", 0.3, "", 90, 0, 0)
    >>> bias = Finding(BIAS, "is too bright", 0.1, "", 9, 0, 0)
    >>> [finding.fault for finding in without_consequences([kept, bias])]
    ['speckle kept']
    """
    brought = set().union(*(_BRINGS.get(finding.fault, set()) for finding in findings))
    return [finding for finding in findings if finding.fault not in brought]
