#!/usr/bin/env bash
# qgis_process with this checkout as its plugin and a profile of its own: scripts/qgis_process.sh run sardespeckle:looks …
source "$(dirname "${BASH_SOURCE[0]}")/paths.sh"
process=$(find_qgis_process) && [ -e "$PLUGINS/sar_despeckle" ] || fail "Run 'scripts/environment.sh plugin' first."
use_own_profile
exec "$process" "$@"
