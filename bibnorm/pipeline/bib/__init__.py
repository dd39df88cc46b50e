"""Works in .bib files that are there already: find them twice, join them, add new ones."""
