"""Every architecture by the name that cards give it."""

from __future__ import annotations

from torch import nn

from .lean import Gaussian, Guided, Lean
from .pgd2net import Pgd2Net
from .sar2sar import Sar2Sar

ARCHITECTURES: dict[str, type[nn.Module]] = {
    "sar2sar": Sar2Sar,
    "lean": Lean,
    "guided": Guided,
    "gaussian": Gaussian,
    "pgd2net": Pgd2Net,
}
