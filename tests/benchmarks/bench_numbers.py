"""How long an amount takes to read, beside number libraries on the same texts: cn2an's `smart` mode and jionlp's parse_money.

Run by `make bench`, which installs the two. CPU time, medians of rounds that alternate. What a library cannot read, or reads as something
else, is counted too: speed alone says little here.
"""

import sys
from collections.abc import Callable
from decimal import Decimal
from random import Random
from statistics import median
from time import process_time

import cn2an
import jionlp

from bot.domain.money import Money
from bot.understanding.amounts import Place, read_amount
from bot.understanding.tokens import Role
from tests.unit.understanding.renderings import FORMS

ROUNDS = 9
SAID = ("五块五", "五块五毛", "5块5", "5.5", "5.5元", "一百二", "伍元伍角", "5.5块钱", "五块半", "1.2万")
Reader = Callable[[str], Decimal | None]


def texts() -> list[tuple[str, Decimal]]:
    """Amounts in the forms that number libraries may hope to know, with what they are."""
    random, made = Random(20260618), list[tuple[str, Decimal]]()
    while len(made) < 1000:
        fen = random.randint(1, 9_999_999)
        said = [(FORMS[name](fen), Decimal(fen) / 100) for name in SAID]
        made += [(text, value) for text, value in said if text is not None]
    return made[:1000]


def ours(text: str) -> Decimal | None:
    found = read_amount(Place(text, 0, "CNY"))
    if found is None or found.end != len(text) or found.role not in {Role.MONEY, Role.NUMBER}:
        return None
    return found.value.amount if isinstance(found.value, Money) else Decimal(str(found.value))


def of_cn2an(text: str) -> Decimal | None:
    try:
        return Decimal(str(cn2an.cn2an(text, "smart")))
    except (ValueError, KeyError, TypeError, IndexError):
        return None


def of_jionlp(text: str) -> Decimal | None:
    try:
        found = jionlp.parse_money(text)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        return None
    number = found.get("num") if isinstance(found, dict) else None
    return Decimal(number) if isinstance(number, str) else None


READERS: dict[str, Reader] = {"ours": ours, "cn2an smart": of_cn2an, "jionlp parse_money": of_jionlp}


def seconds(reader: Reader, said: list[tuple[str, Decimal]]) -> float:
    """CPU seconds for one text, over all of them."""
    start = process_time()
    for text, _ in said:
        reader(text)
    return (process_time() - start) / len(said)


def main() -> None:
    said = texts()
    for reader in READERS.values():
        seconds(reader, said[:50])
    took: dict[str, list[float]] = {name: [] for name in READERS}
    for _ in range(ROUNDS):
        for name, reader in READERS.items():
            took[name].append(seconds(reader, said))
    own = median(took["ours"])
    for name, reader in READERS.items():
        answers = [(reader(text), value) for text, value in said]
        right = sum(answer == value for answer, value in answers)
        refused = sum(answer is None for answer, _ in answers)
        time = median(took[name])
        sys.stdout.write(
            f"{name:>18}: {time * 1e6:7.1f} us a text, {time / own:5.1f} x ours; right {right}, "
            f"refused {refused}, wrong {len(said) - right - refused} of {len(said)}\n"
        )


if __name__ == "__main__":
    main()
