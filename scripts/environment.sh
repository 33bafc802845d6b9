#!/usr/bin/env bash
# Install what is missing, and nothing else: scripts/environment.sh system|plugin|test|train|evaluate|package|translations|fuzz
#   system  QGIS from the distribution
#   plugin  … and a profile of QGIS, under .build, in which this checkout is the plugin and onnxruntime is installed
#   train   system, and a virtual environment on QGIS's Python with torch, onnx, and the tools for tests and style
#   test    all of these, with xarray, Dask, openEO's client, Hypothesis, Markdown and PyQt6
#   package  system, and an environment of its own with the scanners that plugins.qgis.org runs
#   translations  system, the virtual environment, and Qt's lupdate and lrelease
#   fuzz  system, and an environment of its own with atheris
#   evaluate  system, and the virtual environment of train, without torch and with scikit-image for SSIM and a TV filter
# What is there already is recognised by stamps that hold what was asked for, so a second run takes no time.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/paths.sh"

TOOLS="pytest>=8.3 pytest-xdist>=3.5 ruff==0.17.5 mypy==2.4.1 onnx>=1.16 onnxruntime>=1.16"
EVALUATION="scikit-image>=0.22"
FUZZING="atheris==3.0.0"
PROPERTIES="hypothesis>=6.100"
PAGES="markdown>=3.5"
QT6="PyQt6>=6.5"
SCANNING="bandit==1.9.4 detect-secrets==1.5.0"
CLUSTER="distributed==2026.8.0 openeo==0.53.0"
TORCH="torch==2.13.0"
TORCH_CPU=https://download.pytorch.org/whl/cpu

# python3-matplotlib draws the demo's picture; xvfb gives the tests of windows a screen.
PACKAGES="qgis python3-qgis python3-gdal python3-numpy python3-scipy python3-plotly python3-matplotlib \
python3-venv python3-pip xvfb xauth"
MODULES="qgis osgeo numpy scipy plotly matplotlib pip ensurepip"

