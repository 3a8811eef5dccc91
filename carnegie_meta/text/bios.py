"""Texts about people: their normal form, how alike two are, and what is wrong with one.

Exact: no sketch decides anything. ``shingle_keys`` only proposes what is worth comparing.
"""

from __future__ import annotations

from carnegie_meta.text import bios_words as words_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from re import Pattern

NEARLY = 0.85
"""Similarity from which two texts are nearly the same."""

_APOSTROPHES = "'’‘ʼ`´"
_IN_NAMES = frozenset("-‐‑–'’‘ʼ.")
_SHINGLE = 3
_KEYS = 12
_LIMITS = frozenset({140, 150, 155, 160, 200, 250, 255, 256, 300, 400, 500, 512, 1000, 1024, 2000})
"""Lengths at which systems cut texts off."""

_CLOSING = '.!?。！？؟।…)]}"”’»“*_'
_OPENING_END = ",;:(-–—&/+،؛"


class Token:
    """A word of a text, folded, and where it stands."""

    __slots__ = ("end", "start", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.end = end


_word: Pattern[str] | None = None


def tokens(text: str) -> list[Token]:
    """Words of *text* without case and punctuation; each Chinese or Japanese character is one."""
    global _word
    if _word is None:
        import re  # where nobody has a bio, nothing needs it

        cjk = "\u3040-\u9fff"
        marks = (
            "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f"
        )
        letter = f"[^\\W_{cjk}]"
        _word = re.compile(f"[{cjk}]|{letter}(?:{letter}|[{marks}]|[{_APOSTROPHES}](?={letter}))*")
    return [_token(found[0], *found.span()) for found in _word.finditer(text)]


def _token(word: str, start: int, end: int) -> Token:
    word = word.casefold()
    if not word.isalpha():
        word = "".join(c for c in word if c not in _APOSTROPHES)
    if not word.isascii():
        from unicodedata import normalize

        word = normalize("NFKC", word)
    return Token(word, start, end)


def normal(text: str) -> tuple[str, ...]:
    """The folded words of *text*: equal for texts that differ in case, spaces and punctuation."""
    return tuple(token.text for token in tokens(text))


def similarity(one: tuple[str, ...], other: tuple[str, ...], least: float = NEARLY) -> float:
    """Share of the words of two normal forms that they have in common, in order; exact.

    Units: 1.0 for equal ones; 0.0 where it is under *least*.
    Source: twice the longest common subsequence, over the number of words of both.
    """
    if one == other:
        return 1.0
    sizes = len(one), len(other)
    if 2 * min(sizes) < least * sum(sizes):
        return 0.0
    from rapidfuzz.distance import LCSseq

    common = LCSseq.similarity(one, other)
    share = 2 * float(common) / sum(sizes)
    return share if share >= least else 0.0


def shingle_keys(words: tuple[str, ...]) -> tuple[str, ...]:
    """Keys under which a text, as :func:`normal` gives it, meets nearly equal ones among many.

    The twelve smallest hashes of its runs of three words, and one of the whole text. Equal texts
    share all; of texts that are nearly the same fewer than one pair in a thousand shares
    none. Whoever meets here is still to be compared.
    """
    from zlib import crc32

    if not words:
        return ()
    whole = " ".join(words)
    runs = {
        " ".join(words[place : place + _SHINGLE])
        for place in range(max(1, len(words) - _SHINGLE + 1))
    }
    hashes = sorted({crc32(run.encode("utf-8", "surrogatepass")) for run in runs})[:_KEYS]
    return (
        f"t{crc32(whole.encode('utf-8', 'surrogatepass')):08x}",
        *(f"s{number:08x}" for number in hashes),
    )


class Repeat:
    """A text that says its words more than once.

    ``start``: where the repeat begins; ``kept``: the text without it; ``exact``: whether
    only spaces differ, else punctuation or case do too.
    """

    __slots__ = ("exact", "kept", "start")

    def __init__(self, start: int, kept: str, exact: bool) -> None:
        self.start = start
        self.kept = kept
        self.exact = exact


_FEWEST = 4
"""Words of a repeat: fewer are a manner of speaking."""


def repeat(text: str) -> Repeat | None:
    """Where *text* begins again, if the whole of it is one text said twice or more, or if a later
    paragraph is an earlier one.

    >>> found = repeat("Anna Roe writes on water. Anna Roe writes on  water.")
    >>> found.kept, found.exact
    ('Anna Roe writes on water.', True)
    """
    said = tokens(text)
    if len(said) < 2 * _FEWEST:
        return None
    size = _period([token.text for token in said])
    if size is None or size < _FEWEST:
        return _repeated_paragraph(text)
    cut = said[size].start
    gap = text[said[size - 1].end : cut]
    if any(character.isspace() for character in gap):
        cut -= len(gap.split()[-1]) if not gap[-1].isspace() else 0  # an opening “ or (
    bounds = [cut + said[n].start - said[size].start for n in range(2 * size, len(said), size)]
    copies = [
        text[a:b].split() for a, b in zip([0, cut, *bounds], [cut, *bounds, len(text)], strict=True)
    ]
    tail = text[len(text.rstrip()) :]
    return Repeat(cut, text[:cut].rstrip() + tail, all(c == copies[0] for c in copies))


def _period(words: list[str]) -> int | None:
    """The length of the shortest piece of which *words* is a whole number of copies."""
    size = len(words)
    borders = [0] * size
    matched = 0
    for place in range(1, size):
        while matched and words[place] != words[matched]:
            matched = borders[matched - 1]
        if words[place] == words[matched]:
            matched += 1
        borders[place] = matched
    period = size - borders[-1]
    return period if period < size and size % period == 0 else None


def _repeated_paragraph(text: str) -> Repeat | None:
    seen: dict[tuple[str, ...], str] = {}
    kept: list[str] = []
    first: int | None = None
    exact = True
    place = 0
    for line in text.splitlines(keepends=True):
        words = normal(line)
        if len(words) > _FEWEST and words in seen:
            first = place if first is None else first
            exact = exact and line.split() == seen[words].split()
        else:
            seen.setdefault(words, line)
            kept.append(line)
        place += len(line)
    if first is None:
        return None
    tail = text[len(text.rstrip()) :]
    return Repeat(first, "".join(kept).rstrip() + tail, exact)


def is_placeholder(text: str) -> bool:
    """Whether *text* stands where a text about a person belongs: ``TBD``, ``Bio coming soon``."""
    if not any(character.isalnum() for character in text):
        return bool(text.strip())
    said = " ".join(normal(text[:200]))
    if said in words_of.PLACEHOLDERS:
        return True
    return said.startswith(words_of.PLACEHOLDER_STARTS)


def cut_off(text: str) -> int | None:
    """Where the end of *text* begins that shows it to be cut off; None when nothing shows it.

    >>> cut_off("Anna Roe is a fellow at the"), cut_off("Senior fellow, Carnegie Europe")
    (24, None)
    """
    bare = text.rstrip()
    if len(normal(bare[:400])) < _FEWEST:
        return None
    if bare.endswith(("…", "...", "[…]", "[...]")):
        return len(bare.rstrip("[]…. "))
    *before, last = bare[-400:].split()
    if bare[-1] in _OPENING_END and not bare.endswith(("--", "/-")):
        address = bare[-1] in "-–/&" and any(mark in last[:-1] for mark in "./@#")
        return None if address else len(bare) - 1
    if bare[-1] in _CLOSING:
        return None
    start = len(bare) - len(last)
    if last in words_of.UNFINISHED:
        return None if _may_end(before, last) else start
    quote = _open_quote(bare)
    if quote is not None:
        return quote
    opened = bare.rfind("(")
    if opened > bare.rfind(")") and ". " in bare[:opened]:
        return opened
    limit = len(bare) in _LIMITS or len(text) in _LIMITS
    return start if limit and ". " in bare else None


def _may_end(before: list[str], last: str) -> bool:
    """Whether a clause may end with the word *last*: ``what she is up to``, ``all he has``."""
    near = {word.strip('(,;:“"').casefold() for word in before[-8:]}
    if last in words_of.PREPOSITIONS and not near.isdisjoint(
        ("what", "who", "whom", "which", "where", "how", "that", "podcast", "up")
    ):
        return True
    said = before[-1].casefold() if before else ""
    ends = ("is", "was", "are", "were", "has", "had", "have")
    return last in ends and said in ("he", "she", "it", "they", "who", "that", "what", "i", "we")


def _open_quote(text: str) -> int | None:
    """Where a quotation begins that never ends, in the last sentence of several."""
    tail = text.rfind(". ")
    if tail < 0 or "„" in text or "\n" in text[tail:]:
        return None
    for opening, closing in (("“", "”"), ('"', '"')):
        place = text.rfind(opening, tail)
        odd = text.count(opening) % 2 if opening == closing else text.rfind(closing) < place
        begins = place > 0 and text[place - 1] == " " and text[place + 1 : place + 2].isalpha()
        if begins and odd:
            return place
    return None


def opening_name(text: str) -> tuple[int, int] | None:
    """Where the full name stands that *text*, a bio, opens with; None unless it plainly does.

    >>> text = "Dr. Anna B. Roe, a fellow at the institute, writes on water."
    >>> text[slice(*opening_name(text))]
    'Anna B. Roe'
    """
    from carnegie_meta.text.names import is_initial, is_organisation, parse, words
    from carnegie_meta.text.names_fold import key
    from carnegie_meta.text.names_words import PARTICLES, ROLE_WORDS

    head = text[:160]
    end = None
    for piece in words(head):
        if piece.text in words_of.VERBS or piece.text in ("–", "—", "-", "―"):
            end = piece.start
            break
        if piece.text.endswith((",", "(")) or piece.text.startswith("("):
            end = piece.start if piece.text.startswith("(") else piece.end
            break
    if end is None:
        return None
    name = parse(head, 0, end)
    said = name.words
    if not 2 <= len(said) <= 5 or name.inverted or is_organisation(head[name.start : name.end]):
        return None
    keys = {key(word) for word in said}
    if not keys.isdisjoint(words_of.NO_NAMES) or not keys.isdisjoint(ROLE_WORDS):
        return None
    for word in said:
        letters = "".join(c for c in word if c not in _IN_NAMES)
        if not letters.isalpha() or not (word[0].isupper() or key(word) in PARTICLES):
            return None
        if len(word) > 3 and word.isupper() and not is_initial(word):
            return None
    if not (said[-1][0].isupper() and said[0][0].isupper()):
        return None
    return (name.start, name.end) if _of_person(text[end : end + 160]) else None


def _of_person(behind: str) -> bool:
    """Whether what follows a name at the start of a bio is said of a person."""
    said = [word.strip(".,;:()\"'“”’").casefold() for word in behind.split()[:14]]
    if not said or said[0] in ("where", "which", "whose"):
        return False
    if not words_of.PEOPLE_VERBS.isdisjoint(said[:3]):
        return True
    if said[0] in words_of.VERBS and said[1:2] == ["where"]:
        return False
    return not words_of.PEOPLE_WORDS.isdisjoint(said)


def mentions(words: tuple[str, ...], name: str) -> bool:
    """Whether a text, as :func:`normal` gives it, may speak of the person *name*.

    By family or given name, in any spelling or Russian case ending; also true where the text is
    in another script than the name, which tells nothing.
    """
    from carnegie_meta.text.names import parse
    from carnegie_meta.text.names_fold import fold, skeleton
    from carnegie_meta.text.names_sound import script

    parsed = parse(name)
    parts = [part for word in parsed.words for part in fold(word) if len(part) > 1]
    if not parts or not words:
        return True
    said = set(words)
    if not said.isdisjoint(parts):
        return True
    scripts = {script(word) for word in words}
    if scripts.isdisjoint({script(part) for part in parts}):
        return True
    skeletons = {skeleton(word) for word in said}
    return any(
        skeleton(part) in skeletons
        or (len(part) > 4 and any(word.startswith(part[:-1]) for word in said))
        for part in parts
    )
