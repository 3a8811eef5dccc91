"""Words by which a text about a person is read."""

from __future__ import annotations


def _split(words: str) -> frozenset[str]:
    return frozenset(words.split())


VERBS: frozenset[str] = _split(
    """
    is was are were has had serves served holds held works worked joined writes wrote leads led
    heads headed directs directed teaches taught covers covered studies studied specializes
    specialises focuses researches reports reported received earned currently est ist является
    работает был была возглавляет занимает руководит преподает
    """
)
"""What follows the name that opens a bio."""

NO_NAMES: frozenset[str] = _split(
    """
    the this that these those he she they his her their its it in on at as from since before
    after until during with for by and or prior previously formerly currently today until
    born raised based educated about biography bio profile author editor contact university
    carnegie program project center centre institute europe america american european russian
    chinese indian german french british former senior visiting assistant associate deputy
    chief head chair co-chair member founder president director professor fellow analyst scholar
    i we you our my an a he's she's laureate nobel magazine press school corps award prize
    who what when where while although both one two all
    он она его её в на с до после автор
    """
)
"""Words that no name at the start of a bio holds."""

PEOPLE_WORDS: frozenset[str] = _split(
    """
    fellow scholar director president professor analyst editor writer author journalist reporter
    columnist correspondent researcher lecturer teacher student economist historian politician
    scientist diplomat ambassador minister senator lawyer attorney expert specialist adviser
    advisor consultant associate assistant chairman chairwoman chair founder co-founder head
    member officer candidate novelist philosopher politologist intern coordinator manager
    научный сотрудник политолог эксперт профессор директор журналист редактор историк экономист
    дипломат писатель
    """
)
"""What a person is said to be; a magazine or a country is none of these."""

PEOPLE_VERBS: frozenset[str] = _split(
    """
    writes wrote teaches taught studies studied joined served serves specializes earned leads led
    heads headed directs directed
    """
)
"""What a person does, and hardly any institution."""

PREPOSITIONS: frozenset[str] = _split(
    "to in on at for from with of by about over into under between among than as"
)
"""Words that a clause with ``what`` or ``where`` may end with."""

UNFINISHED: frozenset[str] = _split(
    """
    where has had have
    a an the and or of in at to for with by from as is was were are his her their its that which
    who whose including between into among under about over on than
    и в на по из для от при с к о об
    et de du des la le les à au aux en pour par sur
    und der die das des dem den von mit für im am
    y el los las del con para
    """
)
"""Words in small letters that no sentence ends with."""

PLACEHOLDERS: frozenset[str] = frozenset(
    {
        "author bio",
        "author bio here",
        "bio",
        "bio here",
        "bio placeholder",
        "bio required",
        "bio tba",
        "bio tbc",
        "bio tbd",
        "bio text",
        "biography",
        "biography here",
        "biography to come",
        "coming soon",
        "default bio",
        "default text",
        "empty",
        "example bio",
        "fixme",
        "n a",
        "na",
        "needed",
        "needs bio",
        "nil",
        "no bio",
        "no bio available",
        "no biography available",
        "none",
        "not available",
        "null",
        "pending",
        "placeholder",
        "placeholder text",
        "required",
        "required bio",
        "same as above",
        "see above",
        "short bio",
        "tba",
        "tbc",
        "tbd",
        "test",
        "test bio",
        "text here",
        "text to come",
        "tk",
        "to be added",
        "to be announced",
        "to be confirmed",
        "to be provided",
        "to be written",
        "to come",
        "todo",
        "to do",
        "undefined",
        "unknown",
        "xxx",
        "your bio",
        "биография",
        "биография отсутствует",
        "нет биографии",
        "нет данных",
        "об авторе",
        "سيرة ذاتية",
    }
)
"""Whole texts, folded, that hold the place of a bio."""

PLACEHOLDER_STARTS: tuple[str, ...] = (
    "lorem ipsum",
    "bio coming soon",
    "bio to come",
    "bio goes here",
    "bio to be added",
    "biography coming soon",
    "enter bio",
    "enter biography",
    "insert bio",
    "insert author bio",
    "insert biography",
    "add bio",
    "add a bio",
    "write a short bio",
    "your bio here",
    "your bio goes here",
    "this is a placeholder",
    "placeholder for",
)
