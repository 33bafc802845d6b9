"""Situations of the evaluation: what the truth of a scene is, and whether the measures see what was planted."""

from __future__ import annotations

from functools import partial
from types import SimpleNamespace

import evaluate
import numpy as np
import pytest
from evaluation import (
    plugin_runs,
    situation_bars,
    situation_list,
    situation_measures,
    situation_runs,
    situation_speckle,
    situations,
)
from evaluation import situation_scenes as scenes
from evaluation.known_series import LEVEL, SIDE
from evaluation.result_store import Job
from evaluation.situation_measures import ERROR, LOOKS, SHARE, level
from evaluation.situation_scenes import ABSENT, MULTILOOKED, ORDER, PRESENT, SINGLE_LOOK, Scene
from evaluation.situation_speckle import FLOORS

from sar_despeckle.models.despeckling.chosen_network import Network
from sar_despeckle.models.engines.devices import Device
from sar_despeckle.models.library.catalog import bundled
from sar_despeckle.models.library.network_file import NetworkFile
from sar_despeckle.models.library.product import Product

FLAT = SINGLE_LOOK[0]


@pytest.fixture(scope="module")
def ships():
    return Scene(FLAT, scenes.targets(scenes.SHIP, situation_list.SHIP_STEP), steady=True)


@pytest.fixture(scope="module")
def truths(ships):
    return {date: ships.truth(date) for date in (PRESENT, *ABSENT)}


def test_what_comes_and_goes_is_there_at_as_many_dates_as_asked():
    course = scenes.at_dates(20.0, 3)
    assert [date for date, decibels in enumerate(course) if decibels] == sorted(ORDER[:3])
    assert course[PRESENT] == 20
    assert not any(scenes.at_dates(20.0, max(scenes.SHARES))[date] for date in ABSENT)


def test_a_steady_target_is_as_bright_as_asked_and_has_no_speckle(ships, truths):
    ground = Scene(FLAT).truth(PRESENT)
    target = next(patch for patch in ships.patches if patch.course[PRESENT] == 30)
    over = truths[PRESENT] - ground
    assert level(over, target.index) - level(ground, target.index) == pytest.approx(30, abs=0.01)
    assert level(ships.image(PRESENT), target.index) == pytest.approx(level(truths[PRESENT], target.index), abs=0.3)
    for date in ABSENT:
        assert np.array_equal(truths[date], ground)


def test_the_speckle_of_a_ground_is_the_same_whatever_lies_on_it(ships):
    nothing = Scene(FLAT).image(ABSENT[0])
    assert np.allclose(ships.image(ABSENT[0]), nothing, rtol=1e-4)


def test_a_dark_line_is_as_the_sensor_shows_it():
    scene = Scene(FLAT, scenes.once([(3, 60, -10.0)], [(256, 256)]))
    lost = level(scene.truth(PRESENT), scene.patches[0].index) - level(scene.truth(ABSENT[0]), scene.patches[0].index)
    assert -7.5 < lost < -5


def test_a_planted_ghost_is_found_where_it_is(ships, truths):
    ghost = ships.patches[3]
    results = {date: truth.copy() for date, truth in truths.items()}
    for date in ABSENT:
        results[date][ghost.index] *= 10**0.5
    errors = situation_measures.presence(ships, results)[ERROR]
    alike = [patch for patch in ships.patches if patch.label == ghost.label]
    assert sorted(errors[f"{ghost.label}: absent"])[-2:] == pytest.approx([5, 5], abs=1e-3)
    assert len(errors[f"{ghost.label}: absent"]) == 2 * len(alike)
    others = [v for label, values in errors.items() if not label.startswith(ghost.label) for v in values]
    assert np.abs(others).max() < 1e-3


def test_the_truth_keeps_all_of_a_change_and_a_super_image_nothing():
    scene = Scene(FLAT, scenes.once(scenes.SMALL[2:5], [(100, 100), (100, 200), (100, 300)]))
    still = {PRESENT: Scene(FLAT).truth(PRESENT)}
    for result, kept in ((scene.truth(PRESENT), 1), (still[PRESENT], 0)):
        shares = situation_measures.changes(scene, {PRESENT: result}, still)[SHARE]
        assert len(shares) == 3
        for values in shares.values():
            assert values == pytest.approx([kept] * len(values), abs=1e-4)


