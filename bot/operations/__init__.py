"""One use case, one small file. Use cases never import one another: what they share is `bot.operations.way`."""
