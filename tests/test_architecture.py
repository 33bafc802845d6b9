"""The four floors: imports go down only, and each floor needs only what it says."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = "sar_despeckle"
FLOORS = ("core", "models", "processing_provider", "ui")
LIBRARY = "arrays"  # on the floor of processing_provider: neither knows the other, and this one knows no QGIS
# The rooms of two floors, from the bottom to the top: each imports from those before it, and modules of no room
ROOMS = {
    "core": (
        "statistics",
        "mulog",
        "files",
        "scale",
        "products",
        "raster",
        "streaming",
        "simulation",
        "superimage",
        "series",
        "whole_image",
        "pairs",
        "quality",
    ),
    "models": ("packages", "files", "engines", "library", "despeckling"),
}
LARGEST_ROOM = 10  # modules
LONGEST_FUNCTION = 50  # lines
RECIPE = "models/despeckling/series.py"
LARGEST_CLOSURE, LARGEST_PATH = 30, 11  # modules
# of the checkout, but no part of the plugin
TOOLS = ("scripts", "tests", "benchmarks", "docs", "dist", "demo")


@dataclass(frozen=True)
class Import:
    """One name that a module imports, anywhere in it.

    Attributes
    ----------
    module : file of the importing module, relative to the plugin's folder
    name : absolute, with dots; modules of the plugin begin with its package's name
    relative : whether it was written with dots in front
    deep : whether it stands inside a function
    typing : whether it is there for the type checker alone
    """

    module: str
    name: str
    relative: bool
    deep: bool
    typing: bool = False

    def __str__(self) -> str:
        return f"{self.module}: {self.name}"


def modules(*folders: str) -> list[str]:
    """Python files of the plugin, relative to its folder; of all of it without arguments."""
    inside = [entry for entry in ROOT.iterdir() if entry.name not in TOOLS and not entry.name.startswith(".")]
    files = [path for entry in inside for path in (entry.rglob("*.py") if entry.is_dir() else [entry])]
    found = sorted(path.relative_to(ROOT).as_posix() for path in files if path.suffix == ".py")
    return [path for path in found if not folders or path.startswith(tuple(f"{f}/" for f in folders))]


@cache
def tree_of(module: str) -> ast.Module:
    return ast.parse((ROOT / module).read_text(encoding="utf-8"))


@cache
def imports(module: str) -> list[Import]:
    """Everything a module imports; ``from a import b`` counts as ``a.b``."""
    tree = tree_of(module)
    deep = {id(node) for f in ast.walk(tree) if isinstance(f, ast.FunctionDef) for node in ast.walk(f)}
    unread = {id(node) for check in ast.walk(tree) if _for_typing(check) for node in ast.walk(check)}
    package = [PACKAGE, *Path(module).parent.parts]
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [Import(module, alias.name, False, id(node) in deep) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            start = [*base, *([node.module] if node.module else [])]
            for alias in node.names:
                name = ".".join([*start, alias.name])
                found.append(Import(module, name, node.level > 0, id(node) in deep, id(node) in unread))
    return found


def _for_typing(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def importing(name: str, *folders: str) -> Iterator[Import]:
    """Imports of a module or of something in it."""
    for module in modules(*folders):
        for item in imports(module):
            if item.name == name or item.name.startswith(f"{name}."):
                yield item


def named(items: Iterator[Import]) -> list[str]:
    return [str(item) for item in items]


def test_the_test_sees_the_plugin():
    found = modules()
    assert {"core/superimage/glrt.py", "models/training/train.py", "processing_provider/base.py", "plugin.py"} <= set(
        found
    )
    assert not any(module.startswith("tests") for module in found)
    assert f"core/streaming/runner.py: {PACKAGE}.core.raster.reader.Stack" in named(
        iter(imports("core/streaming/runner.py"))
    )
    (scipy,) = [
        item
        for item in imports("core/superimage/binary_weighted.py") + imports("core/superimage/glrt.py")
        if "scipy" in item.name
    ]
    assert scipy == Import("core/superimage/glrt.py", "scipy.special.fdtri", False, True)


@pytest.mark.parametrize("name", ["qgis", "PyQt5", "PyQt6", "onnxruntime", "onnx", "torch", "plotly", "matplotlib"])
def test_core_has_numpy_scipy_and_gdal_only(name: str):
    assert named(importing(name, "core")) == []


@pytest.mark.parametrize("name", ["qgis", "PyQt5", "PyQt6", "osgeo", "scipy"])
def test_models_need_neither_qgis_nor_gdal(name: str):
    assert named(importing(name, "models")) == []


def test_no_floor_imports_one_above_it():
    for number, floor in enumerate(FLOORS):
        for above in (*FLOORS[number + 1 :], "plugin"):
            assert named(importing(f"{PACKAGE}.{above}", floor)) == []


@pytest.mark.parametrize(
    "name", ["qgis", "PyQt5", "PyQt6", "osgeo", "scipy", "onnxruntime", "torch", f"{PACKAGE}.ui", f"{PACKAGE}.plugin"]
)
def test_the_library_needs_neither_qgis_nor_gdal(name: str):
    assert named(importing(name, LIBRARY)) == []
    assert named(importing(f"{PACKAGE}.processing_provider", LIBRARY)) == []
    assert named(importing(f"{PACKAGE}.{LIBRARY}", *FLOORS)) == []


@pytest.mark.parametrize("floor", ROOMS)
def test_every_folder_of_a_floor_is_a_room(floor: str):
    rooms = {module.split("/")[1] for module in modules(floor) if module.count("/") > 1}
    assert rooms - {"networks", "training"} == set(ROOMS[floor])


@pytest.mark.parametrize("floor", ROOMS)
def test_no_room_imports_one_above_it(floor: str):
    upward = []
    for number, room in enumerate(ROOMS[floor]):
        for above in ROOMS[floor][number + 1 :]:
            upward += named(importing(f"{PACKAGE}.{floor}.{above}", f"{floor}/{room}"))
    assert upward == []


def test_no_room_is_crowded():
    sizes = Counter(str(Path(module).parent) for module in modules() if not module.endswith("__init__.py"))
    assert {room: size for room, size in sizes.items() if size > LARGEST_ROOM and "/" in room} == {}


def test_no_two_modules_have_one_name():
    tools = [
        path.relative_to(ROOT).as_posix() for name in ("scripts", "benchmarks") for path in (ROOT / name).rglob("*.py")
    ]
    names = Counter(Path(module).stem for module in [*modules(), *tools])
    assert [name for name, number in names.items() if number > 1 and name != "__init__"] == []


def test_every_function_is_one_thought():
    functions = [
        (module, node)
        for module in modules(*FLOORS, LIBRARY)
        for node in ast.walk(tree_of(module))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    ]
    lengths = {
        f"{module}:{node.lineno} {node.name}": (node.end_lineno or 0) - node.lineno + 1 for module, node in functions
    }
    assert len(lengths) > 500
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


def needed(module: str, *, typing: bool = False) -> set[str]:
    """Modules of the plugin that a module imports while it is imported itself, or later.

    Parameters
    ----------
    typing : also those that it imports for the type checker alone
    """
    known, found = set(modules()), set()
    for item in imports(module):
        parts = item.name.split(".")
        if parts[0] == PACKAGE and (typing or not item.typing):
            found |= {f"{'/'.join(parts[1:end])}.py" for end in (len(parts), len(parts) - 1)} & known
    return found - {module}


def closure(module: str) -> set[str]:
    """The module and all that it imports, directly or not."""
    found, todo = set(), [module]
    while todo:
        name = todo.pop()
        if name not in found:
            found.add(name)
            todo += needed(name, typing=True)
    return found


def test_a_recipe_is_understood_from_few_files():
    """A newcomer who asks how one date of a series becomes clean reads the recipe and what it names."""
    assert {"core/series/change_evidence.py", "models/despeckling/super_image.py"} < needed(RECIPE, typing=True)
    assert len(needed(RECIPE, typing=True)) <= LARGEST_PATH
    found = closure(RECIPE)
    assert {RECIPE, "core/superimage/glrt.py", "models/files/card.py"} < found
    assert len(found) <= LARGEST_CLOSURE


def test_a_recipe_needs_no_engine_and_no_gdal():
    """It is given what runs it: for rasters the provider does, elsewhere it may be something else."""
    run_without("qgis PyQt5 PyQt6 osgeo onnxruntime onnx torch", f"import {PACKAGE}.{RECIPE[:-3].replace('/', '.')}")


def test_no_modules_import_each_other_in_a_circle():
    state: dict[str, int] = {}  # 1 while it is being followed, 2 when it is done

    def follow(module: str, path: tuple[str, ...]) -> None:
        assert state.get(module) != 1, f"a circle: {' → '.join((*path, module))}"
        if module not in state:
            state[module] = 1
            for other in sorted(needed(module)):
                follow(other, (*path, module))
            state[module] = 2

    for module in modules():
        follow(module, ())


def test_torch_is_only_where_networks_are_made_and_trained():
    """And where a user who has torch runs or tunes them with it: there only inside functions, once it is wanted."""
    inside = ("models/networks/", "models/training/")
    outside = [item for item in importing("torch") if not item.module.startswith(inside)]
    # and nothing outside brings it in by importing those
    for name in ("networks", "training"):
        outside += [u for u in importing(f"{PACKAGE}.models.{name}") if not u.module.startswith(inside)]
    doors = ("models/engines/torch_engine.py", "models/library/tuning.py")
    assert [str(item) for item in outside if item.module not in doors or not item.deep] == []


def test_onnxruntime_is_imported_where_its_telemetry_is_switched_off():
    assert {item.module for item in importing("onnxruntime")} == {"models/engines/onnx_engine.py"}


def test_inside_the_package_imports_are_relative():
    absolute = [item for module in modules() for item in imports(module) if not item.relative]
    own = (PACKAGE, *FLOORS, "plugin")
    assert [str(item) for item in absolute if item.name.split(".")[0] in own] == []


@pytest.mark.parametrize("name", ["scipy", "onnxruntime", "onnx", "plotly", "matplotlib", "xarray", "dask"])
def test_heavy_packages_are_imported_where_they_are_used(name: str):
    assert [str(item) for item in importing(name) if not item.deep] == []


def test_nobody_prints():
    """It would corrupt ``qgis_process --json``. Training is a command: it may."""
    printing = []
    for module in modules():
        if module.startswith("models/training/"):
            continue
        for node in ast.walk(tree_of(module)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print":
                printing.append(f"{module}:{node.lineno}")
    assert printing == []


def test_every_module_postpones_its_annotations():
    """``X | None`` in a signature does not run on Python 3.9 otherwise."""
    lacking = []
    for module in modules():
        tree = tree_of(module)
        code = [node for node in tree.body if not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))]
        if code and not (isinstance(code[0], ast.ImportFrom) and code[0].module == "__future__"):
            lacking.append(module)
    assert lacking == []


BARE = """
import importlib, sys

