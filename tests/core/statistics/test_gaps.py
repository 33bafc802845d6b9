"""Gaps are filled with the mirror image of the pixels beside them."""

from __future__ import annotations

import numpy as np
import pytest

from sar_despeckle.core.statistics.gaps import BAND, clipped_pixels, constant_areas, fill_gaps

from ..rasters import Array, speckle

SHAPE = (70, 90)
SEA = 160


def with_gap(image: Array, *place: slice) -> Array:
    gapped = image.copy()
    gapped[place] = np.nan
    return gapped


def test_beyond_a_straight_border_lies_the_mirror_image_to_and_fro():
    image = speckle(SHAPE)
    (filled,) = fill_gaps(with_gap(image, np.s_[:40]))
    np.testing.assert_array_equal(filled[40:], image[40:])
    np.testing.assert_array_equal(filled[40 - BAND : 40], image[40 : 40 + BAND][::-1])
    np.testing.assert_array_equal(filled[40 - 2 * BAND : 40 - BAND], image[40 : 40 + BAND])


def test_a_hole_of_one_pixel_gets_a_neighbours_value():
    image = speckle(SHAPE)
    (filled,) = fill_gaps(with_gap(image, np.s_[30:31], np.s_[50:51]))
    assert filled[30, 50] in image[[29, 31, 30, 30], [50, 50, 49, 51]]


@pytest.mark.parametrize("gap", ["corner", "strip", "all but a line", "holes"])
def test_every_gap_is_filled_with_what_the_image_has(gap: str):
    image = speckle(SHAPE)
    missing = np.zeros(SHAPE, bool)
    if gap == "corner":
        missing[np.add.outer(np.arange(SHAPE[0]), np.arange(SHAPE[1])) < 80] = True
    elif gap == "strip":
        missing[:, 30:34] = True
    elif gap == "all but a line":
        missing[:] = True
        missing[20, 10:60] = False
    else:
        missing = np.random.default_rng(3).uniform(size=SHAPE) < 0.3
    image[missing] = np.nan
    (filled,) = fill_gaps(image)
    np.testing.assert_array_equal(filled[~missing], image[~missing])
    assert np.isin(filled, image[~missing]).all()


def test_what_one_image_lacks_is_filled_alike_in_both():
    one, other = speckle(SHAPE), speckle(SHAPE, seed=2)
    one_filled, other_filled = fill_gaps(with_gap(one, np.s_[:20]), with_gap(other, *np.s_[:, :30]))
    ratio = one_filled / other_filled
    known = (one / other)[20:, 30:]
    assert np.isin(ratio, known).all()
    np.testing.assert_array_equal(ratio[20:, 30:], known)


def test_an_image_without_gaps_is_not_touched():
    whole = speckle((5, 6))
    assert fill_gaps(whole)[0] is whole


def test_an_image_without_data_has_the_level():
    (filled,) = fill_gaps(np.full(SHAPE, np.nan, np.float32), level=-7)
    assert (filled == -7).all()


def test_areas_of_one_value_are_marked_and_nothing_else():
    image = speckle((60, 70), 1)
    image[10:34, 20:44] = 3
    image[50:55, 5:10] = 0.5
    image[50:54, 40:60] = 2  # four rows alone may be chance
    expected = np.zeros(image.shape, bool)
    expected[10:34, 20:44] = expected[50:55, 5:10] = True
    np.testing.assert_array_equal(constant_areas(image), expected)


def test_coarse_numbers_and_gaps_are_no_constant_areas():
    sea = np.maximum(np.rint(2 * speckle((300, 300), 1)), 1).astype(np.float32)
    assert constant_areas(sea).mean() < 1e-4
    image = speckle((40, 40), 1)
    image[5:30, 5:30] = np.nan
    assert not constant_areas(image).any()
    assert not constant_areas(image[:3, :3]).any()


def subtracted_sea(looks: float, floor: float, seed: int = 3) -> np.ndarray:
    """Land above, and below a sea ten times darker than the noise that is subtracted from both."""
    level = np.where(np.arange(SEA)[:, None] < SEA // 2, 20, 0.1).astype(np.float32) + 1
    noisy = level * np.random.default_rng(seed).gamma(looks, 1 / looks, (SEA, SEA)).astype(np.float32)
    return np.maximum(noisy - 1, np.float32(floor))


@pytest.mark.parametrize("looks", [1, 4])
@pytest.mark.parametrize("floor", [1e-3, 1e-5, 1e-9])
def test_pixels_at_the_floor_of_a_noise_subtraction_are_marked(looks: int, floor: float):
    image = subtracted_sea(looks, floor)
    marked = clipped_pixels(image)
    at_floor = image == np.float32(floor)
    assert not marked[~at_floor].any()
    assert looks == 1 or not marked[: SEA // 2 - 8].any()  # of one look a twentieth is clipped on land, too
    assert marked[SEA // 2 + 8 : -8, 8:-8][at_floor[SEA // 2 + 8 : -8, 8:-8]].all()


def test_nothing_is_clipped_in_speckle_coarse_numbers_or_masks():
    assert not clipped_pixels(speckle((200, 200))).any()
    for level in (0.5, 1, 1.2, 1.4, 2, 5, 20):  # digital numbers of amplitude over water
        numbers = np.maximum(np.rint(level * np.sqrt(speckle((300, 300), 1))), 1).astype(np.float32) ** 2
        assert clipped_pixels(numbers).mean() < 1e-3, level
    image = speckle((60, 60))
    image[20:, 20:] = np.nan
    image[:10, :10] = 0
    assert not clipped_pixels(image).any()
