"""The bio rules together: one finding a mistake, in every shape, and what the repairs leave."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carnegie_meta.engine.check import Checker
from carnegie_meta.engine.fix import fix_text
from carnegie_meta.engine.select import Selection
from carnegie_meta.model.diagnostic import Diagnostic
from carnegie_meta.source.formats import reader
from carnegie_meta.source.input import Input

BIO = Checker(Selection(select=("BIO",)))
ROE = "Anna Roe is a fellow at the institute, where she writes on water."
OLD = "Anna Roe was an adviser to the ministry of agriculture before 2010."
DOE = "John Doe leads the program on land and teaches at the academy of arts."


def found(record: dict[str, object]) -> list[tuple[str, str | None]]:
    return [(d.code, d.pointer) for d in BIO.check_data(record)]


def objects(*pairs: tuple[str, object]) -> dict[str, object]:
    return {"authors": [{"name": name, "bio": bio} for name, bio in pairs]}


TWICE = {"Anna Roe": ROE, "Anna B. Roe": ROE}
BOTH = "Anna Roe and John Doe lead it."
SHORT = "Anna Roe is a fellow."
POST = "Fellow, Carnegie Europe"


def bios(*pairs: tuple[str, object]) -> dict[str, object]:
    return {"authors": ["Anna Roe"], "bios": [{"name": name, "bio": bio} for name, bio in pairs]}


def by_name(**named: object) -> dict[str, object]:
    return {"authors": ["Anna Roe"], "bios": {k.replace("_", " "): v for k, v in named.items()}}


@pytest.mark.parametrize(
    "record",
    [
        {},
        {"authors": ["Anna Roe"]},
        by_name(),
        by_name(Anna_Roe=ROE),
        {"authors": ["Roe, Anna"], "bios": {"anna-roe": ROE}},
        by_name(Anna_Roe={"bio": ROE, "url": "x"}),
        {"authors": ["Anna Roe"], "bios": [ROE]},
        {"authors": ["Anna Roe"], "bios": ROE},
        {"authors": ["Anna Roe", "John Doe"], "bios": [ROE, DOE]},
        {"authors": ["Anna Roe"], "bios": [{"author": "Anna Roe", "text": ROE}]},
        objects(("Anna Roe", ROE), ("John Doe", DOE)),
        objects(("Dmitri Trenin", "Дмитрий Тренин является политологом.")),
        objects(("Anna Roe", BOTH), ("John Doe", BOTH)),
        objects(("Anna Roe", POST), ("John Doe", POST)),
        objects(("Anna Roe", ROE), ("John Doe", ROE.replace("Anna Roe", "John Doe"))),
        objects(("Anna Roe", None), ("John Doe", 3)),
        {"authors": ["Anna Roe"], "bios": [None, 3, {"name": 4}, {"bio": []}]},
    ],
)
def test_what_is_right(record: dict[str, object]) -> None:
    assert found(record) == []


@pytest.mark.parametrize(
    ("record", "code", "pointer"),
    [
        (objects(("Anna Roe", f"{ROE} {ROE}")), "BIO101", "/authors/0/bio"),
        (by_name(Anna_Roe=f"{ROE}\n{ROE}"), "BIO101", "/bios/Anna Roe"),
        (by_name(Anna_Roe={"text": f"{ROE}\n{ROE}"}), "BIO101", "/bios/Anna Roe/text"),
        ({"authors": ["Anna Roe"], "bios": TWICE}, "BIO101", "/bios/Anna B. Roe"),
        (bios(("Anna Roe", ROE), ("Anna Roe", ROE)), "BIO101", "/bios/1/bio"),
        ({**objects(("Anna Roe", ROE)), "bios": {"Anna Roe": ROE}}, "BIO101", "/bios/Anna Roe"),
        (objects(("Anna Roe", ROE), ("John Doe", ROE)), "BIO102", "/authors/1/bio"),
        (objects(("Anna Roe", DOE), ("John Doe", DOE)), "BIO102", "/authors/0/bio"),
        (objects(("Anna Roe", ROE), ("John Doe", ROE[:-6] + "land.")), "BIO102", "/authors/1/bio"),
        (bios(("Anna Roe", ROE), ("Anna Roe", ROE[:40])), "BIO101", "/bios/1/bio"),
        (bios(("Anna Roe", ROE[:37]), ("Anna Roe", ROE)), "BIO101", "/bios/1/bio"),
        (bios(("Anna Roe", SHORT), ("Anna Roe", f"{SHORT} {OLD}")), "BIO103", "/bios/1/bio"),
        (bios(("Anna Roe", ROE), ("Anna Roe", OLD)), "BIO103", "/bios/1/bio"),
        ({**objects(("Anna Roe", ROE)), "bios": {"Anna Roe": OLD}}, "BIO103", "/bios/Anna Roe"),
        (objects(("Anna Roe", DOE)), "BIO104", "/authors/0/bio"),
        (by_name(Anna_Roe=ROE, John_Doe=DOE), "BIO201", "/bios/John Doe"),
        ({"authors": [], "bios": {"John Doe": DOE}}, "BIO201", "/bios/John Doe"),
        ({"authors": ["Anna Roe"], "bios": [{"bio": ROE}]}, "BIO201", "/bios/0/bio"),
        ({"authors": ["Anna Roe", "John Doe"], "bios": {"Anna Roe": ROE}}, "BIO202", "/authors/1"),
        (objects(("Anna Roe", ROE), ("John Doe", None)), "BIO202", "/authors/1/name"),
        (objects(("Anna Roe", "Anna Roe is a fellow at the")), "BIO301", "/authors/0/bio"),
        (objects(("Anna Roe", "TBD")), "BIO302", "/authors/0/bio"),
        (objects(("Anna Roe", "Anna Roe")), "BIO302", "/authors/0/bio"),
        (objects(("Anna Roe", " ")), "BIO303", "/authors/0/bio"),
    ],
)  # fmt: skip
def test_one_finding_a_mistake(record: dict[str, object], code: str, pointer: str) -> None:
    assert found(record) == [(code, pointer)]


def test_two_placeholders_are_two_findings_and_not_one_bio_of_two_people() -> None:
    record = objects(("Anna Roe", "TBD"), ("John Doe", "TBD"))
    assert found(record) == [("BIO302", "/authors/0/bio"), ("BIO302", "/authors/1/bio")]


def test_the_second_place_is_named() -> None:
    (diagnostic,) = BIO.check_data(objects(("Anna Roe", ROE), ("John Doe", ROE)))
    assert [(r.pointer, r.message) for r in diagnostic.related] == [
        ("/authors/0/bio", "the bio of 'Anna Roe' is here")
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (objects(("Anna Roe", f"{ROE}\n\n{ROE}\n")), objects(("Anna Roe", f"{ROE}\n"))),
        (objects(("Anna Roe", f"{ROE} {ROE} {ROE}")), objects(("Anna Roe", ROE))),
        (
            {"authors": ["Anna Roe"], "bios": [{"name": "Anna Roe", "bio": ROE}] * 3},
            {"authors": ["Anna Roe"], "bios": [{"name": "Anna Roe", "bio": ROE}]},
        ),
        (objects(("Anna Roe", ROE), ("John Doe", ROE)), None),
        (objects(("Anna Roe", f"{ROE} {ROE.upper()}")), None),
        ({"authors": ["Anna Roe"], "bios": {"Anna Roe": ROE, "Anna B. Roe": ROE}}, None),
        (
            {"authors": ["Anna Roe"], "bios": [{"name": "Anna Roe", "bio": ROE, "n": 1}] * 2},
            None,
        ),
        ({**objects(("Anna Roe", ROE)), "bios": {"Anna Roe": ROE}}, None),
    ],
)  # fmt: skip
def test_safe_repairs(before: object, after: object) -> None:
    text = json.dumps(before)
    assert json.loads(fix_text(text, "json", BIO).text) == (before if after is None else after)


def test_a_repeat_in_front_matter_stands_where_it_begins_again() -> None:
    head = "---\ntitle: X\nauthors:\n  - name: Anna Roe\n    bio: "
    block = f"{head}|\n      Roe writes on water.\n      Roe writes on water.\n---\n"
    (unit,) = reader("frontmatter").read(Input("x.md", block.encode()))
    (diagnostic,) = BIO.check_unit(unit)
    assert diagnostic.range is not None
    assert (diagnostic.code, diagnostic.range.line, diagnostic.range.column) == ("BIO101", 7, 7)
    quoted = f'{head}"Roe writes on water. Roe writes on water."\n---\n'
    once = f'{head}"Roe writes on water."\n---\n'
    assert fix_text(quoted, "frontmatter", BIO).text == once


NAMES = st.sampled_from(["Anna Roe", "Anna B. Roe", "John Doe", "王毅", "Roe", "", None, 3])
TEXTS = st.sampled_from([ROE, OLD, DOE, f"{ROE} {ROE}", ROE[:40], "TBD", "", "\x00", None, [], {}])
OBJECTS = st.fixed_dictionaries({}, optional={"name": NAMES, "bio": TEXTS, "text": TEXTS})
LISTED = st.lists(NAMES | TEXTS | OBJECTS, max_size=4)


@settings(max_examples=300, deadline=None)
@given(
    LISTED, LISTED | TEXTS | st.dictionaries(st.sampled_from(["Anna Roe", "x"]), TEXTS | OBJECTS)
)
def test_whatever_stands_there_is_looked_at_and_mended_to_an_end(
    authors: list[object], bios: object
) -> None:
    record = {"authors": authors, "bios": bios}
    data = BIO.check_data(record)
    text = json.dumps(record)
    (unit,) = reader("json").read(Input("x.json", text.encode()))
    assert [d.code for d in data] == [d.code for d in sorted_as(data, BIO.check_unit(unit))]
    mended = fix_text(text, "json", BIO, unsafe=True).text
    assert fix_text(mended, "json", BIO, unsafe=True).text == mended


def sorted_as(order: list[Diagnostic], found: list[Diagnostic]) -> list[Diagnostic]:
    """*found* in the *order* of others that say the same."""
    said = [(d.code, d.pointer, d.message) for d in order]
    return sorted(found, key=lambda d: said.index((d.code, d.pointer, d.message)))


def test_many_bios_take_no_time_to_speak_of() -> None:
    bios = [{"name": f"Anna Roe{n}", "bio": f"{ROE} {n}"} for n in range(3000)]
    authors = [bio["name"] for bio in bios]
    assert found({"authors": authors, "bios": bios}) == []


@pytest.mark.parametrize(
    "bio",
    [
        "Nobel Laureate, poet and essayist.",
        "Foreign Policy is a magazine.",
        "Saudi Arabia, where she lives, is her theme.",
        "Hong Kong is where she lives.",
        "Mother Jones, a magazine, prints her columns.",
        "Paul Nitze School, a part of a university, is where she teaches.",
        "Southeast Asia is what the professor writes on.",
    ],
)
def test_what_is_no_person_is_nobody_else(bio: str) -> None:
    assert found({"authors": [{"name": "Anna Roe", "bio": bio}]}) == []


def test_a_post_that_colleagues_share() -> None:
    post = "The author is a senior fellow in the Harbour and Lantern Program of an old foundation."
    assert found(objects(("Anna Roe", post), ("John Doe", post))) == []
    said = "She is a senior fellow in the Harbour and Lantern Program of an old foundation."
    codes = [code for code, _ in found(objects(("Anna Roe", said), ("John Doe", said)))]
    assert codes == ["BIO102"]
