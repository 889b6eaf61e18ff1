"""The static faces of a worksheet: HTML, Markdown and plain text."""
