"""The state of the data: how sure and how old the statements are, where they contradict each
other, and every open question as letters ready to send. The same pack gives the same sheet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from guide.core.authority import Authority, AuthorityKind
from guide.core.deadline import Deadline
from guide.core.fee import Fee
from guide.core.pack import RulePack
from guide.core.requirement import Application, PaperNeed, Requirement, Statement
from guide.core.source import Certainty, Citation
from guide.output import measures, words
from guide.output.phrases import statement

Said = Statement | PaperNeed | Deadline | Fee
Whole = Said | Application

RECENT, AGEING = 2, 5
"""A source counts as recent for so many years, then as ageing, then as old."""

AGES = (f"bis {RECENT} Jahre", f"bis {AGEING} Jahre", "älter", "ohne Jahr", "ohne Quelle")

_ASKS = re.compile(
    r"Fragen Sie(?: früh)?(?: (?:das|die|den) (?P<whom>[^,]+?)| an [^,]+| dort)?, (?P<what>.+)"
)
_ASKS_FOR = re.compile(
    r"Fragen Sie(?: dort| auch)?(?: (?:das|die|den) (?P<whom>[^,]+?))? nach (?P<what>[^,].*)"
)
_ORDER = re.compile(r"[A-ZÄÖÜ]\w+ Sie\b")
"""How a sentence begins that tells the reader to do something else."""

_US = {
    "Sie": "wir",
    "Ihnen": "uns",
    "Ihr": "unser",
    "Ihre": "unsere",
    "Ihrem": "unserem",
    "Ihren": "unseren",
    "Ihrer": "unserer",
    "Ihres": "unseres",
}
"""What the reader of a card is called in a letter that the reader writes."""

LETTER = """\
Sehr geehrte Damen und Herren,

wir schreiben eine Checkliste für Menschen, die in {city} etwas im öffentlichen Raum planen. Zum
Beispiel ein Hochbeet, ein Nachbarschaftsfest oder einen Bücherschrank. Sie sollen wissen, an wen
sie sich wenden, und Ihnen gute Anträge schicken.

Alle Angaben stammen aus öffentlichen Seiten, gelesen bis zum {day}. Einige
Punkte konnten wir dort nicht finden. Deshalb bitten wir Sie um Auskunft zu den Fragen unten.

Eine kurze Antwort zu jeder Nummer genügt, gern auch ein Link. Können Sie eine Frage nicht
beantworten, nennen Sie uns bitte die Stelle, die es kann. Wir schreiben zu jeder Antwort das Datum
und Ihre Stelle dazu. Namen von Personen veröffentlichen wir nicht.

Vielen Dank für Ihre Mühe.

