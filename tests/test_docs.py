"""Documentation is run: Python examples give what they show, shell examples end well."""

import doctest
import os
import re
import shlex
import subprocess
import sys

import pytest

from folders import ROOT

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
SHELL = re.compile(r"```console\n(.*?)```", re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_python_examples(page):
    failed, _ = doctest.testfile(
        str(page), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
    )
    assert failed == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_shell_examples(page, tmp_path):
    (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    for block in SHELL.findall(page.read_text(encoding="utf-8")):
        for line in block.splitlines():
            if line.startswith("$ newsmine "):
                command = line.removeprefix("$ newsmine ")
                result = subprocess.run(
                    f"{shlex.quote(sys.executable)} -m newsmine {command}", shell=True, cwd=tmp_path, text=True,
                    capture_output=True, env={**os.environ, "COLUMNS": "80"}, timeout=120,
                )  # fmt: skip
                assert result.returncode == 0, f"{line}\n{result.stderr}"


def test_the_readme_shows_both():
    readme = PAGES[0].read_text(encoding="utf-8")
    assert ">>> " in readme
    assert "$ newsmine extract" in readme
