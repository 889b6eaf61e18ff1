"""Back to the kernel's own thread, from any other."""

from __future__ import annotations

from collections.abc import Callable

from IPython.core.getipython import get_ipython


def soon(act: Callable[[], None]) -> None:
    """Do it on the thread that handles the page's messages, or at once where no kernel is.

    A widget that was changed on a thread of its own, while its page was still being drawn, now and then heard nothing
    from that page any more.
    """
    loop = getattr(getattr(get_ipython(), "kernel", None), "io_loop", None)
    if loop is None:
        act()
    else:
        loop.add_callback(act)
