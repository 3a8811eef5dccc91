"""The kinds of rule, by what they look at.

==============  ==========================================================================
kind            looks at
==============  ==========================================================================
ProblemRule     what a reader noticed in the text: syntax, duplicate keys, YAML traps
SchemaRule      one kind of mistake against ``publication.schema.json``
ValueRule       one string at a time, in given fields, and the text of a page
RecordRule      several fields of one record
PageRule        the parts of a page, beside the record that it holds
CorpusRule      many records together, by way of a Reduction
VocabularyRule  a vocabulary file, whole; ``carnegie-meta vocab lint`` runs these
==============  ==========================================================================

A rule is a pure function of what it declares to read, so the engine may remember its
verdict for values seen before.
"""

from __future__ import annotations

from abc import abstractmethod

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any, ClassVar

    from carnegie_meta.model.finding import Applicability, Finding, Note, PageFinding, Severity
    from carnegie_meta.model.page import Page
    from carnegie_meta.model.problem import Problem
    from carnegie_meta.model.span import Span
    from carnegie_meta.model.view import RecordView
    from carnegie_meta.rules.example import Good
    from carnegie_meta.rules.member import Member, Origin
    from carnegie_meta.validation.validate import Mistake
    from carnegie_meta.vocab.file import VocabularyFile
    from carnegie_meta.vocab.vocabulary import Vocabularies

PAGE = "\\ud800page"
"""The field under which rules see the text of a page. It is half a character and more, which no
key of a text can be."""


class Context:
    """What rules may know beside the record: the vocabularies in force, and the day.

    ``today``: the day of the check in ISO form, None where nobody said; the clock is not asked.
    ``memory``: what rules remember of values they have met, under keys of their own.
    """

    __slots__ = ("memory", "today", "vocabularies")

    def __init__(self, vocabularies: Vocabularies, today: str | None = None) -> None:
        self.vocabularies = vocabularies
        self.today = today
        self.memory: dict[object, object] = {}


class Rule:
    """A named fault, how to see it, and how to mend it.

    The docstring is the rule's page: a first line that states the fault, then paragraphs,
    of which those that begin with ``Why:``, ``Fix:``, ``Silent:`` (what is on purpose not
    reported) and ``Source:`` become sections.
    """

    # The kinds have no metaclass: ABCMeta makes loading all rules, and telling their kinds, take
    # twice as long. The type checker refuses a rule without its method all the same.

    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity]
    since: ClassVar[str]
    reads: ClassVar[tuple[str, ...]] = ()
    """Fields the verdict depends on; ``("*",)`` is every field."""
    fix: ClassVar[Applicability | None] = None
    """How sure the rule's repairs are at best; None when it has none."""
    examples: ClassVar[tuple[Good, ...]] = ()


class ProblemRule(Rule):
    """Words what a reader noticed."""

    kinds: ClassVar[tuple[str, ...]]
    """Kinds of :class:`~carnegie_meta.model.problem.Problem` that this rule words."""
    own_fields: ClassVar[bool] = False
    """Whether only values of the record's fields count, not those of a site's other keys."""
    echoes: ClassVar[tuple[str, ...]] = ()
    """Codes of rules that would say the same of the values that the problem left behind."""

    def replaced(self, problem: Problem) -> Iterable[Span]:
        """Where the reader put something else in the place of what it could not read."""
        return (problem.span,)

    @abstractmethod
    def describe(self, problem: Problem) -> Finding:
        """The finding for *problem*; its pointer and ``within`` are ignored."""


class SchemaRule(Rule):
    """Words one kind of mistake against the schema."""

    kinds: ClassVar[tuple[str, ...]]
    """Kinds of :class:`~carnegie_meta.validation.validate.Mistake` that this rule words."""

    @abstractmethod
    def explain(self, mistake: Mistake, record: RecordView, context: Context) -> Iterable[Finding]:
        """Findings for *mistake*: one, or none where the vocabularies allow the value."""


class ValueRule(Rule):
    """Looks at one string at a time."""

    pages: ClassVar[bool] = False
    """Whether the rule reads the text of pages as well; there ``field`` is ``PAGE``."""

    @abstractmethod
    def check_value(self, field: str, value: str, context: Context) -> Iterator[Finding]:
        """Findings in *value*, with pointer ""; ``within`` tells which part is meant."""


class RecordRule(Rule):
    """Looks at several fields together."""

    @abstractmethod
    def check(self, record: RecordView, context: Context) -> Iterator[Finding]:
        """Findings of *record*, pointers under canonical field names."""


class PageRule(Rule):
    """Looks at a whole page, its parts and its record.

    ``reads`` stays empty: the verdict depends on the page.
    """

    @abstractmethod
    def check_page(
        self, page: Page, record: RecordView | None, context: Context
    ) -> Iterator[PageFinding]:
        """Findings of *page*; *record* is None unless it holds exactly one."""


