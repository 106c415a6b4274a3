"""Who says what, and what it does, in the styles of ministries, digests, local desks and translated news."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned
from servanda.model import Statement


def told(text: str, *, title: str = "") -> tuple[Statement, ...]:
    """Give the statements of a text, read as the product reads it."""
    return findings(text, title=title, reader=learned()).statements


def rows(text: str, *, title: str = "") -> list[tuple[str | None, str, str]]:
    """Give speaker, stance and content of the statements of a text."""
    found = told(text, title=title)
    return [(one.speaker.name if one.speaker else None, one.stance.value, one.content) for one in found]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Oman takes note of the statement of the African Union and reaffirms that the port is open.",
            ("Oman", "confirms", "that the port is open"),
        ),
        ("Peru denies ever having promised boats.", ("Peru", "denies", "ever having promised boats")),
        ("Rwanda denies any role in the raid.", ("Rwanda", "denies", "any role in the raid")),
        ("Peru ruled out talks with the rebels.", ("Peru", "denies", "talks with the rebels")),
        (
            "Togo accused Benin of theft, a charge which Benin called absurd.",
            ("Benin", "denies", "a charge absurd"),
        ),
        ("Benin called the charge absurd.", ("Benin", "denies", "the charge absurd")),
        (
            "Togo accused Benin of theft, which Benin dismissed as absurd.",
            ("Togo", "accuses", "Benin of theft"),
        ),
        (
            'Chile\'s prime minister voiced "grave concern" over the arrests.',
            ("Chile's prime minister", "warns", '"grave concern" over the arrests'),
        ),
        (
            "Togo says it is following events with concern and offers to mediate.",
            ("Togo", "promises", "to mediate"),
        ),
        (
            "Togo says that flights may resume, and calls on Niger to admit monitors.",
            ("Togo", "demands", "Niger to admit monitors"),
        ),
        (
            "Oman's minister Ali Saif likes to say that the sea belongs to nobody.",
            ("Ali Saif", "asserts", "that the sea belongs to nobody"),
        ),
        ("In Chad's opinion, the pact is dead.", ("Chad", "asserts", "the pact is dead")),
        (
            '"The pact is dead," said Peru\'s envoy Ana Ruiz. In her view, nobody wanted to be bound.',
            ("Ana Ruiz", "asserts", "nobody wanted to be bound"),
        ),
        (
            "According to a hydrologist at the University of Lima, Pedro Salas, the dam will burst.",
            ("Pedro Salas", "asserts", "the dam will burst"),
        ),
        (
            "The tax will fall in May, per the Peruvian government.",
            ("Government of Peru", "asserts", "The tax will fall in May"),
        ),
        ("Chile's navy reported 40 cases.", ("Armed forces of Chile", "asserts", "40 cases")),
        (
            "The Defence Ministry of Peru reports: during the past week, the army sank two boats.",
            ("Defence ministry of Peru", "asserts", "during the past week, the army sank two boats"),
        ),
        (
            "The talks have not failed - said Togo's envoy Paul Ago - they will move to Lome in May.",
            ("Paul Ago", "asserts", "The talks have not failed they will move to Lome in May"),
        ),
        (
            '"The line is safe," - underlined Peru\'s minister Ana Ruiz, - "and we have paid for the pipes."',
            ("Ana Ruiz", "asserts", '"The line is safe," "and we have paid for the pipes."'),
        ),
        (
            "Niger left the talks complaining that dates were missing.",
            ("Niger", "asserts", "that dates were missing"),
        ),
        ("Niger's contention that the strait is its own is old.", ("Niger", "asserts", "that the strait is its own")),
        (
            "Peru's minister Ana Ruiz accepted the invitation with pleasure.",
            ("Ana Ruiz", "agrees", "the invitation with pleasure"),
        ),
        ("Manila has apologised for the remark.", ("Philippines", "asserts", "the remark")),
        ('Chad called his remarks "regrettable".', ("Chad", "condemns", 'his remarks "regrettable"')),
        ('Chad voiced "strong dissatisfaction".', ("Chad", "condemns", '"strong dissatisfaction"')),
        ("Oman voiced its readiness to send boats.", ("Oman", "promises", "to send boats")),
        ('A Western envoy was blunter: "Nobody believes it."', ("A Western envoy", "asserts", '"Nobody believes it."')),
        (
            "Peru's president Ana Diaz said last week she hoped the line would open in May.",
            ("Ana Diaz", "hopes", "she hoped the line would open in May"),
        ),
        (
            "Peru's foreign minister Ana Diaz said the government would invite inspectors from Chile.",
            ("Ana Diaz", "promises", "the government would invite inspectors from Chile"),
        ),
        (
            "Peru's minister Ana Diaz assured the envoy that Peru was ready to send boats.",
            ("Ana Diaz", "promises", "that Peru was ready to send boats"),
        ),
    ],
)
def test_who_says_what_and_what_it_does(text: str, row: tuple[str | None, str, str]):
    """Speaker, stance and whole content, however the sentence is built."""
    assert row in rows(text)


@pytest.mark.parametrize(
    "text",
    [
        "Togo denied the crew access to a lawyer.",
        "Malta denied a request for shelter.",
        "Peru and Chile have argued since 2019 about a railway that was never built.",
        "Niger's army refused to leave.",
        "Peru's minister Ana Ruiz declined to comment.",
        "Peru's minister Ana Ruiz declined to comment as she left the hall.",
    ],
)
def test_what_is_refused_or_only_described_is_said_by_nobody(text: str):
    """Who is denied something is refused it, and a relative clause behind a noun is no content."""
    assert rows(text) == []


def test_a_lawyer_named_behind_a_comma_is_the_lawyer_again():
    """The words between "according to" and the name say who the name is."""
    text = (
        "According to a lawyer of the crew, Kofi Boateng, the men were beaten. "
        '"They have had no food for two days," underlined the lawyer.'
    )
    assert [one[0] for one in rows(text)] == ["Kofi Boateng", "Kofi Boateng"]


def test_a_press_service_informs_behind_what_it_tells():
    """In translated news "informed" stands behind what was told, as "said" does."""
    text = (
        "The Peruvian Foreign Ministry opened a post. "
        "The boats will leave in May, informed the press service of the ministry."
    )
    assert ("Foreign ministry of Peru", "The boats will leave in May") in [(one[0], one[2]) for one in rows(text)]


def test_two_persons_are_told_apart_by_the_pronouns_before():
    """Who has been called "he" is not "she" in the next sentence."""
    text = (
        "Peru's president Juan Soto met Chile's president Ana Lillo in Lima. He said the border would open. "
        "She told him that Chile would pay."
    )
    assert [(one[0], one[2]) for one in rows(text)] == [
        ("Juan Soto", "the border would open"),
        ("Ana Lillo", "that Chile would pay"),
    ]


def test_a_quotation_that_ends_with_a_comma_waits_for_its_own_verb():
    """However long its speaker is, the verb behind has the quotation, and the speaker before it none of it."""
    text = (
        '"The bridge is not," added Ana Ruiz, a former engineer. "We are ready," the deputy head of Peru\'s coast guard,'
        " Luis Paz, told reporters in Callao on Friday."
    )
    assert [(one[0], one[2]) for one in rows(text)] == [
        ("Ana Ruiz", '"The bridge is not,"'),
        ("Luis Paz", '"We are ready,"'),
    ]


def test_the_parties_are_the_officials_who_have_just_met():
    """The two officials of two states of whom the report told last, and of no election."""
    text = (
        "The Minister of Energy of Turkmenistan, Annageldi Saparov, held a meeting with the Ambassador of Romania, "
        "Ion Naval. The parties expressed confidence that trade will grow."
    )
    assert [[one.name for one in each.speakers] for each in told(text)] == [["Annageldi Saparov", "Ion Naval"]]


@pytest.mark.parametrize(
    "text",
    [
        "Peru held an election. The parties expressed confidence that trade will grow.",
        "Peru's minister Ana Ruiz met Peru's envoy Paz Soto. The parties expressed confidence that trade will grow.",
    ],
)
def test_the_parties_of_one_state_are_open(text: str):
    """The parties may be those of an election, and two of one state are no sides of a deal."""
    assert [each.speakers for each in told(text)] == [()]


def test_who_is_compared_with_another_speaks_behind_a_colon():
    """A colleague who is "more cautious" says the quotation, though nothing names him."""
    text = 'A deal is near, said Slovenia\'s envoy Jan Kos. His Croatian colleague was more cautious: "Let us see it."'
    assert (None, '"Let us see it."') in [(one[0], one[2]) for one in rows(text)]


def test_paragraphs_of_one_quotation_are_told_by_who_is_named_last():
    """A quotation without a closing mark goes on in the next paragraph, where its speaker is named."""
    text = (
        "Kidal was angry on Monday.\n\n"
        '"We shall not leave this town. We have been here for a hundred years.\n\n'
        '"And nobody asked us," said Ali Sow, the mayor of the town.'
    )
    assert [(one[0], one[2]) for one in rows(text)] == [
        ("Ali Sow", '"We shall not leave this town. We have been here for a hundred years.'),
        ("Ali Sow", '"And nobody asked us,"'),
    ]


def test_one_question_and_its_answer_are_an_interview():
    """Who is named in the label of the answer says it; of a heading with a question nobody does."""
    answer = "No. We have sent nothing of the kind to anybody."
    text = f"Question: Has Kazakhstan sold rockets?\n\nMalika Nazarov: {answer}"
    assert rows(text, title="Interview with Malika Nazarov") == [("Malika Nazarov", "asserts", answer)]
    text = "Question One: Is the dam safe?\n\nPeru: the dam is safe and nobody was hurt."
    assert rows(text, title="What we know of the dam") == []


def test_who_gives_a_statement_is_i_in_it():
    """The person whose statement the head says the page is speaks as "I", and the state as "we"."""
    text = "I urge Mali to open the road. I hope that Chad will help. We thank Oman for its boats."
    found = rows(text, title="Statement by Foreign Minister Ana Ruiz of Peru")
    assert found == [
        ("Ana Ruiz", "demands", "Mali to open the road"),
        ("Ana Ruiz", "hopes", "that Chad will help"),
        ("Peru", "thanks", "Oman for its boats"),
    ]


def test_we_of_a_joint_statement_are_its_states():
    """Both issuers say what "we" say in their paper."""
    found = told("We call on Mali to open the road.", title="Joint Statement of Peru and Chile")
    assert [[one.name for one in each.speakers] for each in found] == [["Peru", "Chile"]]


def test_we_of_an_answer_are_not_heard_once_more():
    """Inside an answer "we" is who answers: the turn says it, and no statement of his state stands in it."""
    text = (
        "Uzbekistan's deputy foreign minister, Furkat Sidikov, spoke in Riga.\n\n"
        "Baltic Courier: Have you accepted?\n\nSidikov: We are grateful to Latvia. We will give our answer in May.\n\n"
        "Baltic Courier: When?\n\nSidikov: We thank Latvia for its offer. We will answer in May."
    )
    assert [one.evidence[0].rule for one in told(text, title="Interview")] == ["statement.turn"] * 2


@pytest.mark.parametrize("title", ["Trip to Lima", "Peru's Ana Ruiz gives a statement on Chad"])
def test_the_writer_of_any_other_page_says_nothing(title: str):
    """ "I" of a page that is no speech is the one who writes it."""
    assert rows("I hope that Peru will open the dam.", title=title) == []


def test_where_something_lies_is_no_target():
    """Praise of a line between two towns praises neither town."""
    found = told("Peru praised the new line between Callao and Hai Phong.")
    assert [one.target for one in found] == [None]


@pytest.mark.parametrize(
    ("title", "speaker", "content"),
    [
        ('Estonia: "We will not pay twice"', "Estonia", '"We will not pay twice"'),
        ("Ana Ruiz on Chile: 'We kept our word'", "Ana Ruiz", "'We kept our word'"),
        ("Dam near Cusco 'will hold the winter': engineers", None, "Dam near Cusco 'will hold the winter'"),
    ],
)
def test_a_title_parts_its_speaker_from_a_quotation(title: str, speaker: str | None, content: str):
    """A state speaks before a quotation; what it is about stands behind "on"; people speak behind the colon."""
    found = rows("Peru's president Ana Ruiz spoke in Lima. Estonia paid in May.", title=title)
    assert (speaker, content) in [(one[0], one[2]) for one in found]
