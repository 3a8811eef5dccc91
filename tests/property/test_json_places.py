"""Places found one by one are those that the exact reader finds all together."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from carnegie_meta.source.json_places import Places
from carnegie_meta.source.json_scan import scan
from tests.property.layouts import JSONWriter, seeds, values

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(
        st.characters(exclude_categories=["Cs"])), inner, max_size=3),
    max_leaves=12,
)  # fmt: skip


@given(values() | anything, seeds)
def test_places_are_those_of_the_exact_reader(value: object, seed: int) -> None:
    _check(JSONWriter(seed).text(value))


@given(anything, st.sampled_from([None, 1, "\t"]), st.booleans())
def test_places_in_what_json_writes(value: object, indent: int | str | None, ascii: bool) -> None:
    _check(" " + json.dumps(value, indent=indent, ensure_ascii=ascii) + "\n")


words = st.sampled_from(["a", "b", "ab", "a_b", 'a"b', "a\\", "\\", "é", "a:", ", ", "{"])


@given(
    st.recursive(
        words,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
        max_leaves=20,
    ),
    st.sampled_from([(", ", ": "), (",", ":"), (" , ", " : "), (", ", ":"), (",  ", ": ")]),
    st.booleans(),
)
def test_keys_that_are_values_as_well(value: object, by: tuple[str, str], ascii: bool) -> None:
    text = json.dumps(value, separators=by, ensure_ascii=ascii)
    _check(text)
    places = Places(text)
    if isinstance(value, dict):
        for key in ("a", "b", "ab", "a_b", "é", "c"):
            assert (places.get(f"/{key}") is not None) is (key in value)


def _check(text: str) -> None:
    expected = scan(text).nodes
    places = Places(text)
    for pointer, node in expected.items():
        found = places[pointer]
        assert (found.value, found.key, found.style) == (node.value, node.key, node.style)
        assert found.is_mapped == node.is_mapped
        assert found.offsets() == node.offsets()
    assert places.get("/no/such/place") is None
    assert set(places) == set(expected)
