"""The window in French and in Chinese: nothing is left in English, and nothing is cut off."""

from __future__ import annotations

import re
import shutil
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(__file__).parent / "inside_qgis" / "languages.py"
FOLDER = Path(__file__).resolve().parents[2] / "i18n"
WINDOWS = ("empty dock", "dock", "preview", "options", "install", "despecklestack", "importmodel")


def messages(language: str) -> dict[str, str]:
    tree = ElementTree.parse(FOLDER / f"sar_despeckle_{language}.ts")
    return {m.findtext("source", ""): m.findtext("translation", "") for m in tree.iter("message")}


def pattern(text: str) -> re.Pattern[str]:
    """What a text looks like with its placeholders filled in: some take numbers alone."""
    parts = re.split(r"(\{[^}]*\})", text)
    words = [
        re.escape(part) if number % 2 == 0 else "[0-9.]+" if ":" in part else ".+" for number, part in enumerate(parts)
    ]
    return re.compile("".join(words), re.DOTALL)


@pytest.fixture(scope="module", params=[("fr", "fr"), ("zh-Hans", "zh_Hans")], ids=["fr", "zh_Hans"])
def found(
    request: pytest.FixtureRequest, qgis_window: Any, series_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Any]:
    """Observations of inside_qgis/languages.py, and the messages of its language."""
    locale, language = request.param
    folder = tmp_path_factory.mktemp("languages")
    shutil.copytree(series_folder / "dates", folder / "dates")
    seen: dict[str, Any] = qgis_window(SCRIPT, folder, screen="1366x768", language=locale)
    return {**seen, "messages": messages(language)}


def test_titles_groups_and_labels_are_translated_and_ids_are_not(found: dict[str, Any]) -> None:
    words = found["messages"]
    title, group, group_id = found["algorithms"]["despecklestack"]
    assert (title, group) == (words["Despeckle time series"], words["Multi-temporal"])
    assert group_id == "multitemporal"
    assert found["algorithms"]["seriesreport"][:2] == [words["Series with report"], words["Graphical models"]]
    assert found["dock"] == "SAR Despeckle"  # a name
    assert words["Despeckle series"] in found["texts"]["dock"]
    assert words["Scale of the values"] in found["texts"]["despecklestack"]
    assert found["menu"][0] == words["Despeckle a series"]
    assert found["folder"] == [words["Folder for the clean dates"]]


@pytest.mark.parametrize("window", WINDOWS)
def test_no_window_shows_english(found: dict[str, Any], window: str) -> None:
    words = found["messages"]
    english = [pattern(text) for text, translation in words.items() if text != translation]
    others = set(words.values())  # French has words that English has, too
    shown = found["texts"][window]
    assert len(shown) > 3
    assert [text for text in shown if text not in others and any(p.fullmatch(text) for p in english)] == []


@pytest.mark.parametrize("window", WINDOWS)
def test_nothing_is_cut_off(found: dict[str, Any], window: str) -> None:
    assert found["cut off"][window] == []


def test_unloading_takes_the_translations_away(found: dict[str, Any]) -> None:
    assert found["translated"] == found["messages"]["Despeckle series"]
    assert found["after unload"] == "Despeckle series"
