"""Unclear calls on their way to a person: the owners are asked, and what they say is compared with what the marketplace shows."""

from bot.app import App, tell_otherwise


async def ask_about_calls(app: App) -> None:
    """Reads rows only, so no marketplace that does not answer can keep the question from anybody."""
    app.clear_up.tell_open()


async def compare_words(app: App) -> None:
    await app.clear_up.look_again(tell_otherwise(app.post))
