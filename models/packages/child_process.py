"""Python child processes: QGIS's interpreter, isolated from the folder and the settings that QGIS was started in.

A plain ``python -m pip`` would run a folder ``pip`` that happens to be in the current folder, and PYTHONPATH,
PYTHONSTARTUP or a user's own packages would bring in theirs. Every child process of the plugin is started here.
"""

from __future__ import annotations

import json
import os
import subprocess  # nosec B404
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .own_packages import preferred

# -I leaves out the current folder, the user's own packages and every PYTHON… variable. PYTHONHOME is not missed: the
# interpreter is taken from the folder that it names, and finds its library from there by itself.
ISOLATED = ("-I", "-X", "utf8")

# The current folder of every child: one that holds files of the plugin alone, and that is there for certain.
WORKING_FOLDER = str(Path(__file__).parent)

NO_TELEMETRY = "ORT_DISABLE_TELEMETRY"  # ONNX Runtime reads it when it is imported

# Of pip's variables those without which an index of packages may be out of reach. Others would change what is installed
# and where: PIP_TARGET, PIP_USER, PIP_PREFIX, PIP_PRE …
_PIP = {
    f"PIP_{name}"
    for name in (
        *("INDEX_URL", "EXTRA_INDEX_URL", "NO_INDEX", "FIND_LINKS", "CONFIG_FILE", "CACHE_DIR"),
        *("PROXY", "CERT", "CLIENT_CERT", "TRUSTED_HOST", "TIMEOUT", "DEFAULT_TIMEOUT", "RETRIES"),
    )
}

# What a child runs first: it takes over where its parent found packages, less the current folder.
_START = """
import importlib, json, runpy, sys
package, module, path, own, *arguments = sys.argv[1:]
sys.path[:] = json.loads(path)
sys.argv[1:] = arguments
if own:
    importlib.import_module(f"{package}.models.packages.own_packages").prefer(own)
runpy.run_module(f"{package}.{module}", run_name="__main__", alter_sys=True)
"""


def python_interpreter() -> str:
    """The interpreter of QGIS's Python: ``sys.executable`` is QGIS itself on Windows and macOS."""
    names = ["python3.exe", "python.exe"] if os.name == "nt" else [f"python3.{sys.version_info.minor}", "python3"]
    folders = [
        Path(sys.exec_prefix),
        Path(sys.exec_prefix) / "bin",
        Path(sys.executable).parent,
        Path(sys.executable).parent / "bin",
    ]
    for folder in folders:
        for name in names:
            if (folder / name).is_file():
                return str(folder / name)
    return sys.executable


def python_command(*arguments: str) -> list[str]:
    """A command for the isolated interpreter, as in ``python_command("-m", "pip", …)``."""
    return [python_interpreter(), *ISOLATED, *arguments]


def module_command(module: str, *arguments: str) -> list[str]:
    """A command that runs a module of the plugin, as in ``module_command("models.library.probe", …)``.

    The child finds the packages that this process finds, NumPy and ONNX Runtime among them, wherever they are.
    """
    package = __name__.split(".")[0]
    path = [folder for folder in sys.path if os.path.isabs(folder)]
    return python_command("-c", _START, package, module, json.dumps(path), preferred() or "", *arguments)


def clean_environment(environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Environment of a child: without variables that redirect Python or pip; proxies, certificates and index stay."""
    kept = {
        name: value
        for name, value in environment.items()
        if not name.upper().startswith(("PYTHON", "PIP_")) or name.upper() in _PIP
    }
    return {**kept, NO_TELEMETRY: "1"}


def start(command: list[str], environment: Mapping[str, str] | None = None, **options: Any) -> subprocess.Popen[Any]:
    """Start a command of this module; further options go to :class:`subprocess.Popen`.

    Parameters
    ----------
    environment : variables on top of the clean ones
    """
    return subprocess.Popen(
        command,
        cwd=WORKING_FOLDER,
        env={**clean_environment(), **(environment or {})},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # no black window flashes up on Windows
        **options,
    )
