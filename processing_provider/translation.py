"""The language of what users read: that of QGIS where there is a translation into it, else the English of the code.

A text is marked where it stands, by :func:`tr`. ``make translations`` collects the marked texts into ``i18n/*.ts``,
where they are translated, and compiles these.
"""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QCoreApplication, QLocale, QTranslator

CONTEXT = "SarDespeckle"
_FOLDER = Path(__file__).parents[1] / "i18n"


def tr(text: str) -> str:
    """A text in the user's language, on one line.

    Modules call it for their constants, too, while they are imported: the translator is installed before that.
    """
    return QCoreApplication.translate(CONTEXT, " ".join(text.split()))


def install_translator() -> QTranslator | None:
    """Let :func:`tr` translate from now on; None where there is nothing to translate into."""
    translator = QTranslator()
    if not translator.load(user_locale(), "sar_despeckle", "_", str(_FOLDER)):
        return None
    QCoreApplication.installTranslator(translator)
    return translator


def user_locale() -> QLocale:
    """The locale of QGIS's options where they override the system's."""
    settings = QgsSettings()
    chosen = settings.value("locale/overrideFlag", False, type=bool) and settings.value("locale/userLocale")
    # by name: the languages that a system prefers next are not asked for beside English
    return QLocale(str(chosen or QLocale.system().name()))
