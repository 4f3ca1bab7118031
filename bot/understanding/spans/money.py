"""Amounts of money: a figure with a sign, code or word before or after it, amounts in two units, and currency names alone."""

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from bot.understanding.spans.arabic import minus_before
from bot.understanding.spans.lookup import indexed, longest_at
from bot.understanding.spans.money_words import LARGE_CODE_SIZES, LARGE_CODES, MONEY_WORDS, UNSAFE, Currency
from bot.understanding.spans.plain import written
from bot.understanding.spans.span import Figure, Kind, Span
from bot.understanding.spans.vocabulary import SCALES

AFTER = indexed(MONEY_WORDS.after)
GAP = re.compile(r" ?[多余几来] ?| {0,3}-?[ ]?")
LARGE = re.compile(rf" ?({'|'.join(LARGE_CODE_SIZES)})({'|'.join(LARGE_CODES)})(?![a-z])")
THEN_SCALE = re.compile(rf" ({'|'.join(SCALES)}|mn|bn|m|bn|k)(?![a-z])")
NO_MONEY = {
    "元": re.compile(r"元[月旦素件老首组宵帅凶器年宇]"),
    "块": re.compile(r"块(?=[\u4e00-\u9fff])(?![钱的一二两三四五六七八九多左上以了吧呢啊吗呀哦和与到至起买卖出也就])"),
    "角": re.compile(r"角[度色落形逐楼大]"),
    "毛": re.compile(r"毛[衣巾线笔利孩绒]"),
    "分": re.compile(r"分(?=[\u4e00-\u9fff])(?!钱)"),
    "圆": re.compile(r"圆[形桌圈]"),
    "欧": re.compile(r"欧[洲盟姆式冠]"),
    "聪": re.compile(r"聪[明慧]"),
    "马克": re.compile(r"马克[思杯笔龙]"),
}
"""What shows that a word counts no money here."""
LONGEST_BEFORE = max(map(len, MONEY_WORDS.before))
UNSAFE_CODE = re.compile(rf" ?({'|'.join(UNSAFE)})(?![a-z])")


@dataclass(frozen=True, slots=True)
class Amount:
    """Money read so far; `said` is where the words after the figure begin, None for a sign before it."""

    start: int
    end: int
    value: Fraction
    currency: Currency
    word: str = ""


def before(text: str, at: int) -> tuple[int, Currency] | None:
    """The sign or code that ends before `at`: where it begins, and whose it is."""
    end = at
    while end and text[end - 1] == " " and at - end < 2:
        end -= 1
    for size in range(min(LONGEST_BEFORE, end), 0, -1):
        currency = MONEY_WORDS.before.get(text[end - size : end])
        if currency is not None and not _glued(text, end - size):
            return end - size, currency
    return None


def _glued(text: str, at: int) -> bool:
    """Whether the sign at `at` is the end of a longer word."""
    if text.startswith("s $", at) and text[max(at - 2, 0) : at].endswith(("'", "' ")):
        return True
    return "a" <= text[at] <= "z" and at > 0 and (text[at - 1].isascii() and text[at - 1].isalnum())


def after(raw: str, text: str, figure: Figure) -> Amount | None:
    """The figure with the currency word behind it."""
    for end, value in ((figure.end, figure.value), *((figure.short,) if figure.short else ())):
        large = LARGE.match(text, end)
        if large is not None:
            currency = MONEY_WORDS.after[large[2]]
            return Amount(figure.start, large.end(), value * LARGE_CODE_SIZES[large[1]], currency, large[2])
        gap = GAP.match(text, end)
        word = longest_at(text, gap.end() if gap else end, AFTER)
        at = gap.end() if gap else end
        if word is not None and not _no_money(text, at, word) and not (gap and "-" in gap[0] and not word[0].isalpha()):
            return _scaled(text, Amount(figure.start, at + len(word), value, MONEY_WORDS.after[word], word))
        unsafe = UNSAFE_CODE.match(text, end)
        if unsafe is not None and raw[unsafe.start(1) : unsafe.end(1)].isupper():
            return Amount(figure.start, unsafe.end(), value, UNSAFE[unsafe[1]], unsafe[1])
    return None


def _no_money(text: str, at: int, word: str) -> bool:
    pattern = NO_MONEY.get(word)
    return pattern is not None and pattern.match(text, at) is not None


def _scaled(text: str, amount: Amount) -> Amount:
    """75 USD million."""
    scale = THEN_SCALE.match(text, amount.end) if amount.word.isascii() else None
    if scale is None:
        return amount
    size = SCALES.get(scale[1]) or LARGE_CODE_SIZES[scale[1]]
    return replace(amount, end=scale.end(), value=amount.value * size)


