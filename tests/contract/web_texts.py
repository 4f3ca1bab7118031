"""The page's real texts, read the short way: what the composition root hands to the messenger in the program."""

from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

from bot.messengers.web import PAGE_KEYS

LOCALES = Path(__file__).resolve().parents[2] / "locales"
LANGUAGES = ("zh-Hans", "en")


def bundle(language: str, name: str) -> FluentBundle:
    """One file of one language."""
    made = FluentBundle([language], use_isolating=False)
    made.add_resource(FluentResource((LOCALES / language / f"{name}.ftl").read_text(encoding="utf-8")))
    return made


def page_strings(values: dict[str, object]) -> dict[str, dict[str, str]]:
    """Language -> key -> text. Raises AssertionError for a key that is missing or wants a variable we do not have."""
    found: dict[str, dict[str, str]] = {}
    for language in LANGUAGES:
        texts = bundle(language, "web")
        found[language] = {}
        for key in PAGE_KEYS:
            pattern = texts.get_message(key).value
            assert pattern is not None, (language, key)
            text, errors = texts.format_pattern(pattern, values)
            assert not errors, (language, key, errors)
            found[language][key] = str(text)
    return found
