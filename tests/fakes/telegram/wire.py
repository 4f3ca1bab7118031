"""Reading a request in each of the forms the Bot API takes: query string, urlencoded, JSON, multipart."""

import json
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from tests.fakes.telegram.errors import bad

Json = dict[str, Any]

_DISPOSITION = re.compile(rb'content-disposition:[^\r\n]*?;\s*name="([^"]*)"', re.IGNORECASE)
_FILENAME = re.compile(rb"filename=\"([^\"]*)\"", re.IGNORECASE)
_FILENAME_STAR = re.compile(rb"filename\*=utf-8''([^;\r\n]+)", re.IGNORECASE)
_TYPE = re.compile(rb"content-type:\s*([^\r\n;]+)", re.IGNORECASE)


@dataclass(frozen=True)
class Upload:
    """One file part of a multipart request."""

    filename: str
    mime: str
    data: bytes = field(repr=False)


@dataclass
class Params:
    """The parameters of one request, whatever form they came in; unknown ones stay unread."""

    values: Json = field(default_factory=dict)
    uploads: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str | None:
        """The value as text, None when absent or null."""
        value = self.values.get(name)
        if value is None:
            return None
        if isinstance(value, bool):
            return "true" if value else "false"
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

    def integer(self, name: str, default: int | None = None) -> int | None:
        """The value as a whole number. Raises 400 when it is something else."""
        value = self.text(name)
        if value is None or value == "":
            return default
        try:
            return int(value)
        except ValueError:
            raise bad(f'invalid parameter "{name}": a number expected') from None

    def flag(self, name: str) -> bool:
        """The value as yes or no; anything but true, yes and 1 is no."""
        return (self.text(name) or "").lower() in {"true", "yes", "1"}

    def structure(self, name: str) -> Any:
        """The value as JSON, which clients send as a string or in place. Raises 400 for broken JSON."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad(f"can't parse {name.replace('_', ' ')} JSON object") from None

    def readable(self) -> Json:
        """All parameters with their JSON opened, for the journal."""
        return {name: _opened(value) for name, value in self.values.items()}


def _opened(value: Any) -> Any:
    if isinstance(value, str) and value[:1] in {"{", "["}:
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def read(query: str, content_type: str, body: bytes) -> Params:
    """The parameters of a request. Raises 400 for a body that is not what its type says."""
    params = Params(dict(parse_qsl(query, keep_blank_values=True)))
    kind = content_type.split(";", 1)[0].strip().lower()
    if kind == "multipart/form-data":
        _multipart(content_type, body, params)
    elif kind == "application/json":
        params.values.update(_json_body(body))
    elif body:
        params.values.update(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    return params


def _json_body(body: bytes) -> Json:
    try:
        value = json.loads(body or b"{}")
    except ValueError:
        raise bad("can't parse JSON object") from None
    if not isinstance(value, dict):
        raise bad("can't parse JSON object")
    return value


def _multipart(content_type: str, body: bytes, params: Params) -> None:
    found = re.search(r'boundary="?([^";]+)"?', content_type)
    if found is None:
        raise bad("can't find the boundary of a multipart body")
    mark = b"--" + found.group(1).encode()
    pieces = (b"\r\n" + body).split(b"\r\n" + mark)
    if len(pieces) < 2 or not pieces[-1].startswith(b"--"):
        raise bad("a multipart body ends too early")
    for piece in pieces[1:-1]:
        head, _, data = piece.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        _part(head, data, params)


def _part(head: bytes, data: bytes, params: Params) -> None:
    name = _DISPOSITION.search(head)
    if name is None:
        raise bad("a part of a multipart body has no name")
    key = name.group(1).decode()
    filename = _FILENAME.search(head)
    if filename is None:
        params.values[key] = data.decode("utf-8", "replace")
        return
    star = _FILENAME_STAR.search(head)
    mime = _TYPE.search(head)
    shown = (
        dict(parse_qsl("n=" + star.group(1).decode())).get("n", "")
        if star
        else filename.group(1).decode("utf-8", "replace")
    )
    params.uploads[key] = Upload(shown, mime.group(1).decode().strip() if mime else "application/octet-stream", data)
