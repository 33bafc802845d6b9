"""The parsers of what comes from elsewhere, each as a function of bytes, with seeds to mutate."""
