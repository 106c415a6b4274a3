import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.intake.decoding import Decoded, decode
from servanda.model import Problem

TEXT = "Președintele a spus că feribotul “pleacă” luni — în sfârșit."


def decoded(data: bytes) -> Decoded:
    found = decode(data)
    assert isinstance(found, Decoded), found
    return found


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marks(charset):
    """A byte order mark decides, and is no part of the text."""
    assert decoded(TEXT.encode(charset)).text == TEXT


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
def test_wide_without_mark(charset):
    """Latin letters with a zero byte each are UTF-16."""
    assert decoded("The ferry sails on Monday.".encode(charset)).charset == charset


@pytest.mark.parametrize(
    ("name", "charset"),
    [("windows-1251", "cp1251"), ("ISO-8859-1", "cp1252"), ("koi8-r", "koi8-r"), ("utf-8", "utf-8")],
)
def test_declared(name, charset):
    """A page that does not fit UTF-8 is in the charset that it declares."""
    text = "Паром" if charset in {"cp1251", "koi8-r"} else "Fähre"
    page = f'<meta charset="{name}"><p>{text}</p>'
    found = decoded(page.encode(charset))
    assert (found.text, found.charset) == (page, charset)


def test_utf8_goes_before_what_is_declared():
    """A page that fits UTF-8 is UTF-8 whatever it says."""
    assert decoded('<meta charset="koi8-r"><p>Fähre</p>'.encode()).charset == "utf-8"


def test_declared_and_still_broken():
    """A byte that the declared charset lacks stands as U+FFFD and is counted."""
    found = decoded(b'<meta charset="cp1252"><p>F\xe4hre \x81 caf\xe9</p>')
    assert found.charset == "cp1252"
    assert [problem.code for problem in found.problems] == ["replaced_characters"]


def test_one_broken_byte_does_not_change_the_charset():
    """A long UTF-8 page with one broken byte stays UTF-8."""
    found = decoded(("Die Fähre fährt. " * 100).encode() + b"\xff")
    assert found.charset == "utf-8"
    assert found.text.endswith("\ufffd")


@pytest.mark.parametrize("declared", ["", '<meta charset="nonsense-9">', '<meta charset="hex">'])
def test_guess(declared):
    """Without a charset that can be used one is guessed, and said to be."""
    text = declared + "Президент сказал, что паром отправится в понедельник утром. " * 5
    found = decoded(text.encode("cp1251"))
    assert found.text == text
    assert [problem.code for problem in found.problems] == ["charset_guessed"]


def test_nothing_fits():
    """Bytes that no charset fits are UTF-8 with replaced characters."""
    found = decoded(bytes(range(128, 256)) * 2 + b"\x81\x8d\x8f\x90\x9d" * 10)
    assert found.text


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"%PDF-1.7 ...", "binary"),
        (b"\x89PNG\r\n", "binary"),
        (b"text\0\0more text with zeros\0", "binary"),
    ],
)
def test_no_text(data, code):
    """Nothing and binary files are problems that name the page."""
    found = decode(data, name="page.txt")
    assert isinstance(found, Problem)
    assert (found.code, found.source) == (code, "page.txt")


@given(st.binary(max_size=300))
def test_decoding_can_be_repeated(data):
    """The charset that is named gives the same text again."""
    found = decode(data)
    if isinstance(found, Decoded):
        assert data.decode(found.charset, errors="replace") == found.text


@pytest.mark.parametrize(
    "text",
    [
        "Côte d'Ivoire sent rice to Togo on Monday, the ministry said.",
        "“We shall not buy the ferry,” said the minister of São Tomé – not even for £5 and the price of its paint.",
        "Zoë Ménard and Béla Kör met in Évora, Orléans.",
    ],
)
def test_an_english_page_with_a_few_other_letters_is_western(text):
    """One accented letter fits every code page; the one that Western editors save is taken, and it is told."""
    found = decoded(text.encode("cp1252"))
    assert (found.text, found.charset) == (text, "cp1252")
    assert [problem.code for problem in found.problems] == ["charset_guessed"]


def test_a_few_other_bytes_that_are_no_letters_there_are_guessed():
    """A byte that is an odd sign in the Western code page speaks for another one."""
    assert decoded(("the ferry sails again, " * 20).encode() + b"\xa6\xac\xb6").charset != "cp1252"


def test_a_page_that_names_a_charset_that_does_not_fit_is_told_so():
    """The message says what was named, and that it was not believed."""
    found = decoded('<meta charset="utf-8"><p>A café opened in São Tomé on Monday.</p>'.encode("cp1252"))
    assert found.charset == "cp1252"
    assert found.problems[0].message == "the page names utf-8, which does not fit; read as cp1252"
