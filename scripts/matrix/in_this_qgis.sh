#!/usr/bin/env bash
# The tests of this checkout with the QGIS that is here: scripts/matrix/in_this_qgis.sh FOLDER TEST…
# FOLDER gets versions.json and tests.xml. The plugin's own command installs onnxruntime. pytest is that of the tests'
# environment where there is one, else the system's.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../paths.sh"
folder=$1
shift
python=$ROOT/scripts/qgis_python.sh
if [ -x "$VENV/bin/pytest" ]; then python=$ROOT/scripts/dev_python.sh; fi
"$ROOT/scripts/environment.sh" plugin
"$ROOT/scripts/qgis_python.sh" "$ROOT/scripts/matrix/versions.py" "$folder/versions.json"
cd "$ROOT"
exec "$python" -m pytest -c tests/pytest.ini --rootdir=tests -p no:cacheprovider --junitxml="$folder/tests.xml" "$@"
