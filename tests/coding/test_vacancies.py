"""Which state an office belongs to that the text prints without one: what it costs."""

from __future__ import annotations

import sys

import pytest
from sample_news import findings

from servanda.coding import beside, vacancies
from servanda.model import Span

_SYLLABLES = ("Ba", "Do", "Ke", "Li", "Mo", "Nu", "Ra", "Si", "Ta", "Wo")


def officials(number):
    """Give a report of so many paragraphs, each with an official of a state, one of none, and whose envoy he is."""
    names = (
        f"{_SYLLABLES[at % 10]}{_SYLLABLES[at // 10 % 10].lower()}na {_SYLLABLES[at % 10]}ruz{_SYLLABLES[at // 10].lower()}"
        for at in range(number)
    )
    return "\n\n".join(
        f"Peru's Trade Minister {name} left. Health Minister {name[::-1].title()} said the road was closed. The Omani "
        f"president's envoy Kofi {name.split()[1]} waited."
        for name in names
    )


def looked(text, monkeypatch):
    """Give how often it is asked whether a place lies in another, where states are sought for offices."""
    files, asked = {beside.__file__, vacancies.__file__}, [0]
    within = Span.__contains__

    def counted(self, other):
        asked[0] += sys._getframe(1).f_code.co_filename in files
        return within(self, other)

    with monkeypatch.context() as patch:
        patch.setattr(Span, "__contains__", counted)
        findings(text)
    return asked[0]


def test_hundreds_of_officials_are_looked_at_once_each(monkeypatch: pytest.MonkeyPatch):
    """Of four times as many officials four times as many places are looked at, not sixteen times."""
    few, many = (looked(officials(number), monkeypatch) for number in (15, 60))
    assert 0 < many < 6 * few
