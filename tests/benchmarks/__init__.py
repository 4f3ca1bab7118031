"""Measurements: scripts that print what they found, run by `make bench`."""
