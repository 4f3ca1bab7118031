"""AES-256-GCM with what a sealed value belongs to as authenticated data: moved elsewhere or altered, it does not open."""

import json
from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

VERSION = b"\x01"
NONCE = 12
KEY_BITS = 256


class BrokenSeal(ValueError):
    """Not opened: another key, another place, or an altered byte. Says nothing of the content."""


def new_key() -> bytes:
    """32 bytes from the operating system's random source."""
    return AESGCM.generate_key(KEY_BITS)


def seal(key: bytes, plain: bytes, belongs_to: Sequence[str]) -> bytes:
    """Version, nonce, ciphertext and tag. `belongs_to` must be told again, part by part, to open it."""
    nonce = AESGCM.generate_key(128)[:NONCE]
    return VERSION + nonce + AESGCM(key).encrypt(nonce, plain, _bound(belongs_to))


def unseal(key: bytes, sealed: bytes, belongs_to: Sequence[str]) -> bytes:
    """Raises BrokenSeal."""
    if sealed[:1] != VERSION or len(sealed) <= 1 + NONCE:
        raise BrokenSeal("not a sealed value")
    try:
        return AESGCM(key).decrypt(sealed[1 : 1 + NONCE], sealed[1 + NONCE :], _bound(belongs_to))
    except InvalidTag:
        raise BrokenSeal("a sealed value does not open") from None


def _bound(belongs_to: Sequence[str]) -> bytes:
    """The parts with their borders: ("ab", "c") is not ("a", "bc")."""
    return json.dumps(list(belongs_to), ensure_ascii=True, separators=(",", ":")).encode()
