#!/usr/bin/env bash
# Install onnxruntime for QGIS, into a folder of its profile: scripts/install_onnxruntime.sh [SETTINGS_FOLDER]
# The folder is SETTINGS/sar_despeckle/python3.X; processing_provider/dependencies.py puts it on sys.path.
# Without an argument SETTINGS is that of the user's current QGIS profile.
#
# Why --no-deps: pip would put a NumPy of its own beside onnxruntime, which then hides QGIS's and breaks GDAL and SciPy.
# Running a model needs onnxruntime and NumPy alone; the other packages it names (protobuf, flatbuffers, packaging)
# serve its tools. Wheels alone, because a build from source would take an hour and a compiler.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/paths.sh"

# The newest that works with QGIS's NumPy: one that does not even import is followed by older ones.
REQUIREMENTS=("onnxruntime>=1.16" "onnxruntime>=1.16,<1.24" "onnxruntime>=1.16,<1.20")

python=$(find_qgis_python) || fail "QGIS's Python was not found: set QGIS_PYTHON to it."
settings=${1:-$(QT_QPA_PLATFORM=offscreen "$python" "$ROOT/scripts/qgis_settings.py" 2>/dev/null)}
folder=${settings%/}/sar_despeckle/python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')

works() {
    [ -d "$folder/onnxruntime" ] && PYTHONPATH=$folder "$python" -c "import onnxruntime; onnxruntime.InferenceSession"
}

if works 2>/dev/null; then
    say "onnxruntime is already in $folder"
    exit
fi
say "Installing onnxruntime into $folder"
mkdir -p "$folder"
for requirement in "${REQUIREMENTS[@]}"; do
    quietly onnxruntime "$python" -m pip install --disable-pip-version-check --no-deps --only-binary=:all: --upgrade \
        --target "$folder" "$requirement"
    if works 2>"$BUILD/logs/import.log"; then exit; fi
done
rm -rf "$folder"/onnxruntime "$folder"/onnxruntime-*.dist-info
cat "$BUILD/logs/import.log" >&2
fail "No version of onnxruntime works with the NumPy of this QGIS: the network algorithms cannot run here."
