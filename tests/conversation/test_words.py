"""A shop's own words: learned from an answer, listed with who taught them, forgotten, and taken back."""

from tests.conversation.people import OWNER, Home
from tests.conversation.programs import Inside, inside
from tests.fakes.telegram.client import Emulator

ASKED = "店里没找到“脱鞋”"
OFFERED = "以后“脱鞋”就是「"


def words(running: Inside) -> list[tuple[str, ...]]:
    found = running.books.rows("SELECT kind, word, listing FROM shop_word WHERE shop_id = ?", running.home.first)
    return [tuple(map(str, each)) for each in found]


async def test_a_word_is_learned_from_the_answer_and_understood_from_then_on(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        owner = running.chat(OWNER)
        q = await owner.asked("脱鞋降到5块5", ASKED)
        print(q.body, q.labels)
        await owner.pressed(q.labels[0], q)
        await owner.answer("【办好了】改价：拖鞋", "¥6.00 → ¥5.50")
        offer = await owner.answer(OFFERED)
        print(offer.body, offer.labels)
        await owner.pressed("记住", offer)
        print((await owner.answer("【办好了】记叫法")).body)
        print((await owner.asked("脱鞋降到5块4", "【办好了】改价：拖鞋")).body)
        print((await owner.asked("/words", "您教过我的")).body)
        print(words(running))
        assert 0
