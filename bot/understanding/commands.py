"""One clause to one typed command, or the question it needs. A role a pattern does not expect makes the write a question."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.domain.command import Command, StateQuery, Undo
from bot.domain.operation import Operation, PromotionPause, PromotionResume
from bot.domain.understood import Context, Nothing, Unclear
from bot.understanding.choices import choices
from bot.understanding.clauses import Clause
from bot.understanding.figures import bundle_of, problem_of
from bot.understanding.prices import again_from, price_operation
from bot.understanding.promotions import budget_of, limit_of, started
from bot.understanding.relations import said
from bot.understanding.sheets import cost_operation, floor_operation
from bot.understanding.subjects import Scene, Subject, subject_of
from bot.understanding.tokens import AMOUNTS, Role

Listings = tuple[str, ...]
Build = Callable[[Listings], Operation | Unclear]
Result = Command | Unclear | Nothing

EVERYWHERE = frozenset({
    Role.FILLER, Role.ACK, Role.PUNCT, Role.AND, Role.JOIN, Role.PRODUCT, Role.ALL, Role.GOODS, Role.EACH, Role.EXCEPT, Role.PRONOUN,
})  # fmt: skip
FIGURE = frozenset({Role.MONEY, Role.NUMBER, Role.TO, Role.SET, Role.UP, Role.DOWN, Role.BY, Role.PER_UNIT})
PRICE = EVERYWHERE | FIGURE | {Role.RATIO, Role.SELL, Role.FROM, Role.PRICE, Role.AGAIN}
SHEET = EVERYWHERE | FIGURE | {Role.SELL, Role.PRICE, Role.CLEAR, Role.FLOOR, Role.COST}
ADS = EVERYWHERE | {Role.PROMO, Role.PROMOTE}
STARTING = ADS | {
    Role.MONEY, Role.NUMBER, Role.QUANTITY, Role.PER_DAY, Role.BUDGET, Role.SPEND, Role.START, Role.SET, Role.TO, Role.MOST,
    Role.PER_WEEK,
}  # fmt: skip
BUDGETS = ADS | {
    Role.MONEY, Role.NUMBER, Role.PER_DAY, Role.PER_MONTH, Role.BUDGET, Role.LIMIT, Role.SPEND, Role.SET, Role.TO, Role.UP, Role.DOWN,
    Role.MOST,
}  # fmt: skip

NOUNS = EVERYWHERE | {Role.PRICE, Role.COST, Role.FLOOR}
TAKEN_BACK = EVERYWHERE - {Role.PRODUCT, Role.ALL, Role.EXCEPT} | {
    Role.UNDO, Role.PAST, Role.SET, Role.PRICE, Role.GOODS, Role.WORK, Role.AGAIN, Role.CLEAR,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pattern:
    """Which roles a kind of clause may hold, and how its operation is built."""

    allowed: frozenset[Role]
    build: Callable[[Clause, Listings, Context], Operation | Unclear]


def price_of(clause: Clause, listings: Listings, context: Context) -> Operation | Unclear:
    """A price clause's operation."""
    bundle = bundle_of(clause)
    if bundle is not None:
        return bundle
    what = said(clause, context)
    return what if isinstance(what, Unclear) else price_operation(what, listings, context)


PATTERNS = {
    "price": Pattern(PRICE, price_of),
    "floor": Pattern(SHEET - {Role.COST}, floor_operation),
    "cost": Pattern(SHEET - {Role.FLOOR}, cost_operation),
    "start": Pattern(STARTING, started),
    "budget": Pattern(BUDGETS, budget_of),
    "limit": Pattern(BUDGETS, lambda clause, _, context: limit_of(clause, context)),
    "pause": Pattern(ADS | {Role.STOP, Role.CLEAR}, lambda _clause, listings, _context: PromotionPause(listings)),
    "resume": Pattern(ADS | {Role.RESUME}, lambda _clause, listings, _context: PromotionResume(listings)),
}
UNSUPPORTED: tuple[tuple[Role, str], ...] = (
    (Role.BID, "nothing-bids"),
    (Role.TENDER, "nothing-tenders"),
    (Role.LISTING, "nothing-listings"),
    (Role.OFFER, "nothing-offers"),
)


