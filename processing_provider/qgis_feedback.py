"""QGIS's feedback object with core's interface."""

from __future__ import annotations

import time
from collections.abc import Callable

from qgis.core import QgsApplication, QgsProcessingFeedback
from qgis.PyQt.QtCore import QCoreApplication

from ..core.errors import shortened
from .translation import tr, tr_sentence

_SHARES = (0.1, 0.25, 0.5, 0.75, 0.9)  # of a run after which the time left is told: each telling is a line of the log
_LEAST = 15.0  # seconds: less is not worth a line


def in_words(seconds: float) -> str:
    """A time as a person says it.

    Examples
    --------
    >>> [in_words(seconds) for seconds in (1, 42, 100, 5000, 20000)]
    ['5 s', '40 s', '2 min', '1 h 25 min', '5 h 35 min']
    """
    if seconds < 57:
        return tr("{seconds} s").format(seconds=max(round(seconds / 5), 1) * 5)
    minutes = round(seconds / 60)
    if minutes < 60:
        return tr("{minutes} min").format(minutes=minutes)
    hours, minutes = divmod(round(minutes / 5) * 5, 60)
    words = tr("{hours} h {minutes} min") if minutes else tr("{hours} h")
    return words.format(hours=hours, minutes=minutes)


def time_left(seconds: float) -> str:
    """The words on the time that is left."""
    return tr("about {time} left").format(time=in_words(seconds))


class QgisFeedback:
    """A feedback that passes progress, steps, the time left, remarks and the cancel button on.

    Parameters
    ----------
    clock : seconds that pass
    """

    def __init__(self, feedback: QgsProcessingFeedback, clock: Callable[[], float] = time.monotonic) -> None:
        self._feedback, self._clock = feedback, clock
        self._in_qgis_process = QgsApplication.platform() == "qgis_process"
        self._began, self._step = clock(), ""
        self._shares = list(_SHARES)

    def progress(self, fraction: float) -> None:
        self._feedback.setProgress(100 * fraction)
        if self._shares and fraction >= self._shares[0]:
            self._shares = [share for share in _SHARES if share > fraction]
            self._tell_time_left(fraction)

    def _tell_time_left(self, fraction: float) -> None:
        left = (self._clock() - self._began) / fraction * (1 - fraction)
        if left >= _LEAST:
            self._feedback.setProgressText(shortened(" – ".join(filter(None, (self._step, time_left(left))))))

    def step(self, text: str) -> None:
        self._step = tr_sentence(text)
        self._feedback.setProgressText(shortened(self._step))

    def info(self, text: str) -> None:
        self._feedback.pushInfo(shortened(tr_sentence(text)))

    def warning(self, text: str) -> None:
        self._feedback.pushWarning(shortened(tr_sentence(text)))

    def cancelled(self) -> bool:
        if self._in_qgis_process:
            # Ctrl-C arrives as an event, and qgis_process itself looks for events every two seconds at most, and only
            # when the progress has changed. It has no window whose events could come in between.
            QCoreApplication.processEvents()
        return bool(self._feedback.isCanceled())
