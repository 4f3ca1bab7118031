"""Uploads on disk. A file is complete and synced before its message is stored, and its name on disk is ours alone: what a
browser calls it is kept only as a label.
"""

import asyncio
import os
import re
import shutil
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO

from bot.errors import FileRejected, TooLarge
from bot.messengers.files import HEAD_BYTES, picture_mime, sound_mime

_REF = re.compile(r"[A-Za-z0-9_-]{16,64}")


class Upload:
    """One file being received. `size` counts bytes so far; `mime` is set for a picture or a sound once its first bytes are here."""

    def __init__(self, folder: Path, ref: str) -> None:
        self.ref = ref
        self.size = 0
        self.mime = ""
        self._part = folder / f"{ref}.part"
        self._whole = folder / ref
        self._file: BinaryIO = self._part.open("xb")
        self._head = b""

    def write(self, chunk: bytes) -> None:
        """Raises OSError when the disk is full."""
        if len(self._head) < HEAD_BYTES:
            self._head += chunk[:HEAD_BYTES]
            self.mime = picture_mime(self._head) or sound_mime(self._head)
        self._file.write(chunk)
        self.size += len(chunk)

    async def finish(self) -> None:
        """Syncs the file and gives it its name. Raises OSError."""
        await asyncio.to_thread(self._sync)

    def _sync(self) -> None:
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        self._part.replace(self._whole)
        folder = os.open(self._whole.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def drop(self) -> None:
        """Forgets the file, finished or not."""
        self._file.close()
        self._part.unlink(missing_ok=True)
        self._whole.unlink(missing_ok=True)


class Spool:
    """The folder of uploads."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def open(self) -> None:
        """Makes the folder, readable by its owner alone. Raises OSError."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    def begin(self, ref: str) -> Upload:
        """Raises OSError."""
        return Upload(self._folder, ref)

    async def copy(self, ref: str, target: Path, limit_bytes: int) -> None:
        """Raises FileRejected when the file is not there (any more), TooLarge beyond the limit."""
        await asyncio.to_thread(self._copy, ref, target, limit_bytes)

    def _copy(self, ref: str, target: Path, limit_bytes: int) -> None:
        source = self._folder / ref
        if not _REF.fullmatch(ref) or not source.is_file():
            raise FileRejected
        if source.stat().st_size > limit_bytes:
            raise TooLarge(values={"limit": limit_bytes})
        shutil.copyfile(source, target)

    def sweep(self, now: datetime, keep: timedelta) -> int:
        """Deletes what is older than `keep`, and uploads nothing was added to for an hour; gives their number."""
        oldest, unfinished = (now - keep).timestamp(), (now - timedelta(hours=1)).timestamp()
        paths = tuple(self._folder.iterdir())
        stale = [path for path in paths if path.stat().st_mtime < (unfinished if path.suffix == ".part" else oldest)]
        for path in stale:
            path.unlink(missing_ok=True)
        return len(stale)
