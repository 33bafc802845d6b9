"""Network architectures, in torch."""
