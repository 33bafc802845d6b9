"""Reading a time series: several rasters or several bands, as windows of linear intensity with the dates first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from osgeo import gdal

from ..cancel import check_cancelled
from ..errors import InputError
from ..feedback import tell
from ..files.gdal_errors import GdalFailure, gdal_errors
from ..files.input_files import Identity, files_listed, identity
from ..files.names import MARK
from ..files.opening import OpenRasters, open_raster, require_files, unreadable
from ..products.product_image import ProductImage
from ..scale.scale import LARGEST_INTENSITY, Scale, to_intensity
from ..scale.scale_choice import Clue, choose_scale
from ..scale.scale_evidence import RAISED_TO, Sample, below_zero
from ..scale.spread_sample import PIXELS, spread_sample
from . import block_cache
from .coding import Coding, Ranges
from .dates import date_in_text, find_date
from .grid import Grid
from .repeated_dates import refuse_twins
from .tiles import Window

Array = NDArray[np.float32]


@dataclass(frozen=True)
class RasterInput:
    """A raster or a product that the user picked: one band of it or all (None), and true values that are no data."""

    path: str
    band: int | None = None
    nodata_ranges: Ranges = ()
    band_ranges: tuple[Ranges, ...] = ()  # of the bands in turn, where each has its own
    title: str = ""  # its name in messages, if a run made it itself and the user does not know its file
    dates: tuple[datetime | None, ...] = ()  # of the bands read, in turn, where the user knows better than the file
    part: str = ""  # the image that the user chose among those of a product
    image: ProductImage | None = None  # what the product is for the reader, once that is found out

    @property
    def label(self) -> str:
        """Its name in messages."""
        return self.title or (self.image.title if self.image else "") or Path(self.path).name

    @property
    def stem(self) -> str:
        """Base name of results."""
        return (self.image.name if self.image else "") or Path(self.path).stem

    def ranges(self, band: int) -> Ranges:
        return self.band_ranges[band - 1] if band <= len(self.band_ranges) else self.nodata_ranges


@dataclass(frozen=True)
class Source:
    """One date: a band of a file and how to read it.

    Attributes
    ----------
    name : base name of its file, with the band if the file has several
    scale : of its numbers; complex bands are read as intensity
    reason : how the scale is known, in words
    coding : true values from stored numbers, and gaps
    description : of the band, in its file
    title : its name in messages, where its file's name is not what the user knows
    level, least : of intensity, the median of the positive values in a sample of the stack, and the lowest value that
        noise subtraction may have left; 0 if they are not known
    told : whether the user has been told that there are negative values
    phase : whether its values are angles in radians, which accompany an image, and no intensity
    made_by : the algorithm of this plugin whose result its file is, or nothing
    """

    path: str
    band: int
    name: str
    scale: Scale
    reason: str
    coding: Coding
    date: datetime | None
    zero_is_nodata: bool = True
    description: str = ""
    title: str = ""
    level: float = 0.0
    least: float = 0.0
    told: bool = False
    phase: bool = False
    made_by: str = ""

    @property
    def complex(self) -> bool:
        return self.coding.complex

    @property
    def label(self) -> str:
        if self.title:
            return self.title
        return f"{Path(self.path).name} (band {self.band})" if self.band > 1 else Path(self.path).name


@dataclass(frozen=True)
class Stack:
    """Dates on one grid, described by plain values: it can travel to another thread, process or machine.

    Attributes
    ----------
    files : every local file that the rasters are read from: a VRT and its sources, an archive
    remark : a sentence about its values for the user, or nothing
    first : row and column of the rasters where the grid begins
    notes : sentences for the log, on products
    """

    grid: Grid
    sources: tuple[Source, ...]
    files: tuple[str, ...] = ()
    remark: str = ""
    first: tuple[int, int] = (0, 0)
    notes: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.sources)

    def select(self, *dates: int) -> Stack:
        return replace(self, sources=tuple(self.sources[i] for i in dates))

    def part(self, window: Window) -> Stack:
        """The same dates in a window of the grid alone."""
        here = self.grid.window(window.row, window.col, window.rows, window.cols)
        return replace(self, grid=here, first=(self.first[0] + window.row, self.first[1] + window.col))

    def phases(self) -> Stack:
        """The angles of the same bands: of complex numbers, or what is stored as radians."""
        sources = (replace(s, phase=True, coding=replace(s.coding, angle=s.complex)) for s in self.sources)
        return replace(self, sources=tuple(sources))

    def keeping_zeros(self) -> Stack:
        """The same stack with zeros read as zeros, not as no data."""
        return replace(self, sources=tuple(replace(s, zero_is_nodata=False) for s in self.sources))

    @property
    def complex(self) -> bool:
        return self.sources[0].complex

    @property
    def names(self) -> str:
        labels = [s.label for s in self.sources]
        return labels[0] if len(labels) == 1 else f"{labels[0]} and {len(labels) - 1} more"


class StackReader:
    """A reader of a stack that keeps a bounded number of files open, whatever the number of dates.

    Several threads may use it.

    Parameters
    ----------
    files : the open files, which several readers may share
    """

    def __init__(self, stack: Stack, files: OpenRasters | None = None) -> None:
        self.stack = stack
        self._files = files or OpenRasters()

    @property
    def mirrored(self) -> bool:
        """True where a mirror image lies beyond the edges: of a phase there is none, its fringes would turn round."""
        return not self.stack.sources[0].phase

    def read(self, window: Window) -> Array:
        """Linear intensity of a window inside the grid: float32 ``(dates, rows, cols)``, NaN = no data.

        Raises
        ------
        InputError : a file is truncated, or holds negative or infinite values
        """
        block = np.empty((len(self.stack), window.rows, window.cols), np.float32)
        row, col = self.stack.first
        there = Window(row + window.row, col + window.col, window.rows, window.cols)
        for k, source in enumerate(self.stack.sources):
            check_cancelled()
            self._read_source(source, there, block[k])
        return block

    def _read_source(self, source: Source, window: Window, out: Array) -> None:
        with self._files.lend(source.path, source.label) as dataset:
            try:
                with gdal_errors(), block_cache.reading():
                    source.coding.read(dataset, source.band, window, out)
            except GdalFailure as error:
                raise unreadable(source.label, source.path, error) from error
        if source.phase:
            out[np.isinf(out)] = np.nan
            return
        self._require_possible(source, out)
        raise_negatives(source, out)
        with np.errstate(over="ignore"):
            to_intensity(out, source.scale)
        if np.fmax.reduce(out, axis=None) > LARGEST_INTENSITY:
            raise InputError(
                f"{source.label} holds values too large for {source.scale.value}; choose the scale that it is in, "
                "or make those values nodata."
            )
        if source.zero_is_nodata:  # of intensity: 0 dB is a level like any other, −9999 dB is none
            out[out == 0] = np.nan

    @staticmethod
    def _require_possible(source: Source, values: Array) -> None:
        """Refuse infinite values, and negative ones where the scale has none."""
        low, high = float(np.fmin.reduce(values, axis=None)), float(np.fmax.reduce(values, axis=None))
        if np.isinf(low) or np.isinf(high):
            raise InputError(
                f"{source.label} holds infinite values; set them to its nodata value (for example with the raster "
                "calculator) and run again."
            )
        if source.scale is Scale.INTENSITY and low >= source.least:
            return
        if low < 0 and not source.scale.can_be_negative:
            raise InputError(
                f"{source.label} holds negative values (down to {low:.4g}), which an {source.scale.value} cannot have; "
                "choose the scale that it is in with SCALE (3 if it is decibel), or make its negative values nodata."
            )


def raise_negatives(source: Source, values: Array) -> None:
    """Raise negative intensity, in place, to a thousandth of the stack's median.

    Noise subtraction leaves less than nothing at some pixels of a surface no brighter than the noise. They were
    measured, so they are no gaps: over water, where they are a fifth of the pixels, a mean without them is a third too
    high, and a mean with them raised to almost nothing a sixteenth. Negative they cannot stay: they have no logarithm,
    and speckle has no such values. Networks raise them further, to the lowest values of the speckle around them.

    Examples
    --------
    >>> source = Source("a.tif", 1, "a", Scale.INTENSITY, "", Coding(gdal.GDT_Float32), None, level=0.02)
    >>> values = np.float32([0.03, -0.001])
    >>> raise_negatives(source, values)
    >>> values
    array([3.e-02, 2.e-05], dtype=float32)
    """
    if source.scale is Scale.INTENSITY:
        with np.errstate(invalid="ignore"):
            negative = values < 0
        if negative.any():
            values[negative] = RAISED_TO * source.level
            if not source.told:
                tell(f"{source.label} has a few negative values after noise subtraction; they count as almost nothing.")


def open_stack(inputs: Sequence[RasterInput], scale: Scale | None = None, *, by_date: bool = True) -> Stack:
    """Describe the dates of a time series.

    Parameters
    ----------
    inputs : several rasters of one band each, or rasters whose bands are the dates, or products
    scale : of all of them; None finds it out. Complex rasters are intensity in any case
    by_date : put them in the order of their dates, if every one has a date

    Raises
    ------
    InputError : a file is missing, no raster, given twice, an RGB picture, or on another grid than the first; or its
        scale is uncertain

    Examples
    --------
    >>> _ = gdal.GetDriverByName("GTiff").Create("/vsimem/open_stack.tif", 4, 3, 2).FlushCache()
    >>> stack = open_stack([RasterInput("/vsimem/open_stack.tif")], Scale.INTENSITY)
    >>> len(stack), stack.grid.shape, [source.label for source in stack.sources]
    (2, (3, 4), ['open_stack.tif', 'open_stack.tif (band 2)'])
    """
    grid: Grid | None = None
    first = ""
    sources: list[Source] = []
    files: dict[str, list[str]] = {}
    clues: list[Clue | None] = []
    inputs = [image for item in inputs for image in _images_of(item)]
    _refuse_repeated(inputs)
    for item in inputs:
        check_cancelled()
        files[item.path] = require_files(item.path)
        dataset = open_raster(item.path, item.label)
        files[item.path] += files_listed(dataset)
        here = Grid.of(dataset)
        grid, first = grid or here, first or item.label
        _require_grid(item.label, here, grid, first)
        found = _sources_of(item, dataset)
        sources += found
        share = PIXELS // (len(inputs) * len(found))
        clues += [_clue(item, source, dataset, share) if _is_sampled(item, source, scale) else None for source in found]
    if grid is None:
        raise InputError("No raster is given; choose at least one.")
    refuse_twins(sources, files)
    sources, remark = _with_scale(sources, clues, scale)
    if by_date and all(s.date for s in sources):
        sources.sort(key=lambda s: s.date or datetime.min)
    notes = tuple(dict.fromkeys(note for item in inputs if item.image for note in item.image.notes))
    return Stack(grid, tuple(sources), tuple(dict.fromkeys(chain.from_iterable(files.values()))), remark, notes=notes)


def _refuse_repeated(inputs: Sequence[RasterInput]) -> None:
    """Refuse one raster that is given under one name, or link, twice; :func:`refuse_twins` finds what is left."""
    seen: set[tuple[str | Identity, int | None]] = set()
    for item in inputs:
        key = identity(item.path) or item.path, item.band
        if key in seen:
            raise InputError(f"{item.label} is given twice; remove one of the two.")
        seen.add(key)


def _images_of(item: RasterInput) -> list[RasterInput]:
    """The rasters to read for what the user picked: of a product one image, of a collection one for each item."""
    if item.title or item.image:  # made by the run itself
        return [item]
    from ..products.product_contents import images_to_read  # all kinds of products: not at each start of QGIS

    images = images_to_read(item.path, item.part)
    if len(images) == 1:
        return [replace(item, path=images[0].path, image=images[0])]
    if item.dates and len(item.dates) != len(images):
        raise InputError(
            f"{item.label} has {len(images)} dates, not {len(item.dates)}; give one date for each, in order."
        )
    dates = [(date,) for date in item.dates] if item.dates else [()] * len(images)
    return [replace(item, path=image.path, image=image, dates=date) for image, date in zip(images, dates)]


def _require_grid(name: str, here: Grid, grid: Grid, first: str) -> None:
    """Refuse an impossible georeference, and a grid other than that of the first raster."""
    defect = here.defect()
    if defect:
        raise InputError(f"{name} {defect}; correct it with gdal_edit (-a_ullr), or remove it (-unsetgt).")
    difference = grid.difference(here)
    if difference:
        raise InputError(
            f"{name} {difference}, unlike {first}; bring the rasters onto one grid first "
            "(Raster ‣ Projections ‣ Warp, or Align rasters)."
        )


def _sources_of(item: RasterInput, dataset: gdal.Dataset) -> list[Source]:
    """The bands of a raster; their scale is still to be found."""
    file_name = item.label
    bands = [item.band] if item.band else list(range(1, dataset.RasterCount + 1))
    if bands[0] > dataset.RasterCount:
        raise InputError(f"{file_name} has no band {bands[0]}; it has {dataset.RasterCount}.")
    _refuse_pictures(dataset, bands, file_name)
    # an alpha band is a mask, not a date
    alpha = next((b for b in range(1, dataset.RasterCount + 1) if _is_alpha(dataset.GetRasterBand(b))), None)
    bands = [b for b in bands if b != alpha]
    if not bands:
        raise InputError(f"{file_name} has nothing but a mask in the band that was picked; choose another band.")
    if item.dates and len(item.dates) != len(bands):
        raise InputError(
            f"{file_name} has {len(bands)} dates, not {len(item.dates)}; give one date for each, in order."
        )
    metadata: dict[str, Any] = dataset.GetMetadata() or {}
    sources = []
    for place, number in enumerate(bands):
        band = dataset.GetRasterBand(number)
        description = band.GetDescription() or ""
        given = item.dates[place] if item.dates else None
        name_for_date = item.stem if len(bands) == 1 else ""
        by_product = date_in_text(item.image.date) if item.image and len(bands) == 1 else None
        several = dataset.RasterCount > 1
        date = find_date({**metadata, **(band.GetMetadata() or {})}, description, name_for_date)
        coding = Coding.of(dataset, number, alpha=alpha, ranges=item.ranges(number), name=file_name)
        sources.append(
            Source(
                path=item.path,
                band=number,
                name=_word(item.stem) + (f"_{_word(description) or f'band{number}'}" if several else ""),
                scale=Scale.INTENSITY,
                reason="it is complex",
                coding=replace(coding, lines=item.image.lines if item.image else None),
                date=given or by_product or date,
                description=description,
                title=item.title or (item.image.title if item.image else ""),
                made_by=str(metadata.get(MARK, "")),
            )
        )
    return sources


def _is_alpha(band: gdal.Band) -> bool:
    return bool(band.GetColorInterpretation() == gdal.GCI_AlphaBand)


def _word(text: str) -> str:
    """A band's description, or the end of a subdataset's name, as part of a file name."""
    return "".join(c if c.isalnum() or c in "-._ ()+" else "_" for c in text.strip())[-120:]


def _refuse_pictures(dataset: gdal.Dataset, bands: Sequence[int], name: str) -> None:
    colours = {gdal.GCI_RedBand, gdal.GCI_GreenBand, gdal.GCI_BlueBand}
    for number in bands:
        band = dataset.GetRasterBand(number)
        if band.DataType == gdal.GDT_Byte and band.GetColorInterpretation() in colours and dataset.RasterCount >= 3:
            raise InputError(
                f"{name} is an 8-bit colour picture, which has lost the speckle's statistics; "
                "give the SAR raster it was made from."
            )


def _with_scale(
    sources: Sequence[Source], clues: Sequence[Clue | None], scale: Scale | None
) -> tuple[list[Source], str]:
    """The sources with the scale and the level that they share, and a remark about their values."""
    there = [clue for clue in clues if clue]
    reasons = ["chosen"] * len(sources)
    if scale is None and there:
        scale, words = choose_scale(there)
        told = iter(words)
        reasons = [next(told) if clue else "" for clue in clues]
    found = [
        source if source.complex else replace(source, scale=scale or source.scale, reason=reason)
        for source, reason in zip(sources, reasons)
    ]
    if scale is not Scale.INTENSITY or not there:
        return found, ""
    below = below_zero(Sample.together(clue.sample for clue in there))
    names = there[0].label if len(there) == 1 else f"{there[0].label} and {len(there) - 1} more"
    remark = below.remark(names)
    return [replace(s, level=below.level, least=below.least, told=bool(remark)) for s in found], remark


def _is_sampled(item: RasterInput, source: Source, scale: Scale | None) -> bool:
    """True where values have to be looked at: for the scale, or for negative intensity."""
    return not source.complex and not item.title and scale in (None, Scale.INTENSITY)


def _clue(item: RasterInput, source: Source, dataset: gdal.Dataset, pixels: int) -> Clue:
    """Everything that may tell the scale of a band: unit, description, metadata, file name, and a sample."""
    band = dataset.GetRasterBand(source.band)
    metadata = {**(dataset.GetMetadata() or {}), **(band.GetMetadata() or {})}
    texts = [band.GetUnitType() or "", band.GetDescription() or ""]
    texts += [v for k, v in metadata.items() if k.lower() in _TELLING]
    texts.append(item.stem)
    told = item.image.told if item.image else None
    return Clue(source.label, tuple(texts), _sample(source, dataset, pixels), told)


_TELLING = ("units", "unit", "scale", "sar_despeckle_scale", "long_name", "standard_name", "netcdf_varname")


def _sample(source: Source, dataset: gdal.Dataset, pixels: int) -> Sample:
    def read(rows: slice, cols: slice) -> Array:
        values = np.empty((rows.stop - rows.start, cols.stop - cols.start), np.float32)
        try:
            with gdal_errors():
                source.coding.read(dataset, source.band, Window(rows.start, cols.start, *values.shape), values)
        except GdalFailure as error:
            raise unreadable(source.label, source.path, error) from error
        return values

    return spread_sample((dataset.RasterYSize, dataset.RasterXSize), pixels, read, source.coding.small_integers)


def require_several_dates(stack: Stack) -> None:
    """Refuse a single date where a time series is needed.

    Examples
    --------
    >>> source = Source("a.tif", 1, "a", Scale.INTENSITY, "", Coding(gdal.GDT_Float32), None)
    >>> require_several_dates(Stack(Grid(64, 64), (source,)))
    Traceback (most recent call last):
    sar_despeckle.core.errors.InputError: a.tif is a single date; give at least two dates, ...
    """
    if len(stack) < 2:
        raise InputError(
            f"{stack.sources[0].label} is a single date; give at least two dates, as rasters or as bands of one raster."
        )
