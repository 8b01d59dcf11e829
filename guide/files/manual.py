"""The reference for rule editors, in Markdown: every file, every field, every message.

Made from the forms and the messages, so that it says what the program does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guide.files import format as forms
from guide.files.kinds import NOUN
from guide.files.messages import THEMES
from guide.files.schema import KINDS, schema

HEAD = """\
## Nachschlagen: jede Datei, jeder Eintrag

Dieser Teil und der nächste entstehen aus dem Programm, mit `./lotse schema --format markdown`.
Einträge mit \\* müssen dastehen; auf einer Karte nicht, wenn `wie` sie übernimmt. Wo eine Liste
erlaubt ist, genügt für einen einzigen Eintrag oft der Eintrag selbst."""

MESSAGES = """\
## Meldungen und was sie bedeuten

Jede Meldung nennt Datei, Zeile und Spalte; am Ende steht in eckigen Klammern ihr Name. Wo hier »…«
steht, nennt die Meldung die Stelle selbst."""

LINKED = {"Bedingung": "[Bedingung](#bedingungen)"}
"""What the manual explains elsewhere."""


def reference() -> str:
    """The whole reference; forms that several files share stand where they are met first."""
    return "\n\n".join([HEAD, *_files(), MESSAGES, *_messages()]) + "\n"


def _files() -> Iterator[str]:
    told: set[str] = set()
    for kind, (place, _) in KINDS.items():
        made = schema(kind)
        known = made.get("$defs", {})
        yield f"### `{place}`"
        if "then" in made:
            yield "In `stelle.yaml` steht die Stelle, in jeder anderen Datei eine Karte."
            waiting = _names([made["then"], made["else"]])
        elif "properties" in made:
            yield from _form(made)
            waiting = _names(_whole(made)["properties"])
        else:
            yield f"Die Datei enthält: {_value(made)}."
            waiting = _names(made.get("items", made.get("additionalProperties")))
        while waiting:
            name = waiting.pop(0)
            if name not in told:
                told.add(name)
                yield f"#### {name}"
                yield from _form(known[name])
                waiting += _names(_whole(known[name])["properties"])


def _form(form: dict[str, Any]) -> Iterator[str]:
    whole = _whole(form)
    yield " ".join(whole["description"].split())
    if names := [f"`{name}`" for one in whole.get("oneOf", ()) for name in one["required"]]:
        yield f"Genau einer dieser Einträge steht da: {', '.join(names)}."
    required = whole.get("required") or whole.get("else", {}).get("required", ())
    rows = ["| Eintrag | Bedeutung | Was dasteht |", "|---|---|---|"]
    for name, field in whole["properties"].items():
        star = r" \*" if name in required else ""
        rows.append(f"| `{name}`{star} | {field['description']} | {_value(field)} |")
    yield "\n".join(rows)
    yield f"```yaml\n{getattr(forms, whole['title']).example}```"


def _messages() -> Iterator[str]:
    for theme, messages in THEMES.items():
        yield f"### {theme}"
        rows = (f"| `{code}` | {_said(text)} |" for code, text in messages.items())
        yield "\n".join(["| Name | Meldung |", "|---|---|", *rows])


def _said(message: str) -> str:
    """A message whose gaps are not filled in; what may follow it is left out."""
    text = re.sub(r"(?<=[.«]) ?\{\w+\}$", "", message)
    text = re.sub(r"(?<!\{)\{\w+\}(?!\})", "…", text)
    return text.replace("{{", "{").replace("}}", "}").replace("|", r"\|").replace("<", r"\<")


def _value(node: dict[str, Any]) -> str:
    """What stands in a field, in words."""
    if "enum" in node:
        return " · ".join(f"`{word}`" for word in node["enum"])
    if name := _reference(node):
        return f"[{name}](#{name.lower()})"
    if NOUN in node:
        examples = " · ".join(f"`{one}`" for one in node.get("examples", ()))
        noun = LINKED.get(node[NOUN], node[NOUN])
        return f"{noun}, etwa {examples}" if examples else str(noun)
    if "anyOf" in node:
        return f"{_value(node['anyOf'][0])}, auch mehrere als Liste"
    if node["type"] == "array":
        return f"Liste: {_value(node['items'])}"
    return f"Kennungen, zu jeder: {_value(node['additionalProperties'])}"


def _whole(form: dict[str, Any]) -> dict[str, Any]:
    """A form as it is written in full, where it has a short way as well."""
    whole: dict[str, Any] = form["anyOf"][-1] if "anyOf" in form else form
    return whole


def _reference(node: dict[str, Any]) -> str:
    """The form a node is, by name; draft 7 keeps a description beside it in `allOf`."""
    (target,) = node.get("allOf", [node])
    return str(target.get("$ref", "")).rpartition("/")[2]


def _names(node: Any) -> list[str]:
    """The forms that a piece of schema names, in order."""
    if isinstance(node, list):
        return [name for one in node for name in _names(one)]
    if not isinstance(node, dict):
        return []
    own = [_reference(node)] if "$ref" in node else []
    return own + [name for one in node.values() for name in _names(one)]
