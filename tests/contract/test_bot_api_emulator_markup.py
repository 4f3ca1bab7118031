"""Parse modes of the emulator: entities in UTF-16 offsets, and the refusals of broken markup."""

from typing import Any

import pytest

from tests.fakes.telegram import html_mode, markdown_mode
from tests.fakes.telegram.errors import ApiError


def entity(kind: str, offset: int, length: int, **more: str) -> dict[str, Any]:
    """One entity."""
    return {"type": kind, "offset": offset, "length": length, **more}


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("a &lt;b&gt; &amp; &#33; &nbsp;", "a <b> & ! &nbsp;", []),
        ("<b>粗</b>😀<i>x</i>", "粗😀x", [entity("bold", 0, 1), entity("italic", 3, 1)]),
        ("<b>a<u>b</u></b>", "ab", [entity("bold", 0, 2), entity("underline", 1, 1)]),
        ('<a href="https://a.b/?x=1&amp;y=2">go</a>', "go", [entity("text_link", 0, 2, url="https://a.b/?x=1&y=2")]),
        ('<pre><code class="language-py">x</code></pre>', "x", [entity("pre", 0, 1, language="py")]),
        (
            '<span class="tg-spoiler">s</span><blockquote expandable>q</blockquote>',
            "sq",
            [entity("spoiler", 0, 1), entity("expandable_blockquote", 1, 1)],
        ),
        ("<b></b>x", "x", []),
    ],
)
def test_html(source: str, text: str, entities: list[dict[str, Any]]) -> None:
    assert html_mode.parse(source) == (text, entities)


@pytest.mark.parametrize(
    ("source", "detail"),
    [
        ("价<h1>x</h1>", 'Unsupported start tag "h1" at byte offset 3'),
        ("5 < 6", "Unclosed start tag at byte offset 2"),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_broken_html(source: str, detail: str) -> None:
    with pytest.raises(ApiError) as refused:
        html_mode.parse(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {detail}"


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        (r"5\.00 \- ok", "5.00 - ok", []),
        (
            "*粗* _i_ __u__ ~s~ ||p||",
            "粗 i u s p",
            [
                entity("bold", 0, 1),
                entity("italic", 2, 1),
                entity("underline", 4, 1),
                entity("strikethrough", 6, 1),
                entity("spoiler", 8, 1),
            ],
        ),
        ("*a_b_*", "ab", [entity("bold", 0, 2), entity("italic", 1, 1)]),
        ("`a*b`", "a*b", [entity("code", 0, 3)]),
        ("```py\nx=1\n```", "x=1\n", [entity("pre", 0, 4, language="py")]),
        ("[go](https://a.b/c)", "go", [entity("text_link", 0, 2, url="https://a.b/c")]),
        (">one\n>two\nthree", "one\ntwo\nthree", [entity("blockquote", 0, 8)]),
    ],
)
def test_markdown_v2(source: str, text: str, entities: list[dict[str, Any]]) -> None:
    assert markdown_mode.parse(source) == (text, entities)


@pytest.mark.parametrize(
    ("source", "detail"),
    [
        ("5.00", r"Character '.' is reserved and must be escaped with the preceding '\'"),
        ("价 *x", "Can't find end of Bold entity at byte offset 4"),
        ("[x", "Can't find end of Link entity at byte offset 0"),
        ("[x](y", "Can't find end of a URL at byte offset 0"),
        ("`x", "Can't find end of Code entity at byte offset 0"),
        ("x]", r"Character ']' is reserved and must be escaped with the preceding '\'"),
    ],
)
def test_broken_markdown_v2(source: str, detail: str) -> None:
    with pytest.raises(ApiError) as refused:
        markdown_mode.parse(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {detail}"


def test_the_older_markdown() -> None:
    assert markdown_mode.parse_old(r"*b* \_x [l](http://a.b) 5.00") == (
        "b _x l 5.00",
        [entity("bold", 0, 1), entity("text_link", 5, 1, url="http://a.b")],
    )
    with pytest.raises(ApiError, match="Can't find end of the entity starting at byte offset 2"):
        markdown_mode.parse_old("a *b")
