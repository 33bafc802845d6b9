"""Write docs/openeo/sar_despeckle.json: the user-defined process of openEO, with the UDF of docs/openeo/udf.py in it.

``scripts/dev_python.sh scripts/openeo_process.py``; a test fails where the file is not what this writes.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "openeo"
TARGET = FOLDER / "sar_despeckle.json"
SIZE, OVERLAP = 512, 192  # pixels; multiples of the networks' coarsest pixel, and the overlap holds two of their halos

DESCRIPTION = """Removes the speckle of Sentinel-1 intensity (single-look, GRD or RTC) by the recipes of SAR Despeckle:
every date of a series with the help of all the others, or each date by itself.

The bands must be linear intensity, not decibels, and all dates of a chunk must be there. Levels, looks and gains
belong to the whole image and cannot be seen in a chunk: measure them first, once, with
`sar_despeckle.measure_figures`, band by band, on the series or on a representative part of it, and hand them over as
`figures`."""


def _cube(description: str) -> dict[str, Any]:
    return {
        "description": description,
        "schema": {
            "type": "object",
            "subtype": "datacube",
            "dimensions": [{"type": "spatial", "axis": ["x", "y"]}, {"type": "temporal"}, {"type": "bands"}],
        },
    }


def _by_axis(value: int) -> list[dict[str, Any]]:
    return [{"dimension": axis, "value": value, "unit": "px"} for axis in ("x", "y")]


def process() -> dict[str, Any]:
    """The process as openEO's API describes a user-defined one."""
    run = {
        "process_id": "run_udf",
        "arguments": {
            "data": {"from_parameter": "data"},
            "udf": (FOLDER / "udf.py").read_text(encoding="utf-8"),
            "runtime": "Python",
            "context": {"figures": {"from_parameter": "figures"}},
        },
        "result": True,
    }
    neighbourhood = {
        "process_id": "apply_neighborhood",
        "arguments": {
            "data": {"from_parameter": "data"},
            "process": {"process_graph": {"despeckle": run}},
            "size": _by_axis(SIZE),
            "overlap": _by_axis(OVERLAP),
        },
        "result": True,
    }
    figures = {
        "name": "figures",
        "description": "The figures of the whole, by name of the band: what `sar_despeckle.measure_figures` returns.",
        "schema": {"type": "object"},
    }
    return {
        "id": "sar_despeckle",
        "summary": "Despeckle Sentinel-1 images and time series.",
        "description": DESCRIPTION,
        "categories": ["sar", "filter"],
        "parameters": [{"name": "data", **_cube("Linear intensity, no-data where there is none.")}, figures],
        "returns": _cube("The same cube without speckle."),
        "process_graph": {"neighbourhood": neighbourhood},
        "links": [
            {
                "rel": "about",
                "href": "https://github.com/sar-despeckle/sar-despeckle",
                "title": "SAR Despeckle, GPL-3.0-or-later",
            }
        ],
    }


def text() -> str:
    return json.dumps(process(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    TARGET.write_text(text(), encoding="utf-8")
    print(f"Wrote {TARGET}")
