"""The JupyterLab face: what a lesson's cells show."""
