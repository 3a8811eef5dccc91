"""Whether a document satisfies one of the schemas, fast and without a reason."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_judges: dict[str, Callable[[object], bool]] = {}


def is_valid(name: str, document: object) -> bool:
    """Whether *document*, JSON values, satisfies the schema called *name*.

    Raises: UnknownName for a schema that there is not.
    """
    judge = _judges.get(name)
    if judge is None:
        from jsonschema_rs import Draft202012Validator

        from carnegie_meta.validation import store

        judge = _judges[name] = Draft202012Validator(store.schema(name), offline=True).is_valid
    return judge(document)
