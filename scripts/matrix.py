"""Run the user-facing tests on several versions of QGIS, and write the results into the README: ``make matrix``.

The versions are those of this machine and of Debian trixie and sid, which debootstrap puts into .build/matrix (2.5 GB
and some minutes each, as root). The second run keeps these systems, and what passed on the same files is not run again:
so a run that was cut off is continued by the same call. --again repeats all, --renew takes the systems anew; sid moves.
"""

from __future__ import annotations

import argparse
import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from matrix.results import Result, counted, put, read, table
from matrix.rows import FOLDER, ROOT, ROWS, TESTS, Row, script

README = ROOT / "README.md"
_TESTED = ("*.py", "*.sh", "*.txt", "*.ini", "*.onnx", "*.model3", "*.svg")  # a page that changes tests nothing anew


def fingerprint() -> str:
    """Of the files of the checkout that the tests see."""
    names = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", *_TESTED],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\0")
    digest = hashlib.sha256()
    for path in (ROOT / name for name in sorted(filter(None, names))):
        if path.is_file():
            digest.update(str(path.relative_to(ROOT)).encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def test(row: Row, checkout: str, tests: Sequence[str], lock: int) -> Result:
    """Make a row's system where it is missing, and run the tests there."""
    if row.suite:
        _run([script("debian_root.sh"), "make", row.suite, str(row.root)], FOLDER / f"{row.suite}.log", lock)
    row.results.mkdir(parents=True, exist_ok=True)
    for name in ("versions.json", "tests.xml"):
        (row.results / name).unlink(missing_ok=True)
    log = FOLDER / f"{row.suite or 'here'}.tests.log"
    code = _run(row.command(tests), log, lock, may_fail=True)
    junit = row.results / "tests.xml"
    if not junit.exists():
        sys.exit(f"{row.name}: no test was run there (exit code {code}); see {log}")
    versions = json.loads((row.results / "versions.json").read_text(encoding="utf-8"))
    passed, skipped, failures = counted(junit.read_text(encoding="utf-8"))
    return Result(row.name, versions, passed, skipped, failures, date.today().isoformat(), checkout)


def _run(command: Sequence[str], log: Path, lock: int, may_fail: bool = False) -> int:
    """Run a command with its chatter in a log. What outlives this process keeps the lock."""
    with log.open("w", encoding="utf-8") as chatter:
        ended = subprocess.run(command, stdout=chatter, stderr=subprocess.STDOUT, pass_fds=[lock], check=False)
    if ended.returncode and not may_fail:
        sys.exit(f"This failed: {' '.join(command)}\nThe whole log is in {log}")
    return ended.returncode


def take_lock() -> int:
    """A lock that only one run has, with all that it started."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    lock = os.open(FOLDER / "lock", os.O_CREAT | os.O_RDWR)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        sys.exit("Another make matrix is still at work here: wait for its end.")
    return lock


def require_tools() -> None:
    """End with a sentence where the systems of Debian cannot be made."""
    lacking = [tool for tool in ("debootstrap", "unshare", "chroot", "git") if not shutil.which(tool)]
    if lacking:
        sys.exit(f"Missing: {', '.join(lacking)}. Install it, on Debian with: apt-get install {' '.join(lacking)}")
    if os.geteuid() != 0:
        sys.exit("Only root can enter the systems that the tests run in: sudo make matrix.")


def renew() -> None:
    """Remove the systems; nothing is mounted in them when no run has the lock."""
    for row in ROWS:
        if row.suite:
            for stamp in ("made", "packages"):
                (FOLDER / f"{row.suite}.{stamp}").unlink(missing_ok=True)
            shutil.rmtree(FOLDER / f"{row.suite}.build", ignore_errors=True)
            shutil.rmtree(row.root, ignore_errors=True)


def say(result: Result, log: str) -> None:
    counts = f"{result.passed} passed, {result.skipped} skipped, {len(result.failures)} failed"
    print(f"QGIS {result.versions['QGIS']} ({result.where}): {counts}", flush=True)
    for name in result.failures:
        print(f"  FAILED {name}", flush=True)
    if result.failures:
        print(f"  see {log}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", action="append", choices=[row.suite or "here" for row in ROWS], help="these systems")
    parser.add_argument("--again", action="store_true", help="also what passed already on these files")
    parser.add_argument("--renew", action="store_true", help="take the systems of Debian anew")
    parser.add_argument("tests", nargs="*", help="these instead of all; the README then stays as it is")
    arguments = parser.parse_args()
    require_tools()
    lock = take_lock()
    if arguments.renew:
        renew()
    checkout, results = fingerprint(), {}
    for row in ROWS:
        key = row.suite or "here"
        kept = read(FOLDER / f"{key}.json")
        wanted = not arguments.only or key in arguments.only
        current = kept is not None and kept.checkout == checkout and not kept.failures
        if arguments.tests and wanted:
            results[key] = test(row, checkout, arguments.tests, lock)
        elif wanted and (arguments.again or not current):
            results[key] = test(row, checkout, TESTS, lock)
            results[key].write(FOLDER / f"{key}.json")
        elif kept is not None and not arguments.tests:
            results[key] = kept
        if key in results:
            say(results[key], str(FOLDER / f"{key}.tests.log"))
    if not arguments.tests:
        README.write_text(put(README.read_text(encoding="utf-8"), table(results.values())), encoding="utf-8")
    if any(result.failures for result in results.values()):
        sys.exit(1)


if __name__ == "__main__":
    main()
