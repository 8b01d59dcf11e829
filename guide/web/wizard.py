"""The interview: one question a page, and all answers on one page to check."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import attrgetter

from flask import Blueprint, abort, request

from guide.core.answers import Answers
from guide.core.interview import Interview
from guide.core.question import DONT_KNOW, Kind, Question
from guide.output import words
from guide.web.forms import submitted
from guide.web.links import SUBMIT
from guide.web.remarks import remarks
from guide.web.site import Answer, Site, Visit, see_other

FIELDS = {Kind.ONE: "one", Kind.SEVERAL: "several", Kind.BANDS: "bands"}
OTHERS = "Weitere Angaben"


def blueprint(site: Site) -> Blueprint:
    """The routes of the interview."""
    wizard = Blueprint("wizard", __name__)
    wizard.add_url_rule("/frage/<name>", "question", site.page(question))
    wizard.add_url_rule("/angaben", "review", site.page(review))
    return wizard


@dataclass(frozen=True, slots=True)
class Told:
    """An answer in words, and where to change it or leave it out."""

    question: Question
    words: str
    link: str


def question(visit: Visit, name: str) -> Answer:
    """Ask one question, or take its answer and go on to the next."""
    asked = visit.pack.question.get(name)
    if asked is None:
        return _renamed(visit, name)
    if SUBMIT not in request.args:
        return ask(visit, asked)
    choice = submitted(asked, request.args)
    if isinstance(choice, str):
        return ask(visit, asked, error=choice)
    return see_other(onward(visit, visit.case.answers.with_answer(name, choice)))


def _renamed(visit: Visit, name: str) -> Answer:
    """Old links stay alive: a question that was renamed is found under its new name."""
    for one in visit.pack.questions:
        if name in one.formerly:
            return see_other(visit.links.question(one))
    abort(404)


def onward(visit: Visit, answers: Answers) -> str:
    """Where the interview goes on with these answers: to a question, or to the answers."""
    links = visit.links.after(answers)
    following = Interview(visit.pack, answers).next
    return links.question(following) if following else links.review


def ask(visit: Visit, asked: Question, error: str = "") -> str:
    """The page of a question. Its own answer counts as open here, so that it can be changed."""
    answers = visit.case.answers
    interview = Interview(visit.pack, answers)
    relevant = Interview(visit.pack, answers.without(asked.id)).relevant
    before = interview.before(asked)
    matters = asked in relevant
    return visit.render(
        "web/question.html",
        remarks=remarks(visit.lost, visit.today, asked),
        question=asked,
        field=FIELDS[asked.kind],
        error=error,
        adviser=_adviser(visit, asked),
        chosen=_chosen(visit, asked, error),
        section=dict(visit.pack.imprint.sections).get(asked.section, ""),
        number=interview.path.index(before) + 2 if before else 1,
        left=len(relevant) - matters,
        matters=matters,
        is_set=answers.is_set(asked.id),
        settled=_in_words(asked, answers.value(asked.id)),
        back=visit.links.question(before) if before else visit.links.start,
        onward="" if matters else onward(visit, answers),
        hidden=[pair for pair in visit.case.pairs if pair[0] != asked.id],
        told=told(visit, (one for one in interview.path if one is not asked)),
    )


def _adviser(visit: Visit, asked: Question) -> str:
    """The authority that knows the answer, by name; empty if the rules name none."""
    wanted = asked.who_knows_at
    return next((one.name for one in visit.pack.authorities if one.id == wanted), "")


def _chosen(visit: Visit, asked: Question, error: str) -> frozenset[str]:
    """What is ticked: what was given, or after a mistake what was sent."""
    sent = request.args.getlist(asked.id) if error else ()
    return frozenset(sent or visit.case.answers.given(asked.id) or ())


def told(visit: Visit, questions: Iterable[Question]) -> tuple[Told, ...]:
    """What was answered to these questions, in words, with the way to change it."""
    given = visit.case.answers.given
    link = visit.links.question
    return tuple(Told(one, _in_words(one, given(one.id)), link(one)) for one in questions)


def _idle(visit: Visit, interview: Interview) -> tuple[Told, ...]:
    """The answers that no longer matter, with the way to leave them out."""
    answers = visit.case.answers
    given = [one for one in visit.pack.questions if one.id in answers]
    return tuple(
        Told(
            one,
            _in_words(one, answers.given(one.id)),
            visit.links.after(answers.without(one.id)).review,
        )
        for one in given
        if one not in interview.path
    )


@lru_cache(maxsize=1024)
def _in_words(question: Question, given: frozenset[str] | None) -> str:
    if given is None or DONT_KNOW in given:
        return "Weiß ich noch nicht"
    return words.answer(question, (one for one in question.options if one.id in given))


def review(visit: Visit) -> str:
    """Every answer with a way to change it, what no longer matters, and what is still open."""
    answers = visit.case.answers
    interview = Interview(visit.pack, answers)
    titles = dict(visit.pack.imprint.sections)
    return visit.render(
        "web/review.html",
        remarks=remarks(visit.lost, visit.today),
        sections=[
            (titles.get(section, OTHERS), told(visit, questions))
            for section, questions in groupby(interview.path, key=attrgetter("section"))
        ],
        idle=_idle(visit, interview),
        remaining=interview.relevant,
        onward=onward(visit, answers),
    )
