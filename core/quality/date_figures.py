"""The figures of a date: those of its windows together, and its findings."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ..statistics.quality import decibels
from .checks import ghost_targets, half_pixel, kept_speckle, level_bias, lost_resolution, pixel_grid, seams
from .checks.lost_changes import Measured as Cells
from .finding import Finding
from .measures import edge_preservation, edge_profile, homogeneous_zones, m_index, point_targets, ratio_sums, truth
from .measures.homogeneous_zones import ZoneFigures
from .measures.point_targets import PointTarget
from .measures.ratio_sums import RatioSums
from .window_figures import WindowFigures


@dataclass(frozen=True)
class DateFigures:
    """Figures of a date.

    Attributes
    ----------
    ratio : sums over the ratio in flat parts
    zones, homogeneous : windows of 30 × 30 pixels, and which of them show nothing but speckle
    enl_before, enl_after, preservation, m_index, peak_loss : NaN where nothing can be measured
    shift : pixels down and to the right; NaN where edges are too few to tell
    kept, lost, grids : shares, correlations, dB: see the checks
    psnr, similarity : NaN without a reference
    """

    ratio: RatioSums
    zones: ZoneFigures
    homogeneous: NDArray[np.bool_]
    enl_before: float
    enl_after: float
    preservation: float
    m_index: float
    points: list[PointTarget]
    profiles: tuple[list[float], list[float]]
    levels: list[level_bias.Measured]
    shift: tuple[float, float]
    kept: float
    lost: float
    spectrum: NDArray[np.float64] | None
    grids: dict[int, float]
    cells: list[Cells]
    psnr: float
    similarity: float
    findings: list[Finding]

    @property
    def peak_loss(self) -> float:
        return point_targets.median_loss(self.points)

    @property
    def mean_before(self) -> float:
        """Mean of the date in dB, NaN without pixels."""
        return _level(self.ratio.image, self)

    @property
    def mean_after(self) -> float:
        """Mean of the result in dB, NaN without pixels."""
        return _level(self.ratio.result, self)


def _level(total: float, figures: DateFigures) -> float:
    pixels = sum(float(cells.pixels.sum()) for cells in figures.cells)
    return decibels(total / pixels) if pixels and total > 0 else math.nan


def figures_of(windows: Sequence[WindowFigures], looks: float, date: int) -> DateFigures:
    """Judge the windows of a date together; lost changes are found later, beside the other dates.

    Parameters
    ----------
    looks : of the date

    Examples
    --------
    >>> from ..raster.tiles import Window
    >>> from .block_pair import BlockPair
    >>> speckle = np.random.default_rng(1).gamma(4, 0.25, (96, 96)).astype(np.float32)
    >>> pair = BlockPair(speckle, np.float32(0.7) + np.float32(0.3) * speckle, Window(0, 0, 96, 96))
    >>> found = figures_of([WindowFigures.of(pair, 4)], 4, 0)
    >>> [finding.says for finding in found.findings]
    ['keeps 30 % of the speckle']
    """
    ratio = ratio_sums.added([window.ratio for window in windows])
    c = ratio.pixels_per_sample
    zones = homogeneous_zones.joined([window.zones for window in windows])
    homogeneous = zones.homogeneous(looks)
    before, after = homogeneous_zones.looks_before_and_after(zones)
    references = [window.beside_truth for window in windows if window.beside_truth]
    resolutions, grids = [window.resolution for window in windows], [window.grid for window in windows]
    down, right = half_pixel.shifts([window.shift for window in windows], c)
    return DateFigures(
        ratio=ratio,
        zones=zones,
        homogeneous=homogeneous,
        enl_before=before,
        enl_after=after if homogeneous.any() else math.nan,
        preservation=edge_preservation.edge_preservation([window.edges for window in windows]),
        m_index=_m_index(zones, homogeneous, np.sum([window.greys for window in windows], axis=0)),
        points=[point for window in windows for point in window.points],
        profiles=edge_profile.mean_profiles([window.profile for window in windows]),
        levels=[window.levels for window in windows],
        shift=(half_pixel.if_known(*down), half_pixel.if_known(*right)),
        kept=kept_speckle.kept_share([window.kept for window in windows]),
        lost=lost_resolution.lost_correlation(resolutions, c)[0],
        spectrum=pixel_grid.mean_spectrum(grids),
        grids={period: pixel_grid.grid_decibels(grids, period) for period in pixel_grid.PERIODS},
        cells=[window.cells for window in windows],
        psnr=truth.peak_ratio(references) if references else math.nan,
        similarity=truth.similarity(references) if references else math.nan,
        findings=[replace(finding, date=date) for finding in _found(windows, ratio, 1 / looks)],
    )


def _found(windows: Sequence[WindowFigures], ratio: RatioSums, usual: float) -> list[Finding]:
    """The findings of all checks but that of lost changes.

    Parameters
    ----------
    usual : variance of the ratio, where it cannot be measured
    """
    c, variance = ratio.pixels_per_sample, ratio.variance if ratio.pixels else usual
    found = [
        half_pixel.find([window.shift for window in windows], c),
        kept_speckle.find([window.kept for window in windows], c),
        lost_resolution.find([window.resolution for window in windows], c),
        seams.find([window.steps for window in windows]),
        pixel_grid.find([window.grid for window in windows]),
        ghost_targets.find([window.targets for window in windows], variance, c),
        *level_bias.find([window.levels for window in windows], c),
    ]
    return [finding for finding in found if finding]


def _m_index(zones: ZoneFigures, chosen: NDArray[np.bool_], greys: NDArray[np.float64]) -> float:
    chosen = chosen & np.isfinite(zones.ratio)
    before, ratio = (np.array(homogeneous_zones.looks_of(part[chosen])) for part in (zones.before, zones.ratio))
    return m_index.m_index(before, ratio, 1 / (1 + zones.bias[chosen].astype(np.float64)), greys)
