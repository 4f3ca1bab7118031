"""The import as the rest of the program asks for it: a file, a shop, counts back, and the rejected lines beside it."""

from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import Engine

from bot.domain.shop import Shop
from bot.marketplaces.files.importing import ImportOptions, Target, import_between
from bot.marketplaces.files.importing import Progress as Step
from bot.marketplaces.files.questions import MappingAsked
from bot.marketplaces.files.rejects import Explain
from bot.marketplaces.files.rows import COMMAND_LIMITS, FileLimits
from bot.ports.importing import ImportAsks, ImportCounts, ImportQuestion, Progress
from bot.ports.machine import Clock


class FileInlet:
    """Imports on the event loop, a thousand lines in a step, so that conversations go on meanwhile."""

    def __init__(self, engine: Engine, clock: Clock, explain: Explain, limits: FileLimits = COMMAND_LIMITS) -> None:
        self._engine = engine
        self._clock = clock
        self._explain = explain
        self._limits = limits

    async def read(
        self, shop: Shop, path: Path, rejects: Path, answers: Mapping[str, str], progress: Progress | None = None
    ) -> ImportCounts:
        """Raises FileRejected, TooLarge, and ImportAsks when answers are needed."""
        options = ImportOptions(answers, rejects, self._explain, self._limits)

        def step(done: Step) -> None:
            if progress is not None:
                progress(done.done, done.total)

        try:
            result = await import_between(Target(self._engine, shop, self._clock), path, options, step)
        except MappingAsked as asked:
            questions = tuple(
                ImportQuestion(
                    each.field,
                    each.key,
                    each.field_key,
                    each.candidates,
                    each.optional,
                    each.examples,
                    each.choice_keys,
                )
                for each in asked.questions
            )
            raise ImportAsks(questions) from asked
        return ImportCounts(
            rows=result.rows,
            imported=result.imported,
            duplicates=result.duplicates,
            rejected=result.rejected,
            seconds=result.seconds,
            notes=dict(result.notes),
            rejects=result.rejects,
        )
