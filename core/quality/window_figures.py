"""All that is measured on one date in one window; the windows of a date are judged together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .block_pair import Array, BlockPair
from .checks import (
    ghost_targets,
    half_pixel,
    kept_speckle,
    level_bias,
    lost_changes,
    lost_resolution,
    pixel_grid,
    seams,
)
from .measures import edge_preservation, edge_profile, homogeneous_zones, m_index, point_targets, truth
from .measures.ratio_sums import RatioSums


@dataclass(frozen=True)
class WindowFigures:
    """Figures of one date in one window.

    Attributes
    ----------
    with_image, with_result, known : numbers of pixels that have data in the date, in the result, in both
    same : whether date and result have the same values in all of them
    """

    with_image: int
    with_result: int
    known: int
    same: bool
    ratio: RatioSums
    zones: homogeneous_zones.ZoneFigures
    greys: NDArray[np.float64]
    edges: edge_preservation.Measured
    profile: edge_profile.Measured
    points: list[point_targets.PointTarget]
    beside_truth: truth.Measured | None
    shift: half_pixel.Measured
    kept: kept_speckle.Measured
    levels: level_bias.Measured
    resolution: lost_resolution.Measured
    steps: seams.Measured
    grid: pixel_grid.Measured
    targets: ghost_targets.Measured
    cells: lost_changes.Measured

    @classmethod
    def of(cls, pair: BlockPair, looks: float, reference: Array | None = None) -> WindowFigures:
        """Measure a window.

        Parameters
        ----------
        looks : of the date
        reference : clean intensity of the window, if there is one
        """
        shared = np.isfinite(pair.image) & np.isfinite(pair.result)
        return cls(
            int(np.isfinite(pair.image).sum()),
            int(np.isfinite(pair.result).sum()),
            int(pair.known.sum()),
            bool(np.array_equal(pair.image[shared], pair.result[shared])),
            RatioSums.of(pair),
            homogeneous_zones.measure(pair),
            m_index.co_occurrences(pair, looks),
            edge_preservation.measure(pair),
            edge_profile.measure(pair),
            point_targets.measure(pair),
            truth.measure(pair.result, reference) if reference is not None else None,
            half_pixel.measure(pair),
            kept_speckle.measure(pair),
            level_bias.measure(pair),
            lost_resolution.measure(pair),
            seams.measure(pair),
            pixel_grid.measure(pair),
            ghost_targets.measure(pair),
            lost_changes.measure(pair),
        )
