"""Brings a file a person sent onto our disk, never more than allowed, and never half of one."""

from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from bot.domain.chat import FileRef
from bot.errors import DeliveryError, FileRejected, NotSent, Rejected, TooLarge
from bot.messengers.telegram.line import Line
from bot.messengers.telegram.network import DOWNLOAD_FAILURES, download_status

_SECONDS = 120


async def fetch(line: Line, file: FileRef, target: Path, limit_bytes: int) -> None:
    """Writes the file to `target`. Raises TooLarge, FileRejected when it is gone, NotSent when it is worth another try."""
    _check(file.size, limit_bytes)
    path, size = await _locate(line, file)
    _check(size, limit_bytes)
    with _whole(target) as sink:
        if (problem := await _copy(line.read(path, _SECONDS), sink, limit_bytes)) is not None:
            raise problem


@contextmanager
def _whole(target: Path) -> Iterator[BinaryIO]:
    """A file that is there only if everything went well."""
    try:
        with target.open("wb") as sink:
            yield sink
    except BaseException:
        target.unlink(missing_ok=True)
        raise


async def _locate(line: Line, file: FileRef) -> tuple[str, int | None]:
    try:
        path, size = await line.path_of(file.ref)
    except Rejected as refused:
        if "file is too big" in str(refused.values.get("detail", "")):
            raise TooLarge(values={"name": file.name}) from None
        raise FileRejected(values={"name": file.name}) from None
    except DeliveryError as error:
        raise _again(error) from None
    if not path:
        raise FileRejected(values={"name": file.name})
    return path, size


def _again(error: DeliveryError) -> DeliveryError:
    """Asking where a file is changes nothing, so an unknown outcome is as good as none."""
    return NotSent(values=error.values)


def _check(size: int | None, limit_bytes: int) -> None:
    if size is not None and size > limit_bytes:
        raise TooLarge(values={"size": size, "limit": limit_bytes})


async def _copy(chunks: AsyncIterator[bytes], sink: BinaryIO, limit_bytes: int) -> Exception | None:
    """The problem is returned, not raised: what the HTTP client raised holds the address, and the address holds the token."""
    written = 0
    try:
        async for chunk in chunks:
            written += len(chunk)
            if written > limit_bytes:
                return TooLarge(values={"size": written, "limit": limit_bytes})
            sink.write(chunk)
    except DOWNLOAD_FAILURES as error:
        status = download_status(error)
        gone = status is not None and 400 <= status < 500
        return FileRejected(values={"status": status}) if gone else NotSent(values={"detail": type(error).__name__})
    return None
