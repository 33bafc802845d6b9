"""Statistics of speckle on arrays: its distribution, sums over windows, gaps, bright targets, figures of merit.

Pure functions with neither files nor tiles, for every other room.
"""
