"""From the terms of a grant to the typed operation, or the one question that is still open."""

import re
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.domain.mandate import MandateScope, MandateSet, MandateWindow
from bot.domain.money import Money
from bot.domain.understood import Context, Reading, Unclear, Understood
from bot.understanding.choices import choices
from bot.understanding.days import month_of
from bot.understanding.mandate_marks import Mark
from bot.understanding.mandate_terms import Terms, clause_of
from bot.understanding.mandate_words import Word
from bot.understanding.subjects import Scene, Subject, subject_of
from bot.understanding.tokens import Role

MONTH_AHEAD = 30
"""Days."""
DENIED = re.compile(r"(?:do not|don't|never|not|no|must not|should not|shall not|cannot|may not)(?![a-z])")


@dataclass(frozen=True, slots=True)
class Grant:
    """What a message that gives or changes a mandate says."""

    words: tuple[Word, ...]
    scopes: frozenset[MandateScope]
    terms: Terms | Unclear
    context: Context

    @property
    def kinds(self) -> set[Mark | Role]:
        return {each.kind for each in self.words}


def granted(grant: Grant) -> Reading | None:
    """A new mandate; None where it is an order with words beside it that let nobody off asking."""
    terms, kinds = grant.terms, grant.kinds
    if isinstance(terms, Unclear):
        return Unclear("ask-mandate-scope") if len(grant.scopes) > 1 and terms.key == "ask-amounts-several" else terms
    if _forbids(grant):
        return None
    figures = terms.amount or terms.max_change is not None
    if (figures and not terms.bounded and Role.PRODUCT in kinds) or (
        Role.PRODUCT in kinds and figures and not grant.scopes
    ):
        return None
    if len(grant.scopes) != 1:
        return Unclear("ask-mandate-scope")
    scope = next(iter(grant.scopes))
    subject = _subject(grant)
    made = _made(scope, subject.listings, subject.whole, terms)
    if isinstance(made, Unclear):
        return made
    asked = _open(made, terms, grant)
    if figures and not terms.bounded:
        return (
            Unclear("ask-mandate-meant", (), choices([made], grant.context))
            if asked is None and not subject.key
            else None
        )
    if subject.key:
        return (
            _which(subject, made, grant.context) if asked is None else Unclear(subject.key, (("word", subject.word),))
        )
    return asked or Understood((made,))


def _forbids(grant: Grant) -> bool:
    """ "do not spend more than 200 a day without asking me" says what must not be, and lets nothing run."""
    without = any(each.kind is Mark.GRANT and each.text.startswith("without") for each in grant.words)
    return without and any(each.kind is Role.MOST and DENIED.match(each.text) is not None for each in grant.words)


def amended(grant: Grant) -> Reading | None:
    """Other terms for a mandate that stands: only what was said."""
    terms = grant.terms
    if isinstance(terms, Unclear):
        return terms
    if not terms.amount and terms.max_change is None and terms.uses is None and terms.until is None:
        return Unclear("ask-mandate-amount") if grant.kinds & {Role.UP, Role.DOWN, Role.SET} else None
    if (
        terms.amount
        and grant.kinds & {Role.UP, Role.DOWN}
        and not grant.kinds & {Role.TO, Role.SET}
        and not terms.bounded
    ):
        return Unclear("ask-mandate-amount")
    subject = _subject(grant)
    scopes = sorted(grant.scopes) or _implied(terms)
    if len(grant.scopes) > 1:
        return Unclear("ask-mandate-scope")
    made = [
        each for scope in scopes if isinstance(each := _made(scope, subject.listings, subject.whole, terms), MandateSet)
    ]
    if len(scopes) > 1 and made and not subject.key and terms.loose is None:
        return Unclear("ask-mandate-scope", (), choices(made, grant.context))
    if not made:
        problem = _made(scopes[0], subject.listings, subject.whole, terms)
        return problem if isinstance(problem, Unclear) else Unclear("ask-mandate-scope")
    if subject.key:
        return _which(subject, made[0], grant.context)
    if terms.loose is not None and made[0].scope is MandateScope.ADS:
        return _windows(made[0], terms.loose, grant.context)
    return Understood((made[0],))


def _implied(terms: Terms) -> list[MandateScope]:
    """Only ads are counted over time, and prices have no amount."""
    if terms.cap is not None or terms.loose is not None:
        return [MandateScope.ADS]
    return [MandateScope.ADS, MandateScope.BIDS] if terms.per_action is not None else list(MandateScope)


def _subject(grant: Grant) -> Subject:
    """The listings that are named, else all of the shop. 都 makes several of one name only right behind it."""
    words = tuple(
        word
        for place, word in enumerate(grant.words)
        if word.kind is not Role.EACH or (place and grant.words[place - 1].kind is Role.PRODUCT)
    )
    clause = clause_of(words)
    if clause.roles & {Role.PRODUCT, Role.PRONOUN, Role.EXCEPT}:
        return subject_of(clause, Scene(grant.context))
    every = tuple(item.id for item in grant.context.catalog)
    return Subject(every, whole=True) if every else Subject(key="ask-product-missing")


def _made(scope: MandateScope, listings: tuple[str, ...], whole: bool, terms: Terms) -> MandateSet | Unclear:
    """The operation with all that was said; an amount that its scope has no use for is asked about."""
    plain = MandateSet(
        scope, listings, whole, terms.until, terms.cap, terms.window, terms.per_action, terms.max_change, terms.uses
    )
    if scope is MandateScope.PRICES:
        return Unclear("ask-mandate-change") if terms.amount else plain
    if scope is MandateScope.ADS:
        return plain
    if terms.cap is not None or (terms.loose is not None and terms.per_action is not None):
        return Unclear("ask-mandate-bid")
    return replace(plain, per_action=terms.per_action or terms.loose)


def _open(made: MandateSet, terms: Terms, grant: Grant) -> Unclear | None:
    """The first thing a new mandate still lacks."""
    context = grant.context
    if made.scope is MandateScope.PRICES:
        if made.max_change is None:
            return Unclear("ask-mandate-change")
    elif made.cap is None and made.per_action is None and terms.loose is None:
        return Unclear("ask-mandate-bid" if made.scope is MandateScope.BIDS else "ask-mandate-amount")
    if terms.loose is not None and made.scope is MandateScope.ADS:
        lasting = made if made.until is not None else replace(made, until=month_of(context.today).last)
        return _windows(lasting, terms.loose, context)
    if made.until is not None:
        return None
    today = context.today
    ends = (today, month_of(today).last, today + timedelta(days=MONTH_AHEAD))
    return Unclear("ask-mandate-until", (), choices([replace(made, until=each) for each in ends], context))


def _windows(made: MandateSet, amount: Money, context: Context) -> Unclear:
    """An amount of which it was not said what it is counted over."""
    offered = [
        *([replace(made, per_action=amount)] if made.per_action is None else []),
        replace(made, cap=amount, window=MandateWindow.DAY),
        replace(made, cap=amount, window=MandateWindow.WHOLE),
    ]
    return Unclear("ask-mandate-window", (("amount", amount),), choices(offered, context))


def _which(subject: Subject, made: MandateSet, context: Context) -> Unclear:
    offered = [replace(made, listings=each, whole=False) for each in subject.options if each]
    return Unclear(subject.key, (("word", subject.word),), choices(offered, context))
