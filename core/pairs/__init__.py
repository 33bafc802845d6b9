"""Near-real training pairs of a time series: their references, the checks that they pass, their index and its page.

Comes in: who writes pairs, and who trains on them.
"""
