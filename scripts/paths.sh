# shellcheck shell=bash disable=SC2034 # the variables are for the scripts that source this
# Sourced by the other scripts: where everything is, and where QGIS is. Sets no option of the shell, changes no file.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
BUILD=$ROOT/.build
PLUGINS=$BUILD/plugins # holds one link, sar_despeckle: the clone's own folder may have any name
VENV=$BUILD/venv
SCANNERS=$BUILD/scanners # Bandit and detect-secrets, apart from what tests and training need
FUZZER=$BUILD/fuzzer # atheris
PROFILE=${SAR_DESPECKLE_PROFILE:-$BUILD/profile} # QGIS's settings for demo and tests, apart from the user's own

# Every start of QGIS would compile all modules of the plugin again, and every process of the tests all tests
unset PYTHONDONTWRITEBYTECODE
export ORT_DISABLE_TELEMETRY=1 # what a command tries or measures with onnxruntime stays on this machine

say() { printf '%s\n' "$*"; }

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

# Run a command with its chatter in a log; show the log's end, and stop, when it fails.
quietly() {
    local log=$BUILD/logs/$1.log
    shift
    mkdir -p "$BUILD/logs"
    "$@" >"$log" 2>&1 && return
    tail -n 20 "$log" >&2
    fail "This failed: $*. The whole log is in $log"
}

# Debian's qgis_process is a wrapper that passes an option QGIS 3.22 refuses: the .bin beside it is the real one.
find_qgis_process() {
    local found
    found=${QGIS_PROCESS:-$(command -v qgis_process)} || return 1
    if [ -x "$found.bin" ]; then found=$found.bin; fi
    printf '%s\n' "$found"
}

# QGIS's own Python is the one beside qgis_process. The first python3 on PATH may be another that cannot import qgis.
find_qgis_python() {
    local process candidate
    process=$(find_qgis_process) || process=/usr/bin/qgis_process
    for candidate in "${QGIS_PYTHON:-}" "$(dirname "$process")/python3" /usr/bin/python3; do
        if [ -x "$candidate" ]; then
            printf '%s\n' "$candidate"
            return
        fi
    done
    return 1
}

# The environment in which QGIS finds this checkout as its plugin and leaves the user's profile alone. QGIS's Python
# looks for its library from the first python3 on PATH: an activated virtual environment would leak into QGIS.
use_own_profile() {
    export QGIS_PLUGINPATH=$PLUGINS QGIS_CUSTOM_CONFIG_PATH=$PROFILE
    export QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen}
    PATH=$(dirname "$(find_qgis_python)"):$PATH
}
