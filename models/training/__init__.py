"""Training: needs torch and NumPy, nothing else."""
