"""A date beside its super-image: their ratio, and the evidence that the date gives of a change."""
