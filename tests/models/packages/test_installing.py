"""Installing ONNX Runtime: the very wheel that was pinned or nothing, and a record of it. No test goes to an index."""

from __future__ import annotations

import hashlib
import json
import re
import sys
import zipfile
from functools import reduce
from pathlib import Path

import pytest

from sar_despeckle.core.errors import InputError
from sar_despeckle.models.packages import installing
from sar_despeckle.models.packages.installing import (
    ONLY_MISSING,
    ONNX_RUNTIME,
    OPENVINO,
    REMOVE,
    WEBGPU,
    WHEELS,
    Installed,
    Package,
    install,
    installed_in,
    main,
    read_record,
    remove,
    version_in,
)

# A network, and an onnxruntime that looks into its file.
WORKS = "class InferenceSession:\n    def __init__(self, path, providers):\n        open(path).close()\n"
FAILS = "raise ImportError('made for another NumPy')\n"


# An OpenVINO that asks ONNX Runtime, times FACTOR, and takes SECONDS more; with -1 it has the answers ready
FAKE = """
import time
import numpy as np
import onnxruntime
class Core:
    def get_property(self, device, name):
        return "a processor" if name == "FULL_DEVICE_NAME" else ["FP32"]
    def read_model(self, path):
        return path
    def compile_model(self, path, device, options):
        return Compiled(path)
class Compiled:
    def __init__(self, path):
        self.session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
        self.known = {}
    def create_infer_request(self):
        return self
    def start_async(self, inputs, share_inputs):
        (x,) = inputs.values()
        key = x.tobytes()[:4096]
        if SECONDS >= 0 or key not in self.known:
            (self.data,) = self.session.run(None, {self.session.get_inputs()[0].name: x})
            self.known[key] = self.data
        self.data = self.known[key] * FACTOR
        time.sleep(max(SECONDS, 0))
    def wait_for(self, milliseconds):
        return True
    def get_output_tensor(self, index):
        return self
"""


def runtime_folder(folder: Path) -> Path:
    """The folder, whose ONNX Runtime is no package: the one of the test's own Python is found."""
    (folder / "onnxruntime" / "file").parent.mkdir(parents=True, exist_ok=True)
    return folder


def make_wheel(folder: Path, version: str, code: str, name: str = "onnxruntime") -> Path:
    """A wheel that pip installs."""
    path = folder / f"{name}-{version}-py3-none-any.whl"
    info = f"{name}-{version}.dist-info"
    files = {
        f"{name}/__init__.py": f"__version__ = '{version}'\n{code}",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\nRequires-Dist: numpy\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    with zipfile.ZipFile(path, "w") as archive:
        for file, text in files.items():
            archive.writestr(file, text)
        archive.writestr(f"{info}/RECORD", "".join(f"{file},,\n" for file in [*files, f"{info}/RECORD"]))
    return path


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that pip takes for the only index."""
    folder = tmp_path / "index"
    folder.mkdir()
    (tmp_path / "pip.conf").write_text("")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    monkeypatch.setenv("PIP_CONFIG_FILE", str(tmp_path / "pip.conf"))
    return folder


def pin(folder: Path, wheel: Path, sha256: str = "") -> Path:
    path = folder / "requirements.txt"
    sha256 = sha256 or hashlib.sha256(wheel.read_bytes()).hexdigest()
    name, version = wheel.name.split("-")[:2]
    path.write_text(f"{name}=={version} --hash=sha256:{sha256}\n")
    return path


def pinned(monkeypatch: pytest.MonkeyPatch, requirements: Path) -> None:
    monkeypatch.setattr(installing.Package, "requirements", property(lambda _: requirements))


def files(folder: Path) -> dict[str, bytes]:
    """Of a folder and of what stands beside it."""
    return {str(p.relative_to(folder.parent)): p.read_bytes() for p in folder.parent.rglob("*") if p.is_file()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Folder of installed packages, with torch, an older onnxruntime for GPUs and its additions."""
    folder = tmp_path / "profile" / "python3.x"
    for name in ("torch", "onnxruntime", "onnxruntime_gpu-1.0.dist-info", "onnxruntime_ep_more"):
        (folder / name).mkdir(parents=True)
        (folder / name / "file").write_text("old")
    return folder


def test_what_is_pinned_takes_the_place_of_what_was_there(index: Path, folder: Path, tmp_path: Path) -> None:
    wheel = make_wheel(index, "2.5", WORKS)
    make_wheel(index, "2.6", WORKS)
    said: list[str] = []
    record = install(ONNX_RUNTIME, folder, said.append, pin(tmp_path, wheel))
    assert {path.name for path in folder.iterdir()} == {
        "torch",
        "onnxruntime_ep_more",
        "onnxruntime",
        "onnxruntime-2.5.dist-info",
        ONNX_RUNTIME.record,
    }
    assert version_in(folder) == "2.5" and not (folder / "onnxruntime" / "file").exists()
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]
    assert any("onnxruntime" in line for line in said)
    written = json.loads((folder / ONNX_RUNTIME.record).read_text(encoding="utf-8"))
    assert Installed(**written) == record
    assert (record.version, record.wheel) == ("2.5", wheel.name)
    assert record.sha256 == hashlib.sha256(wheel.read_bytes()).hexdigest()
    assert record.python == sys.version.split()[0]
    assert record.sha256 in str(record) and record.date in str(record)


