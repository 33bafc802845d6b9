"""The Processing provider and its algorithms: read parameters, call core and models, return layers. No numerics."""
