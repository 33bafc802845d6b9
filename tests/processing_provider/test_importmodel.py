"""``importmodel`` through the real ``qgis_process``, in a profile of its own."""

from __future__ import annotations

import json
import signal
import subprocess
import time
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from .conftest import PROFILE, Algorithm, Alike
from .outcome import Outcome, arguments
from .rasters import Raster, speckled, write_raster

# of the tests of models: to pytest the two folders are packages that do not know each other
_SPEC = spec_from_file_location("suspects_of_models", Path(__file__).parents[1] / "models" / "suspects.py")
assert _SPEC and _SPEC.loader
suspects = module_from_spec(_SPEC)
_SPEC.loader.exec_module(suspects)

# of each kind one; the tests of models have them all
SUSPECTS = [
    "pickle with a payload",
    "checkpoint with a payload among its weights",
    "weight of another shape",
    "ONNX with a weight outside its folder",
    "ONNX with operators of its own",
    "ONNX cut short",
    "ONNX that halves the image",
    "card with a huge halo",
    "card of a kind that is no more",
    "three gigabytes of zeros",
    "missing",
]


@pytest.fixture(scope="module")
def profile(qgis_process: Any, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a fresh profile in which the plugin is enabled, with the onnxruntime of the tests' profile."""
    folder = tmp_path_factory.mktemp("profile")
    environment = {"SAR_DESPECKLE_PROFILE": str(folder)}
    packages = folder / "profiles" / "default" / "sar_despeckle"
    packages.mkdir(parents=True)
    for installed in (PROFILE / "profiles" / "default" / "sar_despeckle").glob("python3*"):
        (packages / installed.name).symlink_to(installed, target_is_directory=True)
    qgis_process("plugins", "enable", "sar_despeckle", env=environment)
    return environment


def stored(profile: dict[str, str]) -> list[str]:
    folder = Path(profile["SAR_DESPECKLE_PROFILE"]) / "profiles" / "default" / "sar_despeckle" / "models"
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


@pytest.fixture
def image(tmp_path: Path) -> Path:
    return write_raster(tmp_path / "image.tif", speckled(1)[0])


@pytest.mark.parametrize("kind", ["weights", "onnx", "card"])
def test_what_is_imported_despeckles(
    kind: str, algorithm: Algorithm, profile: dict[str, str], image: Path, tmp_path: Path
) -> None:
    if kind == "weights":
        source = suspects.write_checkpoint(tmp_path / "a.pth", {"model_state_dict": suspects.weights()})
    else:
        source = suspects.write_onnx(tmp_path / "a.onnx", card=suspects.card() if kind == "card" else None)
    name = f"my-{kind}_1.0"
    outcome = algorithm("importmodel", env=profile, FILE=source, NAME=name)
    assert outcome.results["MODEL"] == name
    assert Path(outcome.results["OUTPUT"]).name in stored(profile)
    assert Path(outcome.results["OUTPUT"]).stem == name
    source.unlink()
    clean = tmp_path / "clean.tif"
    algorithm("despeckle", env=profile, INPUT=image, MODEL=name, OUTPUT=clean)
    result = Raster.read(clean)
    assert result.metadata["SAR_DESPECKLE_MODEL"] == name
    assert np.isfinite(result.values).all()


def test_published_weights_despeckle(
    algorithm: Algorithm, profile: dict[str, str], published_sar2sar: Path, tmp_path: Path
) -> None:
    """Multilooked speckle, calibrated or not, which is what they were made for."""
    noisy = speckled(1, (256, 256), looks=4.4)[0]
    truth = speckled(1, (256, 256), looks=1e6)[0]
    algorithm("importmodel", env=profile, FILE=published_sar2sar, NAME="published")
    for gain in (1.0, 1e5):
        source = write_raster(tmp_path / "noisy.tif", noisy * np.float32(gain))
        algorithm("despeckle", env=profile, INPUT=source, MODEL="published", SCALE=1, OUTPUT=tmp_path / "clean.tif")
        clean = Raster.read(tmp_path / "clean.tif").data[0] / gain
        before, after = (np.abs(np.log(values / truth)).mean() for values in (noisy, clean))
        assert after < 0.4 * before


def test_suspects_are_refused(alike: Alike, profile: dict[str, str], tmp_path: Path) -> None:
    folders = [tmp_path / f"suspect{number}" for number in range(len(SUSPECTS))]
    runs: list[tuple[str, dict[str, Any]]] = []
    for suspect, folder in zip(SUSPECTS, folders):
        folder.mkdir()
        source = suspects.SUSPECTS[suspect][0](folder)
        runs.append(("importmodel", {"FILE": source, "NAME": "suspect"}))
    before = stored(profile)
    for suspect, folder, outcome in zip(SUSPECTS, folders, alike(runs, check=False, env=profile)):
        assert outcome.code == 1, suspect + outcome.stdout + outcome.stderr
        assert "Traceback" not in outcome.stdout + outcome.stderr
        assert len(outcome.sentences) == 1, outcome.stderr
        assert suspects.SUSPECTS[suspect][1] in outcome.sentences[0]
        assert not (folder / suspects.MARKER).exists()
    assert stored(profile) == before


def test_names_and_replacing(algorithm: Algorithm, alike: Alike, profile: dict[str, str], tmp_path: Path) -> None:
    given = {"FILE": suspects.write_onnx(tmp_path / "a.onnx")}
    algorithm("importmodel", env=profile, NAME="mine", **given)
    names = ["mine", "auto", "lean-slc", "../mine", "mine too"]
    outcomes = alike([("importmodel", {**given, "NAME": name}) for name in names], check=False, env=profile)
    for outcome in outcomes:
        assert outcome.code == 1
        assert len(outcome.sentences) == 1
        assert "NAME" in outcome.sentences[0]
    before = stored(profile)
    algorithm("importmodel", env=profile, NAME="mine", OVERWRITE="true", **given)
    assert "mine.onnx" in before
    assert stored(profile) == before


def test_ctrl_c_ends_a_trial(qgis_process: Any, profile: dict[str, str], tmp_path: Path) -> None:
    """While the network is in an endless loop; nothing of the trial is left, neither a process nor a file."""
    (tmp_path / "tmp").mkdir()
    before = stored(profile)
    given = arguments({"FILE": suspects.endless(tmp_path / "a.onnx"), "NAME": "endless"})
    run = qgis_process.start(
        "run", "sardespeckle:importmodel", *given, env={**profile, "TMPDIR": str(tmp_path / "tmp")}
    )
    child = wait_for_trial(run.pid)
    time.sleep(1.5)  # by then it is in the loop
    sent = time.monotonic()
    run.send_signal(signal.SIGINT)
    code = run.wait(60)
    assert time.monotonic() - sent < 2
    stdout, stderr = run.communicate()
    outcome = Outcome(subprocess.CompletedProcess([], code, stdout, stderr))
    assert outcome.code == 1
    assert outcome.sentences == ["Caught signal: Interrupt", "Cancelled: nothing was written."]
    assert not Path(f"/proc/{child}").exists()
    assert list((tmp_path / "tmp").glob("sar_despeckle*")) == []
    assert stored(profile) == before


def wait_for_trial(parent: int) -> int:
    """The number of the process in which a run of ``importmodel`` tries the network."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        for children in Path(f"/proc/{parent}/task").glob("*/children"):
            for child in children.read_text().split():
                if b"models.library.trial" in Path(f"/proc/{child}/cmdline").read_bytes():
                    return int(child)
        time.sleep(0.1)
    pytest.fail("no trial was started")


def test_what_goes_wrong_with_a_larger_image_is_told(
    algorithm: Algorithm, profile: dict[str, str], tmp_path: Path
) -> None:
    """A network that halves what has more than 300 rows passes when it is imported."""
    algorithm("importmodel", env=profile, FILE=suspects.late(tmp_path / "a.onnx"), NAME="late")
    image = write_raster(tmp_path / "image.tif", speckled(1, (512, 300))[0])
    outcome = algorithm("despeckle", env=profile, check=False, INPUT=image, MODEL="late", OUTPUT=tmp_path / "clean.tif")
    assert outcome.code == 1
    (said,) = outcome.sentences
    assert said.startswith("The network late does not keep the size of an image")
    assert not (tmp_path / "clean.tif").exists()


def test_without_onnxruntime(qgis_process: Any, algorithm: Algorithm, tmp_path: Path) -> None:
    bare = {"SAR_DESPECKLE_PROFILE": str(tmp_path / "profile")}
    qgis_process("plugins", "enable", "sar_despeckle", env=bare)
    source = suspects.write_onnx(tmp_path / "a.onnx")
    outcome = algorithm("importmodel", check=False, env=bare, FILE=source, NAME="mine")
    if outcome.code == 0:
        pytest.skip("QGIS's own Python has onnxruntime here")
    assert outcome.code == 1
    assert len(outcome.sentences) == 1
    assert outcome.sentences[0].startswith("A network is tried before it is imported")
    assert stored(bare) == []


def test_in_one_session(
    inside_qgis: Callable[..., str], profile: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Offered at once by an algorithm newly made, and by those the registry keeps when the event loop has turned."""
    for name, value in profile.items():
        monkeypatch.setenv(name, value)
    source = suspects.write_onnx(tmp_path / "a.onnx")
    found = json.loads(inside_qgis("import_model.py", source))
    assert "session" not in found["before"]
    assert found["name"] == "session"
    assert set(found["made"]) == {*found["before"], "session"}
    assert found["kept"] == found["made"]
