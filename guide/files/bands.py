"""`stufen`: a number asked as bands, ordered, without gap or overlap."""

from __future__ import annotations

from collections.abc import Mapping

from guide.core.question import Band, Option
from guide.files.format import Stufe
from guide.files.grammar import Unreadable, read_band
from guide.files.report import Report


class Bands:
    """The bands of one question; each begins where the one before ends."""

    def __init__(self, forms: Mapping[str, Stufe], unit: str, report: Report) -> None:
        self._forms = list(forms.items())
        self._unit = unit
        self._report = report

    def options(self) -> tuple[Option, ...]:
        """The bands as options, what is wrong with them noted."""
        read = [self._read(form) for _, form in self._forms]
        if None not in read:
            self._check_order([band for band in read if band is not None])
        return tuple(self._option(number, read) for number in range(len(read)))

    def _read(self, form: Stufe) -> Band | None:
        try:
            return read_band(form.grenze)
        except Unreadable as error:
            self._report.note(error.problem)
            return None

    def _check_order(self, bands: list[Band]) -> None:
        for number, (_, form) in enumerate(self._forms):
            is_last = number == len(bands) - 1
            if (bands[number].lower is None) == is_last:
                self._report.add(form.grenze.place, "stufen-ende")
                return
        for number in range(len(bands) - 1):
            if code := _fault(bands[number], bands[number + 1]):
                left, right = (self._forms[one][1].grenze for one in (number, number + 1))
                self._report.add(right.place, code, left=left.value, right=right.value)
                return

    def _option(self, number: int, read: list[Band | None]) -> Option:
        name, form = self._forms[number]
        band = read[number]
        before = read[number - 1] if number else None
        whole = band
        if band and band.lower is None and before and before.upper is not None:
            whole = Band(before.upper, band.upper, not before.upper_belongs, band.upper_belongs)
        text = form.text.value if form.text else f"{whole} {self._unit}".strip()
        return Option(
            id=name,
            text=text,
            formerly=tuple(name.value for name in form.frueher),
            band=whole,
            place=form.grenze.place,
        )


def _fault(left: Band, right: Band) -> str:
    """The code of what is wrong where one band ends and the next begins; empty if nothing is."""
    if right.lower is None:
        return "" if _grows(left, right) else "stufen-folge"
    if left.upper is None or right.lower > left.upper:
        return "stufen-luecke"
    if right.lower < left.upper or (left.upper_belongs and right.lower_belongs):
        return "stufen-ueberschneidung"
    return "" if left.upper_belongs or right.lower_belongs else "stufen-luecke"


def _grows(left: Band, right: Band) -> bool:
    if left.upper is None or right.upper is None:
        return False
    wider = right.upper_belongs and not left.upper_belongs
    return right.upper > left.upper or (right.upper == left.upper and wider)
