"""Frozen values behave as frozen dataclasses do."""

from __future__ import annotations

import pickle
from dataclasses import dataclass

import pytest

from carnegie_meta.model.finding import Finding
from carnegie_meta.model.missing import MISSING
from carnegie_meta.model.span import Range, Span
from carnegie_meta.model.value import replaced, value


@value
class Own:
    one: int
    two: str = "b"

    @property
    def both(self) -> str:
        return f"{self.one}{self.two}"


@dataclass(frozen=True, slots=True, order=True)
class Model:
    one: int
    two: str = "b"


@pytest.mark.parametrize("arguments", [(1,), (1, "a"), (2, "b")])
def test_a_value_is_what_a_dataclass_is(arguments: tuple[int, ...]) -> None:
    own, model = Own(*arguments), Model(*arguments)
    assert repr(own).replace("Own", "Model") == repr(model)
    assert hash(own) == hash(model)
    assert (own < Own(2)) == (model < Model(2))
    assert (own == Own(1, "a")) == (model == Model(1, "a"))
    assert own.both == f"{model.one}{model.two}"


def test_members_are_frozen() -> None:
    with pytest.raises(AttributeError, match="frozen"):
        Own(1).one = 2  # type: ignore[misc]
    with pytest.raises(AttributeError, match="frozen"):
        del Own(1).one
    with pytest.raises(AttributeError):
        Own(1).three = 3  # type: ignore[attr-defined]


def test_members_are_checked_when_they_are_made() -> None:
    with pytest.raises(TypeError):
        Own()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Own(1, three=3)  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="not a span"):
        Span(2, 1)


def test_other_types_are_other_values() -> None:
    assert Span(1, 2) != Range(1, 2, 1, 2)
    assert Own(1) != Model(1)
    with pytest.raises(TypeError):
        _ = Own(1) < Span(1, 2)


def test_values_travel_between_processes() -> None:
    finding = Finding("/regions/0", "message", within=Span(1, 2))
    again = pickle.loads(pickle.dumps(finding))
    assert again == finding
    assert again.value is MISSING


def test_replaced_changes_what_it_is_told() -> None:
    assert replaced(Own(1, "a"), two="c") == Own(1, "c")
