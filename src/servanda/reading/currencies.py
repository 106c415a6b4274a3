"""Which currency a sign, a code or a word beside a number means.

Invariant: a word that several countries use ("francs", "dinars") is a code only with the country printed beside it;
else the printed word stands. Source: ISO 4217; dollars alone are those of the United States (normalisation table).
"""

from __future__ import annotations

from dataclasses import dataclass

from servanda.reading.atoms import Atoms, listed

_SIGNS = {
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "₴": "UAH",
    "₺": "TRY",
    "₦": "NGN",
    "₩": "KRW",
    "₪": "ILS",
    "₫": "VND",
    "฿": "THB",
    "₱": "PHP",
    "₡": "CRC",
    "₲": "PYG",
    "₵": "GHS",
    "₸": "KZT",
    "₼": "AZN",
    "₾": "GEL",
    "৳": "BDT",
}
_BEFORE_DOLLAR = {
    "us": "USD",
    "u.s.": "USD",
    "a": "AUD",
    "au": "AUD",
    "c": "CAD",
    "ca": "CAD",
    "nz": "NZD",
    "hk": "HKD",
    "s": "SGD",
    "nt": "TWD",
    "r": "BRL",
    "z": "ZWL",
    "n": "NAD",
    "ec": "XCD",
    "usd": "USD",
}
_LETTERS = {
    "rs": "Rs",
    "r": "ZAR",
    "n": "NGN",
    "ksh": "KES",
    "kshs": "KES",
    "ush": "UGX",
    "tsh": "TZS",
    "tk": "BDT",
    "sh": "shilling",
}
"""Letters that are a currency when printed right before a number; `Rs` needs a country."""

CODES = listed(
    "USD EUR GBP JPY CNY RMB CHF AUD CAD NZD HKD SGD TWD INR PKR BDT LKR NPR AFN IRR IQD SYP LBP JOD ILS"
    " SAR AED QAR KWD BHD OMR YER EGP LYD TND DZD MAD SDG SSP ETB ERN DJF SOS KES UGX TZS RWF BIF CDF XAF"
    " XOF NGN GHS ZAR ZMW ZWL MWK MZN AOA NAD BWP MGA MUR SCR SLE LRD GMD GNF MRU CVE RUB UAH BYN MDL GEL"
    " AMD AZN KZT UZS KGS TJS TMT TRY PLN CZK HUF RON BGN RSD ALL MKD BAM SEK NOK DKK ISK BRL ARS CLP COP"
    " PEN VES BOB PYG UYU MXN GTQ HNL NIO CRC PAB CUP DOP HTG JMD TTD LSL SZL STN KMF CYP BND MVR BTN MOP"
    " SBD TOP WST VUV XCD BBD BSD BZD GYD SRD KRW KPW MNT VND THB MYR IDR PHP KHR LAK MMK PGK FJD"
)

_WORDS = {
    "euro": "EUR",
    "rouble": "RUB",
    "ruble": "RUB",
    "yuan": "CNY",
    "renminbi": "CNY",
    "yen": "JPY",
    "rand": "ZAR",
    "naira": "NGN",
    "cedi": "GHS",
    "birr": "ETB",
    "nakfa": "ERN",
    "shekel": "ILS",
    "hryvnia": "UAH",
    "zloty": "PLN",
    "forint": "HUF",
    "baht": "THB",
    "ringgit": "MYR",
    "taka": "BDT",
    "dong": "VND",
    "kyat": "MMK",
    "tenge": "KZT",
    "afghani": "AFN",
    "lari": "GEL",
    "dram": "AMD",
    "manat": "manat",
    "rupiah": "IDR",
    "kwacha": "kwacha",
    "kwanza": "AOA",
    "pula": "BWP",
    "metical": "MZN",
    "ariary": "MGA",
    "dalasi": "GMD",
    "ouguiya": "MRU",
    "lev": "BGN",
    "leu": "leu",
    "lei": "leu",
    "koruna": "CZK",
    "bolivar": "VES",
    "boliviano": "BOB",
    "quetzal": "GTQ",
    "lempira": "HNL",
    "cordoba": "NIO",
    "colon": "colon",
    "gourde": "HTG",
    "guarani": "PYG",
    "tugrik": "MNT",
    "riel": "KHR",
    "kip": "LAK",
    "som": "som",
    "somoni": "TJS",
    "sum": "",
    "dollar": "USD",
    "pound": "pound",
    "sterling": "GBP",
    "franc": "franc",
    "dinar": "dinar",
    "riyal": "riyal",
    "rial": "rial",
    "dirham": "dirham",
    "rupee": "rupee",
    "peso": "peso",
    "real": "",
    "reai": "BRL",
    "shilling": "shilling",
    "lira": "lira",
    "krona": "SEK",
    "krone": "krone",
    "kroner": "krone",
    "kronor": "SEK",
    "won": "won",
    "cfa": "CFA",
    "rmb": "CNY",
}
"""Words behind a number, in the singular; the word itself stands where only the country could say which."""

