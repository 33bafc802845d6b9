"""Filling gaps for a network: the image itself, mirrored at the border of the known pixels.

A network for images of any number of looks recognises that number by the speckle that it sees around a pixel. A gap
filled with something smooth, even one of only four pixels, makes it take speckle for the details of a clean image: it
then keeps the speckle of everything near the gap.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .window_sums import centred_count, centred_maximum, window_sum

Array = NDArray[np.float32]
Indices = NDArray[np.intp]

CONSTANT = 5  # pixels a side of the smallest area of one value that is no speckle

# The tuned numbers of :func:`clipped_pixels`, each with [unit, sensible range].
# [pixels a side, 9 to 31] Surroundings in which a value is the smallest
_AROUND = 15
FLOOR_REACH = 2 * (_AROUND // 2)  # pixels
# [shares of the surroundings, 0.05 to 0.3 and 0.65 to 0.8] Fewer equal pixels spoil no result; more than two thirds no
# noise subtraction leaves, whatever the looks: those are coarse numbers
_AT_THE_FLOOR = 0.1, 0.75
# [ratio, 3 to 10] Speckle of coarse numbers has more pixels up to here above its smallest number than at it
_JUST_ABOVE = np.float32(5)
# [share of those at the floor, 0.1 to 0.3]
_FEW = 0.2
BAND = 16  # pixels beside a gap that are mirrored, to and fro, as far as the gap goes


def fill_gaps(*images: Array, level: float = 0.0) -> tuple[Array, ...]:
    """Replace every missing pixel by its mirror image on the known side of the gap's border.

    Parameters
    ----------
    images : ``(rows, cols)`` each, of the same grid. A pixel that is NaN in one of them is filled in all of them, from
        the same place: so the images differ in a gap as they do beside it
    level : the value given to images without any data

    Examples
    --------
    >>> (filled,) = fill_gaps(np.float32([[1, 2, 3, np.nan, np.nan]]))
    >>> filled
    array([[1., 2., 3., 3., 2.]], dtype=float32)
    """
    missing = np.logical_or.reduce([np.isnan(image) for image in images])
    if not missing.any():
        return images
    if missing.all():
        return tuple(np.full_like(image, level) for image in images)
    source = _mirrored(missing)
    filled = tuple(image.copy() for image in images)
    for image in filled:
        image[missing] = image[source]
    return filled


def zero_in_gaps(image: Array, known: NDArray[np.bool_]) -> Array:
    """The image with 0 where it is not known, for sums over windows; the image itself, not a copy, without gaps.

    Examples
    --------
    >>> zero_in_gaps(np.float32([1, np.nan]), np.array([True, False]))
    array([1., 0.], dtype=float32)
    """
    return image if known.all() else np.where(known, image, np.float32(0))


def constant_areas(image: Array) -> NDArray[np.bool_]:
    """Mark squares of 5 × 5 pixels of one value: masked lakes, floors, saturated blocks, which are no speckle.

    Five equal neighbours in a row may be coarse digital numbers over calm water; 25 are not.

    Examples
    --------
    >>> image = np.arange(60, dtype=np.float32).reshape(6, 10)
    >>> image[:5, :5] = 7
    >>> int(constant_areas(image).sum())
    25
    """
    last = CONSTANT - 1
    if min(image.shape) <= last:
        return np.zeros(image.shape, bool)
    equal = (image[:-1, :-1] == image[1:, :-1]) & (image[:-1, :-1] == image[:-1, 1:])
    if np.count_nonzero(equal) < last**2:
        return np.zeros(image.shape, bool)
    # where all of 4 × 4 pixels equal those below and beside them, all of the square but its last corner is of one value
    squares = window_sum(equal.astype(np.float32), last, last) == last**2
    squares &= image[:-last, :-last] == image[last:, last:]
    return window_sum(np.pad(squares.astype(np.float32), last), CONSTANT, CONSTANT) > 0


def clipped_pixels(image: Array) -> NDArray[np.bool_]:
    """Mark pixels at a floor: those that noise subtraction left with less than nothing, set to one small value.

    The floor is the smallest value in 15 × 15 pixels, which a tenth to three quarters of them have, and hardly any a
    value just above.

    Parameters
    ----------
    image : intensity ``(rows, cols)``, NaN = no data

    Examples
    --------
    >>> noisy = np.random.default_rng(1).exponential(size=(20, 20)).astype(np.float32)
    >>> clipped = clipped_pixels(np.maximum(noisy - 1, np.float32(1e-5)))
    >>> bool((clipped == (noisy <= 1)).all())
    True
    """
    at_floor, clipped_there = _floor(image)
    return at_floor & clipped_there


def is_clipped_around(image: Array) -> NDArray[np.bool_]:
    """Mark pixels that have a floor within the 15 × 15 around them, as :func:`clipped_pixels` finds it.

    Of what lies under the noise a date tells nothing with confidence but its mean over many pixels.

    Parameters
    ----------
    image : intensity ``(rows, cols)``, NaN = no data

    Examples
    --------
    >>> noisy = np.random.default_rng(1).exponential(size=(20, 60)).astype(np.float32)
    >>> noisy[:, :20] = np.maximum(noisy[:, :20] - 1, np.float32(1e-5))
    >>> around = is_clipped_around(noisy)
    >>> bool(around[:, :20].all()), bool(around[:, 30:].any())
    (True, False)
    """
    return _floor(image)[1]


def _floor(image: Array) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Mark pixels at the smallest value around them, and those around which it is a floor."""
    if not np.any(image[:, 1:] == image[:, :-1]):  # in speckle that is not clipped no neighbours are equal
        return np.zeros(image.shape, bool), np.zeros(image.shape, bool)
    inverse = np.zeros_like(image)
    np.divide(np.float32(1), image, out=inverse, where=image > 0)
    darkest = centred_maximum(inverse, _AROUND)
    at_floor = (inverse == darkest) & (image > 0)
    above = ~at_floor & (inverse * _JUST_ABOVE >= darkest) & (image > 0)
    number, others = (centred_count(flags, _AROUND) for flags in (at_floor, above))
    pixels = centred_count(image > 0, _AROUND)
    least, most = (share * pixels for share in _AT_THE_FLOOR)
    return at_floor, (number >= np.maximum(least, 1)) & (number <= most) & (others <= _FEW * number)


def _mirrored(missing: NDArray[np.bool_]) -> tuple[Indices, ...]:
    """Rows and columns of the known pixels that take the place of the missing ones, in the order of these.

    The mirror is at the nearest known pixel. In a strip of known pixels narrower than BAND the mirror image may be
    missing, too: then that nearest pixel is taken.
    """
    from scipy.ndimage import distance_transform_edt  # a start of QGIS need not pay for it

    places = np.nonzero(missing)
    indices = distance_transform_edt(missing, return_distances=False, return_indices=True)
    nearest = tuple(index[places] for index in indices)
    steps = [(near - place).astype(np.float32) for near, place in zip(nearest, places)]
    distance = np.hypot(*steps)
    turn = (distance - 1) % (2 * BAND)
    depth = np.minimum(turn, 2 * BAND - 1 - turn) / distance
    source = tuple(
        np.clip(np.rint(near + step * depth), 0, side - 1).astype(np.intp)
        for near, step, side in zip(nearest, steps, missing.shape)
    )
    gone = missing[source]
    return tuple(np.where(gone, near, index) for near, index in zip(nearest, source))
