"""The plugin on several versions of QGIS: roots of Debian, what runs in them, and the table of the results."""
