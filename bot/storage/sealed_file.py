"""A file sealed with a passphrase, piece by piece, so that memory stays small. Altered, cut short or reordered, it does not open.

Layout: magic, length of the header (4 bytes), header (JSON), then pieces of one size, each with its tag, the last one shorter. Each
piece's nonce is its number and whether it is the last; each is bound to the whole header, whose salt makes the key this file's own.
"""

import base64
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.storage.sealing import BrokenSeal

MAGIC = b"XIAOER-SEALED-1\n"
PIECE = 1 << 20
TAG = 16
LONGEST_HEADER = 1 << 16
COST = {"n": 1 << 15, "r": 8, "p": 1}
MEMORY = 64 << 20


@dataclass(frozen=True, slots=True)
class Opened:
    """What a sealed file says of itself, authenticated with its first piece, and its content in order."""

    about: Mapping[str, Any]
    pieces: Iterator[bytes]


def write_sealed(
    target: BinaryIO, content: BinaryIO, passphrase: str, about: Mapping[str, Any], done: Callable[[int], None]
) -> None:
    """Seals everything `content` has left. `about` is readable by anybody; `done` is told the bytes written of the content."""
    salt = AESGCM.generate_key(128)
    told = {"about": dict(about), "salt": base64.b64encode(salt).decode(), "cost": COST, "piece": PIECE}
    header = json.dumps(told, sort_keys=True, ensure_ascii=True).encode()
    target.write(MAGIC + len(header).to_bytes(4, "big") + header)
    cipher, bound = AESGCM(_key(passphrase, salt)), hashlib.sha256(header).digest()
    number, total, piece = 0, 0, content.read(PIECE)
    while True:
        following = content.read(PIECE) if len(piece) == PIECE else b""
        target.write(cipher.encrypt(_nonce(number, not following), piece, bound))
        total += len(piece)
        done(total)
        if not following:
            return
        number, piece = number + 1, following


def open_sealed(source: BinaryIO, passphrase: str) -> Opened:
    """Raises BrokenSeal for a wrong passphrase or a file that is none, at once, or while its pieces are read."""
    header = _header(source)
    try:
        told = json.loads(header)
        about, salt = told["about"], base64.b64decode(told["salt"])
        sound = told["piece"] == PIECE and told["cost"] == COST and isinstance(about, dict)
    except (ValueError, KeyError, TypeError) as error:
        raise BrokenSeal("no header of ours") from error
    if not sound:
        raise BrokenSeal("no header of ours")
    cipher, bound = AESGCM(_key(passphrase, salt)), hashlib.sha256(header).digest()
    first = source.read(PIECE + TAG)
    following = source.read(PIECE + TAG)
    opened = _open(cipher, (0, not following), first, bound)
    return Opened(about, _pieces(source, (cipher, bound), opened, following))


def _pieces(source: BinaryIO, seal: tuple[AESGCM, bytes], opened: bytes, following: bytes) -> Iterator[bytes]:
    cipher, bound = seal
    number = 0
    yield opened
    while following:
        number += 1
        piece, following = following, source.read(PIECE + TAG)
        yield _open(cipher, (number, not following), piece, bound)


def _open(cipher: AESGCM, place: tuple[int, bool], piece: bytes, bound: bytes) -> bytes:
    try:
        return cipher.decrypt(_nonce(*place), piece, bound)
    except (InvalidTag, ValueError):
        raise BrokenSeal("a piece does not open") from None


def _header(source: BinaryIO) -> bytes:
    start = source.read(len(MAGIC) + 4)
    length = int.from_bytes(start[len(MAGIC) :], "big")
    if start[: len(MAGIC)] != MAGIC or len(start) != len(MAGIC) + 4 or length > LONGEST_HEADER:
        raise BrokenSeal("not a file of ours")
    header = source.read(length)
    if len(header) != length:
        raise BrokenSeal("cut short")
    return header


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def _key(passphrase: str, salt: bytes) -> bytes:
    return hashlib.scrypt(passphrase.encode(), salt=salt, maxmem=MEMORY, dklen=32, **COST)
