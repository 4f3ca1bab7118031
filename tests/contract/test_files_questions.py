"""Doubts about a file are asked, all of them at once, and nothing is imported before they are settled."""

import pytest

from bot.errors import InputError
from bot.marketplaces.files.importing import ImportOptions
from bot.marketplaces.files.inlet import FileInlet
from bot.marketplaces.files.questions import Doubt, MappingAsked, MappingQuestion
from bot.ports.importing import ImportAsks, ImportQuestion
from tests.contract.files_side import FilesSide, line, orders, words
from tests.fakes.clock import FakeClock

HEAD = "order no,sku,quantity,order date,price\n"


def asked(files: FilesSide, content: str, **answers: str) -> tuple[MappingQuestion, ...]:
    with pytest.raises(MappingAsked) as caught:
        files.load(content, ImportOptions(answers=answers))
    assert set(files.counts().values()) == {0}
    return caught.value.questions


async def test_dates_with_two_readings(sqlite_files: FilesSide) -> None:
    files, content = sqlite_files, HEAD + "1,A,1,1/12/2010,2.5\n2,A,1,2/12/2010,2.5\n"
    question = MappingQuestion("date_order", Doubt.DATE_ORDER, ("dmy", "mdy"), examples=("1/12/2010", "2/12/2010"))
    assert asked(files, content) == (question,)
    assert question.choice_keys == ("mapping-choice-dmy", "mapping-choice-mdy")
    assert files.load(content, ImportOptions(answers={"date_order": "mdy"})).imported == 2
    days = await files.market.days(files.shop)
    assert days is not None
    assert [each.isoformat() for each in days] == ["2010-01-12", "2010-02-12"]


async def test_one_clear_date_settles_the_whole_file(sqlite_files: FilesSide) -> None:
    content = HEAD + "".join(f"{day},A,1,{day}/12/2010,2.5\n" for day in range(1, 14))
    assert sqlite_files.load(content).imported == 13
    days = await sqlite_files.market.days(sqlite_files.shop)
    assert days is not None
    assert [each.isoformat() for each in days] == ["2010-12-01", "2010-12-13"]


def test_dates_that_contradict_one_another(sqlite_files: FilesSide) -> None:
    content = HEAD + "1,A,1,13/12/2010,2.5\n2,A,1,12/13/2010,2.5\n3,A,1,1/12/2010,2.5\n"
    (question,) = asked(sqlite_files, content)
    assert (question.field, question.examples) == ("date_order", ("1/12/2010",))
    result = sqlite_files.load(content, ImportOptions(answers={"date_order": "dmy"}))
    assert (result.imported, result.rejected) == (2, 1)


async def test_numbers_with_two_readings(sqlite_files: FilesSide) -> None:
    content = HEAD + '1,A,1,2010-12-01,"1,234"\n2,A,1,2010-12-01,5\n'
    question = MappingQuestion("decimal_mark", Doubt.DECIMAL_MARK, (".", ","), examples=("1,234",))
    assert asked(sqlite_files, content) == (question,)
    assert question.choice_keys == ("mapping-choice-point", "mapping-choice-comma")
    assert sqlite_files.load(content, ImportOptions(answers={"decimal_mark": ","})).imported == 2
    assert str((await sqlite_files.figures()).totals.sales.normalize()) == "6.234"


def test_several_doubts_come_together(sqlite_files: FilesSide) -> None:
    content = HEAD + '1,A,1,1/12/2010,"1,234"\n'
    assert [each.field for each in asked(sqlite_files, content)] == ["date_order", "decimal_mark"]
    assert [each.field for each in asked(sqlite_files, content, date_order="dmy")] == ["decimal_mark"]


def test_columns_are_asked_before_anything_is_read(sqlite_files: FilesSide) -> None:
    (question,) = asked(sqlite_files, "order no,sku,quantity,paid at,price\n1,A,1,2010-12-01,2.5\n")
    assert question == MappingQuestion("time", Doubt.UNSURE, ("paid at",))
    assert (question.key, question.field_key) == ("mapping-unsure", "mapping-field-time")


@pytest.mark.parametrize(
    "answers", [{"date_order": "ymd"}, {"price": "nowhere"}, {"kind": "tenders"}, {"encoding": "utf-7"}]
)
def test_an_answer_that_was_not_on_offer_changes_nothing(sqlite_files: FilesSide, answers: dict[str, str]) -> None:
    with pytest.raises(InputError, match="error-import-answer"):
        sqlite_files.load(orders(line()), ImportOptions(answers=answers))
    assert set(sqlite_files.counts().values()) == {0}


async def test_the_port_asks_counts_and_keeps_rejects(sqlite_files: FilesSide) -> None:
    files = sqlite_files
    inlet = FileInlet(files.engine, FakeClock(), words)
    path = files.folder / "sent.csv"
    path.write_text(HEAD + "1,A,1,1/12/2010,2.5\n2,A,x,1/12/2010,2.5\n")
    with pytest.raises(ImportAsks) as caught:
        await inlet.read(files.shop, path, files.rejects, {})
    assert caught.value.questions == (
        ImportQuestion(
            "date_order",
            "mapping-date-order",
            "mapping-field-date-order",
            ("dmy", "mdy"),
            examples=("1/12/2010",),
            choice_keys=("mapping-choice-dmy", "mapping-choice-mdy"),
        ),
    )
    assert set(files.counts().values()) == {0}
    told: list[tuple[int, int]] = []
    counts = await inlet.read(
        files.shop, path, files.rejects, {"date_order": "dmy"}, lambda done, total: told.append((done, total))
    )
    assert (counts.rows, counts.imported, counts.duplicates, counts.rejected) == (2, 1, 0, 1)
    assert counts.notes == {"without-buyer": 1}
    assert counts.rejects == files.rejects
    assert "reject-number {'value': 'x'}" in files.rejects.read_text(encoding="utf-8-sig")
    assert told[-1] == (2, 2)
