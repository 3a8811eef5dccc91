"""The repairs that are promised, family by family: each is offered, as sure as promised, and
does its work in every kind of file.

A row is the code, how sure the repair is, the members that are wrong, and what becomes of them;
the rest of the record is right.
"""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from carnegie_meta.engine.check import Checker
from carnegie_meta.engine.fix import fix_text
from carnegie_meta.source.formats import reader
from carnegie_meta.source.input import Input
from tests.property import layouts

Members = dict[str, Any]

CHECKER = Checker()
BOM = "\ufeff"
RIGHT: Members = {
    "authors": ["Nora Keller", "Milan Petrov"],
    "type": "commentary",
    "centerAffiliationAll": "dc",
    "centers": ["Carnegie Endowment for International Peace", "Carnegie Europe"],
    "englishNewsletterAll": "ctw",
    "nonEnglishNewsletterAll": "",
    "primaryCenter": "Carnegie Europe",
    "programAffiliation": "EP",
    "programs": ["Europe", "Russia and Eurasia"],
    "regions": ["Western Europe", "France", "Middle East", "Türkiye"],
    "topics": ["EU", "Foreign Policy"],
}
EUROPE = ["Western Europe", "France"]

ROWS: list[tuple[str, str, Members, Members]] = [
    # SCH: rename the key, wrap in a list, drop the exact duplicate
    ("SCH103", "safe", {"primary_center": "Carnegie Europe", "primaryCenter": ...}, {}),
    ("SCH103", "safe", {"regoins": RIGHT["regions"], "regions": ...}, {}),
    ("SCH203", "safe", {"topics": "EU"}, {"topics": ["EU"]}),
    ("SCH203", "safe", {"topics": "EU, Foreign Policy"}, {}),
    ("SCH203", "safe", {"programs": "Democracy, Conflict, and Governance"},
     {"programs": ["Democracy, Conflict, and Governance"]}),
    ("SCH204", "safe", {"type": ["commentary"]}, {}),
    ("SCH205", "safe", {"type": "Commentary"}, {}),
    ("SCH301", "safe", {"topics": ["EU", "Foreign Policy", "EU"]}, {}),
    ("SCH301", "safe", {"topics": ["EU", "EU", "Foreign Policy"]}, {}),
    # REL: what follows with certainty is safe, an inserted parent is not
    ("REL101", "safe", {"primaryCenter": "carnegie europe"}, {}),
    ("REL101", "unsafe", {"centers": ["Carnegie India"]},
     {"centers": ["Carnegie India", "Carnegie Europe"]}),
    ("REL102", "safe", {"centerAffiliationAll": ""}, {}),
    ("REL201", "safe", {"programAffiliation": "ep"}, {}),
    ("REL202", "unsafe", {"programAffiliation": "SAP"}, {}),
    ("REL203", "unsafe", {"programs": []}, {"programs": ["Europe"]}),
    ("REL204", "unsafe", {"programAffiliation": "", "centerAffiliationAll": ""}, {}),
    ("REL301", "safe", {"englishNewsletterAll": "asia"}, {}),
    ("REL501", "unsafe", {"regions": ["France"]}, {"regions": EUROPE}),
    ("REL502", "unsafe", {"regions": ["United States"]},
     {"regions": ["North America", "United States"]}),
    # TAX: an alias or a variant has one right answer
    ("TAX102", "safe", {"regions": [*EUROPE, "Middle East", "Turkey"]}, {}),
    ("TAX102", "safe", {"regions": [*EUROPE, "U.S."]}, {"regions": [*EUROPE, "United States"]}),
    ("TAX105", "safe", {"topics": ["EU", "foreign policy"]}, {}),
    ("TAX106", "safe", {"topics": ["EU", "F0reign Policy"]}, {}),
    ("TAX105", "safe", {"regions": ["western-europe", "FRANCE"]}, {"regions": EUROPE}),
    ("TAX202", "safe", {"regions": [*EUROPE, "Соединенные Штаты Америки"]},
     {"regions": [*EUROPE, "United States"]}),
    ("TAX301", "safe", {"regions": [*EUROPE, "Middle East", "Turkey", "Türkiye"]}, {}),
    # near, moved, run together, split: probable
    ("TAX104", "unsafe", {"topics": ["EU", "Foriegn Policy"]}, {}),
    ("TAX201", "unsafe", {"topics": ["EU"], "regions": [*RIGHT["regions"], "Foreign Policy"]}, {}),
    ("TAX302", "unsafe", {"topics": ["EUForeign Policy"]}, {}),
    ("TAX302", "unsafe", {"regions": ["Western Europe, France", "Middle East", "Türkiye"]}, {}),
    ("TAX303", "unsafe", {"programs": ["Europe", "Democracy", "Conflict", "and Governance"]},
     {"programs": ["Europe", "Democracy, Conflict, and Governance"]}),
    # AUT
    ("AUT201", "safe", {"authors": ["Nora Keller", "Milan Petrov", "nora keller"]}, {}),
    ("AUT105", "safe", {"authors": ["Dr. Nora Keller", "Milan Petrov"]}, {}),
    ("AUT106", "safe", {"authors": ["Nora Keller, ed.", "Milan Petrov"]}, {}),
    ("AUT107", "safe", {"authors": ["By Nora Keller", "Milan Petrov"]}, {}),
    ("AUT108", "safe", {"authors": ["Keller, Nora A.", "Milan Petrov"]},
     {"authors": ["Nora A. Keller", "Milan Petrov"]}),
    ("AUT108", "unsafe", {"authors": ["Keller, Nora", "Milan Petrov"]}, {}),
    ("AUT110", "safe", {"authors": ["Nora Keller,", "Milan Petrov;"]}, {}),
    ("AUT103", "unsafe", {"authors": ["Nora Keller and Milan Petrov"]}, {}),
    ("AUT104", "unsafe", {"authors": ["Nora Keller", "Milan Petrov et al."]}, {}),
    ("AUT109", "unsafe", {"authors": ["NORA KELLER", "Milan Petrov"]}, {}),
    ("AUT202", "unsafe", {"authors": ["Nora Keller", "Milan Petrov", "Nora A. Keller"]},
     {"authors": ["Milan Petrov", "Nora A. Keller"]}),
    ("TXT107", "safe", {"authors": [" Nora  Keller ", "Milan Petrov"]}, {}),
    # TXT
    ("TXT101", "safe", {"topics": ["EU", "Foreign P\u043elicy"]}, {}),
    ("TXT104", "safe", {"topics": ["EU", "Foreign\u0001 Policy"]}, {}),
    ("TXT105", "safe", {"topics": ["EU", "Foreign\u200b Policy"]}, {}),
    ("TXT106", "safe", {"topics": ["EU", "Foreign\xa0Policy"]}, {}),
    ("TXT107", "safe", {"topics": ["EU ", "Foreign  Policy"]}, {}),
    ("TXT108", "safe", {"regions": [*EUROPE, "Middle East", "TÃ¼rkiye"]}, {}),
    ("TXT110", "safe", {"regions": [*EUROPE, "Middle East", "T&uuml;rkiye"]}, {}),
    ("TXT111", "unsafe", {"topics": ["EU", "<b>Foreign Policy</b>"]}, {}),
    ("TXT112", "safe", {"regions": [*EUROPE, "Middle East", "Tu\u0308rkiye"]}, {}),
    ("TXT113", "safe", {"topics": ["ＥＵ", "Foreign Policy"]}, {}),
]  # fmt: skip


