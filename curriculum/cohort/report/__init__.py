"""The report after a session: reckoned once, and written as paper, as a table, or as statements."""
