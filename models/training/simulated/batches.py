"""Training batches: patches of endless random scenes under simulated speckle, the same for the same seed.

Batch number k depends on the seed and k alone, so an interrupted training continues with the same data as an
uninterrupted one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from ....core.superimage.glrt import temporal_mean
from ....core.superimage.unchanged_mean import unchanged_mean
from ...despeckling.inference import DEPTH
from .date_changes import draw_changes
from .product_speckle import (
    PRODUCTS,
    Product,
    common_fields,
    expected,
    resample,
    single_look,
    speckled,
    spectra,
    without_noise,
)
from .scene_families import GROUND, SLANT, Families, Geometry, draw_scene

Array = NDArray[np.float32]

SCENE_SIDE = 384
POOL = 96  # scenes in memory
RENEWAL = 6  # batches after which the oldest scene gives way to a new one
GROUPS = 2  # parts of a batch, each with its own number of looks or dates
FEWEST, MOST = 2, 60  # dates in a super-image
CLEANED = 0.75  # share of super-images whose residual speckle is removed
UNCHANGED = 0.8  # share of super-images that are the mean of the unchanged dates; the others are that of all
COHERENT, LEAST_COHERENCE, MOST_COHERENCE = 0.2, 0.2, 0.8  # share of series whose speckle stays in part, and how much
WATCHED = 2  # dates of a series that a batch holds
_NOISE = (-2.5, 0.0)  # decades of thermal noise: it matters over water
_DARKEST = float(np.exp(-2 * DEPTH))  # under a scene's level of about 1
PHASELESS = 0.25  # share of batches without a phase, half of them of several looks: what is detected has none
_EDGED = 0.25  # share of patches with an edge
_STEEPEST = 0.5  # rad per pixel, standard deviation of a fringe's slope
_FIELDS = 8  # simulated for the mean of a series' other dates


@dataclass(frozen=True)
class Domain:
    """Kinds of images that a network is to work on.

    Attributes
    ----------
    products : share of each kind of image, see speckle.PRODUCTS
    geometry : shape of a pixel on the ground
    single : share of batches that are single dates; the others are means of several
    subtracted : share of single images whose thermal noise was subtracted (of series none is)
    """

    products: dict[str, float]
    geometry: Geometry
    single: float
    subtracted: float = 0.0

    def draw_product(self, rng: np.random.Generator) -> Product:
        return PRODUCTS[str(rng.choice(list(self.products), p=list(self.products.values())))]


SLC = Domain({"IW1": 0.25, "IW2": 0.3, "IW3": 0.25, "S3": 0.1, "white": 0.1}, SLANT, 0.5)
# OPERA's RTC has correlations of 0 to 0.4 between neighbours, GRDH of 0.6
GRD = Domain({"GRDH": 0.25, "RTC-GRD": 0.15, "RTC": 0.3, "multilooked": 0.15, "oversampled": 0.15}, GROUND, 0.6, 0.25)
DOMAINS = {"slc": SLC, "grd": GRD}


@dataclass(frozen=True)
class Batch:
    """Input of a network ``(batch, channels, side, side)``, and the log-amplitude that it should return.

    The latter is ``(batch, 1, side, side)``; both are float32, aligned as despeckling aligns an image.
    """

    noisy: Tensor
    clean: Tensor


def log_amplitude(intensity: Tensor) -> Tensor:
    return 0.5 * intensity.clamp_min(_DARKEST).log()


def log_bias(looks: float) -> float:
    """ψ(L) − ln L, of the mean log-intensity of L looks (Goodman 2007, ch. 4)."""
    return float(torch.special.digamma(torch.tensor(float(looks))) - np.log(looks))


def draw_dates(rng: np.random.Generator, single: float) -> float:
    """Dates in a mean: one, 2 to 10, or 10 to 40."""
    kind = rng.uniform()
    if kind < single:
        return 1.0
    if kind < single + 0.7 * (1 - single):
        return float(rng.integers(2, 11))
    return float(rng.uniform(10, 40))


class Scenes:
    """Patches of an endless row of scenes, addressed by number; ``(seed, number)`` determines everything."""

    def __init__(self, seed: int, side: int, families: Families, domains: list[Domain]) -> None:
        self.seed, self.side, self.families, self.domains = seed, side, families, domains
        self._scenes: dict[int, tuple[Array, float, Domain]] = {}

    def _scene(self, number: int) -> tuple[Array, float, Domain]:
        """Clutter and points of a scene, the mean logarithm of their sum, and the domain it was drawn for."""
        if number not in self._scenes:
            rng = np.random.default_rng((self.seed, 1, number))
            domain = self.domains[number % len(self.domains)]
            scene = draw_scene(rng, SCENE_SIDE, domain.geometry, self.families)
            self._scenes[number] = (scene, float(np.log(scene.sum(axis=0)).mean()), domain)
        return self._scenes[number]

    def forget(self, first: int) -> None:
        for old in [k for k in self._scenes if k < first]:
            del self._scenes[old]

    def patch(self, rng: np.random.Generator, first: int) -> tuple[Array, float, Domain]:
        """A patch ``(2, side, side)`` of one of the scenes from ``first`` on, with its scene's level and domain."""
        scene, level, domain = self._scene(first + int(rng.integers(POOL)))
        r, c = rng.integers(0, SCENE_SIDE - self.side + 1, 2)
        patch = scene[:, r : r + self.side, c : c + self.side]
        return patch[:, :: rng.choice([-1, 1]), :: rng.choice([-1, 1])], level, domain


