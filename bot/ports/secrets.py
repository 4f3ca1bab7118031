"""Secrets of shops (tokens of marketplaces and the like): stored encrypted, each readable only in its own shop under its own name."""

from typing import Protocol

from bot.domain.secret import Secret


class Secrets(Protocol):
    """Raises SecretError where a stored secret was altered, or is sealed under a key we do not have."""

    def put(self, shop_id: str, name: str, secret: Secret) -> None:
        """Insert or replace."""
        ...

    def get(self, shop_id: str, name: str) -> Secret | None: ...
    def names(self, shop_id: str) -> tuple[str, ...]: ...
    def has_key(self, shop_id: str) -> bool:
        """Whether what is stored of the shop can be opened: its own key is here, and the master key over it."""
        ...

    def forget(self, shop_id: str, name: str) -> None: ...
    def forget_shop(self, shop_id: str) -> None:
        """Destroy the shop's key with all it sealed: what copies of the database still hold of it is unreadable from then on."""
        ...