@pytest.mark.parametrize(
    ("code", "sha256", "sentence"),
    [
        (WORKS, "0" * 64, r"is not the onnxruntime that this plugin was tested with, so nothing was installed"),
        (FAILS, "", r"does not work with this QGIS \(ImportError: made for another NumPy\); update QGIS"),
    ],
    ids=["another hash", "does not start"],
)
def test_what_does_not_fit_changes_nothing(
    index: Path, folder: Path, tmp_path: Path, code: str, sha256: str, sentence: str
) -> None:
    requirements = pin(tmp_path, make_wheel(index, "2.5", code), sha256)
    before = files(folder)
    with pytest.raises(InputError, match=sentence):
        install(ONNX_RUNTIME, folder, lambda _: None, requirements)
    assert files(folder) == before


def test_a_wheel_from_a_folder_needs_no_index(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/none")
    (wheels := tmp_path / "wheels").mkdir()
    wheel = make_wheel(wheels, "2.5", WORKS)
    pinned(monkeypatch, pin(tmp_path, wheel))
    assert main([str(folder), WHEELS, str(wheels)]) == 0
    assert version_in(folder) == "2.5"
    wheel.unlink()
    assert main([str(folder), WHEELS, str(wheels)]) == 1
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith(f"{wheels} has no wheel of onnxruntime for Python 3.") and "pip download" in last


# A WebGPU provider that asks ONNX Runtime on the CPU, times FACTOR, and takes SECONDS more; with -1 it has the answers
# ready. GPUS is what it finds.
FAKE_GPU = """
import time
import types
import numpy as np
import onnxruntime
hardware = types.SimpleNamespace(vendor="a maker", vendor_id=0x1002, device_id=0x73bf, metadata={})
device = types.SimpleNamespace(ep_name="WebGpuExecutionProvider", device=hardware)
known, plain = {}, onnxruntime.InferenceSession
class Options(onnxruntime.SessionOptions):
    def add_provider_for_devices(self, devices, options):
        self.devices = devices
class Session(plain):
    def __init__(self, path, options=None, providers=None):
        self.on_gpu = hasattr(options, "devices")
        super().__init__(path, options, providers=providers or ["CPUExecutionProvider"])
    def get_providers(self):
        return ["WebGpuExecutionProvider"] * self.on_gpu + super().get_providers()
    def run(self, names, inputs, options=None):
        if not self.on_gpu:
            return super().run(names, inputs, options)
        (x,) = inputs.values()
        key = x.tobytes()[:4096]
        if SECONDS >= 0 or key not in known:
            known[key] = super().run(names, inputs, options)[0]
        time.sleep(max(SECONDS, 0))
        return [known[key] * np.float32(FACTOR)]
onnxruntime.SessionOptions, onnxruntime.InferenceSession = Options, Session
onnxruntime.register_execution_provider_library = lambda name, path: None
onnxruntime.get_ep_devices = lambda: [device] * GPUS
def get_library_path():
    return "a library"
def get_ep_name():
    return "WebGpuExecutionProvider"
"""


def fake_gpu(factor: float = 1, seconds: float = 0, gpus: int = 1) -> str:
    values = {"FACTOR": factor, "SECONDS": seconds, "GPUS": gpus}
    return reduce(lambda code, item: code.replace(item[0], str(item[1])), values.items(), FAKE_GPU)


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("import os; os.abort()", r"it breaks the process in which it is tried"),
        ("raise ImportError('made for another processor')", r"OpenVINO does not start \(made for another processor\)"),
        (FAKE.replace("FACTOR", "1").replace("SECONDS", "0.6"), r"it takes \d+\.\d\d times as long as ONNX Runtime"),
        (FAKE.replace("FACTOR", "0.9").replace("SECONDS", "0"), r"its results are .* dB .*away from those of ONNX"),
    ],
    ids=["crashes", "does not start", "slow", "wrong"],
)
def test_an_openvino_that_is_no_gain_is_not_taken(
    index: Path, folder: Path, tmp_path: Path, code: str, sentence: str
) -> None:
    requirements = pin(tmp_path, make_wheel(index, "2.5", code, "openvino"))
    before = files(folder)
    with pytest.raises(InputError, match=rf"^OpenVINO is not used on this computer: {sentence}"):
        install(OPENVINO, runtime_folder(folder), lambda _: None, requirements)
    assert files(folder) == before


