"""The benchmark by its own command, with despecklers that are planted: what it judges, and what it says of failures."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from benchmarking import benchmark_page, figures, judging
from benchmarking.benchmark_series import JUDGED, SITES, all_series, site
from benchmarking.despecklers import Despeckler, parse
from benchmarking.judging import Row

ROOT = Path(__file__).resolve().parents[2]
HEAD = """
import sys
from pathlib import Path
import numpy as np
from osgeo import gdal

def each(change):
    for path in sorted(Path(sys.argv[1]).glob("*.tif")):
        image = change(gdal.Open(str(path)).ReadAsArray())
        rows, cols = image.shape
        result = gdal.GetDriverByName("GTiff").Create(sys.argv[2] + "/" + path.name, cols, rows, 1, gdal.GDT_Float32)
        result.WriteArray(image.astype(np.float32))

"""
PLANTED = {
    "identity": "each(lambda image: image)",
    "constant": "each(lambda image: np.full_like(image, image.mean()))",
    "crashing": "raise SystemExit('no licence was found')",
    "cropping": "each(lambda image: image[:-1])",
    "negative": "each(lambda image: -image)",
    "silent": "pass",
}


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    """Page and words of one run of the command, and words of another that takes up its results."""
    folder = tmp_path_factory.mktemp("benchmark")
    arguments = []
    for name, code in PLANTED.items():
        script = folder / f"{name}.py"
        script.write_text(HEAD + code, encoding="utf-8")
        arguments += ["--despeckler", f"{name}={sys.executable} {script} {{input}} {{output}}"]
    kinds = ["--kind", "simulated-1", "--kind", "situations-1"]
    command = [sys.executable, "scripts/benchmark.py", "--only", "7 × 7 mean", "--store", folder / "store"]
    command += ["--output", folder / "page.md", *kinds, *arguments]
    first = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    page = (folder / "page.md").read_text(encoding="utf-8")
    again = subprocess.run([*command, "--minutes", "0"], cwd=ROOT, capture_output=True, text=True, check=True)
    return page, first.stderr, again.stderr


def columns(page: str, title: str) -> dict[str, dict[str, float]]:
    """The medians of a table, by column and row."""
    lines = page.split(f"## {title}\n\n")[1].split("\n\n")[0].splitlines()
    head, _, *rows = [[cell.strip(" *") for cell in line.strip("|").split("|")] for line in lines]
    found = {row[0]: [float(cell.split(" ")[0].rstrip("%")) for cell in row[1:]] for row in rows}
    return {name: {row: values[k] for row, values in found.items()} for k, name in enumerate(head[1:])}


@pytest.mark.parametrize("title", ["Simulated, single look", "Situations, single look"])
def test_a_constant_image_does_badly_in_every_figure_that_is_ranked(outcome, title):
    for name, rows in columns(outcome[0], title).items():
        more = {"PSNR, dB": True, "ENL": True}.get(name, False if name.startswith("error") else None)
        if more is not None:
            # around ships a 7 × 7 mean, which spreads them, is worse than no image at all
            other = "identity" if name == "error at ships, dB" else "7 × 7 mean"
            assert (rows["constant"] < rows[other]) == more, name
            assert rows["constant"] != rows[other]


def test_a_noisy_image_is_worst_where_speckle_counts_and_keeps_all_changes(outcome):
    simulated = columns(outcome[0], "Simulated, single look")
    situations = columns(outcome[0], "Situations, single look")
    assert simulated["ENL"]["identity"] == 1
    for table in (simulated, situations):
        assert table["PSNR, dB"]["identity"] == min(table["PSNR, dB"].values())
        assert table["error, dB"]["identity"] == max(table["error, dB"].values())
    assert situations["fields kept"]["identity"] == situations["lines kept"]["identity"] == 1
    assert situations["fields kept"]["constant"] < 0.1 > abs(situations["lines kept"]["constant"])


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("crashing", "it ends with 1: no licence was found"),
        ("cropping", "has 255 × 256 pixels, not 256 × 256"),
        ("negative", "65536 pixels that are no intensity"),
        ("silent", "it writes no 2024"),
    ],
)
def test_what_fails_has_a_line_with_its_reason_and_no_figures(outcome, name, reason):
    page = outcome[0]
    (line,) = [line for line in page.splitlines() if line.startswith(f"- **{name}**") and "Simulated" in line]
    assert reason in line
    assert not any(line.startswith(f"| {name} |") for line in page.split("## Who takes part")[0].splitlines())


def test_a_run_that_was_stopped_goes_on(outcome):
    """What is there is not measured again; what failed is not taken for measured."""
    _, first, again = outcome
    assert "identity, simulated-1-301: " in again and "identity, simulated-1-301: no time left" not in again
    assert "crashing, simulated-1-301: no time left" in again
    assert first.count("FAILED") == 2 * 4


@pytest.mark.parametrize("text", ["x", "=y {input} {output}", "a=b {input}", "a=b {output}", "a="])
def test_a_command_that_cannot_be_plugged_in(text):
    with pytest.raises(ValueError, match=r"is not name=command|no place for"):
        parse(text)


def test_who_needs_the_phase_takes_part_where_there_is_one():
    row = Despeckler("m", "m {complex} {output}")
    kinds = {series.kind for series in all_series(None) if row.takes_part(series)}
    assert kinds == {"simulated-1"}


def test_the_real_sites_are_the_shared_ones():
    from evaluation import real

    assert real.SITES == SITES
    folder = ROOT.parent / "shared" / "data"
    if not (folder / "s1_slc").is_dir():
        pytest.skip("the real series are not here")
    np.testing.assert_array_equal(site(folder, SITES[0]), real.site(folder / "s1_slc", SITES[0]))


def test_a_ghost_and_a_lost_ship_are_both_errors():
    scene = next(iter([judging.scenes.ships()]))
    truths = {date: judging.scenes.crop(scene.truth(date)) for date in JUDGED}
    perfect = figures.of_ships(scene, truths)
    assert max(perfect["at ships"]) < 0.01
    for date in JUDGED:
        other = JUDGED[1 - JUDGED.index(date)]
        found = figures.of_ships(scene, {**truths, date: truths[other]})
        assert min(found["at ships"]) > 3


def test_places_are_told_of_every_row_that_has_a_figure():
    rows = [Row(Despeckler(name, ""), {"real": {"score lely": [score]}}) for name, score in (("a", 2), ("b", 1))]
    assert [row.despeckler.name for row in benchmark_page.order(rows, "real", "score lely")] == ["b", "a"]
    assert "| b, a |" in "\n".join(benchmark_page.places_table(rows))
