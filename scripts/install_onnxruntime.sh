#!/usr/bin/env bash
# Install onnxruntime for QGIS, into a folder of its profile: scripts/install_onnxruntime.sh [SETTINGS_FOLDER [OPTION]]
# The folder is SETTINGS/sar_despeckle/python3.X; processing_provider/dependencies.py lets imports find it.
# Without an argument SETTINGS is that of the user's current QGIS profile. What works there already stays; with another
# option, such as --openvino, it does what that says.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/paths.sh"

python=$(find_qgis_python) || fail "QGIS's Python was not found: set QGIS_PYTHON to it."
settings=${1:-$(QT_QPA_PLATFORM=offscreen "$python" "$ROOT/scripts/qgis_settings.py" 2>/dev/null)}
folder=${settings%/}/sar_despeckle/python$("$python" -I -c 'import sys; print("%d.%d" % sys.version_info[:2])')

# Isolated, as all that it starts; so the plugin's place has to be told.
quietly onnxruntime "$python" -I -X utf8 -c '
import runpy, sys
sys.path.insert(0, sys.argv.pop(1))
runpy.run_module("sar_despeckle.models.packages.installing", run_name="__main__", alter_sys=True)' \
    "$PLUGINS" "$folder" "${2:---only-missing}"
tail -n 1 "$BUILD/logs/onnxruntime.log"
