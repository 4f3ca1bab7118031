"""The merchant teaches words: 「以后叫它大棉拖」, 「一箱就是24双」, and takes them back: 「别再叫大棉拖了」.

Only whole messages that say just that.
"""

import re
from decimal import Decimal

from bot.domain.operation import Operation
from bot.domain.preferences import NameForget, NameLearn, UnitLearn
from bot.domain.understood import Context, Reading, Unclear, Understood
from bot.understanding.choices import choices
from bot.understanding.numerals import CHINESE, chinese_integer
from bot.understanding.products import mentions
from bot.understanding.units import HAN_MEASURES

END = r"(?:吧|了|啊|哈|就行|就好|就可以|哦|please)*[。.!！~]*"
FROM_NOW = r"(?:从今以后|从今往后|从现在起|以后|今后|往后|from now on,? ?)"
IT = r"(?:它|他|这个|这款|那款|这个商品|it|this one)"
NAME = r"(?P<name>[^,，。.!！?？;；:：\n\"“”「」]{1,20}?)"
QUOTE = r"[「“”\"'‘’」]?"
NAMED = rf"{QUOTE}(?:the |my )?{NAME}{QUOTE}"
OUR = r"(?:the |my |our )?"
LEARN = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{FROM_NOW}(?:就|都|我|咱|我们|请)*(?:把|管)?(?P<what>.*?)(?:就|都)?(?:叫做|叫作|叫它|叫|简称为|简称|称为){NAME}{END}",
        rf"(?:把|管)(?P<what>.+?)(?:叫做|叫作|叫它|叫|简称为|简称){NAME}{END}",
        rf"(?P<what>{IT})?(?:就叫|简称)(?:它|做)?{NAME}{END}",
        rf"{FROM_NOW}(?:我)?(?:说的?)?[「“\"]?{NAME}[」”\"]?(?:就是|指的是|指|说的是|就指){IT}?(?P<what>.*?){END}",
        rf"{FROM_NOW}(?:please )?call (?:the |my |our )?(?P<what>.+?) (?:the )?{NAME}{END}",
        rf"{FROM_NOW}(?:(?:when|if) i say )?{NAMED},? (?:it )?(?:means|is|refers to|stands for) {OUR}(?P<what>.+?){END}",
        rf"(?:when|if) i say {NAMED},? (?:i mean|it means|that means|it is|it's) {OUR}(?P<what>.+?){END}",
        rf"{NAMED} (?:means|refers to|stands for) {OUR}(?P<what>.+?){END}",
        rf"(?:i|we) call (?:the |my |our )?(?P<what>.+?) (?:the )?{NAME}{END}",
    )
)
FORGET = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:忘掉|忘了|忘记|删掉|删除|去掉|取消)[「“\"]?{NAME}[」”\"]?(?:这个|这)?(?:叫法|名字|外号|昵称|简称){END}",
        rf"(?:别再|不要再|别)(?:把它|管它)?叫(?:它)?{NAME}{END}",
        rf"forget the (?:name|nickname) {NAME}{END}",
    )
)
NUMBER = rf"(?P<count>[0-9]{{1,6}}|[{CHINESE}]{{1,8}})"
MEASURE = "|".join(sorted(HAN_MEASURES, key=len, reverse=True))
UNIT = re.compile(
    rf"{FROM_NOW}?(?:一|1|每)(?P<unit>{MEASURE}|[一-鿿]{{1,2}})(?:就是|就算|等于|算|是|=|有|装){NUMBER}(?P<base>{MEASURE}){END}"
)


def taught(text: str, context: Context) -> Reading | None:
    """The reading of a message that teaches or takes back a word; None for any other. `text` is normalised."""
    unit = UNIT.fullmatch(text)
    if unit is not None:
        return _unit(unit)
    for pattern in FORGET:
        match = pattern.fullmatch(text)
        if match is not None:
            return _forget(match["name"].strip(), context)
    for pattern in LEARN:
        match = pattern.fullmatch(text)
        if match is not None:
            return _learn(match, context)
    return None


def _unit(match: re.Match[str]) -> Reading | None:
    count = Decimal(match["count"]) if match["count"].isascii() else chinese_integer(match["count"])
    if not count or match["unit"] == match["base"]:
        return None
    return Understood((UnitLearn(match["unit"], int(count), match["base"]),))


def _learn(match: re.Match[str], context: Context) -> Reading | None:
    """The name for the one listing that is named, or spoken of; a list of candidates where several may be meant."""
    name, what = match["name"].strip(), (match["what"] or "").strip()
    listings = _listings(what, context)
    if not name or listings is None or mentions(name, context.catalog):
        return None
    if len(listings) == 1:
        return Understood((NameLearn(listings, name),))
    offered: list[Operation] = [NameLearn((each,), name) for each in listings[:6]]
    return Unclear("ask-name-whose", (("word", name),), choices(offered, context))


def _listings(what: str, context: Context) -> tuple[str, ...] | None:
    """Whom the words name: all of them a name, or nothing but 它 while something is spoken of. None: other words."""
    if not what or re.fullmatch(IT, what):
        return context.focus or None
    found = mentions(what, context.catalog)
    whole = len(found) == 1 and (found[0].start, found[0].end) == (0, len(what))
    return found[0].names.listings if whole else None


def _forget(name: str, context: Context) -> Reading | None:
    found = mentions(name, context.catalog)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(name)):
        return None
    listings = found[0].names.listings
    return Understood((NameForget(listings, name),)) if len(listings) == 1 else None
