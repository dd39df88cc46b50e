"""Corpora in, model out: nothing here is imported when citations are read."""
