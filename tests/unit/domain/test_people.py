"""Roles as a table: who may what, written out a second time by hand."""

import pytest

from bot.domain.operation_json import KINDS
from bot.domain.people import Actor, Permission, Role, allows

MAY = {
    (Role.OWNER, Permission.READ): True,
    (Role.OWNER, Permission.CHANGE): True,
    (Role.OWNER, Permission.SPEND): True,
    (Role.OWNER, Permission.STOP): True,
    (Role.OWNER, Permission.SETTINGS): True,
    (Role.OWNER, Permission.INVITE): True,
    (Role.OPERATOR, Permission.READ): True,
    (Role.OPERATOR, Permission.CHANGE): True,
    (Role.OPERATOR, Permission.SPEND): True,
    (Role.OPERATOR, Permission.STOP): True,
    (Role.OPERATOR, Permission.SETTINGS): False,
    (Role.OPERATOR, Permission.INVITE): False,
    (Role.VIEWER, Permission.READ): True,
    (Role.VIEWER, Permission.CHANGE): False,
    (Role.VIEWER, Permission.SPEND): False,
    (Role.VIEWER, Permission.STOP): False,
    (Role.VIEWER, Permission.SETTINGS): False,
    (Role.VIEWER, Permission.INVITE): False,
}
ELSEWHERE = (
    "name.learn", "name.forget", "unit.learn", "mandate.set", "mandate.revoke", "guard.set", "listing.protect", "listing.unprotect",
)  # fmt: skip
NEEDED = {
    "price.set": Permission.CHANGE,
    "price.adjust": Permission.CHANGE,
    "price.scale": Permission.CHANGE,
    "price.restore": Permission.CHANGE,
    "price.reset": Permission.CHANGE,
    "floor.set": Permission.CHANGE,
    "cost.set": Permission.CHANGE,
    "promotion.start": Permission.SPEND,
    "promotion.pause": Permission.STOP,
    "promotion.resume": Permission.SPEND,
    "budget.set": Permission.SPEND,
    "price.tier": Permission.CHANGE,
    "budget.adjust": Permission.SPEND,
    "budget.scale": Permission.SPEND,
    "bid.set": Permission.SPEND,
    "bid.adjust": Permission.SPEND,
    "bid.scale": Permission.SPEND,
    "bid.cap": Permission.SPEND,
    "bid.restore": Permission.SPEND,
    "listing.write": Permission.CHANGE,
    "listing.restore": Permission.CHANGE,
    "listing.publish": Permission.CHANGE,
    "listing.unpublish": Permission.CHANGE,
    "tender.offer": Permission.SPEND,
    "tender.withdraw": Permission.CHANGE,
    "limit.set": Permission.SETTINGS,
    "report.time": Permission.SETTINGS,
    "loudness.set": Permission.READ,
    "quiet.set": Permission.READ,
    "plan": Permission.CHANGE,
    "plan.cancel": Permission.CHANGE,
    "limit.adjust": Permission.SETTINGS,
    "limit.scale": Permission.SETTINGS,
    "stop.all": Permission.STOP,
    "stop.lift": Permission.SETTINGS,
}


@pytest.mark.parametrize(("pair", "may"), list(MAY.items()))
def test_what_a_role_may(pair: tuple[Role, Permission], may: bool) -> None:
    assert allows(*pair) is may
    assert Actor("p", "s", pair[0]).may(pair[1]) is may


def test_the_table_is_complete() -> None:
    assert set(MAY) == {(role, permission) for role in Role for permission in Permission}


@pytest.mark.parametrize("permission", list(Permission))
def test_nobody_may_nothing(permission: Permission) -> None:
    assert not allows(None, permission)
    assert not Actor("p", "s", None, is_admin=True).may(permission)


def test_what_each_operation_needs() -> None:
    """Settings and plans have a table of their own."""
    own = {kind: each for kind, each in KINDS.items() if each.kind not in ELSEWHERE}
    assert {kind: each.permission for kind, each in own.items()} == NEEDED
    assert {kind for kind, each in KINDS.items() if each.spends} == {
        "promotion.start",
        "promotion.resume",
        "budget.set",
        "budget.adjust",
        "budget.scale",
        "bid.set",
        "bid.adjust",
        "bid.scale",
        "bid.cap",
        "bid.restore",
    }
