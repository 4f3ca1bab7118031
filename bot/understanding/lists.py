"""Numbered lists: 「1) ... 2) ...」, 「1、...」. The numbers count the lines and mean nothing else, so they are taken for line breaks."""

import re

MARK = re.compile(r"(?:^|(?<=[\s,，。;；:：]))([0-9]{1,2})(?:[).)]|、|\.(?![0-9]))[ \t]?")
HAN_MARK = re.compile(r"(?:^|(?<=[\s,，。;；:：]))([一二三四五六七八九])(?:、|[)）]|是(?=把|将))[ \t]?")
HAN = "零一二三四五六七八九"
SHORTEST = 2


def unnumbered(text: str) -> str:
    """The same text, as long, with the numbers of a list 1, 2, 3 ... as line breaks. Anything else stays."""
    for pattern in (MARK, HAN_MARK):
        text = _without(text, list(pattern.finditer(text)))
    return text


def _without(text: str, marks: list[re.Match[str]]) -> str:
    told = [int(each[1]) if each[1].isascii() else HAN.index(each[1]) for each in marks]
    if len(marks) < SHORTEST or told != list(range(1, len(marks) + 1)):
        return text
    for each in marks:
        text = text[: each.start()] + "\n" * len(each[0]) + text[each.end() :]
    return text
