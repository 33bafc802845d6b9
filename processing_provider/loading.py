"""Results in the project: name, date, look and group of a layer that QGIS has loaded."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from qgis.core import (
    Qgis,
    QgsDateTimeRange,
    QgsInterval,
    QgsLayerTree,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
    QgsProject,
    QgsRasterLayer,
    QgsTemporalUtils,
    QgsUnitTypes,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QTime
from qgis.utils import iface

from .translation import tr


class Dated(Protocol):
    """A raster or a band with a name and perhaps a date."""

    @property
    def name(self) -> str: ...

    @property
    def date(self) -> datetime | None: ...


class Style(Protocol):
    """The look of a loaded layer."""

    def measure(self, layer: QgsRasterLayer) -> None:
        """Look at the values of a result, in the thread of the run: they may be many."""

    def __call__(self, layer: QgsRasterLayer, project: QgsProject | None) -> None: ...


_DAY = timedelta(days=1)
_UNNAMED = tr("Series")


def layer_name(source: Dated, what: str) -> str:
    """A short name that begins with what differs: “2024-01-03 clean”."""
    return f"{source.date.date().isoformat() if source.date else source.name} {what}"


def result_name(sources: Sequence[Dated], what: str) -> str:
    """A name for one result of one date or of several."""
    return layer_name(sources[0], what) if len(sources) == 1 else f"{series_name(sources)} {what}"


def series_name(sources: Sequence[Dated]) -> str:
    """The beginning of the names of all dates, without the digits of their dates."""
    names = [source.name for source in sources]
    common = os.path.commonprefix(names)  # noqa: RUF071 - of characters, not of folders
    return common.rstrip("0123456789_-. T") or _UNNAMED


def ends(sources: Sequence[Dated]) -> list[datetime | None]:
    """Moments until which the dates of a series are shown: the next one's; the last stays as long as the one before.

    None for all if one has no date.
    """
    dates = [source.date for source in sources if source.date]
    if len(dates) < len(sources):
        return [None] * len(sources)
    last = dates[-1] + (max(dates[-1] - dates[-2], _DAY) if len(dates) > 1 else _DAY)
    return [until if until > date else date + _DAY for date, until in zip(dates, [*dates[1:], last])]


def open_ahead(path: str, name: str, style: Style, context: QgsProcessingContext) -> None:
    """Open a result in the thread of the run, where QGIS then finds it.

    QGIS itself would open it in the main thread, and try it as vectors first. A file that is not open afterwards is
    left to QGIS, which tells the user.
    """
    layer = QgsRasterLayer(path, name)
    if layer.isValid():
        style.measure(layer)
        context.temporaryLayerStore().addMapLayer(layer)


@dataclass
class LoadedSeries:
    """A series whose dates are being loaded, one after the other.

    Attributes
    ----------
    group : name of the group of its layers
    missing : number of dates that are still to come
    """

    group: str
    missing: int


def finishing(
    name: str,
    style: Style,
    source: Dated | None,
    until: datetime | None = None,
    series: LoadedSeries | None = None,
) -> Finish:
    """A post-processor for a layer; it lives until it was called."""
    finish = Finish(name, style, source, until, series)
    Finish.waiting.add(finish)
    return finish


class Finish(QgsProcessingLayerPostProcessorInterface):
    """Name, style, date and group of a loaded result."""

    waiting: set[Finish] = set()  # QGIS does not keep them alive, nor the algorithm that made them

    def __init__(
        self, name: str, style: Style, source: Dated | None, until: datetime | None, series: LoadedSeries | None
    ) -> None:
        super().__init__()
        self._name, self._style, self._source, self._until, self._series = name, style, source, until, series

    def postProcessLayer(
        self, layer: QgsRasterLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        Finish.waiting.discard(self)
        layer.setName(self._name)
        self._style(layer, context.project())
        if self._source and self._source.date:
            _give_time(layer, self._source.date, self._until or self._source.date + _DAY)
        if self._series:
            _put_into_group(layer, context.project().layerTreeRoot(), self._series.group)
            self._series.missing -= 1
            if not self._series.missing:
                _let_it_play(context.project())


def _give_time(layer: QgsRasterLayer, begin: datetime, end: datetime) -> None:
    properties = layer.temporalProperties()
    properties.setIsActive(True)
    properties.setMode(Qgis.RasterTemporalMode.FixedTemporalRange)
    properties.setFixedTemporalRange(QgsDateTimeRange(_moment(begin), _moment(end).addSecs(-1)))


def _moment(at: datetime) -> QDateTime:
    return QDateTime(QDate(at.year, at.month, at.day), QTime(at.hour, at.minute, at.second))


def _let_it_play(project: QgsProject) -> None:
    """Let QGIS's Temporal Controller step from date to date, over all that have one."""
    ranges = QgsTemporalUtils.usedTemporalRangesForProject(project)
    if not ranges:
        return
    whole = QgsDateTimeRange(min(r.begin() for r in ranges), max(r.end() for r in ranges))
    settings, step = project.timeSettings(), QgsUnitTypes.TemporalUnit.TemporalIrregularStep
    settings.setTemporalRange(whole)
    settings.setTimeStepUnit(step)
    settings.setTimeStep(1)
    controller = iface.mapCanvas().temporalController() if iface else None
    if controller is not None:
        controller.setAvailableTemporalRanges(ranges)
        controller.setTemporalExtents(whole)
        controller.setFrameDuration(QgsInterval(1, step))


def _put_into_group(layer: QgsRasterLayer, root: QgsLayerTree, name: str) -> None:
    """Move a layer into a group of the project's, on its place by name; the group is made if there is none."""
    node = root.findLayer(layer.id())
    if node is None:
        return
    group = root.findGroup(name) or root.insertGroup(0, name)
    # QGIS may have put it into the group already, somewhere; and it forgets a layer that is nowhere
    place = max((k + 1 for k, other in enumerate(group.children()) if other.name() < layer.name()), default=0)
    group.insertChildNode(place, node.clone())
    node.parent().removeChildNode(node)
