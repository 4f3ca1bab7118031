"""Which figures of a text are numbers of their own: digits that belong to a word (250ml, 4th) and numerals in words (四川) are not."""

import re
from collections.abc import Iterator

from bot.understanding.spans.plain import written
from bot.understanding.spans.span import Figure, Kind, Span

FORMAL = frozenset("壹贰叁肆伍陆柒捌玖拾俩仨")
COUNTED = frozenset(
    "个只条件双对位名年月日天号周时分秒岁斤吨克米里升亩公千毫厘种次家辆台座本张块元角毛页章节层楼间套瓶盒箱包袋杯碗份批组队班级点刻夜国"
    "晚倍人口头匹群把支枝根颗粒片朵束句段篇首幅封门科股类项场届代期集部所寸尺丈磅度维打桶罐串排副顶枚架艘棵株滴亿万成折号两斗英平立"
)
"""What may follow a lone numeral that counts something."""
COUNTED_LONG = (
    "小时",
    "星期",
    "礼拜",
    "公里",
    "分之",
    "平方",
    "立方",
    "英里",
    "海里",
    "百分点",
    "阶段",
    "步",
    "方面",
    "季度",
    "世纪",
)
JOINING = frozenset("的是不而这那和与跟及到至或加减乘除比也都")
CLOSING = frozenset(" ,.;:!?、。，；：！？”’\"'）)》】]〉>~/-+*=%&\n\r…—·|")
WORDS = re.compile(
    r"五角大[楼厦]|三角|四角|一点儿|一点也|一点都|一面[^旗]|一时间|一度|四个全面|三明治|一分为|八角|十分(?=[\u4e00-\u9fff])(?!之|钟|[不是的和与])|九年义务|一千零一夜|一口气|一部分|一代[人]?名|一级棒"
)
BEFORE = re.compile(r"[统唯单万同专划均如若初之周期拜合归整不](?=.$)", re.DOTALL)
PICKING = ("收", "捡", "拣", "采", "俯", "朝")
NOT_ONE = re.compile(r"\b(?:the|this|that|no|last|next|each|every|any|which|another|first|new|same)[ -]one$")
GLUED_AFTER = re.compile(r"[a-z²³]")
LARGE_LETTERS = frozenset("gt")


def numbers(raw: str, text: str, figures: tuple[Figure, ...]) -> Iterator[Span]:
    """The number spans of a text; `text` is the folded `raw`."""
    for figure in figures:
        kept = _whole(raw, text, figure)
        if kept is not None and not (kept.approximate or _in_word(text, kept)):
            yield Span(Kind.NUMBER, kept.start, kept.end, written(kept.value))


def _whole(raw: str, text: str, figure: Figure) -> Figure | None:
    """The figure when no letter is glued to it; without a letter that is a unit and no thousand."""
    letter = text[figure.end - 1]
    if figure.short and letter in LARGE_LETTERS and not raw[figure.end - 1].isupper():
        return None
    first, last = text[figure.start], text[figure.end : figure.end + 1]
    if "a" <= text[figure.start - 1 : figure.start] <= "z" and first in "0123456789.":
        return None
    if text[figure.end - 1].isdigit() and GLUED_AFTER.match(last):
        return None
    return figure


def _in_word(text: str, figure: Figure) -> bool:
    """Whether the numeral is a part of a word or set phrase."""
    start, end = figure.start, figure.end
    if text[start] == "拾" and text[start - 1 : start] in PICKING:
        return True
    if WORDS.match(text, start) or text[start:end] == "一一":
        return True
    if text.startswith("one", start) and NOT_ONE.search(text, max(start - 10, 0), end):
        return True
    if not figure.loose:
        return _about(text, figure)
    if figure.share:
        return False
    following = text[end : end + 1] or " "
    if text.startswith(COUNTED_LONG, end) or (text[start] == "十" and following in "多余几来"):
        return False
    if text[start] in FORMAL and end - start == 1:
        return not (following in COUNTED or _alone(text, start, end))
    if BEFORE.search(text, max(start - 1, 0), start + 1):
        return True
    return not (following in COUNTED or following in JOINING or following in CLOSING or following.isdecimal())


def _alone(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return (not start or before in CLOSING or before in "“‘(（") and (not after or after in CLOSING)


def _about(text: str, figure: Figure) -> bool:
    """Two neighbouring numerals before a counted thing: 七八个 is no number."""
    word = text[figure.start : figure.end]
    return len(word) == 2 and word in NEIGHBOURS and text[figure.end : figure.end + 1] in COUNTED


NEIGHBOURS = frozenset({*map("".join, zip("一二三四五六七八", "二三四五六七八九", strict=True)), "两三", "三五"})