absent = set(sys.argv[1].split())

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in absent:
            raise ImportError(f"{name} is not installed here")

sys.meta_path.insert(0, Absent())
exec(sys.argv[2])
"""


def run_without(absent: str, code: str) -> None:
    """Run code in a Python that lacks some packages."""
    paths = f"import sys; sys.path[:] = {sys.path!r}\n"
    command = [sys.executable, "-c", paths + BARE, absent, code]
    result = subprocess.run(command, capture_output=True, text=True, env=dict(os.environ), check=False)
    assert result.returncode == 0, result.stderr


def test_absent_packages_are_absent():
    with pytest.raises(AssertionError, match="numpy is not installed here"):
        run_without("numpy", "import numpy")


def test_core_runs_on_what_qgis_brings():
    names = [module[:-3].replace("/", ".") for module in modules("core") if not module.endswith("__init__.py")]
    code = "".join(f"import {PACKAGE}.{name}\n" for name in names)
    run_without("qgis PyQt5 PyQt6 onnxruntime onnx torch", code)


def test_training_needs_torch_and_numpy_only():
    run_without(
        "qgis PyQt5 PyQt6 osgeo scipy onnxruntime",
        f"""
import {PACKAGE}.core.simulation.scenes, {PACKAGE}.core.simulation.subswaths, {PACKAGE}.core.simulation.speckle_field
import {PACKAGE}.models.training.train, {PACKAGE}.models.training.export
import {PACKAGE}.models.training.real_dates.selfsupervised, {PACKAGE}.models.training.real_dates.stack_tuning
from {PACKAGE}.models.training.simulated import batches
batches.SCENE_SIDE, batches.POOL = 128, 2
batch = batches.Series(2, list(batches.DOMAINS.values()), batch=2, side=32)(0)
assert batch.noisy.shape == (2, 3, 32, 32)
""",
    )


RUN_A_NETWORK = f"""
import numpy as np
from {PACKAGE}.models.library.catalog import find_model
from {PACKAGE}.models.engines.devices import Device
from {PACKAGE}.models.despeckling.inference import NetworkDespeckle
from {PACKAGE}.models.library.network_file import NetworkFile
path = str(find_model("sar2sar-slc", "date"))
operation = NetworkDespeckle(NetworkFile.at(path, Device.CPU), 0.0)
(clean,) = operation(np.random.default_rng(1).exponential(size=(1, 64, 64)).astype(np.float32))
assert clean.shape == (1, 64, 64) and np.isfinite(clean).all()
"""


@pytest.mark.parametrize("other", ["torch", "onnxruntime"])
def test_networks_run_on_arrays_with_numpy_and_either_runtime(other: str):
    run_without(f"qgis PyQt5 PyQt6 osgeo scipy onnx {other}", RUN_A_NETWORK)


def test_the_library_runs_without_qgis_gdal_xarray_and_dask():
    run_without(
        "qgis PyQt5 PyQt6 osgeo onnx torch xarray dask pandas",
        f"""
import numpy as np
from {PACKAGE} import despeckle_series, glrt_multilook, superimage
dates = np.random.default_rng(1).exponential(size=(2, 64, 64)).astype(np.float32)
dates[0, :9, :9] = np.nan
assert np.array_equal(np.isnan(despeckle_series(dates)), np.isnan(dates))
assert superimage(dates).shape == glrt_multilook(dates).mean.shape == (64, 64)
""",
    )
