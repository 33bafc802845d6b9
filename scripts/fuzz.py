"""Fuzz the parsers of what comes from elsewhere, guided by the lines that an input reaches: ``make fuzz MINUTES=10``.

Each parser runs for so many minutes in a process of its own, on mutations of its seeds and of all that earlier runs
found interesting (kept in .build/fuzz). What an input may do is in fuzzing/parsers.py; one that breaks a promise, takes
longer than a minute or more than 2 GiB is kept as a file, and ``--again FILE`` runs it alone. Needs atheris, which
``make fuzz`` installs into an environment of its own, where it has a wheel for QGIS's Python.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / ".build" / "plugins"))
FOLDER = ROOT / ".build" / "fuzz"
LONGEST, SECONDS, MEMORY = 8192, 60, 2048  # bytes of an input; seconds by the clock and MiB that none may take
NAMES = ("dates", "names", "card", "onnx", "checkpoint")


def fuzz_one(name: str, minutes: float) -> None:
    """Fuzz one parser in this process, which libFuzzer ends."""
    import atheris

    with atheris.instrument_imports(include=["sar_despeckle", "pickletools", "zipfile"]):
        import pickletools  # noqa: F401 - here, so that its lines are counted too
        import zipfile  # noqa: F401

        from fuzzing.parsers import PARSERS

    corpus, found = FOLDER / "corpus" / name, FOLDER / "found"
    for folder in (corpus, found):
        folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(PARSERS[name].seeds()):
        (corpus / f"seed{number}").write_bytes(seed)
    limits = [
        f"-max_len={LONGEST}",
        f"-timeout={SECONDS}",
        f"-rss_limit_mb={MEMORY}",
        f"-max_total_time={minutes * 60:.0f}",
    ]
    options = [*limits, f"-artifact_prefix={found / name}-", "-print_final_stats=1", "-verbosity=1", "-seed=1"]
    atheris.Setup([sys.argv[0], *options, str(corpus)], PARSERS[name].run)
    atheris.Fuzz()


def fuzz(name: str, minutes: float) -> bool:
    """Fuzz one parser in a process of its own, and tell what came of it; True if nothing was found."""
    log = FOLDER / f"{name}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("w", encoding="utf-8") as file:
        command = [sys.executable, __file__, "--minutes", str(minutes), "--alone", name]
        code = subprocess.run(command, stdout=file, stderr=subprocess.STDOUT, check=False).returncode
    text = log.read_text(encoding="utf-8", errors="replace")
    runs = [
        line.split(":")[-1].strip() for line in text.splitlines() if line.startswith("stat::number_of_executed_units")
    ]
    print(f"{name}: {' '.join(runs) or 'no'} inputs, {'nothing found' if code == 0 else f'see {log}'}", flush=True)
    return code == 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parsers", nargs="*", metavar="parser", help=f"of {', '.join(NAMES)}; all of them without any")
    parser.add_argument("--minutes", type=float, default=2.0, help="of each parser")
    parser.add_argument("--again", type=Path, metavar="FILE", help="run the parser on this input only")
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    unknown = set(arguments.parsers) - set(NAMES)
    if unknown:
        parser.error(f"there is no parser {unknown.pop()}; those there are: {', '.join(NAMES)}")
    chosen = arguments.parsers or list(NAMES)
    if arguments.again:
        from fuzzing.parsers import PARSERS

        for name in chosen:
            PARSERS[name].run(arguments.again.read_bytes())
    elif arguments.alone:
        fuzz_one(chosen[0], arguments.minutes)
    else:
        found = [not fuzz(name, arguments.minutes) for name in chosen]
        sys.exit(any(found))


if __name__ == "__main__":
    main()
