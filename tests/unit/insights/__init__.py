"""Analysis by itself."""
