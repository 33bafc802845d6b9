"""Python packages and processes of our own: installing onnxruntime, finding it, and starting Python isolated."""
