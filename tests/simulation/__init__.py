"""Long stories played out by chance."""
