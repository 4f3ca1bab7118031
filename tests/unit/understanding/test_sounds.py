"""What sounds like a name fills in a question, and never acts."""

import subprocess
import sys

import pytest

from bot.domain.money import Money
from bot.domain.operation import PriceSet
from bot.domain.understood import Unclear
from bot.understanding.read import read
from bot.understanding.sounds import sounds_like
from tests.unit.understanding.shops import shop

SAME = [
    ("托鞋", "防滑拖鞋"), ("tuoxie", "拖鞋"), ("tuo xie", "防滑拖鞋"), ("脱邪", "拖鞋"), ("毛金", "毛巾"), ("毛京", "毛巾"), ("收机壳", "手机壳"),
    ("留莲", "牛年榴莲"), ("baowenbei", "保温杯"), ("宝温杯", "500ml保温杯"),
]  # fmt: skip
DIFFERENT = [
    ("鞋", "拖鞋"),
    ("船袜", "拖鞋"),
    ("abc", "拖鞋"),
    ("tuox", "拖鞋"),
    ("", "拖鞋"),
    ("拖鞋", ""),
    ("xie", "拖鞋"),
    ("5", "5双"),
]


@pytest.mark.parametrize(("word", "name"), SAME)
def test_read_alike(word: str, name: str) -> None:
    assert sounds_like(word, name)


@pytest.mark.parametrize(("word", "name"), DIFFERENT)
def test_not_read_alike(word: str, name: str) -> None:
    assert not sounds_like(word, name)


@pytest.mark.parametrize("text", ["托鞋降到5块5", "把tuoxie降到5块5", "脱邪改成5.5元"])
def test_a_sound_asks_with_the_exact_operation_and_does_nothing(text: str) -> None:
    reading = read(text, shop())
    assert isinstance(reading, Unclear)
    assert reading.key == "ask-product-unknown"
    assert reading.choices[0].command == PriceSet(("p1",), Money.of("5.50", "CNY"))


def test_the_tables_are_loaded_only_for_a_question() -> None:
    code = "import sys, bot.understanding.read; sys.exit('pypinyin' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
