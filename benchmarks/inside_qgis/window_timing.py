"""Run by a real QGIS: how long the plugin takes to load, a preview to be seen, and the window to answer during a run.

The environment gives SAR_DESPECKLE_TEST, a folder with ``large/*.tif`` and, where a run is to be watched,
``series/*.tif``; ``found.json`` goes there.
"""

from __future__ import annotations

import shutil
import sys
import time
from pathlib import Path

from dock_user import dock, has_images, idle, is_looked_at
from qgis.core import QgsRectangle
from qgis.PyQt.QtWidgets import QApplication
from qgis.utils import iface, loadPlugin, plugins, startPlugin, unloadPlugin
from window_user import FOLDER, click, found, pauses, shoot, size_window, wait, wait_until, work

canvas = iface.mapCanvas()


def load() -> None:
    """Disable the plugin, forget its modules, and enable it."""
    unloadPlugin("sar_despeckle")
    for name in [name for name in sys.modules if name.split(".")[0] == "sar_despeckle"]:
        del sys.modules[name]
    began = time.perf_counter()
    loadPlugin("sar_despeckle")
    startPlugin("sar_despeckle")
    found["load"] = time.perf_counter() - began


def choose(folder: str) -> None:
    click(dock().series.clear_button) if dock().series.clear_button.isVisible() else None
    dock().series.add(sorted(map(str, (FOLDER / folder).glob("*.tif"))))
    wait_until(is_looked_at)
    wait_until(lambda: not canvas.isDrawing())


def look_at(share: float) -> None:
    """Show a part of the series, one pixel of it on one of the screen."""
    grid = dock().series.series.stack.grid
    west, step, _, north, _, _ = grid.geotransform
    x, y = west + share * grid.cols * step, north - share * grid.rows * step
    wide, high = canvas.width() / 2 * step, canvas.height() / 2 * step
    canvas.setExtent(QgsRectangle(x - wide, y - high, x + wide, y + high))
    canvas.refresh()
    wait(200)
    wait_until(lambda: not canvas.isDrawing())


def is_shown() -> bool:
    """Tell whether the preview that was asked for last is on the map."""
    compare = dock().compare
    return idle() and bool(compare._pairs) and has_images() and not compare.curtain._jobs


def preview(name: str) -> None:
    """Click, and wait until the preview is seen."""
    with pauses(name):
        began = time.perf_counter()
        click(dock().run.preview_button)
        wait_until(lambda: not idle())
        wait_until(is_shown)
        seconds = time.perf_counter() - began
    part = dock().run._part.window
    where = [part.row, part.col, part.rows, part.cols]
    layers = [str(path) for path in dock().compare._results.paths]
    found.setdefault("previews", []).append(
        {"name": name, "seconds": seconds, "run": dock().run._measured.seconds, "part": where, "layers": layers}
    )


def keep(number: int) -> None:
    """Keep the files of a preview, which go with the next one."""
    for path in found["previews"][number]["layers"]:
        target = FOLDER / f"preview{number}" / Path(path).name
        target.parent.mkdir(exist_ok=True)
        shutil.copy(path, target)


def run() -> None:
    """Despeckle a series while the window is watched."""
    choose("series")
    look_at(0.5)
    dock().run.folder.setFilePath(str(FOLDER / "clean"))
    with pauses("run"):
        click(dock().run.run_button)
        wait_until(lambda: not idle())
        wait_until(idle, 280)
        wait_until(lambda: not canvas.isDrawing())
        wait(300)
    found["ended"] = dock().run.step.text()
    found["layers"] = len(canvas.layers())


def use() -> None:
    size_window()
    load()
    plugins["sar_despeckle"].menu.show_action.trigger()
    wait(300)
    if (FOLDER / "large").exists():
        choose("large")
        for number, share in enumerate((0.5, 0.3, 0.7)):
            look_at(share)
            preview(("first", "second", "third")[number])
            keep(number)
            shoot(f"preview{number}")
    if (FOLDER / "series").exists():
        run()
    QApplication.processEvents()


work(use)
