"""Run by a real QGIS whose profile has no ONNX Runtime: it is installed from a folder of wheels, and used at once."""

from __future__ import annotations

import numpy as np
from osgeo import gdal
from qgis.core import QgsSettings
from qgis.utils import plugins
from window_user import FOLDER, click, found, shoot, size_window, wait, wait_until, work


def install(dialog, box, wheels: str) -> list[str]:
    dialog.wheels.setFilePath(str(FOLDER / wheels))
    dialog.log.clear()
    click(box.install_button)
    wait_until(lambda: box.install_button.isEnabled(), 300)
    return dialog.log.toPlainText().splitlines()


def despeckled() -> list[float]:
    import processing

    path, result = str(FOLDER / "image.tif"), str(FOLDER / "clean.tif")
    image = np.random.default_rng(1).exponential(size=(64, 64)).astype(np.float32)
    raster = gdal.GetDriverByName("GTiff").Create(path, 64, 64, 1, gdal.GDT_Float32)
    raster.GetRasterBand(1).WriteArray(image)
    del raster  # closed
    processing.run("sardespeckle:despeckle", {"INPUT": path, "SCALE": 1, "OUTPUT": result})
    clean = gdal.Open(result).ReadAsArray()
    return [float(image.std()), float(clean.std())]


def use() -> None:
    settings = QgsSettings()
    for name, value in (("Enabled", True), ("Type", "HttpProxy"), ("Host", "127.0.0.1"), ("Port", "9")):
        settings.setValue(f"proxy/proxy{name}", value)
    size_window()
    numpy = np.__version__
    dialog = plugins["sar_despeckle"].menu.show_install_dialog()
    wait(300)
    environment = dialog.process.processEnvironment()
    found["proxy"] = environment.value("HTTPS_PROXY")
    found["without"] = install(dialog, dialog.runtime, "empty")
    found["with"] = install(dialog, dialog.runtime, "wheels")
    found["state"] = dialog.runtime.state.text()
    found["openvino"] = install(dialog, dialog.faster, "empty")
    shoot("install")
    dialog.close()
    found["spread"] = despeckled()
    import scipy.ndimage  # noqa: F401  still works

    found["numpy"] = [numpy, np.__version__]


work(use)
