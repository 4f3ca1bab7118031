"""A bot's side without any library, for tests of the wire itself: one call, its status and its JSON."""

import io
from dataclasses import dataclass
from typing import Any, Self

import aiohttp

Json = dict[str, Any]


@dataclass(frozen=True)
class Answer:
    """HTTP status and body of one call."""

    status: int
    body: Json

    @property
    def refusal(self) -> str:
        """The description of a refusal, after its code. Raises KeyError when the call went well."""
        return f"{self.body['error_code']} {self.body['description']}"


class RawBot:
    """Calls methods of the Bot API with JSON bodies, or with a form when files are given."""

    def __init__(self, url: str, token: str) -> None:
        self.base = f"{url}/bot{token}"
        self.files = f"{url}/file/bot{token}"
        self.session = aiohttp.ClientSession()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.session.close()

    async def call(self, method: str, **params: Any) -> Answer:
        """One call with a JSON body."""
        async with self.session.post(f"{self.base}/{method}", json=params) as response:
            return Answer(response.status, await response.json())

    async def ok(self, method: str, **params: Any) -> Any:
        """The result of a call that must go well."""
        answer = await self.call(method, **params)
        assert answer.status == 200, answer
        return answer.body["result"]

    async def refused(self, method: str, **params: Any) -> str:
        """The refusal of a call that must not go well, as "code description"."""
        return (await self.call(method, **params)).refusal

    async def upload(self, method: str, files: dict[str, bytes], **params: str) -> Answer:
        """One call as a multipart form; each file is a part named by its key."""
        form = aiohttp.FormData(params)
        for name, data in files.items():
            form.add_field(name, io.BytesIO(data), filename=f"{name}.bin", content_type="application/octet-stream")
        async with self.session.post(f"{self.base}/{method}", data=form) as response:
            return Answer(response.status, await response.json())

    async def fetch(self, path: str) -> tuple[int, bytes]:
        """Status and bytes of a file download."""
        async with self.session.get(f"{self.files}/{path}") as response:
            return response.status, await response.read()
