"""GDAL's failures as exceptions, however this process has GDAL report them, and nothing on standard error."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from osgeo import gdal


class GdalFailure(Exception):
    """A failure of GDAL's, with its message on one line."""

    def __init__(self, message: str) -> None:
        super().__init__(" ".join(message.split()))


@contextmanager
def gdal_errors() -> Iterator[None]:
    """Raise :class:`GdalFailure` for a GDAL call that fails in the block.

    QGIS and other plugins share the process, so the global exception switch is left as it is: failures are taken
    from the exception where exceptions are on, and from GDAL's last error where they are off. In that case the block
    may also have failed on a None that GDAL returned; the message is GDAL's all the same.

    Examples
    --------
    >>> with gdal_errors():
    ...     dataset = gdal.Open("nowhere.tif")
    Traceback (most recent call last):
    sar_despeckle.core.files.gdal_errors.GdalFailure: nowhere.tif: No such file or directory
    """
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    gdal.ErrorReset()
    try:
        yield
        if gdal.GetLastErrorType() >= gdal.CE_Failure:
            raise GdalFailure(gdal.GetLastErrorMsg())
    except RuntimeError as error:
        raise GdalFailure(str(error)) from error
    except (AttributeError, TypeError) as error:
        if gdal.GetLastErrorType() < gdal.CE_Failure:
            raise
        raise GdalFailure(gdal.GetLastErrorMsg()) from error
    finally:
        gdal.ErrorReset()
        gdal.PopErrorHandler()
