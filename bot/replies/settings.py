"""What is planned, and how the shop hand works here: short lists with buttons under them."""

from zoneinfo import ZoneInfo

from bot.domain.chat import Button, Shown
from bot.domain.money import Money
from bot.domain.outcome_lists import PlanLine, PlansShown, SettingsShown
from bot.domain.planned import PlanState
from bot.domain.preferences import Topic
from bot.replies.buttons import packed, tap_buttons
from bot.replies.cards import written
from bot.replies.guard_words import limit_lines
from bot.replies.habit_words import loudness_word, topic_word
from bot.replies.texts import Ready, Voice
from bot.replies.wording import label_of, plan_words, short_name


def _plan(voice: Voice, outcome: PlansShown, number: int, line: PlanLine) -> str:
    """What of it is still to come: its beginning and end, or only its end."""
    plan = line.plan
    zone = ZoneInfo(outcome.shop.timezone)
    begun = plan.state is PlanState.STARTED
    at = plan.due_at.astimezone(zone) if plan.due_at is not None and not begun else None
    names = {listing: short_name(name) for listing, name in line.names}
    return voice.say(
        "plans-begun" if begun else "plans-line",
        number=number,
        what=label_of(voice, plan.operation, names),
        when=plan_words(voice, at, plan.until),
        by=line.by,
    )


def plans_shown(voice: Voice, outcome: PlansShown) -> tuple[Shown, ...]:
    if not outcome.lines:
        return (Shown(voice.say("plans-none")),)
    lines = [_plan(voice, outcome, number, line) for number, line in enumerate(outcome.lines, 1)]
    if outcome.more:
        lines.append(voice.say("plans-more", count=outcome.more))
    buttons = [
        Button(voice.say("plans-cancel", number=number), f"o:{line.cancel.offer_id}")
        for number, line in enumerate(outcome.lines, 1)
        if line.cancel is not None
    ]
    return (Shown(written([voice.say("plans-head"), *lines]), packed(buttons)),)


def _cap(voice: Voice, cap: Money | None) -> Ready:
    return voice.say("value-unset") if cap is None else Ready(voice.money(cap))


def settings_shown(voice: Voice, outcome: SettingsShown) -> tuple[Shown, ...]:
    shop, preferences = outcome.shop, outcome.preferences
    quiet = preferences.quiet
    of_shop = [
        voice.say("settings-report", at=shop.report_at),
        voice.say(
            "settings-caps",
            daily=_cap(voice, shop.limits.daily_spend),
            weekly=_cap(voice, shop.limits.weekly_spend),
            monthly=_cap(voice, shop.limits.monthly_spend),
        ),
        voice.say("settings-mandates"),
        voice.say("settings-guards"),
        *limit_lines(voice, shop.limits),
    ]
    own: list[str] = [
        voice.say("settings-quiet", start=quiet[0], end=quiet[1]) if quiet else voice.say("settings-no-quiet")
    ]
    own += [
        voice.say(
            "settings-topic",
            topic=topic_word(voice, topic.value),
            loudness=loudness_word(voice, preferences.of(topic).value),
        )
        for topic in Topic
    ]
    head = voice.say("settings-head", shop=short_name(shop.name))
    text = written([head, *of_shop], [voice.say("settings-own"), *own], [voice.say("settings-always")])
    return (Shown(text, tap_buttons(voice, outcome.taps)),)
