#!/usr/bin/env bash
# qgis_process with this checkout as its plugin and a profile of its own: scripts/qgis_process.sh run sardespeckle:looks …
source "$(dirname "${BASH_SOURCE[0]}")/paths.sh"
if ! process=$(find_qgis_process) || [ ! -e "$PLUGINS/sar_despeckle" ]; then
    fail "Run 'scripts/environment.sh plugin' first: QGIS is missing, or does not know this checkout yet."
fi
use_own_profile
exec "$process" "$@"
