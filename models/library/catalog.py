"""The catalogue of networks, bundled with the plugin or imported, and the choice that ``auto`` makes among them."""

from __future__ import annotations

from pathlib import Path

from ...core.errors import InputError
from .product import Product

AUTO = "auto"
MULOG, RULOG = "mulog", "rulog"  # methods around a Gaussian denoiser, which MODEL takes beside the networks
GAUSSIAN = "gaussian"  # the bundled network that is one: it despeckles nothing by itself
USES = ("date", "super-image", "series", "complex")
_WEIGHTS = Path(__file__).parents[1] / "weights"

# docs/models.md has the tables behind the choice. On real multilooked series guided has the better score, which is that
# on the neighbouring dates; but of a line that differs at one date it keeps 0.4, and on calm water it leaves a grid
_CHOICE = {
    ("date", Product.SLC): "lean-slc",
    ("super-image", Product.SLC): "lean-slc",
    ("series", Product.SLC): "lean-slc",
    ("date", Product.GRD): "lean-grd",
    ("super-image", Product.GRD): "lean-grd",
    ("series", Product.GRD): "lean-grd",
    ("complex", Product.SLC): "pgd2net",
    ("complex", Product.GRD): "pgd2net",
}


_folders: list[Path] = []  # with networks of the user's own


def add_folder(folder: Path) -> None:
    """Offer the networks of a folder as well; it need not exist yet."""
    if folder not in _folders:
        _folders.append(folder)


def bundled() -> dict[str, Path]:
    """The networks that come with the plugin, by name."""
    return networks_in(_WEIGHTS)


def networks_in(folder: Path) -> dict[str, Path]:
    """The networks in a folder, by name. Nothing is opened."""
    # a network that is being written has a name that begins with a dot; a name that is no Unicode QGIS cannot show
    found = (path for path in sorted(folder.glob("*.onnx")) if not path.name.startswith("."))
    return {path.stem: path for path in found if path.stem.isprintable()}


def _all() -> dict[str, Path]:
    """Every network by name; the bundled ones come first, and an earlier network keeps its name."""
    found = bundled()
    for folder in _folders:
        found = {**found, **{name: path for name, path in networks_in(folder).items() if name not in found}}
    return found


def model_names() -> list[str]:
    """``auto``, every network that despeckles: bundled ones, imported ones. Lists file names only: none is opened."""
    return [AUTO, *(name for name in _all() if name != GAUSSIAN)]


def find_model(name: str, use: str, product: Product | None = None) -> Path:
    """Find the file of a network.

    Parameters
    ----------
    use : the purpose of ``auto``: a ``date``, a ``super-image``, a ``series``, each date with its super-image, or
        a ``complex`` image
    product : of the dates, on which ``auto`` depends

    Raises
    ------
    InputError : there is no network of that name; the sentence lists the existing ones
    ValueError : ``auto`` without a product
    """
    if name == AUTO:
        if product is None:
            raise ValueError("auto depends on the product, and none is given")
        return bundled()[_CHOICE[use, product]]
    found = _all()
    if name not in found:
        raise InputError(f"There is no model named {name}; choose one of {', '.join(model_names())}.")
    return found[name]
