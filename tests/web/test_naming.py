"""Who calls whom what."""

from __future__ import annotations

from dataclasses import replace

from starlette.testclient import TestClient

from ledger.values import BEL, NORLAND, RADIO, REBELS, SUDRIA, read_main
from servanda.model import ActorId, FindingId, Label, Party
from servanda.web.naming import VOICES, naming

(TERRORISTS,) = read_main().findings.labels


def label(number: int, actor: Party, word: str, by: Party, polarity: int = 0) -> Label:
    return replace(TERRORISTS, id=FindingId(f"l-{number}"), actor=actor, label=word, by=by, polarity=polarity)


def test_words_stand_under_the_voice_that_says_them() -> None:
    """Who is called most comes first, the voice that calls most first; one word of one voice is counted."""
    table = naming(
        [
            label(1, SUDRIA, "regime", BEL, -1),
            label(2, REBELS, "terrorists", BEL, -1),
            label(3, REBELS, "Terrorists", BEL, -1),
            label(4, REBELS, "fighters", RADIO),
        ]
    )
    assert (table.voices, table.others) == (("Ana Bel", "Radio Sudria"), False)
    assert [row.name for row in table.rows] == ["the rebels", "Sudria"]
    (by_bel, by_radio) = table.rows[0].cells
    assert [(word.label, word.times, word.tone, word.voice) for word in by_bel] == [("terrorists", 2, "negative", "")]
    assert [(word.label, word.tone) for word in by_radio] == [("fighters", "")]
    assert table.rows[1].cells[1] == ()


def test_many_voices_share_a_last_column() -> None:
    """No voice is lost: one without a column is named beside its word."""
    voices = [Party(ActorId(f"a-{n}"), "---", f"Voice {n}", "voice") for n in range(VOICES + 2)]
    table = naming(label(n, NORLAND, f"word {n}", voice) for n, voice in enumerate(voices))
    assert table.others
    assert len(table.voices) == VOICES
    assert [(word.voice, word.label) for word in table.rows[0].cells[-1]] == [
        ("Voice 6", "word 6"),
        ("Voice 7", "word 7"),
    ]


def test_the_page_says_what_is_missing(client: TestClient) -> None:
    """A table, its filters, and an answer where nothing matches."""
    page = client.get("/labels").text
    assert "terrorists" in page
    assert "1 label" in page
    assert "No label matches. Without filters there are 1" in client.get("/labels?from=SDR").text
    assert client.get("/labels?state=pledged").status_code == 400
