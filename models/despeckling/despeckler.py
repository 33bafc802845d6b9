"""The interface of the despecklers of images and dates: networks, and MuLoG around one."""

from __future__ import annotations

from typing import Protocol

from ...core.streaming.operation import Operation
from ...core.whole_image.levels import DateLevels


class Despeckler(Protocol):
    """Makes the operations that despeckle images of any level. A plain value that can be compared and pickled."""

    @property
    def name(self) -> str: ...

    @property
    def takes(self) -> str:
        """The input, in the words of a network's card; see :class:`..files.card.Card`."""

    @property
    def spacing(self) -> int:
        """Pixels from one that it sees to the next, see :mod:`.core.whole_image.spacing`."""

    @property
    def smooth(self) -> bool:
        """True where it leaves so little speckle that a clear change in its result is one."""

    @property
    def asks_looks(self) -> bool:
        """True where it works with the looks of a super-image, which somebody has to measure then."""

    def for_image(self, log_level: float) -> Operation:
        """An operation that despeckles an image with this mean log-intensity by itself.

        Raises
        ------
        InputError : it needs a super-image
        """

    def for_date(self, levels: DateLevels, dates: float, looks: float) -> Operation:
        """An operation that despeckles a date with its super-image.

        Parameters
        ----------
        dates : number of dates in the super-image
        looks : of the super-image, NaN unless :attr:`asks_looks`
        """

    def for_super_image(self, looks: float) -> Despeckler:
        """Itself at its best, for an image that every date will share.

        Parameters
        ----------
        looks : of that image, NaN unless :attr:`asks_looks`
        """
