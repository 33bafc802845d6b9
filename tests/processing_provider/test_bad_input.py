"""Bad input of every kind: exit code 1, one sentence with the file and the remedy, and nothing left behind."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from osgeo import gdal

from .conftest import Algorithm, InOneProcess
from .outcome import Outcome, as_text, temporary_files
from .rasters import ORIGIN, PIXEL, single_look_complex, speckled, write_raster

SHAPE = (40, 48)
DATES = speckled(3, SHAPE)
SCENE = {"DATES": 1, "ROWS": 32, "COLUMNS": 32}
ONTO_ONE_GRID = r"unlike date_20240101\.tif; bring the rasters onto one grid first \(.*\)\."
COPY_AGAIN = r"the file is damaged or truncated: copy or download it again\."


class Inputs:
    """Good and bad rasters, made when they are first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.dates = [write_raster(folder / f"date_2024010{k}.tif", DATES[k - 1]) for k in (1, 2, 3)]
        self.good = self.dates[0]

    def write(self, name: str, bands: Any, **options: Any) -> Path:
        return write_raster(self.folder / name, bands, **options)

    def make_folder(self, name: str) -> Path:
        path = self.folder / name
        path.mkdir()
        return path

    def with_values(self, name: str, value: float, rows: slice = slice(5, 7)) -> Path:
        changed = DATES[1].copy()
        changed[rows] = value
        return self.write(name, changed)

    def truncated(self, name: str, bands: Any, share: float, *options: str) -> Path:
        path = write_raster(self.folder / name, bands, options=options)
        whole = path.read_bytes()
        path.write_bytes(whole[: int(share * len(whole))])
        return path

    def text(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def moved(self, name: str, pixels: float) -> Path:
        return self.write(name, DATES[1], origin=(ORIGIN[0] + pixels * PIXEL, ORIGIN[1]))


# name: (algorithm, parameters, the sentence)
Parameters = Callable[[Inputs], "dict[str, Any]"]
CASES: dict[str, tuple[str, Parameters, str]] = {
    "another size": (
        "glrtmultilook",
        lambda i: {"INPUT": [i.good, i.write("small.tif", DATES[1][:, :40])]},
        rf"small\.tif is 40 × 40 pixels, not 48 × 40, {ONTO_ONE_GRID}",
    ),
    "a shifted grid": (
        "superimage",
        lambda i: {"INPUT": [i.good, i.moved("shifted.tif", 0.3)]},
        rf"shifted\.tif lies up to 0\.3 pixels beside it, {ONTO_ONE_GRID}",
    ),
    "another coordinate system": (
        "despecklestack",
        lambda i: {"INPUT": [i.good, i.write("zone32.tif", DATES[1], crs="EPSG:32632")]},
        rf"zone32\.tif has another coordinate system \(.*32N, not .*31N\), {ONTO_ONE_GRID}",
    ),
    "no georeference": (
        "superimage",
        lambda i: {"INPUT": [i.good, i.write("nowhere.tif", DATES[1], origin=None)]},
        rf"nowhere\.tif has another coordinate system \(none, not .*31N\), {ONTO_ONE_GRID}",
    ),
    "a missing file among several": (
        "glrtmultilook",
        lambda i: {"INPUT": [i.good, i.folder / "missing.tif"]},
        r"\S*missing\.tif does not exist; check the path\.",
    ),
    "a missing image": (
        "despeckle",
        lambda i: {"INPUT": i.folder / "missing.tif"},
        r"\S*missing\.tif does not exist; check the path\.",
    ),
    "a missing super-image": (
        "ratiodespeckle",
        lambda i: {"INPUT": i.dates, "SUPERIMAGE": i.folder / "missing.tif"},
        r"\S*missing\.tif does not exist; check the path\.",
    ),
    "no raster at all": (
        "glrtmultilook",
        lambda i: {"INPUT": ""},
        r"INPUT names no raster; choose at least one\.",
    ),
    "a text named as a raster": (
        "despeckle",
        lambda i: {"INPUT": i.text("notes.tif", "not a raster")},
        r"notes\.tif cannot be opened as a raster \(.*\); give a raster file that QGIS can show\.",
    ),
    "vectors": (
        "superimage",
        lambda i: {
            "INPUT": [i.good, i.text("fields.geojson", '{"type": "FeatureCollection", "features": []}')],
        },
        r"fields\.geojson cannot be opened as a raster \(.*\); give a raster file that QGIS can show\.",
    ),
    "a folder": (
        "despeckle",
        lambda i: {"INPUT": i.folder},
        r"\S+ cannot be opened as a raster \(.*\); give a raster file that QGIS can show\.",
    ),
    "a TIFF without its end": (
        "despeckle",
        lambda i: {"INPUT": i.truncated("half.tif", DATES[0], 0.5)},
        rf"half\.tif cannot be read.* \(.*\); {COPY_AGAIN}",
    ),
    "a compressed TIFF without its end": (
        "glrtmultilook",
        lambda i: {"INPUT": [i.good, i.truncated("packed.tif", DATES[1], 0.7, "COMPRESS=DEFLATE")]},
        rf"packed\.tif cannot be read.* \(.*\); {COPY_AGAIN}",
    ),
    "a complex TIFF without its end": (
        "despeckle",
        lambda i: {"INPUT": i.truncated("slc.tif", single_look_complex(DATES[0]), 0.5)},
        rf"slc\.tif cannot be read.* \(.*\); {COPY_AGAIN}",
    ),
    "the first bytes of a TIFF": (
        "despeckle",
        lambda i: {"INPUT": i.truncated("head.tif", DATES[0], 0.01)},
        r"head\.tif cannot be opened as a raster \(.*\); give a raster file that QGIS can show\.",
    ),
    "an empty file": (
        "superimage",
        lambda i: {"INPUT": [i.good, i.text("empty.tif", "")]},
        r"empty\.tif cannot be opened as a raster \(.*\); give a raster file that QGIS can show\.",
    ),
    "one date for multilooking": (
        "glrtmultilook",
        lambda i: {"INPUT": i.good},
        r"date_20240101\.tif is a single date; give at least two dates, as rasters or as bands of one raster\.",
    ),
    "one date for a super-image": (
        "superimage",
        lambda i: {"INPUT": i.good},
        r"date_20240101\.tif is a single date; give at least two dates, as rasters or as bands of one raster\.",
    ),
    "one date for a series": (
        "despecklestack",
        lambda i: {"INPUT": i.good},
        r"date_20240101\.tif is a single date; give at least two dates, as rasters or as bands of one raster\.",
    ),
    "the same file twice": (
        "despecklestack",
        lambda i: {"INPUT": [*i.dates, i.good]},
        r"date_20240101\.tif is given twice; remove one of the two\.",
    ),
    "the same file under two paths": (
        "superimage",
        lambda i: {"INPUT": [*i.dates, f"{i.folder}/../{i.folder.name}/{i.good.name}"]},
        r"date_20240101\.tif is given twice; remove one of the two\.",
    ),
    "an image of nothing but NaN": (
        "despeckle",
        lambda i: {"INPUT": i.with_values("nothing.tif", np.nan, slice(None))},
        r"nothing\.tif has no data in any pixel; leave it out, or check its nodata value\.",
    ),
    "an image of nothing but zeros": (
        "looks",
        lambda i: {"INPUT": i.with_values("zeros.tif", 0, slice(None))},
        r"zeros\.tif has no 30 × 30 pixels that are all data and not constant, .*; check its nodata value, or .*\.",
    ),
    "a date of nothing but nodata": (
        "despecklestack",
        lambda i: {
            "INPUT": [*i.dates, i.write("void.tif", np.full(SHAPE, -9999, np.float32), nodata=-9999)],
        },
        r"void\.tif has no data in any pixel; leave it out, or check its nodata value\.",
    ),
    "no date with data": (
        "glrtmultilook",
        lambda i: {
            "INPUT": [i.with_values("void1.tif", np.nan, slice(None)), i.with_values("void2.tif", 0, slice(None))],
        },
        r"void1\.tif has no data in any pixel; check its nodata value and its scale\.",
    ),
    "negative intensity": (
        "glrtmultilook",
        lambda i: {"INPUT": [i.good, i.with_values("below.tif", -0.5)], "SCALE": 1},
        r"below\.tif holds negative values \(down to -0\.5\), which an intensity cannot have; choose .*\.",
    ),
    "negative amplitude": (
        "despeckle",
        lambda i: {"INPUT": i.with_values("below.tif", -0.5), "SCALE": 2},
        r"below\.tif holds negative values \(down to -0\.5\), which an amplitude cannot have; choose .*\.",
    ),
    "infinite values": (
        "superimage",
        lambda i: {"INPUT": [i.good, i.with_values("infinite.tif", np.inf)]},
        r"infinite\.tif holds infinite values; set them to its nodata value .*\.",
    ),
    "decibels of zero": (
        "despeckle",
        lambda i: {"INPUT": i.with_values("zero_db.tif", -np.inf), "SCALE": 3},
        r"zero_db\.tif holds infinite values; set them to its nodata value .*\.",
    ),
    "a colour picture": (
        "despeckle",
        lambda i: {
            "INPUT": i.write(
                "photo.tif",
                np.ones((3, *SHAPE), np.uint8),
                colours=(gdal.GCI_RedBand, gdal.GCI_GreenBand, gdal.GCI_BlueBand),
            )
        },
        r"photo\.tif is an 8-bit colour picture, .*; give the SAR raster it was made from\.",
    ),
    "several rasters of several bands": (
        "superimage",
        lambda i: {"INPUT": [i.write("stack.tif", DATES), i.good]},
        r"stack\.tif has 3 bands; choose one of them with BAND\.",
    ),
    "two polarisations of one date": (
        "despecklestack",
        lambda i: {"INPUT": i.write("dual.tif", DATES[:2], descriptions=["Sigma0_VV", "Sigma0_VH"])},
        r"dual\.tif holds polarisations \(VV, VH\), not dates; choose one of its bands with BAND\.",
    ),
    "a band there is not": (
        "superimage",
        lambda i: {"INPUT": i.dates, "BAND": 2},
        r"date_20240101\.tif has no band 2; .*\.",
    ),
    "the output is the input": (
        "despeckle",
        lambda i: {"INPUT": i.good, "OUTPUT": i.good},
        r"date_20240101\.tif is also an input and would be overwritten; choose another name\.",
    ),
    "the output is the super-image": (
        "ratiodespeckle",
        lambda i: {
            "INPUT": i.dates,
            "SUPERIMAGE": i.write("super.tif", DATES.mean(0)),
            "OUTPUT": i.folder / "super.tif",
        },
        r"super\.tif is also an input and would be overwritten; choose another name\.",
    ),
    "a file of the user's lies under a result's name": (
        "despecklestack",
        lambda i: {"INPUT": i.dates, "OUTPUT_FOLDER": i.write("out/date_20240101_despeckled.tif", DATES[1]).parent},
        r"\S*out/date_20240101_despeckled\.tif was not written by SAR Despeckle and is left as it is; .*\.",
    ),
    "a file of the user's lies under a multilooked date's name": (
        "glrtmultilook",
        lambda i: {"INPUT": i.dates, "OUTPUT_FOLDER": i.text("date_20240101_multilooked.tif", "notes").parent},
        r"\S*date_20240101_multilooked\.tif was not written by SAR Despeckle and is left as it is; .*\.",
    ),
    "a file of the user's lies under a simulated date's name": (
        "simulatestack",
        lambda i: {**SCENE, "OUTPUT_FOLDER": i.write("out/simulated_20240103.tif", DATES[1]).parent},
        r"\S*out/simulated_20240103\.tif was not written by SAR Despeckle and is left as it is; .*\.",
    ),
    "two outputs in one file": (
        "glrtmultilook",
        lambda i: {"INPUT": i.dates, "OUTPUT": i.folder / "same.tif", "SIMILAR_PIXELS": i.folder / "same.tif"},
        r"Two results would be written to same\.tif; .*\.",
    ),
    "two dates of one name": (
        "despecklestack",
        lambda i: {"INPUT": [i.good, i.write("other/date_20240101.tif", DATES[1])]},
        r"Two results would be written to date_20240101_despeckled\.tif; .*\.",
    ),
    "two dates of one name, multilooked": (
        "glrtmultilook",
        lambda i: {
            "INPUT": [i.good, i.write("other/date_20240101.tif", DATES[1])],
            "OUTPUT_FOLDER": i.folder / "multilooked",
        },
        r"Two results would be written to date_20240101_multilooked\.tif; .*\.",
    ),
    "an output below a file": (
        "superimage",
        lambda i: {"INPUT": i.dates, "OUTPUT": i.text("a_file", "") / "mean.tif"},
        r"The folder \S*a_file cannot be written to \(Not a directory\); .*\.",
    ),
    "an output in a folder that does not exist": (
        "superimage",
        lambda i: {"INPUT": i.dates, "OUTPUT": i.folder / "nowhere" / "mean.tif"},
        r"The folder \S*nowhere cannot be written to \(No such file or directory\); .*\.",
    ),
    "an output in a folder of the kernel": (
        "glrtmultilook",
        lambda i: {"INPUT": i.dates, "OUTPUT": "/proc/mean.tif"},
        r"The folder /proc cannot be written to \(.*\); .*\.",
    ),
    "a second output in a folder of the kernel": (
        "despecklestack",
        lambda i: {"INPUT": i.dates, "SUPERIMAGE": "/proc/mean.tif"},
        r"The folder /proc cannot be written to \(.*\); .*\.",
    ),
    "a folder below a file": (
        "despecklestack",
        lambda i: {"INPUT": i.dates, "OUTPUT_FOLDER": i.text("a_file", "") / "dates"},
        r"The folder \S*a_file/dates cannot be made \(Not a directory\); choose another\.",
    ),
    "a folder to simulate into below a file": (
        "simulatestack",
        lambda i: {"DATES": 1, "ROWS": 32, "COLUMNS": 32, "OUTPUT_FOLDER": i.text("a_file", "") / "dates"},
        r"The folder \S*a_file/dates cannot be made \(Not a directory\); choose another\.",
    ),
    "an output that is a folder": (
        "superimage",
        lambda i: {"INPUT": i.dates, "OUTPUT": i.make_folder("folder.tif")},
        r"\S*folder\.tif is a folder; give the name of a file\.",
    ),
    "an output that is no GeoTIFF": (
        "superimage",
        lambda i: {"INPUT": i.dates, "OUTPUT": i.folder / "mean.png"},
        r"mean\.png is not the name of a GeoTIFF, the format written here; let it end in \.tif\.",
    ),
    "an even window": (
        "glrtmultilook",
        lambda i: {"INPUT": i.dates, "WINDOW_ROWS": 14},
        r"WINDOW_ROWS must be an odd number from 1 to 255, .*, not 14; the default is 15\.",
    ),
    "no looks": (
        "glrtmultilook",
        lambda i: {"INPUT": i.dates, "LOOKS": 0.01},
        r"LOOKS is 0\.01, but no image has less than a tenth of a look; 0 measures the looks\.",
    ),
    "a target there is not": (
        "superimage",
        lambda i: {"INPUT": i.dates, "METHOD": 1, "TARGET": 3},
        r"TARGET must be a date from 0 to 2, not 3; 0 is the first\.",
    ),
    "a method there is not": (
        "superimage",
        lambda i: {"INPUT": i.dates, "METHOD": "median"},
        r"METHOD cannot be “median”; choose one of 0 \(Temporal mean\), 1 \(.*\), 2 \(GLRT multilook\), 3 \(.*\)\.",
    ),
    "an unknown model": (
        "despeckle",
        lambda i: {"INPUT": i.good, "MODEL": "sar2sar-xxl"},
        r"MODEL cannot be “sar2sar-xxl”; choose one of auto, .*sar2sar-slc.*\.",
    ),
    "a super-image of another grid": (
        "ratiodespeckle",
        lambda i: {"INPUT": i.dates, "SUPERIMAGE": i.write("super_moved.tif", DATES.mean(0), origin=(0, 0))},
        r"The super-image super_moved\.tif lies up to .* pixels beside it, unlike date_20240101\.tif; "
        r"make it from the same images, or warp it onto their grid\.",
    ),
    "a super-image of another size": (
        "ratiodespeckle",
        lambda i: {"INPUT": i.good, "SUPERIMAGE": i.write("super_small.tif", DATES.mean(0)[:30])},
        r"The super-image super_small\.tif is 48 × 30 pixels, not 48 × 40, unlike date_20240101\.tif; "
        r"make it from the same images, or warp it onto their grid\.",
    ),
    "a super-image with zeros": (
        "ratiodespeckle",
        lambda i: {"INPUT": i.dates, "SUPERIMAGE": i.with_values("super_zeros.tif", 0)},
        r"The super-image super_zeros\.tif is zero where date_20240101\.tif.* has data; make it from the .*\.",
    ),
    "a super-image for another number of dates": (
        "ratiodespeckle",
        lambda i: {"INPUT": i.dates, "SUPERIMAGE": i.write("super_two.tif", DATES[:2])},
        r"The super-image super_two\.tif.* has 2 bands for 3 dates; give one with a single band, or .*\.",
    ),
    "a complex scene of several looks": (
        "simulatestack",
        lambda i: {"LOOKS": 2, "COMPLEX": True},
        r"LOOKS is 2, but a complex image has one look; set LOOKS to 1, or leave COMPLEX unchecked\.",
    ),
}

# Of each algorithm, and of each kind of fault, one that ends qgis_process itself; the others run in one process of QGIS
THROUGH_QGIS_PROCESS = {
    "another size",  # of grids
    "a missing super-image",  # of paths
    "no raster at all",
    "a text named as a raster",  # of files that are no rasters
    "a TIFF without its end",  # of damaged files
    "the same file under two paths",
    "an image of nothing but zeros",  # of values
    "two polarisations of one date",  # of bands
    "the output is the input",  # of outputs
    "a file of the user's lies under a result's name",
    "an output in a folder of the kernel",
    "an even window",  # of parameters
    "a complex scene of several looks",
}

# The same for what is refused before a file is opened: one process of QGIS checks them all, by the call with which
# qgis_process begins; that its refusal is the end of qgis_process is tested by such cases above
CHECKED: dict[str, tuple[str, Parameters, str]] = {
    "a negative band": (
        "superimage",
        lambda i: {"INPUT": i.dates, "BAND": -1},
        r"BAND must be a whole number from 0 to 65536, not -1; the default is 0\.",
    ),
    "a window of nothing": (
        "glrtmultilook",
        lambda i: {"INPUT": i.dates, "WINDOW_COLUMNS": 0},
        r"WINDOW_COLUMNS must be a whole number from 1 to 255, not 0; the default is 15\.",
    ),
    "an α of 0": (
        "glrtmultilook",
        lambda i: {"INPUT": i.dates, "ALPHA": 0},
        r"ALPHA must be a number from 0\.000001 to 0\.999, not 0; the default is 0\.05\.",
    ),
    "an α of 1": (
        "glrtmultilook",
        lambda i: {"INPUT": i.dates, "ALPHA": 1},
        r"ALPHA must be a number from 0\.000001 to 0\.999, not 1; the default is 0\.05\.",
    ),
    "an α that is no number": (
        "glrtmultilook",
        lambda i: {"INPUT": i.dates, "ALPHA": "often"},
        r"ALPHA must be a number from 0\.000001 to 0\.999, not “often”; the default is 0\.05\.",
    ),
    "negative looks of a super-image": (
        "superimage",
        lambda i: {"INPUT": i.dates, "LOOKS": -1},
        r"LOOKS must be a number from 0 to 10000, not -1; the default is 0\.",
    ),
    "negative looks of a series": (
        "despecklestack",
        lambda i: {"INPUT": i.dates, "LOOKS": -1},
        r"LOOKS must be a number from 0 to 10000, not -1; the default is 0\.",
    ),
    "a scale there is not": (
        "despeckle",
        lambda i: {"INPUT": i.good, "SCALE": 7},
        r"SCALE cannot be 7; choose one of 0 \(Automatic\), 1 \(Intensity.*\), 2 \(Amplitude\), 3 \(Decibel\)\.",
    ),
    "an unknown model for a series": (
        "despecklestack",
        lambda i: {"INPUT": i.dates, "MODEL": "sar2sar-xxl"},
        r"MODEL cannot be “sar2sar-xxl”; choose one of auto, .*sar2sar-slc.*\.",
    ),
    "a negative tile size": (
        "superimage",
        lambda i: {"INPUT": i.dates, "TILE_SIZE": -1},
        r"TILE_SIZE must be a whole number from 0 to 100000, not -1; the default is 0\.",
    ),
    "no memory": (
        "superimage",
        lambda i: {"INPUT": i.dates, "MEMORY": 0},
        r"MEMORY must be a whole number from 1 to 16777216, not 0; the default is 2048\.",
    ),
    "a scene too small to simulate": (
        "simulatestack",
        lambda i: {"ROWS": 8},
        r"ROWS must be a whole number from 32 to 4096, not 8; the default is 512\.",
    ),
    "no dates to simulate": (
        "simulatestack",
        lambda i: {"DATES": 0},
        r"DATES must be a whole number from 1 to 10000, not 0; the default is 10\.",
    ),
    "no time to tune": (
        "finetune",
        lambda i: {"INPUT": i.dates, "NAME": "other", "MINUTES": 0},
        r"MINUTES must be a number from 0\.001 to 10080, not 0; the default is 10\.",
    ),
    "an unknown model to tune": (
        "finetune",
        lambda i: {"INPUT": i.dates, "NAME": "other", "MODEL": "nothing"},
        r"MODEL cannot be “nothing”; choose one of .*\.",
    ),
}
RASTER_OUTPUT = ("glrtmultilook", "superimage", "ratiodespeckle", "despeckle")
FOLDER_OUTPUT = ("despecklestack", "simulatestack")


def contents(folder: Path) -> dict[str, bytes]:
    """Every file, but for the statistics that qgis_process itself writes beside the rasters it opens."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.endswith(".aux.xml"))
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


@dataclass(frozen=True)
class Attempt:
    """Outcome of a bad input, and the files before and after."""

    outcome: Outcome
    before: dict[str, bytes]
    after: dict[str, bytes]


def parameters_of(name: str, make: Parameters, folder: Path) -> dict[str, Any]:
    parameters = make(Inputs(folder))
    if name in RASTER_OUTPUT:
        parameters.setdefault("OUTPUT", folder / "result.tif")
    if name in FOLDER_OUTPUT:
        parameters.setdefault("OUTPUT_FOLDER", folder / "results")
    return parameters


def attempt(case: str, algorithm: Algorithm, folder: Path) -> Attempt:
    name, make, _ = CASES[case]
    parameters = parameters_of(name, make, folder)
    before = contents(folder)
    return Attempt(algorithm(name, check=False, **parameters), before, contents(folder))


@pytest.fixture(scope="module")
def chosen(request: pytest.FixtureRequest) -> list[str]:
    """The cases that are to be tested."""
    return [item.callspec.params["case"] for item in request.session.items if item.originalname == "test_refused"]


@pytest.fixture(scope="module")
def attempts(
    chosen: list[str], algorithm: Algorithm, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Future[Attempt]]]:
    """The chosen cases of ``THROUGH_QGIS_PROCESS``, one per processor at a time: most of their time starts QGIS."""
    cases = [case for case in chosen if case in THROUGH_QGIS_PROCESS]
    with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        yield {case: pool.submit(attempt, case, algorithm, tmp_path_factory.mktemp("bad")) for case in cases}
        pool.shutdown(cancel_futures=True)


@pytest.fixture(scope="module")
def attempts_together(
    chosen: list[str], in_one_process: InOneProcess, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Attempt]:
    """The other chosen cases, in one process, each with a folder of its own."""
    folders = {case: tmp_path_factory.mktemp("bad") for case in chosen if case not in THROUGH_QGIS_PROCESS}
    calls = [(CASES[case][0], parameters_of(*CASES[case][:2], folder)) for case, folder in folders.items()]
    before = {case: contents(folder) for case, folder in folders.items()}
    outcomes = dict(zip(folders, in_one_process(calls, check=False)))
    return {case: Attempt(outcomes[case], before[case], contents(folder)) for case, folder in folders.items()}


@pytest.fixture(scope="module")
def messages(inside_qgis: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What QGIS's check of parameters, given as text as on a command line, says of each of the cases."""
    folder, calls = tmp_path_factory.mktemp("checked"), []
    for number, (name, make, _) in enumerate(CHECKED.values()):
        calls.append((name, as_text(parameters_of(name, make, folder / str(number)))))
    (folder / "calls.json").write_text(json.dumps(calls), encoding="utf-8")
    return dict(zip(CHECKED, json.loads(inside_qgis("check_parameters.py", folder / "calls.json"))))


@pytest.fixture
def inputs(tmp_path: Path) -> Inputs:
    return Inputs(tmp_path / "inputs")


def assert_refused(outcome: Outcome, sentence: str) -> None:
    """Exit code 1 and this one sentence, on standard error alone."""
    assert outcome.code == 1, outcome.stdout + outcome.stderr
    assert "Traceback" not in outcome.stdout + outcome.stderr
    assert len(outcome.sentences) == 1, outcome.stderr
    assert re.fullmatch(sentence, outcome.sentences[0]), outcome.sentences[0]
    assert outcome.sentences[0] not in outcome.stdout


@pytest.mark.parametrize("case", CASES)
def test_refused(case: str, request: pytest.FixtureRequest) -> None:
    if case in THROUGH_QGIS_PROCESS:
        ended = request.getfixturevalue("attempts")[case].result()
    else:
        ended = request.getfixturevalue("attempts_together")[case]
    assert_refused(ended.outcome, CASES[case][2])
    assert ended.after == ended.before


@pytest.mark.parametrize("case", CHECKED)
def test_refused_before_a_file_is_opened(case: str, messages: dict[str, str]) -> None:
    assert re.fullmatch(CHECKED[case][2], messages[case]), messages[case]


def test_gpu_demanded_where_there_is_none(inputs: Inputs, algorithm: Algorithm, tmp_path: Path) -> None:
    outcome = algorithm("despeckle", check=False, INPUT=inputs.good, DEVICE=2, OUTPUT=tmp_path / "clean.tif")
    if outcome.code == 0:
        pytest.skip("ONNX Runtime found a GPU")
    assert_refused(outcome, r"DEVICE asks for the GPU, but .*; choose automatic or CPU, or install .*\.")
    assert set(contents(tmp_path)) == {f"inputs/{path.name}" for path in inputs.dates}


@pytest.fixture
def read_only_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder that even root cannot write to."""
    folder = tmp_path / "read-only"
    folder.mkdir()
    if os.geteuid() != 0:
        folder.chmod(0o555)
        yield folder
        folder.chmod(0o755)
        return
    mount = ["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("root writes everywhere here, and may not mount a read-only folder")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("name", ["superimage", "despecklestack"])
def test_read_only_folder(name: str, inputs: Inputs, algorithm: Algorithm, read_only_folder: Path) -> None:
    output = {"OUTPUT": read_only_folder / "mean.tif"} if name == "superimage" else {"OUTPUT_FOLDER": read_only_folder}
    outcome = algorithm(name, check=False, INPUT=inputs.dates, **output)
    assert_refused(outcome, rf"The folder {re.escape(str(read_only_folder))} cannot be written to \(.+\); .*\.")


def test_class_codes_are_no_reason_to_refuse(inputs: Inputs, algorithm: Algorithm, tmp_path: Path) -> None:
    codes = np.random.default_rng(2).integers(1, 6, (2, *SHAPE)).astype(np.uint8)
    files = [inputs.write(f"classes_2024010{k}.tif", codes[k]) for k in (0, 1)]
    algorithm("superimage", INPUT=files, SCALE=1, OUTPUT=tmp_path / "mean.tif")
    assert temporary_files(tmp_path) == []
    mean = gdal.Open(str(tmp_path / "mean.tif")).ReadAsArray()
    np.testing.assert_allclose(mean, codes.mean(axis=0), rtol=1e-6)
