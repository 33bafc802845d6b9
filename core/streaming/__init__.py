"""Running an operation over rasters of any size: tiles with halos, threads, cancel, memory, and the files of one run.

An :class:`.operation.Operation` is a function on arrays with its halo; :mod:`.runner` knows nothing of speckle.
The steps of a method get :class:`.streams.Streams`, which run their operations, and know nothing of files.
"""
