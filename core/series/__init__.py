"""A date beside its super-image: their ratio, and how much of a change the date gives evidence of."""
