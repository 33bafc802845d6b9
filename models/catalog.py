"""The networks there are: those bundled with the plugin, and which of them ``auto`` takes for what."""

from __future__ import annotations

from pathlib import Path

from ..core.errors import InputError
from .product import Product

AUTO = "auto"
USES = ("date", "super-image", "series")
_WEIGHTS = Path(__file__).parent / "weights"

# docs/models.md has the table behind the choice: lean-slc keeps the mean of a city best and is four times as fast; what
# sar2sar-slc leaves is smoother, which counts where it goes into every date
_CHOICE = {
    ("date", Product.SLC): "lean-slc",
    ("super-image", Product.SLC): "sar2sar-slc",
    ("series", Product.SLC): "sar2sar-slc",
    ("date", Product.GRD): "lean-slc",
    ("super-image", Product.GRD): "sar2sar-slc",
    ("series", Product.GRD): "sar2sar-slc",
}


def model_names() -> list[str]:
    """``auto``, then every bundled network. Lists file names only: nothing is opened."""
    return [AUTO, *sorted(path.stem for path in _WEIGHTS.glob("*.onnx"))]


def find_model(name: str, use: str, product: Product | None = None) -> Path:
    """The file of a network.

    Parameters
    ----------
    use : what ``auto`` is to despeckle: a ``date``, a ``super-image``, or a ``series``, each date with its super-image
    product : of the dates, on which ``auto`` depends

    Raises
    ------
    InputError : there is no network of that name; the sentence lists those there are
    ValueError : ``auto`` without a product
    """
    if name not in model_names():
        raise InputError(f"There is no model named {name}; choose one of {', '.join(model_names())}.")
    if name == AUTO:
        if product is None:
            raise ValueError("auto depends on the product, and none is given")
        name = _CHOICE[use, product]
    return _WEIGHTS / f"{name}.onnx"
