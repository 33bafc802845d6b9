#!/usr/bin/env bash
# QGIS's own Python, able to import qgis and sar_despeckle: scripts/qgis_python.sh scripts/demo.py
source "$(dirname "${BASH_SOURCE[0]}")/paths.sh"
if ! python=$(find_qgis_python) || [ ! -e "$PLUGINS/sar_despeckle" ]; then
    fail "Run 'scripts/environment.sh plugin' first: QGIS is missing, or does not know this checkout yet."
fi
use_own_profile
export PYTHONPATH=$PLUGINS${PYTHONPATH:+:$PYTHONPATH}
exec "$python" "$@"
