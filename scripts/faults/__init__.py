"""The campaign of faults: odd files, wild parameters and rough treatment, through the real ``qgis_process``.

A case makes its files in a folder of its own, runs an algorithm there and says what must come of it: a result that is
checked, or one sentence. What holds in every case is checked by the harness: no input changed, nothing left behind,
every result whole.
"""
