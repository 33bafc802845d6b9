"""Items and collections of STAC, in files and on a server: images by polarisation, dates from the items."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from sar_despeckle.core.errors import InputError

DAYS = ("20240127", "20240103", "20240115")  # not in order
Opened = Callable[..., Any]


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory, made_products: ModuleType) -> Path:
    """Three items, each beside its rasters; a collection with links to them; and an answer of a search."""
    folder = tmp_path_factory.mktemp("catalogue")
    items = []
    for number, day in enumerate(DAYS):
        name = f"scene-{number}"
        (folder / name).mkdir()
        for seed, part in enumerate(("vv", "vh")):
            values = made_products.intensity(seed=10 * seed + number)
            made_products.write_tiff(folder / name / f"{part}.tif", values)
        when = f"{day[:4]}-{day[4:6]}-{day[6:]}T05:45:12.345Z"
        item = made_products.item(name, when, {"vv": "./vv.tif", "vh": "vh.tif"})
        made_products.write_json(folder / name / "item.json", item)
        items.append(made_products.item(name, when, {part: f"{name}/{part}.tif" for part in ("vv", "vh")}))
    links = [{"rel": "item", "href": f"./scene-{number}/item.json"} for number in range(len(DAYS))]
    collection = {"type": "Collection", "id": "s1", "links": [{"rel": "self", "href": "collection.json"}, *links]}
    made_products.write_json(folder / "collection.json", collection)
    second = {"type": "FeatureCollection", "features": items[1:], "links": [{"rel": "next", "href": "search.json"}]}
    made_products.write_json(folder / "page2.json", second)
    first = {"type": "FeatureCollection", "features": items[:1], "links": [{"rel": "next", "href": "page2.json"}]}
    made_products.write_json(folder / "search.json", first)
    return folder


def test_an_item_gives_the_asset_of_a_polarisation(catalogue: Path, opened: Opened, made_products: ModuleType):
    stack, values = opened(catalogue / "scene-1" / "item.json", part="VH")
    assert np.array_equal(values[0], made_products.intensity(seed=11))
    assert stack.sources[0].date == datetime(2024, 1, 3, 5, 45, 12)
    assert (stack.sources[0].label, stack.sources[0].name) == ("scene-1 VH", "scene-1_VH")
    with pytest.raises(InputError, match=r'scene-1 holds VV, VH; choose one with PART, as in PART="VV"\.'):
        opened(catalogue / "scene-1" / "item.json")


@pytest.mark.parametrize("name", ["collection.json", "search.json"])
def test_a_collection_is_a_series_in_the_order_of_its_dates(
    name: str, catalogue: Path, opened: Opened, made_products: ModuleType
):
    stack, values = opened(catalogue / name, part="VV")
    assert [source.date.day for source in stack.sources] == [3, 15, 27]
    assert [source.name for source in stack.sources] == ["scene-1_VV", "scene-2_VV", "scene-0_VV"]
    assert np.array_equal(values, np.stack([made_products.intensity(seed=k) for k in (1, 2, 0)]))


def test_a_collection_on_a_server(catalogue: Path, opened: Opened, made_products: ModuleType):
    with made_products.served(catalogue) as address:
        stack, values = opened(f"{address}/collection.json", part="VV")
        assert all(source.path.startswith(f"/vsicurl/{address}/scene-") for source in stack.sources)
        assert np.array_equal(values[0], made_products.intensity(seed=1))


def test_an_asset_may_be_a_product_itself(tmp_path: Path, opened: Opened, made_products: ModuleType):
    made_products.write_cslc(tmp_path / "cslc.h5", {"VV": made_products.single_look()})
    item = made_products.item("burst", "2024-01-03T05:45:12Z", {})
    item["assets"]["data"] = {"href": "cslc.h5", "type": "application/x-hdf5"}
    stack, _ = opened(made_products.write_json(tmp_path / "burst.json", item))
    assert stack.complex and stack.sources[0].date.month == 1 and stack.grid.geotransform is not None


def test_items_that_cannot_be_used(tmp_path: Path, opened: Opened, made_products: ModuleType):
    write, item = made_products.write_json, made_products.item
    path = write(tmp_path / "lost.json", item("lost", "2024-01-03T00:00:00Z", {"vv": "gone.tif"}))
    with pytest.raises(InputError, match=r"lost: the asset VV is .*gone\.tif, which is not there; download it"):
        opened(path)
    path = write(tmp_path / "bare.json", item("bare", "2024-01-03T00:00:00Z", {}))
    with pytest.raises(InputError, match=r"The item bare in bare\.json has no asset that is a raster; give another"):
        opened(path)
    path = write(tmp_path / "none.json", {"type": "Collection", "links": []})
    with pytest.raises(InputError, match=r"none\.json holds no items of its own"):
        opened(path)
    path = tmp_path / "cut.json"
    path.write_text('{"type": "Feature", "assets": {')
    with pytest.raises(InputError, match=r"cut\.json is no whole JSON \(JSONDecodeError\)"):
        opened(path)
    path = write(tmp_path / "other.json", ["of", "another", "kind"])
    with pytest.raises(InputError, match=r"other\.json cannot be opened as a raster"):
        opened(path)
    path = write(tmp_path / "strange.json", {"type": "Feature", "assets": {"vv": 3, "vh": {"href": 4}}, "id": None})
    with pytest.raises(InputError, match=r"strange\.json has no asset that is a raster"):
        opened(path)
