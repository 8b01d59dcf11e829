"""The one template environment, and the pages that are made from a checklist alone."""

from __future__ import annotations

import re
from functools import lru_cache
from gettext import NullTranslations
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.ext import InternationalizationExtension

from guide.core.checklist import Checklist
from guide.output import conditions, measures, phrases, words
from guide.output.layout import lay_out
from guide.output.qr import code
from guide.output.sheet import telling
from guide.output.timeline import timeline

FILTERS = {
    "answer": words.answer,
    "apply": phrases.application,
    "area": words.area,
    "asked": phrases.asked,
    "capital": words.capital,
    "call": phrases.call,
    "certainty": words.certainty,
    "channel": words.channel,
    "contact": phrases.contact,
    "day": measures.day,
    "deadline": phrases.deadline,
    "doubt": phrases.doubt,
    "due": measures.due,
    "edition": words.edition,
    "event": measures.event,
    "fee_kind": measures.fee_kind,
    "headline": words.headline,
    "host": words.host,
    "in_which_case": conditions.in_which_case,
    "instead": phrases.instead,
    "kind": words.kind,
    "latest": phrases.latest,
    "link_target": words.link_target,
    "mark": words.mark,
    "nature": phrases.nature,
    "price": measures.price,
    "reason": words.reason,
    "remarks": phrases.remarks,
    "role": words.role,
    "sentence": words.sentence,
    "short": words.short_address,
    "stand": phrases.as_of,
    "step_name": phrases.step_name,
    "summed": phrases.summed,
    "tag": words.tag,
    "telling": telling,
    "timeline": timeline,
    "total": measures.total,
    "typeset": words.typeset,
    "unsure": phrases.unsure,
    "weekday": measures.weekday,
}


WORDS = NullTranslations()
"""The texts of the templates in the language of this server: as they stand there."""


class Translated(InternationalizationExtension):
    """gettext, once: `{{ _("…") }}` becomes its text when the template is read."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The template with its plain texts in place; what stands in expressions stays."""
        return re.sub(r'\{\{ _\("([^"\\{}]+)"\) \}\}', lambda text: WORDS.gettext(text[1]), source)


@lru_cache
def environment(folder: Path) -> Environment:
    """The templates of a folder, with every filter; a missing variable is an error."""
    made = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=[Translated],
        auto_reload=False,
        cache_size=-1,
    )
    made.filters.update(FILTERS)
    made.install_gettext_translations(WORDS, newstyle=True)  # type: ignore[attr-defined]
    return made


def paper(
    worked_out: Checklist,
    folder: Path,
    address: str = "",
    *,
    by_office: bool = False,
    large: bool = False,
) -> str:
    """The checklist as the HTML that becomes a PDF; `address` leads back to these answers.

    `by_office` puts each office on a sheet of its own, `large` prints in 18 pt."""
    template = "pdf/offices.html" if by_office else "pdf/checklist.html"
    return (
        environment(folder)
        .get_template(template)
        .render(
            sheet=lay_out(worked_out),
            link=None,
            other=None,
            large=large,
            address=address,
            code=code(address) if address else "",
        )
    )
