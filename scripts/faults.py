"""Run odd files, wild parameters and rough treatment through the real qgis_process: ``make faults``.

Every case has a folder of its own and says what must come of it; in every case no input may change, nothing may be left
behind, and every result must be whole. Prints a table and every failure; the exit code is 1 if there is one.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / ".build" / "plugins"))

os.environ["LC_ALL"] = "C.UTF-8"  # the cases know QGIS's and the plugin's sentences in English

from faults.campaign import CATEGORIES, cases  # noqa: E402
from faults.case import Case, Verdict, judge, tenth  # noqa: E402
from faults.table import report  # noqa: E402


def choose(arguments: argparse.Namespace) -> list[Case]:
    chosen = [case for case in cases() if not arguments.only or case.category in arguments.only]
    if arguments.tenth:
        chosen = tenth(chosen)
    if arguments.case:
        chosen = [case for case in chosen if arguments.case in case.name]
    return chosen


def run(chosen: Sequence[Case], folder: Path, seed: int, processes: int, keep: bool) -> list[Verdict]:
    """All cases, some at a time, told as they end."""

    def play(numbered: tuple[int, Case]) -> Verdict:
        number, case = numbered
        verdict = judge(case, folder / f"{number:04}", seed, keep)
        mark = "FAILED" if verdict.faults else "skipped" if verdict.skipped else "passed"
        print(f"{mark:<8}{verdict.seconds:6.1f} s  {case.category}: {case.name}", file=sys.stderr, flush=True)
        return verdict

    with ThreadPoolExecutor(processes) as pool:
        return list(pool.map(play, enumerate(chosen, 1)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1, help="of the random places, bytes and times")
    parser.add_argument("--tenth", action="store_true", help="every tenth case of every category")
    parser.add_argument("--only", action="append", metavar="CATEGORY", choices=CATEGORIES, help=", ".join(CATEGORIES))
    parser.add_argument("--case", metavar="NAME", help="only cases with this in their name")
    parser.add_argument("--keep", action="store_true", help="keep the cases' folders")
    parser.add_argument("--processes", type=int, default=len(os.sched_getaffinity(0)), help="at a time")
    parser.add_argument("--list", action="store_true", help="name the cases and run none")
    arguments = parser.parse_args()
    chosen = choose(arguments)
    if arguments.list:
        print(*(f"{case.category}: {case.name}" for case in chosen), sep="\n")
        return
    folder, begin = Path(tempfile.mkdtemp(prefix="faults-")), time.monotonic()
    try:
        verdicts = run(chosen, folder, arguments.seed, arguments.processes, arguments.keep)
    finally:
        if arguments.keep:
            print(f"The cases' folders are in {folder}")
        else:
            shutil.rmtree(folder, ignore_errors=True)
    print(*report(verdicts), sep="\n")
    print(f"{len(verdicts)} cases in {(time.monotonic() - begin) / 60:.1f} minutes, seed {arguments.seed}.")
    sys.exit(any(verdict.faults for verdict in verdicts))


if __name__ == "__main__":
    main()
