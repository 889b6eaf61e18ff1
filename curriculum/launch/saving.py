"""What a saved lesson holds of an exercise: the worksheet, not a view that dies with its kernel."""

from __future__ import annotations

from typing import Any

VIEW = "application/vnd.jupyter.widget-view+json"


def keep_worksheets(model: dict[str, Any], **_context: Any) -> None:
    """A pre-save hook of Jupyter's contents manager.

    A live view needs the kernel that made it. Opened again without that kernel, it would show an error; with the
    view left out of the file, the page shows the static worksheet, which says how to run the lesson.

    Args:
        model: What is about to be saved; its notebook is changed in place.
    """
    if model.get("type") != "notebook" or not model.get("content"):
        return
    book = model["content"]
    book.get("metadata", {}).pop("widgets", None)
    for cell in book.get("cells", []):
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if VIEW in data and "text/html" in data:
                del data[VIEW]
