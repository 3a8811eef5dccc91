"""SCH: what breaks the schema, one sentence a mistake."""

from __future__ import annotations

from carnegie_meta.rules.schema.keys import MissingKey, MisspeltKey, RepeatedKey, UnknownKey
from carnegie_meta.rules.schema.lists import AuthorWithoutName, DuplicateItem, EmptyList
from carnegie_meta.rules.schema.shape import NotAJSONValue, NotAnObject
from carnegie_meta.rules.schema.types import ListForString, NullValue, StringForList, WrongType
from carnegie_meta.rules.schema.values import BlankValue, MalformedValue, WrongValue

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.rules.base import Rule

RULES: tuple[type[Rule], ...] = (
    NotAnObject,
    MissingKey,
    MisspeltKey,
    UnknownKey,
    RepeatedKey,
    NotAJSONValue,
    NullValue,
    WrongType,
    StringForList,
    ListForString,
    WrongValue,
    BlankValue,
    MalformedValue,
    DuplicateItem,
    EmptyList,
    AuthorWithoutName,
)
