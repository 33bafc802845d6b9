"""Training batches: patches of endless random scenes under correlated Sentinel-1 speckle, the same for the same seed.

Batch number k depends on the seed and k alone, so a training that was interrupted goes on with the very data an
unbroken one would have seen.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from ...core.scenes import dead_leaves
from ...core.subswath import SUBSWATHS, smoothing

SCENE_SIDE = 384
POOL = 96  # scenes in memory
RENEWAL = 6  # batches after which the oldest scene gives way to a new one
# Speckle of the products the network is for, and how often each comes
MIX = {"IW1": 0.3, "IW2": 0.3, "IW3": 0.3, "white": 0.1}
GROUPS = 2  # parts of a batch, each with its own number of looks
FLAT = 0.3  # share of scenes of little contrast, as ratios to a super-image are


@dataclass(frozen=True)
class Batch:
    """Noisy and clean log-amplitude, ``(batch, 1, side, side)`` float32, aligned as the session aligns an image."""

    noisy: Tensor
    clean: Tensor


def draw_scene(rng: np.random.Generator) -> np.ndarray:
    """One scene, float32 ``(2, SCENE_SIDE, SCENE_SIDE)``: the clutter's reflectivity and the points'.

    Some are as flat as a ratio to a super-image.
    """
    scene = dead_leaves(rng, (SCENE_SIDE, SCENE_SIDE))
    if rng.uniform() >= FLAT:
        return np.stack([scene.clutter, scene.points])
    points = scene.points * np.float32(rng.uniform(0, 0.3) if rng.uniform() < 0.5 else 0)
    return np.stack([np.exp(np.float32(rng.uniform(0, 0.4)) * scene.log_intensity), points])


def draw_looks(rng: np.random.Generator) -> tuple[int, float]:
    """Looks to simulate, and the looks they stand for: one look, 2 to 10, or the 10 to 40 of long time series."""
    kind = rng.uniform()
    if kind < 0.45:
        return 1, 1.0
    if kind < 0.85:
        looks = int(rng.integers(2, 11))
        return looks, float(looks)
    return 10, float(rng.uniform(10, 40))


def speckle(clutter: Tensor, points: Tensor, transfer: Tensor, smooth: Tensor, looks: int) -> tuple[Tensor, Tensor]:
    """Speckled and expected intensity of ``(batch, side, side)`` reflectivity: core.simulation, batched in torch."""
    amplitude, target = (clutter / 2).sqrt(), points.sqrt()
    total = torch.zeros_like(clutter)
    for _ in range(looks):
        white = torch.complex(torch.randn_like(amplitude), torch.randn_like(amplitude))
        phase = torch.rand_like(amplitude) * (2 * np.pi)
        field = torch.fft.ifft2(torch.fft.fft2(white * amplitude + torch.polar(target, phase)) * transfer)
        total += field.real**2 + field.imag**2
    clean = torch.fft.ifft2(torch.fft.fft2(clutter + points) * smooth).real
    return total / looks, clean.clamp_min(1e-6)


class SpeckledScenes:
    """An endless source of training batches, addressed by number.

    Parameters
    ----------
    seed : of the scenes and the speckle; training uses even seeds, tests odd ones
    """

    def __init__(self, seed: int, batch: int = 8, side: int = 128) -> None:
        self.seed, self.batch, self.side = seed, batch, side
        self._scenes: dict[int, tuple[np.ndarray, float]] = {}
        shape = (side, side)
        transfers = {name: SUBSWATHS[name].transfer(shape) for name in MIX}
        self._transfer = {name: torch.from_numpy(t) for name, t in transfers.items()}
        self._smooth = {name: torch.from_numpy(smoothing(t)) for name, t in transfers.items()}

    def _scene(self, number: int) -> tuple[np.ndarray, float]:
        """Clutter and points of a scene, and the mean logarithm of their sum."""
        if number not in self._scenes:
            scene = draw_scene(np.random.default_rng((self.seed, 1, number)))
            self._scenes[number] = (scene, float(np.log(scene.sum(axis=0)).mean()))
        return self._scenes[number]

    def _patch(self, rng: np.random.Generator, first: int) -> tuple[np.ndarray, float]:
        scene, level = self._scene(first + int(rng.integers(POOL)))
        r, c = rng.integers(0, SCENE_SIDE - self.side + 1, 2)
        patch = scene[:, r : r + self.side, c : c + self.side]
        patch = patch[:, :: rng.choice([-1, 1]), :: rng.choice([-1, 1])]
        return patch, level

    def __call__(self, number: int) -> Batch:
        rng = np.random.default_rng((self.seed, 2, number))
        torch.manual_seed(int(rng.integers(2**31)))
        first = number // RENEWAL
        for old in [k for k in self._scenes if k < first]:
            del self._scenes[old]
        noisy, clean = [], []
        for _ in range(GROUPS):
            looks, meant = draw_looks(rng)
            patches, levels, names = [], [], []
            for _ in range(self.batch // GROUPS):
                patch, level = self._patch(rng, first)
                patches.append(patch)
                levels.append(level + rng.normal(0, 0.5))
                names.append(rng.choice(list(MIX), p=list(MIX.values())))
            stack = torch.from_numpy(np.stack(patches))
            transfer = torch.stack([self._transfer[n] for n in names])
            smooth = torch.stack([self._smooth[n] for n in names])
            w, v = speckle(stack[:, 0], stack[:, 1], transfer, smooth, looks)
            # more looks than were simulated: the same speckle, weaker
            w = v + (w - v) * float(np.sqrt(looks / meant))
            bias = sum(1 / k for k in range(1, looks)) - np.euler_gamma - np.log(looks)  # ψ(L) − ln L
            shift = torch.tensor([0.5 * (x + bias) for x in levels], dtype=torch.float32)[:, None, None]
            noisy.append(0.5 * w.clamp_min(1e-12).log() - shift)
            clean.append(0.5 * v.log() - shift)
        return Batch(torch.cat(noisy)[:, None], torch.cat(clean)[:, None])
