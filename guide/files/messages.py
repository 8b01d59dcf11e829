"""Every message to an author of rules, in one place: what is wrong, and what helps.

The codes are stable; each has a test that reads its whole message. The manual lists them by theme.
"""

from __future__ import annotations

from guide.core.place import Place, Problem
from guide.files.signs import printable

LONGEST_QUOTE = 100
_TOLD_WHOLE = frozenset(
    ("allowed", "cards", "chain", "differences", "examples", "mend", "names", "proposal")
)

FILES = {
    "ordner-fehlt": "Den Ordner »{name}« gibt es nicht. Geben Sie den Ordner mit den Regeln an.",
    "datei-fehlt": "Es fehlt die Datei »{name}«. Ohne sie ist das Paket nicht vollständig.",
    "stelle-fehlt": "Im Ordner »{name}« fehlt die Datei stelle.yaml. Sie sagt, wer die Stelle "
    "ist.",
    "unerwartete-datei": "Eine Datei »{name}« gehört hier nicht hin.{proposal}",
    "ordner-statt-datei": "»{name}« ist ein Ordner. Hier wird eine Datei mit Text erwartet.",
    "verknuepfung": "»{name}« ist eine Verknüpfung. Legen Sie die Datei oder den Ordner selbst "
    "hierher.",
    "nicht-lesbar": "»{name}« lässt sich nicht lesen: {reason}.",
    "datei-zu-gross": "Die Datei ist größer als 256 KiB. Teilen Sie sie auf.",
    "zu-viele-eintraege": "Die Datei hat mehr als 10.000 Einträge. Teilen Sie sie auf.",
    "keine-textdatei": "Das ist keine Textdatei. Speichern Sie den Inhalt als reinen Text.",
    "kodierung": "Die Datei ist als {encoding} gespeichert. Speichern Sie sie als UTF-8.",
    "windows-1252": "Die Datei ist als Windows-1252 gespeichert, das zeigt hier das Zeichen "
    "»{sign}«. Speichern Sie sie als UTF-8.",
    "unerlaubtes-zeichen": "Hier steht ein Zeichen, das nicht in einen Text gehört: {name}. "
    "Löschen Sie es.",
    "tabulator": "Hier steht ein Tabulator. Ersetzen Sie ihn durch Leerzeichen.",
    "leere-datei": "Die Datei ist leer. Füllen Sie sie, oder löschen Sie sie.",
    "weitere-probleme": "In dieser Datei gibt es noch mehr Probleme. Beheben Sie zuerst die "
    "{number}, die hier stehen.",
}

