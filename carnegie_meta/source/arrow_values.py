"""What Arrow gives for values, as JSON values; of what JSON has no type for, the text."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Convert = Callable[[Any], object] | None
    """From what Arrow gives to a JSON value; None where that is the same."""


class EqualKeys(ValueError):
    """Two keys of one map are equal, so that no object can be made of it as it is."""


def converter(kind: Any) -> Convert:
    """What makes JSON values of values of the type *kind*; raises ValueError for one it cannot."""
    import pyarrow.types as types

    if hasattr(kind, "storage_type"):  # an extension, such as UUID
        return as_text
    if types.is_dictionary(kind) or types.is_run_end_encoded(kind):
        return converter(kind.value_type)
    if (
        types.is_string(kind)
        or types.is_large_string(kind)
        or types.is_string_view(kind)
        or types.is_integer(kind)
        or types.is_floating(kind)
        or types.is_boolean(kind)
        or types.is_null(kind)
    ):
        return None
    if types.is_map(kind):
        return _map_converter(converter(kind.key_type), converter(kind.item_type))
    if types.is_struct(kind):
        return _struct_converter({field.name: converter(field.type) for field in kind})
    if types.is_nested(kind) and hasattr(kind, "value_type"):
        inner = converter(kind.value_type)
        return None if inner is None else _list_converter(inner)
    return as_text


def _list_converter(inner: Callable[[Any], object]) -> Callable[[Any], object]:
    return lambda items: [None if item is None else inner(item) for item in items]


def _struct_converter(inner: dict[str, Convert]) -> Callable[[Any], object]:
    def convert(struct: dict[str, Any]) -> object:
        found: dict[str, object] = {}
        for name, value in struct.items():
            if value is not None:
                member = inner.get(name)
                found[name] = value if member is None else member(value)
        return found

    return convert


def _map_converter(key: Convert, inner: Convert) -> Callable[[Any], object]:
    def convert(pairs: list[tuple[Any, Any]]) -> object:
        found = {
            key_text(name if key is None else key(name)): (
                value if value is None or inner is None else inner(value)
            )
            for name, value in pairs
        }
        if len(found) < len(pairs):
            raise EqualKeys
        return found

    return convert


def key_text(key: object) -> str:
    """*key* of a map, a JSON value, as the key of an object."""
    return key if isinstance(key, str) else str(key)


def as_text(value: object) -> object:
    """*value*, which JSON has no type for, as it is written.

    Raises: UnicodeDecodeError for bytes that are no UTF-8.
    """
    if isinstance(value, bytes):
        return value.decode("utf-8")
    if value is None or isinstance(value, (str, dict, list, int, float)):
        return value
    isoformat = getattr(value, "isoformat", None)
    if isoformat is not None:
        return isoformat()
    # A decimal: digits, never 1.5E+3.
    return format(value, "f") if hasattr(value, "as_tuple") else str(value)
