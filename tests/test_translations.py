"""The translations: complete, up to date with the code, and with the placeholders that the code fills in."""

from __future__ import annotations

import re
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path

import pytest
from qgis.PyQt.QtCore import QTranslator

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

import translations  # noqa: E402 - a script

from sar_despeckle.processing_provider.translation import _sentences, tr_sentence  # noqa: E402

LANGUAGES = tuple(translations.LANGUAGES)
_PLACEHOLDER = re.compile(r"\{[^}]*\}|%\d|%n")
_PLURAL = re.compile(r"[a-z]\{\d\}[ ;.]")  # a word with an ending that depends on a number
_TAG = re.compile(r"</?\w+/?>")


def messages(language: str) -> dict[str, str | None]:
    """Translations by their texts; None where one is unfinished."""
    tree = ElementTree.parse(translations.ts_file(language))
    found: dict[str, str | None] = {}
    for message in tree.iter("message"):
        translation = message.find("translation")
        assert translation is not None
        finished = translation.get("type") is None and (translation.text or "").strip()
        found[message.findtext("source", "")] = translation.text if finished else None
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_marked_text_is_translated_and_nothing_else(language: str):
    found = messages(language)
    assert set(found) == {*translations.marked_texts(), *translations.sentences()}, "run make translations"
    assert [text for text, translation in found.items() if translation is None] == []


def test_the_list_of_sentences_is_that_of_the_code():
    listed = translations.SENTENCES.read_text(encoding="utf-8").splitlines()
    assert listed == translations.sentences(), "run make translations"


def test_sentences_are_recognised_as_themselves():
    """Not as another one in which they would be a value."""
    for sentence in translations.sentences():
        filled = re.sub(r"\{(\d+)\}", r"value\1", sentence)
        taken = next(template for pattern, template in _sentences() if pattern.fullmatch(filled))
        assert taken == sentence
        assert tr_sentence(filled) == filled  # there is no translator here


def test_the_texts_are_found():
    marked = translations.marked_texts()
    assert len(marked) > 300
    assert len(translations.sentences()) > 150
    assert {"{0} does not exist; check the path.", "Making the super-image of {0} dates"} <= set(
        translations.sentences()
    )
    assert {"Despeckle time series", "Multi-temporal", "Despeckle series", "{name} is removed."} <= set(marked)


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_take_no_placeholder_that_there_is_not(language: str):
    """They may leave one out, such as an English plural's s."""
    for text, translation in messages(language).items():
        known = set(_PLACEHOLDER.findall(text))
        assert set(_PLACEHOLDER.findall(translation or "")) <= known, text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [_PLACEHOLDER, _TAG], ids=["placeholders", "tags"])
def test_translations_have_the_same_placeholders_and_tags(language: str, kind: re.Pattern[str]):
    differing = {
        text: translation
        for text, translation in messages(language).items()
        if not (kind is _PLACEHOLDER and _PLURAL.search(text))
        and Counter(kind.findall(text)) != Counter(kind.findall(translation or ""))
    }
    assert differing == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_translated_algorithms_are_named_as_their_titles_are(language: str):
    """Help names other algorithms in italics: in each language by the title that they have there."""
    found = messages(language)
    titles = {text for text in found if f"<i>{text}</i>" in " ".join(found)}
    assert len(titles) > 5
    for text, translation in found.items():
        for title in titles:
            assert text.count(f"<i>{title}</i>") <= str(translation).count(f"<i>{found[title]}</i>"), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_file_is_that_of_its_source(language: str):
    translator = QTranslator()
    assert translator.load(str(translations.ts_file(language).with_suffix(".qm")))
    compiled = {text: translator.translate(translations.CONTEXT, text.encode()) for text in messages(language)}
    assert compiled == messages(language), "run make translations"
