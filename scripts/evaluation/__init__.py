"""Measurements of ``make evaluate``: a module per stage, and their common parts."""
