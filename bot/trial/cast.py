"""Who is in a world: shops in mixed zones, their people, and what each may do at any time."""

from dataclasses import dataclass, field
from datetime import time
from decimal import Decimal

from bot.domain.money import Money
from bot.domain.people import Membership, Person, Role
from bot.domain.shop import Limits, Shop
from bot.storage.store import SqlStore
from bot.trial.world import World

KIND = "trial"
"""Name of the messenger and of the marketplace of a trial."""
ZONES = (
    "Asia/Shanghai", "Europe/Berlin", "America/New_York", "Africa/Cairo", "America/Santiago", "Asia/Kolkata", "Pacific/Auckland",
    "Atlantic/Azores",
)  # fmt: skip
HOURS = (time(9), time(9), time(8, 30), time(2, 30), time(0), time(23, 50))
NAMES = "甲乙丙丁戊己"
ALIASES = ("拖鞋", "毛巾", "袜子")
CAPS = (("200", "900"), ("300", "1500"), ("120", "600"))
MAY = {
    "owner": frozenset({"read", "change", "spend", "stop", "settings", "invite"}),
    "operator": frozenset({"read", "change", "spend", "stop"}),
    "viewer": frozenset({"read"}),
}
"""What the checker holds the program's answers against: written down here once more, on purpose."""


@dataclass
class Cast:
    """`people` of each shop by role; `strangers` belong nowhere. `roles`: every change of a role as (time, role)."""

    shops: list[Shop] = field(default_factory=list)
    people: dict[str, dict[str, str]] = field(default_factory=dict)
    strangers: tuple[str, ...] = ("x0", "x1")
    roles: dict[tuple[str, str], list[tuple[float, str]]] = field(default_factory=dict)

    def shop_of(self, person: str) -> str:
        return next((shop for shop, people in self.people.items() if person in people.values()), "")

    def shop(self, shop_id: str) -> Shop:
        return next(each for each in self.shops if each.id == shop_id)

    def may(self, shop_id: str, person: str, permission: str, at: float) -> bool:
        """Whether the role held at that time allowed it."""
        held = [role for since, role in self.roles.get((shop_id, person), []) if since <= at]
        return bool(held) and permission in MAY.get(held[-1], frozenset())

    def set_role(self, shop_id: str, person: str, role: str, at: float) -> None:
        self.roles.setdefault((shop_id, person), []).append((at, role))


def make_cast(world: World) -> Cast:
    """Shops of two zones, so that their report hours fall together: what happens at once is what goes wrong."""
    dice = world.dice("cast")
    cast = Cast()
    places = [(ZONES[dice.below(len(ZONES))], HOURS[dice.below(len(HOURS))]) for _ in range(2)]
    for number in range(dice.between(2, 4)):
        daily, monthly = CAPS[dice.below(len(CAPS))]
        limits = Limits(Money.of(daily, "CNY"), Money.of(monthly, "CNY"), Decimal("0.20"), approval_minutes=30)
        zone, hour = places[dice.below(2)]
        shop = Shop(f"s{number}", f"{NAMES[number]}家店", KIND, "CNY", zone, report_at=hour, limits=limits)
        cast.shops.append(shop)
        cast.people[shop.id] = {"owner": f"o{number}", "operator": f"p{number}", "viewer": f"v{number}"}
        for role, person in cast.people[shop.id].items():
            cast.set_role(shop.id, person, role, 0.0)
    return cast


def settle_in(store: SqlStore, cast: Cast) -> None:
    """The cast as rows."""
    with store.begin() as tx:
        for shop in cast.shops:
            tx.shops.save(shop)
            for role, person in cast.people[shop.id].items():
                tx.people.save(Person(person, KIND, person, person.upper(), "zh-Hans", person, shop.id))
                tx.people.bind(Membership(shop.id, person, Role(role)))
