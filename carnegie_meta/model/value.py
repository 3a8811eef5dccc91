"""Frozen values with named members: what ``dataclasses`` makes, without loading it.

A file with findings is a hook's everyday case, and loading ``dataclasses`` (with inspect, ast, dis
and tokenize behind it) would take longer than everything else that is done for it.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar, dataclass_transform

    T = TypeVar("T")
else:

    def dataclass_transform(**_):
        return lambda decorator: decorator


def _refuse(self: object, name: str, _value: object = None) -> None:
    raise AttributeError(f"{type(self).__name__} is frozen; {name!r} cannot be changed")


def _members(self: Any) -> tuple[Any, ...]:  # whatever the members are
    return tuple([getattr(self, name) for name in self.__slots__])


def _equal(self: object, other: object) -> object:
    if type(self) is not type(other):
        return NotImplemented
    return _members(self) == _members(other)


def _less(self: object, other: object) -> object:
    if type(self) is not type(other):
        return NotImplemented
    return _members(self) < _members(other)


def _hash(self: object) -> int:
    return hash(_members(self))


def _repr(self: Any) -> str:  # a value
    inner = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__slots__)
    return f"{type(self).__qualname__}({inner})"


def _reduce(self: object) -> tuple[type, tuple[Any, ...]]:
    return type(self), _members(self)


@dataclass_transform(frozen_default=True, order_default=True)
def value(cls: type[T]) -> type[T]:
    """*cls* with a frozen slot for each of its annotated members, which make ``__init__``.

    Members with a default come last. Values are equal, ordered and hashed by type and members.

    >>> @value
    ... class Place:
    ...     line: int
    ...     column: int = 1
    >>> Place(3), Place(3) == Place(3, 1), Place(1, 2) < Place(2)
    (Place(line=3, column=1), True, True)
    """
    names = tuple(cls.__annotations__)
    defaults = {name: cls.__dict__[name] for name in names if name in cls.__dict__}
    body = {k: v for k, v in cls.__dict__.items() if k not in (*names, "__dict__", "__weakref__")}
    body |= {
        "__slots__": names,
        "__init__": _init(names, defaults, hasattr(cls, "__post_init__")),
        "__setattr__": _refuse,
        "__delattr__": _refuse,
        "__eq__": _equal,
        "__lt__": _less,
        "__hash__": _hash,
        "__repr__": _repr,
        "__reduce__": _reduce,
        "__match_args__": names,
    }
    made: type[T] = type(cls.__name__, cls.__bases__, body)
    return made


def _init(names: tuple[str, ...], defaults: dict[str, Any], checks: bool) -> Any:
    """The function that fills the members, written out as a person would."""
    parameters = ", ".join(f"{n}=default_{n}" if n in defaults else n for n in names)
    lines = [f"    fill(self, {name!r}, {name})" for name in names]
    if checks:
        lines.append("    self.__post_init__()")
    source = f"def __init__(self, {parameters}):\n" + "\n".join(lines)
    scope = {"fill": object.__setattr__, **{f"default_{n}": v for n, v in defaults.items()}}
    exec(source, scope)  # noqa: S102  # our own names only; a loop would cost each value its time
    return scope["__init__"]


def replaced(old: T, **changes: object) -> T:
    """*old* with *changes* to its members."""
    cls: Any = type(old)
    return cls(*[changes.get(name, getattr(old, name)) for name in cls.__slots__])  # type: ignore[no-any-return]  # its own type
