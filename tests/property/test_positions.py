"""What is written is read back, and every value is found where it stands."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from carnegie_meta.model.pointer import get
from carnegie_meta.source.formats import reader
from carnegie_meta.source.input import Input
from carnegie_meta.source.json_scan import JSONSyntaxError, scan
from carnegie_meta.source.toml_ import parse as parse_toml
from carnegie_meta.source.unit import Unit
from carnegie_meta.source.yaml_build import Builder
from carnegie_meta.source.yaml_scalar import resolve

TEXTS = st.text(
    st.one_of(
        st.sampled_from("ab é…“”'\"\\:#,-[]{}/~\t\n\r\0\x7f\x85\u00a0\u0301\u2028\u2029\ufeff😀"),
        st.characters(exclude_categories=("Cs",), exclude_characters="\ufffe\uffff"),
    ),
    max_size=12,
)
WORDS = st.sampled_from(
    ["Arms Control", "NO", "012", "Türkiye", "a", "", "true", "~", "1e3", "- x"]
)
PHRASES = st.sampled_from(
    [
        "Russia and Eurasia",
        "It's the economy: a 'note' # so",
        "first line\nsecond line\n",
        "one\n  two\n\n\tthree",
        "# no comment\n\n",
        "é \u2028 😀\n\n\n",
    ]
)
STRINGS = TEXTS | WORDS | PHRASES
SCALARS = st.one_of(
    STRINGS,
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.floats(allow_nan=False, allow_infinity=False),
)


def records(scalars: st.SearchStrategy[object]) -> st.SearchStrategy[dict[str, object]]:
    values = st.recursive(
        scalars,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(STRINGS, inner, max_size=3),
        max_leaves=12,
    )
    return st.dictionaries(STRINGS, values, min_size=1, max_size=5)


RANDOM = st.randoms(use_true_random=False)
END_OF_LINE = re.compile(r"\r\n?|\n")


def read(format: str, text: str, *, bom: bool = False) -> Unit:
    data = text.encode()
    (unit,) = reader(format).read(Input("x", b"\xef\xbb\xbf" * bom + data))
    return unit


def check_places(
    unit: Unit,
    data: object,
    reread: Callable[[str, int], object],
    skip: tuple[str, ...] = (),
) -> None:
    """Every Node covers a text that reads as its value, and its range counts right."""
    content = unit.text.content
    for pointer, node in unit.positions.items():
        for span in filter(None, (node.key, node.value)):
            place = unit.text.range(span)
            for offset, found in (
                (span.start, (place.line, place.column)),
                (span.end, (place.end_line, place.end_column)),
            ):
                lines = END_OF_LINE.split(content[:offset])
                if content[offset - 1 : offset + 1] != "\r\n":
                    assert found == (len(lines), len(lines[-1]) + 1)
        if node.style in skip:
            continue
        value = get(data, pointer)
        column = unit.text.range(node.value).column
        assert reread(content[node.value.start : node.value.end], column) == value
        if isinstance(value, str) and node.offsets is not None:
            offsets = node.offsets()
            assert offsets is not None
            assert len(offsets) == len(value) + 1
            assert offsets == sorted(offsets)
            assert node.value.start <= offsets[0] <= offsets[-1] <= node.value.end + 1
            for character, offset in zip(value, offsets, strict=False):
                assert content[offset] == character or content[offset] in "\\'\r\n"


# JSON


def write_json(value: object, rng: Random) -> str:
    def space() -> str:
        return rng.choice(["", "", " ", "\n", "\r\n", "\r", "\t", " \n  "])

    if isinstance(value, str):
        literal = json.dumps(value, ensure_ascii=rng.random() < 0.5)
        return literal.replace("/", "\\/") if rng.random() < 0.3 else literal
    if isinstance(value, list):
        items = ",".join(space() + write_json(item, rng) + space() for item in value)
        return f"[{items or space()}]"
    if isinstance(value, dict):
        members = ",".join(
            f"{space()}{write_json(key, rng)}{space()}:{space()}{write_json(item, rng)}{space()}"
            for key, item in value.items()
        )
        return f"{{{members or space()}}}"
    return json.dumps(value)


@settings(max_examples=80, deadline=None)
@given(records(SCALARS | st.none()), RANDOM, st.booleans())
def test_json_is_read_back_and_placed(data: dict[str, object], rng: Random, bom: bool) -> None:
    unit = read("json", "\n" + write_json([data, data], rng), bom=bom)
    assert unit.problems == []
    assert [(record.index, record.base) for record in unit.records] == [(0, "/0"), (1, "/1")]
    assert [unit.positions.keys() >= {record.base} for record in unit.records] == [True, True]
    check_places(unit, [data, data], lambda text, _: json.loads(text))


@settings(max_examples=100, deadline=None)
@given(records(SCALARS), RANDOM, st.sampled_from('{}[]",:\\ue1-.0tn \n\x01/#N'), st.data())
def test_the_scanner_accepts_what_json_accepts(
    data: dict[str, object], rng: Random, insert: str, choice: st.DataObject
) -> None:
    text = write_json(data, rng)
    at = choice.draw(st.integers(0, len(text)))
    text = text[:at] + insert * choice.draw(st.integers(0, 1)) + text[at + 1 :]
    try:
        expected = json.loads(text)
    except ValueError:
        expected = None
    problem = None
    try:
        found = scan(text)
    except JSONSyntaxError as error:
        problem = error.problem
    assert (problem is None) == (expected is not None or text.strip(" \t\r\n") == "null")
    if problem is not None:
        assert problem.span.end <= len(text)
        assert problem.facts["reason"]
    elif not found.problems:
        assert found.value == expected


# YAML


def double(value: str, rng: Random) -> str:
    out = []
    for character in value:
        code = ord(character)
        if character in '"\\':
            out.append("\\" + character)
        elif character == "\n":
            out.append("\\n")
        elif code < 32 or 0x7F <= code < 0xA0 or (code > 127 and rng.random() < 0.2):
            width, mark = (2, "x") if code < 256 else (4, "u") if code < 65536 else (8, "U")
            out.append(f"\\{mark}{code:0{width}X}")
        else:
            out.append(character)
    return f'"{"".join(out)}"'


PRINTABLE = re.compile(
    "[\t\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]*"
)
PLAIN = re.compile(r"[^\W\d_](?:[\w…“”.-]| (?=\w))*")
LITERAL = re.compile(r"\S.*(?:\n.*)*")


def write_scalar(value: object, rng: Random, indent: str | None, ends: str) -> str:
    """A scalar in any style that can hold it; *indent* is None in flow collections."""
    if value is None:
        return rng.choice(["null", "Null"])
    if isinstance(value, bool):
        return str(value) if rng.random() < 0.5 else str(value).lower()
    if isinstance(value, float):
        shown = repr(value)
        return shown if resolve(shown) == (value, None) else f"{value:.400f}".rstrip("0") + "0"
    if not isinstance(value, str):
        return str(value)
    styles = [double(value, rng)]
    fold = rng.random() < 0.3
    inner = (indent or "  ") + " "
    if PRINTABLE.fullmatch(value):
        single = value.replace("'", "''")
        if fold:
            single = re.sub(r"(?<=\w) (?=\w)", ends + inner, single)
        styles.append(f"'{single}'")
    if PLAIN.fullmatch(value) and resolve(value) == (value, None):
        styles.append(re.sub(" ", ends + inner, value) if fold else value)
    body = value.rstrip("\n")
    if (
        indent is not None
        and LITERAL.fullmatch(body)
        and PRINTABLE.fullmatch(body.replace("\n", ""))
    ):
        lost = len(value) - len(body)
        mark = "-" if not lost else "" if lost == 1 else "+"
        lines = "".join(f"{inner}{line}{ends}" for line in body.split("\n"))
        styles.append(f"|{mark} # c{ends}{lines}{ends * (lost - 1)}"[: -len(ends)])
    return rng.choice(styles)


def write_flow(value: object, rng: Random, ends: str) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(write_flow(item, rng, ends) for item in value) + "]"
    if isinstance(value, dict):
        members = [
            f"{double(key, rng)}: {write_flow(item, rng, ends)}" for key, item in value.items()
        ]
        return "{" + f",{ends}  ".join(members) + "}"
    return write_scalar(value, rng, None, ends)


def write_block(value: object, rng: Random, indent: str, ends: str) -> str:
    """*value* as it stands behind a key or a dash: on the same line, or on lines of its own."""
    anchor = f" &a{rng.randrange(99)}" if rng.random() < 0.2 else ""
    comment = rng.choice(["", "", "  # note: it's"])
    if not value or rng.random() < 0.3 or not isinstance(value, (list, dict)):
        if isinstance(value, (list, dict)):
            return f"{anchor} {write_flow(value, rng, ends)}{comment}{ends}"
        shown = write_scalar(value, rng, indent, ends)
        return f"{anchor} {shown}" + ("" if shown[0] == "|" else comment) + ends
    lines = [anchor + comment + ends]
    deeper = indent + rng.choice(["  ", " "])
    for item in value.items() if isinstance(value, dict) else ((None, item) for item in value):
        if rng.random() < 0.1:
            # An empty line behind a block that keeps its line ends would belong to it.
            blank = "|+" not in lines[-1]
            lines.append(rng.choice(["" if blank else "#", deeper + "# a: b"]) + ends)
        begin = "-" if item[0] is None else f"{double(item[0], rng)}:"
        lines.append(deeper + begin + write_block(item[1], rng, deeper, ends))
    return "".join(lines)


def reread_yaml(text: str, column: int) -> object:
    # A block keeps its indentation; what follows a trimmed block scalar is its line end.
    built = Builder(" " * (column - 1) + text + "\n")
    assert built.failure is None
    return built.documents[0].value if built.documents else None


def expect_yaml(unit: Unit, data: dict[str, object]) -> None:
    assert [problem.kind for problem in unit.problems] == []
    (record,) = unit.records
    assert record.index is None
    assert same(record.data, data)
    trimmed = {pointer for pointer, node in unit.positions.items() if node.style == "literal"}
    for pointer in trimmed:
        value = get(data, pointer)
        assert isinstance(value, str)
    check_places(unit, data, reread_yaml, skip=("literal", "block"))
    for pointer, node in unit.positions.items():
        piece = unit.text.content[node.value.start : node.value.end]
        assert piece == piece.strip(" \n\r") or node.style == "literal"
        if node.style == "literal":
            assert node.offsets is not None
            assert node.offsets() is not None
        if node.style == "block" and "+" not in piece:
            column = unit.text.range(node.value).column
            assert same(reread_yaml(piece, column), get(data, pointer))


def same(first: object, second: object) -> bool:
    return json.dumps(first) == json.dumps(second)


@settings(max_examples=100, deadline=None)
@given(records(SCALARS | st.none()), RANDOM, st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_block_yaml_is_read_back_and_placed(
    data: dict[str, object], rng: Random, ends: str, bom: bool
) -> None:
    lines = [
        double(key, rng) + ":" + write_block(value, rng, "", ends) for key, value in data.items()
    ]
    text = rng.choice(["", "# note" + ends, "--- # one" + ends]) + "".join(lines)
    unit = read("yaml", text, bom=bom)
    expect_yaml(unit, data)
    if not text.startswith("---"):
        matter = f"--- {ends}{text}---{ends}{ends}a: [{ends}---{ends}"
        expect_yaml(read("frontmatter", matter, bom=bom), data)


@settings(max_examples=100, deadline=None)
@given(records(SCALARS | st.none()), RANDOM, st.sampled_from(["\n", "\r\n"]))
def test_flow_yaml_is_read_back_and_placed(data: dict[str, object], rng: Random, ends: str) -> None:
    expect_yaml(read("yaml", write_flow(data, rng, ends) + ends), data)


@settings(max_examples=100, deadline=None)
@given(st.text("ab:-# \t\n'\"[]{}&*!|>%@,?~<01", max_size=60))
def test_no_yaml_text_breaks_the_reader(text: str) -> None:
    for format in ("yaml", "frontmatter"):
        unit = read(format, f"---\n{text}\n---\n" if format == "frontmatter" else text)
        for problem in unit.problems:
            assert problem.span.end <= len(unit.text.content)
        for node in unit.positions.values():
            assert node.value.end <= len(unit.text.content)
            if node.offsets is not None:
                node.offsets()


# TOML


def write_toml(value: object, rng: Random) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        shown = repr(value)
        return shown if set(shown) & set(".e") else shown + ".0"
    if isinstance(value, str):
        styles = [json.dumps(value).replace("\x7f", "\\u007F")]
        if any(ord(character) > 0xFFFF for character in value):
            styles = [double(value, rng).replace("\\x", "\\u00")]
        plain = not re.search(r"[\x00-\x08\x0a-\x1f\x7f]", value)
        if plain and "'" not in value:
            styles += [f"'{value}'", f"'''{value}'''"]
        if plain and "\\" not in value and '"' not in value:
            styles += [f'"""\n{value}"""', f'"""\r\n\\\n   {value.lstrip()}"""'][
                : 1 + value.isalpha()
            ]
        return rng.choice(styles)
    if isinstance(value, list):
        gap = rng.choice([" ", "\n  ", " # c\n"])
        return f"[{gap}" + "".join(write_toml(item, rng) + f",{gap}" for item in value) + "]"
    if isinstance(value, dict):
        return "{ " + ", ".join(toml_pair(key, item, rng) for key, item in value.items()) + " }"
    return str(value)


def toml_pair(key: str, value: object, rng: Random) -> str:
    name = json.dumps(key).replace("\x7f", "\\u007F")
    if any(ord(character) > 0xFFFF for character in key):
        name = double(key, rng).replace("\\x", "\\u00")
    return f"{name}{rng.choice(['=', ' = '])}{write_toml(value, rng)}"


def reread_toml(text: str, _: int) -> object:
    data, problems = parse_toml("a = " + text)
    assert problems == []
    assert isinstance(data, dict)
    return data["a"]


@settings(max_examples=80, deadline=None)
@given(records(SCALARS), records(STRINGS), RANDOM, st.booleans())
def test_toml_is_read_back_and_placed(
    data: dict[str, object], table: dict[str, object], rng: Random, fenced: bool
) -> None:
    ends = rng.choice(["\n", "\r\n"])
    data.pop("authors", None)
    lines = [toml_pair(key, value, rng) + rng.choice(["", " # c"]) for key, value in data.items()]
    for _ in range(2):
        lines += ["[[authors]]", *(toml_pair(key, value, rng) for key, value in table.items())]
    expected = {**data, "authors": [table, table]}
    text = ends.join(lines) + ends
    if fenced and not re.search(r"(?:^|[\r\n])\+\+\+", text):
        unit = read("frontmatter", f"+++{ends}{text}+++{ends}Text [ {ends}")
    else:
        unit = read("toml", text, bom=fenced)
    assert [problem.kind for problem in unit.problems] == []
    assert same(unit.records[0].data, expected)
    check_places(unit, expected, reread_toml, skip=("toml-table", "toml-tables", "toml-implicit"))
