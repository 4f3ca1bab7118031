"""Reading merchants' messages into exact commands, because a change nobody asked for is worse than a question."""
