"""An array as it was given: its images for a recipe, and results of the same kind."""

from __future__ import annotations

import sys
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from ..core.errors import InputError
from ..core.scale.scale import LARGEST_INTENSITY
from ..core.scale.scale_evidence import RAISED_TO, BelowZero, Sample, below_zero
from ..core.scale.spread_sample import PIXELS, spread_sample
from ..core.streaming.array_streams import ArrayImages, ArraySpace, ArrayStreams
from ..core.streaming.streams import Images, ScratchImages, ScratchSpace, Streams
from .dask_streams import NUMBERS, DaskSpace, DaskStreams

Array = NDArray[np.float32]
TIME = "time"


@dataclass(frozen=True)
class GivenArray:
    """An array of NumPy, Dask or xarray with linear intensity.

    Attributes
    ----------
    array : as it was given, of xarray with the time first
    axes : of xarray, as they were given; none for others
    images : its dates, in their order
    order : number of each date in the array
    below : its negative values
    """

    array: Any
    axes: tuple[str, ...]
    images: ArrayImages
    order: tuple[int, ...]
    streams: Streams
    space: ScratchSpace
    below: BelowZero

    @classmethod
    def of(cls, array: Any) -> GivenArray:
        """Look at an array; with Dask at a sample of its numbers, and at the others later.

        Raises
        ------
        InputError : it is no array of real numbers with two or three axes, or it has no pixels
        """
        axes = getattr(array, "dims", ())
        if _is(array, "xarray", "DataArray"):
            array = _time_first(array)
            values = array.data
        else:
            array = values = array if _is(array, "dask.array", "Array") else _as_numpy(array)
        _require_images(values)
        values = values if values.ndim == 3 else values[None]
        order, labels = _dates(array, len(values))
        if order != tuple(range(len(order))):
            values = values[list(order)]
        below = _below_zero(values)
        streams: Streams = ArrayStreams()
        space: ScratchSpace = ArraySpace()
        if _is(values, "dask.array", "Array"):
            streams, space = DaskStreams(*values.chunks[1:]), DaskSpace()
            # each date by itself: whoever wants one does not wait for the others
            values = values.rechunk((1, *values.chunks[1:])).map_blocks(checked, below, dtype=np.float32, meta=NUMBERS)
        else:
            values = checked(values, below)
        return cls(array, axes, ArrayImages(values, labels), order, streams, space, below)

    @property
    def remark(self) -> str:
        """A sentence about its values, or nothing."""
        return self.below.remark("the array")

    def require_several_dates(self) -> None:
        """Refuse a single date, and what may be something else than dates.

        Raises
        ------
        InputError : see above
        """
        if self.array.ndim == 3 and getattr(self.array, "dims", (TIME,))[0] != TIME:
            raise InputError(
                f"The array's axes are {_words(self.array.dims)}; rename the one that is the dates to {TIME}."
            )
        if len(self.images) < 2:
            raise InputError(f"{self.images.names} is a single date; give at least two, as (time, y, x).")

    def number_of(self, label: Any) -> int:
        """The number in the array of the date that a label of the coordinate time names.

        Raises
        ------
        InputError : there is no such date, or several
        """
        numbers = []
        if TIME in getattr(self.array, "indexes", {}):
            times = self.array[TIME]
            with suppress(KeyError):
                numbers = times.copy(data=np.arange(times.size)).sel({TIME: label}).values.ravel().tolist()
        if len(numbers) != 1:
            raise InputError(f"{label} names {len(numbers)} dates of the series; name one, or give its number.")
        return int(numbers[0])

    def output(self, name: str) -> ScratchImages:
        """Images that a recipe makes, one for each date in the order of the array; see :meth:`in_order`."""
        return self.space.scratch(name, self.images.grid, len(self.images))

    def in_order(self, output: ScratchImages) -> list[Any]:
        """The outputs of the dates in their order."""
        bands = output.by_band()
        return [bands[number] for number in self.order]

    def like(self, images: Images) -> Any:
        """Images as an array of the kind, the axes, the coordinates and the attributes of the given one."""
        values = self._values(images)
        values = values if self.array.ndim == 3 else values[0]
        return _labelled(self.array, values).transpose(*self.axes) if self.axes else values

    def one_like(self, image: Images) -> Any:
        """One image of the whole series, ``(rows, cols)``, with the coordinates that are not the dates'."""
        values = self._values(image)[0]
        if not self.axes:
            return values
        of_dates = [name for name, coordinate in self.array.coords.items() if TIME in coordinate.dims]
        return _labelled(self.array.drop_vars(of_dates)[0], values)

    def _values(self, images: Images) -> Any:
        """Their array, in the chunks of the given one, a date each, where it has chunks."""
        values, streams = cast(ArrayImages, images).values, self.streams
        return values.rechunk({1: streams.rows, 2: streams.cols}) if isinstance(streams, DaskStreams) else values


