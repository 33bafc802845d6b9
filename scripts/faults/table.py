"""Report of the campaign: a table of its categories, and every failure with input, expectation and outcome."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from .case import Verdict


def report(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """The lines of the report."""
    yield from failures(verdicts)
    yield f"{'category':<14}{'cases':>7}{'passed':>8}{'failed':>8}{'skipped':>9}{'seconds':>9}"
    for category in dict.fromkeys(v.case.category for v in verdicts):
        yield _row(category, [v for v in verdicts if v.case.category == category])
    yield _row("all", verdicts)
    for reason, number in Counter(v.skipped for v in verdicts if v.skipped).items():
        yield f"skipped, {number}: {reason}"


def _row(name: str, verdicts: Sequence[Verdict]) -> str:
    failed = sum(bool(v.faults) for v in verdicts)
    skipped = sum(bool(v.skipped) and not v.faults for v in verdicts)
    passed = len(verdicts) - failed - skipped
    seconds = sum(v.seconds for v in verdicts)
    return f"{name:<14}{len(verdicts):>7}{passed:>8}{failed:>8}{skipped:>9}{seconds:>9.0f}"


def failures(verdicts: Sequence[Verdict]) -> Iterator[str]:
    for verdict in verdicts:
        if verdict.faults:
            yield f"FAILED {verdict.case.category}: {verdict.case.name}"
            yield f"    given     {verdict.given}"
            yield from (f"    {fault}" for fault in verdict.faults)
