"""The provider in another language, without a window: texts are translated; names, ids and values are not."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from .outcome import Process
from .rasters import speckled, write_raster

FOLDER = Path(__file__).resolve().parents[2] / "i18n"
FRENCH = {"LC_ALL": "fr_FR.UTF-8"}


@pytest.fixture(scope="module")
def words() -> dict[str, str]:
    tree = ElementTree.parse(FOLDER / "sar_despeckle_fr.ts")
    return {m.findtext("source", ""): m.findtext("translation", "") for m in tree.iter("message")}


def test_qgis_process_speaks_the_languages_of_the_system(qgis_process: Process, words: dict[str, str]):
    said = qgis_process("help", "sardespeckle:despecklestack", env=FRENCH).stdout
    assert f"{words['Despeckle time series']} (sardespeckle:despecklestack)" in said
    assert f"INPUT: {words['Dates (rasters, or one raster of several bands)']}" in said


def test_a_sentence_from_below_is_translated_on_its_way(qgis_process: Process, words: dict[str, str], tmp_path: Path):
    missing = tmp_path / "missing.tif"
    said = qgis_process("run", "sardespeckle:looks", f"INPUT={missing}", check=False, env=FRENCH)
    assert said.returncode == 1
    assert words["{0} does not exist; check the path."].format(missing.name) in said.stdout + said.stderr


def test_the_page_of_a_report_is_translated_and_its_numbers_are_not(
    qgis_process: Process, words: dict[str, str], tmp_path: Path
):
    """All texts of the page but names; the JSON file for programs stays as it is."""
    date, result = tmp_path / "20240103.tif", tmp_path / "result.tif"
    (intensity,) = speckled(1, (256, 256))
    write_raster(date, intensity)
    write_raster(result, np.full_like(intensity, 1.5 * intensity.mean()))
    page = tmp_path / "report.html"
    files = (f"INPUT={date}", f"DESPECKLED={result}", f"OUTPUT_HTML={page}")
    said = qgis_process("run", "sardespeckle:qualityreport", *files, env=FRENCH)
    shown = page.read_text(encoding="utf-8").split("<script>")[0]  # without plotly
    title, verdict = words["Quality report"], words["is {0} % ({1} dB) too bright everywhere"]
    assert '<html lang="fr"><head><meta charset="utf-8">' in shown and f"<h1>{title}</h1>" in shown
    (found,) = set(re.findall(re.escape(verdict).replace(r"\{0\}", r"\d+").replace(r"\{1\}", r"[\d.]+"), shown))
    assert found in said.stdout + said.stderr
    english = [text for text in words if len(text.split()) > 2 and "{" not in text and words[text] != text]
    assert [text for text in english if escape(text) in shown or json.dumps(text)[1:-1] in shown] == []
    told = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
    assert "too bright everywhere" in told["verdict"][0] and told["findings"][0]["fault"] == "overall bias"


def test_every_text_of_the_provider_is_translated(
    inside_qgis: Callable[..., str],
    plugin: dict[str, Any],
    words: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setenv("LC_ALL", FRENCH["LC_ALL"])
    french = json.loads(inside_qgis("describe.py"))
    assert french["algorithms"].keys() == plugin["algorithms"].keys()
    for name, algorithm in french["algorithms"].items():
        english = plugin["algorithms"][name]
        assert algorithm["parameters"] == english["parameters"]
        assert algorithm["outputs"] == english["outputs"]
        assert algorithm["group"] == words[english["group"]]
        assert [label for label in algorithm["labels"] if len(label) > 56] == [], "the dialog would be too wide"
        assert algorithm["texts"][:2] == [words[text] for text in english["texts"][:2]]
        labels = [label.replace(" [optional]", "") for label in english["labels"]]
        assert [label.replace(" [optional]", "") for label in algorithm["labels"]] == [words[label] for label in labels]
        assert algorithm["helps"] == {key: words[text] if text else "" for key, text in english["helps"].items()}
        for key, options in english["options"].items():
            if key not in ("MODEL", "SUBSWATH", "ARCHITECTURE"):
                assert algorithm["options"][key] == [words[option] for option in options]
            else:
                assert algorithm["options"][key] == options  # values of scripts and models
    for name, texts in french["models"].items():
        assert texts[:3] == [words[text] for text in plugin["models"][name][:3]]
