"""The plugin's menu and dialogs in QGIS's window."""
