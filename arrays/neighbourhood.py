"""Despeckling where only chunks of an image are seen, as in openEO's ``apply_neighborhood``.

First :func:`measure_figures` of the image or the series, once; then :func:`despeckle_chunk` for every chunk, with its
overlap, and with these figures.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import numpy as np

from ..core.errors import InputError
from ..core.feedback import Silent
from ..core.scale.scale_evidence import BelowZero
from ..core.streaming.streams import ScratchImages, Streams
from ..core.whole_image.noted_streams import NotingStreams, RecallingStreams
from ..models.despeckling.chosen_network import find_despeckler
from ..models.despeckling.series import despeckle_series
from ..models.despeckling.single_image import despeckle
from ..models.despeckling.super_image import FOR_SERIES, SuperImageRecipe
from ..models.engines.devices import Device
from ..models.library.catalog import AUTO
from ..models.library.product import Product, Speckle, recognise_speckle
from .figures_in_json import as_json, from_json
from .given_array import GivenArray, checked


def measure_figures(images: Any, *, series: bool = True, looks: float = 0.0, model: str = AUTO) -> dict[str, Any]:
    """Measure all that a chunk cannot see, by despeckling the whole.

    Parameters
    ----------
    images : linear intensity ``(dates, rows, cols)``, of NumPy or xarray
    series : despeckle every date with the help of the others; False takes each by itself
    looks, model : see :func:`.functions.despeckle_series`

    Returns
    -------
    figures for :func:`despeckle_chunk`, which can be written as JSON

    Examples
    --------
    >>> dates = np.random.default_rng(1).exponential(0.1, (2, 64, 64)).astype(np.float32)
    >>> figures = measure_figures(dates, series=False, looks=1)
    >>> figures["looks"], figures["product"]
    (1.0, 'slc')
    """
    given = GivenArray.of(images)
    speckle = recognise_speckle(given.images, looks, given.streams, Silent())
    streams = NotingStreams(given.streams)
    _despeckled(given, series, speckle, model, streams)
    return {
        "series": series,
        "looks": float(speckle.looks),
        "product": speckle.product.value,
        "spacing": int(speckle.spacing),
        "correlation": float(speckle.correlation),
        "model": model,
        "below_zero": {name: float(value) for name, value in asdict(given.below).items()},
        "passes": as_json(streams.notes),
    }


def despeckle_chunk(chunk: Any, figures: Mapping[str, Any]) -> Any:
    """Despeckle a chunk of an image or a series as the whole would be.

    Parameters
    ----------
    chunk : as in :func:`measure_figures`, the same dates; with enough overlap around what is kept of it
    figures : of the whole

    Returns
    -------
    intensity like the chunk

    Raises
    ------
    InputError : the figures are not those of such images

    Examples
    --------
    >>> dates = np.random.default_rng(1).exponential(0.1, (2, 64, 64)).astype(np.float32)
    >>> figures = measure_figures(dates, series=False, looks=1)
    >>> bool(despeckle_chunk(dates, figures).var() < 0.1 * dates.var())
    True
    """
    try:
        known = (int(figures["spacing"]), float(figures["correlation"]))
        speckle = Speckle(float(figures["looks"]), Product(figures["product"]), *known)
        below = BelowZero(**figures["below_zero"])
        series, model, passes = bool(figures["series"]), str(figures["model"]), iter(from_json(figures["passes"]))
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(f"The figures lack something ({error}); measure them with measure_figures.") from error
    values = chunk.data if hasattr(chunk, "dims") else chunk
    clear = checked(np.asarray(values), below)
    given = GivenArray.of(chunk.copy(data=clear) if hasattr(chunk, "dims") else clear)
    output = _despeckled(given, series, speckle, model, RecallingStreams(given.streams, passes))
    return given.like(output.read_back())


def _despeckled(given: GivenArray, series: bool, speckle: Speckle, model: str, streams: Streams) -> ScratchImages:
    """The recipe, for the whole and for a chunk."""
    silent, images = Silent(), given.images
    output = given.output("despeckled")
    outputs = given.in_order(output)
    if not series:
        despeckler = find_despeckler(model, "date", speckle, Device.AUTOMATIC, silent)
        despeckle(images, despeckler, outputs, streams, silent)
        return output
    despeckler = find_despeckler(model, "series", speckle, Device.AUTOMATIC, silent)
    cleaner = find_despeckler(AUTO, "super-image", speckle, Device.AUTOMATIC, silent)
    every = tuple(range(len(images)))
    recipe = SuperImageRecipe(FOR_SERIES, speckle.looks, every, cleaner, speckle.spacing, speckle.correlation)
    image = recipe.make(images, given.space, streams, silent)
    despeckle_series(images, image, *speckle.samples, despeckler, outputs, None, streams, silent)
    return output
