"""Scores on real Sentinel-1 single-look series, one date left out: ``make evaluate``. Writes docs/models.md.

There is no clean reference for real data. A date that the estimate has not seen is one sample of it: the mean of
ln v̂ + w/v̂ over that date is the gamma likelihood of the estimate, lower is better, comparable within a site.
Everything goes through the same functions, from files to files, as the Processing algorithms.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sar_despeckle.core.feedback import Silent
from sar_despeckle.core.quality import box_mean, left_out_score
from sar_despeckle.core.reader import RasterInput, Stack, StackReader, open_stack
from sar_despeckle.core.runner import Limits
from sar_despeckle.core.scale import Scale
from sar_despeckle.core.tiles import Window
from sar_despeckle.core.workspace import Workspace
from sar_despeckle.models.catalog import AUTO, USES, find_model, model_names
from sar_despeckle.models.pipeline import Network, SuperImage, SuperImageMethod, despeckle, despeckle_ratio
from sar_despeckle.models.session import Device, read_card

Array = NDArray[np.float32]
Scores = dict[str, list[float]]

ROOT = Path(__file__).resolve().parents[1]
SITES = ("lely", "limagne", "marais1")
LIMITS = Limits()

MEAN = "temporal mean of 4"
MEAN_BOX = "7×7 mean of the temporal mean"
DATE_BOX = "7×7 mean of one date"
SINGLE = "despeckle, one date"
SUPER = "superimage of 4, DENOISE=1"
STACK = "despecklestack of 4"
STACK_MEAN = "mean of the results of despecklestack"
ROWS = (MEAN, MEAN_BOX, DATE_BOX, SINGLE, SUPER, STACK, STACK_MEAN)


def whole(stack: Stack) -> Array:
    return StackReader(stack).read(Window(0, 0, *stack.grid.shape))


def despeckled(dates: Stack, network: Network, folder: Path) -> Array:
    """Every date by itself."""
    with Workspace(folder) as workspace:
        writer = workspace.scratch("single", dates.grid, len(dates))
        despeckle(dates, network, [writer], LIMITS, Silent())
        return whole(workspace.read_back(writer))


def despeckled_stack(dates: Stack, network: Network, folder: Path) -> tuple[Array, Array]:
    """The super-image, and every date through its ratio to it: what despecklestack does by default."""
    with Workspace(folder) as workspace:
        recipe = SuperImage(SuperImageMethod.TEMPORAL_MEAN, 1.0, (0,), network)
        image = recipe.make(dates, workspace, LIMITS, Silent())
        writer = workspace.scratch("series", dates.grid, len(dates))
        despeckle_ratio(dates, image, network, [writer], None, LIMITS, Silent())
        return whole(image)[0], whole(workspace.read_back(writer))


def rotate(dates: Stack, network: Network, folder: Path) -> tuple[Scores, float]:
    """Scores of every row with each date left out in turn, the last date last; and the bias of single dates."""
    images = whole(dates)
    singles = despeckled(dates, network, folder)
    scores: Scores = defaultdict(list)
    for left_out in range(len(dates)):
        others = [k for k in range(len(dates)) if k != left_out]
        target, mean = images[left_out], images[others].mean(axis=0)
        image, series = despeckled_stack(dates.select(*others), network, folder)
        estimates = {
            MEAN: [mean],
            MEAN_BOX: [box_mean(mean, 7)],
            DATE_BOX: [box_mean(images[k], 7) for k in others],
            SINGLE: [singles[k] for k in others],
            SUPER: [image],
            STACK: list(series),
            STACK_MEAN: [series.mean(axis=0)],
        }
        for row, candidates in estimates.items():
            scores[row].append(float(np.mean([left_out_score(v, target) for v in candidates])))
    bias = np.abs(singles.mean(axis=(1, 2)) / images.mean(axis=(1, 2)) - 1).max()
    return scores, float(bias)


def checks(scores: dict[str, Scores], biases: dict[str, float]) -> list[tuple[str, bool]]:
    """The bars of the first release, with whether each holds."""

    def average(site: str, row: str) -> float:
        return float(np.mean(scores[site][row]))

    sites = [s for s in SITES if s in scores]
    last = {s: {row: scores[s][row][-1] for row in ROWS} for s in sites}
    below_box = sum(last[s][STACK] < last[s][MEAN_BOX] for s in sites)
    return [
        (
            "despecklestack on dates 1–4, scored on date 5: at least 0.03 below the temporal mean on every site",
            all(last[s][STACK] <= last[s][MEAN] - 0.03 for s in sites),
        ),
        ("… and below the 7×7 mean of the temporal mean on at least two of three sites", below_box >= 2),
        (
            "despeckle, every date by itself: at least 0.015 below the 7×7 mean of that date on every site",
            all(average(s, SINGLE) <= average(s, DATE_BOX) - 0.015 for s in sites),
        ),
        ("… with the mean intensity of every date kept within 3 %", max(biases.values()) <= 0.03),
    ]


def introduction() -> list[str]:
    return [
        "# The networks, measured",
        "",
        "Written by `make evaluate`; do not edit.",
        "",
        f"`auto` takes {', '.join(f'**{find_model(AUTO, use).stem}** for a {use}' for use in USES)}.",
        "",
        "## Real data, one date left out",
        "",
        "Sentinel-1 IW single-look amplitude, five dates of 256 × 256 pixels a site. The estimate is made from four",
        "dates (or one of them) and scored on the fifth: mean of ln v̂ + w/v̂, the gamma likelihood; lower is better.",
        "Average of the five rotations, and in brackets dates 1–4 scored on date 5.",
        "",
    ]


def report(scores: dict[str, Scores], biases: dict[str, float], network: Network) -> list[str]:
    """What docs/models.md says of one network."""
    card = read_card(network.path)
    sites = list(scores)
    lines = [
        f"### {card.name}",
        "",
        f"{card.description}. Version {card.version}, trained on {card.training}. {card.licence}.",
        "",
        f"| row | {' | '.join(sites)} |",
        f"|---|{'---|' * len(sites)}",
    ]
    for row in ROWS:
        cells = (f"{np.mean(scores[s][row]):.3f} ({scores[s][row][-1]:.3f})" for s in sites)
        lines.append(f"| {row} | {' | '.join(cells)} |")
    worst = (f"{biases[s]:.1%}" for s in sites)
    lines += [f"| largest bias of the mean intensity, one date | {' | '.join(worst)} |", ""]
    lines += [f"- {'met' if met else 'MISSED'}: {text}" for text, met in checks(scores, biases)]
    return [*lines, ""]


def evaluate(network: Network, data: Path) -> tuple[dict[str, Scores], dict[str, float]]:
    """Scores and largest bias of every site."""
    scores, biases = {}, {}
    with tempfile.TemporaryDirectory() as folder:
        for site in SITES:
            files = sorted((data / site).glob("*.tif"))
            dates = open_stack([RasterInput(str(path)) for path in files], Scale.AMPLITUDE)
            scores[site], biases[site] = rotate(dates, network, Path(folder))
    return scores, biases


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data" / "s1_slc")
    parser.add_argument("--model", choices=model_names(), help="one network only (default: all of them)")
    parser.add_argument("--onnx", type=Path, help="a network file that is not bundled")
    parser.add_argument("--output", type=Path, default=ROOT / "docs" / "models.md")
    arguments = parser.parse_args()
    if not arguments.data.is_dir():
        sys.exit(f"There is no folder {arguments.data}; name the one with the sites {', '.join(SITES)} with --data.")
    chosen = Network.find(AUTO, "date", Device.CPU, Silent())
    if arguments.onnx:
        networks = [replace(chosen, path=str(arguments.onnx.resolve()), name=arguments.onnx.stem)]
    else:
        names = [arguments.model] if arguments.model else [name for name in model_names() if name != AUTO]
        networks = [Network.find(name, "date", Device.CPU, Silent()) for name in names]
    lines, missed = introduction(), []
    for network in networks:
        scores, biases = evaluate(network, arguments.data)
        lines += report(scores, biases, network)
        missed += [network.name for _, met in checks(scores, biases) if not met]
    text = "\n".join(lines)
    arguments.output.write_text(text, encoding="utf-8")
    print(text)
    if chosen.name in missed:
        sys.exit("A bar is missed by the network that auto takes.")


if __name__ == "__main__":
    main()
