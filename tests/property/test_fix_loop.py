"""Fixing, with every rule there is: it ends, it is done in one go, and nothing gets worse."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carnegie_meta.engine.check import Checker
from carnegie_meta.engine.fix import fix_text
from carnegie_meta.model.diagnostic import Diagnostic
from carnegie_meta.model.finding import SEVERITIES
from carnegie_meta.source.formats import reader
from carnegie_meta.source.input import Input

from . import layouts

TERMS = (
    "Russia", "russia", "Turkey", "Türkiye", "USA", "U.S.", "United States", "Iran", "Россия",
    "Kyrgyzstan", "Ukraine", "Russia, Ukraine", " Iran", "Iran ", "Syria\xa0", "Middle  East",
    "Democracy", "Security", "SecurityMilitary", "Nuclear Policy", "nuclear policy", "\u0420ussia",
    "Carnegie Europe", "Carnegie India", "carnegie india", "Iran&amp;Iraq", "Tü\u200brkiye", "",
)  # fmt: skip
NAMES = (
    "Thomas de Waal", "Dr. Tong Zhao", "Tong Zhao", "ZHAO, TONG", "By Jane Roe", "Staff", "N/A",
    "Jane Roe and John Doe", "jane roe", "Jane  Roe", "Jane Roe,", "Moisés Naím", "Moises Naim",
)  # fmt: skip
CODES = ("MEP", "russia", "Russia", "DCG", "", "dc", "ctw", "asia", "mep ", "XYZ", "NO")
LISTS = ("centers", "regions", "topics", "programs", "projects", "collections", "regoins", "Topics")
TEXTS = ("type", "blog", "primaryCenter", "primary_center", "programAffiliation", "title", "date",
         "centerAffiliationAll", "englishNewsletterAll", "nonEnglishNewsletterAll")  # fmt: skip

terms = st.sampled_from(TERMS)
records = st.fixed_dictionaries(
    {"authors": st.lists(st.sampled_from(NAMES), max_size=3)},
    optional={
        **{key: st.lists(terms, max_size=4) | terms for key in LISTS},
        **{
            key: st.sampled_from((*CODES, *TERMS, "commentary", "event", "2020-01-02"))
            for key in TEXTS
        },
    },
)

CHECKER = Checker()
WRITERS = {
    "json": layouts.JSONWriter,
    "yaml": layouts.YAMLWriter,
    "toml": layouts.TOMLWriter,
}


def severities(diagnostics: tuple[Diagnostic, ...]) -> list[int]:
    """How many findings there are of each severity, the worst first."""
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    return [counts[severity] for severity in SEVERITIES]


@pytest.mark.parametrize("format", WRITERS)
@settings(max_examples=40)
@given(record=records, seed=layouts.seeds, unsafe=st.booleans())
def test_one_fixing_is_enough(
    format: str, record: dict[str, object], seed: int, unsafe: bool
) -> None:
    text = WRITERS[format](seed).text(record)
    result = fix_text(text, format, CHECKER, unsafe=unsafe)
    again = fix_text(result.text, format, CHECKER, unsafe=unsafe)
    assert again.text == result.text
    assert again.applied == ()
    assert again.remaining == result.remaining


@settings(max_examples=40)
@given(st.lists(records, min_size=1, max_size=4), layouts.seeds)
def test_findings_get_fewer_or_milder(many: list[dict[str, object]], seed: int) -> None:
    text = layouts.JSONWriter(seed).text(many)
    result = fix_text(text, "json", CHECKER)
    found = severities(_check(text))
    left = severities(result.remaining)
    assert left <= found
    assert bool(result.applied) == (result.text != text)
    if result.applied:
        assert left < found
    offered = [d for d in result.remaining if d.fix and d.fix.applicability == "safe"]
    refused = [skipped.diagnostic for skipped in result.skipped]
    assert offered == refused


def _check(text: str) -> tuple[Diagnostic, ...]:
    units = reader("json").read(Input(None, text.encode()))
    return tuple(d for unit in units for d in CHECKER.check_unit(unit))


@settings(max_examples=40)
@given(st.lists(records, min_size=1, max_size=4))
def test_a_line_of_jsonl_is_fixed_as_if_it_stood_alone(many: list[dict[str, object]]) -> None:
    lines = [json.dumps(record) for record in many]
    alone = [fix_text(line, "jsonl", CHECKER).text for line in lines]
    assert fix_text("\n".join(lines) + "\n", "jsonl", CHECKER).text == "\n".join(alone) + "\n"
