"""Borders of GRD products before version 2.9 of ESA's processor: gaps, to the pixel, and no sea is taken for one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from sar_despeckle.core.errors import InputError
from sar_despeckle.core.products.border_noise import first_bright

SHAPE = (700, 620)
SEA = 28.0  # digital numbers of the receiver's noise alone


def old_image(seed: int = 1) -> tuple[Any, Any]:
    """A dark sea and land, with borders of zeros and of low values in steps; and where it was imaged."""
    rng = np.random.default_rng(seed)
    level = np.full(SHAPE, SEA)
    level[:, 300:] = 120
    image = level * np.sqrt(rng.gamma(4.4, 1 / 4.4, SHAPE))
    imaged = np.zeros(SHAPE, bool)
    imaged[20:, 30:-25] = True
    imaged[:300, :55] = False  # the sampling window starts later in the first bursts
    imaged[-40:, 350:] = False
    noise = rng.integers(0, 12, SHAPE)
    noise[:, :10] = noise[:12] = 0
    return np.round(np.where(imaged, np.maximum(image, 1), noise)).astype(np.uint16), imaged


@pytest.mark.parametrize(
    ("version", "start", "cut"),
    [("002.84", "20170103T054512", True), ("002.91", "20170103T054512", False), ("", "20170103T054512", True)],
)
def test_borders_are_gaps(
    version: str, start: str, cut: bool, tmp_path: Path, opened: Callable[..., Any], made_products: ModuleType
):
    image, imaged = old_image()
    safe = made_products.write_safe(tmp_path, {("IW", "VV"): image}, start=start, version=version)
    if not version:
        (safe / "manifest.safe").unlink()
    stack, values = opened(next((safe / "measurement").iterdir()))
    gaps = np.isnan(values[0])
    assert ("noise along the borders" in " ".join(stack.notes)) == cut
    if not cut:
        assert np.array_equal(gaps, image == 0)  # what newer versions leave is zero
        return
    assert not (~gaps & ~imaged).any()
    assert (gaps & imaged).sum() < 0.003 * imaged.sum()  # dark pixels beside the edge, which speckle has


def test_a_dark_sea_without_borders_stays(tmp_path: Path, opened: Callable[..., Any], made_products: ModuleType):
    rng = np.random.default_rng(2)
    image = np.round(SEA * np.sqrt(rng.gamma(4.4, 1 / 4.4, SHAPE))).astype(np.uint16)
    image = np.maximum(image, 1)
    safe = made_products.write_safe(tmp_path, {("IW", "VV"): image}, start="20170103T054512", version="002.60")
    _, values = opened(safe)
    assert np.isnan(values).mean() < 0.003


def test_a_truncated_image_is_one_sentence(
    tmp_path: Path, opened: Callable[..., Any], made_products: ModuleType, gdal_mode: bool
):
    safe = made_products.write_safe(tmp_path, {("IW", "VV"): old_image()[0]}, start="20170103T054512", version="002.60")
    measurement = next((safe / "measurement").iterdir())
    measurement.write_bytes(measurement.read_bytes()[:400_000])
    with pytest.raises(InputError, match=r"001\.tiff cannot be (read to its end|opened as a raster) \(.*\); "):
        opened(safe)


def test_the_first_bright_stretch_begins_with_a_bright_pixel():
    rows = np.array([[5] * 8 + [100] * 40, [0] * 48, [100] * 48], np.float32)
    assert first_bright(rows, 1).tolist() == [8, 48, 0]
    assert first_bright(rows.T, 0).tolist() == [8, 48, 0]
