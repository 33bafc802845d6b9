#!/usr/bin/env bash
# This plugin through the real qgis_process: sar_despeckle.sh ALGORITHM INPUT OUTPUT [PARAMETER=value …]
#   despecklestack, glrtmultilook: the whole series; despeckle, mulog: every date by itself
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
algorithm=$1 input=$2 output=$3
shift 3
run() { "$here/qgis_process.sh" run "sardespeckle:$algorithm" SCALE=1 "$@"; }

series=()
for date in "$input"/*.tif; do series+=("INPUT=$date"); done
case $algorithm in
despecklestack)
    run "${series[@]}" OUTPUT_FOLDER="$output/results" "$@"
    for date in "$input"/*.tif; do
        name=$(basename "$date" .tif)
        mv "$output/results/${name}_despeckled.tif" "$output/$name.tif"
    done
    ;;
despeckle | mulog)
    # one run for all dates, as the bands of one raster
    gdalbuildvrt -q -separate "$output/dates.vrt" "$input"/*.tif
    run INPUT="$output/dates.vrt" OUTPUT="$output/all.tif" "$@"
    band=0
    for date in "$input"/*.tif; do
        band=$((band + 1))
        gdal_translate -q -b "$band" "$output/all.tif" "$output/$(basename "$date")"
    done
    ;;
superimage)
    run "${series[@]}" OUTPUT="$output/all.tif" "$@"
    for date in "$input"/*.tif; do cp "$output/all.tif" "$output/$(basename "$date")"; done
    ;;
*)
    echo "There is no way to plug in $algorithm." >&2
    exit 1
    ;;
esac
