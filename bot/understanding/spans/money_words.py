"""Currency words and signs, ready for looking up: what may stand after a figure, what before it, and the hundredths of each."""

from dataclasses import dataclass

from bot.understanding.spans.currencies import FAMILIES, NOUNS, WORLD


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency or a part of one: its name, its code where it has one, and for a part how many make a whole."""

    name: str
    iso: str | None = None
    noun: str = ""
    parts: int = 1


COIN_ROWS = """
Cent|100|cent,cents,¢,美分,欧分,euro cent,euro cents,us cent,us cents,u.s. cents|dollar,euro,rand,rupee,shilling
Penny|100|penny,pence,pennies,便士|pound
Fen|100|fen,分钱,分|yuan
Jiao|10|jiao,角钱,毛钱,角,毛|yuan
Kopek|100|kopek,kopeks,kopeck,kopecks,kopeyka,戈比|ruble,hryvnia
Sen|100|sen|yen,ringgit,rupiah,riel
Paisa|100|paisa,paise,paisas|rupee,taka
Centavo|100|centavo,centavos|peso,real,escudo,cordoba,lempira,quetzal,metical
Centime|100|centime,centimes,生丁|franc,dirham,dinar,gourde
Céntimo|100|centimo,centimos,céntimo,céntimos|sol,colon,bolivar,guarani
Øre|100|øre,ore,öre|krone,krona
Grosz|100|grosz,groszy,grosze|zloty
Fils|1000|fils|dinar,dirham,rial
Piastre|100|piastre,piastres,piaster,piasters|pound
Kuruş|100|kuruş,kurus|lira
Haléř|100|haléř,haler,halers,haléřů|koruna
Stotinka|100|stotinka,stotinki|lev
Ban|100|bani|leu
Agora|100|agora,agorot|shekel
Satang|100|satang,satangs|baht
Halala|100|halala,halalas,halalah|riyal
Baisa|1000|baisa,baiza|rial
Millime|1000|millime,millimes|dinar
Tetri|100|tetri,tetris|lari
Tyiyn|100|tyiyn,tyiyns|som
Tiyin|100|tiyin,tiyins|som
Qəpik|100|qəpik,qepik,qapik|manat
Luma|100|luma|dram
Pfennig|100|pfennig,pfennigs|mark
Kobo|100|kobo|naira
Pesewa|100|pesewa,pesewas|cedi
Ngwee|100|ngwee|kwacha
Tambala|100|tambala|kwacha
Thebe|100|thebe|pula
Butut|100|butut,bututs|dalasi
Lipa|100|lipa,lipas|kuna
Eyrir|100|eyrir,aurar|króna
Möngö|100|möngö,mongo|tugrik
Avo|100|avo,avos|pataca
Toea|100|toea|kina
Seniti|100|seniti|pa'anga
Chetrum|100|chetrum|ngultrum
Laari|100|laari,lari laari|rufiyaa
Poisha|100|poisha|taka
Satoshi|100000000|satoshi,satoshis,聪|bitcoin
"""
UNSAFE_CODES = frozenset(
    ["all", "ang", "bam", "cop", "cup", "gel", "imp", "lak", "mad", "mop", "nad", "pen", "sos", "top", "try"]
)
"""Codes that are English words: read only in capitals after a figure."""
PLAIN_BARE = frozenset({"dollar", "euro", "yen", "rupee", "franc", "peso", "yuan", "bitcoin", "rmb", "renminbi"})
LARGE_CODES = (
    "usd",
    "eur",
    "gbp",
    "cny",
    "jpy",
    "sek",
    "nok",
    "dkk",
    "chf",
    "aud",
    "cad",
    "hkd",
    "inr",
    "brl",
    "mxn",
    "pln",
)
LARGE_CODE_SIZES = {"k": 10**3, "m": 10**6, "b": 10**9, "t": 10**12, "mm": 10**6, "bn": 10**9, "mn": 10**6}


def _forms(noun: str) -> list[str]:
    given = NOUNS.get(noun)
    return [noun, *(each for each in (f"{noun}s" if given is None else given).split(",") if each)]


def _rows(table: str) -> list[list[str]]:
    return [line.split("|") for line in table.strip().splitlines()]


@dataclass(frozen=True, slots=True)
class Words:
    """`after` and `before` a figure: lower-case words and signs to currencies. `bare`: names that mean money without a figure."""

    after: dict[str, Currency]
    before: dict[str, Currency]
    bare: dict[str, Currency]
    coins: dict[str, tuple[Currency, frozenset[str]]]


def _built() -> Words:
    words = Words({}, {}, {}, {})
    for code, name, whose, noun, other, signs, chinese in _rows(WORLD):
        currency = Currency(name, code, noun)
        named = [f"{each} {form}" for each in whose.split(",") if each for form in _forms(noun)]
        for word in (*named, *_split(other), *_split(chinese)):
            words.after[word] = currency
        for word in _forms(noun) if noun not in SHARED else ():
            words.after.setdefault(word, currency)
        words.bare.update(dict.fromkeys((*named, *(_forms(noun) if noun in PLAIN_BARE else ())), currency))
        if code.lower() not in UNSAFE_CODES:
            words.after[code.lower()] = words.before[code.lower()] = currency
        words.before[f"{code.lower()}$"] = currency
        _add_signs(words, signs, currency)
    for _, name, _, noun, other, signs, chinese in _rows(FAMILIES):
        currency = Currency(name, None, noun)
        words.after.update(dict.fromkeys((*_forms(noun), *_split(other), *_split(chinese)), currency))
        words.bare.update({word: currency for word in _forms(noun) if noun in PLAIN_BARE})
        _add_signs(words, signs, currency)
    _add_coins(words)
    words.before.update({word: words.after[word] for word in ("人民币", "港币", "美金")})
    return words


def _split(joined: str) -> list[str]:
    return [each for each in joined.split(",") if each]


def _add_signs(words: Words, signs: str, currency: Currency) -> None:
    for sign in _split(signs):
        words.before[sign] = currency
        if len(sign) == 1 or sign.endswith(("$", "č", "ł")):
            words.after[sign] = currency
        if sign.endswith("$") and (len(sign) > 2 or sign in ("c$", "s$")):
            words.before[f"{sign[:-1]} $"] = currency


def _add_coins(words: Words) -> None:
    for name, parts, forms, nouns in _rows(COIN_ROWS):
        coin = Currency(name, None, "", int(parts))
        for word in forms.split(","):
            words.after[word] = coin
            words.coins[word] = (coin, frozenset(nouns.split(",")))


SHARED = frozenset(row[3] for row in _rows(FAMILIES))
MONEY_WORDS = _built()
UNSAFE = {row[0].lower(): Currency(row[1], row[0], row[3]) for row in _rows(WORLD) if row[0].lower() in UNSAFE_CODES}
