"""From a stored incoming message to outcomes. Nothing here knows which messenger it came through."""
