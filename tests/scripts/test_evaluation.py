"""The evaluation's own computations and output: bars, tables, stored results, rotations, scenes."""

from __future__ import annotations

import importlib
import json
import math
import sys

import numpy as np
import pytest
from evaluation import (
    ablations,
    bars,
    change_table,
    figure1,
    known_series,
    mulog_scenes,
    pictures,
    real,
    result_store,
    rtc,
    simulated,
    tables,
)
from evaluation.result_store import Job, Store, code_digest, folder_digest, import_closure

from sar_despeckle.core.statistics.quality import decibels


def test_a_bar_is_met_at_its_limit_and_missed_beyond():
    assert bars.at_most("text", 0.5, 0.5).verdict == "met"
    assert bars.at_least("text", 3, 2.99).verdict == "**MISSED**"
    assert bars.below("text", 0.5, 0.5).verdict == "**MISSED**"
    assert bars.above("text", 0, 0).verdict == "**MISSED**"


def test_a_bar_shows_what_is_asked_measured_and_how_sure():
    bar = bars.at_most("text", 0.02, 0.0171, "{:.1%}", 0.004)
    assert (bar.asked, bar.measured) == ("≤ 2.0%", "1.7% (± 0.4%)")


def test_what_was_not_measured_is_neither_met_nor_missed():
    bar = bars.at_least("text", 3, math.nan)
    assert bar.verdict == "not measured"
    assert bars.summary([bar, bars.at_least("text", 3, 4)])[0] == "1 of 1 bars are met."


def test_the_best_of_a_column_is_bold_and_so_is_what_looks_the_same():
    assert tables.best([1.0004, 1.0001, 1.2]) == ["**1.000**", "**1.000**", "1.200"]
    assert tables.best([1.0, 2.0, None], "{:.0f}", lowest=False) == ["1", "**2**", "–"]


def test_a_table_has_as_many_cells_in_every_row():
    assert tables.table(["a", "b"], [["x", "1"]]) == ["| a | b |", "|---|---:|", "| x | 1 |"]
    with pytest.raises(ValueError, match="cells"):
        tables.table(["a", "b"], [["x"]])


def test_results_are_kept_until_what_they_are_made_of_changes(tmp_path):
    measured = []

    def job(digest):
        return Job("network", [digest], lambda: measured.append(digest) or {"score": len(measured)})

    assert Store(tmp_path).find("stage", job("a")) == {"score": 1}
    assert Store(tmp_path).find("stage", job("a")) == {"score": 1}
    assert Store(tmp_path).recall("stage", job("b")) is None
    assert Store(tmp_path).find("stage", job("b")) == {"score": 2}
    assert Store(tmp_path, fresh=True).find("stage", job("b")) == {"score": 3}
    assert measured == ["a", "b", "b"]


