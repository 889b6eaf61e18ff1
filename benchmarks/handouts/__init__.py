"""``python -m benchmarks.handouts``: lessons on paper, made by this package and by what else makes a PDF of a notebook."""
