"""Runs the timetable: each job in a loop of its own, and one job's failure is an alarm, never the end of the others."""

import structlog

from bot.app import App
from bot.errors import SetupError, XiaoerError
from jobs.timetable import Job

log = structlog.get_logger(__name__)


async def run_once(app: App, job: Job) -> bool:
    """One run of one job. False when it failed; the log says why, and the next tick tries again."""
    try:
        await job.work(app)
    except SetupError:
        raise
    except XiaoerError as error:
        log.warning("job_put_off", job=job.name, reason=error.key)
        return False
    except Exception:
        log.exception("job_failed", job=job.name)
        return False
    return True


async def run_forever(app: App, job: Job) -> None:
    """Until cancelled."""
    while True:
        await run_once(app, job)
        await app.house.clock.sleep(job.every)
