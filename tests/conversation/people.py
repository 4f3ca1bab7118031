"""Who takes part in the conversations, and the data folder they find: two practice shops, made once and copied for each program."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from bot.build import Program, build
from bot.domain.people import Membership, Person, Role
from bot.domain.shop import Shop
from bot.ports.store import ReportState
from bot.serving import prepare
from bot.settings import Settings

ADMIN, OWNER, OPERATOR, VIEWER, ANN, OTHER, STRANGER = 1, 7, 8, 9, 12, 17, 99
NAMES = {ADMIN: "站长", OWNER: "王姐", OPERATOR: "小李", VIEWER: "小张", ANN: "Ann", OTHER: "老赵", STRANGER: "路人"}
FIRST_SHOP, OTHER_SHOP = "练习店", "赵家店"
BINDINGS = (
    (OWNER, FIRST_SHOP, Role.OWNER),
    (OPERATOR, FIRST_SHOP, Role.OPERATOR),
    (VIEWER, FIRST_SHOP, Role.VIEWER),
    (ANN, FIRST_SHOP, Role.OWNER),
    (OTHER, OTHER_SHOP, Role.OWNER),
)
SLIPPERS, ANKLE_SOCKS, TOWEL = "6820101", "6820104", "6820109"


@dataclass(frozen=True)
class Home:
    """A prepared data folder: its shops by id, and the zone they live in."""

    folder: Path
    first: str
    other: str
    timezone: str


def noon_zone(now: datetime) -> str:
    """A zone where it is about noon: far from midnight and from the hour of the daily report, whenever the tests run."""
    ahead = 12 - now.astimezone(UTC).hour
    return "Etc/GMT" if ahead == 0 else f"Etc/GMT{'-' if ahead > 0 else '+'}{abs(ahead)}"


def settings_for(folder: Path, timezone: str, **more: object) -> Settings:
    """Settings of a program in this process, whatever a developer's own .env says."""
    given: dict[str, object] = {"data_dir": folder, "database_url": "", "timezone": timezone, "language": "zh-Hans"}
    given |= {"admins": f"telegram:{ADMIN}", "web_port": 0, **more}
    return Settings(_env_file=None, **given)  # type: ignore[arg-type]


async def furnish(folder: Path) -> Home:
    """Two shops with people in them; today's daily summary of both counts as sent, so that none comes in between."""
    now = datetime.now(UTC)
    zone = noon_zone(now)
    program = build(settings_for(folder, zone))
    try:
        await prepare(program, "web")
        other = await program.app.practice.open_shop(OTHER_SHOP, zone, "zh-Hans")
        first = _first(program)
        _settle_in(program, {FIRST_SHOP: first, OTHER_SHOP: other}, now)
    finally:
        program.store.close()
    return Home(folder, first.id, other.id, zone)


def _first(program: Program) -> Shop:
    with program.store.begin() as tx:
        found = tx.shops.by_name(FIRST_SHOP)
    assert found is not None
    return found


def _settle_in(program: Program, shops: dict[str, Shop], now: datetime) -> None:
    with program.store.begin() as tx:
        for user, shop_name, role in BINDINGS:
            shop = shops[shop_name]
            language = "en" if user == ANN else "zh-Hans"
            person = Person(f"person-{user}", "telegram", str(user), NAMES[user], language, str(user), shop.id)
            tx.people.save(person)
            tx.people.bind(Membership(shop.id, person.id, role))
        for shop in shops.values():
            assert tx.reports.claim(shop.id, shop.today(now), now)
            tx.reports.settle(shop.id, shop.today(now), ReportState.SENT)


def limit_cards(program: Program, shop_id: str, minutes: int) -> None:
    """How long the shop's cards wait for an answer."""
    with program.store.begin() as tx:
        shop = tx.shops.get(shop_id)
        assert shop is not None
        tx.shops.save(replace(shop, limits=replace(shop.limits, approval_minutes=minutes)))
