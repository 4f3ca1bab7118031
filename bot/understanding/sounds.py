"""Which names sound like a word: a phone's keyboard writes 推鞋 or tuoxie where 拖鞋 was meant. For questions only.

Sounds that many speakers do not tell apart count as the same: zh z, ch c, sh s, l n, and -ng -n.
"""

import re
from functools import lru_cache

LEAST = 2
"""A single syllable is in too many names to mean anything."""
KEPT = 20_000
"""So many names keep their sound, to be read once."""
BLURRED = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("l", "n"))
BESIDE = re.compile(r"[\s,，。.!！?？'-]+")

Sound = tuple[str, ...]


@lru_cache(maxsize=KEPT)
def _sound(word: str) -> Sound:
    """A syllable for each Chinese character, without its tone; what else stands between them as it is."""
    from pypinyin import lazy_pinyin

    return tuple(piece for each in lazy_pinyin(word) if (piece := BESIDE.sub("", each)))


@lru_cache(maxsize=KEPT)
def _heard(word: str) -> str:
    """The blurred syllables, each between spaces."""
    return f" {' '.join(map(_blurred, _sound(word)))} "


def _blurred(syllable: str) -> str:
    for sharp, blunt in BLURRED:
        if syllable.startswith(sharp):
            syllable = blunt + syllable.removeprefix(sharp)
            break
    return syllable.removesuffix("g") if syllable.endswith("ng") else syllable


def sounds_like(word: str, name: str) -> bool:
    """Whether a normalised word is read like the name, or like two or more syllables in a row of it. A word may be plain pinyin."""
    if word.isascii():
        return _typed(BESIDE.sub("", word), _sound(name))
    return len(_sound(word)) >= LEAST and _heard(word) in _heard(name)


def _typed(pinyin: str, sound: Sound) -> bool:
    """Whether it is spelled like two or more syllables in a row, without anything between them."""
    if pinyin not in "".join(sound):
        return False
    runs = ((start, end) for start in range(len(sound)) for end in range(start + LEAST, len(sound) + 1))
    return any("".join(sound[start:end]) == pinyin for start, end in runs)
