"""Persons, memberships and invites are kept per shop, and an invite is taken once."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from bot.domain.people import Invite, Membership, Role
from bot.storage.engine import make_engine
from bot.storage.store import SqlStore
from tests.contract.store_samples import HOUR, NOW, open_shops, person, shop

INVITE = Invite("a" * 64, "shop-1", Role.OPERATOR, "admin", NOW + HOUR)


def test_a_person_is_found_by_id_and_by_messenger_account(store: SqlStore) -> None:
    open_shops(store)
    first = person(current_shop="shop-1")
    with store.begin() as rows:
        rows.people.save(first)
        rows.people.save(person("person-2", messenger="web", external_id="person-1", reachable=False))
    with store.begin() as rows:
        assert rows.people.person("person-1") == first
        assert rows.people.find("telegram", "person-1") == first
        assert rows.people.find("web", "person-1") == person(
            "person-2", messenger="web", external_id="person-1", reachable=False
        )
        assert rows.people.find("console", "person-1") is None
        assert rows.people.person("nobody") is None


def test_saving_again_replaces_every_field(store: SqlStore) -> None:
    open_shops(store)
    changed = person(name="王老板", language="en", chat="8", current_shop="shop-2", reachable=False)
    with store.begin() as rows:
        rows.people.save(person())
        rows.people.save(changed)
        assert rows.people.person("person-1") == changed
        rows.people.save(replace(changed, current_shop=None))
        assert rows.people.person("person-1") == replace(changed, current_shop=None)


def test_one_messenger_account_is_one_person(store: SqlStore) -> None:
    with store.begin() as rows:
        rows.people.save(person())
    with pytest.raises(IntegrityError), store.begin() as rows:
        rows.people.save(person("person-2", external_id="person-1"))
    with store.begin() as rows:
        assert rows.people.find("telegram", "person-1") == person()
        assert rows.people.person("person-2") is None


def test_a_name_that_no_database_can_hold_is_made_storable(store: SqlStore) -> None:
    with store.begin() as rows:
        rows.people.save(person(name="a\x00b\ud83dc"))
    with store.begin() as rows:
        assert rows.people.person("person-1") == person(name="a\ufffdb\ufffdc")


def test_roles_are_per_shop(store: SqlStore) -> None:
    open_shops(store)
    with store.begin() as rows:
        rows.people.save(person())
        rows.people.save(person("Person-0"))
        rows.people.bind(Membership("shop-1", "person-1", Role.VIEWER))
        rows.people.bind(Membership("shop-1", "person-1", Role.OWNER))
        rows.people.bind(Membership("shop-2", "person-1", Role.VIEWER))
        rows.people.bind(Membership("shop-1", "Person-0", Role.OPERATOR))
    with store.begin() as rows:
        assert rows.people.role("shop-1", "person-1") is Role.OWNER
        assert rows.people.role("shop-2", "person-1") is Role.VIEWER
        assert rows.people.role("shop-2", "Person-0") is None
        assert rows.people.members("shop-1") == (
            Membership("shop-1", "Person-0", Role.OPERATOR),
            Membership("shop-1", "person-1", Role.OWNER),
        )
        assert rows.people.shops_of("person-1") == (
            Membership("shop-1", "person-1", Role.OWNER),
            Membership("shop-2", "person-1", Role.VIEWER),
        )


def test_removing_a_member_leaves_the_other_shop_alone(store: SqlStore) -> None:
    open_shops(store)
    with store.begin() as rows:
        rows.people.save(person())
        for shop_id in ("shop-1", "shop-2"):
            rows.people.bind(Membership(shop_id, "person-1", Role.OWNER))
        rows.people.remove("shop-1", "person-1")
        rows.people.remove("shop-1", "stranger")
    with store.begin() as rows:
        assert rows.people.members("shop-1") == ()
        assert rows.people.role("shop-2", "person-1") is Role.OWNER


def test_a_member_must_be_a_known_person_of_a_known_shop(store: SqlStore) -> None:
    open_shops(store)
    with pytest.raises(IntegrityError), store.begin() as rows:
        rows.people.bind(Membership("shop-1", "stranger", Role.OWNER))
    with store.begin() as rows:
        rows.people.save(person())
    with pytest.raises(IntegrityError), store.begin() as rows:
        rows.people.bind(Membership("shop-9", "person-1", Role.OWNER))
    with store.begin() as rows:
        assert rows.people.members("shop-1") == ()


def test_an_invite_is_taken_once(store: SqlStore) -> None:
    open_shops(store)
    with store.begin() as rows:
        rows.people.add_invite(INVITE)
        assert rows.people.use_invite("a" * 64, "person-1", NOW) == replace(INVITE, used_by="person-1")
        assert rows.people.use_invite("a" * 64, "person-2", NOW) is None
        assert rows.people.use_invite("a" * 64, "person-1", NOW) is None
        assert rows.people.use_invite("b" * 64, "person-1", NOW) is None


def test_open_invites_of_a_shop_can_be_made_void(store: SqlStore) -> None:
    """Not those of another shop, and one that was taken stays taken."""
    with store.begin() as rows:
        rows.shops.save(shop())
        rows.shops.save(shop("shop-2"))
        for number, shop_id in enumerate(("shop-1", "shop-1", "shop-2")):
            rows.people.add_invite(replace(INVITE, token_hash=str(number) * 64, shop_id=shop_id))
        taken = rows.people.use_invite("0" * 64, "person-1", NOW)
        rows.people.void_invites("shop-1", NOW)
        assert rows.people.use_invite("1" * 64, "person-2", NOW) is None
        assert rows.people.use_invite("2" * 64, "person-2", NOW) is not None
        assert taken is not None


def test_an_expired_invite_is_not_taken(store: SqlStore) -> None:
    open_shops(store)
    moment = timedelta(microseconds=1)
    with store.begin() as rows:
        rows.people.add_invite(INVITE)
        assert rows.people.use_invite("a" * 64, "person-1", NOW + HOUR) is None
        assert rows.people.use_invite("a" * 64, "person-1", NOW + HOUR - moment) is not None


def test_two_programs_cannot_take_the_same_invite(store: SqlStore, database_url: str) -> None:
    open_shops(store)
    other = SqlStore(make_engine(database_url))
    with store.begin() as rows:
        rows.people.add_invite(INVITE)
    with store.begin() as rows:
        taken = rows.people.use_invite("a" * 64, "person-1", NOW)
    with other.begin() as rows:
        refused = rows.people.use_invite("a" * 64, "person-2", NOW)
    other.close()
    assert (taken, refused) == (replace(INVITE, used_by="person-1"), None)
