"""Archives: whole, cut off, and with something else in them. SAFE in archives is in test_sentinel1_safe."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from sar_despeckle.core.errors import InputError

Opened = Callable[..., Any]


def test_geotiffs_in_an_archive(tmp_path: Path, opened: Opened, made_products: ModuleType):
    """As HyP3 delivers: images of two polarisations, with other rasters beside them."""
    name = "S1A_IW_20240103T054512_DVP_RTC30_G_gpuned_AB12"
    folder = tmp_path / name
    folder.mkdir()
    images = {part: made_products.intensity(seed=k) for k, part in enumerate(("VV", "VH", "dem"))}
    for part, values in images.items():
        made_products.write_tiff(folder / f"{name}_{part}.tif", values)
    stack, values = opened(made_products.zipped(folder), part="VH")
    assert np.array_equal(values[0], images["VH"])
    assert stack.sources[0].name == f"{name}_VH" and str(stack.sources[0].date) == "2024-01-03 05:45:12"
    with pytest.raises(InputError, match=r"zip holds VH, VV; choose one with PART"):
        opened(folder.with_suffix(".zip"))


def test_archives_that_cannot_be_used(tmp_path: Path, opened: Opened, made_products: ModuleType):
    safe = made_products.write_safe(tmp_path, {("IW", "VV"): made_products.digital_numbers()})
    whole = made_products.zipped(safe).read_bytes()
    cut = tmp_path / "cut.SAFE.zip"
    cut.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(InputError, match=r"cut\.SAFE\.zip cannot be opened as a zip archive; .* download it again\."):
        opened(cut)
    with pytest.raises(InputError, match=r"nowhere\.zip does not exist or cannot be reached; check"):
        opened(tmp_path / "nowhere.zip")
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "read.me").write_text("nothing")
    with pytest.raises(InputError, match=r"texts\.zip holds neither a SAFE product nor a GeoTIFF; unpack it"):
        opened(made_products.zipped(texts))