class VocabularyRule(Rule):
    """Looks at a vocabulary file; ``context`` has the vocabularies that the file adds to."""

    @abstractmethod
    def check_vocabulary(self, file: VocabularyFile, context: Context) -> Iterator[Finding]:
        """Findings of *file*, pointers into its document."""


class Reduction:
    """Many records brought down to one summary a key, in parts and in any order.

    Keys and summaries are plain data (strings, integers, tuples of them), so that they can be
    sent, stored and sorted; a summary is bounded, however many records its key has.
    """

    name: ClassVar[str]
    most: ClassVar[int] = 0
    """Keys kept, the smallest ones; 0 keeps all.

    With a bound the keys must be ``Member.key``, which is a hash: what is kept is a sample of
    publications that no order of reading changes.
    """

    together: ClassVar[bool] = False
    """Whether its rules work something out together; they are then given :class:`Together`."""

    needs: ClassVar[tuple[str, ...]] = ()
    """Fields of which a record must have one to have a summary; none named, every record has."""

    @abstractmethod
    def summarise(self, member: Member, context: Context) -> Iterable[tuple[Any, Any]]:
        """Keys of one record, each with its summary."""

    @abstractmethod
    def merge(self, one: Any, other: Any) -> Any:
        """The summary of a key that has both; associative and commutative."""

    def add(self, member: Member, context: Context, store: dict[Any, Any]) -> None:
        """Merge the summaries of one record into *store*.

        Whoever overrides this for speed does what this does; a property test holds the two equal.
        """
        for key, summary in self.summarise(member, context):
            known = store.get(key)
            store[key] = summary if known is None else self.merge(known, summary)


class Together(dict):  # type: ignore[type-arg]  # typing is not loaded for one word
    """The summaries of one conclusion, and in ``memory`` what its rules have worked out so far."""

    __slots__ = ("memory",)

    def __init__(self, summaries: Mapping[Any, Any]) -> None:
        super().__init__(summaries)
        self.memory: Any = None


class Case:
    """What summaries have raised: the records to look at, and the facts known so far.

    Shape: plain data; ``facts`` are strings, numbers and tuples of them.
    """

    __slots__ = ("facts", "origins")

    def __init__(self, origins: tuple[Origin, ...], *facts: Any) -> None:
        self.origins = origins
        self.facts = facts


class CorpusFinding:
    """A finding of the record at ``origin``, with places in other records that belong to it.

    ``finding`` has its pointer under canonical names, as a record rule's has; ``related`` are
    notes, each in the record at its origin. ``key``: what the finding says without what another
    order of the records, or one more of them, would change; a baseline knows it by that.
    """

    __slots__ = ("finding", "key", "origin", "related")

    def __init__(
        self,
        origin: Origin,
        finding: Finding,
        related: Iterable[tuple[Origin, Note]] = (),
        key: str = "",
    ) -> None:
        self.key = key
        self.origin = origin
        self.finding = finding
        self.related = tuple(related)


class CorpusRule(Rule):
    """Looks at many records: first at the summaries, then at the few that these name."""

    reduction: ClassVar[Reduction]
    """What brings the records down; rules may share one."""
    by_key: ClassVar[bool] = False
    """Whether each key can be concluded without the others."""
    one_pass: ClassVar[bool] = False
    """Whether it goes through the summaries from one end to the other and asks for none by its
    key, so that they need not all be in memory."""
    echoes: ClassVar[tuple[str, ...]] = ()
    """Codes, or prefixes of codes, that say the same where they stand at the same place."""

    @abstractmethod
    def conclude(self, summaries: Mapping[Any, Any], context: Context) -> Iterable[Case]:
        """Cases that *summaries*, by key, raise; their order does not matter."""

    @abstractmethod
    def report(
        self, case: Case, records: Mapping[Origin, Member], context: Context
    ) -> Iterator[CorpusFinding]:
        """Findings of *case*, now that its records have been read again."""


class MeetingRule(CorpusRule):
    """A corpus rule whose keys meet in groups: two that share none have nothing to do with each
    other, so that one group after the other can be concluded."""

    @abstractmethod
    def groups(self, key: Any) -> Iterable[Any]:
        """The groups in which *key* meets others: plain data."""

    @abstractmethod
    def alone(self, summary: Any) -> Iterable[Case]:
        """Cases that one key raises by itself."""

    @abstractmethod
    def met(self, summaries: Mapping[Any, Any], context: Context) -> Iterable[Case]:
        """Cases that the keys of one group raise together."""

    def conclude(self, summaries: Mapping[Any, Any], context: Context) -> Iterable[Case]:
        groups: dict[Any, list[Any]] = {}
        for key, summary in summaries.items():
            yield from self.alone(summary)
            for group in self.groups(key):
                groups.setdefault(group, []).append(key)
        for keys in groups.values():
            if len(keys) > 1:
                yield from self.met({key: summaries[key] for key in keys}, context)


def summary(rule: Rule | type[Rule]) -> str:
    """The rule's fault in one line."""
    return (rule.__doc__ or "").strip().splitlines()[0].rstrip(".")
