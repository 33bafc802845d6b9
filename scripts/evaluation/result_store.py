"""A store of measurements: a JSON file for each stage, contestant and origin."""

from __future__ import annotations

import ast
import hashlib
import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_OURS = ("sar_despeckle", "evaluation")


@dataclass(frozen=True)
class Job:
    """A contestant's share of a stage.

    Attributes
    ----------
    who : names it among the stage's contestants
    made_of : whatever changes the figures: digests of networks, versions
    measure : takes seconds to minutes; gives what JSON can hold
    """

    who: str
    made_of: Sequence[str]
    measure: Callable[[], Any]


def file_digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def folder_digest(folder: Path) -> str:
    """Digest of the names and contents of all files in a folder."""
    text = "".join(f"{path.relative_to(folder)} {file_digest(path)}\n" for path in sorted(folder.rglob("*.tif")))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@cache
def code_digest(module: str) -> str:
    """Digest of the code of a module and of all our modules that it imports, directly or not.

    Comments, docstrings and layout do not count.

    Parameters
    ----------
    module : its name, as in ``code_digest(__name__)``
    """
    text = "".join(f"{name}\n{_meaning(path)}\n" for name, path in sorted(import_closure(module).items()))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def import_closure(module: str) -> dict[str, Path]:
    """The module and those of ours that it imports, directly or not, by name: the plugin's and the evaluation's."""
    found: dict[str, Path] = {}
    todo = [module]
    while todo:
        name = todo.pop()
        path = _path_of(name)
        if name in found or path is None:
            continue
        found[name] = path
        package = name if path.name == "__init__.py" else name.rpartition(".")[0]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                todo += [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                start = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
                base = ".".join([*start, *([node.module] if node.module else [])])
                todo += [base, *(f"{base}.{alias.name}" for alias in node.names)]
    return found


@cache
def _path_of(name: str) -> Path | None:
    """The file of a module of ours; None of others."""
    if name.split(".")[0] not in _OURS:
        return None
    with suppress(ModuleNotFoundError):
        spec = find_spec(name)
        if spec is not None and spec.origin not in (None, "built-in"):
            return Path(str(spec.origin))
    return None


def _meaning(path: Path) -> str:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)) and ast.get_docstring(node) is not None:
            node.body = node.body[1:] or [ast.Pass()]
    return ast.dump(tree)


class Store:
    """The folder of results.

    Parameters
    ----------
    fresh : measure again what is there already
    """

    def __init__(self, folder: Path, fresh: bool = False) -> None:
        self.folder, self.fresh = folder, fresh

    def recall(self, stage: str, job: Job) -> Any | None:
        """The earlier measurement of the same things; None if there is none."""
        path = self._path(stage, job)
        return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None

    def find(self, stage: str, job: Job) -> Any:
        """The earlier measurement, or a new one."""
        found = None if self.fresh else self.recall(stage, job)
        if found is None:
            found = job.measure()
            path = self._path(stage, job)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(found), encoding="utf-8")
        return found

    def _path(self, stage: str, job: Job) -> Path:
        """Networks of one name do not overwrite each other's results: one may be trained while another is measured."""
        made_of = hashlib.sha256(json.dumps(list(job.made_of)).encode()).hexdigest()[:12]
        return self.folder / stage / f"{job.who}-{made_of}.json"
