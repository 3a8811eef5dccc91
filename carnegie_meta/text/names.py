"""One personal name as bylines write it: its parts, and what else a byline puts around it.

Nothing changes a letter: every part is a place in the text given.
"""

from __future__ import annotations

from carnegie_meta.text import names_words as words_of
from carnegie_meta.text.names_fold import key
from carnegie_meta.text.names_order import is_family_first, is_patronymic, split_unspaced

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    PartKind = Literal["byline", "title", "credential", "role", "affiliation", "suffix", "nickname"]

_DASHES = (" - ", " – ", " — ", " | ")
_STRAY_END = " \t\r\n ,;:|•*†‡"
_STRAY_START = " \t\r\n ,;:|•*†‡·.–—"
_BRACKETS = {")": "(", "]": "["}
_QUOTES = (('"', '"'), ("“", "”"), ("„", "“"), ("«", "»"))


class Word:
    """A run of characters without white space, and where it stands."""

    __slots__ = ("end", "start", "text")

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.start = start
        self.end = start + len(text)


class Part:
    """Something around a name: ``[start, end)`` goes when it goes, ``text`` is what it says."""

    __slots__ = ("end", "kind", "start", "text")

    def __init__(self, kind: PartKind, text: str, start: int, end: int) -> None:
        self.kind = kind
        self.text = text
        self.start = start
        self.end = end


class Name:
    """One person's name, in parts.

    ``start`` and ``end`` bound the name proper, without titles, roles and suffix. ``words``
    are its words in the order they are said, nickname left out. ``inverted``: the text has
    the family name first and a comma after it. ``parts``: what stands around the name.
    """

    __slots__ = ("end", "inverted", "parts", "start", "words")

    def __init__(
        self, start: int, end: int, words: tuple[str, ...], parts: tuple[Part, ...], inverted: bool
    ) -> None:
        self.start = start
        self.end = end
        self.words = words
        self.parts = parts
        self.inverted = inverted

    @property
    def suffix(self) -> str:
        """The generation suffix as written, or an empty string."""
        return next((part.text for part in self.parts if part.kind == "suffix"), "")

    @property
    def family_first(self) -> bool:
        """Whether the text says the family name first without a comma, as far as it tells.

        Known of Chinese and Korean names of which only one order makes sense, and before
        a Russian patronymic.
        """
        if self.inverted:
            return False
        if len(self.words) == 1:
            return split_unspaced(self.words[0]) is not None
        return is_family_first(self.words)

    @property
    def family(self) -> tuple[str, ...]:
        """The family name: the last word with the particles before it, or what comes first."""
        if self.family_first:
            unspaced = split_unspaced(self.words[0]) if len(self.words) == 1 else None
            return unspaced[:1] if unspaced else self.words[:1]
        index = len(self.words) - 1
        while index > 1 and _is_particle(self.words[index - 1]):
            index -= 1
        return self.words[max(index, 0) :]

    @property
    def given(self) -> tuple[str, ...]:
        """The other words, a patronymic among them."""
        if self.family_first:
            unspaced = split_unspaced(self.words[0]) if len(self.words) == 1 else None
            return unspaced[1:] if unspaced else self.words[1:]
        return self.words[: len(self.words) - len(self.family)]

    @property
    def patronymic(self) -> str:
        """The father's name after a Russian given name, or an empty string."""
        return next((word for word in self.given[1:] if is_patronymic(word)), "")


