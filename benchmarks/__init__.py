"""Ratios measured side by side in a real JupyterLab; never run as tests."""
