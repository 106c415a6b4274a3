"""Lemmas from a table of forms and, for words it does not hold, five endings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


class Lemmas:
    """The lemma of a form with its word class and its tag of the Penn Treebank."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Read rows of form, UPOS, XPOS and lemma, parted by tabs."""
        self._known: Mapping[tuple[str, str, str], str] = {
            (form, upos, xpos): lemma for form, upos, xpos, lemma in (line.rstrip("\n").split("\t") for line in lines)
        }

    def of(self, form: str, upos: str, xpos: str) -> str:
        """Give the lemma of a form; names keep their capitals, all else is lower case."""
        known = self._known.get((form, upos, xpos))
        if known is None and not form.islower() and upos != "PROPN":
            known = self._known.get((form.lower(), upos, xpos))
        return known or by_ending(form, upos, xpos)


def by_ending(form: str, upos: str, xpos: str) -> str:
    """Give the lemma of a form that no table holds."""
    if upos == "PROPN":
        return form[:-1] if xpos == "NNPS" and form.endswith("s") and not form.endswith("ss") else form
    lower = form.lower()
    if xpos in {"NNS", "VBZ"}:
        return _without_s(lower)
    if xpos in {"VBD", "VBN"} and lower.endswith("ed"):
        return _stem(lower[:-2])
    if xpos == "VBG" and lower.endswith("ing"):
        return _stem(lower[:-3])
    return lower


def _without_s(lower: str) -> str:
    if lower.endswith("ies") and len(lower) > 4:  # noqa: PLR2004 - "dies", "ties"
        return lower[:-3] + "y"
    if lower.endswith(("shes", "ches", "xes", "sses", "zzes")):
        return lower[:-2]
    return lower[:-1] if lower.endswith("s") and not lower.endswith(("ss", "us", "is")) else lower


def _stem(stem: str) -> str:
    """Give a verb without its ending: "stopp" is stop, "carri" carry, "mov" move, "walk" walk."""
    if len(stem) < 3:  # noqa: PLR2004 - nothing is left to judge by
        return stem
    if stem.endswith("e"):  # agreed, freed
        return stem + "e"
    if stem.endswith("i"):
        return stem[:-1] + "y"
    last, before = stem[-1], stem[-2]
    if last == before and last not in "lsfz":
        return stem[:-1]
    vowels = "aeiou"
    ends_open = last not in vowels + "wxyhk" and before in vowels and stem[-3] not in vowels
    if last in "vzcu" or stem.endswith(("dg", "rg", "ns", "at", "bl", "tl", "gl", "pl", "dl", "cl", "ns", "rs")):
        return stem + "e"
    return stem + "e" if ends_open and sum(letter in vowels for letter in stem) == 1 and last in "dsmrlkpn" else stem
