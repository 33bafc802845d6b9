"""The language of what users read: that of QGIS where there is a translation into it, else the English of the code.

A text is marked where it stands, by :func:`tr`. ``make translations`` collects the marked texts into ``i18n/*.ts``,
where they are translated, and compiles these. The sentences of ``core`` and ``models``, which know no Qt, are collected
where they are raised or told, and recognised by :func:`tr_sentence` on their way to the user.
"""

from __future__ import annotations

import re
from functools import cache
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


def tr_sentence(text: str) -> str:
    """A sentence that was put together below, in the user's language; as it is where it is none that is translated.

    Examples
    --------
    >>> tr_sentence("a.tif does not exist.")
    'a.tif does not exist.'
    """
    for pattern, sentence in _sentences():
        found = pattern.fullmatch(text)
        if found:
            values = (tr_sentence(value) for value in found.groups())  # a reason may be one of its own
            return QCoreApplication.translate(CONTEXT, sentence).format(*values)
    return text


def tr_phrase(text: str) -> str:
    """A text of a page that ``core`` writes, in the user's language: one that stands there, or one put together."""
    exact = QCoreApplication.translate(CONTEXT, text)
    return exact if exact != text else tr_sentence(text)


@cache
def _sentences() -> list[tuple[re.Pattern[str], str]]:
    """Every sentence with what it looks like when its placeholders, {0}, {1} …, are filled in."""
    sentences = (_FOLDER / "sentences.txt").read_text(encoding="utf-8").splitlines()
    parts = {sentence: re.split(r"\{\d+\}", sentence) for sentence in sentences}
    # those with the most words of their own first: what another one says could be a value in it
    ordered = sorted(sentences, key=lambda sentence: -len("".join(parts[sentence])))
    return [(re.compile("(.*?)".join(map(re.escape, parts[s])), re.DOTALL), s) for s in ordered]


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
