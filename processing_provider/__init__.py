"""The Processing provider and its algorithms: parameters in, core and models called, layers out. No numerics."""
