"""From the numbers stored in a band to true values: nodata, masks, scale factor and offset."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from osgeo import gdal

from ..errors import InputError
from ..products.valid_lines import ValidLines
from .tiles import Window

Array = NDArray[np.float32]
Ranges = tuple[tuple[float, float], ...]  # low and high, both included


@dataclass(frozen=True)
class Coding:
    """The coding of a band's true values: stored number × factor + offset, where there is data.

    Attributes
    ----------
    kind : GDAL's data type
    angle : whether complex numbers are read as their angle in radians, not as their intensity
    signed_byte : whether bytes are from -128 to 127, for which GDAL before 3.7 has no type
    nodata : a stored number; of a complex number it may be either part
    ranges : true values, ends included, that the user has declared to be no data: QGIS, too, compares them after factor
        and offset
    lines : the valid part of every line, where a product tells it
    masked, alpha : whether it has a mask, and in which band; None is GDAL's mask band
    """

    kind: int
    nodata: float | None = None
    ranges: Ranges = ()
    masked: bool = False
    alpha: int | None = None
    factor: float = 1.0
    offset: float = 0.0
    signed_byte: bool = False
    angle: bool = False
    lines: ValidLines | None = None

    @classmethod
    def of(
        cls, dataset: gdal.Dataset, number: int, *, alpha: int | None = None, ranges: Ranges = (), name: str = ""
    ) -> Coding:
        """The coding of a band.

        Raises
        ------
        InputError : its scale factor is 0, or one of scale factor and offset is not finite
        """
        band = dataset.GetRasterBand(number)
        factor, offset = band.GetScale(), band.GetOffset()  # None where the format knows none
        factor, offset = 1.0 if factor is None else factor, offset or 0.0
        if not (math.isfinite(factor) and math.isfinite(offset)) or factor == 0:
            raise InputError(
                f"{name} has a scale factor of {factor:.6g} and an offset of {offset:.6g}, which leave no values; "
                "set them right in its metadata, for example with gdal_edit.py -scale 1 -offset 0."
            )
        # A mask of a band, of a dataset, or by several nodata values (NODATA_VALUES); not one that only repeats nodata.
        # A VRT says 0 of a mask of its band
        masked = alpha is not None or band.GetMaskFlags() not in (gdal.GMF_ALL_VALID, gdal.GMF_NODATA)
        signed = band.GetMetadataItem("PIXELTYPE", "IMAGE_STRUCTURE") == "SIGNEDBYTE"
        return cls(band.DataType, band.GetNoDataValue(), ranges, masked, alpha, factor, offset, signed)

    @property
    def complex(self) -> bool:
        return bool(gdal.DataTypeIsComplex(self.kind))

    @property
    def packed(self) -> bool:
        """True where the stored numbers differ from the true values."""
        return (self.factor, self.offset) != (1.0, 0.0)

    @property
    def small_integers(self) -> bool:
        """True where values are integers of at most 16 bits, as digital numbers are."""
        return not self.packed and self.kind in (gdal.GDT_Byte, gdal.GDT_UInt16, gdal.GDT_Int16)

    @property
    def result_nodata(self) -> float | None:
        """The nodata value of results computed from the band; None is NaN.

        Results are true values in float32, without factor and offset: nothing is rounded once more, and every program
        reads them alike. The nodata value of packed numbers may be a true value like any other, and one beyond float32
        would be infinite: those are not taken over.
        """
        if self.complex or self.packed or self.nodata is None or _as_float32(self.nodata) is None:
            return None
        return float(self.nodata)

    def read(self, dataset: gdal.Dataset, number: int, window: Window, out: Array) -> None:
        """Read true values into ``out``, and of complex numbers z the intensity |z|² or the angle; NaN is no data."""
        band = dataset.GetRasterBand(number)
        place = (window.col, window.row, window.cols, window.rows)
        # nodata is looked for in the type it is stored in: 4294967295 and 4294967294 are one number in float32
        options = {"buf_type": gdal.GDT_CFloat64} if self.kind == gdal.GDT_CInt32 else {}
        stored = band.ReadAsArray(*place, **options)
        if self.signed_byte and stored.dtype == np.uint8:
            stored = stored.view(np.int8)
        with np.errstate(over="ignore", invalid="ignore"):  # infinite values are refused where they are used
            np.copyto(out, self._true(stored), casting="unsafe")
        missing = self._missing(stored)
        if missing is not None:
            out[missing] = np.nan
        if self.masked:
            mask = dataset.GetRasterBand(self.alpha) if self.alpha else band.GetMaskBand()
            out[mask.ReadAsArray(*place) == 0] = np.nan
        if self.lines:
            self.lines.clear(out, window.row, window.col)
        for low, high in self.ranges:
            out[(out >= np.float32(low)) & (out <= np.float32(high))] = np.nan

    def _true(self, stored: NDArray[Any]) -> NDArray[Any]:
        if not self.complex and not self.packed:
            return stored
        if stored.dtype == np.float32 and self.offset == 0 and float(np.float32(self.factor)) == self.factor:
            return stored * np.float32(self.factor)  # as if in float64, but sooner
        if not self.complex:
            return stored.astype(np.float64) * self.factor + self.offset
        real, imaginary = stored.real, stored.imag
        if self.packed:
            real, imaginary = real * self.factor + self.offset, imaginary * self.factor
        return np.arctan2(imaginary, real) if self.angle else real**2 + imaginary**2

    def _missing(self, stored: NDArray[Any]) -> NDArray[np.bool_] | None:
        """Mask of the pixels that hold the nodata value; None if there is no such value."""
        nodata: Any = self.nodata
        if nodata is not None and stored.dtype in (np.float32, np.complex64):
            nodata = _as_float32(nodata)
        if nodata is None:
            return None
        if not self.complex:
            return np.asarray(stored == nodata)
        real, imaginary = stored.real == nodata, stored.imag == nodata
        # a part of zero is nothing strange, most of all among integers
        return np.asarray(real & imaginary if nodata == 0 else real | imaginary)


def _as_float32(value: float) -> np.float32 | None:
    """The nodata value as a band of float32 holds it; None if it is too large for that."""
    with np.errstate(over="ignore"):
        held = np.float32(value)
    return None if np.isinf(held) and not math.isinf(value) else held
