"""Defaults that the user has set in QGIS's options: an algorithm that is given no value takes them."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import QgsSettings

from ..models.library.catalog import AUTO

_GROUP = "sar_despeckle"
SERIES, IMAGE = "network_for_series", "network_for_images"
MEMORY, LEAST_MEMORY, MOST_MEMORY = 2048, 1, 2**24  # MiB
_DEVICES = 3


@dataclass(frozen=True)
class Preferences:
    """The user's defaults.

    Attributes
    ----------
    device : place in the list of DEVICE
    memory : in MiB
    series, image : networks, by name
    """

    device: int = 0
    memory: int = MEMORY
    series: str = AUTO
    image: str = AUTO

    @classmethod
    def read(cls) -> Preferences:
        """Read them. What cannot be used, as after an edit by hand, is as if it were not set."""
        settings = QgsSettings()
        device = _whole(settings.value(f"{_GROUP}/device"), 0, _DEVICES - 1, 0)
        memory = _whole(settings.value(f"{_GROUP}/memory"), LEAST_MEMORY, MOST_MEMORY, MEMORY)
        return cls(device, memory, *(str(settings.value(f"{_GROUP}/{key}") or AUTO) for key in (SERIES, IMAGE)))

    def write(self) -> None:
        """Keep them in the profile; a default of the plugin's own is not written."""
        settings = QgsSettings()
        usual = Preferences()
        for key, value, unset in (
            ("device", self.device, usual.device),
            ("memory", self.memory, usual.memory),
            (SERIES, self.series, usual.series),
            (IMAGE, self.image, usual.image),
        ):
            if value == unset:
                settings.remove(f"{_GROUP}/{key}")
            else:
                settings.setValue(f"{_GROUP}/{key}", value)

    def network(self, options: list[str], use: str) -> str:
        """The network for a use, if it is still there."""
        wanted = {SERIES: self.series, IMAGE: self.image}.get(use, AUTO)
        return wanted if wanted in options else AUTO


def _whole(value: object, least: int, most: int, usual: int) -> int:
    text = str(value)
    return int(text) if text.isdecimal() and least <= int(text) <= most else usual
