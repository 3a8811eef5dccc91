"""Decisions of a team: read, refused with their line, replayed, written."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import carnegie_meta as cm
from carnegie_meta.vocab.decisions import COLUMNS, append, parse
from carnegie_meta.vocab.resolve import read
from carnegie_meta.vocab.vocabulary import Vocabularies

VOCABULARIES = Vocabularies()

TEXT = """\
label,field,concept,reason
Holy Land,regions,regions/middle-east,Editors 2024
"Gulf, Arab",regions,Gulf,
Levantine,regions,reject,an adjective
Sea Power,topics,new,asked for by the navy desk
Undecided,topics,,
Moscow office,primaryCenter,Carnegie Russia Eurasia Center,
"""


def decided(text: str, field: str, source: str = TEXT) -> object:
    vocabularies = Vocabularies()
    vocabularies.decisions = parse(source.encode(), vocabularies)
    reading = read(text, field, vocabularies)
    return "reject" if reading.rejected else reading.match and reading.match.term


@pytest.mark.parametrize(
    ("text", "field", "meant"),
    [
        ("Holy Land", "regions", "Middle East"),
        ("Gulf, Arab", "regions", "Gulf"),
        ("Levantine", "regions", "reject"),
        ("Sea Power", "topics", "Sea Power"),
        ("Undecided", "topics", None),
        ("Holy Land", "topics", None),
        ("Moscow office", "primaryCenter", "Carnegie Russia Eurasia Center"),
        ("Moscow office", "centers", "Carnegie Russia Eurasia Center"),
    ],
)
def test_a_decision_says_what_a_label_means(text: str, field: str, meant: str | None) -> None:
    assert decided(text, field) == meant


def test_a_decision_goes_before_a_label() -> None:
    assert decided("Gulf", "regions") == "Gulf"
    assert decided("Gulf", "regions", "label,field,concept\nGulf,regions,reject\n") == "reject"
    again = "label,field,concept\nGulf,regions,Middle East\n"
    assert decided("Gulf", "regions", again) == "Middle East"


def test_a_match_by_decision_says_so() -> None:
    vocabularies = Vocabularies()
    vocabularies.decisions = parse(TEXT.encode(), vocabularies)
    match = read("Holy Land", "regions", vocabularies).match
    assert match is not None
    assert (match.method, match.score, match.concept.id) == (
        "decision",
        1.0,
        "regions/middle-east",
    )
    assert [decision.outcome for decision in vocabularies.decisions] == [
        "regions/middle-east",
        "regions/gulf",
        "reject",
        "new",
        "centers/carnegie-russia-eurasia-center",
    ]
    assert len(vocabularies.decisions) == 5


@pytest.mark.parametrize(
    "text",
    [
        "\ufefflabel,field,concept\nHoly Land,regions,Middle East\n",
        "label;field;concept\r\nHoly Land;regions;Middle East\r\n",
        "Label\tField\tConcept\tWho\nHoly Land\tregions\tMiddle East\tJR\n",
        'concept,"label",field,reason\nMiddle East , Holy Land,regions\n',
        "label,field,concept\n\n,,\nHoly Land,regions,Middle East",
    ],
)
def test_tables_as_people_save_them(text: str) -> None:
    assert decided("Holy Land", "regions", text) == "Middle East"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "1: empty; the first line names the columns label, field, concept, reason"),
        ("label,field\n", "1: no column 'concept'; expected label, field, concept, reason"),
        ("label,field,concept,label\n", "1: two columns 'label'"),
        ("label,field,concept\nX,regions,Russsia\n", "2: no concept 'Russsia' in the vocabulary"),
        ("label,field,concept\nX,regions,Russsia\n", "did you mean 'Russia'?"),
        ("label,field,concept\nX,places,new\n", "2: no vocabulary for 'places'"),
        ("label,field,concept\n,regions,new\n", "2: no label"),
        ("label,field,concept\n\nIran,regions\n", "3: 2 columns, and no concept"),
        ("label,field,concept\nA, B,regions,new\n", "2: 4 columns where 3 are named"),
        (
            'label,field,concept\nX,regions,new\n"Y\nZ",regions,new\nX,regions,reject\n',
            "5: 'X' is decided otherwise in line 2: new",
        ),
        ('label,field,concept\nX,regions,"new\n', "2: "),
    ],
)
def test_a_wrong_row_is_told_with_its_line(text: str, message: str) -> None:
    with pytest.raises(ValueError) as error:  # noqa: PT011  # the message is compared below
        parse(text.encode(), VOCABULARIES)
    assert message in str(error.value)
    assert str(error.value).startswith(message.partition(":")[0]) or "did you mean" in message


def test_bytes_that_are_no_text_are_told_with_their_line() -> None:
    with pytest.raises(ValueError, match=r"^2: not UTF-8 text"):
        parse(b"label,field,concept\nX,regions,\xff\n", VOCABULARIES)


def test_the_configuration_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "decided.csv").write_text(TEXT, encoding="utf-8")
    config = tmp_path / "carnegie-meta.toml"
    config.write_text('decisions = "decided.csv"\n', encoding="utf-8")
    match = cm.resolve("Holy Land", field="regions", config=config)
    assert match is not None
    assert match.term == "Middle East"
    (tmp_path / "decided.csv").write_text("label,field,concept\nX,regions,Y\n", encoding="utf-8")
    with pytest.raises(cm.ConfigError, match=r"decided\.csv:2: no concept 'Y'"):
        cm.resolve("X", field="regions", config=config)
    (tmp_path / "decided.csv").unlink()
    with pytest.raises(cm.ConfigError, match=r"decided\.csv: cannot be read"):
        cm.resolve("X", field="regions", config=config)


def test_rows_are_written_behind_those_that_are_there(tmp_path: Path) -> None:
    path = tmp_path / "decided.csv"
    assert append(str(path), [("Holy Land", "regions", "Middle East", "")]) == 1
    assert path.read_text() == "label,field,concept,reason\nHoly Land,regions,Middle East,\n"
    assert append(str(path), [('A "quoted", one', "topics", "new", "two\nlines")]) == 1
    assert append(str(path), []) == 0
    found = parse(path.read_bytes(), VOCABULARIES)
    assert [(d.label, d.line) for d in found] == [("Holy Land", 2), ('A "quoted", one', 3)]


def test_rows_keep_the_columns_and_ends_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "decided.csv"
    path.write_bytes(b"\xef\xbb\xbfwho;concept;label;field\r\nJR;new;A;topics")
    append(str(path), [("B", "topics", "reject", "lost: no column")])
    assert path.read_bytes() == (
        b"\xef\xbb\xbfwho;concept;label;field\r\nJR;new;A;topics\r\n;reject;B;topics\r\n"
    )


cells = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp", "Cf"))
    | st.sampled_from(",;\"' "),
    min_size=1,
).filter(lambda text: text.strip() == text)


@given(st.lists(st.tuples(cells, st.sampled_from(("regions", "topics")), cells), unique_by=str))
def test_what_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str]]
) -> None:
    path = tmp_path_factory.mktemp("decisions") / "decided.csv"
    wanted = {(label, field): (label, field, "new", reason) for label, field, reason in rows}
    append(str(path), wanted.values())
    found = parse(path.read_bytes(), VOCABULARIES)
    assert [(d.label, d.field, d.outcome, d.reason) for d in found] == list(wanted.values())
    assert COLUMNS == ("label", "field", "concept", "reason")


@pytest.mark.parametrize("regions", [["IRAN", "Iran"], ["Iran", "Iraq"], ["IRAN", "Iraq"]])
def test_a_decision_loses_no_item(tmp_path: Path, regions: list[str]) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text("label,field,concept\nIran,regions,Iraq\n")
    done = cm.normalize({"regions": regions}, config={"decisions": str(path)})
    assert len(done.record["regions"]) == 2
    assert done.unresolved


def test_a_label_that_is_decided_otherwise_is_still_the_teams_word(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text("label,field,concept\nIran,regions,Iraq\n")
    done = cm.normalize({"regions": ["Iran"]}, config={"decisions": str(path)})
    assert done.record["regions"] == ["Iraq"]
