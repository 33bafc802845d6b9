"""Code that the campaign shares with the tests: their rasters, their suspects, their reading of ``qgis_process``."""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
TESTS = ROOT / "tests"


def load(path: str) -> Any:
    """A file of the tests as a module; several of their folders have files of the same name."""
    name = f"faults_{path.replace('/', '_')[: -len('.py')]}"
    if name not in sys.modules:
        spec = spec_from_file_location(name, TESTS / path)
        assert spec and spec.loader
        sys.modules[name] = module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


outcome = load("processing_provider/outcome.py")
rasters = load("processing_provider/rasters.py")
contract = load("processing_provider/test_contract.py")
