"""Files that were uploaded, their ids, and the picture checks the service makes."""

import hashlib
import io
from dataclasses import dataclass, field
from typing import Any

from PIL import Image, UnidentifiedImageError

from tests.fakes.telegram.errors import bad
from tests.fakes.telegram.wire import Upload

Json = dict[str, Any]

PHOTO_BYTES = 10 * 1024 * 1024
UPLOAD_BYTES = 50 * 1024 * 1024
DOWNLOAD_BYTES = 20 * 1024 * 1024
LINK_SECONDS = 3600
_SIDES = (("s", 90), ("m", 320), ("x", 800), ("y", 1280))
_PREFIX = {"photo": "AgACAgUAA", "document": "BQACAgUAA", "voice": "AwACAgUAA"}
_FOLDER = {"photo": ("photos", "jpg"), "document": ("documents", ""), "voice": ("voice", "oga")}


@dataclass(frozen=True)
class StoredFile:
    """One upload; every size of a picture has an id of its own and, here, the same bytes."""

    number: int
    kind: str
    upload: Upload
    width: int = 0
    height: int = 0
    duration: int = 0
    digest: str = field(default="")

    def file_id(self, size: str = "f") -> str:
        """The opaque id of one size."""
        return f"{_PREFIX[self.kind]}-{self.number}-{size}-{self.digest}"

    def path(self, size: str = "f") -> str:
        """The download path of one size."""
        folder, ending = _FOLDER[self.kind]
        name, dot, own = self.upload.filename.rpartition(".")
        suffix = ending or (own if dot and name and own.isalnum() else "bin")
        return f"{folder}/file_{self.number}{'' if size == 'f' else '_' + size}.{suffix}"

    def shown(self) -> Any:
        """The `PhotoSize` list, `Document` or `Voice` object."""
        if self.kind == "photo":
            return [self._size(size, width, height) for size, width, height in self._sizes()]
        shown = {"file_id": self.file_id(), "file_unique_id": self.unique("f"), "file_size": len(self.upload.data)}
        shown["mime_type"] = self.upload.mime
        return shown | ({"duration": self.duration} if self.kind == "voice" else {"file_name": self.upload.filename})

    def unique(self, size: str) -> str:
        """The id that stays the same across bots."""
        return f"AQAD{self.digest}{size}"

    def _sizes(self) -> list[tuple[str, int, int]]:
        longest = max(self.width, self.height)
        smaller = [(name, side / longest) for name, side in _SIDES if side < longest]
        rows = [(name, max(1, round(self.width * part)), max(1, round(self.height * part))) for name, part in smaller]
        return [*rows, ("f", self.width, self.height)]

    def _size(self, size: str, width: int, height: int) -> Json:
        names = {"file_id": self.file_id(size), "file_unique_id": self.unique(size)}
        return {**names, "width": width, "height": height, "file_size": len(self.upload.data)}


class Files:
    """All uploads of one world, found by id or by download path."""

    def __init__(self) -> None:
        self._by_id: dict[str, tuple[StoredFile, str]] = {}
        self._links: dict[str, tuple[StoredFile, float]] = {}
        self._count = 0

    def add(self, kind: str, upload: Upload, duration: int = 0) -> StoredFile:
        """Keeps an upload as a photo, document or voice. Raises 400 for what the service refuses."""
        if not upload.data:
            raise bad("file must be non-empty")
        width, height = _measure(upload.data) if kind == "photo" else (0, 0)
        self._count += 1
        digest = hashlib.sha256(upload.data).hexdigest()[:12]
        stored = StoredFile(self._count, kind, upload, width, height, duration, digest)
        for size in "smxyf":
            self._by_id[stored.file_id(size)] = (stored, size)
        return stored

    def find(self, file_id: str) -> tuple[StoredFile, str]:
        """The file and size of an id. Raises 400 for an unknown one."""
        if file_id not in self._by_id:
            raise bad("wrong file identifier/HTTP URL specified")
        return self._by_id[file_id]

    def link(self, file_id: str, now: float) -> Json:
        """The `File` object, with a path that is good for an hour. Raises 400 for an unknown or too big file."""
        if file_id not in self._by_id:
            raise bad("wrong file_id or the file is temporarily unavailable")
        stored, size = self._by_id[file_id]
        if len(stored.upload.data) > DOWNLOAD_BYTES:
            raise bad("file is too big")
        self._links[stored.path(size)] = (stored, now + LINK_SECONDS)
        names = {"file_id": file_id, "file_unique_id": stored.unique(size)}
        return {**names, "file_size": len(stored.upload.data), "file_path": stored.path(size)}

    def download(self, path: str, now: float) -> bytes | None:
        """The bytes behind a path given by `link`, None when it is unknown or too old."""
        stored, until = self._links.get(path, (None, 0.0))
        return stored.upload.data if stored is not None and now <= until else None


def _measure(data: bytes) -> tuple[int, int]:
    if len(data) > PHOTO_BYTES:
        raise bad(f"file of size {len(data)} bytes is too big for a photo; the maximum size is {PHOTO_BYTES} bytes")
    try:
        with Image.open(io.BytesIO(data)) as picture:
            width, height = picture.size
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError):
        raise bad("IMAGE_PROCESS_FAILED") from None
    if width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise bad("PHOTO_INVALID_DIMENSIONS")
    return width, height
