"""Measures of agreement and of learning: pure numbers, each with its source."""
