"""Making one image of a time series: temporal mean, binary-weighted mean, GLRT multilooking, mean of the unchanged dates."""
