"""``python -m benchmarks.handouts``: lessons on paper, made by this package and by others that print notebooks."""
