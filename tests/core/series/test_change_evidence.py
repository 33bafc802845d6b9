"""The evidence that a date gives of an estimate's change: beyond doubt, and doubted."""

from __future__ import annotations

import numpy as np
import pytest

from sar_despeckle.core.series.change_evidence import deviation, weigh_change
from sar_despeckle.core.superimage.two_levels import WINDOWS

from ..rasters import Array, speckle

SIDE = 96
FIELD = np.s_[30:46, 30:46]
CAR = np.s_[70:73, 60:63]
FLAT = np.full((SIDE, SIDE), 2.0, np.float32)


def date_with(place: tuple[slice, slice], factor: float, seed: int = 3) -> Array:
    truth = FLAT.copy()
    truth[place] *= np.float32(factor)
    return (truth * speckle((SIDE, SIDE), 1, seed=seed)).astype(np.float32)


def strengthen(place: tuple[slice, slice], factor: float, share: float = 0.6) -> Array:
    """An estimate that holds a share of the decibels of a change."""
    estimate = FLAT.copy()
    estimate[place] *= np.float32(factor**share)
    return estimate


def decibels(image: Array, place: tuple[slice, slice]) -> float:
    return float(10 * np.log10(image[place].mean() / 2))


@pytest.mark.parametrize(("place", "factor"), [(FIELD, 2.5), (CAR, 20.0), (FIELD, 0.3)], ids=["field", "car", "flood"])
def test_what_came_comes_back_as_large_as_it_is(place: tuple[slice, slice], factor: float):
    found = [
        decibels(weigh_change(date_with(place, factor, seed), strengthen(place, factor), FLAT), place)
        for seed in range(8)
    ]
    asked = 10 * np.log10(factor)
    assert np.mean(found) == pytest.approx(asked, rel=0.1)


def test_a_network_that_saw_both_images_is_not_helped():
    estimate = strengthen(FIELD, 2.5)
    result = weigh_change(date_with(FIELD, 2.5), estimate, FLAT, strengthen=False)
    np.testing.assert_allclose(result[FIELD], estimate[FIELD], rtol=1e-5)


def test_around_a_change_nothing_is_altered():
    result = weigh_change(date_with(FIELD, 2.5), strengthen(FIELD, 2.5), FLAT)
    result[FIELD] = FLAT[FIELD]
    np.testing.assert_allclose(result, FLAT, rtol=1e-5)


def test_speckle_that_an_estimate_let_in_is_taken_out():
    date = date_with(FIELD, 1.0)
    estimate = FLAT * (date / FLAT) ** np.float32(0.1)
    result = weigh_change(date, estimate, FLAT)
    assert np.log(result).std() < 0.2 * np.log(estimate).std()


def test_what_speckle_explains_of_a_mean_is_no_change():
    """Over 45 × 45 pixels of one look it moves the mean by 0.17 dB: a rain of 0.1 dB is not seen, one of 0.5 dB is."""
    date = date_with(FIELD, 1.0)
    for rain, seen in ((0.1, 0.0), (0.5, 0.44)):
        wet = FLAT * np.float32(10 ** (rain / 10))
        assert decibels(weigh_change(date, wet, FLAT), np.s_[30:66, 30:66]) == pytest.approx(seen, abs=0.01)


def test_the_mean_is_kept_where_the_super_image_is_too_smooth():
    """As in mountains: it departs from every date, downwards in the dark and upwards in the bright, by no more than
    speckle could. What no evidence supports goes, and the mean intensity must not go with it."""
    truth = FLAT * np.exp(np.random.default_rng(5).normal(0, 0.5, (SIDE, SIDE))).astype(np.float32)
    smooth = 2 * (truth / 2) ** np.float32(0.7)
    date = truth * speckle((SIDE, SIDE), 4, seed=6).astype(np.float32)
    result = weigh_change(date, truth, smooth, looks=4, correlation=0.0, strengthen=False)
    assert result.mean() == pytest.approx(truth.mean(), rel=8e-3)


def test_a_target_does_not_rule_its_surroundings():
    """The network has it 1 dB weaker than the super-image; nothing else departs."""
    usual, estimate = FLAT.copy(), FLAT.copy()
    usual[48, 48], estimate[48, 48] = 2e3, 2e3 / 1.26
    result = weigh_change(usual * speckle((SIDE, SIDE), 1, seed=7).astype(np.float32), estimate, usual)
    result[48, 48] = 2
    np.testing.assert_allclose(result, FLAT, rtol=5e-3)


