"""A merchant's plain words: an answer to what was just asked, or something to read."""

from handlers.answers import answer_in_words
from handlers.reading import carry_own_words
from handlers.turn import Turn

LONGEST = 2000
"""Characters of a message that are read; nobody orders anything in more."""


async def message(turn: Turn) -> None:
    """Answer, or read and carry out. Words beyond the limit are asked to be put shorter, never half read."""
    words = turn.incoming_text
    if len(words) > LONGEST:
        turn.say("message-too-long", limit=LONGEST)
    elif not await answer_in_words(turn, words):
        await carry_own_words(turn, words)
