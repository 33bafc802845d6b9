"""The ways in which a user chooses rasters: layers of the project, files, a folder, or dropped into the dock."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from qgis.core import QgsMimeDataUtils, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QMimeData, Qt
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ...core.errors import InputError
from ...processing_provider.translation import tr

_ENDINGS = (".tif", ".tiff", ".vrt", ".img", ".jp2", ".nc", ".h5", ".dat", ".slc", ".zip")
_FOLDERS = (".safe", ".zarr")  # products that are folders themselves
_RESULT = "_despeckled"


def rasters_in_folder(folder: str) -> list[str]:
    """The rasters and products of a folder by name, without the results that the dock wrote there.

    Raises
    ------
    InputError : there are none, or it cannot be read
    """
    try:
        if is_product(folder):
            return [folder]
        files = sorted(path for path in Path(folder).iterdir() if _is_file_of_date(path) or is_product(str(path)))
    except OSError as error:
        raise InputError(
            tr("The folder {folder} cannot be read ({reason}); choose another.").format(
                folder=folder, reason=error.strerror
            )
        ) from error
    files = [path for path in files if not path.stem.endswith(_RESULT) and not path.name.startswith(".")]
    if not files:
        raise InputError(
            tr("The folder {folder} holds no rasters ({endings}); choose another, or files.").format(
                folder=folder, endings=", ".join(_ENDINGS)
            )
        )
    return [str(path) for path in files]


def is_product(folder: str) -> bool:
    """True for a folder that is one product: SAFE, Zarr."""
    path = Path(folder)
    return path.suffix.lower() in _FOLDERS and path.is_dir()


def _is_file_of_date(path: Path) -> bool:
    return path.suffix.lower() in _ENDINGS and path.is_file()


def layer_at(source: str) -> str:
    """The id of the project's raster layer with this source; the source itself where there is none."""
    for layer in QgsProject.instance().mapLayers().values():
        if isinstance(layer, QgsRasterLayer) and layer.source() == source:
            return str(layer.id())
    return source


def dropped(data: QMimeData) -> tuple[list[str], list[str]]:
    """Rasters, and folders of rasters, that are dropped from QGIS's panels or from outside."""
    rasters, folders = [], []
    if QgsMimeDataUtils.isUriList(data):
        uris = QgsMimeDataUtils.decodeUriList(data)
        rasters = [layer_at(uri.uri) for uri in uris if uri.layerType == "raster"]
        folders = [uri.uri for uri in uris if uri.layerType in ("directory", "collection")]
    if not rasters and not folders:
        paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
        folders = [path for path in paths if Path(path).is_dir()]
        rasters = [layer_at(path) for path in paths if path not in folders]
    return rasters, folders


class LayersDialog(QDialog):
    """Raster layers of the project to choose from; at first those that are selected in the Layers panel, else all."""

    def __init__(self, selected: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Layers of the series"))
        self.list = QListWidget()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layers = _raster_layers()
        hint = tr("Check the dates of one series, or one raster with a band for each date.")
        label = QLabel(
            hint if layers else tr("The project has no raster layers that are files; add files or a folder.")
        )
        label.setWordWrap(True)
        for widget in (label, self.list, self.buttons):
            layout.addWidget(widget)
        some = {layer.id() for layer in layers} & set(selected)
        for layer in layers:
            item = QListWidgetItem(layer.name(), self.list)
            item.setData(Qt.ItemDataRole.UserRole, layer.id())
            item.setToolTip(layer.source())
            checked = not some or layer.id() in some
            item.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)
        self.resize(420, 360)

    def chosen(self) -> list[str]:
        """Ids of the layers checked."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return [
            str(item.data(Qt.ItemDataRole.UserRole)) for item in items if item.checkState() == Qt.CheckState.Checked
        ]


def _raster_layers() -> Sequence[QgsRasterLayer]:
    """The layers that can be a date, in the order of the Layers panel."""
    layers = (node.layer() for node in QgsProject.instance().layerTreeRoot().findLayers())
    return [layer for layer in layers if isinstance(layer, QgsRasterLayer) and layer.providerType() == "gdal"]
