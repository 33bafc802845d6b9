"""Training on real dates: SAR2SAR's phases, tuning on a user's own stack, and the date left out that judges."""
