"""The one door of this room: an outcome and a language in, messages out."""

from collections.abc import Callable
from typing import Any

from bot.domain.chat import Shown, Toast
from bot.domain.damage import Damage
from bot.domain.drifting import Drifted
from bot.domain.outcome import (
    Asked,
    Asking,
    Closed,
    Executed,
    Helped,
    Imported,
    Invited,
    LogPage,
    Outcome,
    Overview,
    Pending,
    PeriodReported,
    Refused,
    Reported,
    Said,
    Unchanged,
    Working,
)
from bot.domain.outcome_lists import MandatesShown, PlansShown, SettingsShown, WordsListed
from bot.domain.unclear import Unclear
from bot.replies import (
    cards,
    damage,
    done,
    drift,
    log,
    mandates,
    overview,
    period,
    plain,
    report,
    settings,
    unclear,
    words,
)
from bot.replies.texts import Given, Texts, Voice

LONGEST_TOAST = 200

RENDERERS: dict[type[Outcome], Callable[[Voice, Any], tuple[Shown, ...]]] = {
    Said: plain.said,
    Asking: plain.asking,
    Asked: cards.asked,
    Working: cards.working,
    Refused: cards.refused,
    Closed: cards.closed,
    Unchanged: cards.unchanged,
    Executed: done.executed,
    Overview: overview.overview,
    LogPage: log.log_page,
    Pending: plain.pending,
    Reported: report.reported,
    PeriodReported: period.period_reported,
    Helped: plain.helped,
    Invited: plain.invited,
    Imported: plain.imported,
    PlansShown: settings.plans_shown,
    MandatesShown: mandates.mandates_shown,
    SettingsShown: settings.settings_shown,
    WordsListed: words.words_listed,
    Unclear: unclear.unclear,
    Drifted: drift.drifted,
    Damage: damage.damage,
}


class Replies:
    """Words, buttons and pictures for every outcome. `texts` are loaded once and shared; without `pictures` none is drawn."""

    def __init__(self, texts: Texts | None = None, pictures: bool = True) -> None:
        self._texts = texts or Texts()
        self._pictures = pictures

    def render(self, outcome: Outcome, language: str) -> tuple[Shown, ...]:
        """What a person sees of an outcome, in order. Raises KeyError for a kind of outcome without a renderer."""
        return RENDERERS[type(outcome)](Voice(self._texts, language, self._pictures), outcome)

    def toast(self, key: str, values: Given, language: str) -> Toast:
        """The short answer to a press; everything but a plain success is made to stand out."""
        text = self._texts.format(key, values, language)
        return Toast(text[:LONGEST_TOAST], alert=key not in QUIET)

    def line(self, key: str, values: Given, language: str) -> str:
        """One text by key."""
        return self._texts.format(key, values, language)

    def page_strings(self, language: str, values: Given = ()) -> dict[str, str]:
        """The `web-*` texts of the chat page, all filled with the same values."""
        given = dict(values)
        return {key: self._texts.format(key, given, language) for key in self._texts.keys("web-")}

    def commands(self, language: str) -> dict[str, str]:
        """Commands of the messenger's menu with what each does."""
        return {name: self._texts.format(f"command-{name}", {}, language) for name in COMMANDS}


QUIET = frozenset({"toast-approved", "toast-declined", "toast-working"})
COMMANDS = (
    "report", "log", "pending", "plans", "mandates", "undo", "stop", "resume", "settings", "words", "shop", "language", "tomorrow",
    "invite", "help",
)  # fmt: skip
