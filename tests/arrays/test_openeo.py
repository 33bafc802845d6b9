"""The UDF of openEO by the client's local execution: chunks give what the whole gives."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from sar_despeckle import InputError, despeckle, despeckle_chunk, despeckle_series, measure_figures

xarray = pytest.importorskip("xarray", reason="scripts/environment.sh test installs xarray")
openeo = pytest.importorskip("openeo", reason="scripts/environment.sh test installs openeo")

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "openeo"
sys.path.append(str(ROOT / "scripts"))
import openeo_process  # noqa: E402

SHAPE, DATES = (352, 320), 2
OVERLAP = 192  # pixels, as docs/openeo says
BAND = "VV"


@pytest.fixture(scope="module")
def series() -> np.ndarray:
    """Two dates of two fields under one-look speckle, brighter at the second, with gaps."""
    rng = np.random.default_rng(3)
    scene = np.full(SHAPE, 0.05)
    scene[:, 140:] = 0.3
    scene[60:64] *= 3
    dates = scene * rng.gamma(1, 1, (DATES, *SHAPE)) * np.array([1, 1.5])[:, None, None]
    dates[0, 30:120, 20:60] = np.nan
    dates[:, 300:330, 250:] = np.nan
    return dates.astype(np.float32)


def neighbourhoods(cube: Any, sides: tuple[int, int], figures: dict[str, Any]) -> Any:
    """``apply_neighborhood`` by hand: every chunk goes to the UDF with its overlap, of which nothing is kept."""
    from openeo.udf.run_code import execute_local_udf

    udf = openeo.UDF(
        code=(FOLDER / "udf.py").read_text(encoding="utf-8"),
        runtime="Python",
        context={"figures": json.loads(json.dumps(figures, allow_nan=False))},
    )
    result = np.full(cube.shape, np.nan, np.float32)
    for top in range(0, SHAPE[0], sides[0]):
        for left in range(0, SHAPE[1], sides[1]):
            rows, cols = (max(0, start - OVERLAP) for start in (top, left))
            chunk = cube[:, :, rows : top + sides[0] + OVERLAP, cols : left + sides[1] + OVERLAP]
            (answer,) = execute_local_udf(udf, chunk).get_datacube_list()
            inner = answer.get_array().values[:, :, top - rows :, left - cols :][:, :, : sides[0], : sides[1]]
            result[:, :, top : top + sides[0], left : left + sides[1]] = inner
    return result


@pytest.mark.parametrize("sides", [(352, 320), (176, 320), (352, 160)])
def test_chunks_of_a_series_give_what_the_whole_gives(series: np.ndarray, sides: tuple[int, int]) -> None:
    days = np.datetime64("2024-01-01") + 12 * np.arange(DATES)
    cube = xarray.DataArray(series[:, None], dims=("t", "bands", "y", "x"), coords={"t": days, "bands": [BAND]})
    found = neighbourhoods(cube, sides, {BAND: measure_figures(series, looks=1)})[:, 0]
    require_equal(found, despeckle_series(series, looks=1))


def test_chunks_of_single_images_give_what_the_whole_gives(series: np.ndarray) -> None:
    cube = xarray.DataArray(series[:, None], dims=("t", "bands", "y", "x"), coords={"bands": [BAND]})
    found = neighbourhoods(cube, (176, 160), {BAND: measure_figures(series, series=False, looks=1)})[:, 0]
    require_equal(found, despeckle(series, looks=1))


def require_equal(found: np.ndarray, wanted: np.ndarray) -> None:
    np.testing.assert_array_equal(np.isnan(found), np.isnan(wanted))
    assert np.nanmax(np.abs(10 * np.log10(found / wanted))) < 0.01


def test_figures_matter(series: np.ndarray) -> None:
    """A chunk by itself has another level: without the figures of the whole a seam would show."""
    figures = measure_figures(series, series=False, looks=1)
    chunk = series[:, :176, :128]
    there, alone = despeckle_chunk(chunk, figures)[:, :40, :40], despeckle(chunk, looks=1)[:, :40, :40]
    assert np.nanmax(np.abs(10 * np.log10(there / alone))) > 0.01


def test_figures_of_something_else_are_refused(series: np.ndarray) -> None:
    figures = measure_figures(series, series=False, looks=1)
    with pytest.raises(InputError, match="another recipe"):
        despeckle_chunk(series, {**figures, "passes": figures["passes"][:1]})
    with pytest.raises(InputError, match="lack something"):
        despeckle_chunk(series, {"looks": 1})
    with pytest.raises(InputError, match="damaged"):
        despeckle_chunk(series, {**figures, "passes": [[{"kind": "Path", "total": "1"}]] * 9})


def test_dependencies_are_declared_inline() -> None:
    from openeo.udf.run_code import extract_udf_dependencies

    declared = extract_udf_dependencies((FOLDER / "udf.py").read_text(encoding="utf-8"))
    assert any(dependency.split(" @ ")[0] == "sar_despeckle" for dependency in declared)


def test_the_process_is_what_the_api_asks_for() -> None:
    """A user-defined process of openEO's API 1.2: names, parameters, one result, and references that lead somewhere."""
    from openeo.internal.process_graph_visitor import ProcessGraphVisitor
    from openeo.internal.processes.parse import Process

    written = (FOLDER / "sar_despeckle.json").read_text(encoding="utf-8")
    assert written == openeo_process.text(), "run scripts/dev_python.sh scripts/openeo_process.py"
    process = json.loads(written)
    parsed = Process.from_dict(process)
    assert re.fullmatch(r"\w+", parsed.id)
    assert [parameter.name for parameter in parsed.parameters] == ["data", "figures"]
    assert all(parameter["description"] and parameter["schema"] for parameter in process["parameters"])
    assert process["returns"]["schema"]["subtype"] == "datacube"
    names = {parameter["name"] for parameter in process["parameters"]}
    outer = process["process_graph"]
    (result,) = (node for node in outer.values() if node.get("result"))
    assert ProcessGraphVisitor.dereference_from_node_arguments(outer) == "neighbourhood"
    arguments = result["arguments"]
    assert arguments["data"]["from_parameter"] in names
    inner = arguments["process"]["process_graph"]
    assert ProcessGraphVisitor.dereference_from_node_arguments(inner) == "despeckle"
    run = inner["despeckle"]["arguments"]
    assert run["context"]["figures"]["from_parameter"] in names
    assert run["udf"] == (FOLDER / "udf.py").read_text(encoding="utf-8")
    for kind in ("size", "overlap"):
        assert [(given["dimension"], given["unit"]) for given in arguments[kind]] == [("x", "px"), ("y", "px")]
    assert [given["value"] for given in arguments["overlap"]] == [OVERLAP, OVERLAP]