def test_too_much_of_a_change_has_a_plus_whether_it_rises_or_falls():
    scene = Scene(FLAT, scenes.large(200))
    still = {PRESENT: Scene(FLAT).truth(PRESENT)}
    exaggerated = still[PRESENT] * (scene.truth(PRESENT) / still[PRESENT]) ** 1.5
    errors = situation_measures.changes(scene, {PRESENT: exaggerated}, still)[ERROR]
    assert [v for values in errors.values() for v in values] == pytest.approx([1.5] * 4, abs=0.1)


def test_a_season_is_followed_by_the_truth_and_not_by_a_mean():
    scene = Scene(FLAT, scenes.seasons([200], 256))
    truths = {date: scene.truth(date) for date in (PRESENT, *ABSENT)}
    still = dict.fromkeys(truths, Scene(FLAT).truth(PRESENT))
    (label,) = {patch.label for patch in scene.patches}
    assert situation_measures.followed(scene, truths, still)[SHARE][label] == pytest.approx([1] * 4)
    assert situation_measures.followed(scene, still, still)[SHARE][label] == pytest.approx([0] * 4, abs=1e-6)


def test_a_step_at_the_border_of_footprints_is_measured_in_decibels():
    scene = Scene(FLAT, footprints=True)
    still = {date: Scene(FLAT).truth(date) for date in ABSENT}
    stepped = {date: image.copy() for date, image in still.items()}
    for image in stepped.values():
        image[:, : scenes.BORDER] *= 10**0.05
    (values,) = situation_measures.step(scene, stepped, still)[ERROR].values()
    assert values == pytest.approx([0.5] * len(values), abs=1e-3)
    assert np.isnan(scene.image(scenes.INCOMPLETE[0])[:, scenes.BORDER :]).all()
    assert np.isfinite(scene.image(ABSENT[0])).all()


def test_the_level_of_a_clipped_sea_is_that_of_what_was_not_clipped_away():
    """For exponential I of mean m, E max(I − n, c) = c + m·exp(−(n + c)/m)."""
    mean = situation_speckle.SEA + situation_speckle.NOISE
    for floor in FLOORS:
        assert situation_speckle.clipped_sea(floor, 1).min() == np.float32(floor)
        expected = floor + mean * np.exp(-(situation_speckle.NOISE + floor) / mean)
        assert situation_speckle.sea_level(floor, 1) == pytest.approx(expected, rel=0.05)
        assert situation_speckle.sea_level(floor, 4) < 0.8 * expected


def test_a_multilooked_ground_has_its_looks_and_its_steady_targets():
    scene = Scene(MULTILOOKED[0], scenes.targets(scenes.SHIP, situation_list.SHIP_STEP), steady=True)
    image, far = scene.image(PRESENT), scene.far(16)
    assert image[far].mean() == pytest.approx(LEVEL, rel=0.01)
    assert image[far].mean() ** 2 / image[far].var() == pytest.approx(MULTILOOKED[0].looks, rel=0.02)
    target = next(patch for patch in scene.patches if patch.course[PRESENT] == 30)
    assert level(image, target.index) == pytest.approx(level(scene.truth(PRESENT), target.index), abs=0.1)


@pytest.mark.parametrize("lasting", [False, True])
def test_coherent_dates_have_their_speckle_in_common(lasting):
    images = situation_speckle.coherent(0.7, lasting)
    common = [np.corrcoef(images[0].ravel(), images[date].ravel())[0, 1] for date in (1, 5)]
    # intensities correlate as the squared coherence
    assert common == pytest.approx([0.49, 0.49 if lasting else 0.7**10], abs=0.05)
    assert images.mean() == pytest.approx(scenes.LEVEL, rel=0.05)


@pytest.mark.parametrize("finer", [situation_speckle.interpolated, situation_speckle.repeated])
def test_finer_sampling_makes_neighbours_more_alike(finer):
    def alike(image):
        return np.corrcoef(image[:, :-2].ravel(), image[:, 2:].ravel())[0, 1]

    assert alike(finer(2.0)[0]) > alike(Scene(FLAT).image(0)) + 0.2