def test_a_faint_change_of_a_large_field_is_kept():
    """0.5 dB over half the image: no window of 15 pixels could tell, the network did."""
    truth = FLAT.copy()
    truth[:, 48:] *= np.float32(10**0.05)
    date = truth * speckle((SIDE, SIDE), 1, seed=4).astype(np.float32)
    result = weigh_change(date, truth, FLAT)
    assert decibels(result, np.s_[20:76, 68:90]) == pytest.approx(0.5, abs=0.1)
    assert decibels(result, np.s_[20:76, 6:28]) == pytest.approx(0, abs=0.1)


def test_more_looks_are_more_evidence():
    """0.9 dB in a field of 16 pixels: speckle of one look may make it, that of sixteen does not."""
    truth = FLAT.copy()
    truth[FIELD] *= np.float32(10**0.09)
    date = (truth * speckle((SIDE, SIDE), 16, seed=4)).astype(np.float32)
    assert decibels(weigh_change(date, truth, FLAT, 1), FIELD) < 0.5
    assert decibels(weigh_change(date, truth, FLAT, 16), FIELD) == pytest.approx(0.9, abs=0.2)


def test_what_neighbours_have_in_common_is_less_evidence():
    date = FLAT * speckle((SIDE, SIDE), 4, seed=5)
    date[FIELD] *= np.float32(1.35)
    estimate = strengthen(FIELD, 1.35)
    found = [decibels(weigh_change(date, estimate, FLAT, 4.0, common), FIELD) for common in (0.0, 0.6)]
    assert found[0] == pytest.approx(1.3, abs=0.2) and found[1] < found[0] - 0.2


def test_a_channel_that_no_window_tells_stays_where_the_network_is_sure_of_it():
    """3 × 60 pixels, 10 dB darker: of any window that shows it the larger part does not."""
    channel, weak = np.s_[40:43, 18:78], 0.3
    estimate = strengthen(channel, 0.1)
    found = [weigh_change(date_with(channel, 0.1, seed), estimate, FLAT, strengthen=False) for seed in range(4)]
    assert np.mean([decibels(image, channel) for image in found]) < -5.9
    faint = strengthen(channel, 0.1, weak / 10)  # and where it is not, speckle may be all
    dates = [(FLAT * speckle((SIDE, SIDE), 1, seed=seed)).astype(np.float32) for seed in range(4)]
    found = [weigh_change(date, faint, FLAT, strengthen=False) for date in dates]
    assert np.mean([decibels(image, channel) for image in found]) > -weak / 2


def test_what_the_network_saw_the_other_way_round_is_not_strengthened():
    estimate = strengthen(FIELD, 1.5)
    np.testing.assert_allclose(weigh_change(date_with(FIELD, 0.2), estimate, FLAT)[FIELD], estimate[FIELD], rtol=1e-5)


def test_what_the_estimate_does_not_show_is_not_invented():
    np.testing.assert_allclose(weigh_change(date_with(FIELD, 4.0), FLAT, FLAT), FLAT, rtol=1e-5)


def test_no_change_is_made_more_than_three_times_as_large():
    result = weigh_change(date_with(FIELD, 100.0), strengthen(FIELD, 100.0, 0.1), FLAT)
    assert decibels(result, FIELD) == pytest.approx(3 * 2, abs=0.1)


def test_a_sea_under_the_noise_keeps_its_mean_and_a_ship_on_it_stays():
    noise = np.float32(20)
    dates = [(FLAT + noise) * speckle((SIDE, SIDE), 4, seed=seed) - noise for seed in range(8)]
    dates[0][CAR] += 400
    dates = [np.maximum(date, np.float32(1e-4)) for date in dates]
    sea = np.full_like(FLAT, np.mean(dates[1:]))
    estimate = 0.4 * sea  # half of the sea is at the floor, which a network takes for very dark
    estimate[CAR] = 400
    result = weigh_change(dates[0], estimate.astype(np.float32), sea, looks=4.0)
    assert decibels(result, np.s_[:60]) == pytest.approx(decibels(dates[0], np.s_[:60]), abs=0.3)
    assert decibels(result, CAR) == pytest.approx(decibels(dates[0], CAR), abs=1)


def test_gaps_are_gaps_and_do_not_spread():
    date = date_with(FIELD, 2.5)
    date[:20] = np.nan
    holes = FLAT.copy()
    holes[90:] = 0
    result = weigh_change(date, strengthen(FIELD, 2.5), holes)
    assert np.isnan(result[:20]).all() and np.isnan(result[90:]).all()
    assert np.isfinite(result[20:90]).all()


