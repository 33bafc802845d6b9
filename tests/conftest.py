"""Common to all tests: the package under its own name, QGIS without a screen, and real data if there is any."""

from __future__ import annotations

import importlib
import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
PLUGINS = CHECKOUT / ".build" / "plugins"
PROFILE = Path(os.environ.get("SAR_DESPECKLE_PROFILE") or CHECKOUT / ".build" / "profile")
DATA = CHECKOUT.parent / "shared" / "data"


def make_importable() -> None:
    """Let ``import sar_despeckle`` find this checkout, whatever the clone's folder is called."""
    link = PLUGINS / "sar_despeckle"
    if not link.exists():
        PLUGINS.mkdir(parents=True, exist_ok=True)
        link.symlink_to(Path("..", ".."), target_is_directory=True)
        importlib.invalidate_caches()
    # Never from the checkout itself: `core` and `models` would then be packages too, and every module there twice.
    sys.path[:] = [str(PLUGINS), *(path for path in sys.path if path not in ("", str(CHECKOUT), str(PLUGINS)))]


def load_blas_with_one_thread() -> None:
    """Load NumPy, whose BLAS asks the environment now how many threads it has; what tests start asks for itself.

    Its threads wait for one another in a loop, and every worker of pytest has a processor's work without them.
    """
    given = os.environ.get("OPENBLAS_NUM_THREADS")
    os.environ["OPENBLAS_NUM_THREADS"] = given or "1"
    importlib.import_module("numpy")
    if given is None:
        del os.environ["OPENBLAS_NUM_THREADS"]


make_importable()
load_blas_with_one_thread()
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"  # the tests read English, whatever their user speaks
# A test that starts QGIS in this process must not touch the profile of the user who runs it.
os.environ.setdefault("QGIS_CUSTOM_CONFIG_PATH", str(PROFILE))


# Windows and processes of QGIS first: what comes last should be short, that no worker waits long for the others
ORDER = ("ui", "processing_provider", "scripts", "models", "arrays")


def pytest_configure(config: pytest.Config) -> None:
    """Let pytest-xdist hand out the files in their order, not those with many tests first."""
    config.option.loadscopereorder = False


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the slow folders first, in which pytest-xdist then hands out the files (``make test``)."""

    def place(item: pytest.Item) -> int:
        folder = item.path.relative_to(CHECKOUT / "tests").parts[0]
        return ORDER.index(folder) if folder in ORDER else len(ORDER)

    items.sort(key=place)


@pytest.hookimpl(optionalhook=True)  # xdist may be absent
def pytest_xdist_auto_num_workers() -> int:
    """Three workers on two processors: a third of the time a test waits, for a window, a timer or a process."""
    return max(2, len(os.sched_getaffinity(0)) * 3 // 2)


class QgisProcess:
    """The real ``qgis_process`` with this checkout as its plugin, in a profile of its own."""

    script = CHECKOUT / "scripts" / "qgis_process.sh"

    def __call__(
        self, *args: object, timeout: float = 300, check: bool = True, env: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run it to its end. With ``check`` a failure fails the test and shows what was printed."""
        command = [str(self.script), *map(str, args)]
        result = subprocess.run(
            command, capture_output=True, text=True, timeout=timeout, env={**os.environ, **(env or {})}, check=False
        )
        if check and result.returncode != 0:
            shown = " ".join(command[1:])
            pytest.fail(f"qgis_process {shown}\nexit code {result.returncode}\n{result.stdout}\n{result.stderr}")
        return result

    def start(self, *args: object, env: dict[str, str] | None = None) -> subprocess.Popen[str]:
        """Start it and return at once: its pid is that of ``qgis_process`` itself, so signals reach it."""
        return subprocess.Popen(
            [str(self.script), *map(str, args)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, **(env or {})},
        )


@pytest.fixture(scope="session")
def qgis_process() -> QgisProcess:
    """``qgis_process("run", "sardespeckle:looks", "INPUT=a.tif")``; ``qgis_process.start(…)`` to interrupt it."""
    if not PROFILE.exists():
        pytest.fail("There is no profile for the tests yet: run scripts/environment.sh test, or make test.")
    return QgisProcess()


