"""Who may come in: strangers, invites that work once, roles, and people who belong to two shops."""

import re

from tests.conversation.conftest import Talk
from tests.conversation.driver import Chat
from tests.conversation.people import ADMIN, ANKLE_SOCKS, FIRST_SHOP, OTHER_SHOP, OWNER, STRANGER, VIEWER, Home
from tests.conversation.programs import Served, inside
from tests.fakes.telegram.client import Emulator

BAD_INVITE = "这个邀请用过了或者过期了"
NO_RIGHT = "您在这个店没有做这件事的权限，什么都没动"
POLITE = "您好，我是小二，替商家看店的。要用我，请向店主要一个邀请链接。"
NEWCOMERS = {"owner": 101, "operator": 102, "viewer": 103}
LATE, GUESSING, EXPIRED = 104, 105, 106


async def invited(admin: Chat, words: str) -> str:
    """The token of a fresh invite, out of its deep link."""
    shown = await admin.asked(words, "?start=")
    found = re.search(r"https://t\.me/\w+\?start=([A-Za-z0-9_-]{22})\b", shown.body)
    assert found is not None, shown.body
    return found[1]


async def known(chat: Chat, name: str) -> Chat:
    await chat.telegram.add_user(chat.user, name)
    return chat


async def test_a_stranger_gets_one_polite_line_and_nothing_else(served: Served, chat: Talk) -> None:
    stranger, received = chat(STRANGER), served.books.received(served.home.first)
    await stranger.asked("/start", POLITE)
    await stranger.asked("拖鞋降到5块5", POLITE)
    await stranger.asked("/report", POLITE)
    await stranger.asked("/invite owner", POLITE)
    assert [one.body for one in (await stranger.screen()).by_bot] == [POLITE] * 4
    assert served.books.received(served.home.first) == received
    assert served.books.rows("SELECT COUNT(*) FROM person WHERE external_id = ?", str(STRANGER)) == [(0,)]


async def test_an_invite_binds_once_with_the_role_it_names(served: Served, chat: Talk) -> None:
    admin, received = chat(ADMIN), served.books.received(served.home.first)
    said = {"owner": "老板", "operator": "运营", "viewer": "只看"}
    for role, user in NEWCOMERS.items():
        token = await invited(admin, f"/invite {role} {FIRST_SHOP}")
        newcomer = await known(chat(user), f"新人{role}")
        joined = await newcomer.asked(f"/start {token}", "您已加入")
        assert f"您已加入“{FIRST_SHOP}”，身份是{said[role]}" in joined.body
        assert served.books.roles(user) == [role]
        late = await known(chat(LATE + 10 * user), "晚来的")
        await late.asked(f"/start {token}", BAD_INVITE)
        await late.asked("/report", POLITE)
    assert served.books.received(served.home.first) == received


async def test_a_made_up_invite_binds_nobody(served: Served, chat: Talk) -> None:
    guessing = await known(chat(GUESSING), "猜的人")
    await guessing.asked("/start AAAAAAAAAAAAAAAAAAAAAA", BAD_INVITE)
    await guessing.asked("/start '; DROP TABLE shop; --", BAD_INVITE)
    await guessing.asked("/report", POLITE)
    assert served.books.roles(GUESSING) == []


async def test_an_invite_expires_after_two_days(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        admin, expired = running.chat(ADMIN), await known(running.chat(EXPIRED), "来晚的人")
        token = await invited(admin, f"/invite owner {FIRST_SHOP}")
        running.clock.advance(48 * 3600 + 1)
        await expired.asked(f"/start {token}", BAD_INVITE)
        await expired.asked("/report", POLITE)
        assert running.books.roles(EXPIRED) == []


async def test_only_admins_and_owners_invite(served: Served, chat: Talk) -> None:
    viewer = chat(VIEWER)
    before = served.books.rows("SELECT COUNT(*) FROM invite")
    await viewer.asked("/invite owner", NO_RIGHT)
    assert served.books.rows("SELECT COUNT(*) FROM invite") == before
    assert "?start=" in (await chat(OWNER).asked("/invite viewer", "邀请加入")).body
    await chat(OWNER).asked("/invite boss", "/invite owner")


async def test_a_person_in_two_shops_switches_and_acts_in_the_one_spoken_of(served: Served, chat: Talk) -> None:
    owner = await known(chat(110), "两家店的老板")
    first, other = served.books.received(served.home.first), served.books.received(served.home.other)
    for shop in (FIRST_SHOP, OTHER_SHOP):
        token = await invited(chat(ADMIN), f"/invite owner {shop}")
        await owner.asked(f"/start {token}", f"您已加入“{shop}”")
    await owner.asked("船袜降到8块7", "【办好了】改价：船袜", "¥8.80 → ¥8.70")
    assert [each["listing"] for each in served.books.received(served.home.other)[len(other) :]] == [ANKLE_SOCKS]
    assert served.books.received(served.home.first) == first
    await owner.asked("/shop", "您有 2 家店")
    await owner.pressed(FIRST_SHOP)
    await owner.answer(f"现在说的是“{FIRST_SHOP}”")
    assert f"“{FIRST_SHOP}”的小二" in (await owner.asked("/help", "的小二")).body
    await owner.asked(f"/shop {OTHER_SHOP}", f"现在说的是“{OTHER_SHOP}”")
    await owner.asked("撤销", "【办好了】恢复原价：船袜")
    assert served.books.price(served.home.other, ANKLE_SOCKS) == 880


async def test_a_viewer_reads_but_neither_changes_nor_presses(served: Served, chat: Talk) -> None:
    viewer, owner = chat(VIEWER), chat(OWNER)
    before = served.books.received(served.home.first)
    await viewer.asked("昨天卖得怎么样", FIRST_SHOP)
    await viewer.asked("毛巾降到7块4", NO_RIGHT)
    await viewer.asked("毛巾推广3天每天30块", NO_RIGHT)
    await viewer.asked("全部停下", NO_RIGHT)
    card = await owner.asked("毛巾推广3天每天30块", "【要花钱，请您点头】")
    approve = next(each.data for each in card.buttons if each.text == "同意")
    assert approve is not None
    assert await viewer.forged(approve) == "您没有这个权限，什么都没动。"
    assert await owner.pressed("不同意", card) == "好，不办了。"
    await owner.becomes(card, "【没有办】", "没同意，店里什么都没动")
    assert served.books.received(served.home.first) == before
