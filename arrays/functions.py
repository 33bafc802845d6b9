"""Despeckling of arrays by the recipes of the plugin.

Every function takes linear intensity, ``(dates, rows, cols)`` or ``(rows, cols)``, NaN or 0 where there is no data: an
array of NumPy, of Dask, or a DataArray of xarray with the axes time, y and x. It returns float32 of the same kind, with
NaN where there is no data; a DataArray keeps its coordinates and attributes. Remarks are Python warnings of the class
UserWarning, and the logger ``sar_despeckle`` is told the networks used.

With Dask, looks and levels of the whole image are measured at once, and so is the super-image of a series, which Dask
keeps; the rest is computed when it is wanted. Results do not depend on the chunks.
"""

from __future__ import annotations

import logging
import math
import warnings
from typing import Any, NamedTuple

import numpy as np

from ..core.errors import InputError
from ..core.feedback import Silent
from ..core.superimage.glrt import GlrtMultilook
from ..models.despeckling.chosen_network import find_despeckler
from ..models.despeckling.despeckler import Despeckler
from ..models.despeckling.series import despeckle_series as _despeckle_series
from ..models.despeckling.single_image import despeckle as _despeckle
from ..models.despeckling.super_image import FOR_SERIES, SuperImageMethod, SuperImageRecipe
from ..models.engines.devices import Device
from ..models.library.catalog import AUTO
from ..models.library.product import Speckle, recognise_speckle
from .given_array import GivenArray


class Multilooked(NamedTuple):
    """Results of :func:`glrt_multilook`.

    Attributes
    ----------
    mean : over dates and similar pixels, ``(rows, cols)``
    similar_pixels : their number, the pixel itself included, ``(rows, cols)``
    dates : each of them averaged over the same pixels, ``(dates, rows, cols)``, where they were asked for
    """

    mean: Any
    similar_pixels: Any
    dates: Any | None = None


class _Remarks(Silent):
    """Warnings as Python's, the rest for its log."""

    def info(self, text: str) -> None:
        logging.getLogger("sar_despeckle").info(text)

    def warning(self, text: str) -> None:
        warnings.warn(text, UserWarning, stacklevel=2)


def despeckle(images: Any, *, looks: float = 0.0, model: str = AUTO, device: str = "automatic") -> Any:
    """Despeckle an image, or every one of several by itself.

    A network that was trained on the likelihood of speckle (Dalsasso et al. 2021, SAR2SAR, IEEE JSTARS 14) estimates
    the reflectivity; one factor gives the result the mean intensity of its image. The algorithm ``despeckle`` of the
    plugin does the same.

    Parameters
    ----------
    images : linear intensity ``(rows, cols)`` or ``(images, rows, cols)``, see the module
    looks : equivalent number of looks; 0 measures it
    model : ``auto``, a network's name, or ``mulog``
    device : ``automatic``, ``cpu`` or ``gpu``

    Returns
    -------
    intensity like ``images``

    Raises
    ------
    InputError : the array or a parameter cannot be used; the message is one sentence

    Examples
    --------
    >>> import numpy as np
    >>> speckle = np.random.default_rng(1).exponential(0.1, (64, 64)).astype(np.float32)
    >>> clean = despeckle(speckle)
    >>> clean.shape, bool(clean.var() < 0.1 * speckle.var()), round(float(clean.mean() / speckle.mean()), 2)
    ((64, 64), True, 1.0)
    """
    given, remarks = _given(images)
    speckle = _speckle(given, looks, remarks)
    despeckler = find_despeckler(model, "date", speckle, _device(device), remarks)
    output = given.output("despeckled")
    _despeckle(given.images, despeckler, given.in_order(output), given.streams, remarks)
    return given.like(output.read_back())


def superimage(
    series: Any,
    *,
    method: str = "temporal_mean",
    target: Any = 0,
    looks: float = 0.0,
    denoiser: str | None = None,
    device: str = "automatic",
) -> Any:
    """Make one image of a whole series.

    The means are those of RABASAR (Zhao et al. 2019, IEEE TGRS 57) and of the unchanged dates. The algorithm
    ``superimage`` of the plugin does the same.

    Parameters
    ----------
    series : linear intensity ``(dates, rows, cols)``, see the module
    method : ``temporal_mean``, ``binary_weighted_mean``, ``glrt_multilook`` or ``unchanged_mean``
    target : of the binary-weighted mean, as a number from 0 on or as a label of the coordinate time
    looks : of each date; 0 measures them
    denoiser : of the residual speckle: None, ``auto``, a network's name, or ``mulog``
    device : see :func:`despeckle`

    Returns
    -------
    intensity ``(rows, cols)``, of the kind of ``series``

    Raises
    ------
    InputError : see :func:`despeckle`

    Examples
    --------
    >>> import numpy as np
    >>> superimage(np.float32([[[1, 2]], [[3, np.nan]]]), looks=1)
    array([[2., 2.]], dtype=float32)
    """
    given, remarks = _given(series, several=True)
    targets = (given.order.index(_number_of(target, given)),)
    speckle = _speckle(given, looks, remarks)
    cleaner = _denoiser(denoiser, speckle, device, remarks)
    recipe = SuperImageRecipe(_method(method), speckle.looks, targets, cleaner, speckle.spacing)
    return given.one_like(recipe.make(given.images, given.space, given.streams, remarks).image)


