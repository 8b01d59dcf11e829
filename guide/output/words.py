"""One voice for screen and paper: how we say what the core knows, in German."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from urllib.parse import urlsplit

from guide.core.authority import Channel
from guide.core.entry import Reason, Standing
from guide.core.outcome import Judgement, Outcome
from guide.core.question import Kind as QuestionKind
from guide.core.question import Option, Question
from guide.core.requirement import Area, Kind, Role, Way
from guide.core.source import Certainty, Citation, Source
from guide.output.measures import NBSP, day

_HEADLINES = {
    Outcome.IMPOSSIBLE: "So nicht möglich",
    Outcome.PERMIT: "Erlaubnis nötig",
    Outcome.NOTICE: "Nur anzeigen",
    Outcome.FREE: "Ohne Erlaubnis möglich",
    Outcome.UNCLEAR: "Noch zu klären",
}
_SENTENCES = {
    Outcome.IMPOSSIBLE: "So ist Ihr Vorhaben{} nicht möglich.",
    Outcome.PERMIT: "Sie brauchen{} eine Erlaubnis, bevor Sie anfangen.",
    Outcome.NOTICE: "Sie müssen Ihr Vorhaben{} nur anzeigen.",
    Outcome.FREE: "Sie brauchen dafür{} keine Erlaubnis.",
    Outcome.UNCLEAR: "Ob Sie eine Erlaubnis brauchen, ist noch offen.",
}
_TAGS = {
    Certainty.CONFIRMED: "bestätigt",
    Certainty.OFFICIAL: "amtlich",
    Certainty.STALE: "ältere Angabe",
    Certainty.REPORTED: "nicht amtlich",
    Certainty.MODEL: "Vorbild anderswo",
    Certainty.INFERRED: "unsere Einschätzung",
    Certainty.UNKNOWN: "offen",
}
_CERTAINTIES = {
    Certainty.CONFIRMED: "Die Stelle hat es bestätigt.",
    Certainty.OFFICIAL: "Es steht auf einer amtlichen Seite oder im Gesetz.",
    Certainty.STALE: "Bitte bestätigen lassen.",
    Certainty.REPORTED: "Von anderen berichtet, bitte bestätigen lassen.",
    Certainty.MODEL: "So ist es in einer anderen Stadt, hier ist es nicht geregelt.",
    Certainty.INFERRED: "Von uns abgeleitet, bitte erfragen.",
    Certainty.UNKNOWN: "Bitte erfragen.",
}
_KINDS = {
    Kind.PROHIBITION: "Hindernis",
    Kind.INFORMATION: "Auskunft",
    Kind.CONSENT: "Zustimmung",
    Kind.AGREEMENT: "Vereinbarung",
    Kind.PERMIT: "Erlaubnis",
    Kind.NOTICE: "Anzeige",
    Kind.DUTY: "Pflicht",
    Kind.FREE: "ohne Erlaubnis",
    Kind.FUNDING: "Förderung",
    Kind.ADVICE: "Empfehlung",
}
_STANDINGS = {
    Standing.NEEDED: "",
    Standing.EXPECTED: "voraussichtlich",
    Standing.PERHAPS: "vielleicht",
}
_AREAS = {
    Area.PERMISSION: "Ihr Weg, Schritt für Schritt",
    Area.LIABILITY: "Wer haftet",
    Area.SIGNS: "Schilder",
    Area.SAFETY: "Sicherheit",
    Area.MONEY: "Geld",
    Area.HELP: "Wer Ihnen hilft",
}
_ROLES = {
    Role.CONSENT: "muss zustimmen",
    Role.DECISION: "entscheidet darüber",
    Role.HEARING: "wird dazu gehört",
}
_WAYS = {
    Way.FORM: "mit dem Formular",
    Way.INFORMAL: "formlos, etwa mit einem Brief oder einer E-Mail",
    Way.ONLINE: "online",
    Way.PHONE: "am Telefon",
    Way.IN_PERSON: "persönlich",
}
_CHANNELS = {
    Channel.VISIT: "Besuch",
    Channel.POST: "Post",
    Channel.PHONE: "Telefon",
    Channel.MAIL: "E-Mail",
    Channel.FAX: "Fax",
    Channel.WEB: "Internet",
}
_SMALL_WORD = re.compile(
    r"(?:ab|am|an|auf|aus|beim?|bis|das|de[mnr]|die|ein(?:e[mnrs]?)?|es|für|ich|im|in|keine?n?|mehr|mit|"
    r"nach|nicht|noch|nur|ohne|so|über|unter|von|vor|wahrscheinlich|weniger|wir|zu[mr]?|zwischen)\b",
    re.IGNORECASE,
)
"""An answer inside a sentence may begin with these in lower case; a noun keeps its capital."""

_ARTICLE = re.compile(r"Eine? (?=[A-ZÄÖÜ])")

_UNITS = "€|%|m²|m³|mm|cm|km|kg|m|l|Uhr|Liter|Meter|Stunde|Tag|Woche|Monat|Jahr|Arbeitstag"
_KEEP_TOGETHER = (
    (re.compile(r"(§§?|\bArt\.|\bAbs\.|\bNr\.|\bSatz|\bSeite|\bTel\.) (?=\d)"), rf"\1{NBSP}"),
    (re.compile(rf"(\d) (?={_UNITS})"), rf"\1{NBSP}"),
    (re.compile(r"(\d\.) (?=[A-ZÄÖÜ])"), rf"\1{NBSP}"),
    (re.compile(r"\b([zuds]\.) (?=[A-Za-z]\.)"), rf"\1{NBSP}"),
    (re.compile(r" (?=–)"), NBSP),
)


@lru_cache(maxsize=8192)  # a pack has some thousand texts, and says each of them often
def typeset(text: str) -> str:
    """The same text, with no line break where German typography forbids one: § 18, 30 €, z. B."""
    for pattern, replacement in _KEEP_TOGETHER:
        text = pattern.sub(replacement, text)
    return text


def headline(judgement: Judgement) -> str:
    """The verdict in a few words, as sure as the statement that decides it."""
    said = _HEADLINES[judgement.outcome]
    if judgement.is_likely_only and judgement.outcome is not Outcome.UNCLEAR:
        return f"Wahrscheinlich {inside_a_sentence(said)}"
    return said


def sentence(judgement: Judgement) -> str:
    """The verdict as one sentence."""
    asked_first = [one.standing is Standing.NEEDED for one in judgement.decided_by]
    if judgement.outcome is Outcome.UNCLEAR and asked_first and all(asked_first):
        return "Fragen Sie zuerst: Was hier gilt, sagt Ihnen die zuständige Stelle."
    return _SENTENCES[judgement.outcome].format(
        " wahrscheinlich" if judgement.is_likely_only else ""
    )


def certainty(sure: Certainty) -> str:
    """What a tag means and what to do about it; a checklist explains its tags once."""
    return _CERTAINTIES[sure]


def tag(sure: Certainty) -> str:
    """How sure a statement is, in a word or two."""
    return _TAGS[sure]


def mark(sure: Certainty) -> str:
    """What stands beside a card: nothing if it is official or better."""
    return "" if sure.rank <= Certainty.OFFICIAL.rank else _TAGS[sure]


def kind(which: Kind) -> str:
    """What a card is: Erlaubnis, Anzeige."""
    return _KINDS[which]


def standing(which: Standing, is_task: bool = True) -> str:
    """How certain it is that a card is needed; empty if it is needed."""
    said = _STANDINGS[which]
    if not said:
        return ""
    return f"{said} nötig" if is_task else f"gilt {said}"


def area(which: Area) -> str:
    """The title of a part of the checklist."""
    return _AREAS[which]


def role(which: str) -> str:
    """How another body takes part: muss zustimmen."""
    return _ROLES[Role(which)]


def way(which: Way) -> str:
    """How to apply: mit dem Formular."""
    return _WAYS[which]


def channel(which: Channel) -> str:
    """A way to reach somebody: Telefon."""
    return _CHANNELS[which]


def answer(question: Question, options: Iterable[Option]) -> str:
    """What somebody answered; a band with its unit, several with semicolons between them."""
    texts = [option.text for option in options]
    if question.kind is QuestionKind.BANDS and question.unit:
        texts = [text if question.unit in text else f"{text} {question.unit}" for text in texts]
    return typeset("; ".join(texts)) or "Nichts davon"


def reason(said: Reason) -> str:
    """A reason: the answer, with its question if it needs one; or the question that is open."""
    if said.is_open:
        return typeset(said.question.text)
    if said.is_missing:
        return without(said.options)
    words = answer(said.question, said.options)
    if _speaks_for_itself(said):
        return inside_a_sentence(words.removeprefix("Ja, "))
    return f"{typeset(said.question.text)}{NBSP}– {words}"


def without(options: Iterable[Option]) -> str:
    """What is not ticked: ohne Zelt und ohne Musik."""
    return " und ".join(f"ohne {_bare(one)}" for one in options)


def _bare(option: Option) -> str:
    """What is left out: a noun without its article, or a whole sentence as a quotation."""
    noun = _ARTICLE.sub("", option.text)
    return typeset(noun if noun == inside_a_sentence(noun) else f"»{noun}«")


def _speaks_for_itself(said: Reason) -> bool:
    if said.question.kind is QuestionKind.BANDS or not said.options:
        return False
    return all(
        " " in option.text and not option.text.startswith("Nein") for option in said.options
    )


def capital(words: str) -> str:
    """The words where they begin a sentence."""
    return words[0].upper() + words[1:]


def inside_a_sentence(words: str) -> str:
    """The words where they do not begin the sentence; a noun keeps its capital."""
    return words[0].lower() + words[1:] if _SMALL_WORD.match(words) else words


def edition(cited: Source, all_read_on: date | None = None) -> str:
    """The version of a source, and the day of reading unless all were read that day."""
    parts = []
    if cited.version:
        parts.append(f"Fassung: {typeset(cited.version)}")
    if cited.as_of and cited.as_of != all_read_on:
        parts.append(f"Stand: {day(cited.as_of)}")
    return "; ".join(parts)


def confirmed(citation: Citation) -> str:
    """Who confirmed a statement and when; empty if nobody did."""
    if citation.certainty is not Certainty.CONFIRMED or not citation.by:
        return ""
    when = f" am {day(citation.as_of)}" if citation.as_of else ""
    return f"bestätigt von {typeset(citation.by)}{when}"


def link_target(address: str) -> str:
    """The address if a browser may follow it, else nothing: only the web, never a script."""
    return address if address.startswith(("https://", "http://")) else ""


def host(address: str) -> str:
    """The name of the site at an address: stadt.muenchen.de."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def short_address(address: str) -> str:
    """The address as people type it; the secure web is what every browser tries first."""
    return address.removeprefix("https://")
