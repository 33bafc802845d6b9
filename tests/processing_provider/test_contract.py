"""The public contract: ids, parameters in their order with their defaults, and outputs.

Users' scripts and models name them. What stands here is never renamed, removed or given another default; a change of
the program may add a line, and an option at the end of a list.
"""

from __future__ import annotations

from typing import Any

import pytest

PART = ["PART", "string", None, "optional", "advanced"]
STACK = [["INPUT", "multilayer", None], ["SCALE", "enum", 0], ["BAND", "number", 0, "advanced"], PART]
IMAGE = [["INPUT", "raster", None], ["SCALE", "enum", 0], PART]
FORMAT = ["FORMAT", "enum", 0, "advanced"]
NETWORK = [["MODEL", "enum", "auto"], ["DEVICE", "enum", 0]]
EXTENT = ["EXTENT", "extent", None, "optional", "advanced"]
LIMITS = [
    EXTENT,
    ["TILE_SIZE", "number", 0, "advanced"],
    ["MEMORY", "number", 2048, "advanced"],
]
CLUSTER = ["CLUSTER", "string", None, "optional", "advanced"]
PHASES = ["PHASE", "multilayer", None, "optional", "advanced"]
LOOKS = ["LOOKS", "number", 0.0]

PARAMETERS: dict[str, list[list[Any]]] = {
    "glrtmultilook": [
        *STACK,
        LOOKS,
        ["WINDOW_ROWS", "number", 15],
        ["WINDOW_COLUMNS", "number", 15],
        ["ALPHA", "number", 0.05],
        ["MIN_SIMILAR", "number", 20],
        *LIMITS,
        CLUSTER,
        FORMAT,
        ["OUTPUT", "rasterDestination", None],
        ["SIMILAR_PIXELS", "rasterDestination", None, "optional"],
        ["LOAD", "boolean", True, "advanced"],
        ["OUTPUT_FOLDER", "folderDestination", None, "optional"],
    ],
    "superimage": [
        *STACK,
        ["METHOD", "enum", 0],
        ["TARGET", "number", 0],
        LOOKS,
        ["DENOISE", "enum", 0],
        *LIMITS,
        CLUSTER,
        FORMAT,
        ["OUTPUT", "rasterDestination", None],
    ],
    "ratiodespeckle": [
        *STACK,
        ["SUPERIMAGE", "raster", None],
        *NETWORK,
        PHASES,
        *LIMITS,
        CLUSTER,
        FORMAT,
        ["OUTPUT", "rasterDestination", None],
        ["RATIO", "rasterDestination", None, "optional"],
    ],
    "despecklestack": [
        *STACK,
        LOOKS,
        ["SUPERIMAGE_METHOD", "enum", 3],
        ["DENOISE", "enum", 1],
        *NETWORK,
        PHASES,
        ["DATES", "string", None, "optional", "advanced"],
        *LIMITS,
        CLUSTER,
        ["PREVIEW", "boolean", False, "advanced"],
        ["KEEP", "enum", 0, "advanced"],
        FORMAT,
        ["LOAD", "boolean", True, "advanced"],
        ["OUTPUT_FOLDER", "folderDestination", None],
        ["SUPERIMAGE", "rasterDestination", None, "optional"],
    ],
    "despeckle": [*IMAGE, *NETWORK, *LIMITS, CLUSTER, FORMAT, ["OUTPUT", "rasterDestination", None]],
    "pgd2net": [
        ["INPUT", "raster", None],
        ["PHASE", "raster", None, "optional"],
        ["SCALE", "enum", 0],
        PART,
        *NETWORK,
        *LIMITS,
        CLUSTER,
        FORMAT,
        ["OUTPUT", "rasterDestination", None],
        ["SPECKLE", "rasterDestination", None, "optional"],
    ],
    "mulog": [
        *IMAGE,
        LOOKS,
        ["DENOISER", "enum", 0],
        ["SUBSAMPLE", "boolean", False],
        ["DEVICE", "enum", 0],
        *LIMITS,
        CLUSTER,
        FORMAT,
        ["OUTPUT", "rasterDestination", None],
    ],
    "looks": [*IMAGE, *LIMITS, CLUSTER],
    "simulatestack": [
        ["DATES", "number", 10],
        ["ROWS", "number", 512],
        ["COLUMNS", "number", 512],
        ["LOOKS", "number", 1],
        ["SUBSWATH", "enum", 1],
        ["CHANGE", "number", 3.0],
        ["SEED", "number", 1],
        ["COMPLEX", "boolean", False],
        FORMAT,
        ["LOAD", "boolean", True, "advanced"],
        ["OUTPUT_FOLDER", "folderDestination", None],
        ["REFERENCE", "rasterDestination", None, "optional"],
    ],
    "trainingpairs": [
        ["INPUT", "multilayer", None],
        ["PHASE", "multilayer", None, "optional"],
        ["SCALE", "enum", 0],
        ["BAND", "number", 0, "advanced"],
        PART,
        LOOKS,
        ["PATCH", "number", 256],
        ["QUALITY", "boolean", True],
        EXTENT,
        ["MEMORY", "number", 2048, "advanced"],
        ["OUTPUT_FOLDER", "folderDestination", None],
    ],
    "importmodel": [
        ["FILE", "file", None],
        ["NAME", "string", None],
        ["ARCHITECTURE", "enum", "auto"],
        ["MINIMUM", "number", -1.429329123112601, "advanced"],
        ["MAXIMUM", "number", 10.089038980848645, "advanced"],
        ["LEVEL", "number", 4.36, "advanced"],
        ["HALO", "number", 64, "advanced"],
        ["MULTIPLE", "number", 0, "advanced"],
        ["OVERWRITE", "boolean", False, "advanced"],
    ],
    "removemodel": [["NAME", "string", None]],
    "finetune": [
        *STACK,
        *NETWORK,
        ["MINUTES", "number", 10.0],
        ["NAME", "string", None],
        *LIMITS,
        ["OVERWRITE", "boolean", False, "advanced"],
    ],
    "qualityreport": [
        *STACK,
        ["DESPECKLED", "multilayer", None],
        ["REFERENCE", "multilayer", None, "optional"],
        LOOKS,
        EXTENT,
        ["MEMORY", "number", 2048, "advanced"],
        ["OUTPUT_HTML", "fileDestination", None],
    ],
}