_COUNTRIES = {
    "dollar": "us USD,american USD,u.s. USD,australian AUD,canadian CAD,zealand NZD,kong HKD,singapore SGD,taiwan TWD"
    ",taiwanese TWD,zimbabwean ZWL,namibian NAD,liberian LRD,jamaican JMD,fijian FJD,bahamian BSD,guyanese GYD",
    "pound": "egyptian EGP,lebanese LBP,syrian SYP,sudanese SDG,british GBP,cypriot CYP",
    "franc": "swiss CHF,cfa CFA,congolese CDF,rwandan RWF,burundian BIF,guinean GNF,djiboutian DJF,comorian KMF"
    ",african CFA,french FRF",
    "dinar": "algerian DZD,iraqi IQD,jordanian JOD,kuwaiti KWD,libyan LYD,serbian RSD,tunisian TND,bahraini BHD",
    "riyal": "saudi SAR,qatari QAR,omani OMR,yemeni YER,iranian IRR",
    "rial": "saudi SAR,qatari QAR,omani OMR,yemeni YER,iranian IRR",
    "dirham": "moroccan MAD,emirati AED,uae AED",
    "rupee": "indian INR,pakistani PKR,nepali NPR,nepalese NPR,mauritian MUR,lankan LKR,lanka LKR",
    "peso": "mexican MXN,philippine PHP,argentine ARS,colombian COP,chilean CLP,cuban CUP,uruguayan UYU,dominican DOP",
    "shilling": "kenyan KES,kenya KES,ugandan UGX,uganda UGX,tanzanian TZS,somali SOS",
    "lira": "turkish TRY,lebanese LBP,syrian SYP",
    "krone": "norwegian NOK,danish DKK",
    "krona": "swedish SEK,icelandic ISK",
    "won": "korean KRW",
    "manat": "azerbaijani AZN,turkmen TMT",
    "kwacha": "zambian ZMW,malawian MWK",
    "leu": "romanian RON,moldovan MDL",
    "som": "kyrgyz KGS,uzbek UZS",
    "ruble": "belarusian BYN,russian RUB",
    "rouble": "belarusian BYN,russian RUB",
    "real": "brazilian BRL",
    "sum": "uzbek UZS",
    "colon": "rican CRC",
}
_BY_COUNTRY = {
    (row.rpartition(" ")[0], word): row.rpartition(" ")[2]
    for word, rows in _COUNTRIES.items()
    for row in rows.split(",")
}


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency beside a number, atoms `first` to `end` (half-open); `code` is ISO 4217 or the printed word."""

    first: int
    end: int
    code: str


def before(atoms: Atoms, at: int) -> Currency | None:
    """Give the currency printed before a number, which starts at its end: "US$", "EUR", "Rs."."""
    word, text = atoms.lower(at), atoms.at(at).text
    if word in _SIGNS:
        return Currency(at, at + 1, _SIGNS[word])
    if text.isupper() and word in _BEFORE_DOLLAR and atoms.lower(at + 1) == "$" and atoms.is_glued(at + 1):
        return Currency(at, at + 2, _BEFORE_DOLLAR[word])
    if text == "U" and atoms.says(at, "u . s . $"):
        return Currency(at, at + 5, "USD")
    if text in CODES:
        return Currency(at, at + 1, "CNY" if text == "RMB" else text)
    if text == "RM" and atoms.lower(at + 1).isdecimal():
        return Currency(at, at + 1, "MYR")
    if text in {"FCFA", "CFA", "CFAF"}:
        return Currency(at, at + 1, "CFA")
    if text in {"Rs", "KSh", "Ksh", "Kshs", "USh", "TSh", "Tk", "Sh", "R", "N"} and _LETTERS.get(word):
        end = at + 2 if atoms.lower(at + 1) == "." else at + 1
        if (len(text) > 1 or atoms.is_glued(end)) and atoms.lower(end).isdecimal():
            return Currency(at, end, _LETTERS[word])
    return None


def behind(atoms: Atoms, at: int) -> Currency | None:
    """Give the currency printed behind a number: "million euros", "CFA francs", "Indian rupees", "yuan"."""
    if atoms.lower(at) in _SIGNS and atoms.lower(at) != "$":
        return Currency(at, at + 1, _SIGNS[atoms.lower(at)])
    if atoms.at(at).text in CODES:
        return Currency(at, at + 1, "CNY" if atoms.at(at).text == "RMB" else atoms.at(at).text)
    if atoms.lower(at) in {"usd", "eur", "rmb"}:
        return Currency(at, at + 1, "CNY" if atoms.lower(at) == "rmb" else atoms.at(at).text.upper())
    if atoms.says(at, "u . s . dollars") or atoms.says(at, "u . s . dollar"):
        return Currency(at, at + 5, "USD")
    for offset in (0, 1, 2):
        found = _named(atoms, at + offset)
        if found:
            return _of_country(atoms, at, at + offset, *found)
        if not (atoms.is_capital(at + offset) or atoms.lower(at + offset) in {".", "-"}):
            return None
    return None


def _named(atoms: Atoms, at: int) -> tuple[str, int] | None:
    """Give the singular of a currency's word and the atom behind it."""
    word = atoms.lower(at)
    for singular in (word, word.removesuffix("s")):
        if singular in _WORDS:
            end = at + 1
            if singular == "renminbi" and atoms.lower(end) == "yuan":
                end += 1
            if singular == "cfa" and atoms.lower(end) in {"franc", "francs"}:
                end += 1
            if singular == "pound" and atoms.lower(end) == "sterling":
                return "sterling", end + 1
            return singular, end
    return None


def _of_country(atoms: Atoms, first: int, at: int, word: str, end: int) -> Currency | None:
    country = atoms.lower(at - 1) if at > first else ""
    code = _BY_COUNTRY.get((country, word))
    is_plain = country == "us" or word == "cfa" or (_WORDS[word] in CODES and word != "dollar")
    if code is None and at > first and not is_plain:
        return None
    code = code or _WORDS[word]
    return Currency(first, end, code) if code else None