class QgisWindow:
    """A real QGIS with windows, under a virtual screen, that runs a script as a user would work.

    Each has a profile of its own, with the onnxruntime of the tests' profile: a window writes much into it.
    """

    seconds = 240
    # The environment of scripts/paths.sh, then the QGIS beside qgis_process
    start = """
source "$0/scripts/paths.sh"
process=$(find_qgis_process)
use_own_profile
if [ "$3" = apart ]; then unset QGIS_PLUGINPATH; fi
exec xvfb-run -a -s "-screen 0 $2x24" "$(dirname "$process")/qgis" --nologo --noversioncheck --code "$1"
"""
    # Neither a tip of the day nor the news nor the first-run page must cover the window
    settings = """[PythonPlugins]
{ours}processing=true

[qgis]
showTips=false
"""

    def __init__(self, folders: pytest.TempPathFactory) -> None:
        self._folders = folders

    def __call__(
        self,
        script: Path,
        folder: Path,
        environment: dict[str, str] | None = None,
        *,
        screen: str = "1600x1000",
        runtime: bool = True,
        plugin: bool = True,
        language: str = "",
    ) -> dict[str, Any]:
        """Run a script to its end, and return what it wrote into ``found.json`` in a folder.

        Parameters
        ----------
        screen : its size
        runtime : whether onnxruntime is installed in the profile
        plugin : whether this checkout is the plugin; otherwise QGIS has none of ours
        language : that QGIS's options choose, such as fr
        """
        if not shutil.which("xvfb-run"):
            pytest.skip("there is no xvfb-run to give QGIS a screen")
        variables = {
            "SAR_DESPECKLE_PROFILE": str(self._profile(runtime, plugin, language)),
            "SAR_DESPECKLE_TEST": str(folder),
            "TMPDIR": str(self._folders.mktemp("tmp")),  # windows beside it leave theirs elsewhere
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONPATH": str(script.parent),  # of its helpers: QGIS runs the script without a name
            **(environment or {}),
        }
        command = ["bash", "-c", self.start, str(CHECKOUT), str(script), screen, "ours" if plugin else "apart"]
        code, output = self._run(command, {**os.environ, **variables})
        said = folder / "found.json"
        assert said.exists(), output
        seen: dict[str, Any] = json.loads(said.read_text(encoding="utf-8"))
        assert seen["exceptions"] == [], "\n".join(seen["exceptions"])
        return {**seen, "code": code}

    def _run(self, command: list[str], environment: dict[str, str]) -> tuple[int, str]:
        """Exit code and output of a command; if it takes too long, it is ended with all that it started."""
        pipe, out = subprocess.PIPE, subprocess.STDOUT
        with subprocess.Popen(
            command, stdout=pipe, stderr=out, text=True, env=environment, start_new_session=True
        ) as process:
            try:
                output, _ = process.communicate(timeout=self.seconds)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                raise
            return process.returncode, output

    def _profile(self, runtime: bool, plugin: bool, language: str) -> Path:
        tests = PROFILE / "profiles" / "default"
        folder = self._folders.mktemp("profile")
        ini = self.settings.format(ours="sar_despeckle=true\n" * plugin)
        if language:
            ini += f"\n[locale]\noverrideFlag=true\nuserLocale={language}\n"
        default = folder / "profiles" / "default"
        (default / "QGIS").mkdir(parents=True)
        for settings in (tests / "QGIS").glob("QGIS*.ini"):
            (default / "QGIS" / settings.name).write_text(ini)
        (default / "sar_despeckle").mkdir()
        for packages in (tests / "sar_despeckle").glob("python3.*") if runtime else ():
            (default / "sar_despeckle" / packages.name).symlink_to(packages)
        return folder


@pytest.fixture(scope="session")
def qgis_window(qgis_process: QgisProcess, tmp_path_factory: pytest.TempPathFactory) -> QgisWindow:
    """``qgis_window(script, folder)``: observations of a script that works in a real window."""
    del qgis_process  # asked for because it says what to do where there is no profile yet
    return QgisWindow(tmp_path_factory)


@pytest.fixture(scope="session")
def made_products() -> ModuleType:
    """The functions of ``made_products.py``, which write small products as agencies do."""
    path = Path(__file__).parent / "made_products.py"
    spec = importlib.util.spec_from_file_location("made_products", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def data_folder() -> Path:
    """Real Sentinel-1 rasters, kept beside the checkout because they are too large for it."""
    if not DATA.is_dir():
        pytest.skip(f"no real data here: {DATA} does not exist")
    return DATA


@pytest.fixture(scope="session")
def published_sar2sar() -> Path:
    """The published weights for GRD, of the package deepdespeckling on PyPI, under its own licence."""
    path = Path(os.environ.get("SAR_DESPECKLE_SAR2SAR") or CHECKOUT / ".build" / "published" / "sar2sar.pth")
    if not path.is_file():
        pytest.skip(f"no published weights here: {path} does not exist; it is in deepdespeckling 0.8's wheel")
    return path
