"""Word classes and forms where English is ambiguous."""

from __future__ import annotations

import pytest

from servanda.model import Span, Token
from servanda.reading.tagger import tag
from servanda.reading.tokens import words


def tagged(text: str, *, all_capitals: bool = False) -> tuple[Token, ...]:
    return tag(words(text, Span(0, len(text))), all_capitals=all_capitals)


def told(text: str, word: str, **options) -> str:
    """Give class, lemma and features of the first token that is printed so."""
    token = next(token for token in tagged(text, **options) if token.text == word)
    return " ".join([token.word_class, token.lemma, *token.features])


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Kenya plans to send ships.", "plans", "VERB plan Pres"),
        ("Kenya plans the talks.", "plans", "VERB plan Pres"),
        ("The plans failed.", "plans", "NOUN plan Plur"),
        ("Peru supports the talks.", "supports", "VERB support Pres"),
        ("He visits Lima.", "visits", "VERB visit Pres"),
        ("The visits of envoys ended.", "visits", "NOUN visit Plur"),
        ("The minister signs the treaty.", "signs", "VERB sign Pres"),
        ("Officials demand the release.", "demand", "VERB demand Inf"),
        ("An official noted the delay.", "noted", "VERB note Past"),
        ("The noted author left.", "noted", "ADJ noted"),
        ("He was noted by all.", "noted", "VERB note Part"),
        ("Ships may leave.", "may", "AUX may Modal"),
        ("They met in May.", "May", "PROPN may"),
        ("They met last march.", "march", "PROPN march"),
        ("Kenya has sent ships.", "sent", "VERB send Part"),
        ("Kenya sent ships.", "sent", "VERB send Past"),
        ("Ships were sent by Kenya.", "sent", "VERB send Part"),
        ("Ships sent by Kenya left.", "sent", "VERB send Part"),
        ("Kenya will send ships.", "send", "VERB send Inf"),
        ("Kenya did not send ships.", "send", "VERB send Inf"),
        ("Kenya is sending ships.", "sending", "VERB send Ger"),
        ("By sending ships it won.", "sending", "VERB send Ger"),
        ("The sending of ships ended.", "sending", "NOUN sending"),
        ("Kenya also sent ships.", "sent", "VERB send Past"),
        ("Recently signed treaties hold.", "signed", "VERB sign Past"),
        ("The recently signed treaty holds.", "signed", "ADJ signed"),
        ("It wants to agree quickly.", "agree", "VERB agree Inf"),
        ("It wants to agree quickly.", "to", "PART to"),
        ("It came to war.", "to", "ADP to"),
        ("They returned to work.", "to", "PART to"),
        ("He said that ships left.", "that", "SCONJ that"),
        ("Kenya, which sold ships, left.", "sold", "VERB sell Past"),
        ("The office, which oversees ports, closed.", "oversees", "VERB oversee Pres"),
        ("They asked which ships left.", "which", "DET which"),
        ("That ship left.", "That", "DET that"),
        ("That", "That", "PRON that"),
        ("In that year ships left.", "that", "DET that"),
        ("It was not that, they said.", "that", "SCONJ that"),
        ("They met her in Lima.", "her", "PRON her"),
        ("They met her envoy.", "her", "DET her"),
        ("He's gone.", "'s", "AUX be Pres"),
        ("Kenya's army left.", "'s", "PART 's"),
        ("They left since he came.", "since", "SCONJ since"),
        ("They left since Monday.", "since", "ADP since"),
        ("It was so cold.", "so", "ADV so"),
        ("One ship left.", "One", "NUM one"),
        ("It cost $5.", "$", "SYM $"),
        ("It cost 5bn.", "5bn", "NUM 5bn"),
        ("The 5th ship left.", "5th", "ADJ 5th"),
        ("They left quickly.", "quickly", "ADV quickly"),
        ("Diplomatic relations froze.", "Diplomatic", "ADJ diplomatic"),
        ("The ministry's arrival was late.", "arrival", "NOUN arrival"),
        ("Regional powers met.", "powers", "NOUN power Plur"),
        ("They had been there.", "been", "AUX be Part"),
        ("They are being held.", "being", "AUX be Ger"),
        ("They may be there.", "be", "AUX be Inf"),
        ("Having left, they slept.", "Having", "AUX have Ger"),
        ("They do agree.", "do", "AUX do Pres"),
        ("Men and women left.", "women", "NOUN woman Plur"),
        ("The cities fell.", "cities", "NOUN city Plur"),
        ("The marshes dried.", "marshes", "NOUN marsh Plur"),
        ("The news spread.", "news", "NOUN news"),
        ("They found the ship.", "found", "VERB find Past"),
        ("They left Lima.", "left", "VERB leave Past"),
        ("NATO agreed.", "NATO", "PROPN nato"),
        ("They swiftly agreed.", "agreed", "VERB agree Past"),
        ("Swiftly agreed terms hold.", "agreed", "VERB agree Past"),
    ],
)
def test_an_ambiguous_form_is_told_by_its_neighbours(text: str, word: str, expected: str):
    """Nouns that are verbs, participles, "to", "that", "her", months: the words beside decide."""
    assert told(text, word) == expected


def test_capitals_say_nothing_in_a_title_that_has_them_everywhere():
    """In a title with capitals throughout a verb is a verb."""
    assert told("Kenya Sends The Ships", "Sends", all_capitals=True) == "VERB send Pres"
    assert told("Kenya Sends The Ships", "Sends").startswith("PROPN")
