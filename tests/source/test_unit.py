"""What a unit tells of its values."""

from __future__ import annotations

from carnegie_meta.model.span import Span
from carnegie_meta.source.unit import Node


def test_the_map_of_a_string_is_made_once() -> None:
    made = []

    def offsets() -> list[int]:
        made.append(1)
        return [3, 4]

    node = Node(Span(2, 5), offsets=offsets)
    assert node.is_mapped
    assert not made
    assert node.offsets() == node.offsets() == [3, 4]
    assert len(made) == 1


def test_a_value_without_a_map_has_none() -> None:
    node = Node(Span(0, 4))
    assert not node.is_mapped
    assert node.offsets() is None
    assert Node(Span(0, 4), offsets=lambda: None).offsets() is None
