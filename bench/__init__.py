"""Measures, run by hand on a machine that does nothing else: `make bench`. Nothing of the site needs this folder."""
