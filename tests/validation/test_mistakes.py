"""Each way to break the schema, and the one mistake that comes of it."""

from __future__ import annotations

from typing import Any

import pytest

from carnegie_meta.model.missing import MISSING
from carnegie_meta.validation.validate import is_valid, mistakes

BLOCK: dict[str, Any] = {
    "authors": ["Ana Kern"],
    "type": "commentary",
    "blog": "Diwan",
    "centerAffiliationAll": "dc",
    "centers": ["Carnegie Europe"],
    "englishNewsletterAll": "ctw",
    "nonEnglishNewsletterAll": "",
    "primaryCenter": "Carnegie Europe",
    "programAffiliation": "EP",
    "programs": ["Europe"],
    "regions": ["Georgia"],
    "topics": [],
}
FRONT: dict[str, Any] = {
    "title": "A Bridge",
    "authors": [{"name": "Ana Kern", "twitter": "@ana"}],
    "type": "other",
    "centers": ["Carnegie Europe"],
    "primaryCenter": "Carnegie Europe",
    "layout": "post",
}


def kinds(record: object) -> list[tuple[str, str]]:
    found = [(m.kind, m.pointer) for m in mistakes(record)]
    assert is_valid(record) is (found == [])
    return found


def test_both_shapes_are_valid() -> None:
    assert kinds(BLOCK) == []
    assert kinds(FRONT) == []
    assert kinds({**BLOCK, "url": "https://example.org/a", "language": "en"}) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"regions": "Russia, Ukraine"}, ("string-for-list", "/regions")),
        ({"regions": ""}, ("blank", "/regions")),
        ({"regions": None}, ("null", "/regions")),
        ({"regions": 3}, ("wrong-type", "/regions")),
        ({"regions": {}}, ("wrong-type", "/regions")),
        ({"regions": ["Georgia", "\u00a0"]}, ("blank", "/regions/1")),
        ({"regions": ["Georgia", "Iran", "Georgia"]}, ("duplicate-item", "/regions/2")),
        ({"regions": [["Georgia"]]}, ("list-for-string", "/regions/0")),
        ({"regions": [True]}, ("wrong-type", "/regions/0")),
        ({"authors": "Ana Kern"}, ("string-for-list", "/authors")),
        ({"authors": [None]}, ("null", "/authors/0")),
        ({"authors": [["Ana"]]}, ("wrong-type", "/authors/0")),
        ({"authors": [{"bio": "x"}]}, ("author-without-name", "/authors/0")),
        ({"authors": [{"name": 3}]}, ("wrong-type", "/authors/0/name")),
        ({"authors": [{"name": "A", "bio": ["x"]}]}, ("list-for-string", "/authors/0/bio")),
        ({"authors": [{"name": "A", "orcid": "7"}]}, ("pattern", "/authors/0/orcid")),
        ({"centers": []}, ("empty-list", "/centers")),
        ({"type": "commentry"}, ("wrong-value", "/type")),
        ({"type": ""}, ("blank", "/type")),
        ({"type": None}, ("null", "/type")),
        ({"type": ["other"]}, ("list-for-string", "/type")),
        ({"centerAffiliationAll": "DC"}, ("wrong-value", "/centerAffiliationAll")),
        ({"englishNewsletterAll": " "}, ("blank", "/englishNewsletterAll")),
        ({"programAffiliation": " "}, ("blank", "/programAffiliation")),
        ({"nonEnglishNewsletterAll": None}, ("null", "/nonEnglishNewsletterAll")),
        ({"programAffiliation": 7}, ("wrong-type", "/programAffiliation")),
        ({"blog": ""}, ("blank", "/blog")),
        ({"primaryCenter": "\ufeff\t"}, ("blank", "/primaryCenter")),
        ({"url": "www.example.org"}, ("pattern", "/url")),
        ({"url": ""}, ("blank", "/url")),
        ({"language": "English"}, ("pattern", "/language")),
        ({"title": "t", "date": "16.9.2010"}, ("pattern", "/date")),
        ({"title": "t", "date": 2010}, ("wrong-type", "/date")),
        ({"title": "t", "date": "٢٠١٠-٠٩-١٦"}, ("pattern", "/date")),
        ({"title": "\n"}, ("blank", "/title")),
        ({"summary": None}, ("null", "/summary")),
        ({"bridge": 1}, ("unknown-key", "/bridge")),
        ({"a/b~": 1}, ("unknown-key", "/a~1b~0")),
        ({"weight": {1, 2}, "title": "t"}, ("not-json", "/weight")),
    ],
)
def test_one_mistake_each(change: dict[str, object], expected: tuple[str, str]) -> None:
    assert kinds({**BLOCK, **change}) == [expected]


