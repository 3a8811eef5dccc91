"""The hooks, run by the real pre-commit on a clone of this project."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
WRONG = {"primaryCenter": "Carnegie India", "centers": ["Carnegie Europe"]}


def run(*command: object, cwd: Path, home: Path) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "GIT_AUTHOR_NAME": "A",
        "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@example.org",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "PRE_COMMIT_HOME": str(home),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    }
    return subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment, capture_output=True, text=True
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pre-commit")


@pytest.fixture(scope="module")
def hook_source(tmp_path_factory: pytest.TempPathFactory, home: Path) -> Path:
    """A repository that holds this working tree, as a user would name it in ``repo:``."""
    clone = tmp_path_factory.mktemp("hooks") / "carnegie_meta"
    listed = run("git", "ls-files", "-co", "--exclude-standard", "-z", cwd=ROOT, home=home).stdout
    for name in filter(None, listed.split("\0")):
        if name.startswith(("carnegie_meta/", "schemas/")) or "/" not in name:
            target = clone / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes((ROOT / name).read_bytes())
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "hooks"]):
        done = run("git", *command, cwd=clone, home=home)
        assert done.returncode == 0, done.stderr
    return clone


@pytest.fixture
def content(tmp_path: Path, home: Path) -> Path:
    """A content repository with a wrong record in each kind of file."""
    run("git", "init", "-q", cwd=tmp_path, home=home)
    (tmp_path / "a.jsonl").write_text(json.dumps(WRONG) + "\n")
    (tmp_path / "b.mdx").write_text("---\n" + json.dumps(WRONG) + "\n---\nText\n")
    (tmp_path / "package.json").write_text('{"name": "site"}')
    (tmp_path / "README.md").write_text("# A site\n")
    run("git", "add", "-A", cwd=tmp_path, home=home)
    return tmp_path


def test_the_hooks_name_commands_that_exist() -> None:
    assert [hook["id"] for hook in HOOKS] == ["carnegie-meta", "carnegie-meta-corpus"]
    for hook in HOOKS:
        assert hook["entry"].startswith("carnegie-meta check ")


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("a.json", True),
        ("a.jsonl", True),
        ("a.ndjson", True),
        ("a.jsonl.gz", True),
        ("content/a.md", True),
        ("a.mdx", True),
        ("a.yml", True),
        ("a.yaml", True),
        ("a.toml", True),
        ("a.html", True),
        ("a.py", False),
        ("ajson", False),
        ("a.json.bak", False),
    ],
)
def test_the_hooks_choose_files_by_name(name: str, taken: bool) -> None:
    for hook in HOOKS:
        assert bool(re.search(hook["files"], name)) is taken


@pytest.mark.parametrize("hook", ["carnegie-meta", "carnegie-meta-corpus"])
def test_try_repo_finds_what_is_wrong(
    hook_source: Path, content: Path, home: Path, hook: str
) -> None:
    done = run("pre-commit", "try-repo", hook_source, hook, "--all-files", cwd=content, home=home)
    assert done.returncode == 1, done.stdout + done.stderr
    assert re.search(r"a\.jsonl:1:\d+: .*REL101", done.stdout)
    assert re.search(r"b\.mdx:2:\d+: .*REL101", done.stdout)
    assert "package.json" not in done.stdout
    assert "README.md" not in done.stdout


def test_a_wrong_commit_is_refused_and_a_right_one_taken(
    hook_source: Path, content: Path, home: Path
) -> None:
    revision = run("git", "rev-parse", "HEAD", cwd=hook_source, home=home).stdout.strip()
    configuration = {
        "repos": [{"repo": str(hook_source), "rev": revision, "hooks": [{"id": "carnegie-meta"}]}]
    }
    (content / ".pre-commit-config.yaml").write_text(yaml.safe_dump(configuration))
    assert run("pre-commit", "install", cwd=content, home=home).returncode == 0
    run("git", "add", "-A", cwd=content, home=home)
    refused = run("git", "commit", "-m", "wrong", cwd=content, home=home)
    assert refused.returncode == 1
    assert "REL101" in refused.stdout + refused.stderr
    assert run("git", "rev-parse", "HEAD", cwd=content, home=home).returncode != 0
    right = {
        "authors": ["Marc Pierini"],
        "type": "commentary",
        "centerAffiliationAll": "",
        "centers": ["Carnegie Endowment for International Peace"],
        "englishNewsletterAll": "",
        "nonEnglishNewsletterAll": "",
        "primaryCenter": "Carnegie Endowment for International Peace",
        "programAffiliation": "",
        "regions": ["Middle East", "Türkiye"],
        "topics": ["EU"],
    }
    (content / "a.jsonl").write_text(json.dumps(right) + "\n")
    (content / "b.mdx").unlink()
    run("git", "add", "-A", cwd=content, home=home)
    taken = run("git", "commit", "-m", "right", cwd=content, home=home)
    assert taken.returncode == 0, taken.stdout + taken.stderr