def command_of(clause: Clause, scene: Scene) -> Result:
    """What a clause that is no query orders."""
    present = clause.roles
    for role, key in UNSUPPORTED:
        if role in present:
            return Nothing(key)
    if Role.UNDO in present:
        return _undo(clause, scene.context)
    if Role.SAME in present:
        return Unclear("ask-same")
    name = _kind(clause)
    if name is None and present & AMOUNTS and scene.focus:
        return _figure_alone(clause, scene)
    if name is None:
        return (problem_of(clause) if scene.focus else None) or Nothing("nothing-understood")
    if present <= NOUNS and Role.PRODUCT in present:
        return _only_named(clause, scene)
    if name == "limit" and _budget_whose(clause, scene):
        made = [budget_of(clause, scene.focus, scene.context), limit_of(clause, scene.context)]
        operations = [each for each in made if isinstance(each, Operation)]
        return Unclear("ask-budget-whose", (), choices(operations, scene.context)) if operations else made[1]
    subject = _subject(name, clause, scene)
    result = _settled(clause, subject, PATTERNS[name], scene.context)
    return again_from(result, scene.context) if Role.AGAIN in present else result


def _figure_alone(clause: Clause, scene: Scene) -> Result:
    """「5块6」 and nothing else, while a listing is spoken of: most likely a price, so it is offered as one."""
    result = _settled(clause, subject_of(clause, scene), PATTERNS["price"], scene.context)
    if isinstance(result, Operation):
        return Unclear("ask-figure-alone", (("text", clause.text),), choices([result], scene.context))
    return result


def _only_named(clause: Clause, scene: Scene) -> Unclear:
    """A listing and nothing else: what about it?"""
    subject = subject_of(clause, scene)
    options = subject.options or (subject.listings,)
    return Unclear("ask-what-about", (), choices([StateQuery(option) for option in options if option], scene.context))


def _kind(clause: Clause) -> str | None:
    """Which pattern a clause follows, by its strongest word."""
    present = clause.roles
    ads = bool(present & {Role.PROMO, Role.PROMOTE}) or any(token.text in ADS_STOPS for token in clause.of(Role.STOP))
    for name, wanted in ORDER:
        if wanted(present, ads):
            return name
    return None


ADS_STOP_WORDS = (
    "不投了 不推了 别投了 别推了 不要投了 不要推了 别再投了 别再推了 不再投 叫停 "
    "不推广了 不再推广 别推广了 不要推广了 别再推广了"
)
ADS_STOPS = frozenset(ADS_STOP_WORDS.split())
PRICE_WORDS = frozenset({Role.UP, Role.DOWN, Role.SET, Role.SELL, Role.PRICE, Role.PRODUCT, Role.PRONOUN, Role.AGAIN})
NAMED = frozenset({Role.PRODUCT, Role.PRONOUN})
CAPS = frozenset({Role.BUDGET, Role.LIMIT, Role.MOST})
ORDER: tuple[tuple[str, Callable[[frozenset[Role], bool], bool]], ...] = (
    ("pause", lambda present, ads: Role.STOP in present and not present & AMOUNTS),
    ("pause", lambda present, ads: Role.CLEAR in present and ads and not present & {*AMOUNTS, *CAPS}),
    ("resume", lambda present, ads: Role.RESUME in present and not present & AMOUNTS),
    ("floor", lambda present, ads: Role.FLOOR in present and not ads and not present & {Role.BUDGET, Role.SPEND}),
    ("cost", lambda present, ads: Role.COST in present and not ads),
    ("start", lambda present, ads: ads and bool(present & {Role.QUANTITY, Role.PROMOTE, Role.START})),
    (
        "start",
        lambda present, ads: (
            ads and Role.PRODUCT in present and not present & {*CAPS, Role.UP, Role.DOWN, Role.SET, Role.TO}
        ),
    ),
    ("start", lambda present, ads: present >= {Role.SPEND, Role.PER_DAY, Role.QUANTITY} and bool(present & NAMED)),
    ("budget", lambda present, ads: present >= {Role.SPEND, Role.PER_DAY} and bool(present & NAMED)),
    (
        "budget",
        lambda present, ads: (
            bool(present & CAPS) and bool(present & {Role.PRODUCT, Role.PRONOUN}) and _spending(present, ads)
        ),
    ),
    ("limit", lambda present, ads: bool(present & CAPS) and _spending(present, ads)),
    ("budget", lambda present, ads: ads and Role.PRODUCT in present and bool(present & AMOUNTS)),
    ("limit", lambda present, ads: bool(present & {Role.PER_DAY, Role.PER_MONTH}) and ads),
    ("price", lambda present, ads: bool(present & PRICE_WORDS) or (Role.ALL in present and bool(present & AMOUNTS))),
    ("price", lambda present, ads: Role.UNKNOWN in present and bool(present & AMOUNTS)),
)