@dataclass
class Source:
    """An endless source of training batches, addressed by number.

    Attributes
    ----------
    seed : of the scenes and the speckle; training uses even seeds, tests odd ones
    """

    seed: int
    domains: list[Domain]
    batch: int = 8
    side: int = 128
    families: Families = field(default_factory=Families)

    def __post_init__(self) -> None:
        self._scenes = Scenes(self.seed, self.side, self.families, self.domains)

    def __call__(self, number: int) -> Batch:
        rng = np.random.default_rng((self.seed, 2, number))
        torch.manual_seed(int(rng.integers(2**31)))
        first = number // RENEWAL
        self._scenes.forget(first)
        groups = [self._group(rng, first, self.batch // GROUPS) for _ in range(GROUPS)]
        return Batch(torch.cat([g.noisy for g in groups]), torch.cat([g.clean for g in groups]))

    def _patches(self, rng: np.random.Generator, first: int, count: int) -> tuple[Tensor, Tensor, list[Domain]]:
        """Reflectivity ``(count, 2, side, side)``, levels ``(count, 1, 1)``, domains."""
        drawn = [self._scenes.patch(rng, first) for _ in range(count)]
        levels = torch.tensor([level + rng.normal(0, 0.5) for _, level, _ in drawn], dtype=torch.float32)
        return torch.from_numpy(np.stack([p for p, _, _ in drawn])), levels[:, None, None], [d for _, _, d in drawn]

    def _group(self, rng: np.random.Generator, first: int, count: int) -> Batch:
        raise NotImplementedError


def _looks(rng: np.random.Generator, product: Product) -> int:
    return int(rng.integers(product.looks[0], product.looks[1] + 1))


def _thermal_noise(rng: np.random.Generator, domains: list[Domain]) -> Tensor:
    """Mean intensity of the noise, ``(batch, 1, 1)``: 0 where it was not subtracted; the scene's level is about 1."""
    chosen = [rng.uniform() < domain.subtracted for domain in domains]
    noise = np.where(chosen, 10 ** rng.uniform(*_NOISE, len(domains)), 0)
    return torch.from_numpy(noise.astype(np.float32))[:, None, None]


class Images(Source):
    """Single dates and means of dates: one channel, log-amplitude."""

    def _group(self, rng: np.random.Generator, first: int, count: int) -> Batch:
        patches, levels, domains = self._patches(rng, first, count)
        products = [domain.draw_product(rng) for domain in domains]
        transfer, smooth = spectra(products, (self.side, self.side))
        looks = _looks(rng, products[0]) * draw_dates(rng, domains[0].single)
        noise = _thermal_noise(rng, domains)
        clean = expected(patches[:, 0], patches[:, 1], smooth)
        noisy = speckled(patches[:, 0] + noise, patches[:, 1], transfer, clean + noise, looks)
        noisy = without_noise(noisy, noise)
        noisy, clean = resample(rng, [noisy, clean], [p.resampled for p in products])
        shift = 0.5 * (levels + log_bias(looks))
        return Batch((log_amplitude(noisy) - shift)[:, None], (log_amplitude(clean) - shift)[:, None])


class Complex(Source):
    """Single-look complex images: three channels, log-amplitude, cosine and sine of the phase.

    In a share of the batches the phase is not known, and cosine and sine are 0. In others it is not known beyond an
    edge: what is mirrored there into an image has no phase, since a fringe turns the other way in a mirror.
    """

    def _group(self, rng: np.random.Generator, first: int, count: int) -> Batch:
        patches, levels, domains = self._patches(rng, first, count)
        products = [domain.draw_product(rng) for domain in domains]
        transfer, smooth = spectra(products, (self.side, self.side))
        clean = expected(patches[:, 0], patches[:, 1], smooth)
        kind = rng.uniform()
        looks = draw_dates(rng, 0.0) if kind < PHASELESS / 2 else 1.0
        if looks > 1:
            noisy, phase = speckled(patches[:, 0], patches[:, 1], transfer, clean, looks), None
        else:
            field = single_look(patches[:, 0], patches[:, 1], transfer)
            noisy, phase = field.abs() ** 2, field.angle() + _fringes(rng, field.shape)
        shift = 0.5 * (levels + log_bias(looks))
        image = log_amplitude(noisy) - shift
        known = phase is not None and kind > PHASELESS
        direction = [torch.zeros_like(image)] * 2
        if known and phase is not None:
            inside = _inside(rng, phase.shape)
            direction = [phase.cos() * inside, phase.sin() * inside]
        return Batch(torch.stack([image, *direction], 1), (log_amplitude(clean) - shift)[:, None])


def _inside(rng: np.random.Generator, shape: tuple[int, ...]) -> Tensor:
    """1 where the phase is known, and 0 beyond an edge of a quarter of the patches."""
    known = torch.ones(shape)
    for patch in known:
        if rng.uniform() < _EDGED:
            width = int(rng.integers(1, shape[1] // 2))
            patch = patch if rng.uniform() < 0.5 else patch.T
            patch[:width] = 0
            if rng.uniform() < 0.5:
                patch.copy_(patch.flip(0))
    return known


def _fringes(rng: np.random.Generator, shape: tuple[int, ...]) -> Tensor:
    """Phases of fringes, bent a little: half a radian over a patch where they would be straight."""
    batch, rows, cols = shape
    r, c = np.linspace(-1, 1, rows)[None, :, None], np.linspace(-1, 1, cols)[None, None]
    down, right = rng.normal(0, _STEEPEST, (2, batch, 1, 1))
    bent = rng.normal(0, 0.5, (3, batch, 1, 1))
    phase = down * rows / 2 * r + right * cols / 2 * c + bent[0] * r**2 + bent[1] * c**2 + bent[2] * r * c
    return torch.from_numpy(phase.astype(np.float32))


@dataclass
class Series(Source):
    """Dates of a series that changes, each beside the super-image.

    Attributes
    ----------
    cleaner : removes the residual speckle of a share of the super-images, aligned log-amplitude
        ``(batch, 1, rows, cols)`` in and out
    task : ``series``, three channels: the date, the super-image, and ln(dates/4) of the dates in it; ``ratio``, one
        channel, the logarithm of their ratio
    """

    cleaner: Callable[[Tensor], Tensor] | None = None
    task: str = "series"

    def _group(self, rng: np.random.Generator, first: int, count: int) -> Batch:
        watched = min(WATCHED, count)
        patches, levels, domains = self._patches(rng, first, count // watched)
        products = [domain.draw_product(rng) for domain in domains]
        looks = _looks(rng, products[0])
        dates = int(np.rint(np.exp(rng.uniform(np.log(FEWEST), np.log(MOST)))))
        noisy, target = self._dates(rng, patches, products, looks, dates, watched, domains)
        guide = log_amplitude(_super_image(noisy.numpy(), looks, rng.uniform() < UNCHANGED))
        if self.cleaner is not None and rng.uniform() < CLEANED:
            shift = 0.5 * (levels + log_bias(looks * dates))
            guide = self.cleaner((guide - shift)[:, None])[:, 0] + shift
        guide = guide.repeat_interleave(watched, 0)
        date, target = log_amplitude(noisy[:, :watched]).flatten(0, 1), log_amplitude(target)
        if self.task == "ratio":
            offsets = torch.tensor(rng.normal(0, 0.1, (count, 1, 1)), dtype=torch.float32)
            shift = (target - guide).mean(dim=(1, 2), keepdim=True) + 0.5 * log_bias(looks) + offsets
            return Batch((date - guide - shift)[:, None], (target - guide - shift)[:, None])
        shift = (0.5 * levels).repeat_interleave(watched, 0)
        channels = [date - shift, guide - shift, torch.full_like(date, dates / 4).log()]
        return Batch(torch.stack(channels, 1), (target - shift)[:, None])

    def _dates(
        self,
        rng: np.random.Generator,
        patches: Tensor,
        products: list[Product],
        looks: int,
        dates: int,
        watched: int,
        domains: list[Domain],
    ) -> tuple[Tensor, Tensor]:
        """Intensity of all dates of every patch ``(patches, dates, side, side)``, and the expected intensity of the
        watched ones ``(patches · watched, side, side)``."""
        shape = (self.side, self.side)
        changes = [draw_changes(rng, shape, dates, watched, domain.geometry) for domain in domains]
        clutter = patches[:, :1] * torch.from_numpy(np.stack([c.clutter for c in changes]))
        points = patches[:, 1:] * torch.from_numpy(np.stack([c.points for c in changes]))
        points += torch.from_numpy(np.stack([c.new_points for c in changes]))
        transfer, smooth = (spectrum[:, None] for spectrum in spectra(products, shape))
        own, rest = np.s_[:, :watched], np.s_[:, watched:]
        clean = expected(clutter[own], points[own], smooth)
        coherence = rng.uniform(LEAST_COHERENCE, MOST_COHERENCE) if rng.uniform() < COHERENT else 0.0
        shared = common_fields((len(patches), 1, *shape)) if coherence else None
        noisy = speckled(clutter[own], points[own], transfer, clean, looks, shared=shared, coherence=coherence)
        if dates > watched:
            # one of many dates is seen in the mean only: its looks need not be simulated one by one
            fields = max(1, round(_FIELDS / (dates - watched)))
            others = expected(clutter[rest], points[rest], smooth) if looks > fields else clutter[rest]
            unseen = speckled(clutter[rest], points[rest], transfer, others, looks, fields, shared, coherence)
            noisy = torch.cat([noisy, unseen], 1)
        resampled = resample(rng, [*noisy.unbind(1), *clean.unbind(1)], [p.resampled for p in products])
        noisy, clean = torch.stack(resampled[:dates], 1), torch.stack(resampled[dates:], 1)
        noisy[torch.from_numpy(np.stack([c.uncovered for c in changes]))] = torch.nan
        return noisy, clean.flatten(0, 1)


def _super_image(series: Array, looks: float, unchanged: bool) -> Tensor:
    """Mean of each series, ``(series, side, side)``: of its unchanged dates, or of all; 1 where there are none."""
    means = [unchanged_mean(dates, looks) if unchanged else temporal_mean(dates) for dates in series]
    return torch.from_numpy(np.nan_to_num(np.stack(means), nan=1.0))
