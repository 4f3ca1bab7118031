"""Cards before anything has happened: asked, being worked on, refused, closed, unchanged. All text comes from the preview."""

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.approval import Approval, ApprovalState
from bot.domain.chat import Button, Shown
from bot.domain.mandate import MandateSet
from bot.domain.operation import CostSet, FloorSet, Operation, PriceAdjust, PriceRestore, PriceScale, PriceSet
from bot.domain.outcome import Asked, Closed, Refused, Tap, Unchanged, Working
from bot.domain.planned import Planned
from bot.domain.preview import Preview, Row, RowField
from bot.domain.selling import ListingRestore, ListingWrite, TierSet
from bot.replies.buttons import answer_buttons, packed, tap_button
from bot.replies.spend import spend_lines
from bot.replies.table import table
from bot.replies.texts import Ready, Voice
from bot.replies.why import daily_losses, why
from bot.replies.wording import names_of, title

CHANGES: tuple[type[Operation], ...] = (
    PriceSet, PriceAdjust, PriceScale, PriceRestore, TierSet, FloorSet, CostSet, ListingWrite, ListingRestore,
)  # fmt: skip


def written(*parts: Sequence[str]) -> str:
    """Parts of a card, an empty line between those that say something."""
    return "\n\n".join("\n".join(part) for part in parts if part)


def head(voice: Voice, key: str, preview: Preview) -> str:
    return voice.say(key, title=title(voice, preview))


def waiting_minutes(approval: Approval) -> int:
    """How long a card waits for its answer, in whole minutes."""
    return max(round((approval.expires_at - approval.created_at).total_seconds() / 60), 1)


def _dearer(row: Row) -> bool:
    """A click may cost more than before."""
    return row.field is RowField.BID and row.after is not None and (row.before is None or row.after > row.before)


def costs_money(preview: Preview) -> bool:
    """Whether it would spend: budget of its own, or a given budget faster."""
    return preview.spend is not None or any(_dearer(row) for row in preview.rows)


def _next(voice: Voice, outcome: Asked) -> str:
    key = "next-change" if isinstance(outcome.preview.operation, CHANGES) else "next-other"
    key = "next-plan" if isinstance(outcome.preview.operation, Planned) else key
    key = "next-mandate" if isinstance(outcome.preview.operation, MandateSet) else key
    key = "next-spend" if costs_money(outcome.preview) else key
    return voice.say(key, minutes=waiting_minutes(outcome.approval))


def asked(voice: Voice, outcome: Asked) -> tuple[Shown, ...]:
    preview = outcome.preview
    lines, file = table(voice, preview)
    text = written(
        [voice.say("card-drifted")] if outcome.replaces_drifted else [],
        [head(voice, "card-asked-spend" if costs_money(preview) else "card-asked", preview), *lines],
        spend_lines(voice, preview.spend, outcome.spend),
        why(voice, "why-asked", outcome.reasons),
        [_next(voice, outcome)],
    )
    name = voice.say("table-file") if file else ""
    buttons = answer_buttons(voice, outcome.approval)
    return (Shown(text, buttons, card=outcome.card, file=file, file_name=str(name)),)


def working(voice: Voice, outcome: Working) -> tuple[Shown, ...]:
    lines, _ = table(voice, outcome.preview)
    said = [voice.say("working-said", by=outcome.by)]
    text = written([head(voice, "card-working", outcome.preview), *lines], said)
    return (Shown(text, card=outcome.card, update=True),)


def refused(voice: Voice, outcome: Refused) -> tuple[Shown, ...]:
    preview = outcome.preview
    lines, file = table(voice, preview)
    reasons = [*why(voice, "why-refused", outcome.reasons), *daily_losses(voice, preview)]
    after = [voice.say("refused-nothing")]
    if outcome.moves:
        after.append(voice.say("refused-moves"))
    wanted: list[str] = [voice.say("table-wanted"), *lines] if lines else []
    text = written([head(voice, "card-refused", preview), *wanted], reasons, after)
    name = voice.say("table-file") if file else ""
    return (Shown(text, packed(_moves(voice, outcome)), file=file, file_name=str(name)),)


def _moves(voice: Voice, outcome: Refused) -> list[Button]:
    """Allowed moves as buttons; the product is named only where there are several."""
    names = names_of(outcome.preview)
    floors = {row.listing: row.floor for row in outcome.preview.rows if row.field is RowField.PRICE and row.floor}
    shown = names if len(names) > 1 else {}
    return [tap_button(voice, _for_then(outcome, tap), shown, floors) for tap in outcome.moves]


def _for_then(outcome: Refused, tap: Tap) -> Tap:
    """A move for the very times that the card shows is worded without them."""
    asked, move = outcome.preview.operation, tap.command
    if isinstance(asked, Planned) and isinstance(move, Planned) and (move.at, move.until) == (asked.at, asked.until):
        return replace(tap, command=move.operation)
    return tap


def _closing(voice: Voice, outcome: Closed) -> Ready:
    state = outcome.approval.state
    if state is ApprovalState.DECLINED and outcome.by:
        return voice.say("closed-declined", by=outcome.by)
    if state is ApprovalState.EXPIRED:
        return voice.say("closed-expired", minutes=waiting_minutes(outcome.approval))
    return voice.say("closed-declined-nobody" if state is ApprovalState.DECLINED else "closed-void")


def closed(voice: Voice, outcome: Closed) -> tuple[Shown, ...]:
    lines, _ = table(voice, outcome.preview)
    top = [head(voice, "card-closed", outcome.preview), voice.say("table-wanted"), *lines]
    text = written(top, [_closing(voice, outcome)])
    return (Shown(text, card=outcome.card, update=True),)


def unchanged(voice: Voice, outcome: Unchanged) -> tuple[Shown, ...]:
    lines, file = table(voice, outcome.preview)
    text = written([head(voice, "card-unchanged", outcome.preview), *lines], [voice.say("unchanged-said")])
    name = voice.say("table-file") if file else ""
    return (Shown(text, file=file, file_name=str(name)),)