@pytest.mark.parametrize("date", ["2010-09-16", "2010-09-16T09:30", "2010-09-16 09:30:00.5 -5\n"])
def test_dates_with_and_without_a_time(date: str) -> None:
    assert kinds({**FRONT, "date": date}) == []


@pytest.mark.parametrize("key", BLOCK)
def test_a_block_needs_its_eight_keys(key: str) -> None:
    optional = key in ("blog", "programs", "regions", "topics")
    found = kinds({k: v for k, v in BLOCK.items() if k != key})
    assert found == ([] if optional else [("missing-key", "")])


def test_front_matter_needs_four() -> None:
    found = mistakes({"title": "A Bridge"})
    assert [m.facts["key"] for m in found] == ["authors", "type", "centers", "primaryCenter"]
    assert [m.facts["empty"] for m in found] == ["[]", None, None, None]


@pytest.mark.parametrize("key", ["title", "date", "slug", "summary"])
def test_a_page_key_makes_it_front_matter(key: str) -> None:
    assert kinds({**BLOCK, "bridge": 1, key: "2010-09-16"}) == []


def test_an_author_object_makes_it_front_matter() -> None:
    assert kinds({**BLOCK, "bridge": 1, "authors": [{"name": "Ana Kern"}]}) == []


@pytest.mark.parametrize("record", [[], "x", 3, None, float("nan"), b"", ...])
def test_what_is_no_object(record: object) -> None:
    assert kinds(record) == [("not-an-object", "")]


def test_mistakes_come_in_document_order() -> None:
    record = {**BLOCK, "topics": ["a", "", "a"], "authors": "A", "type": None}
    del record["centers"]
    record["first"] = 1
    assert [m.pointer for m in mistakes(record)] == [
        "", "/authors", "/type", "/topics/1", "/topics/2", "/first",
    ]  # fmt: skip


def test_facts_name_what_the_sentence_needs() -> None:
    (near,) = mistakes({**BLOCK, "type": "commentry"})
    assert (near.facts["nearest"], near.facts["variant"]) == ("commentary", False)
    (variant,) = mistakes({**BLOCK, "type": "press-release"})
    assert (variant.facts["nearest"], variant.facts["variant"]) == ("pressRelease", True)
    (far,) = mistakes({**BLOCK, "type": "podcast"})
    assert far.facts["nearest"] is None
    (twice,) = mistakes({**BLOCK, "topics": ["a", "b", "a"]})
    assert (twice.value, twice.facts) == ("a", {"first": 0})
    (author,) = mistakes({**FRONT, "authors": [{"name": "A", "x": 1}, {"x": 1.0, "name": "A"}]})
    assert (author.kind, author.value) == ("duplicate-item", MISSING)
    assert kinds({**FRONT, "authors": [{"name": "A", "x": 1}, {"name": "A", "x": True}]}) == []


def test_what_stands_beside_no_json_is_still_judged() -> None:
    record = {**BLOCK, "topics": [{1}, "", "b"], "regions": None}
    assert kinds(record) == [
        ("null", "/regions"),
        ("not-json", "/topics/0"),
        ("blank", "/topics/1"),
    ]
    assert kinds({**BLOCK, 7: "seven"}) == [("not-json", "")]
