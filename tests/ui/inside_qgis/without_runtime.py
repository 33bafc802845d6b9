"""Run by a real QGIS whose profile has no ONNX Runtime: what the dock says before anything is run."""

from __future__ import annotations

from qgis.utils import plugins
from window_user import click, found, shoot, size_window, wait, work


def use() -> None:
    size_window()
    menu = plugins["sar_despeckle"].menu
    menu.show_action.trigger()
    wait(300)
    notice = menu.dock.notice
    found["notice"] = notice.isVisible()
    shoot("notice")
    click(notice.button)
    wait(300)
    (dialog,) = menu._dialogs
    found["dialog"] = [dialog.isVisible(), dialog.windowTitle(), dialog.runtime.state.text()]
    dialog.close()
    wait(100)
    found["notice after closing"] = notice.isVisible()


work(use)
