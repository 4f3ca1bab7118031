"""Every text the page asks for exists in every language, and none is kept that nothing asks for."""

import re
from pathlib import Path

import pytest

from bot.messengers import web
from bot.messengers.web import PAGE_KEYS, WebSettings
from tests.contract.web_texts import LANGUAGES, LOCALES, page_strings

PAGE = Path(web.__file__).parent / "page"


def test_the_texts_are_complete_and_need_no_other_variables(tmp_path: Path) -> None:
    strings = page_strings(WebSettings(tmp_path).values())
    assert {language: set(texts) for language, texts in strings.items()} == {key: set(PAGE_KEYS) for key in LANGUAGES}
    assert strings["zh-Hans"]["web-file-too-large"] == "文件太大，最大 120 MB。"
    assert strings["en"]["web-file-too-large"] == "The file is too large: 120 MB at most."


def test_the_page_uses_exactly_the_listed_texts() -> None:
    page = "\n".join(path.read_text(encoding="utf-8") for path in PAGE.iterdir() if path.suffix in {".js", ".html"})
    used = set(re.findall(r'"(web-[a-z-]+)"', page)) | {"web-login-title", "web-login-help"}
    assert used == set(PAGE_KEYS)


@pytest.mark.parametrize("name", ["web", "console"])
def test_the_languages_have_the_same_keys_and_variables(name: str) -> None:
    def shape(language: str) -> dict[str, set[str]]:
        text = (LOCALES / language / f"{name}.ftl").read_text(encoding="utf-8")
        pairs = re.findall(r"^([a-z-]+) = (.*)$", text, re.MULTILINE)
        return {key: set(re.findall(r"\$\w+", value)) for key, value in pairs}

    assert shape("zh-Hans") == shape("en")
    assert len(shape("en")) > 4


def test_the_page_takes_nothing_from_outside_and_writes_no_markup() -> None:
    forbidden = (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
        "//cdn",
        "@import",
    )
    for path in PAGE.iterdir():
        text = path.read_text(encoding="utf-8")
        assert not [word for word in forbidden if word in text], path.name
        assert not re.findall(r"https?://(?!www\.w3\.org/2000/svg)", text), path.name
        assert not re.findall(r"<[^>]+ (?:style|on\w+)=", text), path.name
