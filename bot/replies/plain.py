"""Plain lines, questions with choices under them, help, invites, imported files, and what waits."""

from zoneinfo import ZoneInfo

from bot.domain.chat import Shown
from bot.domain.outcome import Asking, Helped, Imported, Invited, Pending, Said
from bot.domain.people import Permission, allows
from bot.replies.buttons import tap_buttons
from bot.replies.cards import written
from bot.replies.texts import Voice
from bot.replies.wording import short_name


def said(voice: Voice, outcome: Said) -> tuple[Shown, ...]:
    return (Shown(voice.fill(outcome.key, outcome.values), tap_buttons(voice, outcome.taps)),)


def asking(voice: Voice, outcome: Asking) -> tuple[Shown, ...]:
    return (Shown(voice.fill(outcome.key, outcome.values), tap_buttons(voice, outcome.taps)),)


def _helped_parts(outcome: Helped) -> list[str]:
    """Which parts of the help this role in this kind of shop can use."""
    writes = outcome.shop.marketplace != "files"
    parts = ["help-ask"]
    if writes and allows(outcome.role, Permission.CHANGE):
        parts.append("help-price")
    if writes and allows(outcome.role, Permission.SPEND):
        parts += ["help-promote", "help-trade", "help-later"]
    if not writes and allows(outcome.role, Permission.CHANGE):
        parts.append("help-file")
    if writes and allows(outcome.role, Permission.STOP):
        parts.append("help-stop")
    if allows(outcome.role, Permission.INVITE) or outcome.admin:
        parts.append("help-invite")
    return [*parts, "help-sandbox"] if outcome.shop.sandbox else parts


def helped(voice: Voice, outcome: Helped) -> tuple[Shown, ...]:
    """Examples that can be said word for word, only such as this person may use here."""
    head = voice.say("help-head", shop=short_name(outcome.shop.name))
    promise = [voice.say("help-promise")] if outcome.shop.marketplace != "files" else []
    parts = [[voice.say(key)] for key in _helped_parts(outcome)]
    return (Shown(written([head], *parts, promise)),)


def invited(voice: Voice, outcome: Invited) -> tuple[Shown, ...]:
    """What to pass on: the link where the messenger has one, else the line to type. The expiry is in the shop's zone."""
    until = outcome.expires_at.astimezone(ZoneInfo(outcome.shop.timezone))
    head = voice.say("invited-head", shop=short_name(outcome.shop.name), role=outcome.role.value, until=until)
    way = voice.say("invited-link") if outcome.link else voice.say("invited-token")
    return (Shown(written([head, way], [outcome.link or f"/start {outcome.token}"])),)


def imported(voice: Voice, outcome: Imported) -> tuple[Shown, ...]:
    """How many lines were taken, were there already, and were not taken, and what was done with special ones."""
    lines: list[str] = [
        voice.say("imported-head", file=outcome.file_name, rows=outcome.rows, imported=outcome.imported)
    ]
    if outcome.duplicates:
        lines.append(voice.say("imported-duplicates", count=outcome.duplicates))
    lines += [
        voice.fill(f"import-note-{suffix.removeprefix('import-note-')}", {"count": n}) for suffix, n in outcome.notes
    ]
    if outcome.rejected:
        key = "imported-rejected-file" if outcome.rejects_file else "imported-rejected"
        lines.append(voice.say(key, count=outcome.rejected))
    name = str(voice.say("imported-rejects-name")) if outcome.rejects_file else ""
    return (Shown("\n".join(lines), file=outcome.rejects_file, file_name=name),)


def pending(voice: Voice, outcome: Pending) -> tuple[Shown, ...]:
    """How many cards wait; the cards themselves follow as messages of their own."""
    count = len(outcome.cards)
    return (Shown(voice.say("pending-some", count=count) if count else voice.say("pending-none")),)