Mit freundlichen Grüßen
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question for one office, with what is known about it, and the card it belongs to."""

    office: Authority
    card: Requirement
    question: str
    known: str = ""


def as_markdown(pack: RulePack) -> str:
    """The whole sheet. Its date is the youngest day of reading in the pack."""
    parts = (_head(pack), _certainties(pack), _ages(pack), _conflicts(pack), _letters(pack))
    return measures.plain("\n".join(line for part in parts for line in part)) + "\n"


def read_on(pack: RulePack) -> date:
    """The youngest day on which somebody read something for the pack."""
    days = [one.as_of for one in pack.sources if one.as_of]
    days += [one.as_of for card in pack.requirements for one in card.citations if one.as_of]
    return max(days)


def asked(pack: RulePack) -> tuple[Asked, ...]:
    """Every open question once for each card, in the order of the pack."""
    found = (
        one
        for card in pack.requirements
        for one in (*_gaps(pack, card), *_choices(card))
        if one.office.kind is not AuthorityKind.SELF
    )
    return tuple(dict.fromkeys(found))


def _head(pack: RulePack) -> Iterator[str]:
    said = sum(len(card.citations) for card in pack.requirements)
    yield f"# Datenstand: {pack.imprint.title}"
    yield ""
    yield f"Stand der Angaben: {measures.day(read_on(pack))}."
    yield "Diese Seite schreibt `./lotse datasheet -o docs/datenstand.md` aus den Regeln."
    yield "Ändern Sie die Regeln, nicht diese Seite."
    yield ""
    counted = (
        (len(pack.action.options), "Vorhaben"),
        (len(pack.questions), "Fragen"),
        (len(pack.requirements), "Karten"),
        (said, "Aussagen"),
        (len(pack.sources), "Quellen"),
        (len(pack.examples), "Beispiele"),
        (len(pack.invariants), "Prüfungen"),
    )
    yield ", ".join(f"{number} {name}" for number, name in counted) + "."
    yield "Eine Aussage ist eine Karte selbst oder etwas auf ihr."
    yield "Das sind der Antrag, die Unterlagen, Auflagen, Fristen, Gebühren und Hinweise."


def _certainties(pack: RulePack) -> Iterator[str]:
    yield ""
    yield "## Wie sicher sind die Aussagen?"
    yield ""
    yield from _table(pack, [words.tag(one) for one in Certainty], _tag)
    yield ""
    yield from (f"- {words.capital(words.tag(one))}: {words.certainty(one)}" for one in Certainty)


def _tag(citation: Citation) -> str:
    return words.tag(citation.certainty)


def _ages(pack: RulePack) -> Iterator[str]:
    today = read_on(pack)
    yield ""
    yield "## Wie alt sind die Quellen der Aussagen?"
    yield ""
    yield f"Gezählt vom {measures.day(today)} an, nach der jüngsten Quelle jeder Aussage."
    yield "Viele Seiten der Stadt nennen kein Datum. Sie stehen unter »ohne Jahr«."
    yield ""
    yield from _table(pack, AGES, lambda citation: _age(citation, today.year))


def _age(citation: Citation, year: int) -> str:
    if not citation.sources:
        return AGES[4]
    texts = (f"{one.version} {one.title}" for one in citation.sources)
    found = [int(one) for text in texts for one in re.findall(r"\b(?:19|20)\d\d\b", text)]
    if not found:
        return AGES[3]
    years = year - max(found)
    return AGES[0] if years <= RECENT else AGES[1] if years <= AGEING else AGES[2]


def _table(
    pack: RulePack, columns: Sequence[str], column: Callable[[Citation], str]
) -> Iterator[str]:
    """One line per authority, and their sum."""
    yield f"| Stelle | {' | '.join(columns)} | zusammen |"
    yield f"|---|{'--:|' * (len(columns) + 1)}"
    total: Counter[str] = Counter()
    for authority, cards in _by_authority(pack.requirements):
        counts = Counter(column(one) for card in cards for one in card.citations)
        total += counts
        yield _line(authority.name, counts, columns)
    yield _line("**Zusammen**", total, columns)


def _line(name: str, counts: Counter[str], columns: Sequence[str]) -> str:
    cells = [str(counts[one] or "") for one in columns]
    return f"| {name} | {' | '.join(cells)} | {counts.total()} |"


def _by_authority(
    cards: Iterable[Requirement],
) -> Iterator[tuple[Authority, tuple[Requirement, ...]]]:
    ordered = sorted(cards, key=lambda card: card.authority.name)
    for _, group in groupby(ordered, key=lambda card: card.authority.id):
        found = tuple(group)
        yield found[0].authority, found


def _conflicts(pack: RulePack) -> Iterator[str]:
    yield ""
    yield "## Angaben, die sich widersprechen"
    for card in pack.requirements:
        for group in _alternatives(card):
            yield ""
            yield f"**{card.title}** ({card.authority.name})"
            yield ""
            yield from (f"- {statement(one)} {_cited(one.citation)}" for one in group)


def _cited(citation: Citation) -> str:
    titles = [
        f"[{one.title}]({one.address})" if one.address else one.title for one in citation.sources
    ]
    return f"({'; '.join((words.tag(citation.certainty), *titles))})"


def _alternatives(card: Requirement) -> Iterator[tuple[Said, ...]]:
    for name in dict.fromkeys(one.alternative for one in card.statements if one.alternative):
        yield tuple(one for one in card.statements if one.alternative == name)


def _letters(pack: RulePack) -> Iterator[str]:
    found = asked(pack)
    yield ""
    yield "## Fragen zum Absenden"
    yield ""
    yield f"{len(found)} Fragen sind offen. Dieses Schreiben passt zu jeder Stelle."
    yield "Setzen Sie die Fragen der Stelle darunter, und unterschreiben Sie mit Ihrem Namen."
    yield ""
    day = measures.day(read_on(pack))
    letter = LETTER.format(city=pack.imprint.city, day=day)
    yield from (f"> {line}".rstrip() for line in letter.splitlines())
    kinds = list(AuthorityKind)
    ordered = sorted(found, key=lambda one: (kinds.index(one.office.kind), one.office.name))
    for _, group in groupby(ordered, key=lambda one: one.office.id):
        yield from _letter(tuple(group))


def _letter(questions: Sequence[Asked]) -> Iterator[str]:
    yield ""
    yield f"### {questions[0].office.name}"
    number = 0
    ordered = sorted(questions, key=lambda one: one.card.title)
    for card, group in groupby(ordered, key=lambda one: one.card):
        yield ""
        yield f"Zu »{card.title}«. Bitte sagen Sie uns:"
        yield ""
        for one in group:
            number += 1
            yield f"{number}. {one.question}.{f' ({one.known})' if one.known else ''}"


def _choices(card: Requirement) -> Iterator[Asked]:
    for group in _alternatives(card):
        said = " oder ".join(f"»{statement(one).rstrip('.')}«" for one in group)
        yield Asked(card.authority, card, f"welche Angabe gilt, {said}")


def _gaps(pack: RulePack, card: Requirement) -> Iterator[Asked]:
    applied = (card.application,) if card.application else ()
    for one in (*applied, *card.statements):
        if one.citation.certainty is Certainty.UNKNOWN:
            text = one.text if isinstance(one, Statement) else one.note
            yield from _questions(pack, card, one, text)


def _questions(pack: RulePack, card: Requirement, said: Whole, text: str) -> Iterator[Asked]:
    """What a text tells the reader to ask; its other sentences are what is known."""
    sentences = re.split(r"(?<=[.?!]) (?=[A-ZÄÖÜ])", text)
    read = [(one, _question(one.rstrip("."))) for one in sentences]
    known = " ".join(one for one, question in read if not question and not _ORDER.match(one))
    for what, whom in [question for _, question in read if question] or [(_fallback(said), "")]:
        yield Asked(_office(pack, whom) or card.authority, card, _us(what), _us(known))


def _question(sentence: str) -> tuple[str, str] | None:
    """A sentence as a clause and whom it names, if it tells the reader to ask."""
    if found := _ASKS_FOR.fullmatch(sentence):
        return f"Näheres zu {found['what']}", found["whom"] or ""
    if found := _ASKS.fullmatch(sentence):
        return found["what"], found["whom"] or ""
    return None


def _fallback(said: Whole) -> str:
    if isinstance(said, Deadline):
        return "wie lange es dauert"
    return "was es kostet" if isinstance(said, Fee) else "was hier gilt"


def _office(pack: RulePack, whom: str) -> Authority | None:
    if not whom:
        return None
    known = (one for one in pack.authorities if whom in (one.short, one.name.partition(" ")[0]))
    return next(known, None)


def _us(text: str) -> str:
    text = text.replace("für Sie", "für uns")
    return re.sub(rf"\b(?:{'|'.join(_US)})\b", lambda found: _US[found[0]], text)
