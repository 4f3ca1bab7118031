"""Messages about standing authority: to give it, to change its terms, to take it back, to ask what there is.

Words like 不用问我 give nothing by themselves. Only a message that is as a whole a grant with its own terms is read as one: every word
of it has its place there, and whatever asks, denies, doubts, quotes or makes a condition leaves it to the guards.
"""

import re
from dataclasses import replace

from bot.domain.command import MandatesQuery
from bot.domain.mandate import MandateRevoke, MandateScope, MandateSet
from bot.domain.operation import Operation, StopAll
from bot.domain.understood import Context, Nothing, Reading, Unclear, Understood
from bot.understanding.choices import choices
from bot.understanding.figures import problem_of
from bot.understanding.guards import GUARDS
from bot.understanding.mandate_asking import Grant, amended, granted
from bot.understanding.mandate_marks import Mark
from bot.understanding.mandate_terms import Ended, clause_of, ended, figure, terms_of
from bot.understanding.mandate_words import Word, hinted, words_of
from bot.understanding.tokens import AMOUNTS, Role

LONGEST = 160
"""Characters of a grant; whoever writes more says more than that."""
GUARDING = frozenset(role for role, _ in GUARDS)
QUIET = frozenset(
    {Role.FILLER, Role.ACK, Role.PUNCT, Role.AND, Role.JOIN, Role.EACH, Role.ALL, Role.GOODS, Mark.NOW, Mark.ALLOW}
)
NAMING = frozenset({Role.PRODUCT, Role.PRONOUN, Role.EXCEPT})
SCOPED = frozenset({Role.PROMO, Role.BID, Role.PRICE, Role.BUDGET, Role.SPEND, Mark.ADS, Mark.PRICES})
PROMOTING = frozenset(
    {"投广告", "打广告", "做推广", "做广告", "开推广", "打推广", "投流", "promote", "promoting", "advertise"}
)
REPRICING = frozenset({
    "降价", "涨价", "提价", "加价", "减价", "升价", "抬价", "砍价", "reprice", "raise prices", "lower prices", "cut price", "drop prices",
})  # fmt: skip
MOVES = (
    "涨 降 加 减 改 调 调整 上调 下调 提 提高 降低 上浮 下浮 增加 减少 变 加价 调高 调低 修改 控制在 保持在 "
    "raise lower change move adjust increase decrease cut reduce up down set make keep update"
)
MOVING = frozenset(MOVES.split())
"""Verbs that a grant may hold: they order nothing where no figure is to be reached."""
TERMS = frozenset({
    Role.MONEY, Role.NUMBER, Role.RATIO, Role.MOST, Role.BELOW, Role.LIMIT, Role.PER_DAY, Role.PER_WEEK, Role.PER_MONTH, Role.START,
    Role.RESUME, Mark.EACH, Mark.TOTAL, Mark.USES, Mark.CHANGE, Mark.BOUND, Mark.BEYOND, Mark.ENDLESS, Role.AUX,
})  # fmt: skip
NEVER = frozenset({
    Role.TENDER, Role.SUPPLY, Role.PUBLISH, Role.UNPUBLISH, Role.COST, Role.FLOOR, Role.LISTING, Role.OFFER, Role.FIELD, Role.WRITE,
    Role.TIER, Mark.EVERYTHING,
})  # fmt: skip
"""What can never run without asking."""
CHANGING = frozenset({Role.SET, Role.UP, Role.DOWN, Role.TO, Mark.EXTEND})
DROPPING = frozenset({Role.CLEAR, Role.UNDO, Role.STOP})
DROPPED = frozenset({"不要", "不用", "revoke", "作废", "cancel"})
PUZZLED = frozenset({"ask-product-unknown", "ask-unsure"})
"""Questions about the very words that say not to ask."""
LOOKS = (
    "看看 看下 看一下 查一下 查查 查 告诉我 说说 说一遍 报一遍 念一遍 汇报一下 发 发我 发给我 发过来 发送 推送 推给我 给我看看 "
    "让我看看 每天给我 方便的话 试试 试一下 意思意思 打错字了 拟 拟将 让它 给他 给她 超过"
)
SHOWING = frozenset(LOOKS.split()) | {
    "tell me", "show", "show me", "send", "send me", "check", "look at", "see", "will you", "would like", "at any cost", "ever", "did",
    "were", "has", "have", "say it's", "i'd say", "go under", "go below", "drop below", "fall below", "i'd like", "i'd like to",
}  # fmt: skip
"""Small words and others that are passed over beside an order, but that a grant does not hold."""
ASKING = frozenset({"is", "are", "must", "should", "shall", "do"})
"""At the beginning these ask."""
ONESELF = ("自己", "自行")
ME = ("我", "咱", "俺", "偶")
TAG = re.compile(
    r"(?:对|是|没错|是这样|不会|可以|行)吧[\s。.!~]*$|[,，] ?(?:right|correct|yeah|yes|isn't it|innit)[\s.!]*$"
)
"""Asked back at the end: what came before is no grant."""
BEFORE = frozenset({"之前", "前", "before"})


