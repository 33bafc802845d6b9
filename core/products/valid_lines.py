"""The part of a product's raster that was imaged, line by line: the rest is black, or noise of the processor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class ValidLines:
    """First and last valid column of every row and, where known, first and last valid row of every column.

    Bytes of 32-bit integers, in pairs, so that it can be compared and can travel to another process. A line without
    valid pixels has a last one before the first.
    """

    by_row: bytes
    by_column: bytes = b""

    @classmethod
    def of(cls, by_row: NDArray[Any], by_column: NDArray[Any] | None = None) -> ValidLines:
        """From ``(rows, 2)`` and ``(cols, 2)``.

        Examples
        --------
        >>> lines = ValidLines.of(np.array([[1, 2], [0, -1]]))
        >>> values = np.ones((2, 4), np.float32)
        >>> lines.clear(values, 0, 0)
        >>> values
        array([[nan,  1.,  1., nan],
               [nan, nan, nan, nan]], dtype=float32)
        """
        columns = b"" if by_column is None else np.ascontiguousarray(by_column, np.int32).tobytes()
        return cls(np.ascontiguousarray(by_row, np.int32).tobytes(), columns)

    def clear(self, values: NDArray[np.float32], row: int, col: int) -> None:
        """Set what is not valid to NaN, in a window that begins at a row and a column."""
        rows, cols = values.shape
        first, last = np.frombuffer(self.by_row, np.int32).reshape(-1, 2)[row : row + rows].T
        place = np.arange(col, col + cols)
        values[(place < first[:, None]) | (place > last[:, None])] = np.nan
        if self.by_column:
            first, last = np.frombuffer(self.by_column, np.int32).reshape(-1, 2)[col : col + cols].T
            place = np.arange(row, row + rows)[:, None]
            values[(place < first) | (place > last)] = np.nan
