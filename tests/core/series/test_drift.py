"""Change of a super-image, date by date."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from sar_despeckle.core.feedback import Silent
from sar_despeckle.core.raster.reader import RasterInput, open_stack
from sar_despeckle.core.scale.scale import Scale
from sar_despeckle.core.series.drift import sample_drift
from sar_despeckle.core.streaming.raster_streams import RasterStreams

from ..rasters import write


def test_only_the_pixels_of_a_date_count(tmp_path: Path) -> None:
    before = np.random.default_rng(1).gamma(30, 1 / 30, (1, 60, 90)).astype(np.float32)
    now, dates = before.copy(), np.ones((3, 60, 90), np.float32)
    now[:, :, :30] *= 10**0.1
    dates[1, :, :30] = np.nan
    dates[2] = np.nan
    images = {"now": now, "before": before, "dates": dates}
    opened = [
        open_stack([RasterInput(write(tmp_path / f"{name}.tif", image))], Scale.INTENSITY, by_date=False)
        for name, image in images.items()
    ]
    found = sample_drift(*opened, RasterStreams(), Silent())
    assert found == pytest.approx([np.sqrt(1 / 3), 0, 0], abs=1e-5)
