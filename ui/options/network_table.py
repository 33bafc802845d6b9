"""The table of networks with what their cards say."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from ...core.errors import InputError
from ...models.files.card import Card
from ...models.files.onnx_file import read_card
from ...models.library.catalog import GAUSSIAN, bundled, networks_in
from ...processing_provider.profile import models_folder
from ...processing_provider.translation import tr, tr_sentence

_TITLES = (tr("Network"), tr("For"), tr("Looks"), tr("Size"), tr("Licence"), tr("Trained on"))
_USES = {
    "image": tr("images"),
    "complex": tr("complex images"),
    "ratio": tr("ratios to a super-image"),
    "guided": tr("dates with their super-image"),
    "gaussian": tr("MuLoG"),
}
_NAME_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class ListedNetwork:
    """A network with its card.

    Attributes
    ----------
    own : whether the user has imported or tuned it
    problem : a sentence where its file cannot be read
    """

    name: str
    size: int
    own: bool
    card: Card | None
    problem: str = ""


def list_networks() -> list[ListedNetwork]:
    """Every network, those of the user first. It opens files: not for the main thread."""
    own = {name: path for name, path in networks_in(models_folder()).items() if name not in bundled()}
    return [
        *(_listed(name, path, True) for name, path in own.items()),
        *(_listed(name, path, False) for name, path in bundled().items()),
    ]


def _listed(name: str, path: Path, own: bool) -> ListedNetwork:
    try:
        return ListedNetwork(name, path.stat().st_size, own, read_card(str(path)))
    except InputError as error:
        return ListedNetwork(name, path.stat().st_size, own, None, tr_sentence(str(error)))


class NetworkTable(QTableWidget):
    """A row for each network; the whole card is in its tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, len(_TITLES), parent)
        self.setHorizontalHeaderLabels(_TITLES)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setStretchLastSection(True)

    def show_networks(self, networks: list[ListedNetwork]) -> None:
        self.clearSelection()
        self.setRowCount(len(networks))
        for row, network in enumerate(networks):
            for column, text in enumerate(_texts(network)):
                item = QTableWidgetItem(text)
                item.setData(_NAME_ROLE, network.name if network.own else "")
                item.setToolTip(_described(network))
                self.setItem(row, column, item)
        self.resizeColumnsToContents()

    def own_selected(self) -> str:
        """Name of the user's own network that is selected; nothing if it is none of his."""
        items = self.selectedItems()
        return str(items[0].data(_NAME_ROLE)) if items else ""


def _texts(network: ListedNetwork) -> tuple[str, ...]:
    size, card = tr("{size:.1f} MB").format(size=network.size / 1e6), network.card
    if card is None:
        return (network.name, "–", "–", size, "–", network.problem)
    least, most = card.looks
    looks = (
        "–"
        if network.name == GAUSSIAN
        else f"{least:g}"
        if least == most
        else tr("{least:g} to {most:g}").format(least=least, most=most)
    )
    return (network.name, _USES[card.takes], looks, size, card.licence, _trained_on(card))


def _described(network: ListedNetwork) -> str:
    if network.card is None:
        return network.problem
    card = network.card
    return (
        f"<p>{tr_sentence(card.description)}</p><p>{_trained_on(card)}</p>"
        f"<p>{tr('Version {version}.').format(version=card.version)} {card.licence}</p>"
    )


def _trained_on(card: Card) -> str:
    """The beginning of a card's text on the training; the recipe follows there, for those who train."""
    return tr_sentence(card.training.split(": ")[0])
