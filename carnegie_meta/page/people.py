"""People on a page: the names of a byline, and the bios behind the text."""

from __future__ import annotations

import re

from carnegie_meta.model.page import Bio, Part
from carnegie_meta.page.words import is_label
from carnegie_meta.text.names import parse
from carnegie_meta.text.names_people import people

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from carnegie_meta.source.lines import Line, Lines

LONGEST_NAME = 80
"""Code points of a line that may be a name."""

_MORE = re.compile(r"(?:\+\s?\d+|…|\.\.\.)(?: more)?$")
_EDITOR = re.compile(r",\s*(?:ed|eds|trans|dir)\.?$", re.IGNORECASE)
# fmt: off
_ROLE_WORDS = frozenset(
    {"adviser", "advisor", "analyst", "associate", "assistant", "center", "chair", "columnist",
     "contributor", "coordinator", "co-director", "deputy", "director", "editor", "endowment",
     "fellow", "former", "foundation", "head", "institute", "intern", "international", "managing",
     "nonresident", "president", "professor", "program", "project", "programme", "research",
     "researcher", "resident", "scholar", "senior", "specialist", "university", "vice",
     "visiting", "work", "recent", "notes"}
)
_PARTICLES = frozenset(
    {"al", "al-", "bin", "ben", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos",
     "du", "el", "ibn", "la", "le", "ten", "ter", "van", "von", "zu", "y"}
)
# fmt: on


def folded(text: str) -> str:
    """*text* for comparing names: white space and case do not count."""
    return " ".join(text.split()).casefold()


def is_cut_off(text: str) -> bool:
    """Whether a list of names ends in an ellipsis or in a count of others."""
    return _MORE.search(text.rstrip()) is not None


def name_parts(lines: Lines, start: int, end: int) -> list[Part]:
    """Names of the people in ``[start, end)`` of the text: ``A, B, and C`` are three."""
    text = lines.text[start:end]
    found = []
    for begin, stop in _apart(text, people(text)):
        while begin < stop and text[begin] in " \t\u00a0,;&•":
            begin += 1
        while more := _MORE.search(text, begin, stop):
            stop = begin + len(text[begin : more.start()].rstrip())
        editor = _EDITOR.search(text, begin, stop)
        if editor is not None:
            stop = editor.start()
        while stop > begin and text[stop - 1] in " \t\u00a0,;&•":
            stop -= 1
        if stop > begin:
            found.append(lines.part(start + begin, start + stop))
    return found


def _apart(text: str, places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """*places*, cut at the comma of what a list of authors would mean as family name first."""
    for begin, stop in places:
        piece = text[begin:stop]
        if "," in piece and parse(piece).inverted:
            comma = begin + piece.index(",")
            yield begin, comma
            yield comma + 1, stop
        else:
            yield begin, stop


def looks_like_name(text: str) -> bool:
    """Whether *text* may be a person's name, by its looks: two to six capitalised words."""
    words = text.split()
    if not 2 <= len(words) <= 6 or len(text) > LONGEST_NAME or any(map(str.isdigit, text)):
        return False
    if text[-1] in ".:!?" and words[-1].casefold() not in ("jr.", "sr."):
        return False
    if is_label(text) or not _ROLE_WORDS.isdisjoint(w.strip(",.").casefold() for w in words):
        return False
    return words[0][0].isupper() and all(
        word[0].isupper() or word[0] in "(\"'“‘" or word in _PARTICLES for word in words
    )


class _Bios:
    """Bios read so far, and the one that is open."""

    def __init__(self, lines: Lines, known: Iterable[str]) -> None:
        self._lines = lines
        self._names = {folded(name) for name in known}
        self._words = {name.split()[-1] for name in self._names if name}
        self.found: list[Bio] = []
        self._open: Bio | None = None

    def read(self, region: Sequence[Line]) -> list[Bio]:
        for index, line in enumerate(region):
            follow = region[index + 1].text if index + 1 < len(region) else ""
            part = self._lines.part(line.start, line.end)
            if self._is_name(line.text, follow):
                self._name(part)
            elif _is_sentence(line.text):
                self._text(part)
            else:
                self._other(part)
        return self.found

    def _is_name(self, text: str, follow: str) -> bool:
        if len(text) > LONGEST_NAME:
            return False
        if folded(text) in self._names:
            return True
        if not looks_like_name(text):
            return False
        # Looks alone tell nothing: what follows must speak of that name.
        last = text.rstrip(".").replace(", Jr", "").split()[-1].casefold()
        return last in folded(follow[:400])

    def _name(self, part: Part) -> None:
        it = self._open
        above = it.name if it is not None and it.text is None else None
        if above is not None and folded(above) == folded(part):
            return  # printed again under the role
        self._open = Bio(part)
        self.found.append(self._open)

    def _text(self, part: Part) -> None:
        it = self._open
        if it is None or (it.text is not None and self._is_of_another(part, it)):
            self._open = Bio(None, None, part)
            self.found.append(self._open)
        elif it.text is None:
            it.text = part
        elif folded(it.text) == folded(part):
            self._open = Bio(it.name, None, part)  # printed twice, with one name above both
            self.found.append(self._open)
        else:
            start, end = it.text.at, part.at + len(part)
            it.text = self._lines.part(start, end)

    def _is_of_another(self, part: Part, it: Bio) -> bool:
        """Whether a paragraph begins with one of the authors, and not with the one of *it*."""
        begin = folded(part[:200])
        own = folded(it.name or "")
        others = (name for name in self._names if name != own)
        if any(begin.startswith(name) for name in others):
            return True
        first = begin.split(" ", 1)[0]
        return it.name is None and first in self._words

    def _other(self, part: Part) -> None:
        it = self._open
        if it is not None and it.text is None and it.role is None and it.name is not None:
            if not is_label(part) and not is_cut_off(part):
                it.role = part
        else:
            self._open = None if it is None or it.text is not None else it


def _is_sentence(text: str) -> bool:
    """Whether a line is running text rather than a name, a role or a title."""
    if len(text) > 140 or (text[-1] in "。！？" and len(text) > 12):
        return True
    return text[-1] in '.!?”"…؟۔' and len(text.split()) > 3


def read_bios(lines: Lines, region: Sequence[Line], known: Iterable[str]) -> list[Bio]:
    """Bios in *region*, the lines below "About the Author".

    A name that stands alone behind its own bio is printed once more, and is no bio.
    """
    found = _Bios(lines, known).read(region)
    said = {folded(bio.name) for bio in found if bio.name and (bio.text or bio.role)}
    kept = []
    for bio in found:
        bare = bio.name is not None and bio.text is None and bio.role is None
        if bare and bio.name is not None:
            if folded(bio.name) in said:
                continue
            said.add(folded(bio.name))
        kept.append(bio)
    return kept
