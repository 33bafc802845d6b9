"""Endless waits: Ctrl-C ends a run that waits for a server, and a pipe is refused."""

from __future__ import annotations

import os
import signal
import socket
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from osgeo import gdal

from .conftest import Algorithm
from .rasters import speckled, write_raster

if sys.platform == "win32":
    pytest.skip("signals and pipes of another kind", allow_module_level=True)


def test_ctrl_c_ends_a_run_that_waits_for_a_server(qgis_process: Any, tmp_path: Path):
    """The server accepts and never answers; what is to be read from it is the source of a VRT."""
    image = write_raster(tmp_path / "a.tif", speckled(1)[0])
    gdal.BuildVRT(str(tmp_path / "v.vrt"), [str(image)]).FlushCache()
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(50)
        server.settimeout(60)
        text = (tmp_path / "v.vrt").read_text()
        url = f"/vsicurl/http://127.0.0.1:{server.getsockname()[1]}/a.tif"
        (tmp_path / "v.vrt").write_text(text.replace('relativeToVRT="1">a.tif', f'relativeToVRT="0">{url}'))
        process = qgis_process.start("run", "sardespeckle:looks", f"INPUT={tmp_path / 'v.vrt'}")
        connection, _ = server.accept()
        time.sleep(0.5)
        begun = time.monotonic()
        process.send_signal(signal.SIGINT)
        try:
            _, said = process.communicate(timeout=30)
        finally:
            process.kill()
        connection.close()
    assert time.monotonic() - begun < 4  # two for the cancel; the machine may be busy
    assert process.returncode == 1
    assert "Cancelled: nothing was written." in said


def test_a_pipe_is_refused(algorithm: Algorithm, tmp_path: Path):
    good = write_raster(tmp_path / "good.tif", speckled(1)[0].astype(np.float32))
    os.mkfifo(tmp_path / "pipe.tif")
    outcome = algorithm("superimage", INPUT=[good, tmp_path / "pipe.tif"], OUTPUT=tmp_path / "o.tif", check=False)
    assert outcome.code == 1
    assert outcome.sentences == ["pipe.tif is a pipe, not a file; save its contents as a GeoTIFF and choose that."]
    assert not (tmp_path / "o.tif").exists()
