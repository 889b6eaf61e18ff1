"""The classroom: a small service on an instructor's machine that a cohort joins, votes in and learns from."""
