"""Messages with the shop they are said in, as lines of a file: read, understood, written down and scored."""
