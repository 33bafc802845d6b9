"""Scenes and series of known truth, under the speckle of Sentinel-1's sub-swaths. Training uses them too."""
