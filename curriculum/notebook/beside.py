"""Work on a thread of its own, whose messages to the page belong to what began it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextvars import copy_context
from functools import partial


def belonging(act: Callable[[], None]) -> Callable[[], None]:
    """The same, done as part of what is going on now, whichever thread does it later.

    A kernel notes with every message to the page which of its loops the answer is to come back to, and takes it from
    the request that the message belongs to. A thread alone belongs to none; the kernel would take the last request of
    any kind, whose loop may have ended, and then everything that the page sends would be lost.
    """
    return partial(copy_context().run, act)


def beside(act: Callable[[], None], name: str) -> None:
    """Do it on a thread of its own, as part of what is going on now."""
    threading.Thread(target=belonging(act), name=name, daemon=True).start()