class Reader:
    """Reads the amounts of one text, left to right."""

    def __init__(self, raw: str, text: str, figures: tuple[Figure, ...]) -> None:
        self.raw, self.text, self.figures = raw, text, figures
        self.found: list[Span] = []
        self.taken = 0

    def read(self) -> list[Span]:
        """Every amount, and the currency names that stand alone."""
        skip = 0
        for index, figure in enumerate(self.figures):
            if index < skip or figure.approximate or figure.share:
                continue
            amount = self._amount(index)
            if amount is not None:
                amount, skip = self._with_coins(amount, index + 1)
                self.found.append(_span(amount))
                self.taken = amount.end
        self._bare()
        return sorted(self.found, key=lambda span: span.start)

    def _amount(self, index: int) -> Amount | None:
        figure = self.figures[index]
        sign = before(self.text, figure.start)
        if sign is not None and sign[0] < self.taken:
            sign = None
        behind = after(self.raw, self.text, figure)
        if behind is not None and self._of_next(index, behind, sign is not None):
            behind = None
        if sign is None:
            return behind
        start = minus_before(self.text, sign[0])
        value = -figure.value if start < sign[0] else figure.value
        end, currency = figure.end, sign[1]
        if behind is not None and behind.currency.parts == 1 and behind.word[0].isalpha():
            end, value = behind.end, behind.value
            currency = behind.currency if currency.iso is None and behind.currency.iso else currency
        return Amount(start, end, value, currency)

    def _of_next(self, index: int, amount: Amount, signed: bool) -> bool:
        """Whether the sign behind a figure belongs to the next figure (5 $ 10 is not 5 $, and usd 5 usd 10 are two amounts)."""
        if index + 1 >= len(self.figures) or amount.word not in MONEY_WORDS.before:
            return False
        following = self.figures[index + 1]
        if self.text[amount.end : following.start].strip(" "):
            return False
        attached = not signed and self.text[amount.end - len(amount.word) - 1] != " "
        free = not attached and after(self.raw, self.text, following) is None
        return free and (signed or not amount.word.isalpha())

    def _with_coins(self, amount: Amount, index: int) -> tuple[Amount, int]:
        """Smaller units that follow: 3 dollars 50 cents, 三块五毛, 15 USD 50."""
        while index < len(self.figures) and amount.word and amount.currency.parts == 1:
            figure = self.figures[index]
            part = self._part(amount, figure)
            if part is None:
                break
            amount, index = replace(amount, end=part[0], value=amount.value + part[1], word=part[2]), index + 1
        return amount, index

    def _part(self, amount: Amount, figure: Figure) -> tuple[int, Fraction, str] | None:
        between = self.text[amount.end : figure.start]
        whole = figure.value.denominator == 1 and 0 <= figure.value < 100
        if between not in ("", " ", " and ", ", ", ", and ", "零") or not whole:
            return None
        behind = after(self.raw, self.text, figure)
        if behind is not None:
            coin = MONEY_WORDS.coins.get(behind.word)
            fits = coin and (amount.currency.noun in coin[1] or not amount.currency.noun)
            return (behind.end, figure.value / coin[0].parts, behind.word) if coin and fits else None
        return self._unsaid(amount, figure, between)

    def _unsaid(self, amount: Amount, figure: Figure, between: str) -> tuple[int, Fraction, str] | None:
        """A last number without its unit: hundredths after a Latin word, tenths after 块 and 元."""
        following = self.text[figure.end : figure.end + 1]
        if amount.word in ("块", "元"):
            alone = figure.end - figure.start == 1 and not between and (not following or not following.isalnum())
            return (figure.end, figure.value / 10, "") if alone else None
        sign = before(self.text, figure.start)
        if (
            not amount.word.isascii()
            or not between
            or (sign and sign[0] >= amount.end)
            or following in ("%", "-", "/", ":")
        ):
            return None
        return (
            (figure.end, figure.value / 100, "") if amount.word in MONEY_WORDS.after and amount.word.isalpha() else None
        )

    def _bare(self) -> None:
        if BARE_LAST.isdisjoint(LETTERS.findall(self.text)):
            return
        spans = [(span.start, span.end) for span in self.found]
        for match in BARE.finditer(self.text):
            start, end = match.span()
            if not any(low < end and start < high for low, high in spans):
                currency = MONEY_WORDS.bare[match[0]]
                self.found.append(Span(Kind.MONEY, start, end, None, currency.name, currency.iso))


LETTERS = re.compile(r"[^\W\d_]+")
BARE_LAST = frozenset(LETTERS.findall(word)[-1] for word in MONEY_WORDS.bare)
"""The last words of the names: a text without any of them has no name."""
BARE = re.compile(
    rf"(?<![a-z-])(?:{'|'.join(re.escape(word) for word in sorted(MONEY_WORDS.bare, key=len, reverse=True))})(?![a-z-])"
)


def _span(amount: Amount) -> Span:
    currency = amount.currency
    return Span(Kind.MONEY, amount.start, amount.end, written(amount.value), currency.name, currency.iso)
