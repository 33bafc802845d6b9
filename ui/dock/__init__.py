"""The dock: the dates of a series, a preview on the map, and the run of the whole series."""