def despeckle_series(
    series: Any,
    *,
    looks: float = 0.0,
    method: str = FOR_SERIES.name.lower(),
    denoiser: str | None = AUTO,
    model: str = AUTO,
    device: str = "automatic",
) -> Any:
    """Despeckle every date of a series with the help of all the others.

    A super-image is made and cleaned, and each date is despeckled beside it, through the ratio of the two (Dalsasso et
    al. 2021, IGARSS) or by a network that sees both. The algorithm ``despecklestack`` of the plugin does the same.

    Parameters
    ----------
    series : linear intensity ``(dates, rows, cols)``, see the module
    looks : of each date; 0 measures them
    method, denoiser : of the super-image, see :func:`superimage`
    model : for the dates: ``auto``, a network's name, ``mulog`` or ``rulog``
    device : see :func:`despeckle`

    Returns
    -------
    intensity like ``series``

    Raises
    ------
    InputError : see :func:`despeckle`

    Examples
    --------
    >>> import numpy as np
    >>> dates = np.random.default_rng(1).exponential(0.1, (5, 64, 64)).astype(np.float32)
    >>> clean = despeckle_series(dates)
    >>> clean.shape, bool(clean.var() < 0.1 * dates.var())
    ((5, 64, 64), True)
    """
    given, remarks = _given(series, several=True)
    speckle = _speckle(given, looks, remarks)
    despeckler = find_despeckler(model, "series", speckle, _device(device), remarks)
    cleaner = _denoiser(denoiser, speckle, device, remarks)
    every = tuple(range(len(given.images)))
    recipe = SuperImageRecipe(_method(method), speckle.looks, every, cleaner, speckle.spacing, speckle.correlation)
    image = recipe.make(given.images, given.space, given.streams, remarks)
    output = given.output("despeckled")
    outputs = given.in_order(output)
    _despeckle_series(given.images, image, *speckle.samples, despeckler, outputs, None, given.streams, remarks)
    return given.like(output.read_back())


def glrt_multilook(
    series: Any,
    *,
    looks: float = 0.0,
    window: tuple[int, int] = (15, 15),
    alpha: float = 0.05,
    min_similar: int = 20,
    each_date: bool = False,
) -> Multilooked:
    """Average a series over the dates and over the pixels that a likelihood-ratio test cannot tell from the centre.

    See :mod:`..core.superimage.glrt` for the test (as in Guan et al. 2023, IEEE JSTARS 17). The algorithm
    ``glrtmultilook`` of the plugin does the same.

    Parameters
    ----------
    series : linear intensity ``(dates, rows, cols)``, see the module
    looks : of each date; 0 measures them
    window : rows and columns, odd
    alpha : probability that a pixel of the same reflectivity is refused
    min_similar : pixels with fewer similar ones keep their mean over time
    each_date : also average each date

    Raises
    ------
    InputError : see :func:`despeckle`

    Examples
    --------
    >>> import numpy as np
    >>> mean, similar, _ = glrt_multilook(np.ones((2, 9, 9), np.float32), looks=1, window=(3, 3), min_similar=1)
    >>> float(mean[4, 4]), float(similar[4, 4])
    (1.0, 9.0)
    """
    given, remarks = _given(series, several=True)
    operation = GlrtMultilook(_speckle(given, looks, remarks).looks, window, alpha, min_similar, each_date)
    mean, similar = (given.space.scratch(name, given.images.grid) for name in ("mean", "similar pixels"))
    dates = given.output("multilooked")
    outputs = [[mean], [similar], given.in_order(dates) if each_date else None]
    given.streams.run(operation, [given.images], outputs, remarks)
    return Multilooked(
        given.one_like(mean.read_back()),
        given.one_like(similar.read_back()),
        given.like(dates.read_back()) if each_date else None,
    )


def _given(array: Any, *, several: bool = False) -> tuple[GivenArray, _Remarks]:
    given, remarks = GivenArray.of(array), _Remarks()
    if several:
        given.require_several_dates()
    if given.remark:
        remarks.warning(given.remark)
    return given, remarks


def _speckle(given: GivenArray, looks: float, remarks: _Remarks) -> Speckle:
    if not 0 <= looks < math.inf:
        raise InputError(f"looks must be positive, or 0 to be measured, not {looks}.")
    return recognise_speckle(given.images, looks, given.streams, remarks)


def _denoiser(name: str | None, speckle: Speckle, device: str, remarks: _Remarks) -> Despeckler | None:
    return find_despeckler(name, "super-image", speckle, _device(device), remarks) if name else None


def _device(name: str) -> Device:
    return Device[_chosen("device", name, [device.name for device in Device])]


def _method(name: str) -> SuperImageMethod:
    return SuperImageMethod[_chosen("method", name, [method.name for method in SuperImageMethod])]


def _chosen(parameter: str, name: str, names: list[str]) -> str:
    if str(name).upper() not in names:
        raise InputError(f"{parameter} must be one of {', '.join(names).lower()}, not {name}.")
    return str(name).upper()


def _number_of(target: Any, given: GivenArray) -> int:
    """The number of a date in the array, by this number or by its label."""
    if isinstance(target, (int, np.integer)):
        if 0 <= target < len(given.images):
            return int(target)
        raise InputError(f"target must be a date from 0 to {len(given.images) - 1}, not {target}; 0 is the first.")
    return given.number_of(target)
