"""GDAL without its own messages on standard error, whichever way it reports failures in this process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from osgeo import gdal


class GdalFailure(Exception):
    """GDAL could not do what was asked; the message is GDAL's, on one line."""

    def __init__(self, message: str) -> None:
        super().__init__(" ".join(message.split()))


@contextmanager
def gdal_errors() -> Iterator[None]:
    """Within the block a failing GDAL call raises :class:`GdalFailure`.

    QGIS and other plugins share the process, so the global exception switch is left as it is: failures are taken
    from the exception where exceptions are on, and from GDAL's last error where they are off. Then the block may also
    have stumbled over the None that GDAL gave it: GDAL's words say why.
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
