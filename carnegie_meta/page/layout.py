"""One page read from top to bottom: where each part begins and ends."""

from __future__ import annotations

from carnegie_meta.model.page import Card, Page
from carnegie_meta.page import words
from carnegie_meta.page.header import WINDOW, Header, is_heading
from carnegie_meta.page.lexicon import is_tag_line
from carnegie_meta.page.people import folded, read_bios
from carnegie_meta.page.related import read_related

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from carnegie_meta.model.page import Block, Part
    from carnegie_meta.model.problem import Problem
    from carnegie_meta.model.span import Range, Span
    from carnegie_meta.page.lexicon import Lexicon
    from carnegie_meta.source.lines import Line, Lines
    from carnegie_meta.vocab.cut import Cut

TAIL = 120
"""Lines before the end of an item in which its tags are looked for."""

ABOVE = 8
"""Lines above the heading of an HTML page in which its credit and label stand."""

CARD = 14
"""Lines in which a project's card ends."""


def read(
    lines: Lines,
    lexicon: Lexicon,
    blocks: Sequence[Block] = (),
    problems: tuple[Problem, ...] = (),
    place: Callable[[Span], Range] | None = None,
) -> Page:
    """The page that *lines*, and the *blocks* found in it, are.

    Ensures: every Part is a piece of the text; time linear in it.
    """
    page = Page(tuple(blocks), (), problems, place, lines.text, lines.part)
    _Reading(lines, lexicon, page).read()
    if lines.head is not None:
        from carnegie_meta.page.layers import read_layers

        read_layers(lines, page)
    return page


