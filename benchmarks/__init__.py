"""Ratios measured side by side in one run; never run as tests. See README.md."""
