"""The shell: the small JupyterLab extension that makes JupyterLab feel like a course."""
