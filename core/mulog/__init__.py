"""MuLoG and RuLoG: a denoiser of Gaussian noise inside an iteration that knows how speckle is distributed.

Functions on arrays of log-intensity, which know nothing of tiles or files. For the operations of :mod:`.models`.
"""
