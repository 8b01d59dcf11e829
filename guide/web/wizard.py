"""The interview: one question a page, and all answers on one page to check."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache, partial
from itertools import count, groupby
from operator import attrgetter
from typing import NamedTuple

from flask import Blueprint, abort, request

from guide.core.answers import Answers
from guide.core.authority import Channel
from guide.core.condition import open_terms
from guide.core.interview import Interview
from guide.core.question import DONT_KNOW, NOTHING, Option, Question
from guide.output import words
from guide.web.forms import submitted
from guide.web.links import SUBMIT
from guide.web.remarks import remarks
from guide.web.site import Answer, Site, Visit, see_other

OTHERS = "Weitere Angaben"
MORE = "Weiteres"


def blueprint(site: Site) -> Blueprint:
    """The routes of the interview."""
    wizard = Blueprint("wizard", __name__)
    wizard.add_url_rule("/frage/<name>", "question", site.page(question))
    wizard.add_url_rule("/angaben", "review", site.page(review))
    return wizard


class Told(NamedTuple):
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
    earlier = interview.before(asked)
    matters = asked in relevant
    return visit.render(
        "web/question.html",
        remarks=remarks(visit.lost, visit.today, asked),
        question=asked,
        groups=partial(in_groups, asked, dict(visit.pack.imprint.groups)),
        error=error,
        adviser=_adviser(visit, asked),
        chosen=_chosen(visit, asked, error),
        section=dict(visit.pack.imprint.sections).get(asked.section, ""),
        number=len(earlier) + 1,
        left=len(relevant) - matters,
        matters=matters,
        waits_for=_waits_for(asked, answers) if matters else (),
        is_set=answers.is_set(asked.id),
        settled=_in_words(asked, answers.value(asked.id)),
        back=visit.links.question(earlier[-1]) if earlier else visit.links.start,
        onward="" if matters else onward(visit, answers),
        hidden=[pair for pair in visit.case.pairs if pair[0] != asked.id],
        told=told(visit, (one for one in interview.path if one is not asked)),
        idle=[one for one in _idle(visit, interview) if one.question is not asked],
    )


def grouped(
    options: Iterable[Option], titles: Mapping[str, str], rest: str
) -> list[tuple[str, list[Option]]]:
    """The options below the titles of their groups, in the titles' order; the others come last."""
    found: dict[str, list[Option]] = {title: [] for title in (*titles.values(), rest)}
    for option in options:
        found[titles.get(option.group, rest)].append(option)
    return [(title, its) for title, its in found.items() if its]


def in_groups(
    asked: Question, titles: Mapping[str, str]
) -> list[tuple[str, list[tuple[int, Option]]]]:
    """The options below the titles of their groups, numbered as shown; without groups, one."""
    filled = grouped(asked.options, titles, MORE)
    numbers = count(1)
    return [
        (title if len(filled) > 1 else "", [(next(numbers), one) for one in options])
        for title, options in filled
    ]


def _waits_for(asked: Question, answers: Answers) -> tuple[Question, ...]:
    """The questions answered with don't-know that still decide whether this one arises."""
    terms = open_terms(asked.only_if, answers) if asked.only_if else ()
    unknown = (one.question for one in terms if answers.knows_not(one.question.id))
    return tuple(dict.fromkeys(unknown))


def _adviser(visit: Visit, asked: Question) -> str:
    """Who knows the answer and, if there is just one, the number to call; empty if unknown."""
    said = [asked.who_knows]
    for one in visit.pack.authorities:
        if one.id == asked.who_knows_at:
            called = [it.value for it in one.contacts if it.channel is Channel.PHONE]
            number = f", Telefon {called[0]}" if len(called) == 1 else ""
            said.append(f"Auskunft gibt: {one.name}{number}.")
    return words.typeset(" ".join(filter(None, said)))


def _chosen(visit: Visit, asked: Question, error: str) -> frozenset[str]:
    """What is ticked: what was given, or after a mistake what was sent."""
    if error:
        return frozenset(request.args.getlist(asked.id))
    given = visit.case.answers.given(asked.id)
    return frozenset({NOTHING}) if given == frozenset() else given or frozenset()


def told(visit: Visit, questions: Iterable[Question]) -> tuple[Told, ...]:
    """What was answered to these questions, in words, with the way to change it."""
    given = visit.case.answers.given
    link = visit.links.question
    return tuple(Told(one, _in_words(one, given(one.id)), link(one)) for one in questions)


def _idle(visit: Visit, interview: Interview) -> tuple[Told, ...]:
    """The answers that no longer matter, with the way to leave them out."""
    answers = visit.case.answers
    on_path = {one.id for one in interview.path}
    return tuple(
        Told(
            one,
            _in_words(one, answers.given(one.id)),
            visit.links.after(answers.without(one.id)).review,
        )
        for one in visit.pack.questions
        if one.id in answers and one.id not in on_path
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
        unsure=any(answers.knows_not(one.id) for one in interview.path),
        onward=onward(visit, answers),
        back=visit.links.question(interview.path[-1]) if interview.path else "",
    )
