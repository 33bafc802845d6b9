"""PGD2Net with its phase, with one that says nothing, and without, beside networks that see none: what phase is worth.

A stage with a page of its own, docs/phase.md: ``make evaluate ARGS=phase``.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial

import numpy as np
from numpy.typing import NDArray

from sar_despeckle.core.simulation.speckle_field import complex_field
from sar_despeckle.core.simulation.subswaths import SUBSWATHS
from sar_despeckle.core.statistics.quality import equivalent_looks, periodic_excess, power_spectrum, psnr
from sar_despeckle.models.engines.devices import Device, open_engine
from sar_despeckle.models.library.product import Product

from . import phase_scenes
from .bars import Bar, Section, at_least, at_most
from .classical_filters import lee
from .field import ROOT, Entrant, Field
from .filters import ssim
from .phase_scenes import PHOTOGRAPHS, SEEDS, SWATHS, Complex, Photograph, landscape, shuffled
from .plugin_runs import despeckled
from .published import VERSION as PUBLISHED_VERSION
from .published import merlin
from .result_store import Job, code_digest, folder_digest
from .simulated import Figures, mean, moments, of_homogeneous, of_points
from .tables import best, number, prose, table

sys.path.append(str(ROOT / "benchmarks"))

from measure import machine, take_turns

Array = NDArray[np.float32]
Filter = Callable[[Complex], Array]
Found = dict[str, dict[str, list[Figures]]]  # by row and kind of scene, figures of every scene

NAME, TITLE = "phase", "What phase is worth"
CORRELATED, WHITE, PHOTOS, PURE, REAL = "correlated", "white", "photographs", "pure", "real"
PURE_SIDE, PURE_IMAGES = 512, 12
GIVEN, SHUFFLED, ABSENT = "{}, phase given", "{}, phase shuffled", "{}, no phase"
OTHERS = ("lean-slc", "sar2sar-slc")
MERLIN = "published MERLIN"
OVER_OTHERS, OF_PHASE = 0.3, 0.3  # dB
SLOWEST = {"sar2sar-slc": 3.0, "lean-slc": 3.0}  # times the time of the network
GRID_ALLOWED, PERIODS = 0.01, (2, 4)
SIDE, ROUNDS = 1024, 3
MERLIN_SIDE = 256  # pixels: its program takes no smaller image
LAGS = {  # whose products are averaged
    "intensity alone": ((0, 0),),
    "and the next pixel along rows and columns": ((0, 0), (0, 1), (1, 0)),
    "and those on the diagonals": ((0, 0), (0, 1), (1, 0), (1, 1), (1, -1)),
    "and two pixels away": ((0, 0), (0, 1), (1, 0), (1, 1), (1, -1), (0, 2), (2, 0)),
}
WINDOW, FIELDS = 16, 12  # pixels a side of an average, and images of 512 × 512 for the statistics


# -- contestants


def _intensity(field: Complex) -> Array:
    return np.square(np.abs(field)).astype(np.float32)


def _alone(entrant: Entrant) -> Filter:
    return lambda field: despeckled(_intensity(field)[None], entrant.network)[0]


def _with_phase(entrant: Entrant, field: Complex) -> Array:
    phase = np.angle(field).astype(np.float32)
    return despeckled(_intensity(field)[None], entrant.network, phase[None])[0]


def _with_nonsense(entrant: Entrant, field: Complex) -> Array:
    return despeckled(_intensity(field)[None], entrant.network, shuffled(field, field.shape[0])[None])[0]


def guided_rows(entrant: Entrant) -> dict[str, Filter]:
    return {
        GIVEN.format(entrant.name): partial(_with_phase, entrant),
        SHUFFLED.format(entrant.name): partial(_with_nonsense, entrant),
        ABSENT.format(entrant.name): _alone(entrant),
    }


def _by_merlin(field: Complex) -> Array:
    (mirrored,) = phase_scenes.at_least([field], MERLIN_SIDE)
    return merlin([mirrored])[0][: field.shape[0], : field.shape[1]]


# -- figures


@cache
def _pure(number: int) -> Complex:
    """Nothing but speckle."""
    flat = np.ones((PURE_SIDE, PURE_SIDE), np.float32)
    return complex_field(flat, SUBSWATHS[SWATHS[number % len(SWATHS)]], np.random.default_rng((717, number)))


def judge(seed: int, white: bool, filtered: Filter) -> Figures:
    scene = landscape(seed, white)
    field, clean = scene.field(0), scene.truth(0)
    estimate = filtered(field)
    return {
        "psnr": psnr(estimate, clean),
        "ssim": ssim(estimate, clean),
        **of_homogeneous(scene, [_intensity(field)], [estimate], [clean]),
        **of_points(scene, [estimate], [clean]),
    }


def _of_photographs(filtered: Filter) -> list[Figures]:
    scenes = [Photograph(name) for name in PHOTOGRAPHS]
    pairs = [(filtered(scene.field), scene.truth) for scene in scenes]
    return [{"psnr": psnr(estimate, truth), "ssim": ssim(estimate, truth)} for estimate, truth in pairs]


def _of_pure(filtered: Filter) -> list[Figures]:
    results = [filtered(_pure(number)) for number in range(PURE_IMAGES)]
    spectrum = np.mean([power_spectrum(np.log(image)) for image in results], axis=0)
    excess = {f"grid_{period}": periodic_excess(spectrum, period) for period in PERIODS}
    return [{"enl": float(np.mean([equivalent_looks(image) for image in results])), **excess}]


def _of_real(filtered: Filter, fields: Mapping[str, Complex]) -> list[Figures]:
    """Each half of the spectrum is scored on the other one."""
    found = {}
    for name, field in fields.items():
        first, second = phase_scenes.sub_looks(field)
        scores = [
            phase_scenes.next_look_score(filtered(one), _intensity(other))
            for one, other in ((first, second), (second, first))
        ]
        found[name] = float(np.mean(scores))
    return [found] if found else []


def score(rows: Mapping[str, Filter], real: Mapping[str, Complex]) -> Found:
    return {
        row: {
            CORRELATED: [judge(seed, False, filtered) for seed in SEEDS],
            WHITE: [judge(seed, True, filtered) for seed in SEEDS],
            PHOTOS: _of_photographs(filtered),
            PURE: _of_pure(filtered),
            REAL: _of_real(filtered, real),
        }
        for row, filtered in rows.items()
    }


def looks_gained() -> dict[str, dict[str, float]]:
    """Looks of the best unbiased mean of lag products over those of the mean intensity, in windows of pure speckle."""
    found: dict[str, dict[str, float]] = {}
    for swath in (*SWATHS, phase_scenes.WHITE):
        fields = [
            complex_field(np.ones((512, 512), np.float32), SUBSWATHS[swath], np.random.default_rng((719, k)))
            for k in range(FIELDS)
        ]
        looks = {name: _best_looks(fields, lags) for name, lags in LAGS.items()}
        found[swath] = {name: value / looks["intensity alone"] for name, value in looks.items()}
    return found


def _best_looks(fields: Sequence[Complex], lags: Sequence[tuple[int, int]]) -> float:
    means = []
    for field in fields:
        products = [(field * np.roll(field, (-r, -c), (0, 1)).conj()).real for r, c in lags]
        high, wide = (size // WINDOW for size in field.shape)
        cells = [p.reshape(high, WINDOW, wide, WINDOW).mean(axis=(1, 3)).ravel() for p in products]
        means.append(np.stack(cells, axis=1))
    every = np.concatenate(means)
    level, spread = every.mean(axis=0), np.atleast_2d(np.cov(every.T))
    return float(level @ np.linalg.solve(spread, level))


def compare_speed(entrants: Sequence[Entrant]) -> dict[str, object]:
    def seconds(entrant: Entrant) -> float:
        rng = np.random.default_rng(1)
        image = rng.normal(0, 0.5, (1, entrant.card.channels, SIDE, SIDE)).astype(np.float32)
        engine = open_engine(str(entrant.path), entrant.card, Device.CPU)
        start = time.perf_counter()
        engine.infer(image)
        return time.perf_counter() - start

    taken = take_turns({e.name: partial(seconds, e) for e in entrants}, ROUNDS)
    return {"seconds": taken, "machine": machine()}


# -- the stage


def jobs(field: Field) -> list[Job]:
    code = code_digest(__name__)
    guided = [e for e in field.entrants if e.card.takes == "complex"]
    others = [e for e in field.entrants if e.name in OTHERS]
    folder = field.data / "slc_complex"
    real = folder_digest(folder) if folder.is_dir() else ""

    def scored(rows: Mapping[str, Filter]) -> Callable[[], Found]:
        return lambda: score(rows, phase_scenes.real_fields(field.data))

    classical: dict[str, Filter] = {"noisy": _intensity, "Lee 7×7": lambda f: lee(_intensity(f), 1)}
    return [
        Job("classical", [code, real], scored(classical)),
        Job("merlin", [code, real, PUBLISHED_VERSION], scored({MERLIN: _by_merlin})),
        *(Job(e.name, [code, real, e.digest], scored({e.name: _alone(e)})) for e in others),
        *(Job(e.name, [code, real, e.digest], scored(guided_rows(e))) for e in guided),
        Job("looks", [code], looks_gained),
        Job("time", [code, *(e.digest for e in [*guided, *others])], lambda: compare_speed([*guided, *others])),
    ]


def section(found: Mapping[str, Found], field: Field) -> Section:
    known = {who: part for who, part in found.items() if who not in ("looks", "time")}
    rows = {row: kinds for part in known.values() for row, kinds in part.items()}
    auto = field.auto("complex", Product.SLC).name
    lines = [*_words(), *_simulated(rows), *_photographs(rows), *_real(rows)]
    if "looks" in found:
        lines += _looks(found["looks"])  # type: ignore[arg-type]
    if "time" in found:
        lines += _times(found["time"])
    return Section(TITLE, lines, [*bars(rows, auto), *_time_bars(found.get("time"), auto)])


def _words() -> list[str]:
    return prose(
        f"{len(SEEDS)} simulated scenes of one look under the speckle of {', '.join(SWATHS)}, which is correlated, and "
        "the same under white speckle, whose phase says nothing; half of the scenes are strewn with bright points. "
        "The generator of their shapes is that of the training's, with seeds of their own; the photographs, whose grey "
        "values are taken for amplitudes, are not. “Phase shuffled” has the phases of the image, each at another "
        "pixel. PSNR and SSIM are on amplitude, the peak being the truth's 99 % quantile; mean and variance of the "
        f"ratio w/v̂ and the ENL are of homogeneous zones; “pure speckle” is the ENL that is left of "
        f"{PURE_IMAGES} correlated images without a scene. MERLIN (Dalsasso et al. 2022) was trained by its authors "
        "on Sentinel-1's single-look complex images, and reads their real and imaginary parts; lean-slc and "
        "sar2sar-slc see intensity alone."
    )


def _order(rows: Mapping[str, object]) -> list[str]:
    first = ["noisy", "Lee 7×7", MERLIN, *OTHERS]
    return [row for row in first if row in rows] + [row for row in rows if row not in first]


def _simulated(rows: Found) -> list[str]:
    lines: list[str] = []
    for kind, title in ((CORRELATED, "correlated speckle"), (WHITE, "white speckle")):
        names, head = _order(rows), [title, "PSNR", "plain", "strewn", "SSIM", "mean of ratio", "variance", "ENL"]
        columns = list(zip(*(_summary(rows[name][kind]) for name in names)))
        cells = [
            *(best(column, "{:.2f}", lowest=False) for column in columns[:3]),
            best(columns[3], "{:.3f}", lowest=False),
            *([number(v, form) for v in column] for column, form in zip(columns[4:], ("{:.3f}", "{:.3f}", "{:.0f}"))),
        ]
        head += ["points lose", *(["pure speckle"] if kind == CORRELATED else [])]
        cells.append([number(v, "{:.2f}") for v in columns[7]])
        if kind == CORRELATED:
            cells.append([number(rows[name][PURE][0]["enl"], "{:.0f}") for name in names])
        lines += [*table(head, [[name, *row] for name, row in zip(names, zip(*cells))]), ""]
    return lines


def _summary(figures: Sequence[Figures]) -> list[float]:
    level, left = moments(figures, "left")
    return [
        mean(figures, "psnr"),
        mean([f for f in figures if "peak" not in f], "psnr"),
        mean([f for f in figures if "peak" in f], "psnr"),
        mean(figures, "ssim"),
        *moments(figures, "ratio"),
        level**2 / left,
        mean(figures, "peak"),
    ]


def _photographs(rows: Found) -> list[str]:
    names = _order(rows)
    columns = [best([rows[n][PHOTOS][k]["psnr"] for n in names], "{:.2f}", lowest=False) for k in range(4)]
    means = best([mean(rows[n][PHOTOS], "psnr") for n in names], "{:.2f}", lowest=False)
    body = [[name, *cells] for name, cells in zip(names, zip(*columns, means))]
    return [*table(["photographs, PSNR", *PHOTOGRAPHS, "mean"], body), ""]


def _real(rows: Found) -> list[str]:
    names = [name for name in _order(rows) if rows[name][REAL]]
    if not names:
        return []
    files = list(rows[names[0]][REAL][0])
    columns = [best([rows[name][REAL][0][file] for name in names], "{:.4f}") for file in files]
    return [
        *prose(
            "Real complex images: the spectrum is cut in two along the rows, which gives two images of half the rows "
            "whose speckle is not shared. Each is despeckled and scored on the other, by mean(ln v̂ + w/v̂); lower is "
            "better. Half a spectrum is all but white, so little can be gained by its phase."
        ),
        *table(["real", *files], [[name, *cells] for name, cells in zip(names, zip(*columns))]),
        "",
    ]


def _looks(gained: Mapping[str, Mapping[str, float]]) -> list[str]:
    swaths = list(gained)
    body = [[name, *(f"{gained[swath][name]:.2f}" for swath in swaths)] for name in LAGS]
    return [
        *prose(
            f"Looks of the best unbiased linear estimate from products of pixels and their neighbours over {WINDOW} × "
            f"{WINDOW} pixels of pure speckle, over those of the mean intensity: what a network may at most gain by "
            "the phase in a homogeneous area, and which neighbours it takes."
        ),
        *table(["products averaged", *swaths], body),
        "",
    ]


def _times(found: Mapping[str, object]) -> list[str]:
    taken: Mapping[str, list[float]] = found["seconds"]  # type: ignore[assignment]
    body = [[name, f"{statistics.median(v):.2f} s", f"{min(v):.2f}–{max(v):.2f}"] for name, v in taken.items()]
    words = f"{SIDE} × {SIDE} pixels through the networks alone, {ROUNDS} rounds in turns on the CPU. "
    return [*prose(words + str(found["machine"])), *table(["", "median", "smallest–largest"], body), ""]


def bars(rows: Found, auto: str) -> list[Bar]:
    given, lost = rows.get(GIVEN.format(auto), {}), rows.get(SHUFFLED.format(auto), {})
    found = []
    for kind in (CORRELATED, PHOTOS):
        for other in (*OTHERS, MERLIN):
            value, error = difference(given, rows.get(other, {}), kind)
            found.append(at_least(f"{auto}, {kind}: PSNR over {other}, dB", OVER_OTHERS, value, "{:.2f}", error))
        value, error = difference(given, lost, kind)
        found.append(at_least(f"{auto}, {kind}: PSNR over a shuffled phase, dB", OF_PHASE, value, "{:.2f}", error))
    pure = given.get(PURE, [{}])[0]
    for period in PERIODS:
        # with too little energy there is no grid: on a smooth result it lies in a hollow of the spectrum
        excess = pure.get(f"grid_{period}", float("nan"))
        found.append(at_most(f"{auto}: grid of {period} pixels in pure speckle", GRID_ALLOWED, excess, "{:.1%}"))
    return found


def difference(one: Mapping[str, list[Figures]], other: Mapping[str, list[Figures]], kind: str) -> tuple[float, float]:
    """Mean over the scenes of the difference in PSNR, and its standard error; NaN for fewer than two scenes."""
    gains = [a["psnr"] - b["psnr"] for a, b in zip(one.get(kind, []), other.get(kind, []))]
    if len(gains) < 2:
        return float("nan"), float("nan")
    return float(np.mean(gains)), float(np.std(gains, ddof=1) / np.sqrt(len(gains)))


def _time_bars(found: Mapping[str, object] | None, auto: str) -> list[Bar]:
    if not found:
        return []
    taken: Mapping[str, list[float]] = found["seconds"]  # type: ignore[assignment]
    own = statistics.median(taken[auto])
    return [
        at_most(f"{auto}: times the time of {other}", most, own / statistics.median(taken[other]), "{:.2f}")
        for other, most in SLOWEST.items()
        if other in taken
    ]
