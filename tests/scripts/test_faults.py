"""The campaign of faults, on programs that misbehave in place of ``qgis_process``."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from faults import process
from faults.campaign import CATEGORIES, cases
from faults.case import Expectation, Verdict, judge, one_run, refused, succeeds, tenth
from faults.table import report

SENTENCE = 'echo "image.tif is no good; take another." >&2; exit 1'
Judge = Callable[..., Verdict]


@pytest.fixture
def judged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Judge:
    """``judged("exit 0", succeeds())``: what is said of a program that is run with an image as its INPUT."""

    def run(program: str, expected: Expectation, limit: float = 30.0) -> Verdict:
        script = tmp_path / "qgis_process.sh"
        script.write_text(f'#!/usr/bin/env bash\nimage=${{3#INPUT=}}\nout=$(dirname "$image")/../out\n{program}\n')
        script.chmod(0o755)
        monkeypatch.setattr(process, "SCRIPT", script)
        case = one_run(
            "made up",
            "a case",
            "despeckle",
            lambda place: {"INPUT": place.write("image.tif", place.image()), "OUTPUT": place.output},
            expected,
            limit=limit,
        )
        return judge(case, tmp_path / "case", seed=1)

    return run


def test_what_does_as_it_must_passes(judged: Judge, tmp_path: Path) -> None:
    assert judged('cp "$image" "$out/result.tif"', succeeds()).faults == []
    assert not (tmp_path / "case").exists()


def test_a_refusal_passes(judged: Judge) -> None:
    assert judged(SENTENCE, refused("image.tif")).faults == []


@pytest.mark.parametrize(
    ("program", "words"),
    [
        (f'touch "$out/stray.tif"; {SENTENCE}', "left behind: out/stray.tif"),
        (f'cp "$image" "$out/result.tif"; {SENTENCE}', "left behind: out/result.tif"),
        (f'touch "$image.aux.xml"; {SENTENCE}', "left behind: in/image.tif.aux.xml"),
        (f'touch "$TMPDIR/scratch"; {SENTENCE}', "left behind: tmp/scratch"),
        (f'touch "$image"; {SENTENCE}', "in/image.tif was changed"),
        (f'touch -r "$image" t; printf x >> "$image"; touch -r t "$image"; rm t; {SENTENCE}', "image.tif was changed"),
        (f'rm "$image"; {SENTENCE}', "in/image.tif is gone"),
        (f'echo "Traceback (most recent call last):" >&2; {SENTENCE}', "no “Traceback"),
        (f'echo "a.py:3: RuntimeWarning: overflow" >&2; {SENTENCE}', "no Python warning"),
        (f'echo "A word more." >&2; {SENTENCE}', "expected one sentence"),
        ('echo "No good; take another." >&2; exit 1', "expected a sentence with image.tif"),
        (f'printf "image.tif %0600d is no good.\\n" 0 >&2; exit 1 # {SENTENCE}', "at most 500 characters"),
        ("exit 0", "expected a refusal"),
        ("kill -SEGV $$", "expected exit code 0 or 1"),
    ],
)
def test_what_must_not_be_is_seen(program: str, words: str, judged: Judge) -> None:
    (fault,) = judged(program, refused("image.tif")).faults
    assert words in fault


def test_a_result_that_is_not_whole_is_seen(judged: Judge) -> None:
    (fault,) = judged('head -c 5000 "$image" > "$out/result.tif"', succeeds()).faults
    assert "expected a whole result" in fault


def test_a_hang_is_ended(judged: Judge) -> None:
    verdict = judged("sleep 100", refused("image.tif"), limit=0.5)
    assert "expected an end in time" in verdict.faults[0]
    assert verdict.seconds < 20


def test_a_failure_is_shown_with_what_was_given(judged: Judge) -> None:
    lines = list(report([judged("exit 0", refused("image.tif"))]))
    assert "FAILED made up: a case" in lines
    assert "    given     despeckle INPUT=in/image.tif OUTPUT=out/result.tif" in lines
    assert lines[-1].split()[:4] == ["all", "1", "0", "1"]


def test_the_tenth_has_cases_of_every_category() -> None:
    everything = cases()
    chosen = tenth(everything)
    assert len(everything) >= 500
    assert {case.category for case in chosen} == set(CATEGORIES)
    assert len(chosen) <= len(everything) / 10 + len(CATEGORIES)


def test_signals_reach_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "qgis_process.sh"
    script.write_text("#!/usr/bin/env bash\nexec sleep 100\n")
    script.chmod(0o755)
    monkeypatch.setattr(process, "SCRIPT", script)
    running = process.Running([], dict(os.environ), tmp_path / "run", [])
    running.send(signal.SIGKILL)
    assert running.wait(10).code == -signal.SIGKILL
