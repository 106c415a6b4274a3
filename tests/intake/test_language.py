import pytest

from servanda.intake.language import language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister said that the ferry to the island will sail again on Monday.", "en"),
        ("Le ministre a dit que le bateau pour les îles partira de nouveau dans la matinée.", "fr"),
        ("El ministro dijo que el barco de la isla sale por la mañana y que no hay demora.", "es"),
        ("Der Minister sagte, dass die Fähre zu den Inseln am Montag nicht mit der Post fährt und wartet.", "de"),
        ("Паром отправится на остров в понедельник утром, сказал министр.", None),
        ("Abena Kofi Lima Suva Ferry", None),
        ("Ferry", None),
        ("", None),
    ],
)
def test_language(text, expected):
    """The language is told by its small words, or not at all."""
    assert language(text) == expected
