"""One clause to one typed command, or the question it needs."""

from dataclasses import replace

from bot.domain.command import Command, StateQuery, Undo
from bot.domain.operation import Operation, PromotionPause, PromotionResume
from bot.domain.understood import Context, Nothing, Unclear
from bot.understanding.budgets import budget_of, by_period, limit_of
from bot.understanding.choices import choices
from bot.understanding.clauses import Clause
from bot.understanding.figures import problem_of
from bot.understanding.kinds import ADS_STOPS, kind_of
from bot.understanding.patterns import EVERYWHERE, PATTERNS, Pattern
from bot.understanding.prices import again_from
from bot.understanding.sameness import same_for
from bot.understanding.subjects import Scene, Subject, subject_of
from bot.understanding.tenders import tender_subject
from bot.understanding.timing import timed
from bot.understanding.tokens import AMOUNTS, Role

Result = Command | Unclear | Nothing

NOUNS = EVERYWHERE | {Role.PRICE, Role.COST, Role.FLOOR}
TAKEN_BACK = EVERYWHERE - {Role.PRODUCT, Role.ALL, Role.EXCEPT} | {
    Role.UNDO, Role.PAST, Role.SET, Role.PRICE, Role.GOODS, Role.WORK, Role.AGAIN, Role.CLEAR,
}  # fmt: skip


def command_of(clause: Clause, scene: Scene) -> Result:
    """What a clause that is no query orders."""
    present = clause.roles
    if Role.OFFER in present:
        return Unclear("ask-offers")
    if Role.LISTING in present:
        return Nothing("nothing-listings")
    name = kind_of(clause)
    if Role.UNDO in present and name != "tender":
        return _undo(clause, scene.context)
    if Role.SAME in present:
        return same_for(clause, scene, scene.said)
    if name is None and present & AMOUNTS and scene.focus:
        return _figure_alone(clause, scene)
    if name is None:
        return (problem_of(clause) if scene.focus else None) or Nothing("nothing-understood")
    if present <= NOUNS and Role.PRODUCT in present:
        return _only_named(clause, scene)
    if name == "limit":
        return _limit(by_period(clause), scene)
    result = _ordered(name, clause, scene)
    return again_from(result, scene.context) if Role.AGAIN in present else result


def _ordered(name: str, clause: Clause, scene: Scene) -> Result:
    """The clause read by its pattern, its time taken out first and put round the operation at the end."""
    pattern = PATTERNS[name]
    told = timed(clause, scene.context) if pattern.timed else None
    if isinstance(told, Unclear):
        return told
    rest, when = told if told is not None else (clause, None)
    result = _settled(rest, _subject(name, rest, scene), pattern, scene.context)
    if when is None or (when.at is None and when.until is None):
        return result
    if isinstance(result, Operation):
        return when.plans(result)
    if not isinstance(result, Unclear):
        return result
    later = [when.plans(each.command) for each in result.choices if isinstance(each.command, Operation)]
    return Unclear(result.key, result.values, choices(later, scene.context))


def _limit(clause: Clause, scene: Scene) -> Result:
    """The shop's cap, or the budget of the one listing spoken of where the words fit both."""
    result = _ordered("limit", clause, scene)
    if scene.advertised and Role.LIMIT in clause.roles and Role.PER_DAY in clause.roles:
        return _settled(clause, Subject(scene.advertised), PATTERNS["budget"], scene.context)
    if not (_budget_whose(clause, scene) or (scene.advertised and Role.PER_MONTH not in clause.roles)):
        return result
    made = [
        budget_of(clause, scene.advertised or scene.focus, scene.context),
        limit_of(clause, scene.context),
    ]
    operations = [each for each in made if isinstance(each, Operation)]
    return Unclear("ask-budget-whose", (), choices(operations, scene.context)) if operations else result


def _budget_whose(clause: Clause, scene: Scene) -> bool:
    """「日预算50」 while one listing is spoken of may be its own or the shop's."""
    own = Role.BUDGET in clause.roles and not clause.roles & {Role.PER_MONTH, Role.ALL}
    return own and len(scene.focus) == 1 and not scene.earlier


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


def _subject(name: str, clause: Clause, scene: Scene) -> Subject:
    if PATTERNS[name].shop_wide:
        return Subject(("*",))
    if name == "tender":
        return tender_subject(clause, scene)
    subject = subject_of(clause, scene)
    if name in {"pause", "resume"} and clause.roles & {Role.PROMO, Role.PROMOTE}:
        return _promoted(name, clause, scene, subject)
    return subject


def _promoted(name: str, clause: Clause, scene: Scene, subject: Subject) -> Subject:
    """Whom a pause or a resume is about when it names all ads, or all but some."""
    catalog = scene.context.catalog
    running = tuple(item.id for item in catalog if item.promoted and item.id not in scene.kept)
    rest = tuple(item.id for item in catalog if item.id not in running and item.id not in scene.kept)
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
        return _subject_asked(clause, subject, pattern, context)
    built = pattern.build(clause, subject.listings, context)
    left = [token for token in clause.tokens if token.role not in pattern.allowed]
    if isinstance(built, Unclear):
        sure = not left or not built.choices
        return built if sure else Unclear("ask-unsure", (("text", " ".join(token.text for token in left)),))
    if left:
        return _left_over([token.role for token in left], " ".join(token.text for token in left), built, context)
    return _stop_what(clause, built, context)


def _subject_asked(clause: Clause, subject: Subject, pattern: Pattern, context: Context) -> Unclear:
    """Which listing? With each that it may be, and what the order would be for it."""
    made = [pattern.build(clause, option, context) for option in subject.options]
    operations = [each for each in made if isinstance(each, Operation)]
    problem = next((each for each in made if isinstance(each, Unclear)), None)
    if problem is not None and not operations and not problem.choices:
        return problem
    if not {token.role for token in clause.tokens} - pattern.allowed <= OFFERED:
        operations = []
    trouble = problem_of(clause)
    return trouble or Unclear(subject.key, (("word", subject.word),), choices(operations, context))


OFFERED = frozenset({Role.PERIOD, Role.UNKNOWN, Role.MOST, Role.CORRECTION, Role.AGAIN})
"""What may stand beside an operation that is still worth a choice; any other word changes what is spoken of."""
LEFT_KEYS: tuple[tuple[Role, str], ...] = (
    (Role.PERIOD, "ask-schedule"),
    (Role.CLOCK, "ask-schedule"),
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