# What QGIS and its Python lack, in one line; nothing when all is there.
missing() {
    local python lacking=""
    find_qgis_process >/dev/null || lacking=" qgis_process"
    if python=$(find_qgis_python); then
        # shellcheck disable=SC2086 # one word per module
        lacking+=$("$python" -c "
import sys
from importlib.util import find_spec
print(*('', *(name for name in sys.argv[1:] if find_spec(name) is None)))" $MODULES)
    else
        lacking+=" python3"
    fi
    printf '%s' "${lacking# }"
}

install_system() {
    local lacking root=""
    lacking=$(missing)
    if [ -z "$lacking" ]; then return; fi
    if ! command -v apt-get >/dev/null; then
        fail "Missing: $lacking. Install QGIS 3.22 or newer (https://qgis.org/download) with its Python's" \
            "$MODULES. If QGIS is there already, set QGIS_PROCESS and QGIS_PYTHON to its qgis_process and Python."
    fi
    if [ "$(id -u)" != 0 ]; then
        root=sudo
        command -v sudo >/dev/null || fail "Missing: $lacking. Ask an administrator to run:" \
            "apt-get install --no-install-recommends $PACKAGES"
    fi
    say "Missing: $lacking. Installing QGIS with apt-get: about 2 GB, some minutes."
    quietly apt-update $root apt-get update
    # shellcheck disable=SC2086 # one word per package
    quietly apt-install $root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $PACKAGES
    lacking=$(missing)
    if [ -n "$lacking" ]; then
        fail "apt-get installed QGIS, and still missing: $lacking. Set QGIS_PROCESS and QGIS_PYTHON if another QGIS is meant."
    fi
}

# A browser for the test that opens the page of a quality report; without one that test is skipped, with its reason.
install_browser() {
    local root=""
    if command -v chromium chromium-browser google-chrome >/dev/null || ! command -v apt-get >/dev/null; then return; fi
    if [ -e "$BUILD/logs/chromium.log" ]; then return; fi # it was tried
    if [ "$(id -u)" != 0 ]; then root="sudo -n"; fi
    say "Installing chromium for one test: about 350 MB, half a minute."
    # shellcheck disable=SC2086 # a command and its option
    $root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium \
        >"$BUILD/logs/chromium.log" 2>&1 || say "No chromium could be installed: see $BUILD/logs/chromium.log"
}

# Qt's tools for make translations alone: what they make is committed, so that nobody else needs them.
install_linguist() {
    local root=""
    if command -v lupdate lrelease >/dev/null; then return; fi
    command -v apt-get >/dev/null || fail "Install Qt's lupdate and lrelease, and put them on PATH."
    if [ "$(id -u)" != 0 ]; then root=sudo; fi
    say "Installing Qt's lupdate and lrelease: about 30 MB."
    quietly linguist $root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends qttools5-dev-tools
}

# One line that names QGIS's Python and NumPy: what is installed for one is not good for another.
describe_python() {
    python=$(find_qgis_python)
    numpy=$("$python" -c 'import numpy; print(numpy.__version__)')
    identity="$python $("$python" -V 2>&1) numpy $numpy"
}

stamped() { [ "$(cat "$1" 2>/dev/null)" = "$2" ]; }

link_plugin() {
    mkdir -p "$PLUGINS"
    ln -sfn ../.. "$PLUGINS/sar_despeckle"
}

enabled() { grep -qs '^sar_despeckle=true' "$PROFILE"/profiles/*/QGIS/QGIS*.ini; }

make_profile() {
    local stamp=$PROFILE/stamp wanted="$identity"
    if ! stamped "$stamp" "$wanted"; then
        mkdir -p "$PROFILE"
        (
            use_own_profile
            settings=$("$python" "$ROOT/scripts/qgis_settings.py" 2>"$BUILD/logs/settings.log") || fail "$(cat "$BUILD/logs/settings.log")"
            "$ROOT/scripts/install_onnxruntime.sh" "$settings"
        )
        printf '%s\n' "$wanted" >"$stamp"
    fi
    if ! enabled; then
        # Its exit code is 1 also when the plugin is enabled already: the settings file tells.
        "$ROOT/scripts/qgis_process.sh" plugins enable sar_despeckle >"$BUILD/logs/enable.log" 2>&1 || true
        enabled || fail "qgis_process does not enable the plugin: $(cat "$BUILD/logs/enable.log")"
    fi
}

# -I: a folder pip in the current folder would be run instead.
in_venv() { "$VENV/bin/python" -I -m pip install --disable-pip-version-check --constraint "$BUILD/constraints.txt" "$@"; }

# The environment sees QGIS's packages, and the constraint keeps QGIS's NumPy: the rest must work with that one.
make_venv() {
    if stamped "$BUILD/venv.stamp" "$identity $TOOLS"; then return; fi
    say "Making the environment for tests and training in $VENV"
    rm -f "$BUILD/venv.stamp" "$BUILD/torch.stamp" "$BUILD/evaluation.stamp" "$BUILD/library.stamp" \
        "$BUILD/cluster.stamp" "$BUILD/properties.stamp" "$BUILD/pages.stamp" "$BUILD/qt6.stamp"
    quietly venv "$python" -I -m venv --clear --system-site-packages "$VENV"
    printf 'numpy==%s\n' "$numpy" >"$BUILD/constraints.txt"
    # shellcheck disable=SC2086 # one word per requirement
    quietly tools in_venv $TOOLS
    printf '%s\n' "$identity $TOOLS" >"$BUILD/venv.stamp"
}

# PyPI's torch for Linux brings gigabytes of CUDA: without an NVIDIA GPU take PyTorch's own CPU wheels where its server
# answers. pip prefers them, because 2.13.0+cpu sorts after 2.13.0.
install_torch() {
    local index=""
    if stamped "$BUILD/torch.stamp" "$identity $TORCH"; then return; fi
    say "Installing $TORCH"
    if [ "$(uname -s)" = Linux ] && ! command -v nvidia-smi >/dev/null &&
        "$python" -I -c "import urllib.request; urllib.request.urlopen('$TORCH_CPU/torch/', timeout=5)" 2>/dev/null; then
        index="--extra-index-url $TORCH_CPU"
    fi
    # shellcheck disable=SC2086 # an option and its value
    quietly torch in_venv $index "$TORCH"
    printf '%s\n' "$identity $TORCH" >"$BUILD/torch.stamp"
}

# Not among the tools: nobody who only tests or trains needs it, and another list of tools makes the whole anew.
install_evaluation() {
    if stamped "$BUILD/evaluation.stamp" "$identity $TOOLS $EVALUATION"; then return; fi
    say "Installing $EVALUATION"
    quietly evaluation in_venv "$EVALUATION"
    printf '%s\n' "$identity $TOOLS $EVALUATION" >"$BUILD/evaluation.stamp"
}

# For the tests of CLUSTER and of openEO's UDF, which are skipped without; the versions fit those of the library's.
install_cluster() {
    local wanted
    wanted="$identity $CLUSTER $(cksum <"$ROOT/requirements/library.txt")"
    if stamped "$BUILD/cluster.stamp" "$wanted" || [ ! -e "$BUILD/library.stamp" ]; then return; fi
    say "Installing $CLUSTER"
    # shellcheck disable=SC2086 # one word per requirement
    if in_venv --only-binary=:all: $CLUSTER >"$BUILD/logs/cluster.log" 2>&1; then
        printf '%s\n' "$wanted" >"$BUILD/cluster.stamp"
    else
        say "They could not be installed, and their tests are skipped: see $BUILD/logs/cluster.log"
    fi
}

# Not among the tools either; its tests are skipped without it
install_properties() {
    if stamped "$BUILD/properties.stamp" "$identity $TOOLS $PROPERTIES"; then return; fi
    say "Installing $PROPERTIES"
    quietly properties in_venv "$PROPERTIES"
    printf '%s\n' "$identity $TOOLS $PROPERTIES" >"$BUILD/properties.stamp"
}

# For the pages of help; apart from the tools for the same reason.
install_pages() {
    if stamped "$BUILD/pages.stamp" "$identity $TOOLS $PAGES"; then return; fi
    say "Installing $PAGES"
    quietly pages in_venv "$PAGES"
    printf '%s\n' "$identity $TOOLS $PAGES" >"$BUILD/pages.stamp"
}

# Beside QGIS's Qt 5, whose PyQt5 has another name; without it what Qt 6 refuses is only found by reading.
install_qt6() {
    if stamped "$BUILD/qt6.stamp" "$identity $TOOLS $QT6"; then return; fi
    say "Installing $QT6"
    if in_venv --only-binary=:all: "$QT6" >"$BUILD/logs/qt6.log" 2>&1; then
        printf '%s\n' "$identity $TOOLS $QT6" >"$BUILD/qt6.stamp"
    else
        say "It could not be installed, and its tests are skipped: see $BUILD/logs/qt6.log"
    fi
}

make_scanners() {
    if stamped "$BUILD/scanners.stamp" "$identity $SCANNING"; then return; fi
    say "Installing $SCANNING in $SCANNERS"
    rm -f "$BUILD/scanners.stamp"
    quietly scanners "$python" -I -m venv --clear "$SCANNERS"
    # shellcheck disable=SC2086 # one word per requirement
    quietly scanning "$SCANNERS/bin/python" -I -m pip install --disable-pip-version-check $SCANNING
    printf '%s\n' "$identity $SCANNING" >"$BUILD/scanners.stamp"
}

make_fuzzer() {
    if stamped "$BUILD/fuzzer.stamp" "$identity $FUZZING"; then return; fi
    say "Installing $FUZZING in $FUZZER"
    rm -f "$BUILD/fuzzer.stamp"
    quietly fuzzer "$python" -I -m venv --clear --system-site-packages "$FUZZER"
    quietly fuzzing "$FUZZER/bin/python" -I -m pip install --disable-pip-version-check "$FUZZING"
    printf '%s\n' "$identity $FUZZING" >"$BUILD/fuzzer.stamp"
}

# Apart from the tools for the same reason. They need NumPy 1.24: with an older QGIS their tests are skipped.
install_library() {
    local wanted
    wanted="$identity $TOOLS $(cksum <"$ROOT/requirements/library.txt")"
    if stamped "$BUILD/library.stamp" "$wanted"; then return; fi
    say "Installing xarray and Dask"
    if in_venv --only-binary=:all: --require-hashes -r "$ROOT/requirements/library.txt" >"$BUILD/logs/library.log" 2>&1; then
        printf '%s\n' "$wanted" >"$BUILD/library.stamp"
    else
        say "xarray and Dask could not be installed, and their tests are skipped: see $BUILD/logs/library.log"
    fi
}

what=${1:-plugin}
mkdir -p "$BUILD/logs"
link_plugin
install_system
describe_python
case $what in
system) ;;
plugin) make_profile ;;
train)
    make_venv
    install_torch
    ;;
evaluate)
    make_venv
    install_evaluation
    ;;
test)
    make_profile
    make_venv
    install_torch
    install_library
    install_cluster
    install_properties
    install_pages
    install_qt6
    install_browser
    ;;
package) make_scanners ;;
translations)
    make_venv
    install_linguist
    ;;
fuzz) make_fuzzer ;;
*) fail "What is '$what'? One of: system, plugin, train, test, evaluate, package, translations, fuzz." ;;
esac
