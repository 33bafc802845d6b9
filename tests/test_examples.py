"""Every public function of core, and of the library, shows an example, and all examples are true."""

from __future__ import annotations

import ast
import doctest
import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("core", "arrays")
MODULES = sorted(path.relative_to(ROOT).as_posix() for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))

# Functions whose example would be longer than the function, and the reason
WITHOUT = {
    "arrays/dask_streams.py: with_figures": "is the inverse of without_promises, whose example it is in",
    "core/pairs/patches.py: make_patches": "needs a series of rasters",
    "core/products/array_georeference.py: described": "needs an array of HDF5",
    "core/products/grouped_arrays.py: grouped_images": "needs a product",
    "core/products/stac_catalogue.py: catalogue_items": "needs an item",
    "core/products/zip_archive.py: zipped_images": "needs an archive",
    "core/quality/assessment.py: assess": "needs a series of rasters and their results",
    "core/raster/repeated_dates.py: refuse_twins": "needs one file under two names",
    "core/streaming/runner.py: run": "needs rasters on the disk and a writer",
    "core/streaming/runner.py: visit": "is run's sibling for some windows",
    "core/streaming/threads.py: waiting": "shows its effect only in a thread of a run that is closed",
    "core/whole_image/enl.py: sample_enl": "is called like measure_enl, which has one",
    "core/whole_image/gain.py: sample_gain": "needs an operation that is off, and rasters",
    "core/whole_image/levels.py: measure_beside": "needs two rasters",
    "core/whole_image/levels.py: measure_log_levels": "needs a raster, only for its mean logarithm",
    "core/whole_image/phase_angles.py: phases_in": "needs two rasters",
    "core/whole_image/phase_angles.py: phases_of_complex": "needs a complex raster",
}


def docstrings(module: str) -> Iterator[tuple[str, str]]:
    """Names and docstrings of a module, its classes, functions and methods; empty if there is none."""
    tree = ast.parse((ROOT / module).read_text(encoding="utf-8"))
    yield "", ast.get_docstring(tree) or ""
    for node in tree.body:
        if isinstance(node, (ast.ClassDef, ast.FunctionDef)):
            yield node.name, ast.get_docstring(node) or ""
            for inner in node.body if isinstance(node, ast.ClassDef) else []:
                if isinstance(inner, ast.FunctionDef):
                    yield f"{node.name}.{inner.name}", ast.get_docstring(inner) or ""


def public_functions(module: str) -> list[str]:
    tree = ast.parse((ROOT / module).read_text(encoding="utf-8"))
    return [node.name for node in tree.body if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")]


def test_the_test_sees_functions_and_methods():
    assert "BinaryWeightedMean" in dict(docstrings("core/superimage/binary_weighted.py"))
    assert "Scene.intensity" in dict(docstrings("core/simulation/scenes.py"))
    assert "temporal_mean" in public_functions("core/superimage/glrt.py")


def test_every_public_function_has_an_example():
    lacking = set()
    for module in MODULES:
        documented = dict(docstrings(module))
        lacking |= {f"{module}: {name}" for name in public_functions(module) if ">>>" not in documented[name]}
    assert lacking == set(WITHOUT)


def test_examples_are_under_a_heading():
    found = [(module, name, text) for module in MODULES for name, text in docstrings(module) if ">>>" in text]
    assert [f"{module}: {name}" for module, name, text in found if "Examples\n--------\n" not in text] == []


@pytest.mark.parametrize("module", [m for m in MODULES if any(">>>" in text for _, text in docstrings(m))])
def test_examples_are_true(module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    loaded = importlib.import_module("sar_despeckle." + module[:-3].replace("/", "."))
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    said: list[str] = []
    for name, text in docstrings(module):
        example = doctest.DocTestParser().get_doctest(text, dict(vars(loaded)), name, module, 0)
        runner.run(example, out=said.append)
    assert runner.failures == 0, "".join(said)
    assert list(tmp_path.iterdir()) == []
