"""Figures as plain data: what a screen draws, and paper too."""
