"""Making one image of a time series: temporal and binary-weighted mean, GLRT multilook, mean of the unchanged dates."""