def checked(values: NDArray[Any], below: BelowZero) -> Array:
    """Intensity in float32 with NaN for zeros, which are no data as in every product.

    Negative values that the subtraction of noise may have left are raised to almost zero, as the plugin does.

    Raises
    ------
    InputError : values are infinite in float32, or negative for another reason

    Examples
    --------
    >>> checked(np.array([[[0, 2, -0.1]]]), BelowZero(level=2.0, least=-0.5, negatives=1, values=2))
    array([[[  nan, 2.   , 0.002]]], dtype=float32)
    """
    with np.errstate(over="ignore", invalid="ignore"):
        numbers = np.asarray(values, np.float32)
    low, high = (float(of.reduce(numbers, axis=None)) for of in (np.fmin, np.fmax))
    if np.isinf(low) or high > LARGEST_INTENSITY:
        raise InputError("The array holds infinite values, or such as are too large for float32; set them to NaN.")
    if low < below.least:
        raise InputError(
            f"The array holds negative values (down to {low:.4g}), which intensity cannot have; set what is no data to "
            "NaN, and turn decibels into intensity by 10 ** (x / 10)."
        )
    if low <= 0:
        numbers = np.where(numbers == 0, np.float32(np.nan), numbers)
        numbers[numbers < 0] = RAISED_TO * below.level
    return numbers


def _below_zero(values: Any) -> BelowZero:
    """Negative values in a sample of all dates."""
    share = PIXELS // len(values)

    def read(image: Any) -> Sample:
        return spread_sample(image.shape, share, lambda *place: np.asarray(image[place], np.float32))

    with np.errstate(over="ignore", invalid="ignore"):
        return below_zero(Sample.together(map(read, values)))


def _is(array: Any, module: str, name: str) -> bool:
    """Tell whether an array is of a class of a package, which is not imported for that: who has such an array did."""
    loaded = sys.modules.get(module)
    return loaded is not None and isinstance(array, getattr(loaded, name))


def _labelled(array: Any, values: Any) -> Any:
    """Values with the labels of an array of xarray."""
    result = array.copy(data=values)
    result.encoding = {}  # it says how the numbers were packed in a file: these are others
    return result


def _as_numpy(array: Any) -> NDArray[Any]:
    if isinstance(array, np.ma.MaskedArray):
        return np.ma.filled(array.astype(np.float32), np.nan)
    if isinstance(array, np.ndarray):
        return array
    raise InputError(f"{type(array).__name__} is no array; give one of NumPy, Dask, or a DataArray of xarray.")


def _time_first(array: Any) -> Any:
    return array.transpose(TIME, ...) if TIME in array.dims else array


def _require_images(values: Any) -> None:
    if values.ndim not in (2, 3):
        raise InputError(f"The array has {values.ndim} axes; give (rows, cols), or (dates, rows, cols).")
    if np.issubdtype(values.dtype, np.complexfloating):
        raise InputError("The array is complex; give its intensity, abs(z) ** 2.")
    if not np.issubdtype(values.dtype, np.integer) and not np.issubdtype(values.dtype, np.floating):
        raise InputError(f"The array holds {values.dtype}, and no real numbers; give linear intensity.")
    if not all(size > 0 for size in values.shape):  # NaN is an unknown one
        raise InputError(f"The array has no pixels, or an unknown number ({_words(values.shape)}); compute its size.")


def _dates(array: Any, number: int) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """The order of the dates, and their names in a sentence."""
    coords = getattr(array, "coords", {})
    if array.ndim == 2:
        return (0,), ("The image",)
    if TIME not in coords:
        return tuple(range(number)), tuple(f"Image {k}" for k in range(number))
    times = np.atleast_1d(coords[TIME].values)
    if (times != times).any():  # NaT
        raise InputError(f"The coordinate {TIME} lacks a date; give every image one, or drop the coordinate.")
    order = tuple(np.argsort(times, kind="stable").tolist())
    return order, tuple(f"Date {str(times[k])[:19].replace('T00:00:00', '')}" for k in order)


def _words(parts: Any) -> str:
    return " × ".join(str(part) for part in parts)
