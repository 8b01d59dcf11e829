"""A town whose one permit shows everything that a checklist can say."""

from datetime import date
from decimal import Decimal

from guide.core.answers import Answers
from guide.core.authority import Authority, AuthorityKind, Channel, Contact
from guide.core.checklist import Checklist, checklist
from guide.core.condition import All
from guide.core.deadline import (
    Before,
    Binding,
    Calendar,
    Dates,
    Deadline,
    Duration,
    Event,
    NotPublished,
    Span,
    Step,
    Unit,
)
from guide.core.fee import Amount, Fee, FeeKind
from guide.core.pack import HolidayRegion, Imprint, RulePack
from guide.core.question import Kind as QuestionKind
from guide.core.question import Option, Question
from guide.core.requirement import (
    Application,
    Area,
    Document,
    Kind,
    PaperNeed,
    Participation,
    Requirement,
    Role,
    Statement,
    Way,
)
from guide.core.source import Certainty, Citation, Source
from tests.packs import case, one_of

TODAY = date(2026, 11, 24)
START = date(2027, 5, 8)

LAW = Source(
    "satzung", "Satzung, § 5", "https://example.org/satzung", "1. Mai 2020", date(2026, 11, 23)
)
PAGE = Source("seite", "Stadt Musterstadt: Beete", "https://example.org/beete", "", TODAY)
OLD = Source(
    "liste", "Alte Liste", "https://example.org/liste", "2011", date(2026, 11, 23), "Alt."
)
PRESS = Source("zeitung", "Musterzeitung", "https://example.org/zeitung")

OFFICIAL = Citation(Certainty.OFFICIAL, (PAGE,), date(2026, 11, 23))
STALE = Citation(Certainty.STALE, (OLD,), date(2026, 11, 23), note="Stand 2011.")
REPORTED = Citation(Certainty.REPORTED, (PRESS,), date(2026, 11, 23))
GUESSED = Citation(Certainty.INFERRED, (PAGE,), note="Abgeleitet vom Baum.")
UNKNOWN = Citation(Certainty.UNKNOWN)
CONFIRMED = Citation(Certainty.CONFIRMED, (PAGE,), date(2026, 10, 1), "Ordnungsamt", "Abschnitt 2")

ACTION = Question(
    "vorhaben",
    "Was haben Sie vor?",
    (Option("beet", "Ein Hochbeet aufstellen"), Option("fest", "Ein Fest feiern")),
    mandatory=True,
)
GROUND = Question(
    "flaeche",
    "Wo soll es stehen?",
    (Option("gehweg", "Auf dem Gehweg"), Option("hof", "Im Hof")),
)
WIDTH = Question(
    "breite",
    "Wie breit bleibt der Gehweg frei?",
    (Option("eng", "unter 1,60"), Option("breit", "ab 1,60")),
    kind=QuestionKind.BANDS,
    unit="Meter",
    who_knows="Das Ordnungsamt misst nach.",
    who_knows_at="ordnungsamt",
)
SALE = Question("verkauf", "Verkaufen Sie etwas?", (Option("ja", "Ja"), Option("nein", "Nein")))
EDGE = Question(
    "rand",
    "Was grenzt an den Gehweg?",
    (Option("radweg", "Ein Radweg"), Option("baum", "Ein Baum")),
    kind=QuestionKind.SEVERAL,
)
QUESTIONS = (ACTION, GROUND, WIDTH, SALE, EDGE)

OFFICE = Authority(
    "ordnungsamt",
    "Ordnungsamt Musterstadt",
    AuthorityKind.OFFICE,
    OFFICIAL,
    short="Ordnungsamt",
    unit="Sachgebiet Straßen",
    contacts=(
        Contact(Channel.PHONE, "0123 4567", OFFICIAL, "vormittags"),
        Contact(Channel.FAX, "0123 4568", STALE),
        Contact(Channel.WEB, "https://example.org/amt", OFFICIAL),
    ),
)
COUNCIL = Authority("beirat", "Beirat der Altstadt", AuthorityKind.BODY, OFFICIAL, short="Beirat")
NEIGHBOURS = Authority("nachbarn", "Nachbarinnen und Nachbarn", AuthorityKind.PRIVATE, OFFICIAL)
YOURSELF = Authority("selbst", "Sie selbst", AuthorityKind.SELF, OFFICIAL)

PLAN = Document("plan", "Plan mit Maßen", "Am besten im Maßstab 1:100.")
PHOTO = Document("foto", "Foto des Ortes")

BED = one_of(ACTION, "beet")
PAVEMENT = All((BED, one_of(GROUND, "gehweg")))

