"""An array as it was given: its images for a recipe, and results of the same kind."""

from __future__ import annotations

import sys
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from ..core.errors import InputError
from ..core.streaming.array_streams import ArrayImages, ArraySpace, ArrayStreams
from ..core.streaming.streams import Images, ScratchImages, ScratchSpace, Streams
from .dask_streams import DaskSpace, DaskStreams

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
    """

    array: Any
    axes: tuple[str, ...]
    images: ArrayImages
    order: tuple[int, ...]
    streams: Streams
    space: ScratchSpace

    @classmethod
    def of(cls, array: Any) -> GivenArray:
        """Look at an array; what needs its numbers is put off with Dask.

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
        if _is(values, "dask.array", "Array"):
            images, (_, rows, cols) = ArrayImages(_checked_later(values), labels), values.chunks
            return cls(array, axes, images, order, DaskStreams(rows, cols), DaskSpace())
        return cls(array, axes, ArrayImages(checked(values), labels), order, ArrayStreams(), ArraySpace())

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


def checked(values: NDArray[Any], block_id: object = None) -> Array:
    """Intensity in float32 with NaN for zeros, which are no data as in every product.

    Raises
    ------
    InputError : values are negative, or infinite in float32

    Examples
    --------
    >>> checked(np.array([[[0, 2]]]))
    array([[[nan,  2.]]], dtype=float32)
    """
    with np.errstate(over="ignore", invalid="ignore"):
        numbers = np.asarray(values, np.float32)
    low, high = (float(of.reduce(numbers, axis=None, initial=np.nan)) for of in (np.fmin, np.fmax))
    if np.isinf(low) or np.isinf(high):
        raise InputError("The array holds infinite values, or such as are too large for float32; set them to NaN.")
    if low < 0:
        raise InputError(
            f"The array holds negative values (down to {low:.4g}), which intensity cannot have; set what is no data to "
            "NaN, and turn decibels into intensity by 10 ** (x / 10)."
        )
    if low == 0:
        numbers = np.where(numbers == 0, np.float32(np.nan), numbers)
    return numbers


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


def _checked_later(values: Any) -> Any:
    """Each date by itself: whoever wants one does not wait for the others."""
    chunks = (1, *values.chunks[1:])
    return values.rechunk(chunks).map_blocks(checked, dtype=np.float32, meta=np.empty((0, 0, 0), np.float32))


def _words(parts: Any) -> str:
    return " × ".join(str(part) for part in parts)
