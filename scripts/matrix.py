"""Run the user-facing tests on several versions of QGIS, and write the results into the README: ``make matrix``.

The versions are those of this machine and of Debian trixie and sid, which debootstrap puts into .build/matrix (2.5 GB
and some minutes each, as root). The second run keeps these systems, and a file of tests that passed there is not run
again until it or the plugin changes: so a run that was cut off is continued by the same call. --again repeats all,
--renew takes the systems anew; sid moves.
"""

from __future__ import annotations

import argparse
import fcntl
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from matrix.results import Result, counted, put, read, table, together
from matrix.rows import FOLDER, ROOT, ROWS, TESTS, Row, script

README = ROOT / "README.md"
# All that a test may depend on: the plugin and what starts it, what all tests share, and what is beside the test
_TESTED = ("*.py", "*.txt", "*.ini", "*.onnx", "*.model3", "*.svg", "scripts/*.sh")
_NOT_TESTED = (":(exclude)tests/*/*", ":(exclude)tests/test_*", ":(exclude)scripts/*.py", ":(exclude)benchmarks/*")


def fingerprint(test: str) -> str:
    """Of the files of the checkout that a file of tests sees, and of itself."""
    folder = Path(test).parent
    names = {test, *_listed(*_TESTED, *_NOT_TESTED)}
    if folder != Path("tests"):
        names |= {name for name in _listed(str(folder)) if not Path(name).name.startswith("test_")}
    digest = hashlib.sha256()
    for name in sorted(names):
        if (ROOT / name).is_file():
            digest.update(name.encode() + hashlib.sha256((ROOT / name).read_bytes()).digest())
    return digest.hexdigest()


def _listed(*patterns: str) -> set[str]:
    """Files of the checkout, those that git ignores left out."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *patterns]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return set(filter(None, told.split("\0")))


def results_of(row: Row, tests: Sequence[str], again: bool, lock: int) -> Iterator[Result]:
    """Results of files of tests with the QGIS of a row; those that are known are not run again."""
    if row.suite:
        make = [script("debian_root.sh"), "make", row.suite, str(row.root)]
        code = run(make, FOLDER / f"{row.suite}.log", lock)
        if code:
            sys.exit(f"{row.name} cannot be installed; the whole log is in {FOLDER / row.suite}.log")
    for test in tests:
        state = fingerprint(test)
        kept = read(row.kept(test))
        if kept is None or again or kept.checkout != state or kept.failures:
            kept = tested(row, test, state, lock)
            kept.write(row.kept(test))
        counts = f"{kept.passed} passed, {kept.skipped} skipped, {len(kept.failures)} failed"
        print(f"  {test}: {counts} ({kept.date})", flush=True)
        for name in kept.failures:
            print(f"    FAILED {name}, see {row.kept(test).with_suffix('.log')}", flush=True)
        yield kept


def tested(row: Row, test: str, state: str, lock: int) -> Result:
    """Run a file of tests with the QGIS of a row."""
    row.results.mkdir(parents=True, exist_ok=True)
    for name in ("versions.json", "tests.xml"):
        (row.results / name).unlink(missing_ok=True)
    log = row.kept(test).with_suffix(".log")
    code = run(row.command([test]), log, lock)
    if not (row.results / "tests.xml").exists():
        sys.exit(f"{row.name}: {test} was not run (exit code {code}); see {log}")
    versions = json.loads((row.results / "versions.json").read_text(encoding="utf-8"))
    counts = counted((row.results / "tests.xml").read_text(encoding="utf-8"))
    return Result(row.name, versions, *counts, date.today().isoformat(), state)


def run(command: Sequence[str], log: Path, lock: int) -> int:
    """Run a command with its chatter in a log; whatever ends this process ends it, too, and else it keeps the lock."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with (
        log.open("w", encoding="utf-8") as chatter,
        subprocess.Popen(
            command, stdout=chatter, stderr=subprocess.STDOUT, pass_fds=[lock], start_new_session=True
        ) as process,
    ):
        try:
            return process.wait()
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)  # unshare and the first process of a namespace heed nothing less
            raise


def take_lock(row: Row) -> int:
    """A lock on a system that only one run has, with all that it started."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    lock = os.open(FOLDER / f"{row.suite or 'here'}.lock", os.O_CREAT | os.O_RDWR)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        sys.exit(f"Another make matrix is still at work on {row.name}: wait for its end.")
    return lock


def require_tools() -> None:
    """End with a sentence where the systems of Debian cannot be made."""
    lacking = [tool for tool in ("debootstrap", "unshare", "chroot", "git") if not shutil.which(tool)]
    if lacking:
        sys.exit(f"Missing: {', '.join(lacking)}. Install it, on Debian with: apt-get install {' '.join(lacking)}")
    if os.geteuid() != 0:
        sys.exit("Only root can enter the systems that the tests run in: sudo make matrix.")


def remove(row: Row) -> None:
    """Remove a system of Debian; nothing is mounted in it when no other run has the lock."""
    if row.suite:
        for stamp in ("made", "packages"):
            (FOLDER / f"{row.suite}.{stamp}").unlink(missing_ok=True)
        for folder in ("", ".build", ".results"):
            shutil.rmtree(FOLDER / f"{row.suite}{folder}", ignore_errors=True)


def last(rows: Sequence[Row]) -> list[Result]:
    """The last results of all tests, whatever has changed since."""
    found = []
    for row in rows:
        kept = {test: read(row.kept(test)) for test in TESTS}
        missing = [test for test, result in kept.items() if result is None]
        if missing:
            sys.exit(f"{row.name}: not run yet: {', '.join(missing)}")
        found.append(together([result for result in kept.values() if result is not None]))
    return found


def anew(row: Row, arguments: argparse.Namespace) -> Result:
    """The results of a row, with what has to be made and run for them."""
    lock = take_lock(row)
    try:
        if arguments.renew:
            remove(row)
        print(f"{row.name}:", flush=True)
        return together(list(results_of(row, arguments.tests or TESTS, arguments.again, lock)))
    finally:
        os.close(lock)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    keys = [row.suite or "here" for row in ROWS]
    parser.add_argument("--only", action="append", choices=keys, help="this system; the README stays as it is")
    parser.add_argument("--again", action="store_true", help="also what passed already on these files")
    parser.add_argument("--renew", action="store_true", help="take the systems of Debian anew")
    parser.add_argument(
        "--table", action="store_true", help="run nothing: the table of the last results, with their dates"
    )
    parser.add_argument("tests", nargs="*", help="these files instead of all; the README stays as it is")
    arguments = parser.parse_args()
    require_tools()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    rows = [row for row in ROWS if not arguments.only or (row.suite or "here") in arguments.only]
    found = last(rows) if arguments.table else [anew(row, arguments) for row in rows]
    print(table(found))
    if not arguments.only and not arguments.tests:
        README.write_text(put(README.read_text(encoding="utf-8"), table(found)), encoding="utf-8")
    if any(result.failures for result in found):
        sys.exit(1)


if __name__ == "__main__":
    main()
