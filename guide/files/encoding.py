"""Bytes become text, or the problem that stops the file: encoding, size, signs, brackets."""

from __future__ import annotations

import re

from guide.core.place import Place, Problem
from guide.files.messages import problem
from guide.files.signs import first_refused, place_of, sign_name

LARGEST = 256 * 1024
MOST_OPEN_BRACKETS = 64
"""More open brackets than this are refused before the parser sees them: it would crash."""

_BYTE_ORDER_MARKS = ((b"\xff\xfe\0\0", "UTF-32"), (b"\0\0\xfe\xff", "UTF-32"),
                     (b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))  # fmt: skip


class Stop(Exception):
    """Nothing more can be said about this file than this problem."""

    def __init__(self, found: Problem) -> None:
        super().__init__(found.text)
        self.problem = found


def decode(content: bytes, file: str) -> str:
    """The text of a file with plain line ends, without a byte order mark. Raises Stop."""
    start = Place(file, 1, 1)
    if len(content) > LARGEST:
        raise Stop(problem(start, "datei-zu-gross"))
    encoding = next((name for mark, name in _BYTE_ORDER_MARKS if content.startswith(mark)), "")
    if not encoding and b"\0" in content:
        encoding = _guess(content)
        if not encoding:
            raise Stop(problem(start, "keine-textdatei"))
    if encoding:
        raise Stop(problem(start, "kodierung", encoding=encoding))
    text = _decode_utf8(content, file).replace("\r\n", "\n").replace("\r", "\n")
    _refuse_signs(text, file)
    _refuse_deep_brackets(text, file)
    return text


def _guess(content: bytes) -> str:
    """UTF-16 without a mark: in a German text, every second byte is zero."""
    zeros = max(content[::2].count(0), content[1::2].count(0))
    return "UTF-16" if zeros * 4 > len(content) else ""


def _decode_utf8(content: bytes, file: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The codec counts from behind a byte order mark, and so do we.
        before = error.object[: error.start].decode("utf-8")
        sign = error.object[error.start : error.start + 1].decode("cp1252", "replace")
        place = place_of(len(before), before, file)
        raise Stop(problem(place, "windows-1252", sign=sign)) from None


def _refuse_signs(text: str, file: str) -> None:
    sign = first_refused(text.replace("\n", ""))
    if not sign:
        return
    place = place_of(text.index(sign), text, file)
    if sign == "\t":
        raise Stop(problem(place, "tabulator"))
    raise Stop(problem(place, "unerlaubtes-zeichen", name=sign_name(sign)))


def _refuse_deep_brackets(text: str, file: str) -> None:
    if text.count("[") + text.count("{") <= MOST_OPEN_BRACKETS:
        return
    depth = 0
    for match in re.finditer(r"[\[{}\]]", text):
        depth = max(0, depth + (1 if match.group() in "[{" else -1))
        if depth > MOST_OPEN_BRACKETS:
            raise Stop(problem(place_of(match.start(), text, file), "zu-tief"))
