"""What people do in a world: messages over its days, and what they do with the cards they get."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from bot.domain.chat import Button, Incoming, IncomingKind
from bot.domain.sampling import Draws
from bot.domain.shop import Shop, instant
from bot.trial.cast import ALIASES, KIND, Cast
from bot.trial.doom import Doom
from bot.trial.post import Bubble, PostOffice
from bot.trial.world import World

DAY = 86400.0
CARD = "a:"
CHOICE = "o:"
ENDINGS = frozenset({"办成了", "没办成"})
"""Buttons that say how an unclear call ended."""
PLAIN = (
    "/report",
    "/pending",
    "/log",
    "同意",
    "不同意",
    "帮我想想怎么把那个东西弄得更好一点",
    "谢谢",
    "今天卖得怎么样",
)


@dataclass(frozen=True, slots=True)
class Tap:
    """A press as a person made it, at the world's time."""

    person: str
    data: str
    at: float


def _answers_itself(button: Button) -> bool:
    """A choice that needs no look at the platform: how a call ended nobody says who has not looked."""
    return button.data.startswith(CHOICE) and button.label not in ENDINGS


class Crowd:
    """`taps` are all presses made. `revoke` takes a role away as another program would: in the rows, between two things of ours."""

    def __init__(self, world: World, cast: Cast, post: PostOffice, doom: Doom) -> None:
        self._world, self._cast, self._post, self._doom = world, cast, post, doom
        self.taps: list[Tap] = []
        self.said: dict[str, str] = {}
        self.revoke: Callable[[str, str, str], None] = lambda shop, person, role: None
        self._count = 0
        self._answered: set[str] = set()
        self._dice = world.dice("crowd")

    def enter(self, days: int, scenes: int) -> None:
        """Puts everything into the world's agenda that does not depend on the program."""
        world, dice = self._world, self._world.dice("scenes")
        for _ in range(scenes):
            moment = dice.below(round(days * DAY * 1000)) / 1000
            for _ in range(dice.between(2, 5)):
                self._conversation(dice, moment + dice.below(20_000) / 1000)
        self._report_hours(days + 2)
        world.on_jump.append(lambda: self._report_hours(days + 2))

    def _conversation(self, dice: Draws, when: float) -> None:
        """One to three messages about one shop, close together or at once."""
        shop = self._cast.shops[dice.below(len(self._cast.shops))]
        for _ in range(dice.pick([0, 5, 3, 1])):
            person, text = self._speaker(shop, dice), words(dice)
            self._world.at(when, partial(self.say, person, text))
            when += dice.pick([4, 3, 2, 1]) * dice.below(10_000) / 1000

    def _report_hours(self, days: int) -> None:
        """Somebody waits for each report: the program's clock is awake then."""
        for shop in self._cast.shops:
            for offset in range(days):
                self._report_hour_of(shop, offset)

    def _report_hour_of(self, shop: Shop, offset: int) -> None:
        world = self._world
        day = shop.today(world.utc) + timedelta(days=offset)
        after = (instant(day, shop.report_at, shop.timezone) - world.utc).total_seconds()
        if after > 0:
            world.after(after, self._report_hour)

    def _report_hour(self) -> None:
        self._world.stir()
        self._doom.tempt(self._world.now)

    def _speaker(self, shop: Shop, dice: Draws) -> str:
        people = self._cast.people[shop.id]
        return (people["owner"], people["operator"], people["viewer"], "x0")[dice.pick([55, 30, 8, 7])]

    def say(self, person: str, text: str) -> None:
        self._world.counts["messages"] += 1
        uid = self._uid()
        self.said[uid] = text
        self._post.bring(self._incoming(uid, person, text=text))

    def tap(self, person: str, data: str, ref: str) -> None:
        self._world.counts["taps"] += 1
        self.taps.append(Tap(person, data, self._world.now))
        uid = self._uid()
        self._post.bring(self._incoming(uid, person, data=data, message_ref=ref))
        self._doom.tempt(self._world.now)

    def _uid(self) -> str:
        self._count += 1
        return f"u{self._count}"

    def _incoming(self, uid: str, person: str, text: str = "", data: str = "", message_ref: str = "") -> Incoming:
        kind = IncomingKind.PRESS if data else IncomingKind.TEXT
        return Incoming(
            KIND, uid, person, person, self._world.utc, kind, text, data, person.upper(), "zh", press_ref=f"k{uid}" if data else "",
            message_ref=message_ref,
        )  # fmt: skip

    def saw(self, bubble: Bubble) -> None:
        """What somebody does with a message that has buttons; each only once, or now and then again."""
        buttons = [button.data for row in bubble.shown.buttons for button in row]
        cards = [each for each in buttons if each.startswith(CARD) and each.endswith(":y")]
        fresh = [each for each in cards if each not in self._answered]
        if fresh and self._world.faults:
            self._answered.update(fresh)
            self._react(bubble, fresh[0])
        choices = [button.data for row in bubble.shown.buttons for button in row if _answers_itself(button)]
        if choices and not cards and self._dice.chance(150_000) and self._world.faults:
            chosen = choices[self._dice.below(len(choices))]
            self._later(0.3, 40.0, bubble.chat, chosen, bubble.ref)

    def _react(self, bubble: Bubble, data: str) -> None:
        """One of the table's ways to treat a card."""
        REACTIONS[self._dice.pick([weight for weight, _ in REACTIONS])][1](self, bubble, data)

    def _later(self, low: float, high: float, person: str, data: str, ref: str) -> float:
        """A tap after a drawn while; gives when."""
        when = self._world.now + self._dice.between(round(low * 1000), round(high * 1000)) / 1000
        self._world.at(when, lambda: self.tap(person, data, ref))
        return when

    def _yes(self, bubble: Bubble, data: str) -> None:
        self._later(0.2, 20.0, bubble.chat, data, bubble.ref)

    def _twice(self, bubble: Bubble, data: str) -> None:
        """Two presses at the very same time: by one person, or by two who both may."""
        when = self._later(0.2, 20.0, bubble.chat, data, bubble.ref)
        people = self._cast.people.get(self._cast.shop_of(bubble.chat), {})
        other = people.get(("owner", "operator")[self._dice.below(2)], bubble.chat)
        self._world.at(when, lambda: self.tap(other, data, bubble.ref if other == bubble.chat else ""))

    def _both(self, bubble: Bubble, data: str) -> None:
        """Yes and no at once."""
        when = self._later(0.2, 10.0, bubble.chat, data, bubble.ref)
        self._world.at(when, lambda: self.tap(bubble.chat, f"{data[:-1]}n", bubble.ref))

    def _late(self, bubble: Bubble, data: str) -> None:
        self._later(1750.0, 2600.0, bubble.chat, data, bubble.ref)

    def _no(self, bubble: Bubble, data: str) -> None:
        self._later(0.2, 20.0, bubble.chat, f"{data[:-1]}n", bubble.ref)

    def _foreign(self, bubble: Bubble, data: str) -> None:
        """Somebody presses who may not: a viewer, another shop's owner, a stranger; perhaps the right one does so after it."""
        own = self._cast.shop_of(bubble.chat)
        others = [people["owner"] for shop, people in self._cast.people.items() if shop != own]
        outsiders = ["x0", "x1", *others, *([self._cast.people[own]["viewer"]] if own else [])]
        self._later(0.2, 5.0, outsiders[self._dice.below(len(outsiders))], data, "")
        if self._dice.below(2):
            self._later(5.0, 30.0, bubble.chat, data, bubble.ref)

    def _forged(self, bubble: Bubble, data: str) -> None:
        """The right form with a wrong id, and things of no form at all."""
        flipped = data[:-3] + ("A" if data[-3] != "A" else "B") + data[-2:]
        self._later(0.2, 5.0, bubble.chat, (flipped, "a::y", data + "y", "x" * 64)[self._dice.below(4)], bubble.ref)
        self._later(5.0, 30.0, bubble.chat, data, bubble.ref)

    def _revoked(self, bubble: Bubble, data: str) -> None:
        """The role is taken away between the card and the press, sometimes at the very moment, and comes back in an hour."""
        shop, when = self._cast.shop_of(bubble.chat), self._later(1.0, 20.0, bubble.chat, data, bubble.ref)
        if not shop or bubble.chat == self._cast.people[shop]["owner"]:
            return
        gone = when + (self._dice.below(1500) - 700) / 1000
        self._world.at(gone, lambda: self.revoke(shop, bubble.chat, "viewer"))
        self._world.at(when + 3600.0, lambda: self.revoke(shop, bubble.chat, "operator"))

    def _again(self, bubble: Bubble, data: str) -> None:
        """Pressed, and the old button pressed again much later."""
        self._later(0.2, 20.0, bubble.chat, data, bubble.ref)
        self._later(60.0, 4 * 3600.0, bubble.chat, data, bubble.ref)

    def _nothing(self, bubble: Bubble, data: str) -> None:
        """Silence means no."""


