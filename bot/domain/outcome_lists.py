"""Outcomes that list what stands in a shop: taught words, plans, mandates, settings; each line with the tap that changes it."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.mandate import Standing
from bot.domain.outcome import Outcome, Tap
from bot.domain.planned import Plan
from bot.domain.preferences import Preferences
from bot.domain.shop import Shop
from bot.domain.words import WordKind


@dataclass(frozen=True, slots=True)
class TaughtLine:
    """A taught word as it is listed: the listing's name or what a unit counts as, who taught it (empty: unknown) and when.

    `at` is in the shop's zone; `about` is empty where the listing cannot be read. `forget` is None for whoever may not change it.
    """

    kind: WordKind
    word: str
    about: str
    by: str
    at: datetime
    forget: Tap | None = None


@dataclass(frozen=True, slots=True)
class WordsListed(Outcome):
    """The newest of what the shop taught us, oldest first. `more` were left out; `forget_all` is one tap for everything."""

    lines: tuple[TaughtLine, ...]
    more: int = 0
    forget_all: Tap | None = None


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One plan: (id, name) of the listings it is about, who planned it, and the tap that cancels it, for whoever may."""

    plan: Plan
    names: tuple[tuple[str, str], ...]
    by: str
    cancel: Tap | None = None


@dataclass(frozen=True, slots=True)
class PlansShown(Outcome):
    """What is planned, the next to happen first; `more` plans are left out."""

    shop: Shop
    lines: tuple[PlanLine, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class MandateLine:
    """One live mandate with its use, the names of its listings, who granted it, and the tap that ends it, for whoever may."""

    standing: Standing
    names: tuple[str, ...]
    by: str
    revoke: Tap | None = None


@dataclass(frozen=True, slots=True)
class MandatesShown(Outcome):
    """What may run without asking, oldest first."""

    shop: Shop
    day: date
    lines: tuple[MandateLine, ...]


@dataclass(frozen=True, slots=True)
class SettingsShown(Outcome):
    """How the shop hand works in this shop for this person; `taps` change how loudly each kind of message comes."""

    shop: Shop
    preferences: Preferences
    taps: tuple[Tap, ...]
