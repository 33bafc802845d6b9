"""Scenes and series whose truth is known, under the speckle of Sentinel-1's sub-swaths. Training uses it too."""
