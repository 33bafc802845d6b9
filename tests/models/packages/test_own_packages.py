"""Two packages by one name, one of QGIS's and one in the user's folder: who gets which."""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import pytest

PLUGINS = str(Path(__file__).parents[3] / ".build" / "plugins")

# Stands for another plugin, and carries imports out for others as QGIS does.
SCRIPT = """
import json, sys
sys.path[:0], own, code = json.loads(sys.argv[1]), sys.argv[2], sys.argv[3]
from sar_despeckle.models.packages import own_packages
own_packages.prefer(own)
code_of_the_plugin = {"__name__": "sar_despeckle.models.somewhere"}
told = {}
exec(code)
print(json.dumps(told))
"""


def told(system: Path, own: Path, code: str) -> dict[str, Any]:
    """Output of code that runs with ``system`` first on the path and ``own`` as the user's folder."""
    command = [sys.executable, "-c", SCRIPT, json.dumps([PLUGINS, str(system)]), str(own), code]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    return found


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """``system`` has an old ``algebra`` and ``numpy``; ``own`` a newer one of both, and ``heavy``, which needs that."""
    system, own = tmp_path / "system", tmp_path / "own"
    for folder, version in ((system, 1), (own, 2)):
        for name in ("algebra", "numpy", "json"):
            (folder / name).mkdir(parents=True)
            (folder / name / "__init__.py").write_text(f"version = {version}\n")
    (own / "heavy.py").write_text(
        "import algebra\nimport numpy\nversions = algebra.version, numpy.version\n"
        "def later():\n    import lazy\n    return lazy.version\n"
    )
    (system / "lazy.py").write_text("version = 1\n")
    (own / "lazy.py").write_text("version = 2\n")
    (own / "data").mkdir()
    (own / "data" / "readme.txt").write_text("a folder without code is no package to prefer")
    (system / "data.py").write_text("version = 1\n")
    return system, own


def test_the_folder_comes_first_for_what_is_in_it(folders: tuple[Path, Path]) -> None:
    found = told(*folders, "import heavy; told['now'], told['later'] = heavy.versions, heavy.later()")
    assert found == {"now": [2, 1], "later": 2}


def test_the_folder_comes_first_for_the_plugin(folders: tuple[Path, Path]) -> None:
    code = (
        "exec('import algebra, numpy, json, data', code_of_the_plugin)\n"
        "told.update({n: getattr(code_of_the_plugin[n], 'version', 0) for n in ('algebra', 'numpy', 'json', 'data')})"
    )
    assert told(*folders, code) == {"algebra": 2, "numpy": 1, "json": 0, "data": 1}


def test_the_folder_comes_last_for_others(folders: tuple[Path, Path]) -> None:
    assert told(*folders, "import algebra; told['algebra'] = algebra.version") == {"algebra": 1}


def test_an_import_that_qgis_carries_out_is_of_whom_asked_for_it(folders: tuple[Path, Path]) -> None:
    code = """
import builtins, types
hook = types.ModuleType("qgis.utils")
exec("def _import(*args, **kw): return python_import(*args, **kw)", hook.__dict__)
hook.python_import, builtins.__import__ = builtins.__import__, hook._import
exec("import algebra", code_of_the_plugin)
import lazy
told.update(plugin=code_of_the_plugin["algebra"].version, others=lazy.version)
"""
    assert told(*folders, code) == {"plugin": 2, "others": 1}


def test_what_others_have_in_use_is_told(folders: tuple[Path, Path]) -> None:
    code = "told['before'] = own_packages.displaced()\nimport algebra, numpy; told['after'] = own_packages.displaced()"
    assert told(*folders, code) == {"before": [], "after": ["algebra"]}


def test_a_plugin_loaded_anew_is_asked_once(folders: tuple[Path, Path]) -> None:
    code = """
import importlib
importlib.reload(own_packages).prefer(own)
told["finders"] = [type(finder).__name__ for finder in sys.meta_path].count("OwnPackages")
told["path"] = sys.path.count(own)
"""
    assert told(*folders, code) == {"finders": 1, "path": 1}


@pytest.fixture
def old_sympy(tmp_path: Path) -> Path:
    """A folder with a sympy that lacks what torch takes from it, as Debian 12's does."""
    (tmp_path / "sympy").mkdir()
    (tmp_path / "sympy" / "__init__.py").write_text("__version__ = '1.11'\n")
    return tmp_path


@pytest.mark.parametrize("used", [False, True], ids=["unused", "in use by another plugin"])
def test_torch_gets_the_sympy_that_pip_put_beside_it(old_sympy: Path, used: bool) -> None:
    """Torch imports a good part of itself only when an optimiser is made."""
    code = f"""
if {used}:
    import sympy
from sar_despeckle.core.errors import InputError
from sar_despeckle.models.files.onnx_file import read_card
from sar_despeckle.models.library.catalog import bundled
from sar_despeckle.models.library.tuning import load_finetune
try:
    told["name"] = load_finetune(read_card(str(bundled()["lean-slc"]))).__name__
except InputError as error:
    told["sentence"] = str(error)
import torch
"""
    found = told(old_sympy, Path(sysconfig.get_paths()["purelib"]), code)
    if used:
        assert found == {
            "sentence": "torch does not start with the sympy that another plugin has brought into use; restart QGIS, "
            "and tune before that plugin is used."
        }
    else:
        assert found == {"name": "finetune"}
