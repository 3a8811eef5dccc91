"""COR: what only many records together show."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import carnegie_meta as cm
from carnegie_meta.text.address import names

Found = list[tuple[int | None, str | None, str]]


def cor(records: list[dict[str, Any]], code: str = "COR") -> Found:
    report = cm.check(records, config={"select": [code]})
    return [(d.record, d.pointer, d.message) for d in report.diagnostics]


def at(path: str, **fields: object) -> dict[str, Any]:
    return {"url": f"https://example.org/{path}", **fields}


class TestCopies:
    def test_the_version_of_fewer_copies_is_the_odd_one(self) -> None:
        path = "posts/2012/05/lights-on-a-far-pier"
        records = [
            at(path, regions=["Iraq"]),
            at(f"china/{path}", regions=["Japan"]),
            at(f"india/{path}?lang=en", regions=["Japan"]),
        ]
        told = "regions has 'Iraq' only here and 'Japan' only there"
        assert cor(records) == [
            (0, "/regions", "'lights-on-a-far-pier' differs from 2 other copies of it: " + told)
        ]

    def test_order_and_empty_fields_are_no_difference(self) -> None:
        records = [
            at("a/lights-on-a-far-pier", regions=["Iraq", "Japan"], collections=[]),
            at("b/lights-on-a-far-pier", regions=["Japan", "Iraq"]),
        ]
        assert cor(records) == []

    def test_a_translation_is_no_copy(self) -> None:
        records = [
            at("a/lights-on-a-far-pier", regions=["Russia"]),
            at("a/lights-on-a-far-pier?lang=ru", regions=["Россия"]),
            at("b/lights-on-a-far-pier", regions=["Россия"]),
        ]
        assert cor(records) == []

    def test_a_difference_is_told_once_though_two_names_show_it(self) -> None:
        records = [
            at("a/lights-on-far-pier-pub-77", regions=["Iraq"]),
            at("b/the-lights-on-far-pier-pub-77", regions=["Japan"]),
        ]
        assert len(cor(records)) == 1

    def test_a_number_alone_is_enough(self) -> None:
        records = [
            at("a/lights-on-far-pier-pub-77", regions=["Iraq"]),
            at("publications/index.cfm?fa=view&id=77", regions=["Japan"]),
        ]
        assert [code[0] for code in cor(records)] == [1]

    def test_what_stands_around_a_record_tells_its_address(self, tmp_path: Path) -> None:
        block = {"authors": ["Tom Brandt"], "centers": [], "regions": ["Iraq"]}
        other = {**block, "regions": ["Japan"]}
        lines = [
            {"url": "https://x.org/lights-on-a-far-pier", "block": block},
            {"url": "https://x.org/japan/lights-on-a-far-pier", "block": other},
        ]
        path = tmp_path / "a.jsonl"
        path.write_text("\n".join(map(json.dumps, lines)))
        (found,) = cm.check(path, config={"select": ["COR"]}).diagnostics
        assert (found.code, found.record, found.pointer) == ("COR101", 1, "/block/regions")
        assert found.range is not None
        assert found.range.line == 2
        (related,) = found.related
        assert (related.path, related.record, related.pointer) == (str(path), 0, "/block/regions")
        assert related.range is not None
        assert related.range.line == 1


class TestRepeats:
    def test_many_equal_nameless_records_are_told_once(self) -> None:
        records = [{"authors": [f"Author Number{n // 2}"], "regions": ["Japan"]} for n in range(60)]
        ((index, _, message),) = cor(records, "COR103")
        assert index == 1
        assert message.endswith("so do 29 more, which are not told one by one")
        assert len(cor(records[:6], "COR103")) == 3

    def test_all_repeats_of_a_record_are_one_finding(self) -> None:
        record = at("a/lights-on-a-far-pier", regions=["Iraq"])
        found = cor([record] * 5)
        assert [(index, message[-20:]) for index, _, message in found] == [
            (1, "; 5 are equal in all")
        ]


def test_names_of_addresses() -> None:
    assert names("https://x.org/2005/05/25/egypt-s-judges-step-forward-pub-16988") == (
        "egypts-judges-step-forward",
        "#16988",
    )
    assert names("https://x.org/posts/2011/04/the-arab-spring?lang=en") == ("arab-spring|2011-04",)
    assert names("https://x.org/events/2019/09/7414") == ("/events/2019/09/7414",)
    assert names("https://x.org/") == ()
    assert names("") == ()
    assert names("%D0%BC%D0%B8%D1%80-%D0%B2-2020") == ("мир-в-2020|",)
