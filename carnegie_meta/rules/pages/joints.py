"""Where labels of a page touch, and what tells that they are two."""

from __future__ import annotations

import re

from carnegie_meta.page.lexicon import TAG_FIELDS
from carnegie_meta.page.words import SECTION_LABELS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.page import Page, Part
    from carnegie_meta.rules.base import Context

MOST = 500
"""Lines of the menus and the footer that are looked at."""

_WORD = re.compile(r"[^\W\d_]+")
# "logoCarnegie", and "NWWashington".
_CAMEL = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])|(?<=[A-Z]{2})(?=[A-Z][a-z])")
_HOUSE_NUMBER = re.compile(r"(?<!\d)(\d{1,3})([1-9]\d{3}) (?:Brussels|Bruxelles)\b")
_CONTACT = re.compile(r"(\d)(Phone|Fax|Tel|Email|E-mail)\b")
_ADDRESS = re.compile(r"://|^www\.|(?:^|[^\w-])(?:[a-z\d-]+\.)+[a-z]{2,}(?=/|$)")
_LABEL_WORDS = frozenset({"logo", "Phone", "Fax", "Tel", "Email", "NW", "SW", "NE", "SE"})
_ALLIANCES = frozenset({"ASEAN", "BRICS", "EU", "IAEA", "IMF", "NATO", "OSCE", "UN", "WTO"})
_BRANDS = frozenset({"YouTube", "LinkedIn", "WeChat", "WhatsApp", "FaceBook", "SoundCloud"})


class Joint:
    """A piece of a page, and the labels that it is."""

    __slots__ = ("part", "pieces")

    def __init__(self, part: Part, pieces: list[str]) -> None:
        self.part = part
        self.pieces = pieces


def joints(page: Page, context: Context) -> list[Joint]:
    """All places of *page* in which labels run together."""
    found = [*_tags(page), *_disclaimer(page), *_items(page)]
    words: _Words | None = None
    for line in page.around[:MOST]:
        if len(line) > 300:
            continue
        found += _address(page, line)
        if _may_be_joined(line):
            words = words or _Words(page, context)
            found += words.joints(line)
    return found


def _touch(page: Page, at: int) -> bool:
    """Whether the code points before and at *at* touch in the file as well: no tag parts them."""
    return page.cut(at - 1, at).span.end == page.cut(at, at + 1).span.start


def _tags(page: Page) -> Iterator[Joint]:
    """The line of tags: as one place, from the first tag of it to the last."""
    run: list[Part] = []
    for tag in [*page.tags, None]:
        if tag is not None and run:
            end = run[-1].at + len(run[-1])
            if tag.at == end and _touch(page, end):
                run.append(tag)
                continue
        if len(run) > 1:
            whole = page.cut(run[0].at, run[-1].at + len(run[-1]))
            yield Joint(whole, [str(part) for part in run])
        run = [tag] if tag is not None else []


def _disclaimer(page: Page) -> Iterator[Joint]:
    """The disclaimer right behind the last word of the text before it."""
    it = page.disclaimer
    if it is None or it.at <= 0 or page.text[it.at - 1].isspace():
        return
    if page.text[it.at - 1] not in "•-–—(\"'“‘" and _touch(page, it.at):
        begin = max(0, it.at - 30)
        before = page.text[begin : it.at].split()[-1]
        word = it.split(None, 1)[0]
        yield Joint(page.cut(it.at - len(before), it.at + len(word)), [before, word])


def _items(page: Page) -> Iterator[Joint]:
    """The label of its section right behind the title of an item: ``Three PortsCommentary``."""
    for line in page.listed:
        if len(line) > 300:
            continue
        end = len(line)
        for start in range(end - 1, max(1, end - 25), -1):
            if line[start].isupper() and line[start - 1] not in " \t\u00a0-/":
                label = line[start:]
                before = line[start - 1]
                known = label.casefold() in SECTION_LABELS and (
                    before.islower() or before in '?!”"’'
                )
                if known and _touch(page, line.at + start):
                    word = line[:start].split()[-1]
                    whole = page.piece(line, start - len(word), end)
                    yield Joint(whole, [word, label])
                    break


def _address(page: Page, line: Part) -> Iterator[Joint]:
    """A house number and a postal code, a number and what follows it."""
    for match in _HOUSE_NUMBER.finditer(line):
        if _touch(page, line.at + match.start(2)):
            pieces = [match[1], line[match.start(2) : match.end()]]
            yield Joint(page.piece(line, match.start(), match.end()), pieces)
    for match in _CONTACT.finditer(line):
        if _touch(page, line.at + match.start(2)):
            yield Joint(page.piece(line, match.start(), match.end()), [match[1], match[2]])


def _is_address(line: str, at: int) -> bool:
    """Whether the word at *at* is a handle or a hashtag, or stands in an address."""
    before, behind = line[:at].split(), line[at:].split(None, 1)
    glued = before[-1] if before and not line[at - 1].isspace() else ""
    token = glued + behind[0]
    return "#" in glued or "@" in token or _ADDRESS.search(token) is not None


def _may_be_joined(line: str) -> bool:
    return _CAMEL.search(line) is not None or (5 <= len(line) <= 12 and line.isupper())


class _Words:
    """Words that stand on a page, or in the vocabularies, by themselves."""

    def __init__(self, page: Page, context: Context) -> None:
        self._page = page
        self._known = {word for word in _WORD.findall(page.text) if len(word) > 1}
        self._known |= _LABEL_WORDS | _ALLIANCES
        for field in (*TAG_FIELDS, "centers"):
            for concept in context.vocabularies.get(field) or ():
                self._known.update(_WORD.findall(concept.label))

    def joints(self, line: Part) -> Iterator[Joint]:
        """Words of *line* that are two known words or more."""
        for match in _WORD.finditer(line):
            word = match.group()
            if word in _BRANDS or _is_address(line, match.start()):
                continue
            pieces = _CAMEL.split(word)
            if len(pieces) == 1 and word.isupper() and word == line:
                pieces = self._capitals(word)
            known = all(len(piece) > 1 and piece in self._known for piece in pieces)
            if len(pieces) < 2 or not known:
                continue
            cuts = [match.start() + len("".join(pieces[:n])) for n in range(1, len(pieces))]
            if all(_touch(self._page, line.at + cut) for cut in cuts):
                yield Joint(self._page.piece(line, match.start(), match.end()), pieces)

    def _capitals(self, word: str) -> list[str]:
        """The one way to cut *word* into two known words in capitals."""
        found = [
            [word[:cut], word[cut:]]
            for cut in range(2, len(word) - 1)
            if word[:cut] in self._known and word[cut:] in self._known
        ]
        return found[0] if len(found) == 1 else [word]
