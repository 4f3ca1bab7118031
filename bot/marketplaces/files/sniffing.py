"""Finds out what a file is before anything of it is imported: packing, size, letters, delimiter.

The whole file is looked at once, in blocks, because a name in Chinese may first occur on line 50,000 and a packed file tells its real
size only when it is unpacked. A file refused here has changed nothing.
"""

import codecs
import gzip
import io
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from bot.errors import FileRejected, TooLarge
from bot.marketplaces.files.questions import Doubt, MappingAsked, MappingQuestion, chosen
from bot.marketplaces.files.rows import FileLimits

BLOCK = 1 << 20
DELIMITERS = (",", ";", "\t")
ENCODINGS = ("utf-8-sig", "gb18030", "cp1252")
UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
MAGIC: dict[bytes, str] = {
    b"\xd0\xcf\x11\xe0": "error-file-old-excel",
    b"%PDF": "error-file-not-table",
    b"\x89PNG": "error-file-not-table",
    b"\xff\xd8\xff": "error-file-not-table",
    b"Rar!": "error-file-not-table",
    b"7z\xbc\xaf": "error-file-not-table",
}
"""First bytes of what people send instead, with the text that tells them what to do."""
NOT_ASCII = re.compile(r"[^\x00-\x7f]")
UNREADABLE = re.compile(r"[\udc80-\udcff]")
BROKEN_GZIP = (gzip.BadGzipFile, EOFError, zlib.error)


@dataclass(frozen=True, slots=True)
class TextFile:
    """A delimited text file. `lines` counts line ends; `giant_lines`: some line may not fit into memory.

    Reading yields bytes that are no letters as lone surrogates.
    """

    path: Path
    packed: bool
    encoding: str
    delimiter: str
    lines: int
    giant_lines: bool

    def open(self) -> io.TextIOWrapper:
        errors = "strict" if self.encoding == "utf-16" else "surrogateescape"
        return io.TextIOWrapper(_open(self.path, self.packed), encoding=self.encoding, errors=errors, newline="")


def is_workbook(path: Path) -> bool:
    """Whether the first bytes are those of a zip archive, which an XLSX is. Raises FileRejected for what is no table at all."""
    with path.open("rb") as file:
        head = file.read(8)
    if not head:
        raise FileRejected("error-file-empty")
    for magic, key in MAGIC.items():
        if head.startswith(magic):
            raise FileRejected(key)
    return head.startswith(b"PK\x03\x04")


def look_at_text(path: Path, limits: FileLimits, answers: Mapping[str, str]) -> Iterator[int | TextFile]:
    """Bytes seen so far after each block, and the finding last.

    Raises TooLarge over the limit, FileRejected for broken packing or bytes that are no text, MappingAsked when the letters could
    be read in two ways.
    """
    with path.open("rb") as file:
        packed = file.read(2) == b"\x1f\x8b"
    votes = {name: _Votes(name) for name in ("utf-8", "gb18030")}
    total = lines = since_line = 0
    giant = False
    head = b""
    try:
        for block in _blocks(path, packed):
            head = head or block
            total += len(block)
            if total > limits.text_bytes:
                raise TooLarge("error-import-too-large", {"limit": limits.text_bytes >> 20})
            lines += block.count(b"\n")
            last = block.rfind(b"\n")
            since_line = len(block) - last if last >= 0 else since_line + len(block)
            giant = giant or since_line > BLOCK
            for vote in votes.values():
                vote.take(block)
            yield total
    except BROKEN_GZIP as error:
        raise FileRejected("error-file-unreadable") from error
    encoding = _utf16(path, packed) if head.startswith(UTF16) else _encoding(head, votes, lines, answers)
    yield TextFile(path, packed, encoding, _delimiter(head, encoding), lines, giant)


def _open(path: Path, packed: bool) -> BinaryIO:
    return io.BufferedReader(gzip.GzipFile(path, "rb"), BLOCK) if packed else path.open("rb", buffering=BLOCK)


def _blocks(path: Path, packed: bool) -> Iterator[bytes]:
    with _open(path, packed) as stream:
        while block := stream.read(BLOCK):
            yield block


class _Votes:
    """How well a file reads in one encoding: letters beyond ASCII that make sense, against bytes that do not."""

    def __init__(self, encoding: str) -> None:
        self._decoder = codecs.getincrementaldecoder(encoding)("surrogateescape")
        self.good = self.bad = 0
        self.sample = ""

    def take(self, block: bytes) -> None:
        if block.isascii() and not self._decoder.getstate()[0]:
            return
        found = NOT_ASCII.findall(self._decoder.decode(block))
        bad = sum(1 for each in found if UNREADABLE.match(each))
        self.bad += bad
        self.good += len(found) - bad
        if len(self.sample) < 2000:
            self.sample += "".join(found[:2000])

    @property
    def convincing(self) -> bool:
        return self.bad * 20 <= self.good

    @property
    def common_hanzi(self) -> bool:
        """Whether most letters are everyday ones: western text read as GB18030 gives rare characters instead."""
        return 10 * len(self.sample.encode("gb2312", "ignore")) >= 14 * len(self.sample)


def _encoding(head: bytes, votes: dict[str, _Votes], lines: int, answers: Mapping[str, str]) -> str:
    begin = head[:4096]
    if b"\0" in begin.split(b"\n", 1)[0] or 4 * begin.count(b"\0") > len(begin):
        raise FileRejected("error-file-not-table")
    utf, gb = votes["utf-8"], votes["gb18030"]
    question = MappingQuestion("encoding", Doubt.ENCODING, ENCODINGS)
    told = chosen(answers, question)
    if told:
        return told
    if not utf.bad or utf.convincing:
        return "utf-8-sig"
    if gb.convincing and gb.common_hanzi:
        return "gb18030"
    if utf.bad * 100 <= lines and not gb.convincing:
        return "utf-8-sig"
    raise MappingAsked((question,))


def _utf16(path: Path, packed: bool) -> str:
    """Read to the end, for a broken pair could not be skipped later."""
    try:
        with io.TextIOWrapper(_open(path, packed), encoding="utf-16", newline="") as text:
            while text.read(BLOCK):
                pass
    except UnicodeError as error:
        raise FileRejected("error-file-encoding") from error
    return "utf-16"


def _delimiter(head: bytes, encoding: str) -> str:
    """The delimiter that cuts the first line into most cells; quoted text does not count."""
    text = head[: 1 << 16].decode(encoding, "replace")
    first = next((line for line in text.splitlines() if line.strip()), "")
    if first.lower().startswith("sep=") and first[4:5] in DELIMITERS:
        return first[4]
    bare = re.sub(r'"[^"]*"', "", first)
    best = max(DELIMITERS, key=bare.count)
    if not bare.count(best):
        raise FileRejected("error-file-not-table")
    return best
