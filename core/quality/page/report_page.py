"""The page of a report: one HTML file that needs no network."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape
from typing import Any

from ...files.names import MARK
from ...raster.grid import Grid
from ...wording import say
from ..assessment import Assessment
from ..verdict import Names, numbers, sentences
from ..views import View
from . import viewer
from .charts import Chart, charts_of
from .figures_table import dates_table, findings_table, main_figures
from .grey_images import pictures_of
from .numbers_in_words import looks_in_words
from .series_charts import series_charts

_STYLE = """
:root { --ink: #1d2733; --soft: #5c6773; --line: #d8dde3; --accent: #1f6f8b; --good: #3c8d5a; --bad: #c8553d }
* { box-sizing: border-box }
body { font: 15px/1.5 system-ui, "Segoe UI", "Noto Sans", sans-serif; color: var(--ink); background: #f5f7f9;
  margin: 0 }
main { max-width: 1500px; margin: 0 auto; padding: 20px clamp(10px, 2.5vw, 32px) 48px }
h1 { font-size: 25px; margin: 0 } h2 { font-size: 19px; margin: 34px 0 10px } h3 { font-size: 15px; margin: 0 0 2px }
.about { color: var(--soft); margin: 2px 0 16px; overflow-wrap: anywhere }
.verdict { background: #fff; border: 1px solid var(--line); border-left: 7px solid var(--bad); border-radius: 8px;
  padding: 12px 18px; font-size: 17px; overflow-wrap: anywhere }
.verdict.good { border-left-color: var(--good) }
.verdict p { margin: 4px 0 }
.tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(165px, 1fr)); gap: 10px }
.tile, .card { background: #fff; border: 1px solid var(--line); border-radius: 8px; padding: 10px 14px }
.tile .name { color: var(--soft); font-size: 13px }
.tile .value { font-size: 19px; font-weight: 600; line-height: 1.3 }
small, .card p { color: var(--soft); font-size: 13px; line-height: 1.4 }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(440px, 100%), 1fr)); gap: 14px }
.card { min-width: 0 } .card p { margin: 4px 0 2px } .chart { height: 320px; width: 100% }
.scroll { overflow-x: auto; background: #fff; border: 1px solid var(--line); border-radius: 8px }
table { border-collapse: collapse; width: 100%; font-size: 14px }
th { text-align: left; color: var(--soft); font-weight: 600; font-size: 13px }
th, td { padding: 6px 12px; border-bottom: 1px solid var(--line); vertical-align: top }
tr:last-child td { border-bottom: 0 }
table:not(.findings) td { white-space: nowrap }
.findings { margin-top: 0; min-width: 700px }
@media (max-width: 480px) { .tiles { grid-template-columns: 1fr 1fr } .tile .value { font-size: 16px }
  .chart { height: 270px } }
"""

_SCRIPT = """
for (const chart of JSON.parse(document.getElementById("charts").textContent)) {
  const layout = Object.assign({ margin: { l: 56, r: 12, t: 8, b: 48 }, font: { size: 12, color: "#1d2733" },
    paper_bgcolor: "#fff", plot_bgcolor: "#fff", legend: { orientation: "h", y: 1.14, x: 0 },
    showlegend: chart.data.length > 1 }, chart.layout);
  for (const axis of ["xaxis", "yaxis"])
    layout[axis] = Object.assign({ gridcolor: "#e7ebef", zerolinecolor: "#c3cad2", automargin: true }, layout[axis]);
  Plotly.newPlot("chart-" + chart.id, chart.data, layout, { responsive: true, displayModeBar: false });
}
"""


def report_page(
    found: Assessment, names: Names, labels: Sequence[str], views: Sequence[View], grid: Grid, plotly: str
) -> str:
    """The page as HTML.

    Parameters
    ----------
    labels : of the dates, in charts and tables
    views : of the date that is shown
    plotly : the source of plotly.js, which is written into the page

    Examples
    --------
    >>> page = report_page(Assessment(1.0, [], [], [], True), Names((), ("b.tif",)), [], [], Grid(9, 9), "")
    >>> "Nothing was found" in page, "http" in page
    (True, False)
    """
    told = sentences(found, names, grid)
    verdict = "".join(f"<p>{escape(sentence)}</p>" for sentence in told)
    charts = charts_of(found.dates[found.shown], found.looks, grid) if found.dates else []
    series = series_charts(found.dates, labels)
    which = _which(found, labels)
    figures = main_figures(found.dates[found.shown], found.looks) if found.dates else ""
    pictures = viewer.viewer([pictures_of(view) for view in views]) if views else ""
    return f"""<!DOCTYPE html>
<html lang="{say("en")}"><head><meta charset="utf-8"><meta name="{MARK}" content="qualityreport">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>{say("Quality report")}</title>
<style>{_STYLE}{viewer.STYLE}</style></head><body><main>
<h1>{say("Quality report")}</h1>
<p class="about">{escape(_about(found, names, grid))}</p>
<div class="verdict{"" if found.findings else " good"}">{verdict}</div>
{_section(say("Findings"), findings_table(found, names, grid))}
{_section(say("Pictures") + which, pictures)}
{_section(say("Figures") + which, figures)}
{_section(say("Charts") + which, _cards(charts))}
{_section(say("The series"), _cards(series))}
{_section(say("All dates"), dates_table(found.dates, labels) if found.dates else "")}
</main>
{_data("charts", [{"id": c.id, "data": c.data, "layout": c.layout} for c in (*charts, *series)])}
{_data("numbers", numbers(found, names, grid))}
<script>{plotly}</script>
<script>{_SCRIPT}{viewer.SCRIPT if views else ""}</script>
</body></html>
"""


def _about(found: Assessment, names: Names, grid: Grid) -> str:
    rows, cols = grid.shape
    size = say("{number} pixels", number=f"{cols} × {rows}")
    pixels = sum(window.size for window in found.windows)
    looked = say("{number} million of them looked at, spread evenly", number=f"{pixels / 1e6:.1f}")
    looked = say("all of them looked at") if found.whole else looked
    pairs = say("{result}, made from {image}", result=names.results[0], image=names.images[0]) if names.images else ""
    more = say(", and {number} more dates", number=len(names.results) - 1) if len(names.results) > 1 else ""
    reference = say("; reference {name}", name=names.reference) if names.reference else ""
    return f"{pairs}{more}. {size}, {looked}; {looks_in_words(found.looks)}{reference}."


def _which(found: Assessment, labels: Sequence[str]) -> str:
    return f": {labels[found.shown]}" if len(labels) > 1 else ""


def _section(title: str, content: str) -> str:
    return f"<section><h2>{escape(title)}</h2>\n{content}</section>" if content else ""


def _cards(charts: Sequence[Chart]) -> str:
    cards = "".join(
        f'<div class="card"><h3>{escape(chart.title)}</h3><div class="chart" id="chart-{chart.id}"></div>'
        f"<p>{escape(chart.good)}</p></div>"
        for chart in charts
    )
    return f'<div class="cards">{cards}</div>' if cards else ""


def _data(name: str, content: Any) -> str:
    text = json.dumps(content).replace("<", r"\u003c")  # nothing in a name ends the element
    return f'<script type="application/json" id="{name}">{text}</script>'