class _Reading:
    def __init__(self, lines: Lines, lexicon: Lexicon, page: Page) -> None:
        self._all = lines
        self._lines = [line for line in lines.lines if not line.menu]
        self._lexicon = lexicon
        self._page = page

    def read(self) -> None:
        page, lines = self._page, self._lines
        start = self._start()
        if start is None:
            return
        page.around += [self._part(line) for line in self._all.lines if line.menu]
        page.around += [self._part(line) for line in lines[:start]]
        more = self._next(start, lambda t: words.MORE_WORK.match(t) is not None)
        news = self._next(start, lambda t: words.MORE_NEWS.match(t) is not None)
        stop = min(more, news)
        window = lines[start : min(stop, start + WINDOW)]
        at = start + Header(self._all, window, page, self._lexicon).read()
        at = self._cards(at, stop)
        at = self._source(at, stop)
        disclaimer = self._disclaimer(at, stop)
        tags = self._tags(at, stop, disclaimer)
        end = min(tags, disclaimer, stop)
        self._people(at, end)
        self._edition(more, news)
        page.around += [self._part(line) for line in lines[news:]]
        if more < len(lines):
            last = news if news > more else len(lines)
            page.related = read_related(self._all, lines[more + 1 : last])
            page.listed += [self._part(line) for line in lines[more + 1 : last]]

    def _start(self) -> int | None:
        """The line behind the block; without one in the text, where the header must begin.

        None for a text with no sign of an item at all.
        """
        behind = self._all.behind
        skipped = sum(line.menu for line in self._all.lines[: behind or 0])
        for index, line in enumerate(self._lines):
            if is_heading(line) and line.text not in self._lexicon.series:
                # Credit and label stand above it; a block in the text may stand anywhere.
                return max(0, index - ABOVE)
        if behind is not None:
            return behind - skipped
        anchor = self._next(0, lambda t: t.casefold() in words.SHARING or words.begins_date(t))
        if anchor == len(self._lines):
            return 0 if self._page.blocks else None
        label = anchor
        for index in range(anchor - 1, max(-1, anchor - 12), -1):
            if words.is_label(self._lines[index].text):
                label = index
                break
        return label

    def _next(self, start: int, wanted: Callable[[str], bool]) -> int:
        """The first line from *start* that is *wanted*; behind the last where none is."""
        for index in range(start, len(self._lines)):
            if wanted(self._lines[index].text):
                return index
        return len(self._lines)

    def _cards(self, at: int, stop: int) -> int:
        """Cards of a project and a program, and pictures, below the header."""
        lines = self._lines
        while at < stop:
            text = lines[at].text
            if words.is_noise(text):
                at += 1
                continue
            kind = words.CARDS.get(text.casefold())
            behind = self._card(kind, at, stop) if kind is not None else at
            if behind == at:
                return at
            at = behind
        return at

    def _card(self, kind: str, at: int, stop: int) -> int:
        """The card that begins at *at*; the line behind it, *at* when there is none."""
        lines, part = self._lines, self._part
        ends = [
            index
            for index in range(at + 2, min(stop, at + CARD))
            if lines[index].text.casefold() == words.LEARN_MORE
        ]
        if not ends or getattr(self._page, kind) is not None:
            return at
        name = at + 1
        while name < ends[0] and lines[name].text.casefold() in words.CARDS:
            name += 1  # the kind is printed twice
        if name == ends[0] or words.is_sentence(lines[name].text):
            return ends[0] + 1  # the name is lost
        text = lines[name + 1 : ends[0]]
        said = self._all.part(text[0].start, text[-1].end) if text else None
        setattr(self._page, kind, Card(part(lines[at]), part(lines[name]), said))
        return ends[0] + 1

    def _part(self, line: Line, start: int = 0) -> Part:
        return self._all.part(line.start + start, line.end)

    def _source(self, at: int, stop: int) -> int:
        """The line that names the outlet, just above the body."""
        for index in range(at, min(stop, at + 3)):
            found = words.SOURCE.match(self._lines[index].text)
            if found is not None and len(self._lines[index].text) < 300:
                self._page.source = self._part(self._lines[index], found.end())
                return index + 1
        return at

    def _disclaimer(self, at: int, stop: int) -> int:
        """The line with the disclaimer; it may be glued to the end of what is before it."""
        for index in range(stop - 1, at - 1, -1):
            line = self._lines[index]
            found = words.DISCLAIMER.search(line.text)
            if found is not None:
                begin = self._subject(line.text, found.start())
                self._page.disclaimer = self._part(line, begin)
                return index
        return stop

    def _subject(self, text: str, verb: int) -> int:
        """Where the subject of the sentence whose verb stands at *verb* begins."""
        before = text[max(0, verb - 120) : verb].rstrip()
        offset = max(0, verb - 120)
        named = [n for n in self._lexicon.centers if before.endswith(n)]
        start = len(before) - len(max(named, key=len)) if named else before.rfind("Carnegie")
        if start < 0:
            return offset + before.rfind(". ") + 2 if ". " in before else offset
        for article in ("The ", "the "):
            if before[:start].endswith(article):
                start -= len(article)
        return offset + start

    def _tags(self, at: int, stop: int, disclaimer: int) -> int:
        """The first line of the tags: one line of many, or lines of one each."""
        cutter = self._lexicon.cutter(self._page.record)
        last = min(stop, disclaimer)
        index = last - 1
        while index >= max(at, last - TAIL):
            cut = cutter.cut(self._lines[index].text)
            if is_tag_line(cut):
                self._keep([(self._lines[index], cut)])
                return index
            run = index
            cuts = []
            while run >= max(at, last - TAIL) and cut.is_whole:
                cuts.append((self._lines[run], cut))
                run -= 1
                cut = cutter.cut(self._lines[run].text) if run >= at else cut
            if len(cuts) > 1 or (cuts and index == last - 1 and disclaimer < stop):
                self._keep(cuts[::-1])
                return run + 1
            index = min(run, index - 1)
        return stop

    def _keep(self, cuts: list[tuple[Line, Cut]]) -> None:
        page = self._page
        page.tag_line = self._all.part(cuts[0][0].start, cuts[-1][0].end)
        if any(cut.ambiguous for _, cut in cuts):
            return  # which of two cuts is meant, nobody can say
        for line, cut in cuts:
            for piece in cut.pieces:
                page.tags.append(self._all.part(line.start + piece.start, line.start + piece.end))

    def _people(self, at: int, end: int) -> None:
        """Body, and the bios below each heading that announces them."""
        heads = [i for i in range(at, end) if _announces(self._lines[i])]
        body = heads[0] if heads else end
        page = self._page
        if at < body:
            page.body = self._all.part(self._lines[at].start, self._lines[body - 1].end)
            if body == end and end < len(self._lines) and page.disclaimer is not None:
                line = self._lines[end]
                glued = page.disclaimer.at
                if line.start < glued <= line.end:
                    page.body = self._all.part(self._lines[at].start, glued)
        record = page.record or {}
        authors = record.get("authors")
        known = [a for a in authors if isinstance(a, str)] if isinstance(authors, list) else []
        known += [str(name) for name in page.byline if folded(name) not in map(folded, known)]
        for number, head in enumerate(heads):
            stop = heads[number + 1] if number + 1 < len(heads) else end
            page.listed += [self._part(line) for line in self._lines[head + 1 : stop]]
            page.bios += read_bios(self._all, self._lines[head + 1 : stop], known)

    def _edition(self, more: int, news: int) -> None:
        """The centre named by "More Work from", below it, or by the logo above the block."""
        for at, pattern in ((more, words.MORE_WORK), (news, words.MORE_NEWS)):
            if at >= len(self._lines):
                continue
            line = self._lines[at]
            found = pattern.match(line.text)
            assert found is not None  # it is how the line was found
            if found.end() < len(line.text):
                self._page.edition = self._part(line, found.end())
                return
            below = self._lines[at + 1] if at + 1 < len(self._lines) else None
            if below is not None and below.text in self._lexicon.centers:
                self._page.edition = self._part(below)
                return
        for line in self._all.lines[: self._all.behind or 0][:40]:
            logo = words.LOGO.match(line.text)
            if logo is not None and logo[1] in self._lexicon.centers:
                self._page.edition = self._all.part(line.start, line.start + logo.end(1))
                return


def _announces(line: Line) -> bool:
    return len(line.text) < 40 and words.ABOUT.fullmatch(line.text) is not None
