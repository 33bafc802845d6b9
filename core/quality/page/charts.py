"""The charts of a report, as plotly.js takes them: plain data, each with a sentence on what a good value is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ...raster.grid import Grid
from ...whole_image.enl import WINDOW
from ...wording import say
from ..checks import level_bias
from ..checks.pixel_grid import PATCH
from ..date_figures import DateFigures
from ..measures.edge_profile import REACH
from ..measures.homogeneous_zones import looks_of
from ..measures.ratio_sums import BINS, FAR, MOST
from ..verdict import coordinates
from .numbers_in_words import looks_in_words

BEFORE, AFTER, THEORY, WARNING = "#8a8f98", "#1f6f8b", "#c8553d", "#e0a458"
_MOST_ZONES = 4000  # on the map


@dataclass(frozen=True)
class Chart:
    """A chart: an id, a title, a sentence on what a good value is, and the traces and the layout of plotly.js."""

    id: str
    title: str
    good: str
    data: list[dict[str, Any]]
    layout: dict[str, Any] = field(default_factory=dict)


def line(name: str, x: Sequence[Any], y: Sequence[float], colour: str, **options: Any) -> dict[str, Any]:
    """A line of a chart; numbers that cannot be told are gaps.

    Examples
    --------
    >>> line("after", [1, 2], [0.5, float("nan")], AFTER)["y"]
    [0.5, None]
    """
    values = [float(f"{v:.5g}") if math.isfinite(v) else None for v in y]
    shown = {"color": colour, "width": 2, **options.pop("line", {})}
    return {"type": "scatter", "mode": "lines", "name": name, "x": list(x), "y": values, "line": shown, **options}


def axes(x: str, y: str, **more: Any) -> dict[str, Any]:
    """A layout with titles of both axes.

    Examples
    --------
    >>> axes("lag", "correlation")["xaxis"]["title"]["text"]
    'lag'
    """
    return {"xaxis": {"title": {"text": x}}, "yaxis": {"title": {"text": y}}, **more}


def _ratio_histogram(date: DateFigures, looks: float) -> Chart:
    """The histogram of the ratio against the density of speckle."""
    step = MOST / BINS
    x = (np.arange(BINS) + 0.5) * step
    density = date.ratio.histogram / max(date.ratio.pixels, 1) / step
    log_theory = looks * np.log(looks) + (looks - 1) * np.log(x) - looks * x - math.lgamma(looks)
    shown = x <= min(MOST, 1 + 5 / math.sqrt(looks))
    places = [round(float(value), 3) for value in x[shown]]
    bars = {
        "type": "bar",
        "name": say("ratio"),
        "x": places,
        "y": [round(float(value), 4) for value in density[shown]],
        "marker": {"color": AFTER, "opacity": 0.55},
    }
    theory = line(
        say("speckle of {looks}", looks=looks_in_words(looks)), places, np.exp(log_theory)[shown].tolist(), THEORY
    )
    good = say(
        "The bars follow the line: what was removed is speckle and nothing else. A narrower hill means that speckle "
        "was left in the result; a hill beside 1, that the result is too bright or too dark."
    )
    layout = axes(say("date / result"), say("density"), bargap=0)
    return Chart("histogram", say("Histogram of the ratio"), good, [bars, theory], layout)


def _autocorrelation(date: DateFigures) -> Chart:
    """The autocorrelation of the ratio."""
    down, right = date.ratio.autocorrelation()
    lags = list(range(FAR + 1))
    good = say(
        "Near 0 from a distance of 2 pixels on: speckle is alike over one or two pixels only. What is above 0 further "
        "out is structure of the scene that the result has lost; what is below, a filter that follows the speckle."
    )
    data = [line(say("along columns"), lags, right, AFTER), line(say("along rows"), lags, down, WARNING)]
    for trace in data:
        trace["mode"] = "lines+markers"
    layout = axes(say("pixels apart"), say("correlation"))
    return Chart("autocorrelation", say("Autocorrelation of the ratio"), good, data, layout)


def _spectrum(date: DateFigures) -> Chart | None:
    """The spectrum of the result along rows and columns; None without a patch that is full of data."""
    if date.spectrum is None:
        return None
    half = PATCH // 2
    frequencies = [round(k / PATCH, 4) for k in range(1, half + 1)]
    rows, cols = date.spectrum.mean(axis=1), date.spectrum.mean(axis=0)
    data = [
        line(name, frequencies, (10 * np.log10(np.maximum(part[1 : half + 1], 1e-30) / part[1])).tolist(), colour)
        for name, part, colour in ((say("along columns"), cols, AFTER), (say("along rows"), rows, WARNING))
    ]
    dotted = {"type": "line", "xref": "x", "yref": "paper", "y0": 0, "y1": 1, "line": {"dash": "dot", "color": THEORY}}
    marks = [{**dotted, "x0": at, "x1": at} for at in (0.25, 0.5)]
    good = say(
        "Smooth where the dotted lines cross it, at patterns of 4 pixels (0.25) and of 2 pixels (0.5). A spike there "
        "is a grid in the result: here {four} dB and {two} dB; up to 0.06 dB is harmless.",
        four=f"{date.grids[4]:.2f}",
        two=f"{date.grids[2]:.2f}",
    )
    layout = axes(say("cycles per pixel"), "dB", shapes=marks)
    return Chart("spectrum", say("Spectrum of the result"), good, data, layout)


def _edge_profile(date: DateFigures) -> Chart | None:
    """The mean profile across the strongest edges; None where there are none."""
    before, after = date.profiles
    if not before:
        return None
    offsets = list(range(-REACH, REACH + 1))
    good = say(
        "Both lines rise together: edges are as sharp and as high as in the date. A result that rises more slowly is "
        "blurred. EPD-ROA is {value}; 1 keeps all contrast, 0.9 is usual.",
        value=f"{date.preservation:.2f}",
    )
    data = [line(say("before"), offsets, before, BEFORE), line(say("after"), offsets, after, AFTER)]
    layout = axes(say("pixels from the edge, dark side to bright side"), say("bright side = 1"))
    return Chart("profile", say("Profile across the strongest edges"), good, data, layout)


def _bias_by_level(date: DateFigures) -> Chart | None:
    """The bias of the result in four classes of levels; None where nothing is flat."""
    parts = level_bias.classes(date.levels, date.ratio.pixels_per_sample)
    if not parts:
        return None
    ends = [[f"{level:.1f}".replace("-", "−") for level in (part.low, part.high)] for part in parts]
    names = [say("{low} to {high}", low=low, high=high) for low, high in ends]
    bars = {
        "type": "bar",
        "name": say("bias"),
        "x": names,
        "y": [round(100 * part.bias, 2) for part in parts],
        "error_y": {"type": "data", "array": [round(200 * part.error, 2) for part in parts], "color": "#444"},
        "marker": {"color": AFTER},
    }
    good = say(
        "All bars within the whiskers (two standard errors) of 0, or of each other: the level is right in dark and in "
        "bright areas. Up to {harmless} % is harmless.",
        harmless=f"{100 * level_bias.HARMLESS:.0f}",
    )
    layout = axes(say("level of the result in dB"), say("per cent"))
    return Chart("levels", say("Bias by level"), good, [bars], layout)


def _zone_map(date: DateFigures, looks: float, grid: Grid) -> Chart | None:
    """The map of the looks after despeckling, and of the homogeneous zones; None where no window is full of data."""
    zones = date.zones
    step = -(-len(zones.rows) // _MOST_ZONES)
    if not step:
        return None
    chosen = slice(None, None, step)
    places = [
        coordinates(grid, int(r) + WINDOW // 2, int(c) + WINDOW // 2) or (int(c), -int(r))
        for r, c in zip(zones.rows[chosen], zones.cols[chosen])
    ]
    after = looks_of(zones.after[chosen])
    colours = [round(math.log10(max(value, 0.1)), 2) if math.isfinite(value) else None for value in after]
    even = date.homogeneous[chosen].tolist()
    ticks = [1, 3, 10, 30, 100, 300, 1000]
    markers = {
        "type": "scattergl",
        "mode": "markers",
        "x": [round(x, 6) for x, _ in places],
        "y": [round(y, 6) for _, y in places],
        "text": [f"ENL {value:.3g}{'' if flat else say(', not homogeneous')}" for value, flat in zip(after, even)],
        "hoverinfo": "text",
        "marker": {
            "symbol": ["square" if flat else "x" for flat in even],
            "size": 8,
            "color": colours,
            "colorscale": "Viridis",
            "colorbar": {"title": {"text": "ENL"}, "tickvals": [math.log10(t) for t in ticks], "ticktext": ticks},
        },
    }
    size = abs(grid.geotransform[1]) if grid.geotransform else 1.0
    ticks_format = "d" if size >= 1 else ".3f"
    layout = {
        "xaxis": {"tickformat": ticks_format, "nticks": 5},
        "yaxis": {"tickformat": ticks_format, "scaleanchor": "x"},
        "hovermode": "closest",
    }
    good = say(
        "Squares are homogeneous zones, where the date shows nothing but speckle; crosses are the rest. The brighter a "
        "square, the smoother the result. Good results reach many times the {looks} of the date.",
        looks=looks_in_words(looks),
    )
    return Chart("zones", say("ENL of the result, and homogeneous zones"), good, [markers], layout)


def charts_of(date: DateFigures, looks: float, grid: Grid) -> list[Chart]:
    """The charts of a date, those that it has.

    Examples
    --------
    >>> from ...raster.tiles import Window
    >>> from ..block_pair import BlockPair
    >>> from ..date_figures import figures_of
    >>> from ..window_figures import WindowFigures
    >>> image = np.random.default_rng(1).gamma(4, 0.25, (64, 64)).astype(np.float32)
    >>> date = figures_of([WindowFigures.of(BlockPair(image, np.sqrt(image), Window(0, 0, 64, 64)), 4)], 4, 0)
    >>> [chart.id for chart in charts_of(date, 4, Grid(64, 64))]
    ['histogram', 'autocorrelation', 'profile', 'levels', 'spectrum', 'zones']
    """
    found = [
        _ratio_histogram(date, looks),
        _autocorrelation(date),
        _edge_profile(date),
        _bias_by_level(date),
        _spectrum(date),
        _zone_map(date, looks, grid),
    ]
    return [chart for chart in found if chart]
