"""What becomes of a shop's own words: taught and forgotten exactly as the rows of a preview say, and how that is taken back."""

from bot.domain.effect import Run
from bot.domain.operation import Operation
from bot.domain.preferences import NameForget, NameLearn, UnitLearn
from bot.domain.preview import Preview, Row, RowField
from bot.domain.words import TaughtWord, WordKind, measure, measured
from bot.ports.store import Transaction

WORD_ROWS = frozenset({RowField.NAME, RowField.UNIT})


def teach(tx: Transaction, preview: Preview, run: Run) -> None:
    """Every row that changes a word; whoever asked for the run is who taught it."""
    for row in preview.rows:
        kind = WordKind.NAME if row.field is RowField.NAME else WordKind.UNIT
        if row.state_before == row.state_after:
            continue
        if not row.state_after:
            tx.shops.forget(run.shop_id, kind, row.state_before if kind is WordKind.NAME else row.name)
        elif kind is WordKind.NAME:
            word = TaughtWord(kind, row.state_after, run.asked_by, run.created_at, row.listing)
            tx.shops.teach(run.shop_id, word)
        else:
            word = TaughtWord(kind, row.name, run.asked_by, run.created_at, count=row.quantity, base=row.detail)
            tx.shops.teach(run.shop_id, word)


def stands(row: Row, words: tuple[TaughtWord, ...]) -> bool:
    """Whether a word still is as a row left it."""
    if row.field is RowField.UNIT:
        return (
            next((measure(each.count, each.base) for each in _of(words, WordKind.UNIT, row.name)), "")
            == row.state_after
        )
    known = any(each.listing == row.listing for each in _of(words, WordKind.NAME, row.state_after or row.state_before))
    return known == bool(row.state_after)


def _of(words: tuple[TaughtWord, ...], kind: WordKind, word: str) -> list[TaughtWord]:
    return [each for each in words if each.kind is kind and each.word == word]


def word_back(row: Row) -> Operation:
    """The operation that takes a row back."""
    if row.field is RowField.NAME:
        listings = (row.listing,)
        return NameForget(listings, row.state_after) if row.state_after else NameLearn(listings, row.state_before)
    if not row.state_before:
        return UnitLearn(row.name, 0, row.detail)
    count, base = measured(row.state_before)
    return UnitLearn(row.name, count, base)
