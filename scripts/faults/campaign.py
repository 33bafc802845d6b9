"""All cases, by category."""

from __future__ import annotations

from types import ModuleType

from . import (
    clothing,
    concurrency,
    damaged,
    disks,
    imports,
    kills,
    lost_cluster,
    odd,
    odd_names,
    parameters,
    random_runs,
)
from .case import Case, require_distinct

_MODULES: tuple[ModuleType, ...] = (
    damaged,
    odd,
    odd_names,
    parameters,
    kills,
    disks,
    concurrency,
    imports,
    clothing,
    lost_cluster,
    random_runs,
)
CATEGORIES = tuple(module.CATEGORY for module in _MODULES)


def cases() -> list[Case]:
    """In a fixed order: a category's new cases go to its end, so that the tenth stays as it is."""
    found = [case for module in _MODULES for case in module.cases()]
    require_distinct(found)
    return found
