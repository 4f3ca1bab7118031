"""What every column of every table holds of whom: the one list that handing out and erasing go by. A column that is not in it is a bug.

The money log and the work log are kept by legal duty. They name people by our random ids alone: the person's row says who an id was,
and once that is gone, nobody. Names are looked up when a line is shown; they stand in no line.
"""

from collections.abc import Mapping
from enum import StrEnum


class Kept(StrEnum):
    """SHOP: the shop's own data. PERSON: of the person the row is about. WHO: our id of a person, which names nobody. RECORD: of the
    money log and the work log, kept. OURS: how we work it off; tells nothing of anybody, and is not handed out. SECRET: sealed, handed
    out to nobody. TALK: what was said to a person, made from the other columns; erased with shop and person, and not handed out.
    """

    SHOP = "shop"
    PERSON = "person"
    WHO = "who"
    RECORD = "record"
    OURS = "ours"
    SECRET = "sealed"  # noqa: S105 - a word of a list
    TALK = "talk"


def _all(kept: Kept, columns: str) -> dict[str, Kept]:
    return dict.fromkeys(columns.split(), kept)


S, P, W, R, O, X, T = Kept.SHOP, Kept.PERSON, Kept.WHO, Kept.RECORD, Kept.OURS, Kept.SECRET, Kept.TALK  # noqa: E741 - a column each
CATALOGUE: Mapping[str, Mapping[str, Kept]] = {
    "inbox": _all(P, "messenger chat received_at body") | _all(O, "id uid state attempts"),
    "outbox": _all(T, "messenger chat body picture file message_ref press_ref")
    | _all(S, "shop_id")
    | _all(O, "id key lane kind card state attempts created_at not_before note"),
    "restoration": _all(O, "epoch copied_at restored_at"),
    "alembic_version": _all(O, "version_num"),
    "shop": _all(
        S,
        "id name marketplace currency timezone language report_at clock_offset_days stopped_at daily_spend_minor "
        "daily_spend_currency monthly_spend_minor monthly_spend_currency ask_above_change refuse_above_change "
        "ask_above_listings approval_minutes weekly_spend_minor weekly_spend_currency resumed_at refuse_above_day_change "
        "changes_per_day refuse_above_listings cool_down_minutes operation_spend_minor operation_spend_currency frozen_at",
    )
    | _all(W, "frozen_by frozen_after"),
    "talk": _all(S, "shop_id") | _all(W, "person_id") | _all(P, "memory"),
    "invite": _all(S, "shop_id role expires_at") | _all(W, "created_by used_by") | _all(X, "token_hash"),
    "knowledge": _all(
        S,
        "shop_id listing_id goods_cost_minor goods_cost_currency floor_minor floor_currency aliases costs bid_cap_minor "
        "bid_cap_currency protected",
    ),
    "ledger_entry": _all(R, "number shop_id effect_id day kind credit debit amount_minor currency"),
    "model_use": _all(S, "shop_id day currency calls failures tokens_in tokens_out cost")
    | _all(O, "held_tokens held_cost told"),
    "offer": _all(S, "shop_id command expires_at used_at") | _all(W, "person_id") | _all(X, "id"),
    "person": _all(P, "messenger external_id name language chat current_shop reachable") | _all(W, "id"),
    "plan": _all(S, "id shop_id operation created_at due_at until ends_at state run_id")
    | _all(W, "person_id")
    | _all(O, "number"),
    "report": _all(S, "shop_id day state claimed_at"),
    "run": _all(S, "shop_id id origin operation state created_at preview undone_by finished_at mandate_id")
    | _all(W, "asked_by")
    | _all(O, "number digest"),
    "secret": _all(S, "shop_id name") | _all(X, "key_id sealed"),
    "secret_key": _all(S, "shop_id") | _all(X, "id master_id wrapped"),
    "shop_word": _all(S, "shop_id kind word listing count base taught_at") | _all(W, "taught_by"),
    "worklog": _all(R, "shop_id seq kind at day run_id listings body previous hash") | _all(W, "actor"),
    "approval": _all(S, "shop_id run_id operation permission created_at expires_at state decided_at")
    | _all(W, "asked_by decided_by")
    | _all(O, "number digest")
    | _all(X, "id"),
    "effect": _all(S, "id shop_id run_id action state attempts sent_at settled_at note") | _all(O, "number"),
    "expectation": _all(S, "shop_id listing facet standing origin set_at seen_at") | _all(W, "by"),
    "drift": _all(S, "shop_id id listing name facet before found earliest noticed_at contested state ended_at")
    | _all(W, "ended_by")
    | _all(O, "number"),
    "mandate": _all(
        S,
        "shop_id id line scope listings whole until uses max_change cap_minor cap_currency cap_window per_action_minor "
        "per_action_currency granted_at revoked_at",
    )
    | _all(W, "granted_by revoked_by")
    | _all(O, "number"),
    "membership": _all(S, "shop_id role") | _all(W, "person_id"),
    "preference": _all(S, "shop_id") | _all(P, "loudness quiet_start quiet_end") | _all(W, "person_id"),
    "sandbox_ads": _all(S, "shop_id day listing_id impressions clicks orders spend"),
    "sandbox_buyer": _all(S, "shop_id buyer first_day"),
    "sandbox_effect": _all(S, "shop_id effect_id number action digest moment received"),
    "sandbox_line": _all(
        S,
        "shop_id order_id number listing_id variant_id units unit_price amount buyer day moment kind from_ad refund_of reason",
    ),
    "sandbox_offer": _all(S, "shop_id tender_id number moment unit_price units effect_id"),
    "sandbox_shop": _all(S, "shop_id seed currency opened simulated_until"),
    "sandbox_stock": _all(S, "shop_id variant_id units"),
    "sandbox_tender": _all(S, "shop_id tender_id listing_id units highest_price opens closes"),
    "sandbox_terms": _all(
        S,
        "shop_id listing_id number since price tiers promotion budget until effect_id bid shelf title description selling_points",
    ),
    "files_ads": _all(S, "shop_id day sku campaign occurrence spend impressions clicks orders"),
    "files_buyers": _all(S, "shop_id buyer first_day"),
    "files_lines": _all(
        S, "shop_id day invoice content occurrence second sku name quantity price amount buyer cancelled"
    ),
    "files_products": _all(S, "shop_id sku name price stock cost"),
    "files_sold": _all(S, "shop_id sku name price moment"),
}
RECORDS = ("ledger_entry", "worklog")
"""Only ever added to: what erasing leaves."""
OF_PERSON: Mapping[str, str] = {
    "person": "id",
    "membership": "person_id",
    "preference": "person_id",
    "talk": "person_id",
    "offer": "person_id",
    "plan": "person_id",
    "run": "asked_by",
    "approval": "asked_by",
    "shop_word": "taught_by",
    "mandate": "granted_by",
    "invite": "created_by",
    "worklog": "actor",
}
"""By which column a row is a person's own. The inbox is by who sent a message."""
GONE_WITH_PERSON = ("membership", "preference", "talk", "offer")
"""Deleted with the person, before the person's row. What they decided in a shop stays the shop's, under an id that names nobody."""


def of_shop(table: str) -> str:
    """The column that says whose a row is; empty for a table that is no shop's."""
    if table == "shop":
        return "id"
    return "shop_id" if "shop_id" in CATALOGUE[table] else ""
