"""Records of time lines that are chosen by words or by outlet."""

from __future__ import annotations

import threading

import pytest

from servanda.ledger import timeline
from servanda.ledger.view import View
from servanda.web import timeline as lines
from servanda.web.narrowings import Narrowings
from servanda.web.workshop import BeingMadeError


@pytest.mark.parametrize(
    "filters", [{"about": "grain"}, {"outlet": "Radio Sudria"}, {"text": "grain", "lanes": "done"}]
)
def test_what_is_looked_up_aside_is_what_looking_up_gives(view: View, filters: dict[str, str]) -> None:
    """The same records and the same counts, the second time as the first."""
    wanted, narrowings = lines.asked(filters), Narrowings()
    plain = timeline.narrowed(view, wanted)
    for _ in range(2):
        found = lines.understood(view, wanted, None, narrowed=narrowings.narrowed)
        assert found == plain
        assert timeline.heaps(view, found) == timeline.heaps(view, plain) != ()
        assert timeline.records_of(view, found) == timeline.records_of(view, plain) != 0


def test_what_no_words_choose_is_looked_up_at_once(view: View) -> None:
    """Sides have an index that says how many records they have."""
    wanted = lines.asked({"from": "SDR"})
    assert Narrowings().narrowed(view, wanted) == timeline.narrowed(view, wanted)


def test_a_page_does_not_wait_for_a_word_that_is_everywhere(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says that the records are being looked up; the work goes on, and the next who asks has them."""
    may_end, narrowed = threading.Event(), timeline.narrowed

    def slowly(view: View, asked: timeline.Asked) -> timeline.Asked:
        may_end.wait(5)
        return narrowed(view, asked)

    monkeypatch.setattr("servanda.web.narrowings._WAIT", 0.01)
    monkeypatch.setattr("servanda.ledger.timeline.narrowed", slowly)
    wanted, narrowings = lines.asked({"about": "grain"}), Narrowings()
    with pytest.raises(BeingMadeError):
        narrowings.narrowed(view, wanted)
    may_end.set()
    monkeypatch.setattr("servanda.web.narrowings._WAIT", 5)
    found = None
    while found is None:
        try:
            found = narrowings.narrowed(view, wanted)
        except BeingMadeError:
            continue
    assert found.among not in (None, "[]")