GROUPS = {
    "glrtmultilook": "Multi-temporal",
    "superimage": "Multi-temporal",
    "ratiodespeckle": "Multi-temporal",
    "despecklestack": "Multi-temporal",
    "despeckle": "Single image",
    "pgd2net": "Single image",
    "mulog": "Single image",
    "looks": "Quality",
    "qualityreport": "Quality",
    "simulatestack": "Data",
    "trainingpairs": "Data",
    "importmodel": "Models",
    "removemodel": "Models",
    "finetune": "Models",
}

OUTPUTS = {
    "glrtmultilook": [
        ["OUTPUT", "outputRaster"],
        ["SIMILAR_PIXELS", "outputRaster"],
        ["OUTPUT_FOLDER", "outputFolder"],
        ["LAYERS", "outputMultilayer"],
    ],
    "superimage": [["OUTPUT", "outputRaster"], ["ENL", "outputNumber"]],
    "ratiodespeckle": [["OUTPUT", "outputRaster"], ["RATIO", "outputRaster"]],
    "despecklestack": [
        ["OUTPUT_FOLDER", "outputFolder"],
        ["LAYERS", "outputMultilayer"],
        ["SUPERIMAGE", "outputRaster"],
    ],
    "despeckle": [["OUTPUT", "outputRaster"]],
    "pgd2net": [["OUTPUT", "outputRaster"], ["SPECKLE", "outputRaster"]],
    "mulog": [["OUTPUT", "outputRaster"]],
    "looks": [["ENL", "outputNumber"]],
    "qualityreport": [
        ["OUTPUT_HTML", "outputHtml"],
        ["OUTPUT_JSON", "outputFile"],
        ["ENL_INPUT", "outputNumber"],
        ["ENL", "outputNumber"],
        ["RATIO_MEAN", "outputNumber"],
        ["RATIO_VARIANCE", "outputNumber"],
        ["EDGE_PRESERVATION", "outputNumber"],
        ["M_INDEX", "outputNumber"],
        ["PSNR", "outputNumber"],
        ["SSIM", "outputNumber"],
    ],
    "simulatestack": [
        ["OUTPUT_FOLDER", "outputFolder"],
        ["LAYERS", "outputMultilayer"],
        ["REFERENCE", "outputRaster"],
    ],
    "trainingpairs": [
        ["OUTPUT_FOLDER", "outputFolder"],
        ["INDEX", "outputFile"],
        ["CONTACT_SHEET", "outputHtml"],
        ["KEPT", "outputNumber"],
        ["LEFT_OUT", "outputNumber"],
    ],
    "importmodel": [["MODEL", "outputString"], ["OUTPUT", "outputFile"]],
    "removemodel": [["MODEL", "outputString"]],
    "finetune": [
        ["MODEL", "outputString"],
        ["OUTPUT", "outputFile"],
        ["SCORE_BEFORE", "outputNumber"],
        ["SCORE_AFTER", "outputNumber"],
    ],
}