REACTIONS: tuple[tuple[int, Callable[[Crowd, Bubble, str], None]], ...] = (
    (28, Crowd._yes), (16, Crowd._twice), (4, Crowd._both), (8, Crowd._late), (6, Crowd._no), (12, Crowd._foreign),
    (5, Crowd._forged), (11, Crowd._revoked), (7, Crowd._again), (3, Crowd._nothing),
)  # fmt: skip
"""How likely each is."""


def words(dice: Draws) -> str:
    """One message."""
    alias = ALIASES[dice.below(len(ALIASES))]
    kinds: tuple[tuple[int, Callable[[], str]], ...] = (
        (28, lambda: f"推广{alias}，每天{dice.between(20, 150)}块，{dice.between(1, 3)}天"),
        (8, lambda: f"推广拖鞋和毛巾，每天{dice.between(20, 70)}块，{dice.between(1, 2)}天"),
        (16, lambda: f"把{alias}的推广预算改成{dice.between(20, 150)}元"),
        (8, lambda: f"把{alias}降到{dice.between(5, 8)}块{dice.between(1, 9)}"),
        (6, lambda: f"把{alias}涨到{dice.between(9, 14)}块{dice.between(1, 9)}"),
        (6, lambda: f"暂停{alias}推广"),
        (6, lambda: f"恢复{alias}的推广"),
        (3, lambda: f"把{alias}出价改成0.{dice.between(2, 9)}元"),
        (3, lambda: f"{alias}下架" if dice.below(2) else f"{alias}上架"),
        (5, lambda: "/stop" if dice.below(2) else "停止一切"),
        (7, lambda: "/resume"),
        (6, lambda: "/undo"),
        (8, lambda: PLAIN[dice.below(len(PLAIN))]),
    )
    return kinds[dice.pick([weight for weight, _ in kinds])][1]()