def _is_particle(word: str) -> bool:
    return key(word) in words_of.PARTICLES and not (is_initial(word) and word.isupper())


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Words of ``text[start:end]`` with their places in *text*."""
    found = []
    position = start
    for piece in text[start:end].split():
        position = text.index(piece, position)
        found.append(Word(piece, position))
        position += len(piece)
    return found


def marks(text: str, wanted: str, start: int, end: int) -> list[int]:
    """Places of the characters *wanted* in ``text[start:end]``, those in parentheses left out."""
    found = []
    depth = 0
    for place in range(start, end):
        character = text[place]
        if character in "([":
            depth += 1
        elif character in ")]":
            depth = max(depth - 1, 0)
        elif not depth and character in wanted:
            found.append(place)
    return found


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """``[start, end)`` without separators and bullets at its ends."""
    while end > start and text[end - 1] in _STRAY_END:
        end -= 1
    while start < end and text[start] in _STRAY_START:
        start += 1
    return start, end


def is_initial(word: str) -> bool:
    """Whether *word* is initials: ``A.``, ``J.R.``, a lone capital, ``J.-M.``."""
    letters = [piece for piece in word.replace("-", ".").split(".") if piece]
    # A Chinese character or a Korean syllable is a whole name.
    return bool(letters) and all(len(p) == 1 and p.isalpha() and p < "\u2e80" for p in letters)


def is_organisation(text: str) -> bool:
    """Whether *text* names an institution, in words that no person is called by."""
    keys = [key(word).strip("()\"'") for word in text.split()]
    if " ".join(keys) in words_of.ORGANISATIONS:
        return True
    if len(text) > 3 and text.endswith(words_of.CHINESE_ORGANISATION_ENDS):
        return True
    if len(keys) == 3 and is_initial(text.split()[1]):
        return False  # William J. Council
    if len(keys) > 1 and not words_of.ORGANISATION_WORDS.isdisjoint(keys):
        return True
    return len(keys) > 2 and not words_of.CENTER_WORDS.isdisjoint(keys)


def _is_credential(word: str) -> bool:
    """Whether *word* is a degree or the like; a short one only in capitals: ``Ma`` is a name."""
    folded = key(word)
    short = len(folded) < 4 and "." not in folded and folded not in ("phd", "esq", "ret")
    return folded in words_of.CREDENTIALS and (word.strip(".,").isupper() or not short)


def decoration(text: str) -> PartKind | None:
    """What *text* is when it stands after a name's comma or in parentheses; None for a name."""
    keys = [key(word) for word in text.split()]
    whole = " ".join(keys)
    if not keys:
        return None
    if whole in words_of.SUFFIXES:
        return "suffix"
    if all(map(_is_credential, text.split())):
        return "credential"
    if whole in words_of.ROLES:
        return "role"
    if len(keys) > 1 and not words_of.ROLE_WORDS.isdisjoint(keys):
        return "role"
    if len(keys) == 1 and whole in words_of.ROLE_WORDS:
        return "role"
    return "affiliation" if is_organisation(text) else None


def parse(text: str, start: int = 0, end: int | None = None) -> Name:
    """The name in ``text[start:end]``, which is one person's.

    >>> name = parse("Dr. Thomas de Waal, Jr. (moderator)")
    >>> name.given, name.family, name.suffix
    (('Thomas',), ('de', 'Waal'), 'Jr.')
    >>> [(part.kind, part.text) for part in name.parts]
    [('title', 'Dr.'), ('suffix', 'Jr.'), ('role', 'moderator')]
    """
    start, end = trim(text, start, len(text) if end is None else end)
    before: list[Part] = []
    after: list[Part] = []
    while (part := _leading(text, start, end)) is not None:
        before.append(part)
        start = part.end
    while (part := _trailing(text, start, end)) is not None:
        after.insert(0, part)
        end = part.start
    nickname = _nickname(text, start, end)
    core = words(text, start, end)
    inverted = False
    commas = marks(text, ",", start, end)
    if len(commas) == 1:
        comma = commas[0]
        family, rest = words(text, start, comma), words(text, comma + 1, end)
        inverted = bool(family and rest)
        core = rest + family if inverted else core
    if nickname is not None:
        after.insert(0, nickname)
        core = [w for w in core if not nickname.start <= w.start < nickname.end]
    said = tuple(word.text.strip(",;") for word in core if word.text.strip(",;"))
    return Name(start, end, said, (*before, *after), inverted)


def _leading(text: str, start: int, end: int) -> Part | None:
    """The byline word, role or title that ``text[start:end]`` begins with."""
    found = words(text, start, end)
    keys = [word.text.casefold() for word in found]
    count = _phrase(keys, words_of.BYLINE_PHRASES)
    if not count and keys and keys[0] in words_of.BYLINE_WORDS:
        count = 1
    if not count and len(keys) > 2 and found[0].text in words_of.SMALL_BYLINE_WORDS:
        count = 1
    kind: PartKind = "byline"
    if not count:
        kind = "role"
        count = _phrase(keys, words_of.ROLE_PHRASES)
        first = key(keys[0]) if keys else ""
        if not count and (
            (first in words_of.ROLES and keys[0].endswith(":"))
            or (first in words_of.LEADING_ROLES and len(keys) > 2)
        ):
            count = 1
    if not count:
        kind = "title"
        count = _titles(found)
    if not count or count >= len(found):
        return None
    return Part(kind, text[start : found[count - 1].end], start, found[count].start)


