"""Compare despecklers: ``make benchmark``. Writes docs/benchmark.md.

A despeckler is a command that is given a folder of dates and an empty one for its results:
``make benchmark DESPECKLER="name=command {input} {output}"``. The dates are GeoTIFFs of linear intensity in float32,
the date in their names, NaN where there is no data; the results have the same names. ``{looks}`` and ``{dates}``, the
names of those that are judged, may be used too. ``--despeckler`` may be given several times.

Every series of every row is remembered in .build/benchmark as soon as it is measured: a run that was stopped goes on.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / ".build" / "plugins"))

from benchmarking import judging  # noqa: E402
from benchmarking.benchmark_page import TITLES, page  # noqa: E402
from benchmarking.benchmark_series import all_series  # noqa: E402
from benchmarking.builtin import builtin, prepared  # noqa: E402
from benchmarking.despecklers import Despeckler, parse  # noqa: E402
from benchmarking.judging import Row  # noqa: E402
from evaluation.result_store import Store  # noqa: E402

_LOCK = Lock()


def tell(text: str) -> None:
    with _LOCK:
        print(text, file=sys.stderr, flush=True)


def measure(
    despecklers: list[Despeckler], kinds: list[str], data: Path | None, store: Store, given: argparse.Namespace
) -> list[Row]:
    """All rows, several at a time; each goes through its series one after the other."""
    rounds = [r for r in judging.rounds(all_series(data)) if r[0].kind in kinds]

    end = time.monotonic() + 60 * given.minutes

    def row(despeckler: Despeckler) -> Row:
        found = Row(despeckler)
        for together in rounds:
            if judging.taking_part(despeckler, together):
                tell(f"{despeckler.name}, {judging.gather(found, together, store, data, time.monotonic() > end)}")
        return found

    with ThreadPoolExecutor(given.processes) as pool:
        return list(pool.map(row, despecklers))


def despeckler(text: str) -> Despeckler:
    try:
        return parse(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--despeckler", type=despeckler, action="append", default=[], metavar="NAME=COMMAND", help="one to plug in"
    )
    parser.add_argument("--only", action="append", metavar="NAME", help="of the rows always there, those that begin so")
    parser.add_argument("--kind", action="append", choices=list(TITLES), help="of series; all of them without any")
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data", help="folder of s1_slc")
    parser.add_argument(
        "--store", type=Path, default=ROOT / ".build" / "benchmark", help="folder of what is remembered"
    )
    parser.add_argument("--fresh", action="store_true", help="measure again what was measured before")
    parser.add_argument("--minutes", type=float, default=float("inf"), help="after which no more series are begun")
    parser.add_argument("--processes", type=int, default=len(os.sched_getaffinity(0)), help="rows at a time")
    parser.add_argument("--output", type=Path, default=ROOT / "docs" / "benchmark.md", help="the page")
    return parser.parse_args()


def main() -> None:
    given = arguments()
    known = [row for row in builtin() if not given.only or any(row.name.startswith(name) for name in given.only)]
    notes = []
    data = given.data if (given.data / "s1_slc").is_dir() else None
    if data is None:
        notes.append(
            f"The real series were left out: there is no folder {given.data / 's1_slc'} (name one with --data)."
        )
        tell(notes[-1])
    rows = [*known, *given.despeckler]
    names = [row.name for row in rows]
    if len(set(names)) < len(names):
        sys.exit(f"Two despecklers have the name {next(n for n in names if names.count(n) > 1)}; give each its own.")
    missing = prepared(rows, tell)
    able = [row for row in rows if row.name not in missing]
    found = measure(able, given.kind or list(TITLES), data, Store(given.store, given.fresh), given)
    text = page(found, missing, notes)
    given.output.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