def test_the_scale_does_not_matter():
    images = date_with(FIELD, 2.5), strengthen(FIELD, 2.5), FLAT
    small = weigh_change(*(image * np.float32(1e-4) for image in images))
    np.testing.assert_allclose(small, weigh_change(*images) * np.float32(1e-4), rtol=1e-4)


def test_the_deviation_of_unchanged_speckle_is_about_normal():
    rng = np.random.default_rng(5)
    samples = 9 / WINDOWS[3]
    means = rng.gamma(samples, 1 / samples, 200_000).astype(np.float32)
    values = deviation(means, np.ones_like(means), np.float32(samples))
    assert values.std() == pytest.approx(1, abs=0.1)
    assert np.abs(values).max() < 6


def test_a_clear_change_that_the_date_contradicts_goes():
    """The network has a field 10 dB darker, and the date does not."""
    estimate = strengthen(FIELD, 0.1, 1.0)
    result = weigh_change(date_with(FIELD, 1.0), estimate, FLAT, 4.0, strengthen=False)
    assert abs(decibels(result, np.s_[34:42, 34:42])) < 2  # of 10


@pytest.mark.parametrize("factor", [0.5, 2.0])
def test_a_large_change_that_the_network_has_whole_is_not_exaggerated(factor: float):
    large = np.s_[8:88, 8:88]
    estimate = strengthen(large, factor, 1.0)
    found = [
        decibels(weigh_change(date_with(large, factor, seed), estimate, FLAT), np.s_[16:80, 16:80]) for seed in range(4)
    ]
    assert np.mean(found) == pytest.approx(10 * np.log10(factor), abs=0.25)


def test_speckle_that_looks_clear_is_taken_out_of_a_despeckler_that_is_not_sure():
    """Correlated speckle that MuLoG takes for the scene: blobs of 3 × 3 pixels, 2.5 dB."""
    rng = np.random.default_rng(8)
    blobs = np.exp(rng.normal(0, 0.6, (SIDE // 3, SIDE // 3))).repeat(3, 0).repeat(3, 1).astype(np.float32)
    date = FLAT * speckle((SIDE, SIDE), 1, seed=9).astype(np.float32)
    left = [np.log(weigh_change(date, FLAT * blobs, FLAT, sure=sure)).std() for sure in (True, False)]
    assert left[1] < 0.7 * left[0]


def test_where_a_place_varies_a_date_needs_less_evidence():
    """A field 1 dB darker at the date, of which the network returned a third: alone it might be speckle."""
    varies = np.zeros((SIDE, SIDE), np.float32)
    varies[16:60, 16:60] = 6
    found = {"alone": [], "of others": [], "elsewhere": []}
    for seed in range(8):
        date, estimate = date_with(FIELD, 0.77, seed), strengthen(FIELD, 0.77, share=0.35)
        found["alone"].append(decibels(weigh_change(date, estimate, FLAT), FIELD))
        eased = weigh_change(date, estimate, FLAT, variation=varies)
        found["of others"].append(decibels(eased, FIELD))
        found["elsewhere"].append(decibels(eased, np.s_[70:, 70:]))
    means = {name: float(np.mean(values)) for name, values in found.items()}
    assert means["alone"] > -0.4 and means["of others"] < -0.6 and abs(means["elsewhere"]) < 0.02


def test_a_clipped_sea_is_not_eased():
    """What noise subtraction left varies wildly, and says nothing."""
    date = np.where(date_with(FIELD, 1.0) > 2, date_with(FIELD, 1.0), np.float32(1e-5))
    varies = np.full((SIDE, SIDE), 9, np.float32)
    estimate = strengthen(FIELD, 1.5)
    plain, eased = (weigh_change(date, estimate, FLAT, variation=v) for v in (None, varies))
    np.testing.assert_array_equal(eased, plain)


def test_one_bright_pixel_is_no_evidence_for_the_window_around_it():
    """A point that is 3 dB brighter at a date rules the mean of 15 × 15 pixels: that is its own speckle, no field's."""
    date, estimate, super_image = np.ones((3, 63, 63), np.float32)
    super_image[31, 31], date[31, 31] = 1000, 2000
    estimate[29, 29] = 1.2
    assert weigh_change(date, estimate, super_image)[29, 29] == pytest.approx(1, abs=0.02)
    # where the whole window is as bright, it is
    bright = np.full((63, 63), 1000, np.float32)
    assert weigh_change(2 * bright, 1.2 * bright, bright)[29, 29] > 1150
