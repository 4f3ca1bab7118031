"""Refusals: what the service tells the bot, and what a test asked for that cannot be."""


class ApiError(Exception):
    """An answer with `ok: false`; the code is the HTTP status too. Texts are those of the public server."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


class CannotError(Exception):
    """A person or a test cannot do this; the control port tells the reason."""


def bad(description: str, **parameters: int) -> ApiError:
    """400."""
    return ApiError(400, f"Bad Request: {description}", **parameters)


def forbidden(description: str) -> ApiError:
    """403."""
    return ApiError(403, f"Forbidden: {description}")


def conflict(description: str) -> ApiError:
    """409."""
    return ApiError(409, f"Conflict: {description}")


def too_many(seconds: int) -> ApiError:
    """429 with the seconds to wait."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
