"""What plugins.qgis.org would refuse is told before a zip is sent there."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
SCRIPT = CHECKOUT / "scripts" / "check_package.py"
METADATA = (CHECKOUT / "metadata.txt").read_text()
GOOD = {
    "sar/metadata.txt": METADATA,
    "sar/__init__.py": "def classFactory(iface):\n    return None\n",
    "sar/LICENSE": (CHECKOUT / "LICENSE").read_text(),
}


def packed(folder: Path, files: dict[str, str]) -> Path:
    path = folder / "plugin.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return path


def check(path: Path, python: str = sys.executable) -> tuple[int, str]:
    result = subprocess.run([python, "-I", str(SCRIPT), str(path)], capture_output=True, text=True, check=False)
    return result.returncode, result.stdout + result.stderr


def test_the_plugin_as_it_is_packed(tmp_path: Path):
    path = tmp_path / "plugin.zip"
    command = ["git", "archive", "--format=zip", "--prefix=sar_despeckle/", f"--output={path}", "HEAD"]
    subprocess.run(command, cwd=CHECKOUT, check=True)
    assert check(path) == (0, "plugin.zip: nothing that plugins.qgis.org would refuse.\n")
    names = zipfile.ZipFile(path).namelist()
    assert not [name for name in names if "/tests/" in name or "/scripts/" in name or "/benchmarks/" in name]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"sar/LICENSE": None}, "It has no LICENSE."),
        ({"sar/LICENSE": "all rights reserved"}, "LICENSE is not the text"),
        ({"sar/metadata.txt": METADATA.replace("email=", "mail=")}, "metadata.txt has no email."),
        ({"sar/metadata.txt": METADATA.replace("version=0", "version=v0", 1)}, "numbers with points"),
        ({"sar/metadata.txt": METADATA.replace("tracker=https", "tracker=http")}, "no https address"),
        ({"sar/metadata.txt": "name=sar"}, "metadata.txt cannot be read"),
        ({"sar/__pycache__/a.cpython-311.pyc": ""}, "no hidden files, caches or binaries"),
        ({"sar/.git/config": ""}, "no hidden files"),
        ({"other/__init__.py": ""}, "top folders other, sar"),
        ({"sar/../../a.py": ""}, "outside of its folder"),
    ],
)
def test_what_would_be_refused(tmp_path: Path, changed: dict[str, str | None], said: str):
    files = {name: text for name, text in {**GOOD, **changed}.items() if text is not None}
    code, output = check(packed(tmp_path, files))
    assert code == 1 and said in output and "would refuse plugin.zip" in output


def test_a_zip_that_is_too_large(tmp_path: Path):
    path = packed(tmp_path, GOOD)
    with path.open("r+b") as file:
        file.seek(0, 2)
    large = tmp_path / "large.zip"
    large.write_bytes(b"\0" * 25_000_001 + path.read_bytes())  # a zip is found from its end
    code, output = check(large)
    assert code == 1 and "25000000 are the most" in output


def test_findings_of_the_scanners(tmp_path: Path):
    scanners = CHECKOUT / ".build" / "scanners" / "bin" / "python"
    python = str(scanners) if scanners.exists() else sys.executable
    if python == sys.executable and not (find_spec("bandit") and find_spec("detect_secrets")):
        pytest.skip("no Bandit and no detect-secrets here: scripts/environment.sh package installs them")
    secret = json.dumps({"key": hashlib.sha256(b"secret").hexdigest()}, indent=1)
    files = {**GOOD, "sar/a.py": "import pickle\n\nexec(pickle.load(open('a', 'rb')))\n", "sar/b.json": secret}
    code, output = check(packed(tmp_path, files), python)
    assert code == 1
    for said in ("Bandit B102: sar/a.py:3", "Bandit B301", "detect-secrets: sar/b.json, lines 2"):
        assert said in output
