"""Before and after, compared on the map and over time."""