WRITING = {
    "doppelpunkt": "Hier steht ein Doppelpunkt mitten im Text. {mend}",
    "doppelpunkt-fehlt": "In dieser Zeile fehlt der Doppelpunkt nach dem Namen. Gehört die Zeile "
    "zum Text darüber, rücken Sie sie weiter ein.",
    "leerzeichen-fehlt": "Nach dem Doppelpunkt fehlt ein Leerzeichen: »{name}: …«.",
    "klammern-fehlen": "Hier fehlen geschweifte Klammern. Schreiben Sie: »{mend}«.",
    "satz-mit-doppelpunkt": "Der Doppelpunkt macht aus dem Satz einen Eintrag. Setzen Sie den "
    "ganzen Satz in Anführungszeichen: »{mend}«.",
    "komma-in-klammern": "Das Komma in der Klammer trennt hier zwei Werte. Schreiben Sie jeden "
    "Eintrag in eine eigene Zeile, ohne Klammern.",
    "liste-ohne-klammern": "Mehrere Werte gehören in eckige Klammern. Schreiben Sie: »{mend}«.",
    "kommentar": "Ab hier liest niemand weiter, »{text}« geht verloren. Ist es ein Kommentar, "
    "lassen Sie zwei Leerzeichen davor. Gehört es zum Text, setzen Sie den ganzen Text in "
    'Anführungszeichen ("…").',
    "sonderzeichen": "Ein Text darf nicht mit »{sign}« beginnen, das Zeichen hat hier eine eigene "
    'Bedeutung. Setzen Sie den ganzen Text in Anführungszeichen ("…").',
    "strich-ohne-leerzeichen": "Nach dem Strich fehlt ein Leerzeichen: »- {text}«.",
    "strich-fehlt": "Hier beginnt ein Eintrag der Liste ohne Strich, oder die Zeile ist falsch "
    "eingerückt. Schreiben Sie »- « davor, oder rücken Sie sie ein wie die Zeilen darüber.",
    "gedankenstrich": "Hier steht ein Gedankenstrich. Eine Liste braucht den kurzen Strich: "
    "»- {text}«.",
    "anfuehrungszeichen": "Das Anführungszeichen wird hier geöffnet und nirgends geschlossen.",
    "text-nach-anfuehrungszeichen": "Nach dem schließenden Anführungszeichen steht noch Text. "
    "Setzen Sie den ganzen Text in Anführungszeichen, die inneren schreiben Sie »so«.",
    "klammer": "Die Klammer wird hier geöffnet und nicht richtig geschlossen.",
    "klammer-zu": "Hier schließt eine Klammer, die niemand geöffnet hat. Löschen Sie sie.",
    "text-nach-klammer": "Nach der schließenden Klammer steht noch Text. Setzen Sie den ganzen "
    'Text in Anführungszeichen ("…").',
    "escape": "Ein umgekehrter Schrägstrich hat in Anführungszeichen eine eigene Bedeutung. "
    "Schreiben Sie das gemeinte Zeichen selbst.",
    "einrueckung": "Diese Zeile passt nicht zu den Zeilen darüber. Was zusammengehört, beginnt "
    "gleich weit links.",
    "anker": "»&{name}« gibt einem Teil einen Namen, das ist nicht erlaubt. Beginnt ein Text mit "
    '»&«, setzen Sie ihn in Anführungszeichen ("…").',
    "verweis": "»*{name}« holt einen Teil von anderswo, das ist nicht erlaubt. Beginnt ein Text "
    'mit »*«, setzen Sie ihn in Anführungszeichen ("…").',
    "verschmelzen": "»<<« ist nicht erlaubt. Eine Karte übernimmt eine andere mit »wie: karte«.",
    "typ": "»{name}« gilt hier als technische Angabe, das ist nicht erlaubt. Beginnt ein Text mit "
    '»!«, setzen Sie ihn in Anführungszeichen ("…").',
    "mehrere-dokumente": "Mit »---« beginnt hier ein zweiter Teil, alles ab hier ginge verloren. "
    "Löschen Sie die Zeile.",
    "doppelter-schluessel": "»{name}« steht hier ein zweites Mal, zuerst in Zeile {line}. "
    "Behalten Sie nur einen der beiden Einträge.",
    "schluessel": "Vor dem Doppelpunkt muss ein einfaches Wort stehen.",
    "zu-tief": "Hier ist zu viel ineinander verschachtelt, mehr als 12 Ebenen.",
    "syntax": "Diese Zeile lässt sich nicht lesen: »{line}«. Prüfen Sie auch die Zeile davor.",
}

ENTRIES = {
    "unbekannter-schluessel": "Den Eintrag »{name}« gibt es hier nicht.{proposal}",
    "fehlt": "Es fehlt der Eintrag »{name}«.",
    "leeres-feld": "Dieses Feld ist leer. Füllen Sie es, oder löschen Sie die Zeile.",
    "text-erwartet": "Hier wird ein einfacher Text erwartet, ohne Liste und ohne Unterpunkte.",
    "liste-erwartet": "Hier wird eine Liste erwartet: eine Zeile je Eintrag, mit »- « davor.",
    "eintraege-erwartet": "Hier werden Einträge der Form »name: wert« erwartet, je eine Zeile.",
    "unbekannter-wert": "»{name}« ist hier nicht möglich. Erlaubt: {allowed}.{proposal}",
    "ja-nein": "Hier steht »{name}«. Möglich sind »ja« und »nein«.",
    "kennung": "»{name}« taugt nicht als Kennung. Erlaubt sind Kleinbuchstaben a bis z, Ziffern "
    "und einzelne Bindestriche, am Anfang ein Buchstabe.{proposal}",
    "unsichtbar-in-kennung": "In der Kennung »{shown}« steckt ein Zeichen, das man nicht sieht: "
    "{name}. Schreiben Sie die Kennung neu.",
    "reserviert": "»{name}« ist vergeben, die Seiten brauchen dieses Wort selbst. Wählen Sie eine "
    "andere Kennung.",
    "genau-ein-eintrag": "Hier muss genau einer dieser Einträge stehen: {allowed}.",
    "zu-lang": "Dieser Text hat {size} Zeichen, erlaubt sind {limit}. Teilen Sie ihn auf.",
    "html": "Texte enthalten keine Auszeichnung wie »{text}«. Schreiben Sie nur den Text.",
    "emoji": "Dieser Text hat {size} Bildzeichen (Emoji), erlaubt sind {limit}.",
}

