"""The main job from end to end, through the real qgis_process: ``make demo``, or ``make demo STACK=folder``.

Without a folder a ten-date stack is simulated, so that the result can be held against the truth; with one, the rasters
in it are despeckled. Prints in plain words what was done and where the results and the picture are.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / ".build" / "plugins"))

from sar_despeckle.core.raster.reader import RasterInput, StackReader, open_stack  # noqa: E402
from sar_despeckle.core.raster.tiles import Window  # noqa: E402
from sar_despeckle.core.statistics.quality import box_mean, psnr  # noqa: E402

Array = NDArray[np.float32]

BOX = 7  # pixels a side of the mean filter to compare with
ZOOM = 160  # pixels a side of the picture's details
LARGEST_PICTURE = 1024  # pixels a side that are drawn of a large raster


def qgis_process(algorithm: str, *parameters: str) -> None:
    """Run one algorithm; ends the demo with its own words where it fails."""
    command = [str(ROOT / "scripts" / "qgis_process.sh"), "run", f"sardespeckle:{algorithm}", *parameters]
    result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode:
        sys.exit(f"{algorithm} failed:\n{result.stdout[-2000:]}\n{result.stderr[-2000:]}")


def read(path: Path, band: int = 1) -> Array:
    """The middle of a raster, linear intensity."""
    stack = open_stack([RasterInput(str(path), band)])
    rows, cols = (min(side, LARGEST_PICTURE) for side in stack.grid.shape)
    window = Window((stack.grid.rows - rows) // 2, (stack.grid.cols - cols) // 2, rows, cols)
    return StackReader(stack).read(window)[0]


def decibel(image: Array) -> Array:
    with np.errstate(divide="ignore", invalid="ignore"):
        return 10 * np.log10(image)


def draw(path: Path, panels: dict[str, Array], corner: tuple[int, int]) -> None:
    """One column per image: the whole of it, and a detail below."""
    import matplotlib

    matplotlib.use("agg")
    from matplotlib import pyplot
    from matplotlib.patches import Rectangle

    low, high = np.nanpercentile(decibel(list(panels.values())[-1]), (1, 99.5))
    style = {"cmap": "gray", "vmin": low - 1, "vmax": high, "interpolation": "nearest"}
    figure, axes = pyplot.subplots(2, len(panels), figsize=(4.2 * len(panels), 8.8), squeeze=False)
    row, col = corner
    for (title, image), (above, below) in zip(panels.items(), axes.T):
        above.imshow(decibel(image), **style)
        above.set_title(title, fontsize=12)
        above.add_patch(Rectangle((col, row), ZOOM, ZOOM, fill=False, edgecolor="tab:orange", linewidth=1.5))
        below.imshow(decibel(image[row : row + ZOOM, col : col + ZOOM]), **style)
        for axis in (above, below):
            axis.set_axis_off()
    figure.tight_layout()
    figure.savefig(path, dpi=100)
    pyplot.close(figure)


def simulate(folder: Path) -> tuple[list[Path], Path]:
    """Ten dates with their truth."""
    truth = folder / "truth.tif"
    print("Making ten dates of 512 × 512 pixels of single-look Sentinel-1-like speckle whose truth is known …")
    qgis_process("simulatestack", "DATES=10", "SEED=7", f"OUTPUT_FOLDER={folder / 'stack'}", f"REFERENCE={truth}")
    return sorted((folder / "stack").glob("*.tif")), truth


def find_rasters(folder: Path) -> list[Path]:
    rasters = sorted(p for p in folder.iterdir() if p.suffix.lower() in (".tif", ".tiff", ".vrt", ".img"))
    if len(rasters) < 2:
        sys.exit(f"{folder} holds {len(rasters)} rasters; a time series needs at least two (.tif, .tiff, .vrt, .img).")
    return rasters


def gains(dates: list[Path], clean: list[Path], truth: Path) -> None:
    """Print the gain against the truth, over all dates."""
    rows = []
    for index, (date, result) in enumerate(zip(dates, clean), 1):
        noisy, target = read(date), read(truth, index)
        rows.append([psnr(image, target) for image in (noisy, box_mean(noisy, BOX), read(result))])
    noisy, box, ours = np.mean(rows, axis=0)
    print("\nAgainst the known truth (peak signal-to-noise ratio of the amplitude, mean of the dates):")
    print(f"  as it came                {noisy:5.1f} dB")
    print(f"  {BOX} × {BOX} mean                {box:5.1f} dB")
    print(f"  despeckled time series    {ours:5.1f} dB")
    print(f"Gained: {ours - box:.1f} dB over the {BOX} × {BOX} mean, {ours - noisy:.1f} dB over the input.")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stack", nargs="?", type=Path, help="a folder of rasters of one place (default: simulate one)")
    parser.add_argument("--folder", type=Path, default=ROOT / "demo", help="for the results")
    arguments = parser.parse_args()
    folder = arguments.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    if arguments.stack:
        dates, truth = find_rasters(arguments.stack.resolve()), None
    else:
        dates, truth = simulate(folder)
    print(f"Despeckling {len(dates)} dates with qgis_process run sardespeckle:despecklestack …")
    start = time.monotonic()
    inputs = [f"INPUT={path}" for path in dates]
    qgis_process(
        "despecklestack", *inputs, f"OUTPUT_FOLDER={folder / 'clean'}", f"SUPERIMAGE={folder / 'superimage.tif'}"
    )
    print(f"  done in {time.monotonic() - start:.0f} s")
    clean = [folder / "clean" / f"{path.stem}_despeckled.tif" for path in dates]
    shown = len(dates) // 2
    before = read(dates[shown])
    panels = {f"{dates[shown].stem}": before, f"{BOX} × {BOX} mean": box_mean(before, BOX)}
    panels["despeckled"] = read(clean[shown])
    if truth:
        gains(dates, clean, truth)
        panels["truth"] = read(truth, shown + 1)
    picture = folder / "before_after.png"
    rows, cols = before.shape
    draw(picture, panels, (max(0, rows // 2 - ZOOM // 2), max(0, cols // 3 - ZOOM // 2)))
    print(f"\nRasters before:  {dates[0].parent}\nRasters after:   {folder / 'clean'}")
    print(f"Super-image:     {folder / 'superimage.tif'}\nPicture:         {picture}")
    print("Open the rasters in QGIS: they carry their dates and coordinates.")


if __name__ == "__main__":
    main()
