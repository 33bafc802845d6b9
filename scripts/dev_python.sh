#!/usr/bin/env bash
# The Python of tests and training, able to import sar_despeckle, torch and qgis: scripts/dev_python.sh -m pytest …
source "$(dirname "${BASH_SOURCE[0]}")/paths.sh"
[ -x "$VENV/bin/python" ] || fail "Run 'scripts/environment.sh test' first."
use_own_profile
export PYTHONPATH=$PLUGINS${PYTHONPATH:+:$PYTHONPATH}
exec "$VENV/bin/python" "$@"
