"""What an undo brings to light, in plain words and numbers."""

from bot.domain.chat import Shown
from bot.domain.damage import Damage, WrongAds, WrongPrice
from bot.replies import formats
from bot.replies.cards import written
from bot.replies.texts import Ready, Voice
from bot.replies.wording import short_name


def damage(voice: Voice, outcome: Damage) -> tuple[Shown, ...]:
    parts = [_price(voice, each) for each in outcome.prices] + [_ads(voice, each) for each in outcome.ads]
    return (Shown(written([voice.say("damage-head")], *parts)),)


def _price(voice: Voice, wrong: WrongPrice) -> list[str]:
    same_day = wrong.since.date() == wrong.until.date()
    until = Ready(formats.clock(wrong.until)) if same_day else wrong.until
    named = {"name": short_name(wrong.name), "since": wrong.since, "until": until}
    lines: list[str] = []
    if wrong.units:
        lines.append(voice.say("damage-sold", **named, orders=wrong.orders, units=wrong.units))
        lines += _difference(voice, wrong)
    elif wrong.told_until > wrong.since:
        lines.append(voice.say("damage-nothing-sold", **named))
    else:
        return [voice.say("damage-not-told", **named, told=wrong.told_until)]
    if wrong.told_until < wrong.until:
        lines.append(voice.say("damage-told-until", told=wrong.told_until))
    return lines


def _difference(voice: Voice, wrong: WrongPrice) -> list[str]:
    key = "damage-less" if wrong.difference.minor < 0 else "damage-more"
    amount = -wrong.difference if wrong.difference.minor < 0 else wrong.difference
    lines: list[str] = [voice.say(key, amount=amount)]
    if wrong.margin is not None and wrong.margin.minor < 0:
        lines.append(voice.say("damage-lost", amount=-wrong.margin))
    elif wrong.margin is not None:
        lines.append(voice.say("damage-earned", amount=wrong.margin))
    return lines


def _ads(voice: Voice, wrong: WrongAds) -> list[str]:
    lines: list[str] = [voice.say("damage-ads", name=short_name(wrong.name), first=wrong.first, spent=wrong.spent)]
    if wrong.unsure.minor > 0:
        lines.append(voice.say("damage-ads-unsure", first=wrong.first, unsure=wrong.unsure))
    return lines
