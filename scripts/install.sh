#!/usr/bin/env bash
# Put this checkout into the user's own QGIS: the profile that QGIS opens, or that of QGIS_CUSTOM_CONFIG_PATH.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/paths.sh"
"$ROOT/scripts/environment.sh" system
export QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen}
unset QGIS_PLUGINPATH # the plugin must be found through the profile

settings=$("$(find_qgis_python)" "$ROOT/scripts/qgis_settings.py" 2>"$BUILD/logs/settings.log") || fail "$(cat "$BUILD/logs/settings.log")"
link=${settings%/}/python/plugins/sar_despeckle
if [ -e "$link" ] && [ ! -L "$link" ]; then
    fail "$link is a folder, not a link: another copy of the plugin is installed. Uninstall it in QGIS, then run this again."
fi
mkdir -p "$(dirname "$link")"
ln -sfn "$ROOT" "$link"
say "Linked $link to $ROOT"

"$ROOT/scripts/install_onnxruntime.sh" "$settings"

enabled() { grep -qs '^sar_despeckle=true' "$settings"/QGIS/QGIS*.ini; }
# The exit code is 1 also when the plugin is enabled already: the settings file tells.
enabled || "$(find_qgis_process)" plugins enable sar_despeckle >"$BUILD/logs/enable.log" 2>&1 || true
enabled || fail "QGIS does not enable the plugin: $(cat "$BUILD/logs/enable.log")"
say "Enabled SAR Despeckle in the profile $settings"
say "Restart QGIS: the algorithms are in the Processing Toolbox, under SAR Despeckle."
