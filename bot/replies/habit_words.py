"""How the shop hand speaks, in words: topics, loudness, quiet hours."""

from bot.domain.preferences import LoudnessSet, QuietHoursSet
from bot.domain.previewing_settings import span_of
from bot.replies.texts import Ready, Voice


def topic_word(voice: Voice, topic: str) -> Ready:
    """A kind of message in words."""
    return voice.say(f"topic-{topic.replace('_', '-')}")


def loudness_word(voice: Voice, loudness: str) -> Ready:
    return voice.say(f"loudness-{loudness}")


def quiet_word(voice: Voice, written: str) -> Ready:
    """Quiet hours as a row keeps them ("22:00-07:30"), in words; empty: none."""
    quiet = span_of(written)
    return voice.say("quiet-span", start=quiet[0], end=quiet[1]) if quiet else voice.say("value-unset")


def quiet_label(voice: Voice, operation: QuietHoursSet) -> Ready:
    if operation.start is None or operation.end is None:
        return voice.say("do-quiet-clear")
    return voice.say("do-quiet", start=operation.start, end=operation.end)


def loudness_label(voice: Voice, operation: LoudnessSet) -> Ready:
    topic = topic_word(voice, operation.topic.value)
    return voice.say("do-loudness", topic=topic, loudness=loudness_word(voice, operation.loudness.value))
