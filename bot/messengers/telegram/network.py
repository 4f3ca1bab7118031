"""Tells a request that never left from one that may have arrived: the one question aiogram's network error leaves open."""

import aiohttp

_BEFORE_SENDING = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL)


def never_left(cause: BaseException | None) -> bool:
    """True only when no connection came about: refused, no such host, no answer to connecting, a certificate refused."""
    return isinstance(cause, _BEFORE_SENDING)


def download_status(error: BaseException) -> int | None:
    """The HTTP status a download was refused with, None when the failure is of another kind."""
    return error.status if isinstance(error, aiohttp.ClientResponseError) else None


DOWNLOAD_FAILURES = (aiohttp.ClientError, TimeoutError)
"""What reading a download raises."""
