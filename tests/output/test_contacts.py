"""How to reach an office: places apart, what is shared said once."""

from guide.core.authority import Channel, Contact
from guide.output.contacts import reaches
from tests.output.town import OFFICIAL, STALE

VISIT, PHONE, MAIL, WEB = Channel.VISIT, Channel.PHONE, Channel.MAIL, Channel.WEB


def test_contacts_of_one_citation_are_one_line_by_channel() -> None:
    phone, web = Contact(PHONE, "1", OFFICIAL, "vormittags"), Contact(WEB, "w", OFFICIAL)
    (reach,) = reaches((web, phone))
    assert (reach.place, reach.notes) == ("", ())
    assert reach.channels == ((PHONE, (phone,)), (WEB, (web,)))


def test_a_place_that_several_notes_begin_with_is_said_once() -> None:
    contacts = (
        Contact(VISIT, "Weg 1", STALE, "Ost, für die Bezirke 5 und 13. Angabe von 2016."),
        Contact(PHONE, "1", STALE, "Ost, Angabe von 2016"),
        Contact(PHONE, "2", STALE, "Ost, Angabe von 2016"),
        Contact(MAIL, "m", STALE),
    )
    east, rest = reaches(contacts)
    assert (east.place, east.notes) == ("Ost", ("für die Bezirke 5 und 13. Angabe von 2016",))
    assert [len(found) for _, found in east.channels] == [1, 2]
    assert (rest.place, rest.notes) == ("", ())


def test_many_addresses_are_told_apart_by_their_places() -> None:
    north, south, west = (Contact(VISIT, name, STALE, name) for name in ("Nord", "Süd", "West"))
    assert [one.place for one in reaches((north, south, west))] == ["Nord", "Süd", "West"]
    assert [one.place for one in reaches((north, south))] == [""]
