"""Take the pictures of docs/tutorial.md again, in a real QGIS window under a virtual screen: ``make tutorial``.

The first page's steps are done as the page has them. --scale 2 --folder DIR takes them as a screen of 200 % shows them,
for looking at; the tutorial keeps those of a small laptop.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from qgis.PyQt.QtGui import QImage

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT / "tests"))

from conftest import QgisWindow  # noqa: E402

PAGE = ROOT / "docs" / "tutorial.md"
PICTURES = ROOT / "docs" / "tutorial"
HELPERS = ROOT / "tests" / "ui" / "inside_qgis"
SCRIPTS = (HELPERS / "tutorial.py", ROOT / "scripts" / "tutorial_pages.py")
SCREEN = (1366, 768)
QUALITY = 54  # [percent of JPEG, 50 to 85] labels are still sharp, and all the pictures stay under 1.5 MB


class Folders:
    """New folders in one, as pytest gives them."""

    def __init__(self, parent: Path) -> None:
        self._parent = parent

    def mktemp(self, name: str) -> Path:
        return Path(tempfile.mkdtemp(prefix=name, dir=self._parent))


def take(scratch: Path, scale: int) -> list[Path]:
    """All pictures, as they come from the screen."""
    window, pictures = QgisWindow(Folders(scratch)), []  # type: ignore[arg-type]
    window.seconds = 900
    screen = "x".join(str(scale * side) for side in SCREEN)
    for script in SCRIPTS:
        folder = Folders(scratch).mktemp("pictures")
        environment = {"SAR_DESPECKLE_TUTORIAL": str(PAGE), "QT_SCALE_FACTOR": str(scale), "PYTHONPATH": str(HELPERS)}
        print(window(script, folder, environment, screen=screen))
        pictures += sorted(folder.glob("*.png"))
    return pictures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=PICTURES)
    parser.add_argument("--scale", type=int, default=1, help="of the screen: 2 is 200 percent")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="tutorial-") as scratch:
        for picture in take(Path(scratch), arguments.scale):
            target = arguments.folder / f"{picture.stem}.jpg"
            QImage(str(picture)).convertToFormat(QImage.Format.Format_RGB32).save(str(target), "JPG", QUALITY)
            print(f"{target}: {target.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
