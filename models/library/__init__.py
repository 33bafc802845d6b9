"""The networks there are: bundled and imported ones, which of them ``auto`` takes, and taking in one from elsewhere."""
