"""The words a shop taught come back exactly, oldest first, each once, and never to another shop."""

from contextlib import suppress
from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from bot.domain.words import TaughtWord, WordKind
from bot.storage.engine import begin
from bot.storage.store import SqlStore
from tests.contract.store_samples import HOUR, NOW, Undone, shop

NAME = TaughtWord(WordKind.NAME, "大棉拖", "person-1", NOW, "slipper")
UNIT = TaughtWord(WordKind.UNIT, "箱", "person-2", NOW - HOUR, count=24, base="双")


def open_two(store: SqlStore) -> None:
    with store.begin() as rows:
        rows.shops.save(shop())
        rows.shops.save(shop("shop-2"))


def test_every_field_comes_back_oldest_first(store: SqlStore) -> None:
    open_two(store)
    with store.begin() as rows:
        rows.shops.teach("shop-1", NAME)
        rows.shops.teach("shop-1", UNIT)
        assert rows.shops.words("shop-2") == ()
    with store.begin() as rows:
        assert rows.shops.words("shop-1") == (UNIT, NAME)


def test_a_word_is_there_once_in_each_shop_and_kind(store: SqlStore) -> None:
    open_two(store)
    moved = replace(NAME, listing="boot", taught_by="person-2", taught_at=NOW + HOUR)
    as_unit = replace(UNIT, word=NAME.word)
    with store.begin() as rows:
        rows.shops.teach("shop-1", NAME)
        rows.shops.teach("shop-2", NAME)
        rows.shops.teach("shop-1", as_unit)
        rows.shops.teach("shop-1", moved)
    with store.begin() as rows:
        assert rows.shops.words("shop-1") == (as_unit, moved)
        assert rows.shops.words("shop-2") == (NAME,)


def test_forgetting_takes_one_word_of_one_kind_in_one_shop(store: SqlStore) -> None:
    open_two(store)
    same = replace(UNIT, word=NAME.word)
    with store.begin() as rows:
        for each in ("shop-1", "shop-2"):
            rows.shops.teach(each, NAME)
        rows.shops.teach("shop-1", same)
        rows.shops.forget("shop-1", WordKind.NAME, NAME.word)
        rows.shops.forget("shop-1", WordKind.NAME, "never taught")
    with store.begin() as rows:
        assert rows.shops.words("shop-1") == (same,)
        assert rows.shops.words("shop-2") == (NAME,)


def test_words_of_no_shop_and_of_no_kind_are_refused(store: SqlStore) -> None:
    with pytest.raises(IntegrityError), store.begin() as rows:
        rows.shops.teach("shop-9", NAME)
    open_two(store)
    with store.begin() as rows:
        rows.shops.teach("shop-1", NAME)
    with pytest.raises(IntegrityError), begin(store.engine) as connection:
        connection.execute(text("UPDATE shop_word SET kind = 'verb'"))
    with store.begin() as rows:
        assert rows.shops.words("shop-1") == (NAME,)


def test_what_is_taught_in_a_transaction_that_fails_is_not_taught(store: SqlStore) -> None:
    open_two(store)
    with suppress(Undone), store.begin() as rows:
        rows.shops.teach("shop-1", NAME)
        raise Undone
    with store.begin() as rows:
        assert rows.shops.words("shop-1") == ()
