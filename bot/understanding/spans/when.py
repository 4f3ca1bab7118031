"""Days, periods, moments and times of day found in a text, before they are written out."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class When:
    """A day or a period of days: `first` and the day after the last. `text[start:end]` says it.

    `year`, `month`: what the words said themselves; None where today decided.
    """

    start: int
    end: int
    first: date
    after: date
    year: int | None = None
    month: int | None = None

    @property
    def one_day(self) -> bool:
        return self.after - self.first == DAY

    def value(self) -> str:
        """A day, or a period without its end."""
        return self.first.isoformat() if self.one_day else f"{self.first.isoformat()}/{self.after.isoformat()}"


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, or with `until` a part of the day. `sure` where morning or evening was said."""

    start: int
    end: int
    at: time
    until: time | None = None
    sure: bool = False

    def value(self) -> str:
        return self.at.isoformat() if self.until is None else f"{self.at.isoformat()}/{self.until.isoformat()}"

    def on(self, day: date) -> str:
        """This time on a day."""
        begin = moment(datetime.combine(day, self.at))
        return begin if self.until is None else f"{begin}/{moment(datetime.combine(day, self.until))}"


def moment(at: datetime) -> str:
    """A moment as it is written out."""
    return at.replace(tzinfo=None, microsecond=0).isoformat(sep=" ")


def day(year: int, month: int, number: int) -> date | None:
    """The day, or None when there is no such day."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def shifted(first: date, months: int) -> date | None:
    """The same day so many months later, or the last one of that month; None outside the calendar."""
    index = first.year * 12 + first.month - 1 + months
    if not 12 <= index < 9999 * 12:
        return None
    for number in range(first.day, 27, -1):
        found = day(index // 12, index % 12 + 1, number)
        if found is not None:
            return found
    return day(index // 12, index % 12 + 1, min(first.day, 27) if first.day < 28 else 28)


def moved(first: date, days: int) -> date | None:
    """So many days later; None outside the calendar."""
    ordinal = first.toordinal() + days
    return date.fromordinal(ordinal) if 1 <= ordinal < date.max.toordinal() else None


def whole_month(year: int, month: int) -> tuple[date, date] | None:
    """A month and the day after it."""
    first = day(year, month, 1)
    after = first and shifted(first, 1)
    return (first, after) if first and after else None


def whole_year(year: int) -> tuple[date, date] | None:
    """A year and the day after it."""
    first, after = day(year, 1, 1), day(year + 1, 1, 1)
    return (first, after) if first and after else None


def full_year(digits: int, length: int) -> int:
    """A year in two digits is near: 08 is 2008, 87 is 1987."""
    return digits if length > 2 else digits + (2000 if digits < 50 else 1900)
