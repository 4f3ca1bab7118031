"""Numbered lists: 「1) ... 2) ...」, 「1、...」. The numbers count the lines and mean nothing else, so they are taken for line breaks."""

import re

MARK = re.compile(r"(?:^|(?<=[\s,，。;；]))([0-9]{1,2})(?:[).)]|、|\.(?![0-9]))[ \t]?")
SHORTEST = 2


def unnumbered(text: str) -> str:
    """The same text, as long, with the numbers of a list 1, 2, 3 ... as line breaks. Anything else stays."""
    marks = list(MARK.finditer(text))
    if len(marks) < SHORTEST or [int(each[1]) for each in marks] != list(range(1, len(marks) + 1)):
        return text
    for each in marks:
        text = text[: each.start()] + "\n" * len(each[0]) + text[each.end() :]
    return text
