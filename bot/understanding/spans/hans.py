"""Whole numbers in Chinese numerals, also mixed with digits (5万4千) and with spaces inside.

Wider than the merchants' grammar: 百三, 一百零十万 and 四千零四万 are numbers here. What is only about a number (二三十) is marked.
"""

import re
from dataclasses import dataclass, field
from fractions import Fraction

from bot.understanding.spans.plain import MOST_DIGITS

DIGITS = {
    char: value
    for value, chars in enumerate(
        ("零〇", "一壹", "二两俩贰", "三叁仨", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
    )
    for char in chars
}
SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
SCORES = {"廿": 20, "卅": 30}
LARGE = {"万": 10**4, "亿": 10**8, "兆": 10**12}
NUMERALS = frozenset(DIGITS) | frozenset(SMALL) | frozenset(LARGE) | frozenset(SCORES)
PLAIN, TEN, MYRIAD = "".join(char for char in DIGITS if char not in "两俩仨"), "".join(SMALL), "".join(LARGE)
ARABIC = r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
STEP = re.compile(
    rf"( *)(?:(?P<arabic>{ARABIC})(?:(?= *[{TEN}{MYRIAD}])|(?![0-9.,a-z]))|(?P<digits>[零〇] +[{PLAIN}]"
    rf"|[两俩仨]?[{PLAIN}]{{1,60}}|[两俩仨])"
    rf"|(?P<small>[{TEN}])|(?P<score>[廿卅])|(?P<large>[{MYRIAD}])|(?P<about>[多余几来])(?= *[万亿])|(?P<measure>个)(?=亿))"
)
MOST_STEPS = 60
UNITS = frozenset({"small", "large", "score"})
COUNTS = frozenset({"digits", "arabic"})


@dataclass(slots=True)
class Run:
    """A numeral being read: the parts already counted, the digits still waiting for their unit, and where it ends.

    `headless`: it begins with a unit, as 百三 does. `before`: its end and value without its last unit.
    """

    end: int
    parts: list[Fraction] = field(default_factory=list)
    waiting: Fraction | None = None
    word: str = ""
    last: str = ""
    steps: int = 0
    unit: int = 0
    section: int = 0
    after_zero: bool = False
    headless: bool = False
    approximate: bool = False
    before: tuple[int, Fraction] | None = None

    def total(self) -> Fraction:
        """What it counts; a last bare digit counts tenths of the unit before it (四百五 is 450)."""
        waiting = self.waiting or Fraction(0)
        if self.last in COUNTS and self.unit >= 100 and not self.after_zero and waiting < 10:
            waiting = waiting * self.unit / 10
        return sum(self.parts, Fraction(0)) + waiting

    def close(self, size: int, section: int) -> None:
        """A unit has been counted."""
        self.waiting, self.unit, self.section, self.after_zero = None, size, section, False


def read_integer(text: str, at: int) -> Run | None:
    """The numeral that begins at `at`, as long as it stays well formed. None when there is none, or only half-width digits."""
    run = Run(at)
    while run.steps < MOST_STEPS and (match := STEP.match(text, run.end)) is not None:
        kind = match.lastgroup or ""
        if match[1] and not (
            run.steps and (kind in UNITS or kind == "about" or run.last in UNITS or run.last == "about")
        ):
            break
        state = (run.end, run.last)
        if not STEPS[kind](run, match[kind]):
            break
        run.end, run.last, run.word, run.steps = match.end(kind), kind, match[kind], run.steps + 1
        if run.word in "两俩仨" and state[1] in UNITS and _is_measure(text, run.end):
            run.end, run.last, run.waiting = state[0], state[1], None
            break
    return run if _stands(run) else None


def _is_measure(text: str, end: int) -> bool:
    """The 两 of 三十两 is a weight; that of 三千两百 counts hundreds."""
    following = STEP.match(text, end)
    return following is None or following.lastgroup not in UNITS


def _stands(run: Run) -> bool:
    if run.steps == 1:
        return run.last != "arabic" and not (run.last == "small" and run.unit > 10)
    return run.steps > 1


def _arabic(run: Run, word: str) -> bool:
    if len(word) > MOST_DIGITS or run.waiting is not None or (run.steps and run.last not in UNITS):
        return False
    run.waiting = Fraction(word.replace(",", ""))
    return True


def _digits(run: Run, word: str) -> bool:
    if run.waiting is not None:
        return False
    tail = word.lstrip("零〇 ")
    if len(tail) > 1 and (run.steps or any(char in tail for char in "两俩仨")):
        run.approximate = True
    run.after_zero = tail != word
    run.waiting = Fraction(int("".join(str(DIGITS[char]) for char in word if char != " ")))
    return True


def _small(run: Run, word: str) -> bool:
    size = SMALL[word]
    if (run.section and size >= run.section) or (run.waiting is None and run.steps and run.last == "about"):
        return False
    run.headless = run.headless or not run.steps
    run.approximate = run.approximate or (run.last == "digits" and len(run.word.lstrip("零〇")) > 1)
    run.before = (run.end, run.total())
    run.parts.append((run.waiting or Fraction(1)) * size)
    run.close(size, size)
    return True


def _score(run: Run, word: str) -> bool:
    if run.waiting or (run.section and run.section <= 10):
        return False
    run.parts.append(Fraction(SCORES[word]))
    run.close(10, 10)
    return True


def _large(run: Run, word: str) -> bool:
    if not run.steps:
        return False
    size = LARGE[word]
    run.approximate = run.approximate or (run.last == "digits" and len(run.word) == 2 and "零" not in run.word)
    run.before = (run.end, run.total())
    kept = run.parts[:-1] if run.last == "large" else [part for part in run.parts if part >= size]
    counted = sum(run.parts, Fraction(0)) - sum(kept, Fraction(0)) + (run.waiting or 0)
    run.parts = [*kept, counted * size]
    run.close(size, 0)
    return True


def _about(run: Run, _word: str) -> bool:
    return bool(run.steps)


STEPS = {
    "arabic": _arabic,
    "digits": _digits,
    "small": _small,
    "score": _score,
    "large": _large,
    "about": _about,
    "measure": _about,
}
