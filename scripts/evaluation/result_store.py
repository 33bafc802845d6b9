"""What was measured stays: a file of JSON per stage, contestant and what it was made from."""

from __future__ import annotations

import ast
import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any


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


def code_digest(*modules: ModuleType) -> str:
    """Of what modules do: comments, docstrings and layout do not count."""
    text = ""
    for module in modules:
        assert module.__file__ is not None
        tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)) and ast.get_docstring(node) is not None:
                node.body = node.body[1:] or [ast.Pass()]
        text += ast.dump(tree)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


class Store:
    """The folder of results.

    Parameters
    ----------
    fresh : measure again what is there already
    """

    def __init__(self, folder: Path, fresh: bool = False) -> None:
        self.folder, self.fresh = folder, fresh

    def recall(self, stage: str, job: Job) -> Any | None:
        """What was measured before of the same things, None where nothing was."""
        path = self._path(stage, job)
        return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None

    def find(self, stage: str, job: Job) -> Any:
        """What was measured before, or is now."""
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
