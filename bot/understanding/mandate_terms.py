"""The terms of a mandate in a message: up to how much, how often, until when. Every figure has one part, or the message is asked about."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from bot.domain.mandate import LONGEST_DAYS, MandateWindow
from bot.domain.money import Money
from bot.domain.understood import Context, Unclear
from bot.understanding.budgets import THIS_MONTH, THIS_WEEK
from bot.understanding.clauses import Clause
from bot.understanding.dates_ahead import ahead
from bot.understanding.figures import figures
from bot.understanding.mandate_marks import Mark
from bot.understanding.mandate_words import Word
from bot.understanding.tokens import AMOUNTS, Period, Ratio, RatioKind, Role, Token

EACH = "each"
MARKERS: dict[Mark | Role, str] = {
    Mark.EACH: EACH, Mark.TOTAL: MandateWindow.WHOLE, Role.PER_DAY: MandateWindow.DAY, Role.PER_WEEK: MandateWindow.WEEK,
    Role.PER_MONTH: MandateWindow.MONTH,
}  # fmt: skip
LEADS = frozenset({
    "到", "至", "直到", "截止", "截至", "截止到", "一直到", "有效期至", "有效期到", "期限到", "截止日期", "until", "till", "through",
    "thru", "to", "up to", "up to and including", "by", "within", "ending", "ends", "for", "in", "于",
})  # fmt: skip
FIRST = frozenset(
    {"从", "自", "自从", "由", "from", "starting", "starting from", "beginning", "as of", "effective", "effective from"}
)
TRAILS = frozenset({"为止", "截止", "止", "结束", "内", "之内", "以内"})
FROM_THEN = frozenset({"起", "开始", "生效", "开始生效", "起效", "onwards", "onward"})
SHY = frozenset({"前", "之前", "以前"})
CLOSES = ("月底", "月末", "年底", "年末", "end of the month", "end of this month", "end of the year")
"""「月底前」 still means all of the month."""
YEAR = re.compile(r"[0-9]{4}|明年|next year")
"""Without one a day that would come only next year is more likely over."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What was said. `loose` is an amount of which neither the window was said nor that it is for each time; `bounded`: as a most."""

    cap: Money | None = None
    window: MandateWindow | None = None
    per_action: Money | None = None
    loose: Money | None = None
    max_change: Decimal | None = None
    uses: int | None = None
    until: date | None = None
    bounded: bool = False

    @property
    def amount(self) -> bool:
        return any(each is not None for each in (self.cap, self.per_action, self.loose))


@dataclass(frozen=True, slots=True)
class Ended:
    """The words without their end, and that end; `counted` is the window that "this week" and the like name at once.

    `problem` is what must be asked about the end instead.
    """

    words: tuple[Word, ...]
    until: date | None = None
    counted: MandateWindow | None = None
    problem: Unclear | None = None


def clause_of(words: tuple[Word, ...]) -> Clause:
    """The words that are tokens of the grammar, as a clause."""
    return Clause(
        tuple(
            Token(each.kind, place, place + 1, each.text, each.value)  # type: ignore[arg-type]
            for place, each in enumerate(words)
            if isinstance(each.kind, Role)
        )
    )


def terms_of(words: tuple[Word, ...], ended: Ended, context: Context) -> Terms | Unclear:
    """The terms, or what must be asked: a figure that is no figure, two of one part, one without a part."""
    found = figures(clause_of(words), context)
    if isinstance(found, Unclear):
        return found
    uses = [each.value for each in words if each.kind is Mark.USES]
    if any(not isinstance(each, int) or each < 1 for each in uses) or len(uses) > 1:
        key = "ask-amounts-several" if len(uses) > 1 else "ask-amount-zero"
        return Unclear(key, (("text", _texts(words, Mark.USES)),))
    if any(each.ratio is not None and each.ratio.kind is RatioKind.FACTOR for each in found):
        return Unclear("ask-mandate-change")
    values = {figure.token.start: figure.money or figure.ratio for figure in found}
    bounded = any(each.kind in {Role.MOST, Role.BELOW, Role.LIMIT, Mark.BOUND} for each in words)
    counted = uses[0] if uses and isinstance(uses[0], int) else None
    terms: Terms | None = Terms(uses=counted, until=ended.until, bounded=bounded)
    several = Unclear("ask-amounts-several", (("text", " / ".join(figure.token.text for figure in found)),))
    for marker, value in _paired(words, values) or ():
        terms = None if terms is None else _with(terms, marker, value)
    if terms is None or _paired(words, values) is None:
        return several
    if terms.loose is not None and ended.counted is not None and terms.cap is None:
        return replace(terms, cap=terms.loose, window=ended.counted, loose=None)
    return terms


def _texts(words: tuple[Word, ...], kind: Mark) -> str:
    return " / ".join(each.text for each in words if each.kind is kind)


Value = Money | Ratio | None
Pair = tuple[str | None, Value]


def _with(terms: Terms, marker: str | None, value: Value) -> Terms | None:
    """The terms with one more; None where that part is taken, or where the words name no such part."""
    if isinstance(value, Ratio):
        free = terms.max_change is None and value.kind is RatioKind.SHARE and marker in {None, EACH} and value.value > 0
        return replace(terms, max_change=value.value) if free else None
    if marker == EACH:
        return replace(terms, per_action=value) if terms.per_action is None else None
    if terms.cap is not None or terms.loose is not None:
        return None
    return replace(terms, loose=value) if marker is None else replace(terms, cap=value, window=MandateWindow(marker))


