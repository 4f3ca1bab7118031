"""Who belongs to which shop: invites, joining, switching, language. A stranger becomes somebody only through an invite."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.domain.chat import Incoming
from bot.domain.command import ShopSwitch
from bot.domain.outcome import Invited, Outcome, Said
from bot.domain.people import Actor, Invite, Membership, Permission, Person, Role
from bot.domain.shop import Shop
from bot.errors import NotAllowed, ShopFrozen
from bot.operations.way.booking import log, offer
from bot.operations.way.house import House
from bot.ports.store import Transaction

INVITE_LIFE = timedelta(hours=48)


def hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Whoever wrote, as their messenger describes them. `language` is one of ours."""

    incoming: Incoming
    language: str


class KeepPeople:
    """Use cases about people. `link_base` tells what an invite token is appended to ("https://t.me/<bot>?start="), or "" ."""

    def __init__(self, house: House) -> None:
        self._house = house
        self.link_base: Callable[[], str] = str

    def invite(self, tx: Transaction, actor: Actor, shop: Shop, role: Role) -> Invited:
        """A single-use invite good for two days. Admins may invite into any shop, owners into their own."""
        if not (actor.is_admin or actor.may(Permission.INVITE)):
            raise NotAllowed
        current = tx.shops.get(shop.id)
        if current is not None and current.frozen_at is not None:
            raise ShopFrozen
        token = self._house.ids.token()
        now = self._house.clock.now()
        expires = now + INVITE_LIFE
        tx.people.add_invite(Invite(hashed(token), shop.id, role, actor.person_id, expires))
        log(tx, shop, "invited", now, actor=actor.person_id, by=actor.name, role=role.value)
        base = self.link_base()
        link = f"{base}{token}" if base else ""
        return Invited(shop, role, link, token, expires)

    def join(self, tx: Transaction, newcomer: Newcomer, token: str) -> Said:
        """Bind whoever holds a good token to its shop. A used, expired or made-up token binds nobody."""
        now = self._house.clock.now()
        person = self.known(tx, newcomer)
        invite = tx.people.use_invite(hashed(token), person.id, now)
        shop = tx.shops.get(invite.shop_id) if invite else None
        if invite is None or shop is None or shop.frozen_at is not None:
            return Said("invite-bad")
        tx.people.save(replace(person, current_shop=shop.id, reachable=True))
        held = tx.people.role(shop.id, person.id)
        role = invite.role if held is None or _rank(invite.role) > _rank(held) else held
        tx.people.bind(Membership(shop.id, person.id, role))
        log(tx, shop, "joined", now, actor=person.id, by=person.name, role=role.value)
        return Said("joined-shop", (("shop", shop.name), ("role", role.value)))

    def known(self, tx: Transaction, newcomer: Newcomer) -> Person:
        """The stored person for an account, made when it is new. Being stored gives no right at all."""
        incoming = newcomer.incoming
        found = tx.people.find(incoming.messenger, incoming.sender)
        if found is not None:
            return found
        person = Person(
            id=self._house.ids.token(),
            messenger=incoming.messenger,
            external_id=incoming.sender,
            name=incoming.sender_name or incoming.sender,
            language=newcomer.language,
            chat=incoming.chat,
        )
        tx.people.save(person)
        return person

    def switch(self, tx: Transaction, person: Person, actor: Actor, shop_id: str | None) -> Outcome:
        """Speak of another of one's shops; without an id, the shops to choose from."""
        shops = [tx.shops.get(each.shop_id) for each in tx.people.shops_of(person.id)]
        own = {shop.id: shop for shop in shops if shop is not None}
        if shop_id is not None:
            if shop_id not in own:
                raise NotAllowed
            tx.people.save(replace(person, current_shop=shop_id))
            return Said("shop-switched", (("shop", own[shop_id].name),))
        taps = tuple(
            offer(tx, self._house, actor, ShopSwitch(each.id), ("shop-choice", (("shop", each.name),)))
            for each in own.values()
        )
        return Said("shop-list", (("count", len(own)),), taps if len(own) > 1 else ())

    def files_shop(self, tx: Transaction, person: Person, actor: Actor, name: str) -> Shop | None:
        """The person's shop whose data come from files, now spoken of. An owner without one gets one named `name`; others None."""
        held = [tx.shops.get(each.shop_id) for each in tx.people.shops_of(person.id)]
        shop = next((each for each in held if each is not None and each.marketplace == "files"), None)
        here = tx.shops.get(actor.shop_id)
        if shop is None and actor.role is Role.OWNER and here is not None:
            shop = Shop(self._house.ids.token(), name, "files", here.currency, here.timezone, person.language)
            tx.shops.save(shop)
            tx.people.bind(Membership(shop.id, person.id, Role.OWNER))
        if shop is not None:
            tx.people.save(replace(person, current_shop=shop.id))
        return shop

    def speak(self, tx: Transaction, person: Person, language: str) -> Outcome:
        tx.people.save(replace(person, language=language))
        return Said("language-set")

    def leave(self, tx: Transaction, person: Person, reachable: bool) -> None:
        """The messenger says that the person blocked us, or came back."""
        tx.people.save(replace(person, reachable=reachable))


def _rank(role: Role) -> int:
    return [Role.VIEWER, Role.OPERATOR, Role.OWNER].index(role)
