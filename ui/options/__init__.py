"""The plugin's page in QGIS's own options."""
