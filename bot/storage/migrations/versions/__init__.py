"""The revisions, oldest first. What a released one says never changes."""