VALUES = {
    "datum": "»{text}« ist kein Datum. So geht es: 2026-11-23 oder 23.11.2026.",
    "dauer": "»{text}« ist keine Dauer. So geht es: 12 Monate oder 2 Jahre.",
    "betrag": "»{text}« ist kein Betrag. So geht es: {examples}.",
    "betrag-mehrdeutig": "»{text}« kann {small} oder {large} Euro heißen. Schreiben Sie "
    "»{small},00 €« oder »{large} €«.",
    "betrag-verkehrt": "In »{text}« ist der erste Betrag größer als der zweite. Der kleinere "
    "steht vorn.",
    "je": "»{text}« ist hier nicht möglich. Erlaubt: {allowed}, auch zwei davon mit »und«.",
    "frist": "»{text}« ist keine Frist. So geht es: {examples}.",
    "frist-art": "»{text}« passt nicht zu »{step}«. So geht es: {examples}.",
    "frist-verkehrt": "In »{text}« ist die erste Dauer länger als die zweite. Die kürzere "
    "steht vorn.",
    "stufe": "»{text}« ist keine Stufe. So geht es: unter 1,60 – bis 3 – ab 2,30 – über 3.",
    "stufen-luecke": "Zwischen »{left}« und »{right}« bleibt eine Lücke. Die letzte Stufe beginnt "
    "dort, wo die vorletzte endet.",
    "stufen-ueberschneidung": "»{left}« und »{right}« überschneiden sich. Zu »bis 3« passt als "
    "letzte Stufe »über 3«, zu »unter 3« passt »ab 3«.",
    "stufen-folge": "»{right}« muss größer sein als »{left}«. Die Stufen stehen von klein nach "
    "groß.",
    "stufen-ende": "Nur die letzte Stufe beginnt mit »ab« oder »über«, alle davor mit »unter« "
    "oder »bis«.",
    "adresse": "»{text}« ist keine Internetadresse. Sie beginnt mit https:// oder http://.",
    "mailadresse": "»{text}« ist keine E-Mail-Adresse. So geht es: name@stadt.de.",
    "feiertage": "Für »{name}« sind keine Feiertage bekannt.{proposal}",
}

NAMES = {
    "unbekannte-frage": "Keine Frage heißt »{name}«.{proposal}",
    "unbekannte-antwort": "Die Frage »{question}« hat keine Antwort und keine Familie "
    "»{name}«.{proposal}",
    "unbekanntes-merkmal": "Kein Merkmal heißt »{name}«.{proposal}",
    "unbekannte-karte": "Keine Karte heißt »{name}«.{proposal}",
    "unbekannte-stelle": "Keine Stelle heißt »{name}«.{proposal}",
    "unbekannte-quelle": "Keine Quelle heißt »{name}«.{proposal}",
    "unbekannte-unterlage": "Keine Unterlage heißt »{name}«.{proposal}",
    "unbekannter-abschnitt": "Kein Abschnitt heißt »{name}«. Die Abschnitte stehen in "
    "paket.yaml.{proposal}",
    "unbekannte-gruppe": "Keine Gruppe heißt »{name}«. Die Gruppen stehen in "
    "paket.yaml.{proposal}",
    "doppelte-kennung": "»{name}« gibt es schon in {where}. Jede Kennung darf nur einmal "
    "vorkommen.",
    "frueher-vergeben": "»{name}« ist noch in Gebrauch ({where}). Unter »frueher« stehen nur "
    "Kennungen, die es nicht mehr gibt.",
    "kreis": "Das dreht sich im Kreis: {chain}. Lösen Sie eine dieser Verbindungen.",
    "kette": "Hier bauen mehr als {limit} {things} aufeinander auf. Verkürzen Sie die Kette.",
}

CONDITIONS = {
    "bedingung": "Hier wird eine Bedingung erwartet, zum Beispiel »flaeche: gehweg«. Mehrere "
    "Möglichkeiten stehen als Liste darunter.",
    "bedingung-leer": "Hier steht keine Bedingung. Füllen Sie sie aus, oder löschen Sie die "
    "Zeile; dann gilt es immer.",
    "bedingung-wert": "Das passt hier nicht. So geht es: eine Antwort, eine Liste wie [gehweg, "
    "platz] oder {{nicht: [privat]}}. Bei mehreren Antworten auch {{alle: [musik, zelt]}}.",
    "merkmal-wert": "Das passt hier nicht. So geht es: merkmal: name, merkmal: {{alle: [name, "
    "name]}} oder merkmal: {{nicht: [name]}}.",
    "karte-wert": "Das passt hier nicht. So geht es: karte: name, karte: [name, name] oder "
    "karte: {{nicht: [name]}}.",
    "merkmal-liste": "Eine Liste von Merkmalen kann »alle« oder »eines davon« heißen. Alle: "
    "merkmal: {{alle: [{names}]}}. Eines davon: eine Zeile je Merkmal.",
    "verschachtelt": "Tiefer lässt sich eine Bedingung nicht verschachteln. Geben Sie dem Teil in "
    "merkmale.yaml einen Namen.",
    "stufe-erwartet": "»{word} {name}« geht nur bei Fragen mit Stufen, »{question}« hat keine.",
    "alle-nur-mehrere": "»alle« geht nur bei Fragen, die mehrere Antworten zulassen. »{question}« "
    "lässt nur eine zu.",
    "karte-nur-in-pruefungen": "»karte« ist nur in pruefungen.yaml erlaubt. Karten sind "
    "voneinander unabhängig, ihre Reihenfolge sagt »zuerst«.",
    "zu-verzweigt": "Diese Bedingung hat zu viele Fälle. Teilen Sie sie auf mehrere Karten auf.",
}

