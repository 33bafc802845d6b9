"""The systems whose QGIS is tried, and the tests that run there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".build" / "matrix"
HERE = "this machine"

# The doors that users take: each algorithm through qgis_process, the windows, the installation from a ZIP. Tests that
# need more Python than QGIS brings (torch, onnx) are not among them.
TESTS = (
    "tests/test_qt6.py",
    "tests/ui/test_closing.py",
    "tests/ui/test_first_series.py",
    "tests/ui/test_options.py",
    "tests/ui/test_without_runtime.py",
    "tests/processing_provider/test_contract.py",
    "tests/processing_provider/test_every_algorithm.py",
    "tests/processing_provider/test_provider.py",
    "tests/processing_provider/test_window.py",
    "tests/processing_provider/test_install_zip.py",
    "tests/processing_provider/test_loading.py",
    "tests/processing_provider/test_despeckle.py",
)


@dataclass(frozen=True)
class Row:
    """A system with a QGIS: a suite of Debian, or this machine where that is empty."""

    name: str
    suite: str = ""

    @property
    def root(self) -> Path:
        return FOLDER / self.suite

    @property
    def results(self) -> Path:
        """Folder of versions.json and tests.xml, which is under .build in the row's own system as well."""
        build = FOLDER / f"{self.suite}.build" if self.suite else FOLDER / "here.build"
        return build / "results"

    def kept(self, test: str) -> Path:
        """File with the result of a test there."""
        return FOLDER / f"{self.suite or 'here'}.results" / f"{Path(test).stem}.json"

    def command(self, tests: Sequence[str]) -> list[str]:
        """Command that runs tests there."""
        if not self.suite:
            return [script("in_this_qgis.sh"), str(self.results), *tests]
        enter = [script("debian_root.sh"), "enter", self.suite, str(self.root)]
        return [*enter, script("in_this_qgis.sh"), str(ROOT / ".build" / "results"), *tests]


ROWS = (Row(HERE), Row("Debian trixie", "trixie"), Row("Debian sid", "sid"))


def script(name: str) -> str:
    return str(ROOT / "scripts" / "matrix" / name)
