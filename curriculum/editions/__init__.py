"""Other editions of the lessons, built from the same files."""
