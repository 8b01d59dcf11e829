"""The files in fragen/ become questions, in the author's order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from guide.core.condition import terms
from guide.core.place import Place
from guide.core.question import ACTION, ANSWER, DONT_KNOW, NOTHING, Kind, Option, Question
from guide.files.answers import words_in
from guide.files.bands import Bands
from guide.files.conditions import ConditionReader
from guide.files.format import Antwort, Frage
from guide.files.nodes import Map, Node, Text
from guide.files.renamings import refuse_names_in_use
from guide.files.report import LONGEST_CHAIN, Report

RESERVED_QUESTIONS = frozenset(
    ("merkmal", "karte", "nicht", "alle", "beginn", "aufbau", "bekanntgabe", "fassung", "druck",
     "blatt", "suche", "weiter", "zurueck", "format", "frage")
)  # fmt: skip
"""Words of the rule language, and names of parameters that the pages use."""

RESERVED_OPTIONS = frozenset((DONT_KNOW, NOTHING))


@dataclass(frozen=True, slots=True)
class Draft:
    """A question as written, before others can be looked up."""

    key: Text
    section: str
    form: Frage

    @property
    def kind(self) -> Kind:
        """What `art` says; bands say it by themselves."""
        return Kind.BANDS if self.form.stufen else Kind(self.form.art or Kind.ONE.value)

    @property
    def option_ids(self) -> tuple[str, ...]:
        """The ids of the answers or bands, as written."""
        return tuple(self.form.stufen or self.form.antworten)


def read_drafts(sections: Sequence[tuple[str, Map]], report: Report) -> dict[str, Draft]:
    """Every well-formed question of every section file; problems are noted."""
    drafts: dict[str, Draft] = {}
    for section, root in sections:
        for key, node in root:
            if key.value in RESERVED_QUESTIONS:
                report.add(key.place, "reserviert", name=key.value)
            if key.value in drafts:
                where = report.where(drafts[key.value].key.place)
                report.add(key.place, "doppelte-kennung", name=key.value, where=where)
            form = report.form(Frage, node)
            if not report.is_id(key) or form is None:
                report.broken.add("fragen")
            else:
                drafts[key.value] = Draft(key, section, form)
    return drafts


def build(
    drafts: Mapping[str, Draft], groups: Sequence[str], authorities: Iterable[str], report: Report
) -> dict[str, Question]:
    """Questions without their `nur_bei`, which may only be read when all of them exist."""
    known = list(authorities)
    refuse_names_in_use(
        {name: draft.key for name, draft in drafts.items()},
        {name: draft.form.frueher for name, draft in drafts.items()},
        report,
    )
    questions = {}
    for name, draft in drafts.items():
        _check_draft(draft, report)
        form = draft.form
        knows = form.weiss_nicht
        if knows and knows.stelle and knows.stelle.value not in known:
            report.unknown("stellen", knows.stelle, "unbekannte-stelle", known)
        bands = Bands(form.stufen, _text(form.einheit), report).options() if form.stufen else ()
        options = bands or tuple(
            _option(draft, option, answer, drafts, groups, report)
            for option, answer in form.antworten.items()
        )
        questions[name] = Question(
            id=name,
            text=form.frage.value,
            options=options,
            kind=draft.kind,
            section=draft.section,
            help=_text(form.hilfe),
            why=_text(form.warum),
            unit=_text(form.einheit),
            mandatory=form.pflicht,
            who_knows=knows.text.value if knows else "",
            who_knows_at=knows.stelle.value if knows and knows.stelle else "",
            formerly=_words(form.frueher),
            circumstance=_text(form.umstand),
            place=draft.key.place,
        )
    return questions


def complete(
    questions: Mapping[str, Question],
    drafts: Mapping[str, Draft],
    reader: ConditionReader,
    report: Report,
) -> None:
    """Give every question its `nur_bei`. It may name earlier questions only."""
    order = {name: number for number, name in enumerate(questions)}
    chains: dict[str, int] = {}
    for name, question in questions.items():
        node = drafts[name].form.nur_bei
        if node is None:
            continue
        condition = reader.read(node)
        named = dict.fromkeys(term.question.id for term in terms(condition))
        if not _are_earlier(name, named, order, node.place, report):
            continue
        chains[name] = 1 + max((chains.get(other, 0) for other in named), default=0)
        if chains[name] > LONGEST_CHAIN:
            report.chain(node.place, "Fragen")
            continue
        # The one place that finishes a question: conditions are made of questions, so the
        # questions must exist before the condition that belongs to one of them.
        object.__setattr__(question, "only_if", condition)


def _are_earlier(
    name: str, named: Iterable[str], order: Mapping[str, int], place: Place, report: Report
) -> bool:
    later = [other for other in named if order[other] >= order[name]]
    for other in later:
        code = "frage-von-sich-selbst" if other == name else "frage-spaeter"
        report.add(place, code, name=name, other=other)
    return not later


def check_action(drafts: Mapping[str, Draft], otherwise: Place, report: Report) -> None:
    """The first question of all is the action; a pack without questions is told `otherwise`."""
    draft = drafts.get(ACTION)
    if draft is None or next(iter(drafts)) != ACTION:
        if "fragen" not in report.broken:
            first = next((one.key.place for one in drafts.values()), otherwise)
            report.add(first, "vorhaben-fehlt")
        if not drafts:
            report.broken.add("fragen")
        return
    if not draft.form.pflicht or draft.kind is not Kind.ONE or draft.form.nur_bei is not None:
        report.add(draft.key.place, "vorhaben-form")


def _check_draft(draft: Draft, report: Report) -> None:
    form, place = draft.form, draft.key.place
    if bool(form.antworten) == bool(form.stufen):
        report.add(place, "antworten-oder-stufen")
        report.broken.add("fragen")
    elif form.art and (form.art == "stufen") != bool(form.stufen):
        given = "stufen" if form.stufen else "antworten"
        report.add(_key(form, "art"), "art-und-stufen", art=form.art, given=given)
    elif len(draft.option_ids) < (1 if draft.kind is Kind.SEVERAL else 2):
        report.add(place, "zu-wenig-antworten")
    if form.stufen and not form.einheit:
        report.add(place, "einheit-fehlt")
    if form.einheit and form.antworten and not form.stufen:
        report.add(_key(form, "einheit"), "einheit-ohne-stufen")
    if form.umstand and ANSWER not in form.umstand.value:
        report.add(form.umstand.place, "umstand-antwort")
    if form.pflicht and form.weiss_nicht:
        report.add(form.weiss_nicht.text.place, "pflicht-weiss-nicht")
    _check_option_ids(draft, report)


def _check_option_ids(draft: Draft, report: Report) -> None:
    node = draft.form.node.get("stufen" if draft.form.stufen else "antworten")
    keys = {key.value: key for key, _ in node} if isinstance(node, Map) else {}
    for key in keys.values():
        if key.value in RESERVED_OPTIONS:
            report.add(key.place, "reserviert", name=key.value)
        else:
            report.is_id(key)
    forms = draft.form.stufen or draft.form.antworten
    refuse_names_in_use(keys, {name: form.frueher for name, form in forms.items()}, report)


def _option(
    draft: Draft,
    name: str,
    form: Antwort,
    drafts: Mapping[str, Draft],
    groups: Sequence[str],
    report: Report,
) -> Option:
    for family in form.familie:
        if family.value in draft.option_ids:
            report.add(family.place, "familie-wie-antwort", name=family.value)
        report.is_id(family)
    if form.gruppe and form.gruppe.value not in groups:
        report.unknown("paket", form.gruppe, "unbekannte-gruppe", groups)
    for word in ("setzt", "suchworte"):
        if getattr(form, word) and draft.key.value != ACTION and ACTION in drafts:
            report.add(_key(form, word), "nur-vorhaben", name=word)
    return Option(
        id=name,
        text=form.text.value,
        hint=_text(form.hinweis),
        families=_words(form.familie),
        sets=_settings(form, drafts, report),
        group=form.gruppe.value if form.gruppe else "",
        keywords=_words(form.suchworte),
        formerly=_words(form.frueher),
        circumstance=_text(form.umstand),
        place=form.text.place,
    )


def _settings(
    form: Antwort, drafts: Mapping[str, Draft], report: Report
) -> tuple[tuple[str, frozenset[str]], ...]:
    node = form.node.get("setzt")
    found = []
    for key, value in node if isinstance(node, Map) else ():
        target = drafts.get(key.value)
        if key.value == ACTION:
            report.add(key.place, "setzt-sich-selbst")
        elif target is None:
            report.unknown("fragen", key, "unbekannte-frage", drafts)
        else:
            found.append((key.value, read_chosen(key, value, target, report)))
    return tuple(found)


def read_chosen(key: Text, node: Node, question: Draft, report: Report) -> frozenset[str]:
    """Answers to a question as `setzt` writes them: one, or a list where several may stand."""
    words = words_in(key, node, report, several=question.kind is Kind.SEVERAL)
    for word in words:
        if word.value not in question.option_ids:
            report.unknown(
                "fragen", word, "unbekannte-antwort", question.option_ids, question=key.value
            )
    return frozenset(word.value for word in words)


def _key(form: Antwort | Frage, name: str) -> Place:
    """Where an entry begins that stands there."""
    key = form.node.key(name)
    return key.place if key else form.node.place


def _text(node: Text | None) -> str:
    return node.value if node else ""


def _words(nodes: Iterable[Text]) -> tuple[str, ...]:
    return tuple(node.value for node in nodes)
