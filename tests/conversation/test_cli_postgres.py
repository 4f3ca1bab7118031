"""The whole program on PostgreSQL: the same conversation, import and report as on SQLite, word for word."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest_postgres import Postgres
from tests.conversation.commandline import Commands

STORY = ("把拖鞋降到5块5", "推广毛巾，每天20元，推3天", "同意", "把毛巾降到3元", "撤销", "今天你做了什么")
OF_THE_HOUR = re.compile(r"\d\d:\d\d |^(今天|本月|同意后|按最近一天).*$", re.MULTILINE)
"""What differs with the hour of the day, or from one made-up shop to the next."""
ORDERS = """\
订单号,货号,商品名称,数量,下单时间,单价,买家
1001,S-1,拖鞋,3,2026-05-01 09:00,5.5,王
1001,S-2,袜子,2,2026-05-01 23:59,2.1255,王
1001,S-2,袜子,2,2026-05-01 23:59,2.1255,王
C1002,S-1,拖鞋,-1,2026-05-02 10:30,5.5,李
1003,S-1,拖鞋,x,2026-05-02 10:31,5.5,李
1004,S-3,手套,4,2026-05-02 10:32,3,
"""


@dataclass(frozen=True)
class Told:
    """All that one engine's program said and did."""

    talk: str
    counts: dict[str, object]
    report: dict[str, object]
    verified: tuple[int, str, str]
    rejected: str


def told(desk: Commands) -> Told:
    talk = OF_THE_HOUR.sub("", desk.chat(*STORY, LANGUAGE="zh-Hans"))
    path = desk.folder.parent / "orders.csv"
    path.write_text(ORDERS, encoding="utf-8")
    imported = desk.ran("import", path, "--shop", "文件店", "--currency", "USD", "--json")
    return Told(
        talk,
        imported.json | {"seconds": 0},
        desk.ran("report", "--shop", "文件店", "--from", "2026-05-01", "--to", "2026-05-02", "--json").json,
        desk.ran("log", "verify", "--shop", "练习店").told,
        next(desk.folder.glob("rejects/*/orders.csv.rejects.csv")).read_text(encoding="utf-8-sig"),
    )


@pytest.fixture(scope="module")
def on_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Told:
    return told(Commands(tmp_path_factory.mktemp("sqlite") / "data"))


def test_the_program_says_and_does_the_same(on_sqlite: Told, postgres: Postgres, tmp_path: Path) -> None:
    database = postgres.create()
    desk = Commands(tmp_path / "data", {"DATABASE_URL": postgres.url(database)})
    try:
        found = told(desk)
    finally:
        postgres.drop(database)
    assert found == on_sqlite
    assert not (desk.folder / "xiaoer.db").exists()


def test_what_was_said_and_done(on_sqlite: Told) -> None:
    for words in (
        "【办好了】改价：拖鞋\n拖鞋  ¥6.00 → ¥5.50",
        "【要花钱，请您点头】开推广：毛巾\n毛巾 推广  没开 → 推广中，每天最多 ¥20.00",
        "老板同意的。",
        "【没改】改价：毛巾",
        "【办好了】停推广：毛巾\n毛巾 推广  推广中 → 已暂停，每天最多 ¥20.00",
        "老板：毛巾 推广 没开 → 推广中，每天最多 ¥20.00，已办好",
    ):
        assert words in on_sqlite.talk
    assert on_sqlite.counts == {"rows": 6, "imported": 5, "duplicates": 0, "rejected": 1, "seconds": 0}
    best = [("S-1", "拖鞋", 3, "16.50"), ("S-3", "手套", 4, "12.00"), ("S-2", "袜子", 4, "8.502")]
    assert on_sqlite.report == {
        "sales": "37.002",
        "cancellations": "-5.50",
        "adjustments": "0.00",
        "net": "31.502",
        "orders": 2,
        "cancelled_orders": 1,
        "buyers": 1,
        "new_buyers": 1,
        "returning_buyers": 0,
        "lines_without_buyer": 1,
        "best": [{"sku": sku, "name": name, "units": units, "sales": sales} for sku, name, units, sales in best],
    }
    assert on_sqlite.verified[0] == 0
    assert on_sqlite.rejected.splitlines()[1].startswith("6,reject-number,")
