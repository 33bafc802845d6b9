"""The side of a peer's process: prepare once, then time one run for every line read. Standard library only."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any


def serve(prepare: Callable[[Path], tuple[Callable[[], Any], dict[str, Any]]]) -> None:
    """Prepare from the folder in the first argument, say so, and answer every line with the seconds a run took.

    ``prepare`` gives the run, already warm, and what there is to say about it. Answers are lines of JSON; whatever the
    peer's libraries print goes to stderr.
    """
    answers, sys.stdout = sys.stdout, sys.stderr
    run, facts = prepare(Path(sys.argv[1]))
    print(json.dumps(facts), file=answers, flush=True)
    for _ in sys.stdin:
        start = time.perf_counter()
        run()
        print(json.dumps(time.perf_counter() - start), file=answers, flush=True)