QUESTIONS = {
    "vorhaben-fehlt": "Die erste Frage muss »vorhaben« heißen. Sie steht ganz oben im ersten "
    "Abschnitt.",
    "vorhaben-form": "Die Frage »vorhaben« braucht »pflicht: ja« und Antworten, von denen genau "
    "eine gilt. »nur_bei« hat sie nicht.",
    "antworten-oder-stufen": "Eine Frage hat entweder »antworten« oder »stufen«.",
    "art-und-stufen": "»art: {art}« passt nicht zu »{given}«. Löschen Sie die Zeile »art«.",
    "zu-wenig-antworten": "Eine Frage braucht mindestens zwei Antworten.",
    "einheit-fehlt": "Zu den Stufen fehlt die »einheit«, zum Beispiel »einheit: Meter«.",
    "einheit-ohne-stufen": "»einheit« geht nur bei Fragen mit »stufen«.",
    "umstand-antwort": "In einem Umstand der Frage steht die Antwort als {{antwort}}, zum "
    "Beispiel »wenn der Weg {{antwort}} breit ist«.",
    "familie-wie-antwort": "»{name}« ist hier Antwort und Familie zugleich. Benennen Sie die "
    "Familie anders.",
    "pflicht-weiss-nicht": "Bei »pflicht: ja« kann niemand »weiß nicht« wählen. Löschen Sie "
    "»weiss_nicht« oder »pflicht«.",
    "frage-spaeter": "»nur_bei« von »{name}« hängt von »{other}« ab. Diese Frage kommt aber erst "
    "später. Stellen Sie »{other}« davor.",
    "frage-von-sich-selbst": "»nur_bei« von »{name}« hängt von »{name}« selbst ab.",
    "nur-vorhaben": "»{name}« geht nur bei den Antworten der Frage »vorhaben«.",
    "setzt-sich-selbst": "»setzt« darf die Frage »vorhaben« nicht selbst beantworten.",
    "antwort-wert": "Hier wird eine Antwort erwartet, oder eine Liste wie [musik, zelt].",
    "eine-antwort": "Die Frage »{question}« lässt nur eine Antwort zu.",
    "schon-beantwortet": "»{action}« beantwortet die Frage »{question}« schon selbst. Löschen Sie "
    "diesen Eintrag.",
}

CARDS = {
    "quelle-fehlt": "Ein Beleg mit »sicher: {certainty}« braucht eine »quelle«.",
    "stand-fehlt": "Es fehlt der »stand«: wann die Quelle »{source}« zuletzt gelesen wurde. Er "
    "steht hier oder bei der Quelle.",
    "von-fehlt": "»sicher: bestaetigt« braucht »von« (wer es bestätigt hat) und »stand«.",
    "von-nur-bestaetigt": "»von« geht nur mit »sicher: bestaetigt«.",
    "alternativ-allein": "»alternativ: {name}« steht nur einmal. Widersprechen sich zwei Angaben, "
    "bekommen beide denselben Namen.",
    "auswahl": "Nennen Sie eine Karte, oder wählen Sie Karten mit »art«, »stelle« oder »bereich«.",
    "auswahl-leer": "Diese Auswahl trifft auf keine Karte zu. Prüfen Sie »art«, »stelle« und "
    "»bereich«.",
    "beispiel": "Das Beispiel stimmt nicht mit den Regeln überein.{differences}",
    "beispiel-pruefung": "Das Beispiel verletzt die Prüfung »{rule}« ({where}). {cards}",
}

THEMES = {
    "Dateien und Ordner": FILES,
    "Schreibweise": WRITING,
    "Einträge": ENTRIES,
    "Daten, Beträge, Fristen, Stufen": VALUES,
    "Kennungen": NAMES,
    "Bedingungen": CONDITIONS,
    "Fragen": QUESTIONS,
    "Karten, Belege, Prüfungen, Beispiele": CARDS,
}

MESSAGES = {code: text for theme in THEMES.values() for code, text in theme.items()}


def problem(place: Place, code: str, **values: object) -> Problem:
    """The problem with its message filled in. What is quoted from a file stays one short line."""
    told = {name: _told(name, value) for name, value in values.items()}
    return Problem(place, MESSAGES[code].format(**told), code)


def _told(name: str, value: object) -> str:
    text = printable(str(value).replace("\n", " "))
    if name in _TOLD_WHOLE or len(text) <= LONGEST_QUOTE:
        return text
    return f"{text[:LONGEST_QUOTE].rstrip()} …"
