"""The files in fragen/ become questions, in the author's order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from guide.core.condition import Condition, terms
from guide.core.question import ACTION, DONT_KNOW, NOTHING, Band, Kind, Option, Question
from guide.files.conditions import ConditionReader
from guide.files.format import Antwort, Frage, Stufe
from guide.files.grammar import Unreadable, read_band
from guide.files.nodes import List, Map, Node, Text
from guide.files.report import Report

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
                where = drafts[key.value].key.place
                report.add(key.place, "doppelte-kennung", name=key.value, where=where)
            form = report.form(Frage, node, key.place)
            if form is None:
                report.broken.add("fragen")
            elif report.is_id(key):
                drafts[key.value] = Draft(key, section, form)
    return drafts


def build(
    drafts: Mapping[str, Draft], groups: Sequence[str], authorities: Iterable[str], report: Report
) -> dict[str, Question]:
    """Questions without their `nur_bei`, which may only be read when all of them exist."""
    known = set(authorities)
    _check_action(drafts, report)
    questions = {}
    for name, draft in drafts.items():
        _check_draft(draft, report)
        form = draft.form
        knows = form.weiss_nicht
        if knows and knows.stelle and knows.stelle.value not in known:
            report.unknown("stellen", knows.stelle, "unbekannte-stelle", known)
        bands = _Bands(draft, report).options() if form.stufen else ()
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
    order = list(questions)
    for name, question in questions.items():
        node = drafts[name].form.nur_bei
        if node is None:
            continue
        condition = reader.read(node)
        _check_earlier(name, condition, order, node, report)
        # The one place that finishes a question: conditions are made of questions, so the
        # questions must exist before the condition that belongs to one of them.
        object.__setattr__(question, "only_if", condition)


def _check_earlier(
    name: str, condition: Condition, order: list[str], node: Node, report: Report
) -> None:
    for term in terms(condition):
        other = term.question.id
        if order.index(other) >= order.index(name):
            later = f" Stellen Sie »{other}« davor." if other != name else ""
            report.add(node.place, "frage-spaeter", name=name, other=other, proposal=later)


def _check_action(drafts: Mapping[str, Draft], report: Report) -> None:
    draft = drafts.get(ACTION)
    if draft is None or next(iter(drafts)) != ACTION:
        if "fragen" not in report.broken:
            place = next(iter(drafts.values())).key.place if drafts else None
            if place:
                report.add(place, "vorhaben-fehlt")
        return
    if not draft.form.pflicht or draft.kind is not Kind.ONE or draft.form.nur_bei is not None:
        report.add(draft.key.place, "vorhaben-form")


def _check_draft(draft: Draft, report: Report) -> None:
    form, place = draft.form, draft.key.place
    if bool(form.antworten) == bool(form.stufen) or (
        (form.art == "stufen") != bool(form.stufen) and form.art
    ):
        report.add(place, "antworten-oder-stufen")
    elif len(draft.option_ids) < (1 if draft.kind is Kind.SEVERAL else 2):
        report.add(place, "zu-wenig-antworten")
    if form.stufen and not form.einheit:
        report.add(place, "einheit-fehlt")
    if form.pflicht and form.weiss_nicht:
        report.add(form.weiss_nicht.text.place, "pflicht-weiss-nicht")
    _check_option_ids(draft, report)


def _check_option_ids(draft: Draft, report: Report) -> None:
    node = draft.form.node.get("stufen" if draft.form.stufen else "antworten")
    for key, _ in node if isinstance(node, Map) else ():
        if key.value in RESERVED_OPTIONS:
            report.add(key.place, "reserviert", name=key.value)
        else:
            report.is_id(key)


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
    if form.gruppe and form.gruppe.value not in groups:
        report.unknown("paket", form.gruppe, "unbekannte-gruppe", groups)
    if form.setzt and draft.key.value != ACTION:
        key = form.node.key("setzt")
        report.add(key.place if key else draft.key.place, "nur-vorhaben", name="setzt")
    return Option(
        id=name,
        text=form.text.value,
        hint=_text(form.hinweis),
        families=_words(form.familie),
        sets=_settings(form, drafts, report),
        group=form.gruppe.value if form.gruppe else "",
        keywords=_words(form.suchworte),
        formerly=_words(form.frueher),
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
    values = node.items if isinstance(node, List) else (node,)
    words = [value for value in values if isinstance(value, Text) and not value.is_empty]
    if len(words) != len(values):
        report.add(key.place, "bedingung-wert")
    for word in words:
        if word.value not in question.option_ids:
            report.unknown(
                "fragen", word, "unbekannte-antwort", question.option_ids, question=key.value
            )
    if question.kind is not Kind.SEVERAL and len(values) != 1:
        report.add(key.place, "eine-antwort", question=key.value)
    return frozenset(word.value for word in words)


class _Bands:
    """`stufen`: ordered, without gap or overlap; each band begins where the one before ends."""

    def __init__(self, draft: Draft, report: Report) -> None:
        self._forms = list(draft.form.stufen.items())
        self._unit = _text(draft.form.einheit)
        self._report = report

    def options(self) -> tuple[Option, ...]:
        read = [self._read(form) for _, form in self._forms]
        if None not in read:
            self._check_order([band for band in read if band is not None])
        return tuple(self._option(name, form, read) for name, form in self._forms)

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
            self._check_pair(bands[number], bands[number + 1], number)

    def _check_pair(self, left: Band, right: Band, number: int) -> None:
        names = {
            "left": self._forms[number][1].grenze.value,
            "right": self._forms[number + 1][1].grenze.value,
        }
        place = self._forms[number + 1][1].grenze.place
        next_bound = right.upper if right.lower is None else right.lower
        if left.upper is None or next_bound is None:
            return
        if right.lower is None:
            grows = next_bound > left.upper or (
                next_bound == left.upper and right.upper_belongs and not left.upper_belongs
            )
            if not grows:
                self._report.add(place, "stufen-folge", **names)
        elif right.lower > left.upper:
            self._report.add(place, "stufen-luecke", **names)
        elif right.lower < left.upper or (left.upper_belongs and right.lower_belongs):
            self._report.add(place, "stufen-ueberschneidung", **names)
        elif not left.upper_belongs and not right.lower_belongs:
            self._report.add(place, "stufen-luecke", **names)

    def _option(self, name: str, form: Stufe, read: list[Band | None]) -> Option:
        number = [one for one, _ in self._forms].index(name)
        band = read[number]
        before = read[number - 1] if number else None
        whole = band
        if band and band.lower is None and before and before.upper is not None:
            whole = Band(before.upper, band.upper, not before.upper_belongs, band.upper_belongs)
        text = form.text.value if form.text else f"{form.grenze.value} {self._unit}".strip()
        return Option(
            id=name,
            text=text,
            formerly=_words(form.frueher),
            band=whole,
            place=form.grenze.place,
        )


def _text(node: Text | None) -> str:
    return node.value if node else ""


def _words(nodes: Iterable[Text]) -> tuple[str, ...]:
    return tuple(node.value for node in nodes)
