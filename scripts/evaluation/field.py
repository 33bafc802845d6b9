"""The networks that are measured: those bundled, those named on the command line, and the choices of ``auto``."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from sar_despeckle.models.despeckling.chosen_network import Network
from sar_despeckle.models.engines.devices import Device
from sar_despeckle.models.files.card import Card
from sar_despeckle.models.files.onnx_file import read_card
from sar_despeckle.models.library.catalog import AUTO, GAUSSIAN, bundled, find_model
from sar_despeckle.models.library.network_file import NetworkFile
from sar_despeckle.models.library.product import Product

from .result_store import file_digest

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Entrant:
    """One network; ``extra`` where it is not bundled."""

    name: str
    path: Path
    card: Card
    digest: str
    extra: bool

    @classmethod
    def of(cls, name: str, path: Path, extra: bool = False) -> Entrant:
        return cls(name, path, read_card(str(path)), file_digest(path), extra)

    @property
    def network(self) -> Network:
        return Network(NetworkFile(str(self.path), self.card, Device.CPU))

    @property
    def single(self) -> bool:
        """True where it is for images alone, without a super-image beside them."""
        return self.card.takes == "image"

    def suits(self, product: Product) -> bool:
        """Networks are named by the product they are for; those that name none take part everywhere."""
        last = self.name.rsplit("-", 1)[-1]
        return last == product.value or last not in [other.value for other in Product]


@dataclass(frozen=True)
class Field:
    """All networks, and where the real data are."""

    entrants: tuple[Entrant, ...]
    data: Path

    def auto(self, use: str, product: Product) -> Entrant:
        """The choice of ``auto`` for a use."""
        stem = find_model(AUTO, use, product).stem
        return next(entrant for entrant in self.entrants if entrant.name == stem)

    def single(self, product: Product) -> list[Entrant]:
        """Networks for images by themselves, and for super-images; the choice of ``auto`` is always among them."""
        chosen = [self.auto(use, product) for use in ("date", "super-image")]
        return [e for e in self.entrants if e in chosen or (e.single and e.suits(product))]

    def series(self, product: Product) -> list[Entrant]:
        """Networks for dates with their super-image: any can be given a ratio, if no phase guides it."""
        able = [e for e in self.entrants if e.card.takes != "complex"]
        return [e for e in able if e == self.auto("series", product) or e.suits(product)]


def gather(data: Path, extra: dict[str, Path], copies: Path) -> Field:
    """The bundled networks that despeckle, and others by name.

    Parameters
    ----------
    copies : folder for copies of the networks as they are now: a training may replace one while it is being measured

    Raises
    ------
    InputError : a file is no network, or has no card
    """
    networks = [(name, path, False) for name, path in bundled().items() if name != GAUSSIAN]
    networks += [(name, path, True) for name, path in extra.items()]
    return Field(tuple(Entrant.of(name, _copy(path, copies), more) for name, path, more in networks), data)


def _copy(path: Path, folder: Path) -> Path:
    content = path.read_bytes()
    copy = folder / f"{hashlib.sha256(content).hexdigest()[:16]}.onnx"
    if not copy.exists():
        folder.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(content)
    return copy
