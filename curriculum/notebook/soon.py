"""Back to the kernel's own thread, from any other."""

from __future__ import annotations

from collections.abc import Callable

from IPython.core.getipython import get_ipython


def soon(act: Callable[[], None]) -> None:
    """Do it on the thread that handles the page's messages, or at once where no kernel is.

    So a widget is never changed in the middle of taking in what its page has sent.
    """
    loop = getattr(getattr(get_ipython(), "kernel", None), "io_loop", None)
    if loop is None:
        act()
    else:
        loop.add_callback(act)
