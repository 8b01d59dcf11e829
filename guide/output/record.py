"""A checklist as plain data for JSON: stable English keys, the texts as on screen and paper.

    {"format": 1, "title", "city", "draft": text or null,
     "rules": {"version", "publisher", "licence"}, "today": day,
     "dates": {"beginn"|"aufbau"|"bekanntgabe": day},
     "answers": [{"question": id, "text", "options": [{"id", "text"}] or null for don't-know}],
     "verdict": {"outcome", "headline", "sentence", "certainty", "likely_only",
                 "decided_by": [card]},
     "steps": [step], "papers": [{"id", "title", "note", "sure", "for": [card]}],
     "costs": {"low", "high": euros or null, "text", "open": [{"kind", "text"}]},
     "enquiries": [{"office": office or null, "questions": [{"id", "text", "who_knows"}],
                    "statements": [{"card", "text", "certainty"}]}],
     "not_needed": [{"card", "title", "because": [reason]}], "open_questions": [id],
     "easier": [{"text", "changes": [{"question": id, "options": [id]}], "outcome",
                 "likely_only", "better"}],
     "sources": {id: {"title", "address", "version", "as_of", "note"}}}

A step is {"card": id, "number" or null, "title", "kind", "area", "standing", "why", "certainty",
"because": [reason], "after": [card], "office": office, "partners": [{"office", "role"}],
"application": {"way", "address", "note"} or null,
"papers", "duties", "notes", "deadlines", "fees", "legal_basis": [source], "citation",
"due": {"day", "ready_by", "text", "gap", "needs": [event], "rather_earlier", "passed"}}.
Every entry of papers, duties, notes, deadlines and fees has "text", "certainty", "citation",
"waits_for": [reason], "alternative"; papers also "document", "note"; deadlines "step", "binding",
"note"; fees "kind", "low", "high", "about", "per", "note".
A reason is {"question": id, "options": [id], "open", "missing", "text"}, where "missing" says that
these options were not ticked; an office is {"id", "name", "unit",
"kind", "contacts": [{"channel", "value", "note", "certainty", "citation"}]}; a citation is
{"certainty": as the rules say it, "sources": [source], "as_of", "by", "passage", "note"}.
Days are ISO dates, euros are text with a point ("7.50"); unknown days and figures are null.
Costs are "0" only where the rules say so: where no fee is listed, or none has a figure, both
are null.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import assert_never

from guide.core.checklist import Checklist
from guide.core.deadline import Deadline
from guide.core.entry import Reason
from guide.core.fee import Amount, Fee
from guide.core.requirement import PaperNeed, Statement
from guide.core.schedule import Due
from guide.output import measures, particulars, phrases, words
from guide.output.easier import Easier
from guide.output.layout import lay_out
from guide.output.particulars import Plain
from guide.output.sheet import Sheet
from guide.output.steps import AnyShown, Step, why_not

FORMAT = 1
"""Grows when a key changes its meaning or goes; a new key is no new format."""

NO_FEE = "keine Angabe"
"""The sum in words where the rules list no fee: that is not the same as free of charge."""


def record(checklist: Checklist) -> Plain:
    """The whole checklist as plain data; see above."""
    sheet = lay_out(checklist)
    imprint = checklist.pack.imprint
    return {
        "format": FORMAT,
        "title": sheet.title,
        "city": imprint.city,
        "draft": imprint.draft_mark if imprint.is_draft else None,
        "rules": {
            "version": checklist.pack.version,
            "publisher": imprint.publisher,
            "licence": imprint.licence,
        },
        "today": checklist.today.isoformat(),
        "dates": {event.value: day.isoformat() for event, day in sheet.dates},
        "answers": _answers(sheet),
        "verdict": _verdict(checklist),
        "steps": [_step(sheet, step) for step in sheet.steps],
        "papers": _papers(sheet),
        "costs": _costs(checklist),
        "enquiries": _enquiries(sheet),
        "not_needed": [
            {
                "card": one.card.id,
                "title": one.card.title,
                "because": _reasons(why_not(reason, one.card) for reason in one.because),
            }
            for one in sheet.not_needed
        ],
        "easier": [_easier(one) for one in sheet.easier],
        "open_questions": [question.id for question in checklist.remaining],
        "sources": {source.id: particulars.source(source) for source in sheet.sources},
    }


def _answers(sheet: Sheet) -> list[Plain]:
    return [
        {
            "question": question.id,
            "text": question.text,
            "options": None
            if options is None
            else [{"id": option.id, "text": option.text} for option in options],
        }
        for question, options in sheet.given
    ]


def _verdict(checklist: Checklist) -> Plain:
    judgement = checklist.judgement
    return {
        "outcome": judgement.outcome.name.lower(),
        "headline": words.headline(judgement),
        "sentence": words.sentence(judgement),
        "certainty": judgement.certainty.value,
        "likely_only": judgement.is_likely_only,
        "decided_by": [entry.card.id for entry in judgement.decided_by],
    }


def _step(sheet: Sheet, step: Step) -> Plain:
    entry, card = step.entry, step.entry.card
    return {
        "card": card.id,
        "number": step.number,
        "title": card.title,
        "kind": card.kind.value,
        "area": card.area.value,
        "standing": entry.standing.name.lower(),
        "why": card.why,
        "certainty": entry.certainty.value,
        "because": _reasons(entry.because),
        "after": [earlier.id for earlier in entry.after],
        "office": particulars.office(sheet, entry.office),
        "partners": [
            {"office": particulars.office(sheet, office), "role": role}
            for office, role in entry.partners
        ],
        "application": particulars.application(card.application),
        "papers": [_shown(one) for one in entry.papers],
        "duties": [_shown(one) for one in entry.duties],
        "notes": [_shown(one) for one in entry.notes],
        "deadlines": [_shown(one) for one in entry.deadlines],
        "fees": [_shown(one) for one in entry.fees],
        "legal_basis": [source.id for source in card.legal_basis],
        "citation": particulars.citation(card.citation),
        "due": _due(entry.due, sheet.checklist.today),
    }


def _due(due: Due, today: date) -> Plain:
    return {
        "day": particulars.day(due.day),
        "ready_by": particulars.day(due.ready_by),
        "text": measures.plain(measures.due(due)),
        "gap": due.gap.name.lower() if due.gap else None,
        "needs": [event.value for event in due.needs],
        "rather_earlier": due.rather_earlier,
        "passed": due.has_passed(today),
    }


def _shown(shown: AnyShown) -> Plain:
    said = shown.said
    return {
        "text": measures.plain(phrases.statement(said)),
        "certainty": shown.certainty.value,
        "citation": particulars.citation(said.citation),
        "waits_for": _reasons(shown.waits_for),
        "alternative": said.alternative,
        **_details(said),
    }


def _details(said: Statement | PaperNeed | Deadline | Fee) -> Plain:
    match said:
        case Statement():
            return {}
        case PaperNeed(document=document, note=note):
            return {"document": document.id, "note": note}
        case Deadline(step=step, binding=binding, note=note):
            bound = binding.value if binding else None
            return {"step": step.value, "binding": bound, "note": note}
        case Fee(kind=kind, per=per, note=note):
            return {"kind": kind.value, "per": list(per), "note": note, **_amount(said.amount)}
        case _:
            assert_never(said)


def _amount(amount: Amount) -> Plain:
    return {
        "low": particulars.euros(amount.low),
        "high": particulars.euros(amount.high),
        "about": amount.about,
    }


def _papers(sheet: Sheet) -> list[Plain]:
    return [
        {
            "id": paper.document.id,
            "title": paper.document.title,
            "note": paper.document.note,
            "sure": paper.is_sure,
            "for": [step.entry.card.id for step, _ in sheet.wanted_by(paper)],
        }
        for paper in sheet.checklist.papers
    ]


def _costs(checklist: Checklist) -> Plain:
    total = checklist.total
    is_known = bool(checklist.fees and (total.low or total.high is not None))
    return {
        "low": particulars.euros(total.low if is_known else None),
        "high": particulars.euros(total.high if is_known else None),
        "text": measures.plain(measures.total(total)) if checklist.fees else NO_FEE,
        "open": [
            {"kind": fee.kind.value, "text": measures.plain(measures.price(fee))}
            for fee in total.unknown
        ],
    }


def _enquiries(sheet: Sheet) -> list[Plain]:
    return [
        {
            "office": particulars.office(sheet, enquiry.office) if enquiry.office else None,
            "questions": [
                {"id": one.id, "text": one.text, "who_knows": one.who_knows}
                for one in enquiry.unanswered
            ],
            "statements": [
                {
                    "card": doubt.entry.card.id,
                    "text": measures.plain(phrases.doubt(doubt)),
                    "certainty": doubt.certainty.value,
                }
                for doubt in enquiry.doubts
            ],
        }
        for enquiry in sheet.checklist.enquiries
    ]


def _reasons(reasons: Iterable[Reason]) -> list[Plain]:
    return [
        {
            "question": reason.question.id,
            "options": [option.id for option in reason.options],
            "open": reason.is_open,
            "missing": reason.is_missing,
            "text": measures.plain(words.reason(reason)),
        }
        for reason in reasons
    ]


def _easier(found: Easier) -> Plain:
    return {
        "text": measures.plain(phrases.instead(found)),
        "changes": [
            {"question": one.question.id, "options": sorted(one.options)}
            for one in found.alternative.changes
        ],
        "outcome": found.judgement.outcome.name.lower(),
        "likely_only": found.judgement.is_likely_only,
        "better": found.is_better,
    }
