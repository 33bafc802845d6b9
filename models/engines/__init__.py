"""Running a network: ONNX Runtime or torch, on the CPU or a GPU, and which of them is taken."""
