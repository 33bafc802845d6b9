"""A user of the dock: what is waited for between two clicks."""

from __future__ import annotations

from typing import Any

from qgis.utils import plugins


def dock() -> Any:
    return plugins["sar_despeckle"].menu.dock


def is_looked_at() -> bool:
    series = dock().series.series
    return dock().run.run_button.isEnabled() and bool(series.dates[0].looks)


def idle() -> bool:
    return dock().run._run is None


def has_images() -> bool:
    curtain = dock().compare.curtain
    return curtain.item is not None and None not in curtain.item.images