def test_an_openvino_that_is_a_gain_is_taken(index: Path, folder: Path, tmp_path: Path) -> None:
    """Its answers are those of ONNX Runtime, made while nobody counts the time."""
    code = FAKE.replace("FACTOR", "1").replace("SECONDS", "-1")
    requirements = pin(tmp_path, make_wheel(index, "2.5", code, "openvino"))
    record = install(OPENVINO, runtime_folder(folder), lambda _: None, requirements)
    assert re.search(r"times as fast as ONNX Runtime here, with results within 0 dB", record.verdict)
    assert record.processor == "a processor" and read_record(OPENVINO, folder) == record
    assert installed_in(OPENVINO, folder).startswith("openvino 2.5, ")
    remove(OPENVINO, folder)
    assert not list(folder.glob("openvino*")) and (folder / "onnxruntime" / "file").exists()


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("import os; os.abort()", r"it breaks the process in which it is tried"),
        ("raise ImportError('made for another system')", r"WebGPU does not start \(made for another system\)"),
        (fake_gpu(gpus=0), r"WebGPU finds no GPU"),
        (fake_gpu(seconds=0.6), r"it takes \d+\.\d\d times as long as ONNX Runtime"),
        (fake_gpu(factor=0.99, seconds=-1), r"its results are .* dB .*away from those of ONNX"),
    ],
    ids=["crashes", "does not start", "no GPU", "slow", "wrong"],
)
def test_a_webgpu_that_is_no_gain_is_not_taken(
    index: Path, folder: Path, tmp_path: Path, code: str, sentence: str
) -> None:
    requirements = pin(tmp_path, make_wheel(index, "2.5", code, WEBGPU.name))
    before = files(folder)
    with pytest.raises(InputError, match=rf"^WebGPU is not used on this computer: {sentence}"):
        install(WEBGPU, runtime_folder(folder), lambda _: None, requirements)
    assert files(folder) == before


def test_a_webgpu_that_is_a_gain_is_taken_and_stays_when_onnxruntime_goes(
    index: Path, folder: Path, tmp_path: Path
) -> None:
    requirements = pin(tmp_path, make_wheel(index, "2.5", fake_gpu(seconds=-1), WEBGPU.name))
    record = install(WEBGPU, runtime_folder(folder), lambda _: None, requirements)
    assert re.search(r"times as fast as ONNX Runtime here, with results within 0 dB", record.verdict)
    assert record.processor == "a maker 1002:73bf" and read_record(WEBGPU, folder) == record
    remove(ONNX_RUNTIME, folder)
    assert read_record(WEBGPU, folder) == record
    remove(WEBGPU, folder)
    assert not list(folder.glob("onnxruntime_ep_webgpu*"))


def test_webgpu_is_pinned_for_every_system() -> None:
    text = re.sub(r"\\\n", " ", WEBGPU.requirements.read_text(encoding="utf-8"))
    (pin_line,) = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert re.match(r"onnxruntime-ep-webgpu==\d+\.\d+\.\d+ ", pin_line)
    assert len(re.findall(r"--hash=sha256:[0-9a-f]{64}(?= |$)", pin_line)) == 5


def test_an_index_without_it(index: Path, folder: Path, tmp_path: Path) -> None:
    wheel = make_wheel(index, "2.5", WORKS)
    requirements = pin(tmp_path, wheel)
    wheel.unlink()
    with pytest.raises(InputError, match=r"^The package index has no onnxruntime for Python 3\..*; see whether"):
        install(ONNX_RUNTIME, folder, lambda _: None, requirements)


