"""The append-only record of every step, chained by hashes so that no line can be altered, dropped or moved unseen."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened, before it is chained.

    `kind` is a text key suffix (`log-<kind>` in locales), for example "asked", "refused", "approved", "sent", "done".
    `body` is plain JSON (amounts as decimal strings). `day` is the shop's day. `listings` are the ids it is about.
    """

    shop_id: str
    kind: str
    actor: str
    at: datetime
    day: date
    run_id: str = ""
    listings: tuple[str, ...] = ()
    body: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class LogLine:
    """A step with its place in the shop's chain: `seq` counts from 1 in each shop."""

    seq: int
    step: Step
    previous: str
    hash: str


def chain_hash(seq: int, step: Step, previous: str) -> str:
    """SHA-256 (hex) over the previous hash and everything the line says."""
    content = {
        "seq": seq, "shop": step.shop_id, "kind": step.kind, "actor": step.actor, "at": step.at.isoformat(),
        "day": step.day.isoformat(), "run": step.run_id, "listings": list(step.listings), "body": dict(step.body),
    }  # fmt: skip
    written = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(f"{previous}\n{written}".encode()).hexdigest()


def first_break(lines: Iterable[LogLine]) -> int | None:
    """Sequence number of the first line of one shop's chain that does not fit; None when the chain holds."""
    previous, expected = GENESIS, 1
    for line in lines:
        sound = line.seq == expected and line.previous == previous
        if not sound or line.hash != chain_hash(line.seq, line.step, previous):
            return expected
        previous, expected = line.hash, expected + 1
    return None