def _spending(present: frozenset[Role], ads: bool) -> bool:
    """Whether a cap is about money spent, and not about a price."""
    return ads or bool(present & {Role.BUDGET, Role.LIMIT, Role.SPEND, Role.PER_DAY, Role.PER_MONTH})


def _budget_whose(clause: Clause, scene: Scene) -> bool:
    """「日预算50」 while one listing is spoken of may be its own or the shop's."""
    own = Role.BUDGET in clause.roles and not clause.roles & {Role.PER_MONTH, Role.ALL}
    return own and len(scene.focus) == 1 and not scene.earlier


def _subject(name: str, clause: Clause, scene: Scene) -> Subject:
    if name == "limit":
        return Subject(("*",))
    subject = subject_of(clause, scene)
    running = tuple(item.id for item in scene.context.catalog if item.promoted and item.id not in scene.kept)
    rest = tuple(item.id for item in scene.context.catalog if item.id not in running and item.id not in scene.kept)
    if name not in {"pause", "resume"} or not clause.roles & {Role.PROMO, Role.PROMOTE}:
        return subject
    if Role.EXCEPT in clause.roles and subject.listings:
        kept = tuple(each for each in subject.listings if (each in running) == (name == "pause"))
        return replace(subject, listings=kept or subject.listings)
    if clause.roles & {Role.PRODUCT, Role.PRONOUN, Role.UNKNOWN, Role.EXCEPT}:
        return subject
    every = (running or rest) if name == "pause" else (rest or running)
    if (
        scene.earlier
        and Role.ALL not in clause.roles
        and not any(token.text in {"全停", "都停"} for token in clause.of(Role.STOP))
    ):
        return Subject(options=(scene.earlier, every), key="ask-which-promotions")
    return Subject(every) if every else Subject(key="ask-product-missing")


def _settled(clause: Clause, subject: Subject, pattern: Pattern, context: Context) -> Result:
    """The operation, when the subject is sure and every word of the clause has its place; else a question with what it would be."""
    if subject.key:
        made = [pattern.build(clause, option, context) for option in subject.options]
        operations = [each for each in made if isinstance(each, Operation)]
        problem = next((each for each in made if isinstance(each, Unclear)), None)
        if problem is not None and not operations and not problem.choices:
            return problem
        if not {token.role for token in clause.tokens} - pattern.allowed <= OFFERED:
            operations = []
        trouble = problem_of(clause)
        return trouble or Unclear(subject.key, (("word", subject.word),), choices(operations, context))
    built = pattern.build(clause, subject.listings, context)
    left = [token for token in clause.tokens if token.role not in pattern.allowed]
    if isinstance(built, Unclear):
        sure = not left or not built.choices
        return built if sure else Unclear("ask-unsure", (("text", " ".join(token.text for token in left)),))
    if left:
        return _left_over([token.role for token in left], " ".join(token.text for token in left), built, context)
    return _stop_what(clause, built, context)


OFFERED = frozenset({Role.PERIOD, Role.UNKNOWN, Role.MOST, Role.CORRECTION, Role.AGAIN})
"""What may stand beside an operation that is still worth a choice; any other word changes what is spoken of."""
LEFT_KEYS: tuple[tuple[Role, str], ...] = (
    (Role.PERIOD, "ask-schedule"),
    (Role.UNKNOWN, "ask-unsure"),
)


def _left_over(left: list[Role], text: str, built: Operation, context: Context) -> Unclear:
    key = next((key for role, key in LEFT_KEYS if role in left), "ask-unsure")
    offered = [built] if set(left) <= OFFERED else []
    return Unclear(key, (("text", text),), choices(offered, context))


def _stop_what(clause: Clause, built: Operation, context: Context) -> Result:
    """「把拖鞋停了」 does not say what is to stop."""
    words = {token.text for token in clause.of(Role.STOP, Role.RESUME)}
    if (
        isinstance(built, PromotionPause | PromotionResume)
        and not clause.roles & {Role.PROMO, Role.PROMOTE}
        and not words & ADS_STOPS
    ):
        key = "ask-stop-what" if isinstance(built, PromotionPause) else "ask-resume-what"
        return Unclear(key, (), choices([built], context))
    return built


def _undo(clause: Clause, context: Context) -> Result:
    """撤销 takes back the last change; a listing or a figure beside it asks for more than that."""
    if clause.roles <= TAKEN_BACK:
        return Undo()
    return Unclear("ask-undo", (), choices([Undo()], context))
