"""The one kernel that the course offers: the Python that it is installed in."""

from __future__ import annotations

from typing import Any

from jupyter_client.kernelspec import KernelSpec, KernelSpecManager


class OwnKernel(KernelSpecManager):
    """Finds this environment's kernel and no other.

    A learner may have a kernel called ``python3`` that starts another Python, without the course in it.
    With no folders to search, Jupyter falls back on the kernel of the running interpreter.
    """

    def _kernel_dirs_default(self) -> list[str]:
        return []

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        """Return the kernel, with the course read in, and no file of the workspace standing in for a module."""
        spec: Any = super().get_kernel_spec(kernel_name)
        # Half a second of imports, while the learner reads the first lines and not after they choose Run.
        read_in = "--InteractiveShellApp.exec_lines=import curriculum.notebook.exercise"
        python, *rest = spec.argv
        # -P: 'python -m' would look for the kernel itself, and for all that it imports first, in the workspace.
        quiet = (
            "--log-level=ERROR"  # its warnings are for those who run servers, and would stand in the learner's window
        )
        spec.argv = [python, "-P", *rest, "--InteractiveShellApp.ignore_cwd=True", read_in, quiet]
        return spec  # type: ignore[no-any-return]
