"""Writing results: GeoTIFFs like the input, under a temporary name until they are whole."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from osgeo import gdal

from ..cancel import check_cancelled
from ..errors import Cancelled, InputError
from ..files.gdal_errors import GdalFailure, gdal_errors
from ..files.input_files import InputFiles
from ..files.opening import most_open_results
from ..files.publishing import companions
from ..scale.scale import Scale, from_intensity
from . import block_cache
from .grid import Grid
from .tiles import Window

Array = NDArray[np.float32]

# DEFLATE rather than ZSTD: every SAR toolbox reads it
BLOCK = 256  # pixels a side of GDAL's blocks, its default
_COG_BLOCK = 512  # pixels, the COG driver's default
OPTIONS = ("TILED=YES", "BIGTIFF=IF_SAFER", "INTERLEAVE=BAND")
COMPRESSION = ("COMPRESS=DEFLATE", "ZLEVEL=1")


class RasterWriter:
    """One GeoTIFF under construction. Use it from one thread; end with :meth:`finish` or :meth:`discard`.

    Parameters
    ----------
    part : the file to write, in a scratch folder
    path : its final name, for messages; None for a raster that is not kept
    bands : number of bands, or their descriptions
    scale : None writes the numbers as they are (counts, for example)
    nodata : value for pixels without data; None writes NaN
    metadata : method, parameters, model and version; goes into the file
    source : name of the raster it is made from, for messages
    complex_values : write complex64 instead of float32
    half : what is written are numbers in half precision, of this unit; None writes float32. They take half as much
        room, are not compressed, and are read as true values
    compressed : False for rasters that are read back at once and deleted
    among : the open writers of the same run, whose number is limited

    Raises
    ------
    InputError : it cannot be made
    """

    def __init__(
        self,
        part: Path,
        grid: Grid,
        *,
        path: Path | None = None,
        bands: Sequence[str] = ("",),
        scale: Scale | None = None,
        nodata: float | None = None,
        metadata: Mapping[str, str] | None = None,
        source: str = "",
        complex_values: bool = False,
        half: float | None = None,
        compressed: bool = True,
        among: OpenWriters | None = None,
    ) -> None:
        self.part, self.path = part, path
        self._among = among or OpenWriters()
        self._among.open(self)
        self.source = source
        self._shape, self._bands = grid.shape, len(bands)
        self.scale = scale
        self.complex_values = complex_values
        self.nodata = np.float32(np.nan if nodata is None else nodata)
        self.valid = 0
        self.finished = False
        self._dataset: Any = None
        try:
            with gdal_errors():
                self._create(grid, complex_values, half, compressed)
                self._describe(bands, metadata or {}, half)
        except GdalFailure as error:
            self.discard()
            raise self._full(error) from error

    def _create(self, grid: Grid, complex_values: bool, half: float | None, compressed: bool) -> None:
        options = list(OPTIONS)
        if half is not None:
            options.append("NBITS=16")
        elif compressed:
            options += [*COMPRESSION, *(() if complex_values else ("PREDICTOR=3",))]
        else:  # what is discarded unfinished is not filled up first
            options.append("SPARSE_OK=TRUE")
        kind = gdal.GDT_CFloat32 if complex_values else gdal.GDT_Float32
        driver = gdal.GetDriverByName("GTiff")
        self._dataset = driver.Create(str(self.part), grid.cols, grid.rows, self._bands, kind, options)
        grid.write_to(self._dataset)

    def _describe(self, bands: Sequence[str], metadata: Mapping[str, str], half: float | None) -> None:
        items = {"AREA_OR_POINT": "Area", **metadata}
        if self.scale:
            items["SAR_DESPECKLE_SCALE"] = self.scale.value
        self._dataset.SetMetadata({key: str(value) for key, value in items.items()})
        for number, description in enumerate(bands, 1):
            band = self._dataset.GetRasterBand(number)
            band.SetNoDataValue(float(self.nodata))
            if half is not None:
                band.SetScale(half)
            if description:
                band.SetDescription(description)

    @property
    def folder(self) -> Path:
        """Folder of the result, on the disk that must have room for it."""
        return (self.path or self.part.parent).parent

    def write(self, block: Array, window: Window, first_band: int = 1) -> None:
        """Write linear intensity ``(bands, rows, cols)``, NaN = no data, at a window of the raster."""
        values = block.copy() if self.scale or not np.isnan(self.nodata) else block
        missing = np.isnan(values)
        self.valid += missing.size - int(np.count_nonzero(missing))
        if self.scale:
            with np.errstate(divide="ignore"):  # 0 is −∞ dB
                from_intensity(values, self.scale)
        if not np.isnan(self.nodata):
            # a result that happens to equal the nodata value must not vanish
            values[values == self.nodata] = np.nextafter(self.nodata, np.float32(np.inf))
            values[missing] = self.nodata
        self._among.open(self)
        whole = self._whole_blocks(window)
        try:
            with gdal_errors(), nullcontext() if whole else block_cache.alone():
                if self._dataset is None:
                    self._dataset = gdal.Open(str(self.part), gdal.GA_Update)
                for number, plane in enumerate(values, first_band):
                    band = self._dataset.GetRasterBand(number)
                    band.WriteArray(plane, window.col, window.row)
                    if whole:  # compressed now, while others compute, and not all at the end
                        band.FlushCache()
        except GdalFailure as error:
            raise self._full(error) from error

    def by_band(self) -> list[BandWriter]:
        """A writer for every band, where they are computed one after the other."""
        return [BandWriter(self, number) for number in range(1, self._bands + 1)]

    def _whole_blocks(self, window: Window) -> bool:
        """True where a window cuts no block of the file in two."""
        edges = ((window.row, window.rows, self._shape[0]), (window.col, window.cols, self._shape[1]))
        return all(start % BLOCK == 0 and ((start + n) % BLOCK == 0 or start + n == size) for start, n, size in edges)

    def check(self) -> None:
        """Flush everything written so far to the disk. This also fails if an earlier flush by GDAL has failed."""
        if self._dataset is not None:
            try:
                with gdal_errors():
                    self._dataset.FlushCache()
            except GdalFailure as error:
                raise self._full(error) from error

    def rest(self) -> None:
        """Flush the file and close it until more is written."""
        self.check()
        try:
            with gdal_errors():
                self._close()
        except GdalFailure as error:
            raise self._full(error) from error

    def finish(self) -> None:
        """Flush and close the file for good, still under its temporary name; once is enough."""
        if self.finished:
            return
        self.rest()
        self.finished = True
        try:
            with gdal_errors():  # a full disk may show only when the file's directory is read back
                check = gdal.Open(str(self.part))
                band = check.GetRasterBand(check.RasterCount)
                band.ReadAsArray(check.RasterXSize - 1, check.RasterYSize - 1, 1, 1)
        except GdalFailure as error:
            raise self._full(error) from error

    def become_cog(self, part: Path) -> None:
        """Replace the finished file by a cloud optimised GeoTIFF with all that it holds, and overviews.

        Parameters
        ----------
        part : a file for it, in the same scratch folder
        """

        def go_on(*_: object) -> int:
            try:
                check_cancelled()
            except Cancelled:
                return 0  # GDAL stops, and nothing is raised through it
            return 1

        options = [f"BLOCKSIZE={_COG_BLOCK}", "COMPRESS=DEFLATE", "BIGTIFF=IF_SAFER", "OVERVIEW_RESAMPLING=AVERAGE"]
        options += [] if self.complex_values else ["PREDICTOR=FLOATING_POINT"]
        try:
            with gdal_errors():
                source = gdal.Open(str(self.part))
                copy = gdal.GetDriverByName("COG").CreateCopy(str(part), source, 0, options, go_on)
                if copy is None:  # stopped, or a failure that is raised when the block ends
                    raise GdalFailure(gdal.GetLastErrorMsg() or "stopped")
                copy.FlushCache()
                del copy, source
            os.replace(part, self.part)
        except GdalFailure as error:
            check_cancelled()
            raise self._full(error) from error

    def discard(self) -> None:
        """Close and delete the file. This is called after another failure, which it must not hide."""
        with contextlib.suppress(GdalFailure), gdal_errors():  # on a full disk closing fails again
            self._close()
        with contextlib.suppress(OSError):  # gone, or in a folder that is
            self.part.unlink()

    def _close(self) -> None:
        """Close the file so that a failure can be caught: Python could only print one in a destructor."""
        self._among.closed(self)
        dataset, self._dataset = self._dataset, None
        if hasattr(dataset, "Close"):  # from GDAL 3.8 on
            dataset.Close()
        elif dataset is not None:
            dataset.__swig_destroy__(dataset)

    def _full(self, error: GdalFailure) -> InputError:
        what = self.path.name if self.path else "A temporary raster"
        if not self.part.parent.is_dir():
            return InputError(
                f"{what} cannot be written to the end, because the unfinished files in {self.folder} were moved or "
                "removed meanwhile; run again, and leave the folder as it is."
            )
        told = str(error).replace(str(self.part), what)  # GDAL names a file that the user does not know
        return InputError(
            f"{what} cannot be written to the end ({told}); make room on the disk of {self.folder} "
            "or choose another folder."
        )


class OpenWriters:
    """The writers of one run whose files are open, a bounded number of them. Use it from one thread."""

    def __init__(self, most: int | None = None) -> None:
        self._most = most or most_open_results()
        self._open: dict[RasterWriter, None] = {}

    def open(self, writer: RasterWriter) -> None:
        """Make room for a writer's file by closing the one used last: a run writes to all of them in turn, repeatedly.

        Raises
        ------
        InputError : the disk is full
        """
        if writer not in self._open and len(self._open) >= self._most:
            next(reversed(self._open)).rest()
        self.closed(writer)
        self._open[writer] = None

    def closed(self, writer: RasterWriter) -> None:
        self._open.pop(writer, None)


class BandWriter:
    """One band of a raster under construction."""

    def __init__(self, writer: RasterWriter, band: int) -> None:
        self._writer, self._band = writer, band

    @property
    def folder(self) -> Path:
        return self._writer.folder

    def write(self, block: Array, window: Window) -> None:
        """Write ``(1, rows, cols)`` at a window."""
        self._writer.write(block, window, self._band)


def require_free(path: Path, inputs: InputFiles) -> None:
    """Refuse a name that a result must not have.

    Examples
    --------
    >>> require_free(Path("clean.img"), InputFiles())
    Traceback (most recent call last):
    sar_despeckle.core.errors.InputError: clean.img is not the name of a GeoTIFF, the format written here; ...
    """
    if path.suffix.lower() not in (".tif", ".tiff"):
        raise InputError(f"{path.name} is not the name of a GeoTIFF, the format written here; let it end in .tif.")
    require_no_input(path, inputs)


def require_no_input(path: Path, inputs: InputFiles) -> None:
    """Refuse a name that belongs to an input, or to a folder.

    Examples
    --------
    >>> require_no_input(Path("nothing-has-this-name.html"), InputFiles())
    >>> require_no_input(Path(__file__).parent, InputFiles())
    Traceback (most recent call last):
    sar_despeckle.core.errors.InputError: ... is a folder; give the name of a file.
    """
    # with a file that is replaced goes what describes it
    if any(file in inputs for file in (path, *companions(path))):
        raise InputError(f"{path.name} is also an input and would be overwritten; choose another name.")
    if path.is_dir():
        raise InputError(f"{path} is a folder; give the name of a file.")
