"""What the cells of the lessons under measurement import, inside the kernel."""
