"""What a run says while it works: its steps, and the time left, a few times and where it is worth a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from sar_despeckle.processing_provider.qgis_feedback import QgisFeedback, in_words

from .conftest import Algorithm


class Shown:
    """QGIS's feedback, as far as it is called."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.per_cent = 0.0

    def setProgress(self, per_cent: float) -> None:
        self.per_cent = per_cent

    def setProgressText(self, text: str) -> None:
        self.texts.append(text)


@pytest.mark.parametrize(("total", "told"), [(10, 0), (1000, 5)])
def test_the_time_left_is_told_a_few_times_of_a_long_run(total: float, told: int) -> None:
    shown, now = Shown(), [0.0]
    feedback = QgisFeedback(shown, lambda: now[0])
    feedback.step("Despeckling date 3 of 10, a.tif")
    for percent in range(101):
        now[0] = total * percent / 100
        feedback.progress(percent / 100)
    assert shown.per_cent == 100
    assert shown.texts[0] == "Despeckling date 3 of 10, a.tif"
    assert len(shown.texts) == 1 + told
    if told:
        assert shown.texts[1] == "Despeckling date 3 of 10, a.tif – about 15 min left"
        assert shown.texts[-1] == "Despeckling date 3 of 10, a.tif – about 2 min left"


def test_a_jump_of_the_progress_is_told_once() -> None:
    shown, now = Shown(), [0.0]
    feedback = QgisFeedback(shown, lambda: now[0])
    now[0] = 100
    feedback.progress(0.6)
    assert shown.texts == ["about 1 min left"]


@pytest.mark.parametrize(
    ("seconds", "words"), [(15, "15 s"), (56, "55 s"), (58, "1 min"), (3590, "1 h"), (3700, "1 h"), (4000, "1 h 5 min")]
)
def test_times_in_words(seconds: float, words: str) -> None:
    assert in_words(seconds) == words


def test_the_steps_of_a_series_are_named(algorithm: Algorithm, files: list[Path], tmp_path: Path) -> None:
    outcome = algorithm("despecklestack", INPUT=files, OUTPUT_FOLDER=tmp_path / "dates")
    steps = [
        "Looking at the speckle of OPERA_",
        "Making the super-image of 5 dates",
        "Removing the super-image's residual speckle",
        "Despeckling date 1 of 5, OPERA_",
        "Despeckling date 5 of 5, OPERA_",
    ]
    places = [outcome.stdout.index(step) for step in steps]
    assert places == sorted(places)
    assert "λ" not in outcome.stdout
