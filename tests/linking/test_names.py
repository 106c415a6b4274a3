"""Names of persons: what names alone say."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda import codebook
from servanda.linking.names import Verdict, compare, words
from servanda.linking.spelling import Likeness, likeness, plain, sound


def is_title(printed: tuple[str, ...]) -> int:
    """Give how many words at the start of a name are ranks or honorifics."""
    found = codebook.load().titles.at(printed, 0)
    return found[1] if found else 0


def verdict(one: str, other: str) -> Verdict:
    """Compare two names as printed."""
    return compare(words(one, is_title=is_title), words(other, is_title=is_title))


SAME = [
    ("Mahmoud Benkirane", "Mahmud Benkiran"),
    ("Colonel Yaya Touré", "Yaya Toure"),
    ("Sheikh Khalid al-Ansari", "Khaled Ansari"),
    ("Aleksey Morozov", "Oleksii Morozov"),
    ("Алексей Морозов", "Alexei Morozov"),
    ("Abdel Karim Haddad", "Abdelkarim Haddad"),
    ("Abdelkarim Haddad", "Abdel Karim al-Haddad"),
    ("Nguyen Van Binh", "Nguyễn Văn Bình"),
    ("Chen Guowei", "Guowei Chen"),
    ("Grigori Touline", "Grigory Tulin"),
    ("Pierre-Louis Okemba", "Pierre Louis Okemba"),
    ("Daniel Arap Kiprono", "Daniel Kiprono"),
    ("Rosa Quispe", "Rosa Quispe Mamani"),
    ("Muhammad Yusuf Karzani", "Yusuf Karzani"),
    ("Hala bint Omar Karzani", "Hala Karzani"),
    ("Ramiro Mamani", "Ramiro Alonso Mamani Quispe"),
    ("Marta Lindenberg", "Marta Lindenburg"),
    ("J. Okello", "James Okello"),
    ("Qadir Hifzani", "Kadir Hafzani"),
    ("Nadia Gaddouri", "Nadia Kadhouri"),
    ("Isa Abderahman", "Isa Abderhman"),
    ("Petro Tkachenko", "Petro Tkachenka"),
    ("N'Golo Diarra", "NGolo Diarra"),
]
LIKELY = [
    ("Idris Warsame", "Mahad Idris Warsame"),
    ("Warsame", "Idris Warsame"),
    ("Peter Munro", "Peter J. Munro"),
    ("J. Okello", "James Peter Okello"),
    ("J. P.", "James Peter"),
    ("Peter Munro", "Peter M. Lindqvist"),
    ("Ramiro Quispe", "Ramiro Alonso Mamani Quispe"),
]
DIFFERENT = [
    ("Kofi Mensah", "Ama Mensah"),
    ("Kofi Mensah", "Kofi Menson"),
    ("Victor Rojas Jr.", "Victor Rojas"),
    ("A. Okello", "James Okello"),
    ("Fernando Ruiz", "Fernanda Ruiz"),
    ("Michel Laurent", "Michelle Laurent"),
    ("Igor Karimov", "Igor Karimova"),
    ("Chen Guowei", "Chen Guobei"),
    ("Omar Sadiq", "Omar Sadou"),
    ("Li Wen", "Le Wen"),
    ("Hassan Mohamud Ali", "Hassan Mohamed Ali"),
    ("Gadofi Kerr", "Kadafi Gerro"),
    ("Rustam Gerdanov", "Rustam Gerdan"),
    ("Abdou Hafteri", "Abdou Hifter"),
    ("Hafterim Hifzani", "Hifterim Hafzani"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_name_are_one(one, other):
    """Compare two names as printed."""
    """Give how many words at the start of a name are ranks or honorifics."""
    """Accents, scripts, ranks, articles, hyphens, middle names and habits of spelling do not make another person."""
    assert verdict(one, other) is Verdict.SAME
    assert verdict(other, one) is Verdict.SAME


@pytest.mark.parametrize(("one", "other"), LIKELY)
def test_a_part_of_a_name_is_not_enough(one, other):
    """A first name left out, a surname alone and a middle initial need another sign."""
    assert verdict(one, other) is Verdict.LIKELY


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_near_names_of_two_people_stay_two(one, other):
    """Brothers, women and men, fathers and sons, and short names that differ by a letter are different."""
    assert verdict(one, other) is Verdict.DIFFERENT


def test_a_name_of_many_equal_words_takes_no_time():
    """A page can print "A. A. A. ..." as a name; trying every way to pair its words would never end."""
    assert compare(("a",) * 20, ("a",) * 40) is Verdict.LIKELY
    assert compare(("lo",) * 20, ("lo",) * 40) is Verdict.LIKELY


def test_no_name_is_nobody():
    """Nothing can be compared with an empty name."""
    assert compare((), ("kofi", "mensah")) is Verdict.DIFFERENT


def test_a_name_that_is_all_article_keeps_its_words():
    """A name of nothing but an article is not emptied."""
    assert words("Al", is_title=lambda _: 0) == ("al",)


def test_a_title_alone_stays_a_name():
    """The last word is never taken for a title, as in "General" alone."""
    assert words("Colonel General", is_title=is_title)[-1] == "general"


@given(st.text(max_size=12), st.text(max_size=12))
def test_comparing_words_does_not_depend_on_their_order(one, other):
    """Likeness is the same both ways, and every word is equal to itself."""
    assert likeness(plain(one), plain(other)) is likeness(plain(other), plain(one))
    assert likeness(plain(one), plain(one)) is Likeness.EQUAL


@given(st.lists(st.sampled_from(["ann", "bo", "carl", "a", "jr", "mohammad", "dora"]), max_size=4).map(tuple))
def test_a_name_is_never_different_from_itself(name):
    """A name with words is the same as itself."""
    assert not name or compare(name, name) is Verdict.SAME


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", max_size=10))
def test_a_sound_has_no_doubled_letters(word):
    """Doubled letters are one in every spelling."""
    spelt = sound(word)
    assert all(first != second for first, second in pairwise(spelt)) or len(spelt) < 5
