"""Check a plugin's zip as plugins.qgis.org does before it takes one: ``python scripts/check_package.py plugin.zip``.

Structure, size, metadata and licence are looked at here. Bandit and detect-secrets run where this Python has them, with
the tests that the site skips; ``--require-scanners`` makes their absence a finding, too.
"""

from __future__ import annotations

import argparse
import configparser
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path, PurePosixPath

LARGEST = 25_000_000  # bytes
REQUIRED = ("metadata.txt", "__init__.py", "LICENSE")
FIELDS = (
    "name",
    "description",
    "version",
    "qgisMinimumVersion",
    "author",
    "email",
    "about",
    "tracker",
    "repository",
)
SKIPPED = "B101,B110,B310,B603,B607,B614,B324"  # of Bandit's tests, by the site
_LICENCE = "GNU GENERAL PUBLIC LICENSE"
_VERSION = re.compile(r"\d+\.\d+(\.\d+)?$")


def findings(path: Path) -> Iterator[str]:
    """Everything for which the site would refuse a zip, in a sentence each, but for the scanners' findings."""
    if path.stat().st_size > LARGEST:
        yield f"It has {path.stat().st_size} bytes; {LARGEST} are the most."
    with zipfile.ZipFile(path) as archive:
        names = [PurePosixPath(name) for name in archive.namelist()]
        tops = sorted({name.parts[0] for name in names})
        if len(tops) != 1 or not tops[0].isidentifier():
            yield f"It has the top folders {', '.join(tops)}; one that Python can import is asked for."
            return
        yield from _of_names(names)
        for required in REQUIRED:
            if PurePosixPath(tops[0], required) not in names:
                yield f"It has no {required}."
        inside = {name: archive.read(f"{tops[0]}/{name}").decode() for name in REQUIRED if _has(names, tops[0], name)}
    if _LICENCE not in inside.get("LICENSE", _LICENCE):
        yield "LICENSE is not the text of the GNU General Public License."
    yield from _of_metadata(inside.get("metadata.txt"))


def _has(names: list[PurePosixPath], top: str, name: str) -> bool:
    return PurePosixPath(top, name) in names


def _of_names(names: list[PurePosixPath]) -> Iterator[str]:
    for name in names:
        hidden = [part for part in name.parts if part.startswith(".")]
        if hidden or "__pycache__" in name.parts or name.suffix in (".pyc", ".pyo", ".so", ".dll", ".exe"):
            yield f"It has {name}: no hidden files, caches or binaries are taken."
        if ".." in name.parts or name.is_absolute():
            yield f"It has {name}, outside of its folder."


def _of_metadata(text: str | None) -> Iterator[str]:
    if text is None:
        return
    metadata = configparser.ConfigParser(interpolation=None)
    metadata.optionxform = str  # type: ignore[assignment, method-assign]
    try:
        metadata.read_string(text)
    except configparser.Error as error:
        yield f"metadata.txt cannot be read: {error}"
        return
    general = dict(metadata["general"]) if metadata.has_section("general") else {}
    for field in FIELDS:
        if not general.get(field, "").strip():
            yield f"metadata.txt has no {field}."
    if not _VERSION.match(general.get("version", "0.0")):
        yield f"metadata.txt has the version {general['version']}; numbers with points are asked for."
    for link in ("tracker", "repository", "homepage"):
        if general.get(link, "https://").partition("://")[0] != "https":
            yield f"metadata.txt has the {link} {general[link]}, which is no https address."


def scan(path: Path) -> Iterator[str]:
    """Findings of Bandit and detect-secrets, as far as this Python has them."""
    with tempfile.TemporaryDirectory(prefix="sar-despeckle-package-") as folder, zipfile.ZipFile(path) as archive:
        archive.extractall(folder)
        if find_spec("bandit"):
            report = _run(folder, "bandit", "-q", "-r", ".", "--skip", SKIPPED, "-f", "json")
            for found in report["results"]:
                place = f"{PurePosixPath(found['filename'])}:{found['line_number']}"
                yield f"Bandit {found['test_id']}: {place}: {found['issue_text']}"
            yield from (f"Bandit cannot read {error['filename']}." for error in report["errors"])
        if find_spec("detect_secrets"):
            report = _run(folder, "detect_secrets", "scan", "--all-files", ".")
            for name, secrets in report["results"].items():
                lines = ", ".join(str(secret["line_number"]) for secret in secrets)
                yield f"detect-secrets: {name}, lines {lines}"


def _run(folder: str, module: str, *arguments: str) -> dict[str, list]:  # type: ignore[type-arg]
    command = [sys.executable, "-m", module, *arguments]
    # in the folder: detect-secrets passes over what lies elsewhere
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    try:
        report: dict[str, list] = json.loads(result.stdout)  # type: ignore[type-arg]
    except json.JSONDecodeError:
        sys.exit(f"{module} fails here: {result.stderr.strip()[-500:]}")
    return report


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("zip", type=Path)
    parser.add_argument("--require-scanners", action="store_true", help="fail where a scanner is missing")
    arguments = parser.parse_args()
    found = list(findings(arguments.zip))
    lacking = [module for module in ("bandit", "detect_secrets") if not find_spec(module)]
    if lacking and arguments.require_scanners:
        found.append(f"This Python lacks {' and '.join(lacking)}.")
    if not found:  # the scanners unpack it
        found = list(scan(arguments.zip))
    for sentence in found:
        print(sentence)
    if found:
        sys.exit(f"plugins.qgis.org would refuse {arguments.zip.name}.")
    print(f"{arguments.zip.name}: nothing that plugins.qgis.org would refuse.")


if __name__ == "__main__":
    main()