PERMIT = Requirement(
    "beet-erlaubnis",
    OFFICE,
    Kind.PERMIT,
    "Sondernutzung für das Hochbeet beantragen",
    OFFICIAL,
    when=PAVEMENT,
    why="Das Beet steht auf öffentlichem Boden.",
    first=("beet-beirat",),
    involved=(Participation(COUNCIL, Role.CONSENT),),
    application=Application(Way.FORM, "https://example.org/antrag", "Das Formular ist kurz."),
    papers=(
        PaperNeed(PLAN, citation=OFFICIAL),
        PaperNeed(PHOTO, when=one_of(SALE, "ja"), citation=GUESSED),
    ),
    duties=(
        Statement("Das Beet ist höchstens 1,2 m hoch.", citation=OFFICIAL),
        Statement("Zwischen zwei Beeten bleiben 3 m frei.", citation=REPORTED, alternative="luft"),
        Statement("Zwischen zwei Beeten bleiben 5 m frei.", citation=STALE, alternative="luft"),
    ),
    notes=(
        Statement("Die Erlaubnis gilt ein Jahr.", citation=CONFIRMED),
        Statement("Fragen Sie, wie Sie verlängern.", citation=UNKNOWN),
    ),
    deadlines=(
        Deadline(
            Step.APPLY,
            Before(Span(2, Unit.MONTHS), Event.START),
            Binding.LAW,
            citation=OFFICIAL,
        ),
        Deadline(
            Step.PROCESSING,
            Duration(Span(6, Unit.WEEKS), Span(8, Unit.WEEKS)),
            note="So lange dauert es meist.",
            citation=OFFICIAL,
        ),
    ),
    fees=(
        Fee(FeeKind.PROCEDURE, Amount(Decimal(60), Decimal(60)), ("Antrag",), citation=OFFICIAL),
        Fee(FeeKind.GROUND, Amount(), note="Fragen Sie danach.", citation=UNKNOWN),
    ),
    legal_basis=(LAW,),
)
CONSENT = Requirement(
    "beet-beirat",
    COUNCIL,
    Kind.CONSENT,
    "Zustimmung des Beirats holen",
    OFFICIAL,
    when=PAVEMENT,
    deadlines=(Deadline(Step.PROCESSING, NotPublished(), citation=UNKNOWN),),
)
NARROW = Requirement(
    "zu-eng",
    OFFICE,
    Kind.PROHIBITION,
    "Einen breiteren Gehweg suchen",
    OFFICIAL,
    when=All((PAVEMENT, one_of(WIDTH, "eng"))),
    why="Es müssen 1,60 m frei bleiben.",
)
NEIGHBOUR = Requirement(
    "nachbarn",
    NEIGHBOURS,
    Kind.CONSENT,
    "Die Nachbarn fragen",
    REPORTED,
    when=All((PAVEMENT, one_of(EDGE, "baum"))),
)
YARD = Requirement(
    "hof-frei",
    YOURSELF,
    Kind.FREE,
    "Im Hof ohne Erlaubnis gärtnern",
    GUESSED,
    when=All((BED, one_of(GROUND, "hof"))),
)
LIABILITY = Requirement(
    "haftung",
    YOURSELF,
    Kind.DUTY,
    "Regelmäßig nachsehen",
    GUESSED,
    area=Area.LIABILITY,
    when=BED,
    duties=(Statement("Ersetzen Sie Schäden.", citation=GUESSED),),
)
MONEY = Requirement(
    "budget",
    COUNCIL,
    Kind.FUNDING,
    "Geld vom Beirat beantragen",
    OFFICIAL,
    area=Area.MONEY,
    when=BED,
    deadlines=(Deadline(Step.APPLY, Before(Span(3, Unit.MONTHS), Event.START), citation=STALE),),
)
CARDS = (PERMIT, CONSENT, NARROW, NEIGHBOUR, YARD, LIABILITY, MONEY)


def town(*cards: Requirement, reviewed_by: str = "") -> RulePack:
    """The rules of Musterstadt; with other cards if told."""
    return RulePack(
        imprint=Imprint(
            "Wegweiser Musterstadt",
            "Musterstadt",
            "Stadt Musterstadt",
            HolidayRegion("DE"),
            12,
            draft_mark="Entwurf, noch nicht von der Stadt geprüft",
            reviewed_by=reviewed_by,
        ),
        questions=QUESTIONS,
        requirements=cards or CARDS,
        authorities=(OFFICE, COUNCIL, NEIGHBOURS, YOURSELF),
        sources=(LAW, PAGE, OLD, PRESS),
        documents=(PLAN, PHOTO),
        fingerprint="0123456789abcdef",
    )


def work_out(
    rules: RulePack, answers: Answers, start: date | None = START, today: date = TODAY
) -> Checklist:
    """The checklist of a case in Musterstadt, which has no holidays."""
    dates: Dates = {Event.START: start} if start else {}
    return checklist(rules, answers, today, dates, Calendar())


def on_the_pavement(**given: str | tuple[str, ...]) -> Checklist:
    """A raised bed on a pavement that is wide enough, unless told otherwise."""
    rules = town()
    told = {"vorhaben": "beet", "flaeche": "gehweg", "breite": "breit", "rand": (), **given}
    return work_out(rules, case(rules, **told))
