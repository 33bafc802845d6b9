"""The networks there are: those bundled with the plugin, and which of them ``auto`` takes for what."""

from __future__ import annotations

from pathlib import Path

from ..core.errors import InputError

AUTO = "auto"
_WEIGHTS = Path(__file__).parent / "weights"

# docs/models.md has the table behind the choice: lean-slc keeps the mean of a city best and is four times as fast; what
# sar2sar-slc leaves is smoother, which counts where it goes into every date
_CHOICE = {"date": "lean-slc", "super-image": "sar2sar-slc", "ratio": "sar2sar-slc"}
USES = tuple(_CHOICE)


def model_names() -> list[str]:
    """``auto``, then every bundled network. Lists file names only: nothing is opened."""
    return [AUTO, *sorted(path.stem for path in _WEIGHTS.glob("*.onnx"))]


def find_model(name: str, use: str) -> Path:
    """The file of a network.

    Parameters
    ----------
    use : what ``auto`` is to despeckle: ``date``, ``super-image`` or ``ratio``

    Raises
    ------
    InputError : there is no network of that name; the sentence lists those there are
    """
    if name not in model_names():
        raise InputError(f"There is no model named {name}; choose one of {', '.join(model_names())}.")
    return _WEIGHTS / f"{_CHOICE[use] if name == AUTO else name}.onnx"
