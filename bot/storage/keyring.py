"""Master keys: from a setting, or from a file made once that only its owner reads. They are never in the database or its copies.

A key file holds one key a line, the one in force first. It has a second line only while the keys of shops are being wrapped anew.
"""

import base64
import binascii
import hashlib
import os
import stat
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from bot.errors import SetupError
from bot.storage.sealing import new_key

KEY_BYTES = 32
OURS_ONLY = 0o600


@dataclass(frozen=True, slots=True)
class MasterKey:
    """32 bytes. `id` is a hash of them: it says which key is meant and nothing about it."""

    value: bytes = field(repr=False)

    @property
    def id(self) -> str:
        return hashlib.sha256(b"xiaoer master key\n" + self.value).hexdigest()[:16]


class Keyring:
    """The key that seals from now on, and those that older seals may still need. Read when it is first needed."""

    def __init__(self, read: Callable[[], tuple[MasterKey, ...]]) -> None:
        self._read = read
        self._keys: tuple[MasterKey, ...] = ()

    def __repr__(self) -> str:
        return "Keyring(…)"

    @property
    def current(self) -> MasterKey:
        """Raises SetupError when the keys cannot be read."""
        return self._all()[0]

    def by_id(self, key_id: str) -> MasterKey | None:
        return next((each for each in self._all() if each.id == key_id), None)

    def _all(self) -> tuple[MasterKey, ...]:
        self._keys = self._keys or self._read()
        return self._keys


@dataclass(frozen=True, slots=True)
class KeySource:
    """Where the keys of an installation come from. `given` and `given_before` are settings, empty where they are not set."""

    path: Path
    given: str = field(default="", repr=False)
    given_before: str = field(default="", repr=False)

    def keyring(self) -> Keyring:
        """The setting's key leads; those of a file that is still there open what was sealed before the setting."""
        return Keyring(self._keys)

    def _keys(self) -> tuple[MasterKey, ...]:
        if not self.given:
            return self.in_file() or self._made()
        told = [_key(self.given, "XIAOER_SECRET_KEY")]
        if self.given_before:
            told.append(_key(self.given_before, "XIAOER_SECRET_KEY_OLD"))
        return (*told, *self.in_file())

    def in_file(self) -> tuple[MasterKey, ...]:
        """The file's keys, the one in force first; none where there is no file. Raises SetupError for one others may read."""
        try:
            if stat.S_IMODE(self.path.stat().st_mode) & 0o077:
                raise SetupError("error-secret-file-open", {"file": str(self.path)})
            lines = self.path.read_text(encoding="ascii").split()
        except FileNotFoundError:
            return ()
        except (OSError, UnicodeError) as error:
            raise SetupError("error-secret-file", {"file": str(self.path)}) from error
        return tuple(_key(line, str(self.path)) for line in lines)

    def _made(self) -> tuple[MasterKey, ...]:
        return self.write((MasterKey(new_key()),))

    def write(self, keys: Iterable[MasterKey]) -> tuple[MasterKey, ...]:
        """Puts the file in place of the one before, whole and on the disk, or not at all."""
        keys = tuple(keys)
        made = self.path.with_name(f"{self.path.name}.made")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            made.unlink(missing_ok=True)
            with os.fdopen(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OURS_ONLY), "w") as file:
                file.writelines(base64.urlsafe_b64encode(each.value).decode() + "\n" for each in keys)
                file.flush()
                os.fsync(file.fileno())
            made.replace(self.path)
            sync_folder(self.path.parent)
        except OSError as error:
            raise SetupError("error-secret-file", {"file": str(self.path)}, 73) from error
        return keys


def sync_folder(folder: Path) -> None:
    """New names in the folder survive a power cut from here on."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _key(text: str, where: str) -> MasterKey:
    """Both alphabets of base64 are read. The text itself is never told."""
    try:
        value = base64.b64decode(text.strip().translate(str.maketrans("-_", "+/")), validate=True)
    except (binascii.Error, ValueError):
        value = b""
    if len(value) != KEY_BYTES:
        raise SetupError("error-secret-key-form", {"where": where})
    return MasterKey(value)
