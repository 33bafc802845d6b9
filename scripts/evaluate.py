"""Measure the networks against all that is asked of them: ``make evaluate``. Writes pages into docs.

What was measured before is not measured again, unless the network or the code that runs it changed: after a training
only that network's rows are computed. ARGS="real rtc" measures some stages only; a page has all of its stages.
One network that is not bundled: ARGS="situations --onnx new=path/to.onnx --network new --show". With OpenVINO in place
of ONNX Runtime: ARGS="simulated --packages <folder with openvino.json> --show", to be compared with the page.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from types import ModuleType

from evaluation import (
    change_table,
    figure1,
    mulog_table,
    multilooked,
    phase,
    photographs,
    pictures,
    pure_speckle,
    radiometry,
    real,
    rtc,
    simulated,
    situations,
    speed,
)
from evaluation.field import ROOT, Field, gather
from evaluation.page import sections, write_page, write_single
from evaluation.published import Unavailable
from evaluation.result_store import Job, Store

from sar_despeckle.models.packages.own_packages import prefer

STAGES: tuple[ModuleType, ...] = (
    pictures,
    real,
    simulated,
    photographs,
    change_table,
    situations,
    radiometry,
    pure_speckle,
    multilooked,
    rtc,
    speed,
)
ALONE: tuple[ModuleType, ...] = (phase, mulog_table, figure1)  # stages that have a page of their own


def concerns(job: Job, networks: list[str], field: Field) -> bool:
    """Tell whether a job measures one of the networks, the longest name that its own begins with; any does for none."""
    names = [entrant.name for entrant in field.entrants if job.who.startswith(entrant.name)]
    return not networks or max(names, key=len, default="") in networks


def measure(stage: ModuleType, field: Field, store: Store, networks: list[str]) -> None:
    """Everything of a stage that is not known yet, of some networks or of all."""
    for job in (job for job in stage.jobs(field) if concerns(job, networks, field)):
        start = time.perf_counter()
        try:
            store.find(stage.NAME, job)
        except Unavailable as error:
            print(f"{stage.NAME}: {job.who} has no row: {error}", file=sys.stderr)
        else:
            print(f"{stage.NAME}: {job.who}, {time.perf_counter() - start:.0f} s", file=sys.stderr, flush=True)


def extra(text: str) -> tuple[str, Path]:
    name, _, path = text.partition("=")
    if not name or not Path(path).is_file():
        raise argparse.ArgumentTypeError(f"{text} is not NAME=path of a file")
    return name, Path(path).resolve()


def main() -> None:
    names = [stage.NAME for stage in (*STAGES, *ALONE)]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stages", nargs="*", metavar="stage", help=f"of {', '.join(names)}; all of them without any")
    parser.add_argument(
        "--data", type=Path, default=ROOT.parent / "shared" / "data", help="folder of s1_slc and s1_rtc"
    )
    parser.add_argument(
        "--onnx", type=extra, action="append", default=[], metavar="NAME=path", help="a further network"
    )
    parser.add_argument("--network", action="append", default=[], metavar="NAME", help="measure this one only")
    parser.add_argument("--show", action="store_true", help="print the stages' tables, and write no page")
    parser.add_argument("--fresh", action="store_true", help="measure again what was measured before")
    parser.add_argument("--packages", type=Path, help="folder with the engine to use, as the plugin installs it")
    parser.add_argument("--output", type=Path, default=ROOT / "docs", help="folder of the pages")
    arguments = parser.parse_args()
    unknown = set(arguments.stages) - set(names)
    if unknown:
        parser.error(f"there is no stage {unknown.pop()}; those there are: {', '.join(names)}")
    if not arguments.data.is_dir():
        sys.exit(f"There is no folder {arguments.data}; name the one with s1_slc and s1_rtc with --data.")
    folder = ROOT / ".build" / "evaluate"
    if arguments.packages:
        if not arguments.show:
            parser.error("--packages is for a look: give --show, too")
        prefer(str(arguments.packages.resolve()))
        folder = folder / "packages"  # results of another engine are not those of the pages
    field = gather(arguments.data, dict(arguments.onnx), folder / "networks")
    store = Store(folder, arguments.fresh)
    chosen = [stage for stage in (*STAGES, *ALONE) if not arguments.stages or stage.NAME in arguments.stages]
    for stage in chosen:
        measure(stage, field, store, arguments.network)
    if arguments.show:
        print(sections(chosen, field, store))
        return
    if any(stage in STAGES for stage in chosen):
        print(write_page(arguments.output / "models.md", STAGES, field, store))
    for stage in (stage for stage in ALONE if stage in chosen):
        print(write_single(arguments.output / f"{stage.NAME}.md", stage, field, store))


if __name__ == "__main__":
    main()
