"""docs/scale.md is what its script computes from docs/benchmarks.md."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "scripts"))
import scale_page as scale  # noqa: E402


def test_the_page_is_computed() -> None:
    assert (ROOT / "docs" / "scale.md").read_text(encoding="utf-8") == scale.page(), (
        "run scripts/dev_python.sh scripts/scale_page.py"
    )


def test_its_figures_follow_from_the_rate() -> None:
    rate, _, _ = scale.measured()
    burst = scale.works()[0]
    hours = burst.megapixels * rate * scale.CORES / 3600
    (row,) = (line for line in scale.page().splitlines() if line.startswith(f"| {burst.name} |"))
    _, _, megapixels, printed, *_ = (cell.strip() for cell in row.split("|"))
    assert float(megapixels) == burst.megapixels and float(printed) == pytest.approx(hours, rel=0.005)


def test_durations_have_units_that_suit_them() -> None:
    found = [scale.duration(hours) for hours in (0.01, 0.5, 5, 100, 1e5)]
    assert found == ["36 s", "30.0 minutes", "5.0 hours", "4.2 days", "11.4 years"]
