"""A sheet to send: the review page with its records in one file that needs no server and no network."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from typing import Any

import msgspec

from newsmine.check.decisions import decisions_path, text_hash
from newsmine.check.review.fields import contract
from newsmine.check.review.index import Index
from newsmine.check.review.server import page_files
from newsmine.errors import UsageError

#: The page's scripts, each after those that it imports from.
SCRIPTS = (
    "dom.js", "offsets.js", "model.js", "telling.js", "marks.js", "drafts.js", "outbox.js", "stores.js", "editors.js",
    "cards.js", "deciding.js", "editing.js", "heads.js", "news.js", "queue.js", "spans.js", "dialogs.js", "keys.js",
    "main.js",
)  # fmt: skip
_IMPORT = re.compile(r'^import \{[^}]*\} from "\./([a-z]+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(async )?(function|class|const|let) )", re.MULTILINE)
_ONLINE = re.compile(r"<!-- online.*<!-- end online -->\n", re.DOTALL)
#: Beyond this a browser takes long to open the sheet.
LARGEST = 100 << 20


def sheet(records: str | Path, reviewer: str = "reviewer") -> str:
    """The HTML of a sheet on a file of records.

    Its decisions are saved as a file that `newsmine apply` takes. Raises `UsageError` or
    `RecordError` as reading records does, and when they are too many for one page.
    """
    index = Index(records)
    checked: list[dict[str, Any]] = []
    size = 0
    for row in index.rows:
        record = index.record(row.number)
        size += len(record.text)
        checked.append({"record": record, "sha256": text_hash(record.text)})
    data = msgspec.json.encode(
        {
            "key": hashlib.sha256("".join(item["sha256"] for item in checked).encode()).hexdigest()[:16],
            "opening": {
                "file": Path(records).name,
                "key": Path(records).name,
                "decisions": decisions_path(Path(records).name).name,
                "reviewer": reviewer,
                "contract": contract(),
                "sequence": 0,
                "rows": index.rows,
            },
            "records": checked,
        }
    )
    if len(data) > LARGEST:
        raise UsageError(f"{records}: {len(data) >> 20} MB are too many for one page; split the file, or use review")
    return _page(_inert(data.decode()))


def _page(data: str) -> str:
    files = page_files()
    style, script = "\n" + files["style.css"], "\n" + bundle(files)
    policy = (
        f"default-src 'none'; script-src {_digest(script)}; style-src {_digest(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )
    page = _ONLINE.sub("", files["page.html"])
    for old, new in (
        (
            '<meta name="color-scheme"',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n<meta name="color-scheme"',
        ),
        ("<title>newsmine review</title>", "<title>newsmine sheet</title>"),
        ('<link rel="stylesheet" href="static/style.css">', f"<style>{style}</style>"),
        (
            "</body>",
            f'<script type="application/json" id="newsmine-data">{data}</script>\n'
            f'<script type="module">{script}</script>\n</body>',
        ),
    ):
        assert page.count(old) == 1, f"page.html has no single {old!r}"
        page = page.replace(old, new)
    return page


def bundle(files: dict[str, str]) -> str:
    """The scripts as one: their imports and exports taken away, which share one scope then."""
    parts: list[str] = []
    for name in SCRIPTS:
        text = files[name]
        for imported in _IMPORT.findall(text):
            assert imported in SCRIPTS[: SCRIPTS.index(name)], f"{name} imports {imported}, which stands after it"
        parts.append(f"// {name}\n" + _EXPORT.sub("", _IMPORT.sub("", text)))
    whole = "\n".join(parts)
    assert not re.search(r"</script|<!--", whole, re.IGNORECASE), "a script holds what would end it early"
    return whole


def _inert(json: str) -> str:
    """JSON in which nothing can end its script element: every `<` is escaped."""
    return json.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
