"""What is taught: data files, and the typed models that read them."""
