"""What stands between the block and the body: credit, label, title, standfirst, byline, date."""

from __future__ import annotations

from carnegie_meta.page import words
from carnegie_meta.page.dates import find, is_date
from carnegie_meta.page.people import (
    LONGEST_NAME,
    folded,
    is_cut_off,
    looks_like_name,
    name_parts,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from carnegie_meta.model.page import Page, Part
    from carnegie_meta.page.lexicon import Lexicon
    from carnegie_meta.source.lines import Line, Lines

WINDOW = 40
"""Lines in which a header ends; the longest seen has 20."""

LONGEST_BYLINE = 1000
LONGEST_TITLE = 400


class Header:
    """Reads the header of an item; *window* are the first WINDOW lines of it, or fewer."""

    def __init__(self, lines: Lines, window: Sequence[Line], page: Page, lexicon: Lexicon) -> None:
        self._lines = lines
        self._page = page
        self._lexicon = lexicon
        self._window = window
        self._heading = next((i for i, line in enumerate(window) if self._is_heading(line)), None)

    def read(self) -> int:
        """How many lines the header has; what it says is in the page."""
        below = 0 if self._heading is None else self._heading + 1
        shared = self._first(lambda line: line.text.casefold() in words.SHARING, below)
        published = self._first(lambda line: words.begins_date(line.text), below)
        by = self._byline(below if shared is None else shared, published)
        if published is None and not self._is_event():
            published = self._bare_date(shared, by)
            if published is not None and by is None:
                by = self._byline(below if shared is None else shared, published)
        anchors = [place for place in (shared, by, published) if place is not None]
        top = min(anchors, default=None)
        behind = self._above(top)
        if published is not None:
            anchors.append(self._published(published))
        if anchors:
            behind = max(behind, max(anchors) + 1)
            if by is None and shared is not None:
                behind = max(behind, self._listed(shared + 1, published))
        return behind

    def _first(self, wanted: Callable[[Line], bool], start: int) -> int | None:
        for index in range(start, len(self._window)):
            if wanted(self._window[index]):
                return index
        return None

    def _part(self, line: Line, start: int = 0) -> Part:
        return self._lines.part(line.start + start, line.end)

    def _is_event(self) -> bool:
        """Whether a date alone would be the day of an event and not of its publication."""
        return any(
            words.is_event(line.text) for line in self._window[: WINDOW // 4]
        ) or words.is_event(str((self._page.record or {}).get("type")))

    def _bare_date(self, shared: int | None, by: int | None) -> int | None:
        """The line that is a date and nothing else, near the sharing line or the byline."""
        for anchor in (by, shared):
            if anchor is not None:
                near: list[int] = [anchor + 1, anchor + 2, anchor + 3, anchor - 1, anchor - 2]
                for index in near:
                    if 0 <= index < len(self._window):
                        text = self._window[index].text
                        if len(text) <= words.LONGEST_DATE and is_date(text):
                            return index
        return None

    def _published(self, index: int) -> int:
        """The date, in the line at *index* or below it; the line that it stands in."""
        line = self._window[index]
        found = words.PUBLISHED.match(line.text)
        begin = 0 if found is None else found.end()  # else it is a date and nothing else
        if begin == len(line.text):
            below = self._window[index + 1 : index + 2]
            if not below or len(below[0].text) > words.LONGEST_DATE or find(below[0].text) is None:
                return index
            line, begin, index = below[0], 0, index + 1
        end = len(line.text)
        date = find(line.text[begin:])
        if date is not None:
            begin, end = begin + date.start, begin + date.end
            self._page.date = date.iso
        self._page.published = self._lines.part(line.start + begin, line.start + end)
        return index

    def _byline(self, start: int, published: int | None) -> int | None:
        """The line with the names: ``By …``, or the one below a ``By`` that stands alone.

        Next to the date it is one whatever it says; without a date it must be names, and stand
        above the cards and the body.
        """
        end = self._above_body(start) if published is None else published
        for index in range(start, end):
            line = self._window[index]
            found = words.BY.match(line.text)
            if found is None:
                continue
            begin = line.start + found.end()
            if begin == line.end and index + 1 < end:
                index += 1
                line = self._window[index]
                begin = line.start
            if len(line.text) > LONGEST_BYLINE or begin == line.end:
                continue
            behind = self._dated(line, begin) if published is None else line.end
            names = name_parts(self._lines, begin, behind)
            near = published is not None and published - index <= 2
            named = all(looks_like_name(str(name)) for name in names)
            if names and (near or named):
                self._page.byline = names
                self._page.byline_is_cut = is_cut_off(line.text)
                date = find(line.text[behind - line.start :])
                if date is not None:
                    self._page.date = date.iso
                    self._page.published = self._lines.part(behind + date.start, behind + date.end)
                return index
        return None

    def _dated(self, line: Line, begin: int) -> int:
        """Where the names of a byline end: before ``| March 4, 2021``, which is its date."""
        date = find(self._lines.text[begin : line.end])
        if date is None or begin + date.end != line.end:
            return line.end
        names = self._lines.text[begin : begin + date.start].rstrip()
        bare = names.removesuffix(" on").rstrip(" \t|·•,–—-")
        return begin + len(bare) if bare and bare != names else line.end

    def _above_body(self, start: int) -> int:
        """The first line that can stand in no header, or the eighth."""
        for index in range(start, min(len(self._window), start + 8)):
            text = self._window[index].text
            if text.casefold() in words.CARDS or words.ABOUT.fullmatch(text):
                return index
        return min(len(self._window), start + 8)

    def _listed(self, start: int, published: int | None) -> int:
        """Names one a line, between the sharing line and the date; the line behind them."""
        index = start
        found: list[Line] = []
        end = len(self._window) if published is None else published
        while index < end and len(self._window[index].text) <= LONGEST_BYLINE:
            line = self._window[index]
            names = name_parts(self._lines, line.start, line.end)
            if not all(looks_like_name(str(name)) for name in names) and not line.bullet:
                break
            if len(line.text) > LONGEST_NAME and not line.bullet:
                break
            found.append(line)
            index += 1
        # Where there is no date behind the names, only a list is one.
        bullets = [line for line in found if line.bullet]
        if published is None and not bullets:
            return start
        for line in bullets or found:
            self._page.byline += name_parts(self._lines, line.start, line.end)
            self._page.byline_is_cut |= is_cut_off(line.text)
        return index

    def _above(self, top: int | None) -> int:
        """Credit, label, title and standfirst, which stand above *top*; the line behind them."""
        page = self._page
        if self._heading is not None:
            return self._around_heading(self._heading, top)
        end = len(self._window) if top is None else top
        index = self._front(0, end)
        if top is None and page.label is None:
            return index
        if index < end and self._may_be_title(self._window[index].text, end - index):
            page.title = self._part(self._window[index])
            index += 1
        if top is not None:
            self._standfirst(index, top)
            index = top
        return index

    def _standfirst(self, start: int, end: int) -> None:
        """What stands between title and byline; a credit among it is the picture's."""
        rest = []
        for line in self._window[start:end]:
            credit = words.SOURCE.match(line.text)
            if credit is not None and len(line.text) < LONGEST_NAME:
                self._page.image_credit = self._page.image_credit or self._part(line, credit.end())
            elif not self._is_front(line):
                rest.append(line)
        if rest and folded(rest[0].text) != folded(self._page.title or ""):
            self._page.standfirst = self._lines.part(rest[0].start, rest[-1].end)

    def _front(self, index: int, end: int) -> int:
        """Credit, placeholders, label and series from *index* on; the line behind them."""
        page = self._page
        while index < end:
            line = self._window[index]
            credit = words.SOURCE.match(line.text)
            if credit is not None and page.image_credit is None and page.label is None:
                page.image_credit = self._part(line, credit.end())
            elif words.is_label(line.text) and page.label is None:
                page.label = self._part(line)
            elif not self._is_front(line):
                break
            index += 1
        return index

    def _is_front(self, line: Line) -> bool:
        return words.is_noise(line.text) or line.text in self._lexicon.series

    @staticmethod
    def _may_be_title(text: str, left: int) -> bool:
        """Where one line is left, and it is a sentence, the title is lost: it is the standfirst."""
        if len(text) > LONGEST_TITLE or words.SOURCE.match(text):
            return False
        return not (left == 1 and words.is_sentence(text))

    def _around_heading(self, heading: int, top: int | None) -> int:
        """In HTML the title is the first heading; label and credit stand around it."""
        page = self._page
        line = self._window[heading]
        page.title = self._part(line)
        for above in self._window[max(0, heading - 8) : heading]:
            credit = words.SOURCE.match(above.text)
            if credit is not None:
                page.image_credit = self._part(above, credit.end())
            elif words.is_label(above.text):
                page.label = self._part(above)
        behind = heading + 1
        if top is not None:
            self._standfirst(behind, top)
        return behind if top is None else max(behind, top)

    def _is_heading(self, line: Line) -> bool:
        """Whether *line* is the heading of an item; a logo may be a heading too."""
        return is_heading(line) and line.text not in self._lexicon.series


def is_heading(line: Line) -> bool:
    """Whether *line* is a heading of the first level, outside a menu."""
    return line.element == "h1" and not line.menu
