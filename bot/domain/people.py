"""Who a person is in a shop and what that role allows. The default is nobody: an unknown pair allows nothing."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What a member is in one shop. Admins of an installation are no role: they are ids in the settings."""

    OWNER = "owner"
    OPERATOR = "operator"
    VIEWER = "viewer"


class Permission(StrEnum):
    """One thing that is asked for at the gate and again when a stored answer is used."""

    READ = "read"
    CHANGE = "change"
    SPEND = "spend"
    STOP = "stop"
    SETTINGS = "settings"
    INVITE = "invite"


ALLOWED: dict[Role, frozenset[Permission]] = {
    Role.OWNER: frozenset(Permission),
    Role.OPERATOR: frozenset({Permission.READ, Permission.CHANGE, Permission.SPEND, Permission.STOP}),
    Role.VIEWER: frozenset({Permission.READ}),
}


def allows(role: Role | None, permission: Permission) -> bool:
    """Whether the role allows it. No role allows nothing."""
    return role is not None and permission in ALLOWED[role]


@dataclass(frozen=True, slots=True)
class Person:
    """One account in one messenger. `language` is a locale of ours ("zh-Hans", "en"); `current_shop` may be None."""

    id: str
    messenger: str
    external_id: str
    name: str
    language: str
    chat: str
    current_shop: str | None = None
    reachable: bool = True


@dataclass(frozen=True, slots=True)
class Membership:
    """A person's role in a shop."""

    shop_id: str
    person_id: str
    role: Role


@dataclass(frozen=True, slots=True)
class Invite:
    """A single-use, expiring right to join a shop. Only the hash of its token is kept (SHA-256, hex)."""

    token_hash: str
    shop_id: str
    role: Role
    created_by: str
    expires_at: datetime
    used_by: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, in which shop, with which role *now*. Jobs act as a person who asked, or as the shop hand itself."""

    person_id: str
    shop_id: str
    role: Role | None
    name: str = ""
    is_admin: bool = False

    def may(self, permission: Permission) -> bool:
        return allows(self.role, permission)
