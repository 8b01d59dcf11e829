"""The interview: one question a page, and all answers on one page to check."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import count, groupby
from operator import attrgetter
from typing import NamedTuple

from flask import Blueprint, abort, request

from guide.core.answers import Answers
from guide.core.authority import Channel
from guide.core.condition import open_terms
from guide.core.interview import Interview
from guide.core.pack import RulePack
from guide.core.question import DONT_KNOW, NOTHING, Option, Question
from guide.output import words
from guide.web.forms import submitted
from guide.web.links import NOTHING_LOST, Links
from guide.web.remarks import remarks
from guide.web.site import Answer, Site, Visit

OTHERS = "Weitere Angaben"
MORE = "Weiteres"


def blueprint(site: Site) -> Blueprint:
    """The routes of the interview."""
    wizard = Blueprint("wizard", __name__)
    wizard.add_url_rule("/frage/<name>", "question", site.page(question))
    wizard.add_url_rule("/angaben", "review", site.page(review))
    return wizard


class Told(NamedTuple):
    """What was answered to a question."""

    question: Question
    given: frozenset[str] | None

    @property
    def words(self) -> str:
        """The answer as a person would say it."""
        return said(self.question, self.given)


def question(visit: Visit, name: str) -> Answer:
    """Ask one question, or take its answer and go on to the next."""
    asked = visit.pack.question.get(name)
    if asked is None:
        return _renamed(visit, name)
    if not visit.is_sent:
        return ask(visit, asked)
    choice = submitted(asked, request.args)
    if isinstance(choice, str):
        return ask(visit, asked, error=choice)
    return visit.see_other(onward(visit, visit.case.answers.with_answer(name, choice)))


def _renamed(visit: Visit, name: str) -> Answer:
    """Old links stay alive: a question that was renamed is found under its new name."""
    for one in visit.pack.questions:
        if name in one.formerly:
            return visit.see_other(visit.links.question(one))
    abort(404)


def onward(visit: Visit, answers: Answers) -> str:
    """Where the interview goes on with these answers: to a question, or to the answers."""
    return way(visit.after(answers), Interview(visit.pack, answers).next)


def way(links: Links, following: Question | None) -> str:
    """Where this question is asked; where all answers are checked if none follows."""
    return links.question(following) if following else links.review


def ask(visit: Visit, asked: Question, error: str = "") -> bytes:
    """The page of a question. Its own answer counts as open here, so that it can be changed."""
    answers = visit.case.answers
    interview = Interview(visit.pack, answers)
    relevant = Interview(visit.pack, answers.without(asked.id)).relevant
    earlier = interview.before(asked)
    matters = asked in relevant
    others = told(answers, (one for one in interview.path if one is not asked))
    sent_along = (pair for pair in visit.case.pairs if pair[0] != asked.id)
    return visit.fill(
        "web/question.html",
        {
            "fields": visit.parts("web/fields/hidden.html", "pair", sent_along),
            "rows": visit.parts("web/told.html", "row", others),
            "idle": _left_out(visit, interview, asked),
            "remarks": _remarks(visit, asked),
        },
        question=asked,
        groups=in_groups,
        adviser=adviser,
        error=error,
        chosen=_chosen(visit, asked, error),
        number=len(earlier) + 1,
        left=len(relevant) - matters,
        matters=matters,
        waits_for=_waits_for(asked, answers) if matters else (),
        is_set=answers.is_set(asked.id),
        settled=said(asked, answers.value(asked.id)) if answers.is_set(asked.id) else "",
        back=visit.links.question(earlier[-1]) if earlier else visit.links.start,
        onward="" if matters else way(visit.links, interview.next),
        told=bool(others),
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
    if not answers.unsure or asked.only_if is None:
        return ()
    terms = open_terms(asked.only_if, answers)
    unknown = (one.question for one in terms if answers.knows_not(one.question.id))
    return tuple(dict.fromkeys(unknown))


def adviser(pack: RulePack, asked: Question) -> str:
    """Who knows the answer and, if there is just one, the number to call; empty if unknown."""
    said = [asked.who_knows]
    for one in pack.authorities:
        if one.id == asked.who_knows_at:
            called = [it.value for it in one.contacts if it.channel is Channel.PHONE]
            number = f", Telefon {called[0]}" if len(called) == 1 else ""
            said.append(f"Auskunft gibt: {one.name}{number}.")
    return words.typeset(" ".join(filter(None, said)))


def _chosen(visit: Visit, asked: Question, error: str) -> frozenset[str]:
    """What is ticked: what was given, or after a mistake what was sent."""
    if error:
        return (asked.option_ids | {NOTHING, DONT_KNOW}).intersection(
            request.args.getlist(asked.id)
        )
    given = visit.case.answers.given(asked.id)
    return frozenset({NOTHING}) if given == frozenset() else given or frozenset()


def _remarks(visit: Visit, asked: Question) -> bytes:
    """They repeat what a visitor wrote, so they are made anew."""
    if visit.lost is NOTHING_LOST:
        return b""
    found = remarks(visit.lost, visit.today, asked)
    return visit.part("web/remarks.html", remarks=found) if found else b""


def _left_out(visit: Visit, interview: Interview, asked: Question) -> bytes:
    """The answers that no longer matter, in a line beside the question."""
    idle = told(interview.answers, (one for one in interview.idle if one is not asked))
    return visit.part("web/idle.html", idle=idle) if idle else b""


def told(answers: Answers, questions: Iterable[Question]) -> list[Told]:
    """What was answered to these questions."""
    return [Told(one, answers.given(one.id)) for one in questions]


def said(question: Question, given: frozenset[str] | None) -> str:
    """An answer in words."""
    if given is None or DONT_KNOW in given:
        return "Weiß ich noch nicht"
    return words.answer(question, (one for one in question.options if one.id in given))


def review(visit: Visit) -> bytes:
    """Every answer with a way to change it, what no longer matters, and what is still open."""
    answers = visit.case.answers
    interview = Interview(visit.pack, answers)
    titles = dict(visit.pack.imprint.sections)
    return visit.render(
        "web/review.html",
        remarks=remarks(visit.lost, visit.today),
        sections=[
            (titles.get(section, OTHERS), told(answers, questions))
            for section, questions in groupby(interview.path, key=attrgetter("section"))
        ],
        idle=told(answers, interview.idle),
        leave_out=lambda question: visit.after(answers.without(question.id)).review,
        remaining=interview.relevant,
        unsure=any(answers.knows_not(one.id) for one in interview.path),
        onward=onward(visit, answers),
        back=visit.links.question(interview.path[-1]) if interview.path else "",
    )
