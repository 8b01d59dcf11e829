"""`frueher`: old ids that lead to what is called otherwise today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from guide.core.place import Place
from guide.files.nodes import Text
from guide.files.report import Report


def refuse_names_in_use(
    current: Mapping[str, Text], former: Mapping[str, Iterable[Text]], report: Report
) -> None:
    """An old id leads to one thing only: nothing is called so today, nothing else was before."""
    taken: dict[str, Place] = {}
    for names in former.values():
        for name in names:
            report.is_id(name)
            if name.value in current:
                where = report.where(current[name.value].place)
                report.add(name.place, "frueher-vergeben", name=name.value, where=where)
            elif name.value in taken:
                where = report.where(taken[name.value])
                report.add(name.place, "doppelte-kennung", name=name.value, where=where)
            taken.setdefault(name.value, name.place)
