"""Rules for the shop's own words: learning asks, forgetting is free, and one name never leads to two listings."""

from collections.abc import Iterable

from bot.domain.policy import Question, Reason, Verdict, VerdictKind
from bot.domain.preferences import NameForget, NameLearn, UnitLearn
from bot.domain.preview import RowField
from bot.domain.words import LONGEST_WORD, plain_word

MOST_OF_A_UNIT = 100_000
LEARNS = frozenset({"policy-learns-name", "policy-learns-unit"})
"""Reasons that only ask whether the words are meant as they stand: whoever tapped a button that says so has answered."""

Finding = tuple[VerdictKind, Reason]


def _refuse(key: str, **values: object) -> Finding:
    return VerdictKind.REFUSE, Reason(key, tuple(values.items()))


def learn_name(question: Question) -> Iterable[Finding]:
    operation, rows = question.preview.operation, question.preview.rows
    if not isinstance(operation, NameLearn):
        return
    word = plain_word(operation.name)
    mine = [row for row in rows if row.listing in operation.listings]
    if not word:
        yield _refuse("policy-name-empty")
    elif len(word) > LONGEST_WORD:
        yield _refuse("policy-name-long", word=word, limit=LONGEST_WORD)
    elif len(operation.listings) != 1 or not mine:
        yield _refuse("policy-name-one", word=word)
    for row in rows:
        if row.listing not in operation.listings:
            yield _refuse("policy-name-taken", word=word, name=row.name)
    if question.preview.changes:
        yield VerdictKind.ASK, Reason("policy-learns-name", (("word", word),))


def forget_name(question: Question) -> Iterable[Finding]:
    operation = question.preview.operation
    if not question.preview.rows and isinstance(operation, NameForget):
        word = plain_word(operation.name)
        yield _refuse("policy-name-not-taught", word=word) if word else _refuse("policy-nothing-taught")


def learn_unit(question: Question) -> Iterable[Finding]:
    operation = question.preview.operation
    if not isinstance(operation, UnitLearn):
        return
    unit, base = plain_word(operation.unit), plain_word(operation.base)
    known = any(row.field is RowField.UNIT and row.state_before for row in question.preview.rows)
    if operation.count == 0:
        if not known:
            yield _refuse("policy-unit-not-taught", unit=unit)
        return
    if not unit or not base or unit == base or max(len(unit), len(base)) > LONGEST_WORD:
        yield _refuse("policy-unit-words", limit=LONGEST_WORD)
    elif not 1 <= operation.count <= MOST_OF_A_UNIT:
        yield _refuse("policy-unit-count", count=operation.count, limit=MOST_OF_A_UNIT)
    elif question.preview.changes:
        yield VerdictKind.ASK, Reason("policy-learns-unit", (("unit", unit),))


def settled_by_tap(verdict: Verdict) -> Verdict:
    """The verdict on what a person asked for by a button that showed exactly this: asking the same again is left out."""
    only_learns = all(reason.key in LEARNS for reason in verdict.reasons)
    return Verdict(VerdictKind.ALLOW) if verdict.kind is VerdictKind.ASK and only_learns else verdict
