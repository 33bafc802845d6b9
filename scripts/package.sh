#!/usr/bin/env bash
# Make the zip for plugins.qgis.org from the last commit: one folder, sar_despeckle, less what .gitattributes leaves out.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/paths.sh"
LARGEST=25000000 # bytes; plugins.qgis.org takes no more

cd "$ROOT"
version=$(sed -n 's/^version=//p' metadata.txt)
zip=$ROOT/dist/sar_despeckle-$version.zip
if [ -n "$(git status --porcelain)" ]; then say "Note: there are changes that are not committed; they are not in the zip."; fi
mkdir -p dist
git archive --format=zip --prefix=sar_despeckle/ --output="$zip" HEAD
for needed in LICENSE metadata.txt __init__.py icon.svg; do
    git cat-file -e "HEAD:$needed" 2>/dev/null || fail "$needed is not committed: plugins.qgis.org would refuse the zip."
done
size=$(wc -c <"$zip")
if [ "$size" -gt $LARGEST ]; then fail "$zip has $size bytes: plugins.qgis.org takes $LARGEST."; fi
say "Wrote $zip ($size bytes)"
