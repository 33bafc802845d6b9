"""The library of networks: bundled and imported ones, the choice of ``auto``, and the import of others."""
