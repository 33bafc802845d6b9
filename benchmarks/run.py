"""Measure speed and memory: ``make bench``, or ``make bench ARGS="glrt despeckle"``.

Every benchmark prints a table and replaces its section of docs/benchmarks.md; the others' sections stay.
"""

from __future__ import annotations

import argparse
import importlib
import re
from datetime import date
from pathlib import Path

from measure import ROOT, machine, progress

PAGE = ROOT / "docs" / "benchmarks.md"

# name: what it does; the module NAME_benchmark has a function benchmark()
BENCHMARKS = {
    "glrt": "glrtmultilook against dolphin (1 minute)",
    "despeckle": "the network against deepdespeckling (3 minutes)",
    "series": "a time series against ONNX Runtime alone (15 minutes)",
    "burst": "ten dates of a burst, with ONNX Runtime and with OpenVINO (15 minutes and 3 GB of disk)",
    "growing": "the 31st date of a series against all 31 anew (30 minutes)",
    "int8": "networks in int8 against float32 (2 minutes)",
    "tiling": "what a tile's halo changes and costs (2 minutes)",
    "registration": "time to register the provider (half a minute)",
    "window": "enabling, previews and pauses in a real window (10 minutes and 4 GB of disk)",
    "gpu": "whole scenes on the GPU, where there is one, and on the CPU (5 minutes)",
    "cluster": "two workers of a Dask cluster against one (5 minutes)",
    "memory": "peak memory on 10 dates of 8000² (15 minutes and 4 GB of disk)",
}
ON_DEMAND = ("series", "burst", "growing", "window", "gpu", "cluster", "memory")

_HEAD = """# Benchmarks

Written by `make bench`, not by hand. `make bench ARGS="{names}"` runs all of it; each section names its machine.
"""


def read_sections(path: Path) -> dict[str, str]:
    """The sections of the page by their titles."""
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    parts = re.split(r"^## (.+)\n", text, flags=re.MULTILINE)[1:]
    return {title: f"## {title}\n{body.rstrip()}\n" for title, body in zip(parts[::2], parts[1::2])}


def write_sections(path: Path, sections: dict[str, str], order: list[str]) -> None:
    path.parent.mkdir(exist_ok=True)
    head = _HEAD.format(names=" ".join(BENCHMARKS))
    path.write_text("\n".join([head, *(sections[title] for title in order if title in sections)]), encoding="utf-8")


def main() -> None:
    listing = "\n".join(f"  {name:<13} {what}" for name, what in BENCHMARKS.items())
    parser = argparse.ArgumentParser(
        description=f"Benchmarks:\n{listing}\nWithout names all but {', '.join(ON_DEMAND)} run.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("names", nargs="*", metavar="benchmark")
    chosen = parser.parse_args().names or [name for name in BENCHMARKS if name not in ON_DEMAND]
    unknown = [name for name in chosen if name not in BENCHMARKS]
    if unknown:
        parser.error(f"there is no benchmark {unknown[0]}; those there are: {', '.join(BENCHMARKS)}")
    sections = read_sections(PAGE)
    titles = [importlib.import_module(f"{name}_benchmark").TITLE for name in BENCHMARKS]
    where = f"{date.today().isoformat()}, {machine()}."
    print(where, end="\n\n")
    for name in chosen:
        progress(f"— {name}: {BENCHMARKS[name]}")
        report = importlib.import_module(f"{name}_benchmark").benchmark()
        report.remarks.append(f"Measured by `make bench ARGS={name}` on {where}")
        print(report.markdown(), flush=True)
        sections[report.title] = report.markdown()
        write_sections(PAGE, sections, titles)
    progress(f"Written to {PAGE}")


if __name__ == "__main__":
    main()
