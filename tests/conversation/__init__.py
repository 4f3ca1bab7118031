"""Whole conversations with the whole program: said, answered, pressed, shown at the end, and what the marketplace received."""
