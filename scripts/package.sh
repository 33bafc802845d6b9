#!/usr/bin/env bash
# Make the zip for plugins.qgis.org from the last commit: one folder, sar_despeckle, less what .gitattributes leaves out;
# and check it as that site does, with the Python of scripts/environment.sh package.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/paths.sh"

cd "$ROOT"
version=$(sed -n 's/^version=//p' metadata.txt)
zip=$ROOT/dist/sar_despeckle-$version.zip
if [ -n "$(git status --porcelain)" ]; then say "Note: there are changes that are not committed; they are not in the zip."; fi
mkdir -p dist
git archive --format=zip --prefix=sar_despeckle/ --output="$zip" HEAD
say "Wrote $zip ($(wc -c <"$zip") bytes)"
"$SCANNERS/bin/python" -I scripts/check_package.py --require-scanners "$zip"