def marked(text: str, context: Context) -> bool:
    """Whether normalised text holds words that let act without asking, however meant."""
    return hinted(text) and any(each.kind in {Mark.GRANT, Mark.NOUN} for each in words_of(text, context))


def mandate_reading(text: str, context: Context) -> Reading | None:
    """The reading of normalised text that is about mandates as a whole; None for any other."""
    if len(text) > LONGEST:
        return None
    if not hinted(text):
        return _finished(text, context)
    words = words_of(text, context)
    kinds = {each.kind for each in words}
    if not kinds & {Mark.GRANT, Mark.SOFT, Mark.NOUN, Mark.REVOKE}:
        return None
    if TAG.search(text) is not None:
        return None
    for read in (_asked, _revoked, _given):
        found = read(words, context)
        if found is not None:
            return found
    return _beside(text, context)


def _finished(text: str, context: Context) -> Reading | None:
    """「到下周五」 as the answer to until when: an end and nothing else, while grants that differ in their end alone are offered."""
    open_ = [each.command for each in context.offered if isinstance(each.command, MandateSet)]
    alike = {replace(each, until=None) for each in open_}
    if len(alike) != 1 or len({each.until for each in open_}) < 2 or len(open_) != len(context.offered):
        return None
    found = ended(words_of(text, context), context)
    if found.problem == Unclear("ask-mandate-start"):
        found = ended(words_of(f"到{text}", context), context)
    if any(each.kind not in {Role.FILLER, Role.ACK, Role.PUNCT} for each in found.words):
        return None
    if found.problem is not None:
        return found.problem
    return None if found.until is None else Understood((replace(open_[0], until=found.until),))


def held(reading: Reading, text: str, context: Context) -> Reading:
    """No order of a message runs that also says not to ask: it is said again without these words."""
    if isinstance(reading, Nothing) or not marked(text, context):
        return reading
    if isinstance(reading, Unclear):
        return Unclear("ask-plain-words") if reading.key in PUZZLED else reading
    ordering = any(isinstance(each, Operation) and not isinstance(each, StopAll) for each in reading.commands)
    return Unclear("ask-plain-words") if ordering else reading


def _scopes(words: tuple[Word, ...]) -> frozenset[MandateScope]:
    """What the words are about. 推广出价 and the price of a click are bids."""
    kinds = {each.kind for each in words}
    texts = {each.text for each in words}
    if Role.BID in kinds and not _apart(words):
        prices = Mark.PRICES in kinds or texts & REPRICING
        return frozenset({MandateScope.BIDS, MandateScope.PRICES} if prices else {MandateScope.BIDS})
    found = (
        {MandateScope.ADS} if kinds & {Role.PROMO, Role.BUDGET, Role.SPEND, Mark.ADS} or texts & PROMOTING else set()
    )
    if kinds & {Role.PRICE, Mark.PRICES} or texts & REPRICING:
        found.add(MandateScope.PRICES)
    return frozenset({*found, MandateScope.BIDS} if Role.BID in kinds else found)


def _apart(words: tuple[Word, ...]) -> bool:
    """「推广和出价」 are two things, 「推广出价」 is one."""
    ads = [place for place, each in enumerate(words) if each.kind in {Role.PROMO, Mark.ADS}]
    bids = [place for place, each in enumerate(words) if each.kind is Role.BID]
    if not ads:
        return False
    between = words[min(ads[0], bids[0]) : max(ads[0], bids[0])]
    return any(each.kind in {Role.AND, Role.JOIN, Role.PUNCT} or each.kind in AMOUNTS for each in between)


def _asked(words: tuple[Word, ...], _: Context) -> Reading | None:
    """「哪些不用问我」, 「推广的免问还剩多少」."""
    kinds = {each.kind for each in words}
    allowed = QUIET | SCOPED | {
        Mark.GRANT, Mark.SOFT, Mark.NOUN, Mark.WHICH, Mark.EVERYTHING, Mark.PRICES, Role.QUESTION, Role.STATE, Role.LIMIT, Role.AUX,
    }  # fmt: skip
    if kinds - allowed or not kinds & {Mark.GRANT, Mark.NOUN}:
        return None
    bare = Mark.NOUN in kinds and any(each.kind is Mark.NOUN and each.text != "免问" for each in words)
    asking = Mark.WHICH in kinds or (Mark.NOUN in kinds and bool(kinds & {Role.QUESTION, Role.STATE}))
    return Understood((MandatesQuery(),)) if asking or (bare and Mark.GRANT not in kinds) else None


