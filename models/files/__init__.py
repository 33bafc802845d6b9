"""The files of networks: the card, reading and editing ``.onnx``, reading PyTorch checkpoints. Nothing is unpickled."""