@pytest.fixture
def module(tmp_path, monkeypatch):
    """``module(name, text)`` writes a module of a package that counts as ours, and forgets what was known of it."""
    (tmp_path / "pretended").mkdir()
    (tmp_path / "pretended" / "__init__.py").write_text("", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(result_store, "_OURS", ("pretended",))

    def write(name, text):
        (tmp_path / "pretended" / f"{name}.py").write_text(text, encoding="utf-8")
        code_digest.cache_clear()
        importlib.invalidate_caches()

    yield write
    code_digest.cache_clear()
    sys.modules.pop("pretended", None)


def test_the_digest_of_code_knows_no_comments(module):
    def digest(text):
        module("one", text)
        return code_digest("pretended.one")

    plain = digest("def f(x):\n    return x + 1\n")
    assert digest('def f(x):\n    """What it does."""\n    return x + 1  # why\n') == plain
    assert digest("def f(x):\n    return x + 2\n") != plain


def test_the_digest_of_code_holds_what_it_imports_however_far_down(module):
    module("deep", "ANSWER = 1\n")
    module("middle", "def f():\n    from .deep import ANSWER\n    return ANSWER\n")
    module("stage", "import json\nfrom pretended import middle\n")
    assert set(import_closure("pretended.stage")) == {f"pretended{m}" for m in ("", ".stage", ".middle", ".deep")}
    before = code_digest("pretended.stage")
    module("deep", "ANSWER = 2\n")
    assert code_digest("pretended.stage") != before


def test_the_evaluation_of_a_network_hangs_on_all_that_runs_it():
    closure = import_closure("evaluation.real")
    expected = ("core.whole_image.enl", "core.raster.reader", "core.streaming.runner", "core.statistics.window_sums")
    assert {f"sar_despeckle.{name}" for name in (*expected, "models.library.product")} <= set(closure)
    assert "evaluation.plugin_runs" in closure


def test_the_digest_of_data_is_that_of_its_files(tmp_path):
    (tmp_path / "a.tif").write_bytes(b"1")
    before = folder_digest(tmp_path)
    (tmp_path / "a.tif").write_bytes(b"2")
    changed = folder_digest(tmp_path)
    (tmp_path / "b.tif").write_bytes(b"")
    assert len({before, changed, folder_digest(tmp_path)}) == 3


def test_every_date_is_left_out_once():
    images = np.stack([np.full((4, 4), level, np.float32) for level in (1, 2, 4)])
    scores = real.rotate(images, lambda others: {"mean": [images[others].mean(axis=0)]})
    assert scores["mean"] == pytest.approx([np.log(3) + 1 / 3, np.log(2.5) + 2 / 2.5, np.log(1.5) + 4 / 1.5])


def test_neighbours_are_scored_on_the_date_left_out():
    images = np.stack([np.full((4, 4), level, np.float32) for level in range(1, 31)])
    asked = []

    def estimate(left_out, wanted):
        asked.append((left_out, wanted, rtc.places(left_out, wanted)))
        return list(rtc.without(images, left_out)[rtc.places(left_out, wanted)])

    every, calm = rtc.score_neighbours(images, estimate)
    assert asked[0] == (2, [1, 3], [1, 2])
    pairs = [(images[k, 0, 0], images[d, 0, 0]) for d in rtc.LEFT_OUT for k in (d - 1, d + 1)]
    expected = [np.log(v) + w / v for v, w in pairs]
    assert every == pytest.approx(np.mean(expected), rel=1e-5)
    alike = [score for score, (v, w) in zip(expected, pairs) if abs(10 * np.log10(v / w)) < rtc.ALIKE]
    assert 0 < len(alike) < len(pairs) and calm == pytest.approx(np.mean(alike), rel=1e-5)


def test_a_filter_that_does_nothing_keeps_points_and_changes():
    seed = change_table.SEEDS[0]
    scene = change_table.landscape(seed)
    clean = [
        [scene.truth(d, changed and d == change_table.CHANGED) for d in (change_table.CHANGED, 0)]
        for changed in (True, False)
    ]
    figures = change_table.judge(seed, *clean)
    for name in change_table.FIGURES:
        assert figures[name] == pytest.approx(np.zeros(len(figures[name])), abs=1e-4)


def test_a_mean_over_dates_leaks():
    seed = change_table.SEEDS[0]
    scene = change_table.landscape(seed)
    means = [np.mean([scene.truth(0), scene.truth(change_table.CHANGED, changed)], axis=0) for changed in (True, False)]
    figures = change_table.judge(seed, *([mean, mean] for mean in means))
    assert np.mean(figures["leak"]) == pytest.approx(decibels((1 + 10**0.3) / 2), abs=0.1)
    assert np.mean(figures["large"]) == pytest.approx(decibels((1 + 10**0.3) / 2) - 3, abs=0.1)


def test_points_of_a_scene_are_as_bright_as_asked():
    scene = known_series.Landscape(1, "IW2", ((100, 100, 20.0),), seasons=False, relative=True)
    without = known_series.Landscape(1, "IW2", (), seasons=False)
    assert decibels(scene.truth(0)[100, 100] / without.truth(0)[100, 100] - 1) == pytest.approx(20, abs=0.01)


def test_nothing_changes_where_nothing_is_said_to_change():
    scene = simulated.landscape(simulated.SEEDS[0])
    first, middle = scene.truth(0), scene.truth(5, True)
    # but for dark pixels with a bright field beyond the margin, whose sidelobes they see
    assert np.quantile(np.abs(middle / first - 1)[scene.unchanged], 0.99) < 0.05
    assert 0.4 < scene.unchanged.mean() < 0.9
    assert np.abs(middle / first - 1).max() > 0.5


def test_the_truth_has_no_error():
    pytest.importorskip("skimage", reason="scripts/environment.sh evaluate installs it")
    seed, dates = simulated.SEEDS[1], 5
    clean = [simulated.truth(seed, day, day == dates // 2) for day in simulated.watched(dates)]
    nearly = [image * np.float32(1.0001) for image in clean]
    figures = simulated.judge(seed, dates, nearly)
    assert figures["psnr"] > 70
    assert figures["ssim"] == pytest.approx(1, abs=1e-4)
    assert figures["peak"] == pytest.approx(0, abs=1e-3)
    mean, variance = simulated.moments([figures], "ratio")
    assert (mean, variance) == pytest.approx((1, 1), abs=0.15)


def test_ablations_are_a_table(tmp_path):
    path = tmp_path / "ablations.json"
    assert "None" in ablations.lines(path)[0]
    scores = {"one date": dict.fromkeys(real.SITES, 10.0)}
    path.write_text(json.dumps({"rows": [{"name": "n", "command": "make ablate", "scores": scores}]}), encoding="utf-8")
    assert "| n | 10.000 | 10.000 | 10.000 | `make ablate` |" in ablations.lines(path)


def test_grey_values_are_of_decibels():
    assert pictures.greys(np.array([[0, 1, 10, 100, 1000]], np.float32), 1, 100) == pytest.approx(
        np.array([[0, 0, 0.5, 1, 1]]), abs=1e-6
    )


def test_an_edge_is_as_wide_as_it_was_blurred():
    """From 10 to 90 % a Gaussian blur of deviation σ makes a step 2.56 σ wide."""
    from scipy.ndimage import gaussian_filter

    steps = np.log(figure1.bright_squares())
    for deviation in (1.0, 2.0):
        assert figure1.edge_width(np.exp(gaussian_filter(steps, deviation))) == pytest.approx(2.56 * deviation, abs=0.1)
    assert figure1.edge_width(np.exp(steps)) < 1


def test_figure_1_has_three_rows_on_the_date_and_three_on_its_ratio():
    assert [row[:3] for row in figure1.rows()] == ["(a)", "(b)", "(c)", "(d)", "(e)", "(f)"]
    assert [row.endswith("on the ratio") for row in figure1.rows()] == [False] * 3 + [True] * 3


def test_what_mulog_is_measured_on_is_white_speckle():
    scene = mulog_scenes.Known(str(mulog_scenes.SEEDS[0]))
    ratio = scene.image(4) / scene.truth
    assert ratio.mean() == pytest.approx(1, abs=0.01) and ratio.var() == pytest.approx(1 / 4, rel=0.03)
    assert abs(np.corrcoef(ratio[:, 1:].ravel(), ratio[:, :-1].ravel())[0, 1]) < 0.02
    assert not np.array_equal(scene.image(4), scene.image(4, date=1))
