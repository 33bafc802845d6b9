"""Despeckling with networks: single images, super-images, the dates of a series."""
