"""Finding every fault of the content in one run."""
