"""Trial of a package beside ONNX Runtime, in a child process: it may crash, be slower, or compute nonsense.

``package_trial NAME PACKAGES FOLDER``: the package of this name in the one folder, the ONNX Runtime in the other. The
last line is the outcome as JSON: ``refused``, the reason or nothing, ``sentence`` and ``processor``.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..files.card import Card
from ..files.onnx_file import read_card, read_channels
from ..packages.installing import OPENVINO, WEBGPU
from ..packages.own_packages import prefer
from .agreement import Agreement
from .device_test import timed
from .devices import trial_block
from .engine import Engine, Unavailable
from .onnx_engine import onnx_on_cpu
from .openvino_engine import compiled, processor
from .webgpu_engine import gpu, on_webgpu

NETWORK = Path(__file__).parents[1] / "weights" / "lean-slc.onnx"
_SIDE = 512  # pixels
_ROUNDS = 3
# [share of ONNX Runtime's time, 0.7 to 0.95] What takes longer is not worth its room on the disk
_FAST_ENOUGH = 0.9


@dataclass(frozen=True)
class Entrant:
    """A package on trial.

    Attributes
    ----------
    open : opens a model file with it
    processor : name of what it runs on
    half : whether it may compute in bfloat16
    """

    open: Callable[[str, Card], Engine]
    processor: Callable[[], str]
    half: bool


ENTRANTS = {
    OPENVINO.name: Entrant(lambda path, card: compiled(path), processor, half=True),
    WEBGPU.name: Entrant(on_webgpu, gpu, half=False),
}


def try_package(entrant: Entrant, path: str, card: Card) -> dict[str, str]:
    """Run both by turns on the same tile; the best time of each counts."""
    x = trial_block(read_channels(path), card, _SIDE)
    try:
        reference, other = onnx_on_cpu(path, card), entrant.open(path, card)
    except Unavailable as reason:
        return {"refused": str(reason), "sentence": "", "processor": ""}
    times, results = [], []
    for _ in range(_ROUNDS):
        pairs = [timed(engine, x) for engine in (reference, other)]
        times.append([seconds for seconds, _ in pairs])
        results = [result for _, result in pairs]
    usual, taken = np.min(times, axis=0)
    agreement = Agreement.of(results[1], results[0], card)
    agrees = agreement.is_close if entrant.half else agreement.is_exact
    refused, sentence = _refusal(agreement, agrees, taken / usual), _praise(agreement, usual / taken)
    return {"refused": refused, "sentence": sentence, "processor": entrant.processor()}


def _refusal(agreement: Agreement, agrees: bool, share: float) -> str:
    if not agrees:
        return f"its results are {agreement} away from those of ONNX Runtime"
    return f"it takes {share:.2f} times as long as ONNX Runtime" if share > _FAST_ENOUGH else ""


def _praise(agreement: Agreement, factor: float) -> str:
    return f"{factor:.1f} times as fast as ONNX Runtime here, with results within {agreement}"


def main(name: str, packages: str, folder: str) -> None:
    prefer(packages)
    sys.path.append(folder)
    outcome = try_package(ENTRANTS[name], str(NETWORK), read_card(str(NETWORK)))
    sys.stdout.write(f"\n{json.dumps(outcome)}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
