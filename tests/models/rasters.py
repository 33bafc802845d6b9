"""The helpers of the tests of core, here too: to pytest the two folders are packages that do not know each other."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

_SPEC = spec_from_file_location("rasters_of_core", Path(__file__).parents[1] / "core" / "rasters.py")
assert _SPEC and _SPEC.loader
_core = module_from_spec(_SPEC)
_SPEC.loader.exec_module(_core)

Recorder, as_stack, read, speckle = _core.Recorder, _core.as_stack, _core.read, _core.speckle
whole, write = _core.whole, _core.write
