"""The configuration file: found, read, and refused with a line and a remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from carnegie_meta.config import find
from carnegie_meta.config.file import KEYS, discover, load, read
from carnegie_meta.errors import ConfigError
from carnegie_meta.validation import store


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_nearest_file_counts(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", "[tool.carnegie-meta]\nfail-on = 'info'\n")
    near = write(tmp_path / "content/carnegie-meta.toml", "fail-on = 'never'\n")
    (tmp_path / "content/2024").mkdir()
    assert discover(str(tmp_path / "content/2024")) == str(near)
    assert find(None, str(tmp_path / "content/2024")).fail_on == "never"
    assert find(None, str(tmp_path)).fail_on == "info"


def test_a_pyproject_without_the_table_is_passed_over(tmp_path: Path) -> None:
    outer = write(tmp_path / "pyproject.toml", "[tool.carnegie-meta]\n")
    write(tmp_path / "site/pyproject.toml", "[project]\nname = 'carnegie-meta-content'\n")
    assert discover(str(tmp_path / "site")) == str(outer)


def test_the_search_ends_at_the_repository(tmp_path: Path) -> None:
    write(tmp_path / "carnegie-meta.toml", "")
    (tmp_path / "repository/.git").mkdir(parents=True)
    (tmp_path / "repository/content").mkdir()
    assert discover(str(tmp_path / "repository/content")) is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "\n\n[tool.carnegie-meta]\nselekt = ['REL']\n",
            ":4: 'selekt' is no setting; did you mean 'select'?",
        ),
        (
            "[tool.carnegie-meta]\nfail_on = 'error'\n",
            ":2: 'fail_on' is no setting; did you mean 'fail-on'?",
        ),
        ("[tool.carnegie-meta]\nselect = 'REL'\n", ":2: 'select' takes a list of strings"),
        (
            "[tool.carnegie-meta]\nignore = ['REL9XX']\n",
            ":2: 'ignore' is wrong: no rule or family 'REL9XX'; did you mean 'REL'?",
        ),
        (
            "[tool.carnegie-meta.severity]\nREL101 = 'fatal'\n",
            ":2: 'severity.REL101' takes one of error, warning, info",
        ),
        (
            "[tool.carnegie-meta.severity]\nREL101 = 'info'\nREL1O1 = 'info'\n",
            ":3: 'severity.REL1O1' is wrong: no rule or family 'REL1O1'; did you mean",
        ),
        (
            "[tool.carnegie-meta.per-file-ignores]\n'a/*' = ['REL']\n'b/*' = ['RAL']\n",
            ":3: 'per-file-ignores.b/*' is wrong: no rule or family 'RAL'; did you mean 'REL'?",
        ),
        (
            "[tool.carnegie-meta.map]\ntags = 'topic'\n",
            ":2: 'map.tags' is mapped to 'topic', which is no field; did you mean 'topics'?",
        ),
        (
            "[tool.carnegie-meta]\nfail-on = 'fatal'\n",
            ":2: 'fail-on' takes one of error, warning, info, never",
        ),
        ("[tool.carnegie-meta]\ntoday = 3\n", ":2: 'today' takes a day such as 2026-01-31"),
        ("[tool.carnegie-meta]\ntoday = '2026-02-30'\n", ":2: 'today' takes a day"),
        ("[tool.carnegie-meta]\nbaseline = 3\n", ":2: 'baseline' takes the name of a file"),
        (
            "[tool.carnegie-meta.per-file-ignores]\n'a/*' = 'REL'\n",
            ":2: 'per-file-ignores.a/*' takes a list of codes",
        ),
        ("[tool.carnegie-meta\n", "not TOML"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    path = write(tmp_path / "pyproject.toml", text)
    with pytest.raises(ConfigError) as caught:
        load(str(path))
    assert message in str(caught.value)
    assert str(caught.value).startswith(str(path))


def test_everything_is_read(tmp_path: Path) -> None:
    path = write(
        tmp_path / "carnegie-meta.toml",
        """
select = ["REL", "TAX"]
extend-select = ["TXT"]
ignore = ["primary-center-not-listed"]
extend-exclude = ["drafts/*"]
vocabularies = ["regions.json"]
fail-on = "warning"
baseline = "known.json"
today = 2026-01-31
[severity]
REL = "info"
[per-file-ignores]
"archive/*" = ["TXT"]
[map]
autor = "authors"
""",
    )
    settings = load(str(path))
    assert settings.select == ("REL", "TAX")
    assert settings.extend_select == ("TXT",)
    assert settings.ignore == ("primary-center-not-listed",)
    assert settings.excludes(str(tmp_path / "drafts/new/a.md"))
    assert settings.excludes("somewhere/node_modules")
    assert not settings.excludes(str(tmp_path / "content/a.md"))
    assert settings.file("known.json") == str(tmp_path / "known.json")
    assert settings.severities == {"REL": "info"}
    assert settings.ignored_for(str(tmp_path / "archive/a.md")) == ("TXT",)
    assert settings.ignored_for(str(tmp_path / "content/a.md")) == ()
    assert settings.mapping == {"autor": "authors"}
    assert (settings.fail_on, settings.baseline) == ("warning", "known.json")
    assert settings.today == "2026-01-31"


def test_a_file_that_cannot_be_read_is_said() -> None:
    with pytest.raises(ConfigError, match=r"absent\.toml: cannot be read"):
        load("absent.toml")


def test_a_mapping_is_read_as_a_file_is() -> None:
    assert read({"fail-on": "info"}).fail_on == "info"
    with pytest.raises(ConfigError, match="'fail-om' is no setting; did you mean 'fail-on'"):
        read({"fail-om": "info"})


def test_the_schema_describes_the_same_keys() -> None:
    properties = store.schema("config")["properties"]
    assert isinstance(properties, dict)
    assert sorted(properties) == sorted(KEYS)
