"""LIRE: which related links an article shows, why, and where in its text."""
