"""A network's card: what it takes, what it was trained on, how to prepare an image for it.

The card travels as JSON in the ONNX file's metadata under :data:`KEY`, so that weights and card cannot part.
"""

from __future__ import annotations

import json
from dataclasses import MISSING, asdict, dataclass, fields

KEY = "sar_despeckle.card"


@dataclass(frozen=True)
class Card:
    """What a despeckling network needs to know of itself.

    Attributes
    ----------
    name, version, licence, description, training : for people
    quantity : what the network takes and gives; only ``log_amplitude`` so far
    minimum, maximum : normalisation x = (ln A − minimum)/(maximum − minimum), with A the amplitude
    mean_log_amplitude : level to which the image's mean ln A is brought before; None leaves the image as it is
    looks : smallest and largest number of looks trained for
    correlation : of the speckle it was trained for, in words
    halo : pixels of context the result depends on noticeably
    multiple : sides of a tile are multiples of this
    pixel_bytes : the most that ONNX Runtime was seen to hold while it runs, per pixel of a tile
    architecture : name of the torch module that the weights fit, of those in :mod:`.networks`; empty where it is not
        known, and then ONNX Runtime alone can run the network
    """

    name: str
    version: str
    quantity: str
    minimum: float
    maximum: float
    mean_log_amplitude: float | None
    looks: tuple[float, float]
    correlation: str
    halo: int
    multiple: int
    training: str
    licence: str
    description: str
    pixel_bytes: int = 1650
    architecture: str = ""

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Card:
        """Read a card back.

        Raises
        ------
        ValueError : the text is no card, or lacks a field
        """
        values = json.loads(text)
        if not isinstance(values, dict):
            raise ValueError("the card is not a JSON object")
        missing = [f.name for f in fields(cls) if f.name not in values and f.default is MISSING]
        if missing:
            raise ValueError(f"the card lacks {', '.join(missing)}")
        known = {f.name: values[f.name] for f in fields(cls) if f.name in values}
        known["looks"] = tuple(known["looks"])
        return cls(**known)
