"""Names that so many people have that two of one name are mostly two people."""

from __future__ import annotations

from carnegie_meta.text.names_key import key_of
from carnegie_meta.text.names_order import CHINESE_FAMILIES
from carnegie_meta.text.names_words import COMMON_NAMES


def _split(words: str) -> frozenset[str]:
    return frozenset(words.split())


FAMILIES = _split(
    """
    adams allen anderson baker brown campbell carter clark collins cohen davis edwards evans
    fischer green hall harris hill jackson johnson jones king lewis martin meyer miller mitchell
    moore morgan morris mueller muller müller murphy nelson parker phillips roberts robinson
    rogers schmidt schneider scott smith stewart taylor thomas thompson turner walker weber white
    williams wilson wood wright young
    brown garcia gomez gonzalez fernandez hernandez lopez martinez perez rodriguez sanchez silva
    ahmad ahmed ali hasan hassan hussain hussein ibrahim khan malik mohamed mohammed rahman
    ivanov ivanova kuznetsov petrov petrova popov smirnov volkov
    иванов иванова кузнецов петров петрова попов смирнов волков
    gupta kumar patel shah sharma singh
    choi kim lee nguyen park pham tran
    """
)
"""Family names that head the census lists of their countries."""

GIVEN = _split(
    """
    andrew anna anne anthony barbara brian charles christopher daniel david edward elizabeth eric
    george james jason jeff jeffrey jennifer jessica john jonathan joseph karen kevin laura linda
    margaret maria mark martin mary michael michelle nancy patricia patrick paul peter richard
    robert ryan sarah scott stephen steven susan thomas timothy william
    andreas christian hans stefan
    antonio carlos jose josé juan luis manuel miguel
    abdul abdullah ahmad ahmed ali fatima hasan hassan hussain hussein ibrahim khalid mahmoud
    mohamed mohammad mohammed muhammad mustafa omar said yusuf
    alexander alexei alexey aleksandr andrei andrey dmitri dmitry elena ivan mikhail natalia nikolai
    olga sergei sergey tatiana vladimir yuri
    александр алексей андрей дмитрий елена иван мария михаил наталья николай ольга сергей татьяна
    владимир юрий
    amit anil raj rajesh sanjay sunil vijay
    """
)
"""Given names that head the lists of their countries."""

_VOWELS = frozenset("aeiouyü")


def is_frequent(name: str) -> bool:
    """Whether given and family name of *name* are both so frequent that many people have both.

    A Chinese name with a given name of one syllable counts, for a few hundred syllables serve all.

    >>> is_frequent("John A. Smith"), is_frequent("Li Wei"), is_frequent("Steven A. Cook")
    (True, True, False)
    """
    words = key_of(name).words
    if len(words) < 2:
        return False
    for given, family in ((words[0], words[-1]), (words[-1], words[0])):
        if family in CHINESE_FAMILIES and _syllables(given) == 1 and len(words) == 2:
            return True
        if (family in FAMILIES or family in COMMON_NAMES) and (
            given in GIVEN or given in COMMON_NAMES
        ):
            return True
    return False


def _syllables(word: str) -> int:
    """Runs of vowels, in Latin letters."""
    if not word.isascii():
        return 0
    return sum(
        letter in _VOWELS and (not at or word[at - 1] not in _VOWELS)
        for at, letter in enumerate(word)
    )
