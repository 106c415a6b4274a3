"""Bytes to characters, once.

Invariant: `data.decode(charset, errors="replace")` gives the decoded text again, on any machine. Broken bytes become
U+FFFD and are counted; `errors="ignore"` would move every later offset.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from servanda.model import Problem

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks, the longer before the shorter; these codecs drop the mark."""

MAGIC = {
    b"%PDF-": "a PDF",
    b"\x89PNG": "a PNG picture",
    b"GIF8": "a GIF picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"RIFF": "a RIFF file",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x1f\x8b": "a gzip file",
    b"BZh": "a bzip2 file",
    b"7z\xbc\xaf": "a 7z archive",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"SQLite format 3\x00": "an SQLite database",
    b"PAR1": "a Parquet file",
}
"""First bytes of files that are no pages. Source: the formats' own specifications."""

META = re.compile(rb"""<(?:meta|\?xml)[^>]{0,400}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
HEAD = 4096
"""How many bytes are searched for a declared charset; browsers search 1024."""

ALIKE = {"iso-8859-1": "cp1252", "ascii": "cp1252", "iso8859-1": "cp1252", "gb2312": "gb18030"}
"""Charsets that pages declare and the larger ones that they use. Source: WHATWG Encoding, labels."""

_LAST_PLAIN = 0x7F
_FEW_OTHERS = 0.05
"""English pages with foreign names stay below; Cyrillic, Greek or Arabic ones have most of their letters above."""

_TOO_FEW = 12
"""Other letters of which no statistics can be made, however short the page is."""

_WRITING = frozenset("\N{NO-BREAK SPACE}\N{SOFT HYPHEN}‘’‚“”„…–—•«»°§©®™£€¥¿¡·½¼¾²³×")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of the bytes, the charset that gives it again, and what was odd."""

    text: str
    charset: str
    problems: tuple[Problem, ...] = ()


def decode(data: bytes, *, name: str | None = None) -> Decoded | Problem:
    """Give the characters of a page.

    In this order: a byte order mark; UTF-8 if it fits; the charset that the page declares; a guess; UTF-8 with
    replaced characters. A page that fits UTF-8 is UTF-8 whatever it declares.

    Args:
        data: The bytes as archived.
        name: What people call the page, for the Problem.

    Returns:
        The text; or a Problem `empty` or `binary`.
    """
    if not data.strip():
        return Problem("empty", "the page has no bytes but white space", source=name)
    kind = next((kind for magic, kind in MAGIC.items() if data.startswith(magic)), None)
    if kind:
        return Problem("binary", f"this is {kind}, no page of text", source=name)
    mark = next((charset for mark, charset in MARKS if data.startswith(mark)), None)
    if mark:
        return _replacing(data, mark)
    if b"\0" in data:
        charset = _wide(data)
        return (
            _replacing(data, charset)
            if charset
            else Problem("binary", "there are zero bytes in it: no page of text", source=name)
        )
    return _marked_by_nothing(data)


def _wide(data: bytes) -> str | None:
    """Give the UTF-16 that Latin letters with a zero byte each must be, None if it is none."""
    half = len(data) // 2
    if data[1::2].count(0) > half * 0.6 and data[::2].count(0) == 0:
        return "utf-16-le"
    if data[::2].count(0) > half * 0.6 and data[1::2].count(0) == 0:
        return "utf-16-be"
    return None


def _marked_by_nothing(data: bytes) -> Decoded:
    declared = _declared(data)
    for charset in ("utf-8", declared):
        if charset and _fits(data, charset):
            return _replacing(data, charset)
    if declared and declared != "utf-8":
        return _replacing(data, declared)
    # A few broken bytes in a UTF-8 page must not turn the page into another charset.
    if data.decode("utf-8", errors="replace").count("\ufffd") * 1000 <= len(data):
        return _replacing(data, "utf-8")
    guess = _guess(data)
    decoded = _replacing(data, guess or "utf-8")
    if guess is None:
        return decoded
    why = f"the page names {declared}, which does not fit" if declared else "nothing names the encoding"
    problem = Problem("charset_guessed", f"{why}; read as {guess}")
    return Decoded(decoded.text, decoded.charset, (problem, *decoded.problems))


def _declared(data: bytes) -> str | None:
    found = META.search(data, 0, HEAD)
    if not found:
        return None
    try:
        name = codecs.lookup(found.group(1).decode("ascii")).name
    except LookupError:
        return None
    name = ALIKE.get(name, name)
    # "hex" or "zlib" are codecs too, but not of text; "utf-16" cannot be declared in the page's own bytes.
    return name if name.startswith(("utf-8", "cp", "iso8859", "koi8", "gb", "big5", "euc", "shift", "mac")) else None


def _fits(data: bytes, charset: str) -> bool:
    try:
        data.decode(charset)
    except UnicodeDecodeError:
        return False
    return True


def _guess(data: bytes) -> str | None:
    """Guess the charset; a page of Latin letters with a few others among them is what Western editors save.

    A statistical guess needs more such letters than an English page has: one "ô" alone passes for any code page.
    """
    others = sum(byte > _LAST_PLAIN for byte in data)
    if others <= max(len(data) * _FEW_OTHERS, _TOO_FEW) and _fits(data, "cp1252") and _is_words(data.decode("cp1252")):
        return "cp1252"
    from charset_normalizer import from_bytes  # noqa: PLC0415  slow to import, seldom needed

    best = from_bytes(data[:100_000]).best()
    return best.encoding if best else None


def _is_words(text: str) -> bool:
    """Say whether whatever is no plain letter is a letter or a mark of writing, as in "café" or “no”."""
    return all(each.isalpha() or each in _WRITING for each in text if ord(each) > _LAST_PLAIN)


def _replacing(data: bytes, charset: str) -> Decoded:
    text = data.decode(charset, errors="replace")
    lost = text.count("\ufffd")
    if not lost:
        return Decoded(text, charset)
    told = "1 character could not be decoded" if lost == 1 else f"{lost} characters could not be decoded"
    message = f"{told} as {charset}; U+FFFD stands in place"
    return Decoded(text, charset, (Problem("replaced_characters", message),))
