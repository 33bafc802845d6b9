"""A user in QGIS's window: waits, clicks, types, and keeps an eye on the window's liveliness."""

from __future__ import annotations

import faulthandler
import json
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QEventLoop, QPoint, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QDialogButtonBox, QWidget
from qgis.utils import iface, plugins

FOLDER = Path(os.environ["SAR_DESPECKLE_TEST"])
found: dict[str, Any] = {"exceptions": []}
faulthandler.enable(open(FOLDER / "crash.txt", "w"))  # noqa: SIM115 - QGIS tells nothing of Python when it dies


def wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_until(condition: Callable[[], bool], seconds: float = 120) -> None:
    """Let the window live until something has happened."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError("it did not happen")
        wait(20)


def size_window() -> None:
    """Make the window as large as the screen."""
    screen = QgsApplication.primaryScreen().geometry()
    iface.mainWindow().setGeometry(screen)
    wait(100)


def click(widget: QWidget) -> None:
    """Click into the middle of a widget with the mouse, which must be there and take it."""
    if not widget.isVisible() or not widget.isEnabled():
        raise AssertionError(f"{widget} cannot be clicked")
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def drag(widget: QWidget, begin: tuple[int, int], end: tuple[int, int]) -> None:
    """Drag with the left button."""
    left = Qt.MouseButton.LeftButton
    QTest.mouseMove(widget, QPoint(*begin))
    QTest.mousePress(widget, left, Qt.KeyboardModifier.NoModifier, QPoint(*begin))
    wait(50)
    QTest.mouseMove(widget, QPoint(*end))
    wait(50)
    QTest.mouseRelease(widget, left, Qt.KeyboardModifier.NoModifier, QPoint(*end))
    wait(50)


def in_options(do: Callable[[Any], None]) -> None:
    """Open QGIS's options on our page, do something there, and press OK."""

    def act() -> None:
        wait(500)
        page = plugins["sar_despeckle"].menu.options.page
        wait_until(lambda: page.isVisible() and page.table.rowCount() > 0)
        try:
            do(page)
        finally:
            box = page.window().findChild(QDialogButtonBox, "buttonBox")
            box.button(QDialogButtonBox.StandardButton.Ok).click()

    QTimer.singleShot(0, act)
    iface.showOptionsDialog(iface.mainWindow(), "SarDespeckleOptions")


def shoot(name: str) -> None:
    """Take a picture of the screen."""
    wait(300)
    QgsApplication.primaryScreen().grabWindow(0).save(str(FOLDER / f"{name}.png"))


class Watch:
    """A watch on the window: the longest time between two of its events, and what Python did meanwhile.

    Time on the clock depends on what else the machine does; time of the main thread's own work does not.
    """

    def __init__(self) -> None:
        self.longest, self.last = 0.0, time.monotonic()
        self.most_work, self.work_so_far = 0.0, time.thread_time()
        self.over = False
        self.doing: list[str] = []
        self._main = threading.get_ident()

    def tick(self) -> None:
        now, work = time.monotonic(), time.thread_time()
        self.longest, self.last = max(self.longest, now - self.last), now
        self.most_work, self.work_so_far = max(self.most_work, work - self.work_so_far), work

    def look(self) -> None:
        """In another thread: note where the main thread is while it does not tick."""
        while not self.over:
            time.sleep(0.01)
            if time.monotonic() - self.last > 0.08:
                frame = sys._current_frames().get(self._main)
                self.doing.append("".join(traceback.format_stack(frame)[-3:]))


@contextmanager
def pauses(name: str) -> Iterator[None]:
    """Note the longest pause of the window, in milliseconds of work and of the clock, while the block runs."""
    watch, timer = Watch(), QTimer()
    timer.timeout.connect(watch.tick)
    timer.start(5)
    thread = threading.Thread(target=watch.look, daemon=True)
    thread.start()
    try:
        yield
    finally:
        watch.over = True
        timer.stop()
        found.setdefault("pauses", {})[name] = [1000 * watch.most_work, 1000 * watch.longest]
        found.setdefault("doing", {})[name] = list(dict.fromkeys(watch.doing))


def work(use: Callable[[], None]) -> None:
    """Run a script's work soon, write what it found, and end QGIS."""

    def main() -> None:
        # instead of QGIS's own handler, which opens a dialog and waits for someone to close it
        sys.excepthook = lambda *error: found["exceptions"].append("".join(traceback.format_exception(*error)))
        try:
            use()
        except BaseException:  # noqa: BLE001 - whatever happened must be told, or QGIS would wait for ever
            shoot("failed")
            found["exceptions"].append(traceback.format_exc())
        (FOLDER / "found.json.part").write_text(json.dumps(found), encoding="utf-8")
        (FOLDER / "found.json.part").rename(FOLDER / "found.json")
        os._exit(0)

    QTimer.singleShot(1000, main)
