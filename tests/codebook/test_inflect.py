import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.codebook import inflect


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("send", "send sends sent sent sending"),
        ("stop", "stop stops stopped stopped stopping"),
        ("visit", "visit visits visited visited visiting"),
        ("deny", "deny denies denied denied denying"),
        ("deploy", "deploy deploys deployed deployed deploying"),
        ("agree", "agree agrees agreed agreed agreeing"),
        ("cease", "cease ceases ceased ceased ceasing"),
        ("untie", "untie unties untied untied untying"),
        ("veto", "veto vetoes vetoed vetoed vetoing"),
        ("commit", "commit commits committed committed committing"),
        ("signal", "signal signals signalled signaled signalled signaled signalling signaling"),
        ("equip", "equip equips equipped equipped equipping"),
        ("squip", "squip squips squipped squipped squipping"),
        ("be", "be is am are was were been being"),
        ("have", "have has had had having"),
        ("point out", "point out points out pointed out pointed out pointing out"),
        ("counsel", "counsel counsels counselled counseled counselled counseled counselling counseling"),
        ("reach", "reach reaches reached reached reaching"),
    ],
)
def test_forms_of_verbs(verb, expected):
    """Spelling rules and the table give every printed form, American and British."""
    forms = [form for form, _ in inflect.forms(verb)]
    assert " ".join(forms) == expected


@pytest.mark.parametrize(
    ("form", "readings"),
    [
        ("left", {("leave", "past"), ("leave", "participle")}),
        ("Denies", {("deny", "third")}),
        ("stopping", {("stop", "gerund")}),
        ("tying", {("tie", "gerund")}),
        ("are", {("be", "base")}),
        ("found", {("find", "past"), ("find", "participle"), ("found", "base")}),
        ("teapot", set()),
    ],
)
def test_lemmas_of_forms(form, readings):
    """A form gives every verb that has it."""
    assert set(inflect.lemma(form)) == readings


def test_every_form_leads_back_to_its_verb():
    """No shipped verb is lost between forms and lemma."""
    verbs = inflect.shipped()
    for row in inflect.Folders().read("verbs.tsv", inflect.VerbRow):
        for form, tense in verbs.forms(row.verb):
            assert (row.verb, tense) in verbs.lemma(form), (row.verb, form)


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("treaty", "treaties"),
        ("memorandum of understanding", "memorandums of understanding"),
        ("spokesman", "spokesmen"),
        ("spokesperson", "spokespeople"),
        ("foreign minister", "foreign ministers"),
        ("crisis box", "crisis boxes"),
        ("convoy", "convoys"),
        ("embargo on arms", "embargos on arms"),
    ],
)
def test_plurals_of_nouns(noun, expected):
    """The head is inflected, before a linking preposition."""
    assert inflect.plural(noun) == expected


@given(st.text())
def test_any_string_has_forms_and_lemmas(text):
    """Nothing a page prints makes it fail."""
    assert inflect.forms(text)
    assert isinstance(inflect.lemma(text), tuple)
