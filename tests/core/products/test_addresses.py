"""Rasters by their addresses on servers and in buckets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from osgeo import gdal

from sar_despeckle.core.errors import InputError
from sar_despeckle.core.products.addresses import beside

Opened = Callable[..., Any]


@pytest.fixture
def cog(tmp_path: Path, made_products: ModuleType) -> Any:
    """A cloud optimised GeoTIFF in a bucket's folder; gives its numbers."""
    values = made_products.intensity((300, 400))
    source = gdal.Open(str(made_products.write_tiff(tmp_path / "plain.tif", values)))
    (tmp_path / "bucket").mkdir()
    gdal.GetDriverByName("COG").CreateCopy(str(tmp_path / "bucket" / "s1_vv_20240103.tif"), source).FlushCache()
    return values


def test_a_cog_on_a_server(cog: Any, tmp_path: Path, opened: Opened, made_products: ModuleType):
    with made_products.served(tmp_path) as address:
        for prefix in ("", "/vsicurl/"):
            stack, values = opened(f"{prefix}{address}/bucket/s1_vv_20240103.tif")
            assert np.array_equal(values[0], cog)
            assert str(stack.sources[0].date) == "2024-01-03 00:00:00"
        stack, _ = opened(f"{address}/bucket/s1_vv_20240103.tif?token=a/b.c")
        assert (stack.sources[0].label, stack.sources[0].name) == ("s1_vv_20240103.tif", "s1_vv_20240103")
        with pytest.raises(InputError, match=r"none\.tif cannot be opened as a raster .*; check the address and"):
            opened(f"{address}/bucket/none.tif")


def test_a_cog_in_a_bucket(cog: Any, tmp_path: Path, opened: Opened, made_products: ModuleType):
    with made_products.served(tmp_path) as address:
        options = {
            "AWS_S3_ENDPOINT": address.split("//")[1],
            "AWS_HTTPS": "NO",
            "AWS_VIRTUAL_HOSTING": "FALSE",
            "AWS_NO_SIGN_REQUEST": "YES",
        }
        for name, value in options.items():
            gdal.SetConfigOption(name, value)
        try:
            for path in ("s3://bucket/s1_vv_20240103.tif", "/vsis3/bucket/s1_vv_20240103.tif"):
                stack, values = opened(path)
                assert np.array_equal(values[0], cog) and stack.sources[0].name == "s1_vv_20240103"
        finally:
            for name in options:
                gdal.SetConfigOption(name, None)


def test_a_server_that_is_not_there(opened: Opened):
    with pytest.raises(InputError, match=r"a\.tif cannot be opened as a raster .*; check the address and"):
        opened("http://127.0.0.1:9/a.tif")
    with pytest.raises(InputError, match=r"item\.json cannot be read \(.*\); check the address and the connection\."):
        opened("http://127.0.0.1:9/item.json")


@pytest.mark.parametrize(
    ("base", "target", "found"),
    [
        ("/a/b/item.json", "../vv.tif", "/a/vv.tif"),
        ("item.json", "./vv.tif", "vv.tif"),
        ("/a/item.json", "/c/vv.tif", "/c/vv.tif"),
        ("/a/item.json", "file:///c/vv.tif", "/c/vv.tif"),
        ("C:\\a\\item.json", "vv.tif", "C:/a/vv.tif"),
        ("/a/item.json", "C:\\b\\vv.tif", "C:\\b\\vv.tif"),
        ("/a/item.json", "s3://bucket/vv.tif", "/vsis3/bucket/vv.tif"),
        ("/vsis3/bucket/a/item.json", "../vv.tif", "/vsis3/bucket/vv.tif"),
        ("/vsicurl/https://e.org/a/item.json", "/vv.tif", "/vsicurl/https://e.org/vv.tif"),
        ("/vsicurl/https://e.org/a/item.json", "file:///etc/vv.tif", "file:///etc/vv.tif"),
    ],
)
def test_addresses_relative_to_a_file(base: str, target: str, found: str):
    assert beside(base, target) == found
