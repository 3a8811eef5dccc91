"""The HTML report as people use it: in a browser, by mouse, keyboard and screen reader."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from carnegie_meta.engine.survey import Survey
from carnegie_meta.model.diagnostic import Diagnostic, Related
from carnegie_meta.model.fix import Fix
from carnegie_meta.model.report import Report
from carnegie_meta.model.span import Range
from carnegie_meta.report import formats
from carnegie_meta.report.html_ import findings
from carnegie_meta.report.options import Options
from carnegie_meta.rules.corpus.systematic import key_of
from tests.browser.chromium import Chromium
from tests.browser.conftest import RECORD, Made, corpus, respelt

WIDTHS = (1280, 768, 390, 320)
CODES = "[...document.querySelectorAll('#table .open')].map(each => each.textContent)"
COUNT = "document.getElementById('count').textContent"


def set_filter(name: str, value: str) -> str:
    return (
        f"(() => {{ const field = document.getElementById('filter').elements[{name!r}]; "
        f"field.value = {value!r}; "
        "field.dispatchEvent(new Event('input', {bubbles: true})); })()"
    )


@pytest.fixture
def page(chromium: Chromium, report: Path) -> Chromium:
    chromium.open(report)
    return chromium


def test_nothing_is_loaded_and_nothing_goes_wrong(page: Chromium, report: Path) -> None:
    assert page.requests() == [report.resolve().as_uri()]
    assert page.errors() == []


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_sticks_out(chromium: Chromium, report: Path, width: int) -> None:
    chromium.open(report, width=width)
    assert chromium.run("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("dark", [False, True])
def test_text_stands_out_from_what_is_behind_it(
    chromium: Chromium, report: Path, dark: bool
) -> None:
    """WCAG 2.2, 1.4.3: 4.5 to 1, whichever colours are preferred."""
    chromium.open(report, dark=dark)
    assert chromium.run(CONTRAST) == []


@pytest.mark.parametrize("dark", [False, True])
def test_a_pale_cell_is_read_as_well(chromium: Chromium, made: Made, dark: bool) -> None:
    chromium.open(made(respelt()), dark=dark)
    assert chromium.run("document.querySelectorAll('.few').length")
    assert chromium.run(CONTRAST) == []


CONTRAST = """(() => {
const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
const rgb = (colours) => {
  canvas.clearRect(0, 0, 1, 1);
  for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
  return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
};
const light = (colour) => {
  const [r, g, b] = colour.map((c) => c / 255)
    .map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const bad = [];
for (const element of document.querySelectorAll('body *')) {
  const says = [...element.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
  if (!says || element.closest('.unseen, .skip, script, noscript, svg, .swatch, option')) continue;
  if (!element.checkVisibility()) continue;
  const behind = [];
  for (let each = element; each; each = each.parentElement) {
    behind.unshift(getComputedStyle(each).backgroundColor);
  }
  const a = light(rgb([...behind])), b = light(rgb([...behind, getComputedStyle(element).color]));
  const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  if (ratio < 4.5) bad.push([element.className, element.textContent.slice(0, 30), ratio]);
}
return bad;
})()"""


def test_the_table_shows_a_page_and_says_how_many(page: Chromium) -> None:
    assert page.run(f"{CODES}.length") == 50
    assert page.run(COUNT).startswith("1–50 of ")
    page.run("document.querySelector('#pages [data-go=on]').click()")
    assert page.run(COUNT).startswith("51–")
    page.run("document.querySelector('#pages [data-go=last]').click()")
    assert (
        page.run("document.querySelector('#pages [data-go=on]').getAttribute('aria-disabled')")
        == "true"
    )


def test_filters_narrow_the_table(page: Chromium) -> None:
    page.run(set_filter("text", "polcy"))
    shown = page.run(CODES)
    assert shown
    assert {code[:3] for code in shown} == {"TAX"}
    assert "that fit" in page.run(COUNT)
    page.run(set_filter("text", "polcy nothing-has-this"))
    assert page.run(COUNT).startswith("None of ")
    page.run("document.querySelector('#filter [type=reset]').click()")
    page.run("new Promise(done => setTimeout(done))")
    assert "that fit" not in page.run(COUNT)
    page.run(set_filter("place", "#20/topics"))
    assert page.run(CODES)
    assert all("#20/topics" in each for each in page.run(PLACES))


PLACES = "[...document.querySelectorAll('#table .at')].map(each => each.textContent)"


def test_filters_by_what_records_belong_to(page: Chromium) -> None:
    page.run(set_filter("program", "Europe"))
    records = {int(place[1:].partition("/")[0]) for place in page.run(PLACES)}
    assert records
    assert all(record % 3 == 0 for record in records)
    page.run(set_filter("year", "1996"))
    assert {int(place[1:].partition("/")[0]) % 30 for place in page.run(PLACES)} == {0}


def test_a_place_is_found_as_it_is_shown(page: Chromium) -> None:
    for of in ("", ".at"):
        place = page.run(f"document.querySelector('#table .place {of}').textContent")
        page.run(set_filter("place", place))
        assert place in page.run("document.querySelector('#table .place').textContent")
    whole = "document.querySelector('#table .place').innerText.replace('\\n', ' ')"
    place = page.run(whole)
    assert ":" in place
    assert " #" in place
    page.run(set_filter("place", place))
    assert page.run(whole) == place


def test_filters_by_severity(page: Chromium) -> None:
    for severity in ("warning", "info"):
        page.run(f"document.querySelector('#filter [value={severity}]').click()")
    severities = "[...document.querySelectorAll('#table .sev')].map(each => each.textContent)"
    assert set(page.run(severities)) <= {"▲error"}


def test_columns_sort_and_say_so(page: Chromium) -> None:
    head = "document.querySelector('#table th[data-key=code]')"
    page.run(f"{head}.querySelector('button').click()")
    assert page.run(f"{head}.getAttribute('aria-sort')") == "ascending"
    up = page.run(CODES)
    assert up == sorted(up)
    page.run(f"{head}.querySelector('button').click()")
    assert page.run(f"{head}.getAttribute('aria-sort')") == "descending"
    down = page.run(CODES)
    assert down == sorted(down, reverse=True)
    sorted_by = "document.querySelectorAll('#table [aria-sort=none]').length"
    assert page.run(sorted_by) == 3


def test_a_finding_opens_and_leads_to_its_rule(page: Chromium) -> None:
    page.run("document.querySelector('#table .open').click()")
    assert page.run("document.querySelector('#table .open').getAttribute('aria-expanded')") == (
        "true"
    )
    page.run("document.querySelector('.more a[href^=\"#rule-\"]').click()")
    page.run("new Promise(done => setTimeout(done, 50))")
    assert page.run("document.querySelector(location.hash).open") is True
    assert page.run("document.activeElement.tagName") == "SUMMARY"


def test_a_rule_that_was_folded_opens_again(page: Chromium) -> None:
    link = page.run("document.querySelector('.found a.code').hash")
    for _ in range(2):
        page.run("document.querySelector('.found a.code').click()")
        page.run("new Promise(done => setTimeout(done, 50))")
        assert page.run(f"document.querySelector('{link}').open") is True
        page.run(f"document.querySelector('{link}').open = false")


def test_an_address_of_a_rule_leads_to_it(chromium: Chromium, report: Path) -> None:
    chromium.open(report, at="rule-COR301")
    chromium.run("new Promise(done => setTimeout(done, 200))")
    assert chromium.run("document.getElementById('rule-COR301').open") is True
    assert chromium.run("document.activeElement.parentElement.id") == "rule-COR301"


def test_a_figure_shows_its_findings(page: Chromium) -> None:
    link = "document.querySelector('.told a[data-value=COR301]')"
    assert page.run(f"{link}.closest('li').textContent").startswith("Iran is on 100 of 100 records")
    page.run(f"{link}.click()")
    assert page.run(CODES) == ["COR301"]
    assert page.run("document.activeElement.id") == "findings-title"


# What each link of a figure asks for, what the filter shows then, and what is said and shown.
LINKS = """[...document.querySelectorAll('a[data-pick]')].map((link) => {
  link.click();
  const select = document.getElementById('filter').elements[link.dataset.pick];
  const picked = select.selectedIndex < 0 ? null : select.value;
  const said = document.getElementById('count').textContent;
  return [link.dataset.pick, link.dataset.value, picked, said];
})"""


def quiet() -> list[dict[str, object]]:
    """Records with a center and a program in which nothing is wrong."""
    about: dict[str, object] = {
        "primaryCenter": "Carnegie China",
        "centers": ["Carnegie Endowment for International Peace", "Carnegie China"],
        "programAffiliation": "SAP",
        "programs": ["South Asia"],
        "regions": ["Pakistan", "South Asia"],
        "topics": ["Foreign Policy"],
    }
    url = "https://example.org/posts/2020/05/a-quiet-harbor-"
    return [{**RECORD, **about, "url": f"{url}{number}"} for number in range(9)]


def test_a_figure_of_something_without_findings_shows_none(chromium: Chromium, made: Made) -> None:
    chromium.open(made([*corpus(60), *quiet()]))
    links = chromium.run(LINKS)
    assert [value for _, value, picked, _ in links if picked != value] == []
    none = {(name, value) for name, value, _, said in links if said.startswith("None of ")}
    assert none == {("center", "Carnegie China"), ("program", "South Asia")}
    assert all("that fit" in said for name, value, _, said in links if (name, value) not in none)


def test_a_rule_beyond_the_rows_of_the_table_shows_none(
    chromium: Chromium, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(findings, "MOST", 1)
    chromium.open(made(corpus(60)))
    links = chromium.run(LINKS)
    assert [value for _, value, picked, _ in links if picked != value] == []
    said = "None of the first 1 finding fits the filters."
    code = next(value for name, value, _, count in links if name == "code" and count == said)
    choice = chromium.run(f"document.querySelector('#filter option[value={code}]').textContent")
    assert choice.startswith(f"{code} ")
    assert not choice.endswith(" (0)")


def test_one_finding_is_one(chromium: Chromium, made: Made) -> None:
    chromium.open(made([{**RECORD, "authors": []}]))
    assert chromium.run(COUNT) == "1 of 1 finding"


def test_labels_of_one_concept_are_one_in_the_pictures(chromium: Chromium, made: Made) -> None:
    chromium.open(made(respelt()))
    marked = "[...document.querySelectorAll('.ring')].map(cell => cell.textContent)"
    assert chromium.run(marked) == ["100 set by a mapping"]
    told = chromium.run("[...document.querySelectorAll('.told li')].map(each => each.textContent)")
    assert len(told) == 1
    assert told[0].startswith("Iran is on 100 of 100 records of Europe (100")
    named = chromium.run("document.getElementById('corpus').textContent")
    assert "Technology and International Affairs" in named
    for label in ("Islamic Republic of Iran", "Turkey", "State of Japan"):
        assert label not in named


def test_the_map_marks_the_systematic_term_and_nothing_else(page: Chromium) -> None:
    marked = page.run("[...document.querySelectorAll('.ring')].map(cell => cell.textContent)")
    assert marked == ["100 set by a mapping"]
    row = "document.querySelector('.ring').closest('tr').querySelector('th').textContent"
    assert page.run(row) == "Iran"


def test_the_keyboard_reaches_everything_in_order(page: Chromium) -> None:
    seen = []
    for _ in range(400):
        page.press("Tab", 9)
        seen.append(
            page.run(
                "(e => (e.name || e.id || e.className || e.tagName) + '')(document.activeElement)"
            )
        )
        if seen[-1] == "open":
            break
    assert seen[0] == "skip"
    order = [name for name in seen if name in ("text", "place", "code", "severity", "open")]
    assert list(dict.fromkeys(order)) == ["code", "text", "place", "severity", "open"]
    page.press("Enter", 13, "\r")
    assert page.run("document.activeElement.getAttribute('aria-expanded')") == "true"


def test_a_screen_reader_finds_its_way(page: Chromium) -> None:
    nodes = page.call("Accessibility.getFullAXTree")["nodes"]
    told = [
        (node["role"]["value"], node.get("name", {}).get("value", ""))
        for node in nodes
        if not node.get("ignored")
    ]
    roles = [role for role, _ in told]
    for landmark in ("banner", "main", "navigation", "search", "contentinfo", "status"):
        assert landmark in roles, landmark
    assert all(
        name
        for role, name in told
        if role in ("button", "link", "textbox", "searchbox", "combobox", "checkbox", "image")
    )
    assert ("table", "Findings") in told
    assert roles.count("columnheader") >= 4
    levels = page.run("[...document.querySelectorAll('h1,h2,h3,h4')].map(h => +h.tagName[1])")
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_phone_keeps_the_table_a_table(chromium: Chromium, report: Path) -> None:
    chromium.open(report, width=390)
    nodes = chromium.call("Accessibility.getFullAXTree")["nodes"]
    roles = [node["role"]["value"] for node in nodes if not node.get("ignored")]
    assert roles.count("row") > 50
    assert roles.count("cell") >= 200


@pytest.mark.parametrize("width", [390, 320])
def test_a_phone_shows_all_sections(chromium: Chromium, report: Path, width: int) -> None:
    chromium.open(report, width=width)
    ends = (
        "[...document.querySelectorAll('body > nav a')].map(a => a.getBoundingClientRect().right)"
    )
    assert max(chromium.run(ends)) <= width
    assert chromium.run("document.querySelector('body > nav ul').scrollWidth") <= width


def test_a_long_name_breaks(chromium: Chromium, made: Made) -> None:
    name = "x" * 120
    about = {"primaryCenter": name, "programs": [name, "y" * 119], "regions": [name, "Japan"]}
    page = made([*corpus(60), *({**RECORD, **about} for _ in range(3))])
    for width in WIDTHS:
        chromium.open(page, width=width)
        assert chromium.run("document.documentElement.scrollWidth") == width


def test_without_a_script_nothing_is_dead(chromium: Chromium, report: Path) -> None:
    chromium.open(report, script=False)
    said = chromium.run("document.body.innerText")
    chromium.call("Emulation.setScriptExecutionDisabled", value=False)
    assert "The table needs JavaScript" in said
    assert "Clear filters" not in said
    assert "Rules explained" in said


def test_paper_holds_what_is_asked_for(page: Chromium) -> None:
    page.run(set_filter("code", "SCH204"))
    page.run(set_filter("code", ""))
    page.run("document.querySelector('#table .open').click()")
    page.run("document.querySelector('#pages [data-go=on]').click()")
    before = page.run(COUNT)
    rows = "document.querySelectorAll('#table tbody tr').length"
    page.run(
        "addEventListener('beforeprint', () => { "
        f"window.printed = [{COUNT}, {rows}, document.getElementById('asked').textContent]; }})"
    )
    assert page.paper().startswith(b"%PDF")
    said, count, asked = page.run("window.printed")
    whole = int(before.rpartition(" of ")[2].split()[0])
    assert said == f"1–{whole} of {whole} findings"
    assert count == whole + 1  # and what was opened by hand
    assert asked == ""
    assert page.run(COUNT) == before
    page.run(set_filter("text", "polcy"))
    page.run("document.querySelector('#filter [value=info]').click()")
    page.paper()
    assert page.run("window.printed")[2] == "Text: polcy; Severity: error, warning"


def test_paper_is_white_and_keeps_its_colours(chromium: Chromium, report: Path) -> None:
    chromium.open(report, dark=True)
    dark = {"name": "prefers-color-scheme", "value": "dark"}
    chromium.call("Emulation.setEmulatedMedia", media="print", features=[dark])
    try:
        assert chromium.run(CONTRAST) == []
        style = "getComputedStyle(document.querySelector('.track span'))"
        assert (
            chromium.run(f"{style}.printColorAdjust || {style}.webkitPrintColorAdjust") == "exact"
        )
        assert chromium.run("getComputedStyle(document.body).color") == "rgb(29, 33, 38)"
        numbers = "document.querySelector('.numbers').checkVisibility()"
        assert chromium.run(numbers) is False
        chromium.run("document.querySelector('.numbers').open = true")
        assert chromium.run(numbers) is True
    finally:
        chromium.call("Emulation.setEmulatedMedia", media="")


def test_motion_only_where_it_is_welcome(chromium: Chromium, report: Path) -> None:
    behaviour = "getComputedStyle(document.documentElement).scrollBehavior"
    chromium.open(report)
    reduced = {"name": "prefers-reduced-motion", "value": "reduce"}
    chromium.call("Emulation.setEmulatedMedia", features=[reduced])
    assert chromium.run(behaviour) == "auto"


HOSTILE = [
    "<script>window.owned = 1</script>",
    "</script><script>window.owned = 1</script>",
    "<!--<script>",
    "--><img src=x onerror=window.owned=1>",
    "\"'><svg onload=window.owned=1>",
    "&lt;b&gt;&amp;",
    "a\u202eb\u2066c",
    "lone \ud800 surrogate",
    "line\u2028end\u2029s\x00\x1b[31m",
    "javascript:window.owned=1",
    "]]>{{7*7}}${7*7}`",
    "a line\r\nand\tanother",
]


def test_values_stay_text(chromium: Chromium, made: Made) -> None:
    records: list[dict[str, object]] = []
    for number, text in enumerate(HOSTILE * 3):
        records.append(
            {
                "url": f"https://example.org/posts/2020/05/lights-on-the-far-pier-{number}",
                **RECORD,
                "title": text,
                "topics": [text],
                "regions": [text, "Japan", "East Asia"],
                "programs": [text],
                "primaryCenter": text,
                text: 1,
            }
        )
    page = made([*records, *corpus(30)])
    assert "\u202e" not in page.read_text("utf-8")
    chromium.open(page)
    assert chromium.errors() == []
    assert chromium.requests() == [page.resolve().as_uri()]
    chromium.run("document.querySelectorAll('#table .open').forEach(each => each.click())")
    assert chromium.run("typeof window.owned") == "undefined"
    assert chromium.run("document.scripts.length") == 2
    odd = "document.querySelectorAll('img, svg[onload], [onerror], b b, iframe').length"
    assert chromium.run(odd) == 0
    text = chromium.run("document.body.innerText")
    for piece in ("<script>window.owned = 1</script>", "<!--<script>", "&lt;b&gt;&amp;"):
        assert piece in text
    assert r"a\u202eb\u2066c" in text
    assert "lone \ufffd surrogate" in text  # as the reader of JSON mends it, and tells
    for value in ("<script>", "\\ud800", "--><img"):
        chromium.run(set_filter("text", value))
        assert chromium.run(CODES), value


def test_what_only_python_gives_stays_text(chromium: Chromium, tmp_path: Path) -> None:
    """File names and dicts hold lone surrogates, which no file of JSON brings so far."""
    survey = Survey()
    found = []
    for number, text in enumerate(HOSTILE * 2):
        survey.records += 1
        survey.facets[text, number] = text, text, (text, "other")
        for key in (("center", text, ""), ("program", text, ""), ("regions", text, "2020")):
            survey.counts[key] = survey.counts.get(key, 0) + 9
        survey.counts["cell", text, text] = 9
        related = Related(text, text, 1, f"/{text}")
        fix = Fix(text, "display", ())
        about = text, number, f"/{text}", Range(1, 1, 1, 2), {text: text}
        key = key_of(("programs", text), ("regions", text))
        found.append(Diagnostic("COR301", text, "error", text, *about, fix, (related,), key))
    page = tmp_path / "page.html"
    pieces = formats.render("html", Report(tuple(found), 1, 30), Options(survey=survey, day="1"))
    page.write_text("".join(pieces), "utf-8")
    chromium.open(page)
    assert chromium.errors() == []
    assert chromium.requests() == [page.resolve().as_uri()]
    chromium.run("document.querySelectorAll('#table .open').forEach(each => each.click())")
    assert chromium.run("typeof window.owned") == "undefined"
    assert chromium.run("document.querySelectorAll('img, svg[onload], [onerror]').length") == 0
    told = chromium.run("document.querySelectorAll('.told li').length")
    assert told == len(HOSTILE)
    for _, value, picked, said in chromium.run(LINKS):
        assert picked == value
        assert not said.startswith("None")
    assert r"lone \ud800 surrogate" in chromium.run("document.body.innerText")
    shown = chromium.run("document.querySelectorAll('#heat-title').length")
    assert shown == 1


def test_one_record_has_a_table_and_no_pictures(chromium: Chromium, made: Made) -> None:
    chromium.open(made([{**RECORD, "topics": ["Nuclear Polcy"]}]))
    assert chromium.run(f"{CODES}.length") >= 1
    assert chromium.run("document.querySelectorAll('.figure, #corpus').length") == 0
    assert chromium.run("document.querySelectorAll('#filter [name=program]').length") == 0


def test_nothing_wrong_is_said_in_one_page(chromium: Chromium, made: Made) -> None:
    chromium.open(made([RECORD]))
    assert chromium.errors() == []
    assert "Found nothing wrong" in chromium.run("document.body.innerText")
    assert chromium.run("document.querySelectorAll('table').length") == 0
