"""The viewer of a report: before, after and ratio side by side with one zoom, and a swipe."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from html import escape

from ...wording import phrase, say
from .grey_images import Pictures

STYLE = """
.tabs { display: flex; flex-wrap: wrap; gap: 6px; margin: 0 0 10px }
.tabs button, .zoom button { font: inherit; padding: 5px 12px; border: 1px solid var(--line); background: #fff;
  border-radius: 6px; cursor: pointer; color: var(--ink) }
.tabs button[aria-pressed=true] { background: var(--accent); border-color: var(--accent); color: #fff }
.zoom { display: flex; gap: 6px; margin-left: auto }
.panels { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 10px }
.panel { margin: 0 }
.panel figcaption { font-size: 13px; color: var(--soft); padding: 0 0 4px }
.frame { position: relative; overflow: hidden; border-radius: 6px; background: #eee; cursor: grab; touch-action: pan-y;
  border: 1px solid var(--line) }
.frame.closer { touch-action: none }
.frame:active { cursor: grabbing }
.frame img { position: absolute; left: 0; top: 0; width: 100%; height: 100%; transform-origin: 0 0; user-select: none;
  image-rendering: pixelated; -webkit-user-drag: none }
.mark { position: absolute; width: 34px; height: 34px; margin: -17px 0 0 -17px; border: 2px solid #ffb000;
  border-radius: 50%; box-shadow: 0 0 3px #000; pointer-events: none }
.swipe { max-width: 680px; margin: 14px auto 0 }
.swipe input { width: 100%; margin: 8px 0 0; accent-color: var(--accent) }
.swipe .over { clip-path: inset(0 0 0 50%) }
.swipe .bar { position: absolute; top: 0; bottom: 0; width: 2px; background: #fff; box-shadow: 0 0 3px #000; left: 50%;
  pointer-events: none }
@media (max-width: 700px) { .panels { grid-template-columns: 1fr; max-width: 520px; margin: auto } .zoom { margin: 0 } }
"""

SCRIPT = """
(function () {
  const views = JSON.parse(document.getElementById("views").textContent);
  const viewer = document.getElementById("viewer");
  const frames = [...viewer.querySelectorAll(".frame")];
  const tabs = [...viewer.querySelectorAll(".tabs button[data-view]")];
  const range = viewer.querySelector("input[type=range]");
  let zoom = 1, x = 0, y = 0;                       // x and y are shares of a frame's sides
  const limited = (value) => Math.min(0, Math.max(1 - zoom, value));
  function draw() {
    x = limited(x); y = limited(y);
    for (const frame of frames) {
      frame.classList.toggle("closer", zoom > 1);
      for (const image of frame.querySelectorAll("img"))
        image.style.transform = `translate(${100 * x}%, ${100 * y}%) scale(${zoom})`;
      for (const mark of frame.querySelectorAll(".mark")) {
        mark.style.left = `${100 * (x + mark.dataset.x * zoom)}%`;
        mark.style.top = `${100 * (y + mark.dataset.y * zoom)}%`;
      }
    }
    swipe();
  }
  function swipe() {                                // the clip lies in the image's own pixels, before its transform
    const place = range.value / 100;
    viewer.querySelector(".bar").style.left = `${100 * place}%`;
    viewer.querySelector(".over").style.clipPath = `inset(0 0 0 ${100 * (place - x) / zoom}%)`;
  }
  function nearer(factor, u, v) {
    const next = Math.min(40, Math.max(1, zoom * factor));
    x = u - (u - x) * next / zoom; y = v - (v - y) * next / zoom; zoom = next;
    draw();
  }
  function show(number) {
    const view = views[number];
    for (const image of viewer.querySelectorAll("img")) image.src = view[image.dataset.shows];
    for (const frame of frames) {
      frame.style.aspectRatio = `${view.width} / ${view.height}`;
      for (const mark of frame.querySelectorAll(".mark")) mark.remove();
      for (const [v, u] of view.marks) {
        const mark = document.createElement("div");
        mark.className = "mark"; mark.dataset.x = u; mark.dataset.y = v;
        frame.append(mark);
      }
    }
    tabs.forEach((tab, k) => tab.setAttribute("aria-pressed", k === number));
    zoom = 1; x = y = 0; draw();
  }
  for (const frame of frames) {
    const pointers = new Map();
    const share = (event) => {
      const box = frame.getBoundingClientRect();
      return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
    };
    frame.addEventListener("wheel", (event) => {
      if (zoom === 1 && event.deltaY > 0) return;   // the page scrolls on
      event.preventDefault();
      nearer(Math.exp(-event.deltaY / 400), ...share(event));
    }, { passive: false });
    frame.addEventListener("dblclick", (event) => nearer(2, ...share(event)));
    frame.addEventListener("pointerdown", (event) => {
      pointers.set(event.pointerId, share(event));
      if (zoom > 1 || event.pointerType === "mouse") frame.setPointerCapture(event.pointerId);
    });
    frame.addEventListener("pointermove", (event) => {
      const before = pointers.get(event.pointerId);
      if (!before) return;
      const now = share(event), others = [...pointers].filter(([id]) => id !== event.pointerId);
      if (others.length) {
        const [u, v] = others[0][1], far = (p) => Math.hypot(p[0] - u, p[1] - v);
        nearer(far(now) / Math.max(far(before), 0.01), u, v);
      } else if (zoom > 1) { x += now[0] - before[0]; y += now[1] - before[1]; draw(); }
      pointers.set(event.pointerId, now);
    });
    for (const end of ["pointerup", "pointercancel", "pointerleave"])
      frame.addEventListener(end, (event) => pointers.delete(event.pointerId));
  }
  range.addEventListener("input", swipe);
  tabs.forEach((tab, number) => tab.addEventListener("click", () => show(number)));
  viewer.querySelector("[data-zoom=in]").addEventListener("click", () => nearer(2, 0.5, 0.5));
  viewer.querySelector("[data-zoom=out]").addEventListener("click", () => nearer(0.5, 0.5, 0.5));
  show(0);
})();
"""

_PANELS = (("before", phrase("Before")), ("after", phrase("After")), ("ratio", phrase("Ratio: date / result")))


def viewer(pictures: Sequence[Pictures]) -> str:
    """The viewer as HTML; :data:`SCRIPT` gives it life.

    Examples
    --------
    >>> viewer([Pictures("Whole raster", "data:,", "data:,", "data:,", 4, 3)]).count("<figure")
    4
    """
    tabs = "".join(
        f'<button type="button" data-view="{number}">{escape(picture.title)}</button>'
        for number, picture in enumerate(pictures)
    )
    zoom = '<button type="button" data-zoom="out">−</button><button type="button" data-zoom="in">+</button>'
    panels = "".join(
        f'<figure class="panel"><figcaption>{say(words)}</figcaption><div class="frame">'
        f'<img alt="{say(words)}" data-shows="{shows}"></div></figure>'
        for shows, words in _PANELS
    )
    help_text = say(
        "Swipe: before at the left, after at the right. Wheel, two fingers or double click zoom all pictures; rings "
        "mark the findings"
    )
    views = json.dumps([asdict(picture) for picture in pictures]).replace("<", r"\u003c")
    return f"""<div id="viewer">
<div class="tabs">{tabs}<span class="zoom">{zoom}</span></div>
<div class="panels">{panels}</div>
<figure class="panel swipe"><figcaption>{help_text}</figcaption>
<div class="frame"><img alt="{say("Before")}" data-shows="before"><img alt="{say("After")}" class="over"
data-shows="after"><div class="bar"></div></div>
<input type="range" min="0" max="100" value="50" step="0.5" aria-label="{say("Swipe")}"></figure>
</div>
<script type="application/json" id="views">{views}</script>"""
