"""MuLoG with our denoisers beside MuLoG with BM3D, and RuLoG beside MuLoG on the ratio.

A stage with a page of its own, docs/mulog.md: ``make evaluate ARGS=mulog``.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sar_despeckle.core.feedback import Silent
from sar_despeckle.core.statistics.quality import psnr
from sar_despeckle.core.whole_image.levels import DateLevels
from sar_despeckle.models.despeckling.despeckler import Despeckler
from sar_despeckle.models.despeckling.gaussian_denoisers import (
    DenoiserKind,
    GaussianDenoiser,
    SlidingCosines,
    find_denoiser,
)
from sar_despeckle.models.despeckling.mulog import Mulog
from sar_despeckle.models.engines.devices import Device
from sar_despeckle.models.library.catalog import GAUSSIAN, MULOG, RULOG, bundled
from sar_despeckle.models.library.product import Product

from .bars import Bar, Section, above, at_least, at_most
from .classical_filters import lee
from .field import ROOT, Entrant, Field
from .mulog_scenes import LOOKS, PHOTOS, SCENES, SEEDS, SIDE, Filter, Known, known, of_pure, score
from .phase_scenes import PHOTOGRAPHS
from .published_mulog import VERSION as PEER_VERSION
from .published_mulog import mulog_with_bm3d
from .result_store import Job, code_digest, file_digest
from .simulated import Figures, mean
from .tables import best, number, prose, table

sys.path.append(str(ROOT / "benchmarks"))

from measure import machine, take_turns

Array = NDArray[np.float32]
Found = dict[str, dict[str, list[Figures]]]  # by row and number of looks, figures of every scene

NAME, TITLE = "mulog", "MuLoG and RuLoG"
SUPER_LOOKS = (3, 4, 5)
CELL = 64  # pixels from one change to the next
PEER = "MuLoG + BM3D, its authors'"
NETWORK, COSINES = "mulog, network", "mulog, cosines"
UNDER_PEER, OVER_LEE, SLOWEST = -0.5, 3.0, 60.0  # dB, dB, seconds a megapixel
TIMED_SIDE, ROUNDS = 1024, 3


# -- contestants


def _denoisers() -> dict[str, GaussianDenoiser]:
    return {
        NETWORK: find_denoiser(DenoiserKind.NETWORK, Device.CPU, Silent()),
        COSINES: SlidingCosines(),
    }


def _by(despeckler: Callable[[int], Despeckler], images: Sequence[Array], looks: int) -> list[Array]:
    found = []
    for image in images:
        (clean,) = despeckler(looks).for_image(float(np.log(image).mean()))(image[None])
        found.append(clean[0])
    return found


def _by_lee(images: Sequence[Array], looks: int) -> list[Array]:
    return [lee(image, looks) for image in images]


def _as_it_is(images: Sequence[Array], looks: int) -> list[Array]:
    return list(images)


def _of_network(entrant: Entrant) -> Filter:
    return partial(_by, lambda looks: entrant.network)


def _of_mulog(denoiser: GaussianDenoiser) -> Filter:
    return partial(_by, lambda looks: Mulog(denoiser, looks))


# -- figures


def score_ratios(despecklers: Mapping[str, Despeckler]) -> dict[str, dict[str, list[Figures]]]:
    """By row and looks of the super-image, figures of a date of one look despeckled through its ratio.

    The super-image is the plain mean of so many other dates of one look, with all of its speckle; at the date a quarter
    of the place has changed.
    """
    found: dict[str, dict[str, list[Figures]]] = {name: {} for name in despecklers}
    for dates in SUPER_LOOKS:
        for name, despeckler in despecklers.items():
            found[name][str(dates)] = [_of_ratio(scene, despeckler, dates) for scene in known()]
    return found


def changes() -> Array:
    """The true ratio of the date to the others: squares of 16 to 48 pixels, 3 to 9 dB brighter or darker."""
    ratio = np.ones((SIDE, SIDE), np.float32)
    rng = np.random.default_rng(37)
    for row in range(0, SIDE, CELL):
        for col in range(0, SIDE, CELL):
            side, decibels = int(rng.integers(16, 49)), rng.choice([-1, 1]) * rng.uniform(3, 9)
            ratio[row + 8 : row + 8 + side, col + 8 : col + 8 + side] = 10 ** (decibels / 10)
    return ratio


def _of_ratio(scene: Known, despeckler: Despeckler, dates: int) -> Figures:
    """PSNR of the despeckled ratio, on amplitude, as it comes and with its level set right; and that of the date."""
    ratio = changes()
    date = scene.image(1) * ratio
    beside = np.mean([scene.image(1, number) for number in range(1, dates + 1)], axis=0, dtype=np.float32)
    scale = float(np.exp(np.log(beside).mean()))
    levels = DateLevels(scale, float(np.log(date * scale / beside).mean()))
    (clean,) = despeckler.for_date(levels, dates, dates)(date[None], beside[None])
    found = clean[0] / beside
    level = np.exp(np.mean(np.log(ratio) - np.log(found), dtype=np.float64))
    return {
        "ratio": psnr(found, ratio),
        "levelled": psnr(found * np.float32(level), ratio),
        "date": psnr(clean[0] * np.float32(date.mean() / clean.mean()), scene.truth * ratio),
    }


def compare_speed(methods: Mapping[str, Despeckler]) -> dict[str, object]:
    image = np.random.default_rng(1).gamma(1, 1, (1, TIMED_SIDE, TIMED_SIDE)).astype(np.float32)

    def seconds(despeckler: Despeckler) -> float:
        start = time.perf_counter()
        despeckler.for_image(0.0)(image)
        return time.perf_counter() - start

    return {"seconds": take_turns({n: partial(seconds, m) for n, m in methods.items()}, ROUNDS), "machine": machine()}


# -- the stage


def jobs(field: Field) -> list[Job]:
    code, gaussian = code_digest(__name__), file_digest(Path(bundled()[GAUSSIAN]))
    scenes = code_digest(f"{__package__}.mulog_scenes")  # BM3D takes ten minutes, and is none of ours
    lean = field.auto("date", Product.SLC)

    def everything(filtered: Filter) -> dict[str, object]:
        return {"scores": score(filtered), "pure": of_pure(filtered)}

    ours = [Job(name, [code, gaussian], partial(_measure_ours, everything, name)) for name in (NETWORK, COSINES)]
    return [
        Job("noisy", [code], lambda: everything(_as_it_is)),
        Job("Lee 7×7", [code], lambda: everything(_by_lee)),
        Job(PEER, [scenes, PEER_VERSION], lambda: everything(mulog_with_bm3d)),
        *ours,
        Job(lean.name, [code, lean.digest], lambda: everything(_of_network(lean))),
        Job("ratios", [code, gaussian, lean.digest], lambda: score_ratios(_on_ratios(lean))),
        Job("time", [code, gaussian, lean.digest], lambda: compare_speed(_timed(lean))),
    ]


def _measure_ours(everything: Callable[[Filter], dict[str, object]], name: str) -> dict[str, object]:
    return everything(_of_mulog(_denoisers()[name]))


def _on_ratios(lean: Entrant) -> dict[str, Despeckler]:
    denoiser = _denoisers()[NETWORK]
    return {
        MULOG: Mulog(denoiser, 1),
        RULOG: Mulog(denoiser, 1, adapted=True),
        lean.name: lean.network,
    }


def _timed(lean: Entrant) -> dict[str, Despeckler]:
    rows: dict[str, Despeckler] = {name: Mulog(denoiser, 1) for name, denoiser in _denoisers().items()}
    return {**rows, lean.name: lean.network}


def section(found: Mapping[str, dict[str, object]], field: Field) -> Section:
    rows = {who: part["scores"] for who, part in found.items() if who not in ("ratios", "time")}
    lines = [*_words(), *_tables(rows, found)]
    if "ratios" in found:
        lines += _ratios(found["ratios"])
    if "time" in found:
        lines += _times(found["time"])
    return Section(TITLE, lines, bars(rows, found))


def _words() -> list[str]:
    return prose(
        f"White speckle, for which MuLoG is made, on the middle {SIDE} × {SIDE} pixels of {len(SEEDS)} simulated "
        f"scenes, half of them strewn with points, and of {len(PHOTOGRAPHS)} photographs taken for amplitudes; the "
        "shapes of the scenes are from the generator of the trainings, with seeds of their own, the photographs are "
        f"not. “{PEER}” is Deledalle's own program of version 0.0.4 with BM3D 4.0.3. Every result is brought to the "
        "mean intensity of its image. PSNR and SSIM are on amplitude; mean and variance are those of the ratio w/v̂ "
        "over whole scenes; “pure” is the ENL left of images without a scene."
    )


def _tables(rows: Mapping[str, Mapping[str, list[Figures]]], found: Mapping[str, Mapping[str, object]]) -> list[str]:
    lines: list[str] = []
    names = list(rows)
    for looks in map(str, LOOKS):
        groups = [_of_kind(kind) for kind in (SCENES, PHOTOS)]
        columns = [
            best([mean([rows[n][looks][k] for k in group], figure) for n in names], form, lowest=False)
            for figure, form in (("psnr", "{:.2f}"), ("ssim", "{:.3f}"))
            for group in groups
        ]
        for figure in ("ratio", "variance"):
            columns.append([number(mean(rows[n][looks], figure), "{:.3f}") for n in names])
        columns.append([number(found[n]["pure"][looks], "{:.0f}") for n in names])  # type: ignore[index]
        head = [f"{looks} look{'s' * (looks != '1')}", "PSNR, scenes", "photographs", "SSIM, scenes", "photographs"]
        head += ["mean of ratio", "variance", "pure"]
        lines += [*table(head, [[n, *cells] for n, cells in zip(names, zip(*columns))]), ""]
    return lines


def _of_kind(kind: str) -> list[int]:
    return [index for index, scene in enumerate(known()) if scene.kind == kind]


def _ratios(found: Mapping[str, Mapping[str, list[Figures]]]) -> list[str]:
    names = list(found)
    figures = {"ratio": "the ratio", "levelled": "level set right", "date": "the date"}
    columns = [
        best([mean(found[n][str(dates)], figure) for n in names], "{:.2f}", lowest=False)
        for figure in figures
        for dates in SUPER_LOOKS
    ]
    head = ["on the ratio", *(f"{what}, {dates} looks" for what in figures.values() for dates in SUPER_LOOKS)]
    words = (
        "One look through its ratio to the plain mean of three to five other dates, whose speckle is all there; at the "
        "date squares of 16 to 48 pixels are 3 to 9 dB brighter or darker. PSNR of the despeckled ratio against the "
        "true one, as it comes and with its mean logarithm set right, and of the date that comes of it. RuLoG finds "
        "the ratio; in the date the speckle of such a super-image is all there again, so it must be cleaned first."
    )
    return [*prose(words), *table(head, [[n, *cells] for n, cells in zip(names, zip(*columns))]), ""]


def _times(found: Mapping[str, object]) -> list[str]:
    taken: Mapping[str, list[float]] = found["seconds"]  # type: ignore[assignment]
    body = [[name, f"{statistics.median(v):.2f} s", f"{min(v):.2f}–{max(v):.2f}"] for name, v in taken.items()]
    words = f"{TIMED_SIDE} × {TIMED_SIDE} pixels (1.05 megapixels) in memory, {ROUNDS} rounds in turns on the CPU. "
    return [*prose(words + str(found["machine"])), *table(["", "median", "smallest–largest"], body), ""]


def bars(rows: Mapping[str, Mapping[str, list[Figures]]], found: Mapping[str, Mapping[str, object]]) -> list[Bar]:
    made = []
    for kind in (SCENES, PHOTOS):
        for other, limit in ((PEER, UNDER_PEER), ("Lee 7×7", OVER_LEE)):
            value, error = _difference(rows.get(NETWORK, {}), rows.get(other, {}), "1", kind)
            made.append(at_least(f"{NETWORK}, 1 look, {kind}: PSNR over {other}, dB", limit, value, "{:.2f}", error))
    ratios: Mapping[str, Mapping[str, list[Figures]]] = found.get("ratios", {})  # type: ignore[assignment]
    for dates in map(str, SUPER_LOOKS):
        for figure, how in (("ratio", ""), ("levelled", ", level set right")):
            value, error = _difference(ratios.get(RULOG, {}), ratios.get(MULOG, {}), dates, figure=figure)
            text = f"{RULOG} over {MULOG} on the ratio to {dates} looks{how}, dB"
            made.append(above(text, 0, value, "{:.2f}", error))
    if "time" in found:
        taken: Mapping[str, list[float]] = found["time"]["seconds"]  # type: ignore[assignment]
        made.append(at_most(f"{NETWORK}: seconds a megapixel", SLOWEST, statistics.median(taken[NETWORK]), "{:.1f}"))
    return made


def _difference(
    one: Mapping[str, list[Figures]],
    other: Mapping[str, list[Figures]],
    looks: str,
    kind: str = "",
    figure: str = "psnr",
) -> tuple[float, float]:
    """Mean over the scenes of the difference in PSNR, and its standard error."""
    pairs = list(zip(one.get(looks, []), other.get(looks, [])))
    chosen = [pairs[k] for k in (_of_kind(kind) if kind else range(len(pairs)))] if pairs else []
    gains = [a[figure] - b[figure] for a, b in chosen]
    if len(gains) < 2:
        return float("nan"), float("nan")
    return float(np.mean(gains)), float(np.std(gains, ddof=1) / np.sqrt(len(gains)))