def _paired(words: tuple[Word, ...], values: dict[int, Value]) -> list[Pair] | None:
    """Each figure with the word that says what it is counted over; None where one has two, or a word has no figure."""
    pairs: list[Pair] = []
    waiting: str | None = None
    for piece in _pieces(words, values):
        items = [waiting, *piece] if waiting is not None else piece
        waiting = None
        if any(not isinstance(each, str) for each in items):
            made = _alternating(items)
            if made is None:
                return None
            pairs += made
        elif len(items) > 1:
            return None
        elif items and pairs and pairs[-1][0] is None:
            pairs[-1] = (str(items[0]), pairs[-1][1])
        elif items:
            waiting = str(items[0])
    return None if waiting is not None else pairs


def _pieces(words: tuple[Word, ...], values: dict[int, Value]) -> list[list[str | Value]]:
    """Markers and figures between punctuation, in order."""
    pieces: list[list[str | Value]] = [[]]
    for place, word in enumerate(words):
        if word.kind is Role.PUNCT:
            pieces.append([])
        elif place in values:
            pieces[-1].append(values[place])
        elif word.kind in MARKERS:
            pieces[-1].append(MARKERS[word.kind])
    return pieces


def _alternating(items: list[str | Value]) -> list[Pair] | None:
    """「每天200单次50」, "200 a day 50 at a time": all markers before their figures, or all behind them."""
    first = isinstance(items[0], str)
    pairs: list[Pair] = []
    held: str | None = None
    for each in items:
        if not isinstance(each, str):
            pairs.append((held, each))
            held = None
        elif first:
            if held is not None:
                return None
            held = each
        elif not pairs or pairs[-1][0] is not None:
            return None
        else:
            pairs[-1] = (each, pairs[-1][1])
    return pairs if held is None else None


def ended(words: tuple[Word, ...], context: Context) -> Ended:
    """The end taken out of the words."""
    spans: list[tuple[int, int]] = []
    for place, word in enumerate(words):
        if _dated(word):
            lead = place - 1 if place and words[place - 1].text in LEADS | FIRST | {"before"} else place
            after = words[place + 1].text if place + 1 < len(words) else ""
            spans.append((lead, place + 2 if after in TRAILS | SHY | FROM_THEN else place + 1))
    taken = {place for start, end in spans for place in range(start, end)}
    rest = tuple(word for place, word in enumerate(words) if place not in taken)
    ends = [_last(words[start:end], context.today) for start, end in spans]
    problem = next((each for each in ends if isinstance(each, Unclear)), None)
    if problem is not None or len(ends) > 1:
        return Ended(rest, problem=problem or Unclear("ask-mandate-until"))
    if not ends or not isinstance(ends[0], date):
        return Ended(rest)
    return Ended(rest, ends[0], _counted(words[spans[0][0] : spans[0][1]]))


def _dated(word: Word) -> bool:
    return word.kind in {Role.PERIOD, Mark.UNTIL} or (word.kind is Role.BROKEN and word.value == "ask-date-unclear")


def _last(words: tuple[Word, ...], today: date) -> date | Unclear:
    """The last day of an end with the words around it."""
    at = next(each for each in words if _dated(each))
    around = {each.text for each in words if each is not at}
    unsure = Unclear("ask-date-unclear", (("text", at.text),))
    if at.kind is Mark.UNTIL:
        return at.value if isinstance(at.value, date) else unsure
    if not isinstance(at.value, Period):
        return unsure
    period = ahead(at.text, at.value, today)
    if period is None:
        return Unclear("ask-date-past") if at.value.last < today else unsure
    last = _ending(at.text, period, around)
    far = (
        period.last.year > today.year
        and period.last > today + timedelta(days=LONGEST_DAYS)
        and YEAR.search(at.text) is None
    )
    if far or (last is not None and last < today):
        return Unclear("ask-date-past")
    if around & (FIRST | FROM_THEN):
        return Unclear("ask-mandate-start")
    if last is not None:
        return last
    running = period.first <= today or at.text in THIS_WEEK | THIS_MONTH
    return period.last if running else Unclear("ask-mandate-start")


def _ending(text: str, period: Period, around: set[str]) -> date | None:
    """The last day where the words say that it is an end; the day before what must not be reached any more."""
    if around & (SHY | {"before"}) and not text.endswith(CLOSES):
        return period.first - timedelta(days=1)
    return period.last if around & (LEADS | TRAILS | SHY | {"before"}) or text.endswith(CLOSES) else None


def _counted(words: tuple[Word, ...]) -> MandateWindow | None:
    texts = {each.text for each in words}
    if texts & THIS_WEEK:
        return MandateWindow.WEEK
    if texts & THIS_MONTH:
        return MandateWindow.MONTH
    return MandateWindow.DAY if texts & {"今天", "今日", "today"} and len(words) == 1 else None


def figure(word: Word) -> bool:
    """Whether a word states how much or how often."""
    return word.kind in AMOUNTS or word.kind in {Role.QUANTITY, Mark.USES}