_SUPER_IMAGES = [
    "Temporal mean",
    "Binary-weighted mean (of the dates like the target)",
    "GLRT multilook",
    "Mean of the unchanged dates",
]
OPTIONS = {
    "SCALE": ["Automatic", "Intensity (power)", "Amplitude", "Decibel"],
    "METHOD": _SUPER_IMAGES,
    "SUPERIMAGE_METHOD": _SUPER_IMAGES,
    "FORMAT": ["GeoTIFF", "Cloud optimised GeoTIFF (COG)"],
    "DENOISE": ["None", "Network", "MuLoG"],
    "DENOISER": ["Automatic", "Network", "Cosine transform", "BM3D"],
    "DEVICE": ["Automatic", "CPU", "GPU"],
    "SUBSWATH": ["IW1", "IW2", "IW3", "white", "S3", "GRDH"],
    "ARCHITECTURE": ["auto", "sar2sar"],
    "KEEP": [
        "Use what the folder has for them, and keep it up",
        "Keep what they will need",
        "Despeckle all dates anew, and keep what they will need",
    ],
}
METHODS = {"despeckle": ["mulog"], "despecklestack": ["mulog", "rulog"], "ratiodespeckle": ["mulog", "rulog"]}
MODELS = {"auto", "guided", "lean-grd", "lean-slc", "pgd2net", "sar2sar-grd", "sar2sar-ratio", "sar2sar-slc"}


def test_algorithms(plugin: dict[str, Any]) -> None:
    assert set(plugin["algorithms"]) == set(PARAMETERS)


@pytest.mark.parametrize("name", PARAMETERS)
def test_parameters(name: str, plugin: dict[str, Any]) -> None:
    algorithm = plugin["algorithms"][name]
    assert algorithm["parameters"] == PARAMETERS[name]
    assert algorithm["outputs"] == OUTPUTS[name]
    assert algorithm["group"] == GROUPS[name]


@pytest.mark.parametrize("name", PARAMETERS)
def test_options(name: str, plugin: dict[str, Any]) -> None:
    for parameter, options in plugin["algorithms"][name]["options"].items():
        if parameter == "MODEL":
            assert options[0] == "auto"
            assert set(options) >= MODELS
            assert [option for option in options if option in ("mulog", "rulog", "gaussian")] == METHODS.get(name, [])
        else:
            assert options == OPTIONS[parameter]