def _phrase(keys: list[str], phrases: tuple[tuple[str, ...], ...]) -> int:
    """How many words the longest of *phrases* takes from the front of *keys*."""
    lengths = [len(p) for p in phrases if len(keys) > len(p) and tuple(keys[: len(p)]) == p]
    return max(lengths, default=0)


def _titles(found: list[Word]) -> int:
    """How many words at the front are titles."""
    keys = [key(word.text) for word in found]
    count = 0
    while count < len(found) - 1:
        phrase = _phrase(keys[count:], words_of.TITLE_PHRASES)
        left = len(found) - count
        word, this = found[count].text, keys[count]
        if phrase:
            count += phrase
        elif this in words_of.TITLES:
            count += 1
        elif this == "h.e" or (this == "h" and keys[count + 1] == "e"):
            step = 1 if this == "h.e" else 2
            if not _titles(found[count + step :]):
                break  # initials, unless another title follows
            count += step
        elif (this in words_of.ABBREVIATED_TITLES and word.endswith(".")) or (
            this in words_of.FULL_TITLES and left > 2
        ):
            count += 1
        else:
            break
    return count


def _trailing(text: str, start: int, end: int) -> Part | None:
    """The suffix, credential, role or affiliation that ``text[start:end]`` ends with."""
    opening = _BRACKETS.get(text[end - 1] if end > start else "")
    if opening is not None:
        bracket = text.rfind(opening, start, end)
        inner = text[bracket + 1 : end - 1].strip()
        kind = decoration(inner) if bracket > start else None
        return _part(kind, inner, text, start, bracket, end)
    comma = text.rfind(",", start, end)
    if comma > start:
        inner = text[comma + 1 : end].strip()
        kind = decoration(inner)
        if kind == "credential" and len(inner.replace(".", "")) < 3:
            alone = len(text[start:comma].split()) == 1
            kind = None if alone else kind  # "Cook, J.D." is J.D. Cook
        if kind is None and len(text[start:comma].split()) > 1:
            kind = _behind(text[start:comma], inner)
        return _part(kind, inner, text, start, comma, end)
    for dash in _DASHES:
        place = text.rfind(dash, start, end)
        inner = text[place + 3 : end].strip()
        kind = decoration(inner) if place > start else None
        if kind in ("role", "affiliation"):
            return _part(kind, inner, text, start, place, end)
    found = words(text, start, end)
    if len(found) > 1:
        last = found[-1]
        if key(last.text) in words_of.BARE_CREDENTIALS:
            return _part("credential", last.text, text, start, last.start, end)
        if len(found) > 2 and key(last.text) in words_of.BARE_SUFFIXES:
            return _part("suffix", last.text, text, start, last.start, end)
    return None


def _behind(name: str, text: str) -> PartKind | None:
    """What *text* is behind a whole *name* and a comma, by words that are no given names."""
    keys = {key(word) for word in text.split()}
    titles = words_of.TITLES | words_of.ABBREVIATED_TITLES
    if text.endswith(".") and keys <= titles:
        return "title"
    if keys <= words_of.POSTS_BEHIND and text == text.upper():
        return "role"
    if keys <= words_of.PLACES_BEHIND and text[:1].isupper():
        return "affiliation"
    return "role" if _is_remark(name, text) else None


def _is_remark(name: str, text: str) -> bool:
    """Whether *text* behind *name* and a comma is no name, by its small letters: ``deceased``."""
    if len(name.split()) < 2:
        return False
    first = text.split()[0] if text else ""
    small = first.isalpha() and text == text.lower() and key(first) not in words_of.PARTICLES
    return small and text != text.upper() and name.split()[-1][:1].isupper()


def _part(
    kind: PartKind | None, inner: str, text: str, start: int, cut: int, end: int
) -> Part | None:
    """The part from *cut* on, with the white space before it; None when no name is left."""
    while cut > start and (text[cut - 1].isspace() or text[cut - 1] == ","):
        cut -= 1
    if kind is None or cut <= start:
        return None
    return Part(kind, inner, cut, end)


def _nickname(text: str, start: int, end: int) -> Part | None:
    """A name in parentheses or double quotes between other words."""
    for opening, closing in (("(", ")"), *_QUOTES):
        left = text.find(opening, start, end)
        right = text.find(closing, left + 1, end) if left >= start else -1
        if right > left + 1 and (left > start or right + 1 < end):
            return Part("nickname", text[left + 1 : right], left, right + 1)
    return None