def _revoked(words: tuple[Word, ...], context: Context) -> Reading | None:
    """「以后还是先问我」, 「收回推广的免问」."""
    kinds = {each.kind for each in words}
    taken = Mark.NOUN in kinds and (kinds & DROPPING or any(each.text in DROPPED for each in words))
    if not (Mark.REVOKE in kinds or taken) or kinds & {Mark.GRANT, Mark.SOFT}:
        return None
    used = QUIET | SCOPED | NAMING | {Mark.REVOKE, Mark.NOUN, *(DROPPING if taken else ())}
    rest = [
        each
        for each in words
        if each.kind not in used and each.text not in DROPPED | BEFORE | MOVING | REPRICING | PROMOTING
    ]
    if rest or any("额" in each.text or "上限" in each.text for each in words if each.kind is Mark.NOUN):
        return None
    scopes = sorted(_scopes(words)) if Role.SPEND not in kinds else []
    commands = tuple(MandateRevoke(each) for each in scopes) or (MandateRevoke(),)
    if kinds & NAMING:
        return Unclear("ask-mandate-revoke", (), choices(commands, context))
    return Understood(commands)


def _given(words: tuple[Word, ...], context: Context) -> Reading | None:
    """A grant, or other terms for one."""
    found = ended(words, context)
    rest = found.words
    kinds = {each.kind for each in rest}
    if kinds & (GUARDING | {Mark.REVOKE, Mark.WHICH}) or words[0].text in ASKING or _mine(words):
        return None
    amending = Mark.NOUN in kinds and Mark.GRANT not in kinds and _amends(rest)
    left = [each for each in rest if not _placed(each, amending)]
    if any(each.kind in NEVER for each in left) or kinds & {Role.TENDER, Role.SUPPLY}:
        return Unclear("ask-mandate-scope") if Mark.GRANT in kinds and _only_never(left) else None
    if any(each.kind is Role.CLOCK for each in left) and found.until:
        return Unclear("ask-until-day")
    trouble = problem_of(clause_of(rest)) if Mark.SOFT not in kinds else None
    if trouble is not None and all(each.kind in AMOUNTS for each in left):
        return trouble
    if left:
        return _unsure(left, kinds)
    if found.problem is not None:
        return found.problem if Mark.GRANT in kinds or amending else None
    return _termed(rest, found, context, amending)


def _mine(words: tuple[Word, ...]) -> bool:
    """「我自己决定」: the merchant decides."""
    said = False
    for word in words:
        if word.kind is Mark.GRANT and word.text.startswith(ONESELF) and said:
            return True
        said = word.kind is not Role.PUNCT and (said or word.text.startswith(ME))
    return False


def _only_never(left: list[Word]) -> bool:
    return all(each.kind in NEVER | {Role.SET, Role.START} for each in left)


def _placed(word: Word, amending: bool) -> bool:
    """Whether a word has its place in a grant."""
    if word.text in SHOWING:
        return False
    if word.kind in QUIET | NAMING | SCOPED | TERMS | {Mark.GRANT, Mark.SOFT, Mark.NOUN}:
        return True
    if amending and word.kind in CHANGING:
        return True
    return word.text in MOVING | REPRICING | PROMOTING


def _amends(words: tuple[Word, ...]) -> bool:
    """Other terms for a mandate: with a verb of change, or without any amount though the mandate is named."""
    nouns = [each.text for each in words if each.kind is Mark.NOUN]
    changing = any(each.kind in CHANGING and each.text not in REPRICING for each in words)
    amount = any(each.kind in AMOUNTS for each in words)
    return changing or any(each != "免问" for each in nouns) or (not amount and any(figure(each) for each in words))


def _unsure(left: list[Word], kinds: set[Mark | Role]) -> Unclear | None:
    """Words nobody here knows, in what else is a grant."""
    unknown = [each.text for each in left if each.kind is Role.UNKNOWN]
    if len(unknown) < len(left) or Mark.GRANT not in kinds:
        return None
    return Unclear("ask-unsure", (("text", " ".join(unknown)),))


def _termed(words: tuple[Word, ...], found: Ended, context: Context, amending: bool) -> Reading | None:
    terms = terms_of(words, found, context)
    kinds = {each.kind for each in words}
    grant = Grant(words, _scopes(words), terms, context)
    if amending:
        return amended(grant)
    if isinstance(terms, Unclear):
        return terms if kinds & {Mark.GRANT, Mark.NOUN} else None
    reading = granted(grant)
    return reading if kinds & {Mark.GRANT, Mark.NOUN} or isinstance(reading, Understood) else None


def _beside(text: str, context: Context) -> Unclear | None:
    """A sentence that is a grant with all its terms, beside others: all or nothing, and a grant is said by itself."""
    sentences = [each.strip() for each in text.replace("；", "。").replace(";", "。").replace("\n", "。").split("。")]
    spoken = [each for each in sentences if each]
    if len(spoken) < 2:
        return None
    readings = [mandate_reading(each, context) for each in spoken if len(each) < len(text)]
    return Unclear("ask-mandate-alone") if any(isinstance(each, Understood) for each in readings) else None
