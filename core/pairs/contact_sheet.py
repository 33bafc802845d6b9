"""The contact sheet of a folder of training pairs: one page to look at all of them, and to unselect some."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from html import escape

from ..files.names import MARK
from ..wording import say
from .index import NAME, Entry

PAGE = "contact_sheet.html"

_STYLE = """
body { font: 14px sans-serif; margin: 1em; background: #fff; color: #111 }
.pairs { display: flex; flex-wrap: wrap; gap: 8px }
figure { margin: 0; padding: 6px; border: 1px solid #bbb; width: 148px }
figure.dropped { background: #f3e6e6 }
figure img { width: 72px; height: 72px; image-rendering: pixelated }
figcaption { font-size: 11px; overflow-wrap: anywhere }
button { font-size: 14px; padding: 4px 12px }
"""

# No cell of an index has a comma or a quote in it
_SCRIPT = """
function save() {
  const lines = JSON.parse(document.getElementById("index").textContent).trim().split("\\n");
  const kept = lines[0].split(",").indexOf("kept");
  const unselected = new Set([...document.querySelectorAll("input:not(:checked)")].map(box => box.value));
  const out = lines.map((line, number) => {
    const cells = line.split(",");
    if (number && unselected.has(cells[0])) cells[kept] = "no";
    return cells.join(",");
  });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([out.join("\\n") + "\\n"], { type: "text/csv" }));
  link.download = "NAME";
  link.click();
}
"""


def contact_sheet(entries: Sequence[Entry], pictures: Sequence[tuple[bytes, bytes]], index: str) -> str:
    """The page, self-contained: it asks no network for anything.

    Parameters
    ----------
    pictures : PNG files of intensity and reference, for each entry
    index : the text of the index, whose rows a click saves without those unselected

    Examples
    --------
    >>> "0 of 0 pairs passed the checks" in contact_sheet([], [], "")
    True
    """
    figures = "\n".join(_figure(entry, pair) for entry, pair in zip(entries, pictures))
    kept = sum(entry.kept for entry in entries)
    about = say(
        "{kept} of {all} pairs passed the checks. Each is shown with its reference at the right, in decibels, every "
        "picture with its own stretch. Take the tick from those that should not be trained on, save, and put the file "
        "in the place of {name}.",
        kept=kept,
        all=len(entries),
        name=NAME,
    )
    text = json.dumps(index).replace("<", r"\u003c")  # nothing in a name ends the element
    return f"""<!DOCTYPE html>
<html lang="{say("en")}"><head><meta charset="utf-8"><meta name="{MARK}" content="trainingpairs">
<title>{say("Training pairs")}</title><style>{_STYLE}</style></head><body>
<h1>{say("Training pairs")}</h1>
<p>{about}</p>
<p><button onclick="save()">{say("Save {name}", name=NAME)}</button></p>
<div class="pairs">
{figures}
</div>
<script type="application/json" id="index">{text}</script>
<script>{_SCRIPT.replace("NAME", NAME)}</script>
</body></html>
"""


def _figure(entry: Entry, pictures: tuple[bytes, bytes]) -> str:
    images = "".join(f'<img alt="" src="data:image/png;base64,{base64.b64encode(p).decode()}">' for p in pictures)
    name = escape(entry.name)
    if not entry.kept:
        return (
            f'<figure class="dropped">{images}<figcaption>{name}<br>{escape(say(entry.reason))}</figcaption></figure>'
        )
    box = f'<label><input type="checkbox" checked value="{name}"> {name}, {entry.split}</label>'
    return f"<figure>{images}<figcaption>{box}</figcaption></figure>"
