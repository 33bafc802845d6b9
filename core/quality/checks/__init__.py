"""Checks of a despeckled image, each with a limit from the statistics of speckle and a tolerance of what is harmless.

Under a right result v̂ the excess (w − v̂)/v̂ is speckle: mean 0, variance 1/L, and nothing in it depends on the scene. A
fault moves it along a known direction f, and Σf·e/Σf² estimates by how much (the score test of a gamma likelihood).
"""
