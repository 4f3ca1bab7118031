"""The wire to a model service: no redirects, no proxies of the environment, and never more of an answer than we would read."""

from collections.abc import AsyncIterator

import httpx2
from openai import AsyncOpenAI

LARGEST = 1_000_000
"""Bytes of an answer."""
PLAIN = {"Accept-Encoding": "identity"}
"""A compressed answer could be a thousand times larger than it looks."""


class _Bounded(httpx2.AsyncByteStream):
    def __init__(self, inner: httpx2.AsyncByteStream, request: httpx2.Request) -> None:
        self._inner = inner
        self._request = request

    async def __aiter__(self) -> AsyncIterator[bytes]:
        size = 0
        async for chunk in self._inner:
            size += len(chunk)
            if size > LARGEST:
                raise httpx2.ReadError("too large", request=self._request)
            yield chunk

    async def aclose(self) -> None:
        await self._inner.aclose()


class BoundedTransport(httpx2.AsyncBaseTransport):
    """Ends an answer that is too large, or compressed though we asked for none of that, as a broken connection."""

    def __init__(self) -> None:
        self._inner = httpx2.AsyncHTTPTransport(trust_env=False)

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        response = await self._inner.handle_async_request(request)
        if response.headers.get("content-encoding", "identity") != "identity":
            await response.aclose()
            raise httpx2.ReadError("compressed", request=request)
        if isinstance(response.stream, httpx2.AsyncByteStream):
            response.stream = _Bounded(response.stream, request)
        return response

    async def aclose(self) -> None:
        await self._inner.aclose()


def client(url: str, key: str, seconds: float) -> AsyncOpenAI:
    """A client of one service. A service that wants no key is given a word in its place: the library insists on one."""
    http = httpx2.AsyncClient(
        transport=BoundedTransport(), follow_redirects=False, trust_env=False, timeout=seconds, headers=PLAIN
    )
    return AsyncOpenAI(
        api_key=key or "none",
        base_url=url,
        organization="",
        project="",
        timeout=seconds,
        max_retries=0,
        http_client=http,
    )
