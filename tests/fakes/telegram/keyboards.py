"""The checks a keyboard must pass before it is shown."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from tests.fakes.telegram.errors import bad
from tests.fakes.telegram.wire import Params

Json = dict[str, Any]

_BUTTONS = 100
_IN_ROW = 8
_STYLES = {"danger", "success", "primary"}


def markup(params: Params, private: bool, *, inline_only: bool = False) -> Json | None:
    """`reply_markup` in a normal form, None for none or an empty inline keyboard. Raises 400 for what is not allowed."""
    given = params.structure("reply_markup")
    if not given:
        return None
    if not isinstance(given, dict):
        raise bad("object expected as reply markup")
    if "inline_keyboard" in given:
        rows = _rows(given["inline_keyboard"], lambda button: _inline(button, private))
        return {"inline_keyboard": rows} if rows else None
    if inline_only:
        raise bad("inline keyboard expected")
    if "keyboard" in given:
        return {**given, "keyboard": _rows(given["keyboard"], _reply)}
    if given.get("remove_keyboard") or given.get("force_reply"):
        return given
    raise bad("can't parse reply markup: a keyboard expected")


def _rows(given: Any, check: Callable[[Json], Json]) -> list[list[Json]]:
    if not isinstance(given, list) or not all(isinstance(row, list) for row in given):
        raise bad("can't parse keyboard: an Array of Arrays expected")
    rows = [[check(button) for button in row] for row in given if row]
    if sum(map(len, rows)) > _BUTTONS or any(len(row) > _IN_ROW for row in rows):
        raise bad("REPLY_MARKUP_TOO_LONG")
    return rows


def _reply(button: Any) -> Json:
    shown: Json = {"text": button} if isinstance(button, str) else button
    if not isinstance(shown, dict) or not shown.get("text"):
        raise bad('can\'t parse keyboard button: Field "text" must be of type String')
    return shown


def _inline(button: Any, private: bool) -> Json:
    if not isinstance(button, dict) or not isinstance(button.get("text"), str) or not button["text"].strip():
        raise bad('can\'t parse inline keyboard button: Field "text" must be of type String')
    shown = {name: value for name, value in button.items() if value is not None}
    kinds = [name for name in _KINDS if name in shown]
    if not kinds:
        raise bad("text buttons are unallowed in the inline keyboard")
    if len(kinds) > 1 and "disabled" not in kinds:
        raise bad("BUTTON_TYPE_INVALID")
    if shown.get("style", "primary") not in _STYLES:
        raise bad("button style is invalid")
    for kind in kinds:
        _KINDS[kind](shown[kind], private)
    return shown


def _data(value: Any, _: bool) -> None:
    if not isinstance(value, str) or not 1 <= len(value.encode()) <= 64:
        raise bad("BUTTON_DATA_INVALID")


def _url(value: Any, _: bool) -> None:
    parts = urlsplit(str(value))
    if (
        parts.scheme not in {"http", "https", "tg", "ton"}
        or not parts.netloc
        or (parts.scheme != "tg" and "." not in parts.netloc)
    ):
        raise bad(f"inline keyboard button URL '{value}' is invalid: Wrong HTTP URL")


def _web_app(value: Any, private: bool) -> None:
    if not private:
        raise bad("BUTTON_TYPE_INVALID")
    if not isinstance(value, dict) or not str(value.get("url", "")).startswith("https://"):
        raise bad("inline keyboard button Web App URL is invalid: Only HTTPS links are allowed")


def _copy(value: Any, _: bool) -> None:
    if not isinstance(value, dict) or not 1 <= len(str(value.get("text", ""))) <= 256:
        raise bad("BUTTON_COPY_TEXT_INVALID")


def _any(_value: Any, _private: bool) -> None:
    return


_KINDS: dict[str, Callable[[Any, bool], None]] = {
    "callback_data": _data,
    "url": _url,
    "web_app": _web_app,
    "copy_text": _copy,
    "login_url": _any,
    "switch_inline_query": _any,
    "switch_inline_query_current_chat": _any,
    "switch_inline_query_chosen_chat": _any,
    "pay": _any,
    "callback_game": _any,
    "disabled": _any,
}
