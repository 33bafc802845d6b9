"""Scenes and series whose truth is known, under speckle with the spectra of Sentinel-1's sub-swaths. Training uses it too."""
