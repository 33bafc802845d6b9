"""Training on simulated scenes: families of scenes, changes from date to date, the speckle of products, batches."""
