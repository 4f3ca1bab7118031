"""The shop's own rules in words: how far and how often a price may move, what one thing may cost, what nobody may touch.

A message is one rule as a whole or none: the words around the figure or the names stand in a table, and what is between them must be one
figure, or names alone.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.guarding import GuardSet, ListingProtect, ListingUnprotect
from bot.domain.operation import Operation
from bot.domain.understood import Context, Reading, Unclear, Understood
from bot.understanding.choices import choices
from bot.understanding.clauses import Clause
from bot.understanding.figures import only
from bot.understanding.scan import scan
from bot.understanding.subjects import Scene, subject_of
from bot.understanding.tokens import Quantity, Ratio, RatioKind, Role, Token

LONGEST = 60
SOFT = r"(?:小二|请|麻烦你?|帮我|给我|以后|今后|please|from now on)*[,，\s]*"
END = r"(?:以内|之内|为止|封顶|吧|啊|呀|了|哈|谢谢|please)*[\s。.!！~]*"
V = r"([^,，。;；?？]{1,14}?)"
MOVE = r"(?:改价|调价|变价|价格(?:变动|改动|调整))"
MOST = r"(?:最多|至多|顶多|不超过|不能超过|不要超过|别超过)(?:改|变|动|调)?"
ASK = r"(?:就|要|得|都)*(?:先|再)?问(?:我|一下我|我一下)"
TOUCH = frozenset({
    Role.PRODUCT, Role.AND, Role.JOIN, Role.PUNCT, Role.FILLER, Role.ALL, Role.GOODS, Role.EACH, Role.PRONOUN, Role.UNKNOWN, Role.PRICE,
})  # fmt: skip
"""What may stand in the place of names; a word nobody knows is asked about."""
Read = Callable[[str, Context], object]


def _tokens(text: str, context: Context) -> tuple[Token, ...]:
    return tuple(each for each in scan(text, context) if each.role is not Role.FILLER)


def _share(text: str, context: Context) -> object:
    """20%, 两成: a part; 八折 is none."""
    tokens = _tokens(text, context)
    value = tokens[0].value if len(tokens) == 1 else None
    return value.value if isinstance(value, Ratio) and value.kind is RatioKind.SHARE else None


def _count(text: str, context: Context) -> object:
    """A whole number and nothing else."""
    tokens = _tokens(text, context)
    value = tokens[0].value if len(tokens) == 1 else None
    number = value.number if isinstance(value, Quantity) else value
    return int(number) if isinstance(number, Decimal) and number == int(number) and number >= 0 else None


def _money(text: str, context: Context) -> object:
    figure = only(Clause(_tokens(text, context)), context)
    return None if isinstance(figure, Unclear) else figure.money


@dataclass(frozen=True, slots=True)
class Rule:
    """How one rule is said (a whole message), what its figure is, and which field of the operation it sets."""

    field: str
    read: Read
    pattern: re.Pattern[str]


def _rule(field: str, read: Read, *forms: str) -> Rule:
    return Rule(field, read, re.compile(rf"{SOFT}(?:{'|'.join(forms)}){END}"))


RULES: tuple[Rule, ...] = (
    _rule("day_change", _share, rf"(?:每天|一天|一日|当天)(?:里|内|之内)?(?:加起来|累计|总共|一共)?{MOVE}{MOST}{V}",
          rf"{MOVE}(?:每天|一天)(?:加起来|累计|总共|一共)?{MOST}{V}", rf"(?:a )?prices? may change (?:by )?at most {V} (?:a|per) day"),
    _rule("step_change", _share, rf"(?:每次|一次|单次){MOVE}{MOST}{V}", rf"{MOVE}(?:每次|一次|单次){MOST}{V}",
          rf"(?:a )?prices? may change (?:by )?at most {V} (?:at a time|each time|at once)"),
    _rule("ask_change", _share, rf"(?:每次|一次|单次)?{MOVE}(?:超过|超出|大于){V}{ASK}",
          rf"ask me (?:first )?(?:before|about) price changes (?:over|above|of more than) {V}"),
    _rule("changes_a_day", _count, rf"(?:一个|每个|同一个)(?:商品|产品|款)(?:每天|一天)(?:{MOVE})?{MOST}(?:改价|调价)?{V}次(?:价)?",
          rf"(?:每天|一天)(?:一个|每个|同一个)(?:商品|产品|款)(?:{MOVE})?{MOST}{V}次(?:价)?",
          rf"change (?:the|a) price (?:of a product )?at most {V} times (?:a|per) day"),
    _rule("ask_listings", _count, rf"(?:一次)?(?:动|改|改价)(?:的商品)?(?:超过|多于){V}(?:个|款|件)(?:商品|产品)?{ASK}",
          rf"ask me (?:first )?(?:before|about) changing more than {V} products"),
    _rule("listings_at_once", _count, rf"(?:一次|每次){MOST}{V}(?:个|款|件)(?:商品|产品)",
          rf"change at most {V} products at (?:a time|once)"),
    _rule("cool_down", _count, rf"恢复(?:工作)?(?:以后|之后|后){V}分钟(?:以内|之内|内)?(?:什么|每件事?|每件事情|所有事)?(?:都)?{ASK}",
          rf"(?:for )?{V} minutes after (?:resuming|work resumes),? ask me (?:about everything|first)"),
    _rule("operation_spend", _money, rf"(?:一件事|每件事|单次推广|一次推广|每次推广)(?:一共|总共)?(?:最多|不超过|不能超过|别超过)花?{V}",
          rf"(?:a|one|each) promotion may cost at most {V}", rf"spend at most {V} on (?:a|one) promotion"),
)  # fmt: skip
NAMES = r"([^。;；?？]{1,40}?)"
PROTECT = re.compile(
    rf"{SOFT}(?:(?:把|将)?{NAMES}(?:保护起来|保护好|保护住|锁定|锁住|锁起来|锁好)|"
    rf"(?:保护|锁定)(?:一下|好|住)?{NAMES}|(?:protect|lock) {NAMES}){END}"
)
UNPROTECT = re.compile(
    rf"{SOFT}(?:(?:取消|解除|不用|不要)(?:保护|锁定){NAMES}|(?:取消|解除)(?:对)?{NAMES}(?:的)?(?:保护|锁定)|"
    rf"(?:unprotect|unlock|stop protecting) {NAMES}){END}"
)


HINT = re.compile(r"最多|至多|顶多|超过|超出|大于|多于|恢复|保护|锁|at most|ask me|minutes after|protect|lock")
"""One of these stands in every form above: most messages need no second look."""


def rules_reading(text: str, context: Context) -> Reading | None:
    """The reading of normalised text that is one rule as a whole; None for any other."""
    if len(text) > LONGEST or HINT.search(text) is None or text.rstrip().endswith(("?", "吗", "么")):
        return None
    for rule in RULES:
        match = rule.pattern.fullmatch(text)
        if match is not None:
            value = rule.read(_said(match), context)
            return None if value is None else Understood((_guard(rule.field, value),))
    for pattern, kind in ((UNPROTECT, ListingUnprotect), (PROTECT, ListingProtect)):
        match = pattern.fullmatch(text)
        if match is not None:
            return _about(_said(match), context, kind)
    return None


def _said(match: re.Match[str]) -> str:
    """The one piece between the words of a form."""
    return next((each for each in match.groups() if each), "").strip()


def _guard(field: str, value: object) -> Operation:
    given: dict[str, object] = {field: value}
    made: Callable[..., Operation] = GuardSet
    return made(**given)


def _about(what: str, context: Context, kind: Callable[[tuple[str, ...]], Operation]) -> Reading | None:
    """Names and nothing else; which one is asked where they do not say."""
    clause = Clause(scan(what, context))
    if not clause.roles & {Role.PRODUCT, Role.ALL, Role.PRONOUN, Role.UNKNOWN} or not clause.roles <= TOUCH:
        return None
    subject = subject_of(clause, Scene(context))
    if subject.key:
        offered: list[Operation] = [kind(each) for each in subject.options if each]
        return Unclear(subject.key, (("word", subject.word),), choices(offered, context)) if offered else None
    if Role.UNKNOWN in clause.roles or not subject.listings:
        return None
    return Understood((kind(subject.listings),))
