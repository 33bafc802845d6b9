"""The scale a raster is in: found from what is written and from its values, for the whole series, or asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter

from sar_despeckle.core.errors import InputError
from sar_despeckle.core.feedback import listening
from sar_despeckle.core.raster.reader import RasterInput, Stack, open_stack
from sar_despeckle.core.scale.scale import Scale
from sar_despeckle.core.scale.scale_evidence import Sample, judge, weigh

from ..rasters import speckle, whole, write

SHAPE = (128, 160)
INTENSITY, AMPLITUDE, DECIBEL = Scale.INTENSITY, Scale.AMPLITUDE, Scale.DECIBEL
Array = NDArray[np.float32]


# -- scenes, in intensity


def sea(looks: float, level: float = 0.01, seed: int = 1) -> Array:
    """Water under a changing wind."""
    swell = gaussian_filter(np.random.default_rng(seed).normal(size=SHAPE), 25)
    return (level * np.exp(0.5 * swell / swell.std()) * speckle(SHAPE, looks, seed)).astype(np.float32)


def fields(looks: float, level: float = 0.08, seed: int = 2) -> Array:
    """Fields of 32 pixels, up to 6 dB apart."""
    rng = np.random.default_rng(seed)
    levels = np.kron(rng.uniform(-3, 3, (4, 5)), np.ones((32, 32)))
    return (level * 10 ** (levels / 10) * speckle(SHAPE, looks, seed)).astype(np.float32)


def town(looks: float, level: float = 0.25, seed: int = 3) -> Array:
    """Streets, roofs and corner reflectors: texture of 4 dB at the size of houses, bright points."""
    rng = np.random.default_rng(seed)
    houses = np.kron(rng.normal(0, 4, (32, 40)), np.ones((4, 4)))
    points = np.where(rng.uniform(size=SHAPE) < 0.01, 100.0, 1.0)
    return (level * 10 ** (houses / 10) * points * speckle(SHAPE, looks, seed)).astype(np.float32)


SCENES = {"sea": sea, "fields": fields, "town": town}


def db(intensity: Array) -> Array:
    return (10 * np.log10(intensity)).astype(np.float32)


# -- forty rasters


@dataclass(frozen=True)
class Case:
    """A raster, the scale it is in, the intensity that it shows, and whether it may be refused instead."""

    values: Array
    scale: Scale
    truth: Array
    may_refuse: bool = False
    name: str = "image"
    options: dict[str, Any] = field(default_factory=dict)


def of(intensity: Array, scale: Scale, may_refuse: bool = False, **options: Any) -> Case:
    stored = {INTENSITY: lambda: intensity, AMPLITUDE: lambda: np.sqrt(intensity), DECIBEL: lambda: db(intensity)}
    name = options.pop("name", "image")
    return Case(stored[scale]().astype(np.float32), scale, intensity, may_refuse, name, options)


def in_integers(case: Case, kind: type, factor: float = 1.0) -> Case:
    values = np.rint(case.values * factor).astype(kind)
    truth = values.astype(np.float32) ** 2 / factor**2
    return Case(values, case.scale, truth, case.may_refuse, case.name, case.options)


def noise_subtracted(intensity: Array, share: float) -> Array:
    """So much subtracted that this share is negative."""
    return (intensity - np.quantile(intensity, share)).astype(np.float32)


def above(intensity: Array) -> Array:
    """Values as they are read: negative ones are raised to almost nothing."""
    return np.where(intensity < 0, np.float32(1e-3 * np.median(intensity[intensity > 0])), intensity)


def without(case: Case, nodata: float, declared: bool = True) -> Case:
    values, truth = case.values.copy(), case.truth.copy()
    values[:30], truth[:30] = nodata, np.nan
    return Case(values, case.scale, truth, case.may_refuse, case.name, {"nodata": nodata} if declared else {})


def subtracted(share: float, looks: float, name: str) -> Case:
    values = noise_subtracted(sea(looks), share)
    return Case(values, INTENSITY, above(values), name=name)


CASES: dict[str, Case] = {
    # calibrated, nothing written
    "σ⁰ of one look, sea": of(sea(1), INTENSITY),
    "σ⁰ of one look, fields": of(fields(1), INTENSITY),
    "σ⁰ of one look, town": of(town(1), INTENSITY),
    "γ⁰ of 4.4 looks, sea": of(sea(4.4), INTENSITY),
    "γ⁰ of 4.4 looks, fields": of(fields(4.4), INTENSITY),
    "γ⁰ of 4.4 looks, town": of(town(4.4), INTENSITY),
    "γ⁰ of 30 looks, dark": of(sea(30, 0.003), INTENSITY),
    "√σ⁰ of one look, sea": of(sea(1), AMPLITUDE),
    "√σ⁰ of one look, fields": of(fields(1), AMPLITUDE),
    "√σ⁰ of one look, town": of(town(1), AMPLITUDE, may_refuse=True),
    "√γ⁰ of 4.4 looks, sea": of(sea(4.4), AMPLITUDE),
    "√γ⁰ of 4.4 looks, fields": of(fields(4.4), AMPLITUDE),
    "√γ⁰ of 4.4 looks, town": of(town(4.4), AMPLITUDE, may_refuse=True),
    "σ⁰ in dB, sea": of(sea(1), DECIBEL),
    "γ⁰ in dB, fields": of(fields(4.4), DECIBEL),
    "σ⁰ in dB, bright town": of(town(1, 2.0), DECIBEL, may_refuse=True),
    "γ⁰ in dB, brightest town": of(town(4.4, 8.0), DECIBEL, may_refuse=True),
    # uncalibrated
    "DN of one look, fields": of(fields(1, 6400), AMPLITUDE),
    "DN of one look, town": of(town(1, 6400), AMPLITUDE, may_refuse=True),
    "DN of 4.4 looks, fields": of(fields(4.4, 40000), AMPLITUDE),
    "DN of 4.4 looks as uint16, town": in_integers(of(town(4.4, 40000), AMPLITUDE), np.uint16),
    "DN of 4.4 looks as uint16, dark sea": in_integers(of(sea(4.4, 400), AMPLITUDE), np.uint16),
    "DN of PALSAR's level as uint16": in_integers(of(fields(16, 3e7), AMPLITUDE), np.uint16),
    "DN² of one look, fields": of(fields(1, 6400), INTENSITY),
    "DN² of one look, dark sea": of(sea(1, 900), INTENSITY),
    "DN² of 4.4 looks, town": of(town(4.4, 40000), INTENSITY),
    "DN² of 4.4 looks, dark sea": of(sea(4.4, 900), INTENSITY, may_refuse=True),
    "DN in dB, fields": of(fields(1, 6400), DECIBEL),
    # something written
    "√γ⁰ with its name": of(town(4.4), AMPLITUDE, name="gamma0_amplitude"),
    "σ⁰ with its unit": of(fields(1), INTENSITY, unit="power"),
    "bright dB with its unit": of(fields(1, 40), DECIBEL, unit="dB"),
    "dB with sigma0 as its name": of(fields(1), DECIBEL, name="sigma0_vv"),
    "DN² with power as its unit": of(sea(4.4, 900), INTENSITY, unit="power"),
    "DN with its name": of(fields(4.4, 6400), AMPLITUDE, name="Amplitude_VV"),
    # below zero
    "a fifth negative, named": subtracted(0.2, 4.4, "sigma0_linear"),
    "a fifth negative, one look": subtracted(0.2, 1, "image"),
    "two fifths negative": subtracted(0.4, 4.4, "image"),
    # nodata
    "σ⁰ with nodata": without(of(fields(1), INTENSITY), -9999),
    "√σ⁰ with nodata 0": without(of(fields(1), AMPLITUDE), 0),
    "dB with nodata that is not declared": without(of(fields(4.4), DECIBEL), -9999, declared=False),
}


def test_there_are_forty():
    """And what is common is not asked for."""
    assert len(CASES) == 40
    assert sum(case.may_refuse for case in CASES.values()) <= 7


@pytest.mark.parametrize("case", CASES)
def test_read_right_or_refused(tmp_path: Path, case: str):
    given = CASES[case]
    path = write(tmp_path / f"{given.name}.tif", given.values, **given.options)
    try:
        stack = open_stack([RasterInput(path)])
        values = whole(stack)[0]
    except InputError as error:
        assert given.may_refuse, error
        assert_sentence(str(error), given.name)
        return
    assert stack.sources[0].scale is given.scale
    np.testing.assert_allclose(values, given.truth, rtol=1e-4)


def assert_sentence(text: str, *words: str) -> None:
    assert "SCALE" in text and text.endswith(".") and len(text) <= 500 and "\n" not in text
    assert all(word in text for word in words), text


TOWN_IN_DB = {
    "of one look": 2 * db(np.sqrt(town(1, 6400))),
    "of 4.4 looks": 2 * db(np.sqrt(town(4.4, 6400))),
    "calibrated, nothing below 0": np.maximum(db(town(4.4, 8.0)), 0.01),
}


@pytest.mark.parametrize("case", TOWN_IN_DB)
def test_decibels_above_zero_are_not_taken_for_amplitude(case: str):
    assert judge(weigh(Sample((TOWN_IN_DB[case],)))).scale in (None, DECIBEL)


@pytest.mark.parametrize("level", [400, 2500, 6400])
def test_clean_amplitude_is_not_taken_for_decibels(tmp_path: Path, level: float):
    """Nothing is left in it that tells, and dark edges lean as speckle in decibels does."""
    clean = np.sqrt(gaussian_filter(fields(1, level), 2))
    clean[::16] *= 0.8
    assert judge(weigh(Sample((clean,)))).scale is not DECIBEL
    assert stacked(tmp_path, [clean], ["amplitude"]).sources[0].scale is AMPLITUDE


@pytest.mark.parametrize(
    ("values", "small_integers", "scale"),
    [
        (np.sqrt(sea(4.4, 400)), False, AMPLITUDE),  # GRD as floats
        (np.sqrt(fields(1, 6400)), True, AMPLITUDE),
        (fields(1, 30), True, None),  # squared, in 16 bits: asked for
        (np.full(SHAPE, 0.1, np.float32), False, INTENSITY),  # no speckle at all: level tells
        (np.full(SHAPE, 80, np.float32), False, AMPLITUDE),
        (0.05 * speckle((5, 7)), False, INTENSITY),  # too small for more
        (80 * np.sqrt(speckle((5, 7))), False, AMPLITUDE),
        (6400 * speckle((5, 7)), False, INTENSITY),
        (np.full(SHAPE, np.nan, np.float32), False, INTENSITY),
        (-fields(1), False, None),
        (-20 + 4 * town(1) / town(1).std(), False, DECIBEL),  # mostly negative, whatever else
    ],
)
def test_single_verdicts(values: Array, small_integers: bool, scale: Scale | None):
    verdict = judge(weigh(Sample((values,), small_integers)))
    assert verdict.scale is scale
    assert verdict.reason


# -- one scale for a series


def stacked(folder: Path, images: Sequence[Array], names: Sequence[str] = (), scale: Scale | None = None) -> Stack:
    names = names or [f"date{k}" for k in range(len(images))]
    return open_stack([RasterInput(write(folder / f"{n}.tif", v)) for n, v in zip(names, images)], scale)


def refusal(folder: Path, images: Sequence[Array], names: Sequence[str] = ()) -> str:
    with pytest.raises(InputError) as error:
        stacked(folder, images, names)
    assert_sentence(str(error.value))
    return str(error.value)


def test_a_squared_series_around_the_level_of_amplitude(tmp_path: Path):
    images = [fields(4.4, level) for level in (1500, 3000, 6400, 12000)]
    stack = stacked(tmp_path, images)
    assert {s.scale for s in stack.sources} == {INTENSITY}
    np.testing.assert_allclose(whole(stack), images, rtol=1e-6)


def test_dates_that_leave_it_open_follow_those_that_do_not(tmp_path: Path):
    stack = stacked(tmp_path, [np.sqrt(town(4.4)), np.sqrt(fields(4.4))])
    assert [s.scale for s in stack.sources] == [AMPLITUDE] * 2
    assert "other dates" in stack.sources[0].reason


def test_small_dates_on_both_sides_of_a_level_are_one_series(tmp_path: Path):
    stack = stacked(tmp_path, [2500 * speckle((20, 24)), 9000 * speckle((20, 24), seed=2)])
    assert len({s.scale for s in stack.sources}) == 1


def test_bands_share_their_scale_too(tmp_path: Path):
    bands = np.stack([fields(4.4, level) for level in (1500, 6400)])
    assert {s.scale for s in open_stack([RasterInput(write(tmp_path / "a.tif", bands))]).sources} == {INTENSITY}


def test_what_one_date_says_holds_for_all(tmp_path: Path):
    stack = stacked(tmp_path, [np.sqrt(town(4.4))] * 2, ["a_amplitude", "b"])
    assert [s.scale for s in stack.sources] == [AMPLITUDE] * 2


def test_series_that_differ_are_refused(tmp_path: Path):
    text = refusal(tmp_path, [fields(1), db(fields(1))])
    assert "date0.tif is in intensity and date1.tif in decibel" in text
    assert "date0.tif" in refusal(tmp_path, [np.sqrt(town(4.4))] * 3)


def test_what_is_written_must_not_contradict_itself_nor_the_values(tmp_path: Path):
    with pytest.raises(InputError, match=r"a_db\.tif says .*decibel.*b_power\.tif.*intensity.*\.$"):
        stacked(tmp_path, [db(fields(1)), fields(1)], ["a_db", "b_power"])
    assert "b_linear.tif is called intensity (“linear”), but 100 %" in refusal(tmp_path, [db(fields(1))], ["b_linear"])
    assert "c_db.tif is called decibel" in refusal(tmp_path, [fields(1)], ["c_db"])
    assert "d_db.tif is called decibel" in refusal(tmp_path, [np.sqrt(fields(1, 40000))], ["d_db"])
    assert "dn.tif" in refusal(tmp_path, [fields(1, 6400)], ["dn"])


def test_a_chosen_scale_is_not_questioned(tmp_path: Path):
    for scale in Scale:
        assert stacked(tmp_path, [np.sqrt(town(4.4))], scale=scale).sources[0].scale is scale


def test_complex_dates_beside_detected_ones(tmp_path: Path):
    stack = stacked(tmp_path, [np.sqrt(fields(1)).astype(np.complex64), np.sqrt(fields(1, 6400))])
    assert [s.scale for s in stack.sources] == [INTENSITY, AMPLITUDE]
    assert stack.sources[0].reason == "it is complex"


# -- below zero


@pytest.mark.parametrize("scale", [None, INTENSITY])
def test_negative_intensity_is_counted_and_told(tmp_path: Path, scale: Scale | None):
    values = noise_subtracted(sea(4.4), 0.2)
    stack = stacked(tmp_path, [values, fields(4.4)], scale=scale)
    negative, number = int((values < 0).sum()), 2 * values.size
    assert f"{negative:,} of {number:,} pixels looked at (10 %)" in stack.remark and stack.remark.endswith(".")
    assert "noise" in stack.remark and "date0.tif and 1 more" in stack.remark
    assert not stacked(tmp_path, [fields(4.4)], scale=scale).remark


def test_a_mean_is_hardly_changed(tmp_path: Path):
    values = noise_subtracted(sea(4.4), 0.2)
    read = whole(stacked(tmp_path, [values]))[0]
    assert (read > 0).all()  # a logarithm everywhere, no gap
    error, without = (abs(m / values.mean() - 1) for m in (np.nanmean(read), values[values > 0].mean()))
    assert error < 0.1 < 0.25 < without


def test_negative_values_beyond_the_sample_are_told_when_read(tmp_path: Path):
    values = np.tile(fields(4.4), (6, 5))
    values[0, :9] = -0.01
    stack = stacked(tmp_path, [values])
    assert not stack.remark
    heard: list[str] = []
    with listening(heard.append):
        read = whole(stack)[0]
    assert (read[0, :9] > 0).all() and (read[0, :9] < 1e-4 * read.mean() * 10).all()
    assert len(heard) == 1 and "date0.tif" in heard[0] and "negative" in heard[0]


@pytest.mark.parametrize("low", [-9999.0, -1.0])
def test_what_no_noise_leaves_is_refused(tmp_path: Path, low: float):
    values = fields(4.4)
    values[3:5] = low
    with pytest.raises(InputError, match=rf"negative values \(down to {low:g}\).*SCALE.*nodata\.$"):
        whole(stacked(tmp_path, [values]))


def test_negative_amplitude_is_refused(tmp_path: Path):
    values = np.sqrt(fields(1))
    values[3, 4] = -0.01
    with pytest.raises(InputError, match=r"an amplitude cannot have; .*SCALE"):
        whole(stacked(tmp_path, [values], ["a_amplitude"]))
