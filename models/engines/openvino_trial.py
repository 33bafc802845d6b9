"""Trial of OpenVINO beside ONNX Runtime, in a child process: a package may crash, be slower, or compute nonsense.

``openvino_trial PACKAGES FOLDER``: the OpenVINO in the one folder, the ONNX Runtime in the other. The last line is the
outcome as JSON: ``refused``, the reason or nothing, ``sentence`` and ``processor``.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np

from ..files.card import Card
from ..files.onnx_file import read_card, read_channels
from ..packages.own_packages import prefer
from .agreement import Agreement
from .device_test import timed
from .devices import trial_block
from .engine import Unavailable
from .onnx_engine import onnx_on_cpu
from .openvino_engine import compiled, processor

NETWORK = Path(__file__).parents[1] / "weights" / "lean-slc.onnx"
_SIDE = 512  # pixels
_ROUNDS = 3
# [share of ONNX Runtime's time, 0.7 to 0.95] What takes longer is not worth 180 MB of disk
_FAST_ENOUGH = 0.9


def try_openvino(path: str, card: Card) -> dict[str, str]:
    """Run both by turns on the same tile; the best time of each counts."""
    x = trial_block(read_channels(path), card, _SIDE)
    try:
        reference, other = onnx_on_cpu(path, card), compiled(path)
    except Unavailable as reason:
        return {"refused": str(reason), "sentence": "", "processor": ""}
    times, results = [], []
    for _ in range(_ROUNDS):
        pairs = [timed(engine, x) for engine in (reference, other)]
        times.append([seconds for seconds, _ in pairs])
        results = [result for _, result in pairs]
    usual, taken = np.min(times, axis=0)
    agreement = Agreement.of(results[1], results[0], card)
    refused, sentence = _refusal(agreement, taken / usual), _praise(agreement, usual / taken)
    return {"refused": refused, "sentence": sentence, "processor": processor()}


def _refusal(agreement: Agreement, share: float) -> str:
    if not agreement.is_close:
        return f"its results are {agreement} away from those of ONNX Runtime"
    return f"it takes {share:.2f} times as long as ONNX Runtime" if share > _FAST_ENOUGH else ""


def _praise(agreement: Agreement, factor: float) -> str:
    return f"{factor:.1f} times as fast as ONNX Runtime here, with results within {agreement}"


def main(packages: str, folder: str) -> None:
    prefer(packages)
    sys.path.append(folder)
    outcome = try_openvino(str(NETWORK), read_card(str(NETWORK)))
    sys.stdout.write(f"\n{json.dumps(outcome)}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
