"""COR401: two publications with nearly the same title."""

from __future__ import annotations

from carnegie_meta.rules.base import Case, CorpusFinding, MeetingRule, Reduction
from carnegie_meta.rules.corpus.slips import LETTERS, slip
from carnegie_meta.rules.corpus.values import days_differ, share_authors
from carnegie_meta.rules.example import Bad, Good

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from carnegie_meta.rules.base import Context
    from carnegie_meta.rules.member import Member, Origin

    Holder = tuple[int, str, int]
    """A publication, and file and number of its first record."""
    Holders = tuple[Holder, ...]

SERIES = 3
"""Publications with one title from which it is the title of a series."""

FEWEST = 4
"""Words of a title that two publications do not share by chance."""

LONGEST = 300
"""Letters of a title that are compared."""

MOST_ALIKE = 100
"""Titles alike but for one word beyond which these are not compared."""

FEW = 8
"""Titles that are compared each with each, without a look at what they share."""

MANY = 8
"""Words of two titles from which one short word that differs is a slip whatever it means."""


class Titles(Reduction):
    """By title without case and punctuation: the first publications that have it."""

    name = "titles"
    needs = ("title",)

    def summarise(self, member: Member, context: Context) -> Iterable[tuple[str, Holders]]:
        title = member.view.text("title")
        if title and len(title) <= LONGEST:
            words = folded(title)
            if words.count(" ") >= FEWEST - 1:
                tag = member.language
                key = f"{words}@{tag}" if tag else words
                return ((key, ((member.key, *member.origin),)),)
        return ()

    def merge(self, one: Holders, other: Holders) -> Holders:
        found: dict[int, Origin] = {}
        for publication, path, index in (*one, *other):
            found[publication] = min(found.get(publication, (path, index)), (path, index))
        kept = sorted(found)[: SERIES + 1]
        return tuple((publication, *found[publication]) for publication in kept)


TITLES = Titles()


class _Letters(dict[int, str]):
    """What each code point counts as, worked out once: letters and digits as themselves."""

    def __missing__(self, point: int) -> str:
        letter = chr(point)
        found = self[point] = letter if letter.isalnum() else "" if letter in "'’‘`" else " "
        return found


_LETTERS = _Letters()


def folded(title: str) -> str:
    """The words of *title* without case, punctuation and accents on apostrophes."""
    return " ".join(title.casefold().translate(_LETTERS).split())


class TitlesNearlyEqual(MeetingRule):
    """Two publications have the same title, or titles that differ by a letter or two.

    Why: it is mostly one publication under two addresses or in two files, of which only one
    will be mended.

    Titles are compared without case and punctuation. They meet under their first and their second
    half, so two that differ in both are not compared; nor are more than 100 that are alike
    but for one word.

    Silent: it is silent about titles of fewer than four words; about publications of other authors
    or another day; about titles that differ in digits (parts, years), in a whole word, a country or
    a direction, or, in fewer than eight words, by a letter that may make another word (``Price``,
    ``Prize``) unless an author is of both; about a title that more than three
    publications have, which is that of a series; about two languages; and about copies of one
    publication.
    """

    code, name, since = "COR401", "titles-nearly-equal", "0.1"
    severity = "info"
    reads = ("title", "authors", "date", "url", "slug", "language")
    reduction = TITLES
    examples = (
        Good(
            '{"title": "Lights on the Pier: Part 1", "slug": "lights-one"}\n'
            '{"title": "Lights on the Pier: Part 2", "slug": "lights-two"}\n',
            format="jsonl",
        ),
        Bad(
            '{"title": "New Lights on the Old Pier", "slug": "new-lights"}\n'
            '{"title": "New Lights on the Old Peir", "slug": "old-pier"}\n',
            at="/title",
            mark='"New Lights on the Old Peir"',
            format="jsonl",
        ),
        Bad(
            '{"title": "New Lights on the Old Pier", "slug": "new-lights"}\n'
            '{"title": "New lights on the old pier!", "slug": "old-pier"}\n',
            at="/title",
            mark='"New lights on the old pier!"',
            format="jsonl",
        ),
    )

    def groups(self, key: str) -> tuple[str, str]:
        return _half(key, 0), _half(key, 1)

    def alone(self, summary: Holders) -> Iterable[Case]:
        if 1 < len(summary) <= SERIES:
            origins = sorted((path, index) for _, path, index in summary)
            yield Case((origins[1], origins[0]), True)

    def met(self, summaries: Mapping[str, Holders], context: Context) -> Iterable[Case]:
        for titles in _alike(sorted(summaries)):
            for place, later in enumerate(titles):
                for earlier in titles[:place]:
                    case = self._case(earlier, later, summaries, context)
                    if case is not None:
                        yield case

    def _case(
        self, one: str, other: str, summaries: Mapping[str, Holders], context: Context
    ) -> Case | None:
        if abs(len(one) - len(other)) > LETTERS:
            return None
        sure = slip(one, other, context)
        here, there = summaries[one], summaries[other]
        if not sure or len(here) > SERIES or len(there) > SERIES:
            return None
        if {holder[0] for holder in here} & {holder[0] for holder in there}:
            return None  # two spellings on copies of one publication are COR101's
        first, second = sorted((min(h[1:] for h in here), min(h[1:] for h in there)))
        return Case((second, first), sure == "sure" or one.count(" ") >= MANY - 1)

    def report(
        self, case: Case, records: Mapping[Origin, Member], context: Context
    ) -> Iterator[CorpusFinding]:
        from carnegie_meta.model.finding import Finding, Note
        from carnegie_meta.text.quote import quoted

        later, earlier = (records[origin] for origin in case.origins)
        title, other = later.view.text("title"), earlier.view.text("title")
        if not title or not other or days_differ(later, earlier):
            return
        if not share_authors(later, earlier, default=case.facts[0]):
            return  # two authors' columns, or two words
        like = "equals that" if title == other else f"is nearly {quoted(other)}, the title"
        message = f"title {quoted(title)} {like} of another publication"
        related = [(earlier.origin, Note("/title", "the other title"))]
        key = repr(sorted((title, other)))
        yield CorpusFinding(later.origin, Finding("/title", message, title), related, key)


def _alike(titles: list[str]) -> Iterable[list[str]]:
    """Groups of *titles*: two that differ by a slip of one word, or by a space, are in one."""
    if len(titles) <= FEW:
        return (titles,)
    groups: dict[tuple[str, str] | str, list[str]] = {}
    for title in titles:
        groups.setdefault(title.replace(" ", ""), []).append(title)
        words = title.split(" ")
        for at in range(len(words)):
            without = " ".join(words[:at]), " ".join(words[at + 1 :])
            groups.setdefault(without, []).append(title)
    return [group for group in groups.values() if len(group) <= MOST_ALIKE]


def _half(title: str, half: int) -> str:
    words = title.split(" ")
    middle = len(words) // 2
    return " ".join(words[:middle]) if half == 0 else "$" + " ".join(words[middle:])
