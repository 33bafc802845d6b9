"""EXTENT: a part of the rasters, through ``qgis_process``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from .conftest import Algorithm, Alike, SideBySide
from .rasters import ORIGIN, PIXEL, Raster, single_look_complex, speckled, write_raster

ROWS, COLUMNS = (20, 70), (12, 76)


def extent(rows: tuple[float, float] = ROWS, columns: tuple[float, float] = COLUMNS, crs: str = "") -> str:
    """The rectangle of rows and columns as ``qgis_process`` takes it: west, east, south, north."""
    west, east = (ORIGIN[0] + PIXEL * column for column in columns)
    north, south = (ORIGIN[1] - PIXEL * row for row in rows)
    return f"{west},{east},{south},{north}{crs}"


def test_a_part_is_that_part_of_the_whole(
    algorithm: Algorithm, alike: Alike, files: list[Path], tmp_path: Path
) -> None:
    """Of the temporal mean, which needs no surroundings, to the bit; and of despeckled dates nearly so, inside."""
    here, there = {"EXTENT": extent()}, {"EXTENT": extent(crs=" [EPSG:32631]")}
    runs: list[tuple[str, dict[str, Any]]] = [
        ("superimage", {"INPUT": files, "OUTPUT": tmp_path / "whole.tif"}),
        ("superimage", {"INPUT": files, **here, "OUTPUT": tmp_path / "part.tif"}),
        ("superimage", {"INPUT": files, **there, "OUTPUT": tmp_path / "same.tif"}),
        ("despecklestack", {"INPUT": files, **here, "OUTPUT_FOLDER": tmp_path / "dates"}),
    ]
    alike(runs)
    whole, part, same = (Raster.read(tmp_path / f"{name}.tif") for name in ("whole", "part", "same"))
    inside = np.s_[:, slice(*ROWS), slice(*COLUMNS)]
    np.testing.assert_array_equal(part.values, whole.values[inside])
    np.testing.assert_array_equal(same.values, part.values)
    corner = ORIGIN[0] + PIXEL * COLUMNS[0], ORIGIN[1] - PIXEL * ROWS[0]
    assert part.geotransform == (corner[0], PIXEL, 0.0, corner[1], 0.0, -PIXEL)
    assert part.crs == whole.crs
    dates = sorted((tmp_path / "dates").glob("*.tif"))
    assert len(dates) == len(files)
    for path in dates:
        assert Raster.read(path).geotransform == part.geotransform
    # the dates of the part beside the whole ones, of which the report takes the same part
    page = tmp_path / "report.html"
    outcome = algorithm("qualityreport", INPUT=files, DESPECKLED=dates, **here, OUTPUT_HTML=page)
    assert float(outcome.results["ENL"]) > float(outcome.results["ENL_INPUT"])


def test_super_images_and_phases_are_cut_as_well(side_by_side: SideBySide, tmp_path: Path) -> None:
    values = speckled(1, (90, 100))[0]
    field = single_look_complex(values)
    image = write_raster(tmp_path / "image.tif", np.abs(field).astype(np.float32) ** 2)
    phase = write_raster(tmp_path / "phase.tif", np.angle(field).astype(np.float32))
    mean = write_raster(tmp_path / "mean.tif", values)
    part = write_raster(
        tmp_path / "part.tif",
        values[slice(*ROWS), slice(*COLUMNS)],
        origin=(ORIGIN[0] + PIXEL * COLUMNS[0], ORIGIN[1] - PIXEL * ROWS[0]),
    )
    chosen = {"INPUT": image, "EXTENT": extent()}
    ratio = {"MODEL": "sar2sar-ratio", **chosen}
    side_by_side(
        [
            ("pgd2net", {**chosen, "PHASE": phase, "OUTPUT": tmp_path / "phased.tif"}),
            ("ratiodespeckle", {**ratio, "SUPERIMAGE": mean, "OUTPUT": tmp_path / "whole.tif"}),
            ("ratiodespeckle", {**ratio, "SUPERIMAGE": part, "OUTPUT": tmp_path / "cut.tif"}),
        ]
    )
    assert Raster.read(tmp_path / "phased.tif").values.shape == (1, 50, 64)
    whole, cut = (Raster.read(tmp_path / f"{name}.tif").values for name in ("whole", "cut"))
    np.testing.assert_array_equal(whole, cut)


@pytest.mark.parametrize("crs", ["", " [EPSG:4326]"])
def test_what_lies_outside_is_refused(algorithm: Algorithm, files: list[Path], crs: str, tmp_path: Path) -> None:
    where = extent((-30, -10)) if not crs else f"100,101,10,11{crs}"
    outcome = algorithm("superimage", check=False, INPUT=files, EXTENT=where, OUTPUT=tmp_path / "out.tif")
    assert outcome.code == 1
    (sentence,) = outcome.sentences
    assert sentence.startswith("EXTENT lies outside of OPERA_L2_RTC")
    assert not list(tmp_path.iterdir())


def test_nonsense_and_rasters_without_a_place_are_refused(
    side_by_side: SideBySide, files: list[Path], tmp_path: Path
) -> None:
    nowhere = write_raster(tmp_path / "nowhere.tif", speckled(1)[0], origin=None)
    runs: list[tuple[str, dict[str, Any]]] = [
        ("looks", {"INPUT": nowhere, "EXTENT": "0,10,0,10"}),
        ("looks", {"INPUT": files[0], "EXTENT": "here and there"}),
    ]
    first, second = side_by_side([(name, {**given, "check": False}) for name, given in runs])
    assert first.code == second.code == 1
    assert first.sentences == [
        "nowhere.tif has no georeference that EXTENT could be compared with; leave EXTENT empty."
    ]
    (sentence,) = second.sentences
    assert sentence.startswith("EXTENT cannot be “here and there”; ")


def test_degrees_find_the_same_place(algorithm: Algorithm, files: list[Path], tmp_path: Path) -> None:
    """A rectangle of degrees is not one of metres: its bounds are, a few pixels larger."""
    from osgeo import osr

    source, target = osr.SpatialReference(), osr.SpatialReference()
    source.ImportFromEPSG(32631)
    target.ImportFromEPSG(4326)
    for reference in (source, target):
        reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    to_degrees = osr.CoordinateTransformation(source, target)
    west, east, south, north = map(float, extent().split(","))
    (low_x, low_y, *_), (high_x, high_y, *_) = (
        to_degrees.TransformPoint(x, y) for x, y in ((west, south), (east, north))
    )
    where = f"{low_x},{high_x},{low_y},{high_y} [EPSG:4326]"
    algorithm("superimage", INPUT=files, EXTENT=where, OUTPUT=tmp_path / "out.tif")
    shape = Raster.read(tmp_path / "out.tif").values.shape[1:]
    wanted = ROWS[1] - ROWS[0], COLUMNS[1] - COLUMNS[0]
    assert all(0 <= found - asked <= 4 for found, asked in zip(shape, wanted))


def test_a_preview_is_that_part_of_the_whole_series(side_by_side: SideBySide, tmp_path: Path) -> None:
    """As the dock makes it, of a part much darker than the whole, whose level and gain it must have."""
    rng = np.random.default_rng(5)
    level = np.geomspace(0.003, 1, 1024)[:, None].repeat(1024, 1)
    level[:, 768:] *= np.exp(rng.normal(0, 1, (1024, 256)))  # a town: the network's gain is another one there
    speckle = rng.exponential(1, (2, 1024, 1024))
    days, place, inner = ("20240103", "20240115"), ((64, 448), (320, 704)), np.s_[96:-96, 96:-96]
    paths = [write_raster(tmp_path / f"{day}.tif", np.float32(level * date)[None]) for day, date in zip(days, speckle)]
    here = {"INPUT": paths, "EXTENT": extent((64.2, 447.8), (320.2, 703.8))}
    runs: list[tuple[str, dict[str, Any]]] = [
        ("despecklestack", {"INPUT": paths, "OUTPUT_FOLDER": tmp_path / "whole"}),
        ("despecklestack", {**here, "PREVIEW": True, "OUTPUT_FOLDER": tmp_path / "preview"}),
        ("despecklestack", {**here, "OUTPUT_FOLDER": tmp_path / "alone"}),
    ]
    side_by_side(runs)
    for day in days:
        whole, preview, alone = (
            Raster.read(tmp_path / name / f"{day}_despeckled.tif").values[0] for name in ("whole", "preview", "alone")
        )
        expected = whole[slice(*place[0]), slice(*place[1])][inner]
        off, off_alone = (np.quantile(np.abs(10 * np.log10(part[inner] / expected)), 0.99) for part in (preview, alone))
        assert off < 0.05 < off_alone, (off, off_alone)
