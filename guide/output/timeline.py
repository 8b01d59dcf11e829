"""The latest days of the steps drawn as a picture: one row per step, from today to its day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote
from xml.sax.saxutils import escape

from guide.output.measures import MONTHS, day, event, short_day, weekday
from guide.output.phrases import latest, step_name
from guide.output.sheet import Sheet
from guide.output.steps import Step

WIDTH, LEFT, RIGHT, TOP, ROW = 640, 216, 626, 34, 23
BLUE, GREY, INK = "#005a9f", "#767676", "#1b1b1b"
LINE, LABEL = 16, 120
"""How high a label above the picture is, and how wide at most."""

LONGEST = 32
"""So many letters fit beside the picture."""

QUARTERLY = 14
"""From so many months on, only every third one is written below the picture."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as a data address, and its days in words, the earliest first."""

    address: str
    days: tuple[str, ...]
    since: date

    @property
    def text(self) -> str:
        """All in one sentence, for whoever cannot see the picture."""
        return f"Zeitplan ab heute, {day(self.since)}: {'; '.join(self.days)}."


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    last: date

    def x(self, when: date) -> float:
        days = max((self.last - self.first).days, 1)
        return round(LEFT + (RIGHT - LEFT) * (when - self.first).days / days, 1)


def timeline(sheet: Sheet) -> Picture | None:
    """The way from today to the start; None where no step has a latest day."""
    rows = _rows(sheet)
    if not rows:
        return None
    days = [when for _, when in rows] + [when for _, when in sheet.dates]
    today = sheet.checklist.today
    scale = _Scale(min(today, *days), max(today, *days))
    svg = "".join(_drawing(sheet, rows, scale))
    return Picture(f"data:image/svg+xml,{quote(svg)}", tuple(_days(sheet, rows)), today)


def _rows(sheet: Sheet) -> list[tuple[Step, date]]:
    found = [(step, step.entry.due.day) for step in sheet.dated]
    dated = [(step, when) for step, when in found if when is not None]
    return sorted(dated, key=lambda row: row[1])


def _days(sheet: Sheet, rows: list[tuple[Step, date]]) -> Iterator[str]:
    for step, _ in rows:
        passed = step.entry.due.has_passed(sheet.checklist.today)
        yield f"{step_name(step)} {latest(step)}{', das ist schon vorbei' if passed else ''}"
    for which, when in sheet.dates:
        yield f"{event(which)} am {weekday(when)}"


def _drawing(sheet: Sheet, rows: list[tuple[Step, date]], scale: _Scale) -> Iterator[str]:
    today = sheet.checklist.today
    posts = [("heute", today)] + [(f"{event(one)} {short_day(on)}", on) for one, on in sheet.dates]
    lines = _lines([scale.x(when) for _, when in posts])
    top = TOP + LINE * max(lines)
    bottom = top + ROW * len(rows)
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {bottom + 26}" '
        'font-family="Open Sans, sans-serif" font-size="12.5">'
        f'<rect width="{WIDTH}" height="{bottom + 26}" fill="#fff"/>'
    )
    yield from _months(scale, bottom)
    for (label, when), line in zip(posts, lines, strict=True):
        yield _post(scale.x(when), top - LINE * line, bottom, label)
    for number, (step, when) in enumerate(rows):
        yield _row(step, when, today, top + ROW * number + ROW / 2, scale)
    yield "</svg>"


def _lines(places: list[float]) -> list[int]:
    """On which line above the picture each label stands, so that none is written over another."""
    lines: list[int] = []
    for number, x in enumerate(places):
        near = {lines[other] for other in range(number) if abs(places[other] - x) < 2 * LABEL}
        lines.append(next(line for line in range(len(places)) if line not in near))
    return lines


def _months(scale: _Scale, bottom: int) -> Iterator[str]:
    yield f'<path d="M{LEFT} {bottom}H{RIGHT}" stroke="{GREY}"/>'
    number = scale.first.year * 12 + scale.first.month
    months = scale.last.year * 12 + scale.last.month - number
    for month in range(number, number + months):
        first = date(month // 12, month % 12 + 1, 1)
        x = scale.x(first)
        yield f'<path d="M{x} {bottom}v5" stroke="{GREY}"/>'
        if (months < QUARTERLY or first.month % 3 == 1) and x < RIGHT - 24:
            year = f" {first.year}" if first.month == 1 else ""
            name = MONTHS[first.month - 1][:3]
            yield f'<text x="{x}" y="{bottom + 18}" fill="{INK}">{name}{year}</text>'


def _post(x: float, top: int, bottom: int, label: str) -> str:
    side = "end" if x > WIDTH / 2 else "start"
    return (
        f'<path d="M{x} {top - 12}V{bottom}" stroke="{GREY}" stroke-dasharray="2 3"/>'
        f'<text x="{x}" y="{top - 18}" text-anchor="{side}" fill="{INK}">{label}</text>'
    )


def _row(step: Step, when: date, today: date, y: float, scale: _Scale) -> str:
    x = scale.x(when)
    passed = when < today
    side, gap = ("end", -11) if x > (LEFT + RIGHT) / 2 else ("start", 11)
    earlier = " – eher früher" if step.entry.due.rather_earlier else ""
    label = f"{short_day(when)}{' – vorbei' if passed else earlier}"
    name = f"Schritt {step.number}" if step.number else _short_name(step)
    dot = (
        f'<path d="M{x - 5} {y - 5}l10 10m0 -10l-10 10" stroke="{INK}" stroke-width="2.5"/>'
        if passed
        else f'<circle cx="{x}" cy="{y}" r="5.5" fill="{BLUE}"/>'
    )
    return (
        f'<text x="0" y="{y + 4.5}" fill="{INK}">{name}</text>'
        f'<path d="M{scale.x(today)} {y}H{x}" stroke="{BLUE}" stroke-width="1.5"/>{dot}'
        f'<text x="{x + gap}" y="{y - 3}" text-anchor="{side}" fill="{INK}" '
        f'font-weight="600">{label}</text>'
    )


def _short_name(step: Step) -> str:
    """What the card is called, cut to the room that there is."""
    name = step.entry.card.title
    return escape(name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…")
