"""The launcher: from one command to JupyterLab on the first lesson."""
