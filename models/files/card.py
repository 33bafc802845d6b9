"""The card of a network: its input, its training, and the preparation of an image for it.

The card is JSON in the ONNX file's metadata under :data:`KEY`, so that weights and card stay together.
"""

from __future__ import annotations

import json
from dataclasses import MISSING, asdict, dataclass, fields

KEY = "sar_despeckle.card"

_LONGEST = 2**16  # characters of a card, and of a text in it a quarter; a file from elsewhere may hold anything
LARGEST_HALO, LARGEST_MULTIPLE, _LARGEST_PIXEL = 4096, 256, 10**6
LARGEST_LOG = 1000.0  # far beyond the logarithm of any amplitude
TAKES = ("image", "complex", "ratio", "guided", "gaussian")


@dataclass(frozen=True)
class Card:
    """Description of a despeckling network: everything that is needed to run it, and its origin.

    Attributes
    ----------
    name, version, licence, description, training : for people
    quantity : of input and output; only ``log_amplitude`` so far
    minimum, maximum : normalisation x = (ln A − minimum)/(maximum − minimum), with A the amplitude
    mean_log_amplitude : level to which the image's mean ln A is brought before; None leaves the image as it is
    looks : smallest and largest number of looks trained for
    correlation : of the speckle it was trained for, in words
    halo : pixels of context on which the result depends noticeably
    multiple : sides of a tile are multiples of this
    pixel_bytes : the most memory that ONNX Runtime was seen to use, per pixel of a large tile
    takes : the input: an ``image``, a ``complex`` one (its amplitude, cosine and sine of its phase), the ``ratio`` of a
        date to a super-image, or ``guided``: a date, the super-image and the number of dates in it, or ``gaussian``:
        log-amplitude under Gaussian noise and ln of the noise's standard deviation, for MuLoG
    architecture : name of the torch module that the weights fit, of those in :mod:`.networks`; if it is empty, only
        ONNX Runtime can run the network
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
    takes: str = "image"
    architecture: str = ""

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if field.type == "str" and not (isinstance(value, str) and len(value) <= _LONGEST // 4):
                raise ValueError(f"{field.name} is no text, or too long a one")
            if field.type == "str":
                _require_unicode(field.name, value)
        if self.quantity != "log_amplitude":
            raise ValueError(f"the quantity is {self.quantity[:40]!r}, not log_amplitude")
        if self.takes not in TAKES:
            raise ValueError(f"it takes {self.takes[:40]!r}, none of {', '.join(TAKES)}")
        _require_number("minimum", self.minimum, -LARGEST_LOG, LARGEST_LOG)
        _require_number("maximum", self.maximum, -LARGEST_LOG, LARGEST_LOG)
        if not self.minimum < self.maximum:
            raise ValueError(f"the maximum {self.maximum} is not above the minimum {self.minimum}")
        if self.mean_log_amplitude is not None:
            _require_number("mean_log_amplitude", self.mean_log_amplitude, -LARGEST_LOG, LARGEST_LOG)
        if not isinstance(self.looks, tuple) or len(self.looks) != 2:
            raise ValueError("looks are not two numbers")
        for looks in self.looks:
            _require_number("looks", looks, 0, 1e6)
        _require_number("halo", self.halo, 0, LARGEST_HALO, whole=True)
        _require_number("multiple", self.multiple, 1, LARGEST_MULTIPLE, whole=True)
        _require_number("pixel_bytes", self.pixel_bytes, 1, _LARGEST_PIXEL, whole=True)

    @property
    def channels(self) -> int:
        """Number of channels that go in."""
        return {"image": 1, "ratio": 1, "gaussian": 2}.get(self.takes, 3)

    @property
    def outputs(self) -> int:
        """Number of channels that come out: a phase-guided network also gives its first estimate."""
        return 2 if self.takes == "complex" else 1

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Card:
        """Read a card back.

        Raises
        ------
        ValueError : the text is no card, lacks a field, or has one with an impossible value
        """
        if len(text) > _LONGEST:
            raise ValueError(f"the card has more than {_LONGEST} characters")
        try:
            values = json.loads(text)
        except RecursionError as error:
            raise ValueError("the card is nested too deeply") from error
        if not isinstance(values, dict):
            raise ValueError("the card is not a JSON object")
        missing = [f.name for f in fields(cls) if f.name not in values and f.default is MISSING]
        if missing:
            raise ValueError(f"the card lacks {', '.join(missing)}")
        known = {f.name: values[f.name] for f in fields(cls) if f.name in values}
        if isinstance(known["looks"], list):
            known["looks"] = tuple(known["looks"])
        return cls(**known)


def _require_unicode(name: str, text: str) -> None:
    """Raise ValueError if the text has half a surrogate pair, which JSON can express but no file can hold."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ValueError(f"{name} has characters that are not Unicode") from error


def _require_number(name: str, value: object, low: float, high: float, *, whole: bool = False) -> None:
    """Raise ValueError unless the value is a finite number from low to high."""
    kinds = (int,) if whole else (int, float)
    if isinstance(value, bool) or not isinstance(value, kinds) or not low <= value <= high:
        # something nested could take for ever to be formatted
        shown = ascii(value)[:40] if isinstance(value, (str, int, float)) else f"a {type(value).__name__}"
        raise ValueError(f"{name} is {shown}, not a {'whole ' if whole else ''}number from {low:g} to {high:g}")
