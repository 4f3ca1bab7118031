"""Files and pictures. A file is data: what stands in it never orders anything."""

from pathlib import Path

from bot.app import log, offer
from bot.domain.chat import FileRef, IncomingKind
from bot.domain.command import ImportAnswer
from bot.domain.outcome import Asking, Imported, Values
from bot.domain.people import Permission
from bot.domain.shop import Shop
from bot.errors import NotAllowed, TooLarge
from bot.ports.importing import ImportAsks, ImportCounts
from bot.ports.queues import InboxRow
from handlers.turn import Turn

READ_KINDS = (".csv", ".tsv", ".txt", ".xlsx", ".csv.gz")
MOST_REJECTS_BYTES = 5_000_000
MOST_CANDIDATES = 8


async def data_file(turn: Turn) -> None:
    """Orders, products or ad reports as CSV or XLSX: counted, told, and what was not taken sent back with reasons."""
    await take_in(turn, turn.row, {})


async def answered(turn: Turn, answer: ImportAnswer) -> None:
    """A question about a file was answered: read that file with all answers so far. Only the chat that sent it may answer."""
    with turn.app.house.store.begin() as tx:
        row = tx.inbox.get(answer.inbox_row)
    ours = row is not None and (row.incoming.messenger, row.incoming.chat) == (
        turn.row.incoming.messenger,
        turn.row.incoming.chat,
    )
    if row is None or not ours or row.incoming.kind is not IncomingKind.FILE:
        raise NotAllowed
    await take_in(turn, row, dict(answer.answers))


async def take_in(turn: Turn, row: InboxRow, answers: dict[str, str]) -> None:
    file = row.incoming.file
    if not turn.actor.may(Permission.CHANGE):
        raise NotAllowed
    if file is None or not file.name.lower().endswith(READ_KINDS):
        turn.say("file-not-read", name=file.name if file else "")
        return
    shop = _shop_for_files(turn)
    if shop is None:
        turn.say("file-wrong-shop", shop=turn.known_shop().name)
        return
    try:
        counts = await _fetch_and_read(turn, shop, file, answers)
    except ImportAsks as asks:
        _ask(turn, row, answers, asks)
        return
    outcome = _imported(file, counts)
    said = {"rows": counts.rows, "imported": counts.imported, "rejected": counts.rejected}
    with turn.app.house.store.begin() as tx:
        actor = turn.actor
        log(
            tx,
            shop,
            "imported",
            turn.app.house.clock.now(),
            actor=actor.person_id,
            by=actor.name,
            file=file.name,
            **said,
        )
        turn.told(tx, outcome)


def _shop_for_files(turn: Turn) -> Shop | None:
    """The shop spoken of, if its data come from files; else another of this person's that does, or a new one for an owner."""
    if turn.known_shop().marketplace == "files":
        return turn.known_shop()
    with turn.app.house.store.begin() as tx:
        return turn.app.people.files_shop(
            tx, turn.person, turn.actor, turn.app.wording.line("files-shop-name", (), turn.person.language)
        )


async def _fetch_and_read(turn: Turn, shop: Shop, file: FileRef, answers: dict[str, str]) -> ImportCounts:
    limit = turn.app.options.upload_bytes
    if file.size is not None and file.size > limit:
        raise TooLarge("error-file-too-large", {"megabytes": limit // 1_000_000})
    if not answers:
        turn.say("file-reading", name=file.name, shop=shop.name)
    folder = turn.app.options.inbox_folder / f"m{turn.row.id}"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"received{_ending(file.name)}"
    try:
        await turn.app.messengers[turn.row.incoming.messenger].fetch(file, path, limit)
        return await turn.app.importer.read(shop, path, folder / "rejects.csv", answers)
    finally:
        path.unlink(missing_ok=True)


def _ending(name: str) -> str:
    return next(each for each in sorted(READ_KINDS, key=len, reverse=True) if name.lower().endswith(each))


def _ask(turn: Turn, row: InboxRow, answers: dict[str, str], asks: ImportAsks) -> None:
    """One question at a time; each button reads the file again with one more answer."""
    question = asks.questions[0]
    field = turn.app.wording.line(question.field_key, (), turn.person.language)
    with turn.app.house.store.begin() as tx:
        taps = []
        keys = question.choice_keys or ("",) * len(question.candidates)
        for candidate, key in list(zip(question.candidates, keys, strict=True))[:MOST_CANDIDATES]:
            given = ImportAnswer(row.id, tuple({**answers, question.field: candidate}.items()))
            label: tuple[str, Values] = (key, ()) if key else ("import-choice", (("answer", candidate),))
            taps.append(offer(tx, turn.app.house, turn.actor, given, label))
        if question.optional:
            nothing = ImportAnswer(row.id, tuple({**answers, question.field: ""}.items()))
            taps.append(offer(tx, turn.app.house, turn.actor, nothing, ("import-choice-none", ())))
        values = (("field", field), ("examples", question.examples))
        turn.told(tx, Asking(question.key, values, tuple(taps)))


def _imported(file: FileRef, counts: ImportCounts) -> Imported:
    rejects = _kept(counts.rejects)
    notes = tuple(counts.notes.items())
    return Imported(file.name, counts.rows, counts.imported, counts.duplicates, counts.rejected, notes, rejects)


def _kept(path: Path | None) -> bytes | None:
    """The file of rejected lines, taken over into the message; it is not left lying about."""
    if path is None:
        return None
    with path.open("rb") as file:
        content = file.read(MOST_REJECTS_BYTES)
    path.unlink(missing_ok=True)
    return content


async def photo(turn: Turn) -> None:
    turn.say("photo-not-used")
