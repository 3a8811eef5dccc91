"""COR: what only many records together show."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import carnegie_meta as cm
from carnegie_meta.rules.base import Context
from carnegie_meta.rules.corpus import titles
from carnegie_meta.rules.corpus.slips import slip
from carnegie_meta.text.address import names
from carnegie_meta.vocab.vocabulary import Vocabularies

CONTEXT = Context(Vocabularies())

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
        "egypts-judges-step-forward|2005-05",
        "#16988",
    )
    assert names("https://x.org/posts/2011/04/the-arab-spring?lang=en") == ("arab-spring|2011-04",)
    assert names("https://x.org/events/2019/09/7414") == ("/events/2019/09/7414",)
    assert names("https://x.org/") == ()
    assert names("") == ()
    assert names("%D0%BC%D0%B8%D1%80-%D0%B2-2020") == ("мир-в-2020|",)


def written(*names: str) -> list[dict[str, Any]]:
    return [at(f"pier/number-{n}/of-many-lights", authors=[name]) for n, name in enumerate(names)]


class TestAuthors:
    def test_a_name_with_two_readings_is_left_alone(self) -> None:
        assert cor(written("Anna Roe", "Anna Roe", "Anna B. Roe", "Anna C. Roe"), "COR2") == []

    def test_the_rarer_name_is_told_beside_the_more_frequent(self) -> None:
        ((index, pointer, message),) = cor(written("Åsa Roe", "Asa Roe", "Åsa Roe"), "COR2")
        assert (index, pointer) == (1, "/authors/0")
        assert message.startswith(
            "author 'Asa Roe' (1 record) is probably 'Åsa Roe' (2 records): ",
        )

    def test_two_in_one_list_are_that_records_to_tell(self) -> None:
        records = [{"authors": ["Steven Cook", "Steven A. Cook"]}, {"authors": ["Tom Brandt"]}]
        assert cor(records, "COR2") == []

    def test_names_of_author_objects_count(self) -> None:
        records = [
            {"authors": [{"name": "Steven Cook"}, "Tom Brandt"]},
            {"authors": ["Steven A. Cook"]},
        ]
        assert [(i, p) for i, p, _ in cor(records, "COR201")] == [(0, "/authors/0/name")]

    def test_a_family_of_many_is_no_quadratic_work(self) -> None:
        names = [
            f"A{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}a{'b' * (n % 7)} Kim" for n in range(3000)
        ]
        assert len(cor(written(*names), "COR2")) < 3000


def with_bio(name: str, bio: str) -> dict[str, Any]:
    return {"authors": [{"name": name, "bio": bio}]}


class TestBios:
    TEXT = (
        "{} is a senior fellow in the harbor program, where her research is about light, water, "
        "ports and the people who keep them. Before that she taught in Tallinn and in Lisbon for "
        "eleven years, and wrote four books about the lamps of the northern sea."
    )

    def test_nearly_the_same_bio_of_two_people(self) -> None:
        records = [
            with_bio("Anna Roe", self.TEXT.format("Anna Roe")),
            with_bio("Jane Poe", self.TEXT.format("Anna Roe").replace("four", "five")),
        ]
        ((index, pointer, message),) = cor(records, "COR211")
        assert (index, pointer) == (1, "/authors/0/bio")
        assert message == "bio of 'Jane Poe' is nearly (98%) the bio of 'Anna Roe'"

    def test_a_house_style_is_nobodys_bio(self) -> None:
        records = [
            with_bio(f"{a}nna {b}oe", self.TEXT.format(f"{a}nna {b}oe"))
            for a in "ABCDEFGH"
            for b in "RSTVWXYZ"
        ]
        assert cor(records, "COR211") == []

    def test_many_bios_of_one_person_are_one_finding(self) -> None:
        texts = ["writes on water", "leads the harbor program", "was a fellow in Lisbon"]
        records = [with_bio("Anna Roe", f"Anna Roe {text}.") for text in [*texts, texts[0]]]
        ((index, _, message),) = cor(records, "COR212")
        assert index == 2
        assert message == (
            "bio of 'Anna Roe' (1 record) differs from the one in 2 records; 3 differ in all"
        )

    def test_bios_under_their_own_key(self) -> None:
        records = [
            {"authors": ["Anna Roe"], "bios": {"Anna Roe": "Anna Roe writes on water."}},
            {"authors": ["Anna Roe"], "bios": [{"name": "Anna Roe", "bio": "She was a fellow."}]},
        ]
        assert [(i, p) for i, p, _ in cor(records, "COR212")] == [(1, "/bios/0/bio")]


class TestTerms:
    def test_where_a_rule_on_records_tells_it_is_not_told_again(self) -> None:
        records = [{"authors": [f"A{n} B"], "topics": ["Security"]} for n in range(6)]
        records.append({"authors": ["C D"], "topics": ["Securitty"]})
        assert [(i, p) for i, p, _ in cor(records, "COR302")] == [(6, "/topics/0")]
        report = cm.check(records)
        told = {d.code[:3] for d in report.diagnostics if d.pointer == "/topics/0"}
        assert told == {"TAX"}

    def test_known_terms_are_never_told(self) -> None:
        records = [{"regions": ["Niger"]}] * 5 + [{"regions": ["Nigeria"]}]
        records += [{"regions": ["Austria"]}] * 5 + [{"regions": ["Australia"]}]
        assert cor(records, "COR302") == []

    def test_the_nearest_common_term_is_named(self) -> None:
        projects = ["Harbor Lights – A Survey"] * 5 + ["Harbour Nights – A Survey"] * 5
        records = [{"projects": [p]} for p in [*projects, "Harbor Lights - a survey"]]
        ((index, _, message),) = cor(records, "COR302")
        assert index == 10
        assert message == (
            "projects 'Harbor Lights - a survey' stands in this record only, "
            "'Harbor Lights – A Survey' in 5; did you mean that?"
        )


class TestCodes:
    def test_codes_that_the_vocabulary_knows_are_left_to_single_records(self) -> None:
        records = [{"programAffiliation": "EP", "programs": ["Europe"]}] * 5
        records += [{"programAffiliation": "EP", "programs": ["Asia"]}]
        assert cor(records, "COR303") == []

    def test_an_even_split_says_nothing(self) -> None:
        records = [{"programAffiliation": "XP", "programs": [p]} for p in ("Rivers", "Seas") * 5]
        assert cor(records, "COR303") == []


class TestTitles:
    def test_a_series_is_none(self) -> None:
        records = [{"title": "The Week in the Harbor", "slug": f"w{n}-in-port"} for n in range(5)]
        assert cor(records, "COR401") == []

    def test_countries_and_numbers_are_no_slips(self) -> None:
        words = [
            "Why the Iran Talks Failed",
            "Why the Iraq Talks Failed",
            "The Harbor in 2011 Again",
            "The Harbor in 2012 Again",
        ]
        records = [{"title": title, "slug": f"s{n}-of-port"} for n, title in enumerate(words)]
        assert cor(records, "COR401") == []

    def test_copies_of_one_publication_are_none(self) -> None:
        title = "Lights on the Far Pier"
        records = [
            at("a/lights-on-a-far-pier", title=title),
            at("b/lights-on-far-pier", title=title),
        ]
        assert cor(records, "COR401") == []

    def test_titles_that_many_share_half_of_are_bounded(self) -> None:
        records = [
            {"title": f"Lights on the Pier by Author{n:05}", "slug": f"s{n}-of-port"}
            for n in range(3000)
        ]
        assert cor(records, "COR401") == []
        other = {"title": "Lights on the Peir by Author00007", "slug": "s7-to-port"}
        assert [found[:2] for found in cor([*records, other], "COR401")] == [(3000, "/title")]

    def test_more_that_are_alike_but_for_one_word_than_anybody_reads(self) -> None:
        words = sorted({f"{a}{b}bcdefg" for a in "bcdfghklmnprst" for b in "aeiouxyz"})
        records = [
            {"title": f"Lights on the Pier by {word}", "slug": f"{word}-of-port"} for word in words
        ]
        assert len(records) > titles.MOST_ALIKE
        assert cor(records, "COR401") == []
        assert cor(records[: titles.MOST_ALIKE], "COR401") != []

    @settings(max_examples=300)
    @given(
        st.lists(
            st.lists(st.sampled_from(["abcd", "abdc", "ab", "cd"]), min_size=1, max_size=5).map(
                " ".join
            ),
            min_size=titles.FEW + 1,
            max_size=20,
            unique=True,
        )
    )
    def test_whom_a_slip_parts_are_compared_once(self, many: list[str]) -> None:
        many.sort()
        met = [pair for group in titles._alike(many) for pair in combinations(group, 2)]
        assert len(met) == len(set(met))
        slips = {pair for pair in combinations(many, 2) if slip(*pair, CONTEXT)}
        assert slips <= set(met)


def test_hostile_values_are_no_crash() -> None:
    odd: list[Any] = [None, 1, "", [], {}, [[]], [{}], [None], "\ud800", "x" * 100_000, {"a": []}]
    keys = ("url", "title", "authors", "bios", "regions", "programs", "programAffiliation", "slug")
    records = [dict.fromkeys(keys, value) for value in odd for _ in range(2)]
    records += [{key: value} for key in keys for value in odd for _ in range(2)]
    for found in cm.check(records, config={"select": ["COR"]}).diagnostics:
        assert found.to_dict()["message"]


def test_an_error_in_a_rule_is_told_and_not_raised(
    tmp_path: Path, monkeypatch: Any, capsys: Any
) -> None:
    from carnegie_meta.cli.main import main
    from carnegie_meta.rules.corpus.copies import CopiesDisagree

    def broken(*_: object) -> Any:
        raise ValueError("no good")

    monkeypatch.setattr(CopiesDisagree, "conclude", broken)
    path = tmp_path / "a.jsonl"
    path.write_text('{"authors": ["By Tom Brandt"]}\n' * 2)
    assert main(["check", "--isolated", str(path)]) == 2
    told = capsys.readouterr()
    assert "internal error over many records, please report it: ValueError: no good" in told.err
    assert "AUT" in told.out


class TestApart:
    """Different publications that look like copies."""

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            (
                {"url": "https://x.org/2012/05/07/event-transcript-and-video-pub-11111"},
                {"url": "https://x.org/2014/09/07/event-transcript-and-video-pub-22222"},
            ),
            (
                {"url": "https://x.org/2012/05/07/event-transcript-and-video-pub-11111"},
                {"url": "https://x.org/2012/05/09/event-transcript-and-video-pub-22222"},
            ),
            (
                {"url": "https://x.org/publications/?fa=40788"},
                {"url": "https://x.org/publications/?fa=40789"},
            ),
            ({"url": "https://x.org/article.php?id=5"}, {"url": "https://x.org/article.php?id=6"}),
            (
                {"url": "https://x.org/a-talk-with-the-envoy-today?p=5"},
                {"url": "https://x.org/a-talk-with-the-envoy-today?p=6"},
            ),
            (
                {"url": "https://x.org/a/interview-with-the-ambassador-of-japan"},
                {"url": "https://other.org/b/interview-with-the-ambassador-of-japan"},
            ),
            (
                {"url": "https://x.org/a/words-from-the-editor", "title": "Of Ports"},
                {"url": "https://x.org/b/words-from-the-editor", "title": "Of Dams"},
            ),
            (
                {"title": "Introduction to the Special Issue"},
                {"title": "Introduction to the Special Issue"},
            ),
            (
                {"url": "https://x.org/posts/lights-on-a-far-pier"},
                {"url": "https://x.org/fr/posts/lights-on-a-far-pier"},
            ),
        ],
    )
    def test_they_are_no_copies(self, one: dict[str, Any], other: dict[str, Any]) -> None:
        records = [
            {**one, "authors": ["Tom Brandt"], "regions": ["Japan"]},
            {**other, "authors": ["Anna Roe"], "regions": ["Iraq"]},
        ]
        assert cor(records, "COR1") == []
        assert cor(records[::-1], "COR1") == []

    def test_the_day_tells_two_of_one_title_and_author(self) -> None:
        record = {"title": "Taking the Pulse of the Region", "authors": ["Anna Roe"]}
        records = [
            {**record, "date": "2021-02-03", "regions": ["Japan"]},
            {**record, "date": "2021-02-10", "regions": ["Iraq"]},
        ]
        assert cor(records, "COR1") == []
        assert len(cor([{**r, "date": "2021-02-03"} for r in records], "COR1")) == 1

    @pytest.mark.parametrize(
        "other",
        [
            "2012/05/07/lights-on-far-pier-pub-77",
            "europe/2012/05/07/lights-on-far-pier-pub-77?lang=en",
            "china/posts/2012/05/the-lights-on-a-far-pier?center=china&lang=en",
            "en/china/posts/2012/05/lights-on-a-far-pier?utm_source=x2",
        ],
    )
    def test_copies_stay_copies(self, other: str) -> None:
        path = "posts/2012/05/lights-on-a-far-pier"
        assert len(cor([at(path, regions=["Iraq"]), at(other, regions=["Japan"])])) == 1
        old = {"url": f"https://carnegie-mec.org/{other}", "regions": ["Japan"]}
        new = {"url": f"https://www.carnegieendowment.org/{path}", "regions": ["Iraq"]}
        assert len(cor([new, old])) == 1

    def test_a_copy_of_either_of_two_is_a_copy_of_neither(self) -> None:
        path = "2012/05/07/lights-on-far-pier"
        records = [
            at(f"{path}-pub-1", regions=["Iraq"]),
            at(path, regions=["Italy"]),
            at(f"{path}-pub-2", regions=["Japan"]),
            at(f"china/{path}-pub-1", regions=["Iran"]),
        ]
        ((index, _, message),) = cor(records)
        assert index == 3
        assert "'Iran' only here and 'Iraq' only there" in message

    def test_folders_of_languages_hold_translations(self, tmp_path: Path) -> None:
        for folder, region in (("en", "Japan"), ("fr", "Iraq"), ("posts", "Italy")):
            (tmp_path / folder).mkdir()
            text = (
                f"---\nauthors: [Tom Brandt]\nslug: lights-on-far-pier\nregions: [{region}]\n---\n"
            )
            (tmp_path / folder / "lights.md").write_text(text)
        found = cm.check([str(tmp_path)], config={"select": ["COR"]}).diagnostics
        assert [(d.code, Path(d.path or "").parent.name) for d in found] == [("COR101", "posts")]
        assert "another version" not in [note.message for note in found[0].related]

    def test_names_of_one_concept_and_times_of_one_day_are_no_difference(self) -> None:
        path = "posts/2012/05/lights-on-a-far-pier"
        one = at(path, regions=["Türkiye"], date="2020-01-02")
        other = at(f"china/{path}", regions=["Turkey"], date="2020-01-02T00:00:00Z")
        assert cor([one, other]) == []
        assert len(cor([one, {**other, "date": "2020-01-03T00:00:00Z"}])) == 1
        assert len(cor([one, {**other, "regions": ["Turkey", "Iraq"]}])) == 1


def test_figures_that_are_not_complete_say_so() -> None:
    bios = [
        {"authors": [{"name": "Anna Roe", "bio": f"In year {n} she wrote book {n} of volume {n}."}]}
        for n in (
            [
                "one",
                "two",
                "three",
                "four",
                "five",
                "six",
                "seven",
                "eight",
                "nine",
                "ten",
                "eleven",
                "twelve",
            ]
        )
    ]
    ((_, _, message),) = cor(bios, "COR212")
    assert message.endswith("; at least 8 differ in all")
    ((_, _, message),) = cor(bios[:3], "COR212")
    assert message.endswith("; 3 differ in all")
    path = "posts/2012/05/lights-on-a-far-pier"
    copies = [at(f"p{n}/{path}", regions=["Japan"]) for n in range(60)]
    ((_, _, message),) = cor([*copies, at(path, regions=["Iraq"])], "COR101")
    assert " differs from at least " in message
    ((_, _, message),) = cor([*copies[:9], at(path, regions=["Iraq"])], "COR101")
    assert " differs from 9 other copies of it" in message


def test_nothing_is_kept_of_a_corpus_after_its_run() -> None:
    import gc

    from carnegie_meta.rules.base import Together

    assert cor(written("Åsa Roe", "Asa Roe", "Åsa Roe"), "COR2")
    gc.collect()
    assert not any(isinstance(kept, Together) for kept in gc.get_objects())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("John Smith", "John A. Smith"),
        ("Michael Brown", "Michael E. Brown"),
        ("Mohammed Ali", "Muhammad Ali"),
        ("李伟", "Li Wei"),
    ],
)
def test_frequent_names_may_be_two_peoples(one: str, other: str) -> None:
    assert cor(written(one, one, other), "COR2") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("Steven Cook", "Steven A. Cook"), ("José García", "Jose Garcia"), ("王缉思", "Wang Jisi")],
)
def test_names_that_few_people_have_are_told(one: str, other: str) -> None:
    assert len(cor(written(one, one, other), "COR2")) == 1


@pytest.mark.parametrize(
    ("common", "rare", "told"),
    [
        ("South Korea Watch", "North Korea Watch", False),
        ("Iraq Policy Series", "Iran Policy Series", False),
        ("Iraqi Politics Notes", "Iranian Politics Notes", False),
        ("Harbors, Part II", "Harbors, Part I", False),
        ("Harbors, Series B", "Harbors, Series A", False),
        ("Western Harbors", "Eastern Harbors", False),
        ("The Obama Papers", "The Osama Papers", False),
        ("Price of Harbors", "Prize of Harbors", False),
        ("Harbors and Piers", "Harbours and Piers", True),
        ("Harbors and Piers", "Harbors and Peirs", True),
        ("Harbors and Piers", "harbors & and piers", True),
        ("Governance of Ports", "Govornance of Ports", True),
    ],
)
def test_terms_that_differ_by_a_letter(common: str, rare: str, told: bool) -> None:
    records = [{"collections": [common]}] * 5 + [{"collections": [rare]}]
    assert bool(cor(records, "COR302")) is told


class TestTwoTitles:
    def told(self, one: dict[str, Any], other: dict[str, Any]) -> bool:
        records = [at("posts/2012/05/one", **one), at("posts/2012/05/other", **other)]
        return bool(cor(records, "COR401"))

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("The Price of Old Peace", "The Prize of Old Peace"),
            ("What the Obama Doctrine Means", "What the Osama Doctrine Means"),
        ],
    )
    def test_a_short_word_needs_an_author_of_both(self, one: str, other: str) -> None:
        assert not self.told({"title": one}, {"title": other})
        roe, brandt = ["Anna Roe"], ["Tom Brandt"]
        assert not self.told({"title": one, "authors": roe}, {"title": other, "authors": brandt})
        assert self.told({"title": one, "authors": roe}, {"title": other, "authors": roe})

    def test_directions_and_peoples_are_no_slips(self) -> None:
        author = {"authors": ["Anna Roe"]}
        for one, other in (("Western", "Eastern"), ("Slovenian", "Slovakian")):
            title = f"The {one} Road to Peace"
            assert not self.told(
                {"title": title, **author}, {"title": title.replace(one, other), **author}
            )

    def test_columns_of_two_authors_or_two_days_are_no_copies(self) -> None:
        one = {"title": "Taking the Pulse of the Region", "authors": ["Anna Roe"]}
        assert self.told(one, one)
        assert self.told(one, {**one, "authors": ["Anna B. Roe", "Tom Brandt"]})
        assert not self.told(one, {**one, "authors": ["Tom Brandt"]})
        assert not self.told({**one, "date": "2020-01-02"}, {**one, "date": "2020-02-02"})
