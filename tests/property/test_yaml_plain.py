"""Plain YAML is read as the parser reads it."""

from __future__ import annotations

from hypothesis import assume, example, given
from hypothesis import strategies as st

from carnegie_meta.source import yaml_plain
from carnegie_meta.source.frontmatter import FrontMatterReader, locate
from carnegie_meta.source.frontmatter import read as read_front_matter
from carnegie_meta.source.input import Input
from carnegie_meta.source.yaml_build import Builder
from carnegie_meta.source.yaml_places import Places

SCALARS = (
    "commentary", "North Africa", "Democracy, Conflict, and Governance", "no", "Yes", "TRUE",
    "null", "~", "", " x", "x ", "a: b", "a:b", "a:", "x #y", "x#y", "it's", "'it''s'",
    "'plain'", '"quoted"', '"a\\"b"', '"a\\u0062"', '""', "''", '"', "'", "12", "1e3",
    "2020-01-02", "1:30", "- x", "-x", "&a x", "*a", "!t x", "|", ">", "> x", "[]", "[a, b]",
    "{}", "{a: b}", "Türkiye", "Россия", "中国", "a\tb", "a\xa0b", "a\x85b", "a\u2028b",
    "\ufeffx", "?", "? x", "a ? b", "=", "<<", "%x", "@x", "`x", ".inf", "nan", "on", "ON", "n",
    "y", "true", "false", "a  b", "C#", "a, b", "😀", '"a" b', "'a' 'b'", "a\\b", "x" * 200,
    "é", "\ue000", "\ud7ff", "aа", "https://a.org/b",
)  # fmt: skip
KEYS = (
    "type", "regions", "a b", "on", "y", "1", "", "x-y", "x_y", "Title", "<<", "null", "- x", " x",
    "'q'", '"q"', "é", "k" * 200, "?", "#c", "---", "...", "key ",
)  # fmt: skip
scalars = st.sampled_from(SCALARS) | st.text(max_size=6)
lines = st.one_of(
    st.builds("{}: {}".format, st.sampled_from(KEYS), scalars),
    st.builds("{}:".format, st.sampled_from(KEYS)),
    st.builds("{}- {}".format, st.sampled_from(("", "  ", "    ", " ")), scalars),
    st.sampled_from(
        ("", " ", "---", "...", "# comment", "  # comment", "\t", "  more", "%YAML 1.1")
    ),
    scalars,
)
plain_lines = st.one_of(
    st.builds("{}: {}".format, st.sampled_from(("a", "b", "c", "d", "e")), scalars),
    st.builds(
        lambda key, items, pad: "\n".join([f"{key}:", *(f"{pad}- {item}" for item in items)]),
        st.sampled_from(("f", "g", "h", "i")),
        st.lists(scalars, min_size=1, max_size=3),
        st.sampled_from(("", "  ", "    ")),
    ),
)


@given(
    st.lists(lines, max_size=8).map("\n".join) | st.lists(plain_lines, max_size=5).map("\n".join)
)
@example("type: commentary\nregions:\n- Iran\n- Iraq\n\nprojects: []\n")
@example("---\ntype: commentary\n")
@example("a:\n")
@example("a:\n\n- b")
@example("a: b\n c")
@example("a:\n- b\n  c")
@example("a:\n- b: c")
def test_plain_yaml_is_read_as_the_parser_reads_it(text: str) -> None:
    plain = yaml_plain.read(text)
    if plain is None:
        return
    built = Builder(text)
    assert built.failure is None
    assert len(built.documents) == built.started == 1
    assert built.documents[0].value == plain
    assert list(built.documents[0].value) == list(plain)
    assert built.documents[0].problems == []
    _check_places(Places(text), Builder(text, places=True))


def _check_places(places: Places, built: Builder) -> None:
    expected = built.documents[0].nodes
    assert set(places) == set(expected)
    for pointer, node in expected.items():
        found = places[pointer]
        assert (found.value, found.key, found.style) == (node.value, node.key, node.style)
        assert found.is_mapped == node.is_mapped
        assert found.offsets() == node.offsets()
    for pointer in ("/no/such/place", "/a/0/0", "/f/9", "/", "/a: b", "//", "/f/x", "/f/-1"):
        assert (pointer in places) == (pointer in expected)


@given(st.lists(plain_lines, max_size=5).map("\n".join), st.sampled_from(["", "# Text\n---\n"]))
@example("--- \na: b", "")
@example("---\na: b", "")
@example("a: b\n", "")
def test_plain_front_matter_is_read_as_the_parser_reads_it(matter: str, body: str) -> None:
    assume("\0" not in matter)  # a file with it is no text
    content = f"---\n{matter}\n---\n{body}"
    (unit,) = FrontMatterReader().read(Input("a.md", content.encode("utf-8", "surrogatepass")))
    records, problems = read_front_matter(content)
    assert [raw.data for raw in unit.records] == [raw.data for raw in records]
    assert unit.problems == problems
    expected = locate(unit.text)
    assert set(unit.positions) == set(expected)
    for pointer, node in expected.items():
        found = unit.positions[pointer]
        assert (found.value, found.key, found.style) == (node.value, node.key, node.style)


def test_the_usual_forms_are_plain() -> None:
    text = (
        "title: What the Harbour Master Knows\n"
        'date: "2021-03-04"\n'
        "draft: false\n"
        "centers:\n"
        "  - Carnegie Endowment for International Peace\n"
        "programs:\n"
        "  - Democracy, Conflict, and Governance\n"
        'collections:\n  - "Turkey’s Transformation"\n'
        "projects: []\n"
    )
    assert yaml_plain.read(text) == {
        "title": "What the Harbour Master Knows",
        "date": "2021-03-04",
        "draft": False,
        "centers": ["Carnegie Endowment for International Peace"],
        "programs": ["Democracy, Conflict, and Governance"],
        "collections": ["Turkey’s Transformation"],
        "projects": [],
    }
