"""What speckle does, on arrays: its distribution, sums over windows, gaps, bright targets, figures of merit.

Pure functions with neither files nor tiles. Everybody may come in.
"""