def test_looks_beside_a_structure_do_not_count_the_structure():
    scene = situation_speckle.structures(FLAT)
    rng = np.random.default_rng(1)
    truth = scene.truth(0)
    noisy = {0: (truth * rng.gamma(50, 1 / 50, truth.shape)).astype(np.float32)}
    looks = situation_measures.beside_structures(scene, noisy)[LOOKS]
    assert set(looks) == {situation_speckle.pier_label(width) for width in situation_speckle.WIDTHS}
    assert np.concatenate(list(looks.values())).mean() == pytest.approx(50, rel=0.05)


def test_a_series_is_worse_than_a_date_by_its_median_or_its_tail():
    alone = {ERROR: {"a": [0.1, -0.1, 0.1], "b": [0.0] * 20}, SHARE: {"c": [0.5] * 3}, LOOKS: {"d": [100.0] * 3}}
    same = {kind: dict(rows) for kind, rows in alone.items()}
    assert situation_bars.worse_than_alone(same, alone) == []
    worse = {
        ERROR: {"a": [-0.4, 0.4, 0.4], "b": [0.0] * 17 + [2.0] * 3},
        SHARE: {"c": [0.3] * 3},
        LOOKS: {"d": [80.0] * 3},
    }
    assert situation_bars.worse_than_alone(worse, alone) == ["a", "b", "c", "d"]
    assert situation_bars.worse_than_alone(alone, worse) == []


def test_the_plugin_is_run_on_arrays():
    network = Network(NetworkFile.at(bundled()["lean-slc"], Device.CPU))
    images = np.random.default_rng(1).exponential(1, (2, 48, 48)).astype(np.float32)
    reference = plugin_runs.super_image(images, network)
    for results in (
        plugin_runs.despeckled(images, network),
        plugin_runs.despeckled_series(images, reference, network, [1]),
    ):
        assert np.var(results) < 0.3 * np.var(images)


@pytest.mark.parametrize("product", Product)
def test_a_result_all_but_right_meets_every_bar(product, monkeypatch):
    monkeypatch.setattr(Scene, "truth", Scene.reflectivity)  # which takes no transform
    nearly = 1 + 0.01 * np.random.default_rng(1).standard_normal((SIDE, SIDE), dtype=np.float32)
    looks = 1 if product is Product.SLC else MULTILOOKED[0].looks
    right = {situation_speckle.sea_label(floor): situation_speckle.sea_level(floor, looks) for floor in FLOORS}

    def results(situation):
        scene = situation.judge.args[0] if isinstance(situation.judge, partial) and situation.judge.args else None
        if isinstance(scene, Scene):
            return {date: scene.truth(date) * nearly for date in situation.watched}
        return dict.fromkeys(situation.watched, right.get(situation.name, LEVEL) * nearly)

    listed = situation_list.situations(product)
    found = situation_measures.merge(s.judge(*(results(one) for one in (s, s.still) if one)) for s in listed)
    entrant = SimpleNamespace(name="right", extra=False)
    field = SimpleNamespace(auto=lambda use, product: entrant, series=lambda product: [entrant])
    rows = {form.format(entrant.name): found for form in (situation_runs.DATE, situation_runs.SERIES)}
    kind = situation_bars.KINDS[product]
    bars = [bar for bar in situation_bars.bars({product.value: rows}, field) if bar.text.startswith(kind)]
    assert {bar.verdict for bar in bars} == {"met"}, [bar for bar in bars if not bar.met]
    assert {bar.verdict for bar in situation_bars.bars({}, field)} == {"not measured"}
    page = "\n".join(situations.section({"right-series": {product.value: rows}}, field).lines)
    assert (
        f"{kind}, {situation_bars.SERIES.format('right')}: worse than right, one date, in 0 situations: none." in page
    )
    assert f"| {situation_speckle.pier_label(5)} | 1" in page


def test_one_network_of_several_with_names_alike_is_measured():
    field = SimpleNamespace(entrants=[SimpleNamespace(name=name) for name in ("lean", "lean-slc")])
    job = Job("lean-slc-slc-series", [], dict)
    assert evaluate.concerns(job, [], field)
    assert evaluate.concerns(job, ["lean-slc"], field)
    assert not evaluate.concerns(job, ["lean"], field)
