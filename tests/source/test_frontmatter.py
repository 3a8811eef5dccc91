"""Front matter: found at the file's start, read in three languages, placed in the file."""

from __future__ import annotations

import pytest

from carnegie_meta.source.formats import reader
from carnegie_meta.source.input import Input
from carnegie_meta.source.unit import Unit


def read(content: str) -> Unit:
    (unit,) = reader("frontmatter").read(Input("x.md", content.encode()))
    return unit


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("---\ntype: other\n---\n\n---\n\n# Title\n", 2, 7),
        ("\ufeff---\r\n# é\r\ntype: other\r\n...\r\ntype: event\r\n---\r\n", 3, 7),
        ("---  \rtype: other\r---", 2, 7),
        ('+++\n# c\ntype = "other"\n+++\nBody +++\n', 3, 8),
        ('{\n "type": "other"\n}\n\n{{< shortcode >}}\n', 2, 10),
    ],
)
def test_front_matter_is_placed_in_the_file(text: str, line: int, column: int) -> None:
    unit = read(text)
    assert unit.problems == []
    assert [(r.data, r.index, r.base) for r in unit.records] == [({"type": "other"}, None, "")]
    node = unit.positions["/type"]
    assert unit.text.position(node.value.start) == (line, column)
    assert node.offsets is not None
    offsets = node.offsets()
    assert offsets is not None
    assert "".join(unit.text.content[at] for at in offsets[:-1]) == "other"


@pytest.mark.parametrize(
    ("text", "kind", "line", "column"),
    [
        ("", "empty", 1, 1),
        ("\n \n", "empty", 1, 1),
        ("# Title\n", "front-matter-missing", 1, 1),
        ("----\na: b\n----\n", "front-matter-missing", 1, 1),
        ("\n\n---\na: b\n---\n", "front-matter-missing", 3, 1),
        ("---\na: b\n ---\n", "front-matter-unclosed", 1, 1),
        ("+++\na = 1\n---\n", "front-matter-unclosed", 1, 1),
        ("---\n---\n", "front-matter-empty", 1, 1),
        ("+++\n# nothing\n+++\n", "front-matter-empty", 1, 1),
        ("---\na: [\n---\n", "yaml-syntax", 2, 5),
        ("---\na: 1\nb: NO\n---\n", "yaml-boolean", 3, 4),
        ("---\na: 1\na: 2\n---\n", "duplicate-key", 3, 1),
        ("+++\n\na = b\n+++\n", "toml-syntax", 3, 5),
        ('{"a": 1,}\n', "json-syntax", 1, 8),
        ('{"a": NaN}\ntext', "not-a-number", 1, 7),
    ],
)
def test_problems_are_placed_in_the_file(text: str, kind: str, line: int, column: int) -> None:
    unit = read(text)
    assert [problem.kind for problem in unit.problems] == [kind]
    assert unit.text.position(unit.problems[0].span.start) == (line, column)


def test_a_block_scalar_may_hold_a_fence() -> None:
    unit = read("---\na: |\n  ---\n  b\nc: 1\n---\n")
    assert unit.records[0].data == {"a": "---\nb\n", "c": 1}


def test_a_broken_record_has_no_places() -> None:
    for text in ("---\na: b", "# Title", '{"a": ', "---\na: [\n---\n", "+++\na\n+++\n"):
        assert "/a" not in read(text).positions
