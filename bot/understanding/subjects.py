"""Whom a clause is about: named listings, the whole shop, all but some, the one just spoken of; or a question which."""

from dataclasses import dataclass

from bot.domain.operation import Operation
from bot.domain.understood import Context
from bot.understanding.clauses import Clause
from bot.understanding.products import alike
from bot.understanding.tokens import Names, Role, Token

PLURAL = frozenset({"它们", "它们的", "这些", "那些", "them", "those", "these", "they", "their", "这两款", "这几款"})
THE_REST = frozenset(
    {"别的", "别的都", "另外的", "其他", "其它", "其余", "其他的", "其它的", "其余的", "剩下的", "others", "the rest"}
)
ASK_UP_TO = 6


@dataclass(frozen=True, slots=True)
class Scene:
    """The conversation around a clause: listings named earlier in the message, and listings it says to leave alone.

    `said` are the operations of the message's clauses so far; `advertised` is the message's one listing, when the clause before was
    about its ads.
    """

    context: Context
    earlier: tuple[str, ...] = ()
    kept: frozenset[str] = frozenset()
    said: tuple[Operation, ...] = ()
    advertised: tuple[str, ...] = ()

    @property
    def focus(self) -> tuple[str, ...]:
        """Listings last spoken of: of the last turns, else of the one card that waits."""
        pending = self.context.pending
        spoken = self.context.focus or (pending[0].targets if len(pending) == 1 else ())
        return tuple(each for each in spoken if self.context.item(each) is not None)


@dataclass(frozen=True, slots=True)
class Subject:
    """`listings` when it is sure. Otherwise `options` to ask about under the text key `key`, and `word` as it was said."""

    listings: tuple[str, ...] = ()
    options: tuple[tuple[str, ...], ...] = ()
    key: str = ""
    word: str = ""
    named: bool = False
    whole: bool = False


def subject_of(clause: Clause, scene: Scene) -> Subject:
    """The listings a clause is about; with `key` "ask-product-missing" and no options when it names none at all."""
    present = clause.roles
    products = clause.of(Role.PRODUCT)
    if Role.EXCEPT in present:
        return _all_but(clause, scene, products)
    if products:
        return _named(products, bool(present & {Role.ALL, Role.EACH}))
    unknown = [token for token in clause.tokens if token.role is Role.UNKNOWN]
    if Role.ALL in present and not unknown:
        everything = tuple(item.id for item in scene.context.catalog if item.id not in scene.kept)
        return Subject(everything, whole=True) if everything else Subject(key="ask-product-missing")
    if unknown and Role.PRONOUN not in present:
        return _unknown(unknown, scene.context)
    return _spoken_of(clause, scene)


def _all_but(clause: Clause, scene: Scene, products: tuple[Token, ...]) -> Subject:
    """除了A和B，全店 ...: every listing but the named ones."""
    out = {each for token in products if isinstance(token.value, Names) for each in token.value.listings}
    first_except = clause.of(Role.EXCEPT)[0]
    unsure = any(isinstance(token.value, Names) and len(token.value.listings) > 1 for token in products)
    rest = any(token.text in THE_REST for token in clause.of(Role.EXCEPT))
    stopping = any(token.text in {"全停", "都停"} for token in clause.of(Role.STOP))
    whole = Role.ALL in clause.roles or rest or stopping or first_except.text == "all but"
    every = whole or (Role.EACH in clause.roles and len(products) == 1)
    if not products or not every or products[0].start < first_except.start or unsure:
        return Subject(key="ask-except", word=first_except.text)
    left = tuple(item.id for item in scene.context.catalog if item.id not in out | scene.kept)
    return Subject(left, named=True) if left else Subject(key="ask-product-missing")


def _named(products: tuple[Token, ...], every: bool) -> Subject:
    chosen: dict[str, None] = {}
    for token in products:
        names = token.value if isinstance(token.value, Names) else Names(())
        if len(names.listings) > 1 and not every:
            options = tuple((each,) for each in names.listings[:ASK_UP_TO]) if len(products) == 1 else ()
            return Subject(options=options, key="ask-product-which", word=token.text, named=True)
        chosen |= dict.fromkeys(names.listings)
    return Subject(tuple(chosen), named=True)


def _unknown(tokens: list[Token], context: Context) -> Subject:
    word = max((token.text for token in tokens), key=len)
    return Subject(
        options=tuple((each,) for each in alike(word, context.catalog)), key="ask-product-unknown", word=word
    )


def _spoken_of(clause: Clause, scene: Scene) -> Subject:
    """Named earlier in this message, or else in the last turns."""
    candidates = scene.earlier or scene.focus
    plural = any(token.text in PLURAL for token in clause.of(Role.PRONOUN)) or Role.EACH in clause.roles
    everything = tuple(item.id for item in scene.context.catalog if item.id not in scene.kept)
    if len(candidates) == 1 and Role.EACH in clause.roles and not scene.earlier:
        return Subject(options=(candidates, everything), key="ask-product-which-focus")
    if len(candidates) == 1 or (candidates and (plural or scene.earlier)):
        return Subject(candidates)
    if candidates:
        options = (*((each,) for each in candidates[: ASK_UP_TO - 1]), candidates)
        return Subject(options=options, key="ask-product-which-focus")
    catalog = scene.context.catalog
    options = tuple((item.id,) for item in catalog) if len(catalog) <= ASK_UP_TO else ()
    return Subject(options=options, key="ask-product-missing")
