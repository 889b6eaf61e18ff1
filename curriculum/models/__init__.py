"""Models to predict and to read with: pure numbers from the standard library, each with its source."""
