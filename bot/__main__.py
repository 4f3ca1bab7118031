"""`python -m bot` is the `xiaoer` command."""

from bot.cli import main

main()
