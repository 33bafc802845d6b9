"""The charts of a series: the level and the looks of its dates before and after, and their changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...wording import say
from ..date_figures import DateFigures
from ..series_changes import BINS, LARGE, WIDEST, changes
from .charts import AFTER, BEFORE, WARNING, Chart, axes, line

_CATEGORY = {"type": "category"}  # one place for each date, whatever lies between them
_LOOKS = {"type": "log", "title": {"text": "ENL"}, "tickvals": [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]}


def series_charts(dates: Sequence[DateFigures], labels: Sequence[str]) -> list[Chart]:
    """The charts of a series; none of a single date.

    Examples
    --------
    >>> series_charts([], [])
    []
    """
    if len(dates) < 2:
        return []
    found = changes([date.cells for date in dates])
    return [
        _before_and_after(
            "means",
            say("Mean of each date"),
            say("Both lines coincide: despeckling keeps the mean of every date, within 0.1 or 0.2 dB."),
            labels,
            ([date.mean_before for date in dates], [date.mean_after for date in dates]),
            axes("", "dB", xaxis=_CATEGORY),
        ),
        _before_and_after(
            "looks",
            say("Looks of each date"),
            say("After is far above before, and alike at all dates. A date that stays behind was despeckled less."),
            labels,
            ([date.enl_before for date in dates], [date.enl_after for date in dates]),
            axes("", "ENL", xaxis=_CATEGORY, yaxis=_LOOKS),
        ),
        _histogram(np.sum([change.histogram for change in found], axis=0)),
        _shares([100 * change.share for change in found], labels),
    ]


def _before_and_after(
    id: str,
    title: str,
    good: str,
    labels: Sequence[str],
    values: tuple[list[float], list[float]],
    layout: dict[str, Any],
) -> Chart:
    data = [line(say("before"), labels, values[0], BEFORE), line(say("after"), labels, values[1], AFTER)]
    for trace in data:
        trace["mode"] = "lines+markers"
    return Chart(id, title, good, data, layout)


def _histogram(counts: NDArray[np.int64]) -> Chart:
    middles = (np.arange(BINS) + 0.5) * 2 * WIDEST / BINS - WIDEST
    bars = {
        "type": "bar",
        "name": say("cells"),
        "x": [round(float(x), 2) for x in middles],
        "y": [round(float(100 * n / max(counts.sum(), 1)), 3) for n in counts],
        "marker": {"color": AFTER},
    }
    good = say(
        "A narrow hill at 0: most of the area is at its usual level, and what stands apart are changes. A wide hill "
        "means that speckle, or the weather, moves everything."
    )
    layout = axes(say("dB beside the median of all dates"), say("per cent of the area"), bargap=0.05)
    return Chart("changes", say("Changes in the results"), good, [bars], layout)


def _shares(shares: Sequence[float], labels: Sequence[str]) -> Chart:
    usual = float(np.median(shares))
    colours = [WARNING if share > 2 * usual + 2 else AFTER for share in shares]
    bars = {
        "type": "bar",
        "name": say("changed"),
        "x": list(labels),
        "y": [round(share, 2) for share in shares],
        "marker": {"color": colours},
    }
    good = say(
        "The area that differs by more than {limit} dB from its median over the dates. Dates in yellow differ "
        "from the others: by what happened on the ground, or by how they were despeckled.",
        limit=f"{LARGE:.0f}",
    )
    layout = axes("", say("per cent of the area"), xaxis=_CATEGORY)
    return Chart("differing", say("Dates that differ"), good, [bars], layout)
