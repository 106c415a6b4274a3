"""Closed classes that coreference reads: pronouns, nouns with a gender or a life, forms of address.

Source: the grammar of English for the pronouns; the nouns are common ones of news prose, written for this project.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Number = Literal["one", "many", "either"]
Gender = Literal["man", "woman", "person", "thing", "any"]
"""man, woman: of that gender; person: of either; thing: neither; any: the word does not say."""


@dataclass(frozen=True, slots=True)
class PronounSense:
    """What a pronoun says about its referent: grammatical person from 1 to 3, number, gender."""

    person: int
    number: Number
    gender: Gender
    is_reflexive: bool = False


def _pronouns() -> dict[str, PronounSense]:
    table: dict[str, PronounSense] = {}
    rows: tuple[tuple[str, int, Number, Gender], ...] = (
        ("i me my mine myself", 1, "one", "person"),
        ("we us our ours ourselves 's", 1, "many", "person"),
        ("you your yours yourself yourselves ye y'all u ya", 2, "either", "person"),
        ("he him his himself", 3, "one", "man"),
        ("she her hers herself", 3, "one", "woman"),
        ("it its itself", 3, "one", "thing"),
        ("they them their theirs themselves themself em 'em", 3, "many", "any"),
        ("this that", 3, "one", "thing"),
        ("these those", 3, "many", "any"),
    )
    for words, person, number, gender in rows:
        for word in words.split():
            reflexive = word.endswith(("self", "selves"))
            table[word] = PronounSense(person, number, gender, reflexive)
    return table


PRONOUNS = _pronouns()
DEMONSTRATIVES = frozenset("this that these those".split())
POSSESSIVE_MARKS = frozenset(("'s", "\N{RIGHT SINGLE QUOTATION MARK}s", "'", "\N{RIGHT SINGLE QUOTATION MARK}"))
DEFINITES = frozenset("the this that these those".split())
INDEFINITES = frozenset("a an some any no another every each either neither all both many several few".split())

MEN = frozenset(
    "actor baron bishop bloke boy boyfriend boys brother brothers businessman chairman congressman count dad duke"
    " emperor father fathers fiancé fireman gentleman gentlemen grandfather grandson groom guy guys hero husband"
    " husbands king kings lord man men mister monk mr mr. nephew policeman pope prince princes salesman sheik"
    " sheikh sir son sons spokesman statesman sultan uncle widower".split()
)
WOMEN = frozenset(
    "actress aunt baroness bride businesswoman chairwoman congresswoman countess daughter daughters duchess"
    " empress fiancée girl girlfriend girls goddess granddaughter grandmother heroine ladies lady madam miss mom"
    " mother mothers mrs mrs. ms ms. mum niece nun policewoman princess queen queens sister sisters spokeswoman"
    " stateswoman widow wife wives woman women".split()
)
PEOPLE = frozenset(
    "activist admiral adult adviser advisor ambassador analyst anybody anyone artist astronaut attorney author"
    " baby candidate captain ceo chair chairperson chancellor chief child children citizen client coach colleague"
    " colonel commander commissioner composer consumer couple crew critic customer defendant delegate demonstrator"
    " deputy diplomat director doctor dr dr. driver editor employee engineer envoy everybody everyone executive"
    " expert family fan fighter founder friend general governor guest head historian host hostage imam individual"
    " insurgent journalist judge justice kid lawmaker lawyer leader learner lieutenant linguist listener major"
    " manager mathematician mayor member migrant militant minister monarch musician negotiator neighbor neighbour"
    " nobody nurse officer official owner painter parents participant partner passenger patient people person"
    " personnel philosopher pilot plaintiff player poet police politician premier president president-elect priest"
    " prisoner prof prof. professor prosecutor protester rabbi reader rebel refugee reporter representative"
    " researcher resident respondent ruler saint scientist secretary senator sergeant singer soldier somebody"
    " someone speaker spokesperson staff student subject supporter suspect teacher team teenager terrorist troops"
    " user vice-president victim viewer voter worker writer".split()
)
GIVEN_MEN = frozenset(
    "aaron abdullah abraham adam ahmad ahmed alan albert aleksandr alexander ali andrew anthony antonio arthur"
    " austin barack ben benedict benjamin bill billy bob bobby boris bradley brandon brian bruce bryan carl carlos"
    " charles chris christian christopher dan daniel david dennis diego dmitry donald douglas dylan edward edwin"
    " elijah emmanuel eric ernest ethan eugene felix fernando francis francois frank franz françois fred frederick"
    " friedrich fumio gabriel gary george gerald gerhard giovanni giuseppe greg gregory hans harold harry hassan"
    " helmut henry howard hugo hussein ibrahim igor imran isaac ivan jack jacob jacques jair james jason javier"
    " jean jeffrey jeremy jerry jesse jim joao joe johann john jonathan jordan jorge jose joseph joshua juan"
    " justin karl keith kenneth kevin khalid kim klaus kyle larry lawrence leo leonard leonardo logan louis luigi"
    " luis mahmoud manuel marco mario mark martin mason matthew max michael miguel mike mikhail mohamed mohammad"
    " mohammed moses muhammad mustafa narendra nathan nawaz nicholas nicolas nikolai noah olaf oleksandr oliver"
    " olivier omar oscar otto pablo paolo patrick paul pedro peter philip pierre rahul ralph randy raymond recep"
    " richard robert roger ronald roy russell ryan sam samuel scott sean sergei sergey shinzo silvio simon stanley"
    " stephen steve steven terry theodore thomas timothy tom tony tyler victor viktor vincent vladimir volodymyr"
    " walter wayne william willie wolfgang xi yoshihide yuri yusuf zachary".split()
)
GIVEN_WOMEN = frozenset(
    "abigail agnes aisha alexis alice amanda amber amy andrea angela ann anna anne ashley astrid aung barbara"
    " beatrice benazir betty beverly brenda brigitte brittany camille carmen carol carolyn catherine charlotte"
    " cheryl chloe christina christine claire clara cristina cynthia daisy danielle deborah debra denise diana"
    " diane dilma donna doris dorothy edith ekaterina eleanor elena elizabeth ella emily emma eva evelyn fatima"
    " florence frances giorgia gloria grace greta hannah heather helen hillary indira ingrid irina isabella"
    " jacinda jacqueline jane janet janice jean jennifer jessica joan joyce judith judy julia julie kamala karen"
    " kate katherine kathleen kathryn kayla kelly khadija kimberly laura lauren leila linda lisa lori lucia lucy"
    " madison margaret maria marie marilyn martha mary megan melissa mia michelle nancy natalia natalie nicole"
    " olga olivia pamela patricia rachel rebecca rosa rose ruth sally samantha sandra sanna sara sarah sharon"
    " shirley simone sofia sonia sophia stephanie susan svetlana tatiana teresa theresa ursula valentina victoria"
    " virginia yulia zainab zoe".split()
)
MEN_TITLES = frozenset("mr mr. mister sir lord king prince pope sheikh father brother".split())
WOMEN_TITLES = frozenset("mrs mrs. ms ms. miss madam lady queen princess dame sister".split())
BODIES = frozenset(
    "administration agency alliance army association band bank board bureau city club coalition commission"
    " committee community company congress corporation council country court crew delegation department family"
    " federation firm force government group institute league majority military ministry movement nation navy"
    " opposition organisation organization parliament party police press public regime school senate staff state"
    " team union university".split()
)
"""Nouns in the singular that "they" may take up."""

TIMES = frozenset(
    "afternoon april august century day decade december evening february friday hour january july june march may"
    " minute monday month morning night november october saturday second september sunday thursday time today"
    " tomorrow tuesday wednesday week year yesterday".split()
)
REPORTING = frozenset(
    "accuse acknowledge add admit announce argue ask assert believe call claim comment complain conclude confirm"
    " contend declare deny describe emphasise emphasize explain indicate insist maintain note observe pledge"
    " predict promise recall remark reply report respond reveal say state stress suggest tell think tweet urge vow"
    " warn write".split()
)
"""Verbs whose subject may speak a quotation nearby."""
