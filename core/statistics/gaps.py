"""What a network is shown where there is no data: the image itself, mirrored at the border of what is known.

A network that is to despeckle images of any number of looks tells their number by the speckle around, as far as it
sees. A gap filled with something smooth, were it only four pixels wide, tells it that what it sees are details of a
clean image: it then keeps the speckle of all that is near.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
Indices = NDArray[np.intp]

BAND = 16  # pixels beside a gap that are mirrored, to and fro, as far as the gap goes


def fill_gaps(*images: Array, level: float = 0.0) -> tuple[Array, ...]:
    """Replace NaN by what lies as far on this side of the gap's border as the pixel does beyond it.

    Parameters
    ----------
    images : ``(rows, cols)`` each, of the same grid. What one of them lacks is filled in all of them, from the same
        pixels: where one shows a change against the other, both do
    level : of images without any data
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


def _mirrored(missing: NDArray[np.bool_]) -> tuple[Indices, ...]:
    """Of every missing pixel, in their order, the row and the column of the known one that takes its place.

    The mirror stands at the nearest known pixel. In a strip of known pixels narrower than BAND the mirror image may be
    missing, too: then it is that nearest pixel.
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
