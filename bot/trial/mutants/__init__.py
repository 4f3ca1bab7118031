"""Seeded bugs: each replaces one part of the wired program, so that the checks can be scored. A check that misses them proves nothing."""

from bot.trial.mutants.approvals import APPROVALS
from bot.trial.mutants.budget import BUDGET
from bot.trial.mutants.messages import MESSAGES
from bot.trial.mutants.reports import REPORTS
from bot.trial.mutants.sending import SENDING
from bot.trial.mutants.stopping import STOPPING
from bot.trial.mutants.switch import Mutant

MUTANTS: dict[str, Mutant] = {
    each.name: each for each in (*APPROVALS, *BUDGET, *SENDING, *STOPPING, *REPORTS, *MESSAGES)
}
