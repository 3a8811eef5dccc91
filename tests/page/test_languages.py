"""Dates of any layout, and pages of other languages."""

from __future__ import annotations

import pytest

from carnegie_meta.engine.check import Checker
from carnegie_meta.page.dates import find
from carnegie_meta.page.extract import extract
from carnegie_meta.source.formats import reader
from carnegie_meta.source.input import Input
from tests.page.layouts import as_text, parts


def codes(text: str) -> list[str]:
    (unit,) = reader("page").read(Input("page", text.encode()))
    return sorted(d.code for d in Checker(today="2026-01-01").check_unit(unit))


@pytest.mark.parametrize(
    "line",
    [
        "March 4, 2021",
        "Mar. 4, 2021",
        "Thursday, March 4, 2021",
        "4 March 2021",
        "2021-03-04",
        "Posted on March 4, 2021",
        "Published March 4, 2021",
        "Published: 2021-03-04",
        "Опубликовано 4 марта 2021",
        "Опубликовано: 4 марта 2021 г.",
        "4 марта 2021 г.",
        "Publié le 4 mars 2021",
        "Publié le 4 Mars 2021",
        "4 mars 2021",
        "发布于 2021年3月4日",
        "发布于2021年3月4日",
        "發表於 2021 年 3 月 4 日",
        "2021年3月4日",
        "نشر في 4 مارس 2021",
        "تم النشر في 4 آذار 2021",
        "٤ مارس ٢٠٢١",
    ],
)
def test_a_date_line_is_the_date_of_publication(line: str) -> None:
    text = as_text(parts(published=line))
    page = extract(text)
    assert page.date == "2021-03-04"
    assert page.byline == ["Inès Abdel Razek"]
    assert codes(text) == []


@pytest.mark.parametrize(
    "line", ["4/3/2021", "04.03.2021", "4 de marzo de 2021", "2021. március 4."]
)
def test_a_date_that_cannot_be_read_is_not_missing(line: str) -> None:
    text = as_text(parts(published=line))
    assert extract(text).date is None
    assert codes(text) == []


@pytest.mark.parametrize("end", [" | March 4, 2021", " on March 4, 2021", ", 4 March 2021"])
def test_a_date_behind_the_names(end: str) -> None:
    text = as_text(parts(published=None, byline=f"By Inès Abdel Razek{end}"))
    page = extract(text)
    assert (page.date, page.byline) == ("2021-03-04", ["Inès Abdel Razek"])
    assert codes(text) == []


def test_the_day_of_an_event_is_no_date_of_publication() -> None:
    text = as_text(
        parts(record={"type": "event"}, label="Event", published="March 4, 2201", bios=[])
    )
    assert extract(text).published is None


def test_a_date_in_the_body_is_none() -> None:
    text = as_text(
        parts(published=None, body=["The board met.", "It slept.", "On March 4, 2021 too."])
    )
    assert codes(text) == ["PAG401"]


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("1er août 2020", "2020-08-01"),
        ("15 декабря 2019 года", "2019-12-15"),
        ("3 мая 2019", "2019-05-03"),
        ("12 كانون الثاني 2018", "2018-01-12"),
        ("3 tapas 2019", None),
    ],
)
def test_months(written: str, iso: str | None) -> None:
    date = find(written)
    assert (None if date is None else date.iso) == iso


PAGES = {
    "ru": {
        "label": "Комментарий",
        "title": "Никто не считает буи",
        "sharing": "Ссылка скопирована",
        "byline": "Автор: Инес Абдель Разек",
        "published": "Опубликовано 4 марта 2021 г.",
        "about": "Об авторе",
        "bios": [
            ("Инес Абдель Разек", None, "Инес Абдель Разек изучает гавани и тех, кто ждет в них.")
        ],
        "disclaimer": "Фонд Карнеги как организация не выступает с общей позицией по поводу буев.",
    },
    "fr": {
        "label": "Commentaire",
        "sharing": "Lien copié",
        "byline": "Par Inès Abdel Razek",
        "published": "Publié le 4 mars 2021",
        "about": "À propos de l’auteure",
        "bios": [
            ("Inès Abdel Razek", None, "Inès Abdel Razek étudie les ports et ceux qui y attendent.")
        ],
        "disclaimer": "Carnegie ne prend pas de positions institutionnelles sur les bouées.",
    },
    "zh": {
        "label": "评论",
        "title": "没有人数浮标",
        "sharing": "链接已复制",
        "byline": "作者：赵通",
        "published": "发布于 2021年3月4日",
        "about": "关于作者",
        "bios": [("赵通", None, "赵通研究港口和灯塔，也研究在那里等待的人们，以及灯笼的价格。")],
        "disclaimer": "卡内基不就浮标问题采取机构立场。",
        "record": {"authors": ["赵通"]},
    },
    "ar": {
        "label": "تعليق",
        "title": "لا أحد يعد العوامات",
        "sharing": "تم نسخ الرابط",
        "byline": "بقلم إيناس عبد الرازق",
        "published": "نشر في 4 مارس 2021",
        "about": "عن المؤلفة",
        "bios": [
            ("إيناس عبد الرازق", None, "إيناس عبد الرازق تدرس الموانئ والناس الذين ينتظرون فيها.")
        ],
        "disclaimer": "لا تتخذ مؤسسة كارنيغي مواقف مؤسسية بشأن العوامات.",
    },
}


@pytest.mark.parametrize("language", PAGES)
def test_a_page_of_another_language_has_its_parts(language: str) -> None:
    changed = PAGES[language]
    text = as_text(parts(**changed))
    page = extract(text)
    assert page.title == changed.get("title", "Nobody Counts the Buoys")
    ((name, _, said),) = changed["bios"]  # type: ignore[misc]  # one bio in each
    assert page.byline == [name]
    assert page.date == "2021-03-04"
    assert [(bio.name, bio.text) for bio in page.bios] == [(name, said)]
    assert page.disclaimer == changed["disclaimer"]
    assert [str(tag) for tag in page.tags] == [
        "Political Reform",
        "Levant",
        "Lebanon",
        "Middle East",
    ]
    assert codes(text) == []
