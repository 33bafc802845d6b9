#!/usr/bin/env bash
# A filter of the Orfeo ToolBox, date by date: otb.sh LAUNCHER_FOLDER lee|frost|gammamap INPUT OUTPUT LOOKS DATES
# LAUNCHER_FOLDER holds what the Debian packages of OTB unpack to, or is empty where OTB is installed.
set -euo pipefail
root=$1 filter=$2 input=$3 output=$4 looks=$5 dates=$6
launcher=otbApplicationLauncherCommandLine
if [ -n "$root" ]; then
    launcher=$root/usr/bin/$launcher
    LD_LIBRARY_PATH=$(find "$root/usr/lib" -name '*.so*' -printf '%h\n' | sort -u | paste -sd:)
    OTB_APPLICATION_PATH=$(find "$root/usr/lib" -type d -path '*/otb/applications' | head -n 1)
    export LD_LIBRARY_PATH OTB_APPLICATION_PATH
fi
export LC_NUMERIC=C OTB_LOGGER_LEVEL=WARNING
options=("-filter.$filter.rad" 3)
if [ "$filter" != frost ]; then options+=("-filter.$filter.nblooks" "$looks"); fi
IFS=, read -ra names <<<"$dates"
for name in "${names[@]}"; do
    "$launcher" Despeckle -in "$input/$name" -out "$output/$name" float -filter "$filter" "${options[@]}"
done
