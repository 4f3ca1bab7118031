"""What a file is, by its first bytes, and what it may be called: the name and the type somebody claims are only claims."""

import re
import unicodedata

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
)
_SOUNDS: tuple[tuple[bytes, int, str], ...] = (
    (b"OggS", 0, "audio/ogg"),
    (b"ID3", 0, "audio/mpeg"),
    (b"\xff\xfb", 0, "audio/mpeg"),
    (b"\xff\xf3", 0, "audio/mpeg"),
    (b"fLaC", 0, "audio/flac"),
    (b"ftypM4A ", 4, "audio/mp4"),
    (b"\x1a\x45\xdf\xa3", 0, "audio/webm"),
    (b"WAVE", 8, "audio/wav"),
)
"""What begins a sound file, at which byte, and its type. A browser's own recorder makes WebM or MP4."""
HEAD_BYTES = 16
_MAX_NAME = 100


def picture_mime(head: bytes) -> str:
    """Media type of a PNG, JPEG, GIF or WebP by its first `HEAD_BYTES` bytes; "" for everything else, SVG included."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    return next((mime for signature, mime in _SIGNATURES if head.startswith(signature)), "")


def sound_mime(head: bytes) -> str:
    """Media type of a sound file by its first `HEAD_BYTES` bytes; "" for everything else."""
    return next((mime for mark, at, mime in _SOUNDS if head[at : at + len(mark)] == mark), "")


def safe_name(claimed: str) -> str:
    """The last part of a file name without control, bidirectional or path characters, at most 100 characters; never empty."""
    last = re.split(r"[\\/]", claimed)[-1]
    kept = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C" and sign not in '<>:"|?*')
    kept = kept.strip(" .")
    if len(kept) > _MAX_NAME:
        stem, dot, ending = kept.rpartition(".")
        kept = f"{stem[: _MAX_NAME - 12]}{dot}{ending[:11]}" if dot else kept[:_MAX_NAME]
    return kept or "file"


def png_size(content: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG in pixels, from its header (PNG specification, IHDR); None for anything else."""
    if not content.startswith(b"\x89PNG\r\n\x1a\n") or content[12:16] != b"IHDR" or len(content) < 24:
        return None
    return int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")