def with_members(members: Members) -> Members:
    """The right record with *members* in it, without those that are ``...``."""
    return {key: value for key, value in {**RIGHT, **members}.items() if value is not ...}


@pytest.mark.parametrize("name", layouts.FILES)
@pytest.mark.parametrize(
    ("code", "applicability", "wrong", "right"), ROWS, ids=[f"{r[0]} {r[2]}" for r in ROWS]
)
def test_a_promised_repair(
    name: str, code: str, applicability: str, wrong: Members, right: Members
) -> None:
    format, write = layouts.FILES[name]
    record = with_members(wrong)
    seed = Random(f"{code}{wrong}").randrange(2**32)
    for text in (write(record, seed), BOM + write(record, seed + 1)):
        result = fix_text(
            text, format, CHECKER, unsafe=applicability == "unsafe", keep=lambda d: d.code == code
        )
        assert {d.fix and d.fix.applicability for d in result.applied} == {applicability}, text
        assert result.skipped == ()
        assert result.remaining == ()
        source = Input("a", result.text.encode())
        records = [raw.data for unit in reader(format).read(source) for raw in unit.records]
        assert records
        assert all(found == with_members(right) for found in records), result.text


def test_the_record_is_right() -> None:
    assert CHECKER.check_data(RIGHT) == []