def test_what_cannot_be_replaced_stays_whole(
    index: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, where the library of a running QGIS cannot be moved."""
    requirements = pin(tmp_path, make_wheel(index, "2.5", WORKS))
    before, rename = files(folder), Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self.name == "onnxruntime-2.5.dist-info":
            raise PermissionError(13, "Permission denied", str(self))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(InputError, match=r"cannot be written \(Permission denied\); .*close other QGIS windows"):
        install(ONNX_RUNTIME, folder, lambda _: None, requirements)
    assert files(folder) == before


def test_what_was_installed_is_told_and_can_be_removed(index: Path, folder: Path, tmp_path: Path) -> None:
    """With its record, and without what others have put there."""
    assert installed_in(ONNX_RUNTIME, folder) == ""
    record = install(ONNX_RUNTIME, folder, lambda text: None, pin(tmp_path, make_wheel(index, "2.5", WORKS)))
    assert installed_in(ONNX_RUNTIME, folder) == f"onnxruntime 2.5, 0 MB, since {record.date[:10]}"
    assert main([str(folder), REMOVE]) == 0
    assert {path.name for path in folder.iterdir()} == {"torch", "onnxruntime_ep_more"}
    assert installed_in(ONNX_RUNTIME, folder) == version_in(folder) == ""
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]
    remove(ONNX_RUNTIME, folder)  # of nothing is no error


def test_what_cannot_be_removed_stays_whole(
    index: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    install(ONNX_RUNTIME, folder, lambda text: None, pin(tmp_path, make_wheel(index, "2.5", WORKS)))
    before = {path.name for path in folder.iterdir()}
    rename = Path.rename

    def used(self: Path, target: Path) -> Path:
        if self.name == ONNX_RUNTIME.record and target.parent != folder:
            raise PermissionError(13, "Permission denied", str(self))  # as Windows refuses what is open
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", used)
    assert main([str(folder), REMOVE]) == 1
    assert {path.name for path in folder.iterdir()} == before
    assert "cannot be removed (Permission denied); close every QGIS window" in capsys.readouterr().out


@pytest.mark.parametrize("text", ["", "[]", "{}", "no JSON"])
def test_a_record_that_says_nothing_is_none(folder: Path, text: str) -> None:
    (folder / ONNX_RUNTIME.record).write_text(text)
    assert installed_in(ONNX_RUNTIME, folder) == ""


def test_the_command_leaves_what_works(
    index: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pinned(monkeypatch, pin(tmp_path, make_wheel(index, "2.5", WORKS)))
    assert main([str(folder), ONLY_MISSING]) == 0  # what is there does not work
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith(f"Installed in {folder}: onnxruntime 2.5 (onnxruntime-2.5-py3-none-any.whl, SHA-256 ")
    before = files(folder)
    assert main([str(folder), ONLY_MISSING]) == 0
    assert capsys.readouterr().out == f"onnxruntime 2.5 is in {folder} already.\n"
    assert files(folder) == before
    pinned(monkeypatch, pin(tmp_path, index / "onnxruntime-2.5-py3-none-any.whl", "1" * 64))
    assert main([str(folder)]) == 1
    assert capsys.readouterr().out.splitlines()[-1].startswith("What the package index sent is not")


@pytest.mark.parametrize("package", [ONNX_RUNTIME, OPENVINO], ids=["onnxruntime", "openvino"])
def test_every_python_of_qgis_has_one_version_with_hashes(package: Package) -> None:
    from pip._vendor.packaging.markers import Marker  # the one that will read them

    entries = re.sub(r"\\\n", " ", package.requirements.read_text(encoding="utf-8")).splitlines()
    pins = [re.split(r" ; |(?= --hash)", line, maxsplit=1) for line in entries if line and not line.startswith("#")]
    for python in ("3.9", "3.10", "3.11", "3.12", "3.13", "3.14"):
        for system, machine in (("linux", "x86_64"), ("win32", "AMD64"), ("darwin", "arm64"), ("darwin", "x86_64")):
            environment = {"python_version": python, "sys_platform": system, "platform_machine": machine}
            fitting = [name for name, rest in pins if Marker(rest.split(" --hash")[0]).evaluate(environment)]
            assert len(fitting) == 1, (python, system, fitting)
            assert re.fullmatch(rf"{package.name}==\d+\.\d+\.\d+", fitting[0])
    for _, rest in pins:
        assert len(re.findall(r"--hash=sha256:[0-9a-f]{64}(?= |$)", rest)) >= 4
