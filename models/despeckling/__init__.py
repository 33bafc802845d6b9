"""Despeckling with networks, from rasters to rasters: single images, super-images, the dates of a series."""
