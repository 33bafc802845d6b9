"""Networks, how they run and how they are trained: NumPy and ONNX Runtime; torch only to train."""
