"""The review page's server: rows, records and decisions as JSON, for one browser on this machine."""

from __future__ import annotations

import asyncio
import hashlib
import importlib.resources
import secrets
import socket
import time
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from newsmine.check.decisions import Decision, text_hash
from newsmine.check.review.decided import Decided, Refused
from newsmine.check.review.fields import contract
from newsmine.check.review.guard import Guard
from newsmine.check.review.index import Index
from newsmine.errors import OutputError, RecordError, UsageError

if TYPE_CHECKING:
    import uvicorn
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp

MISSING = "the review page needs starlette and uvicorn: pip install 'newsmine[review]'"
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
#: Seconds after which a page that no longer asks is taken to be closed.
_GONE = 12.0


def page_files() -> dict[str, str]:
    """The page's files by name: HTML, style, scripts."""
    folder = importlib.resources.files(__package__) / "page"
    return {entry.name: entry.read_text("utf-8") for entry in folder.iterdir() if Path(entry.name).suffix in _TYPES}


class Review:
    """A file of records under review: its index, its decisions, and who has which record open."""

    def __init__(self, records: str | Path, decisions: str | Path, reviewer: str) -> None:
        self.index = Index(records)
        self.decided = Decided(decisions, self.index)
        self.reviewer = reviewer
        self._records = Path(records)
        self._open: dict[str, tuple[float, int, str]] = {}
        self._writing = asyncio.Lock()
        self._rows = msgspec.json.encode(self.index.rows)

    def opening(self) -> bytes:
        """All that the page needs to show the queue, as JSON."""
        self.decided.refresh()
        head = {
            "file": self._records.name,
            "key": hashlib.sha256(str(self._records.resolve()).encode()).hexdigest()[:16],
            "decisions": self.decided.path.name,
            "reviewer": self.reviewer,
            "contract": contract(),
            "sequence": self.decided.sequence,
            "states": self.decided.states(),
        }
        return msgspec.json.encode({**head, "rows": msgspec.Raw(self._rows)})

    def record(self, number: int) -> bytes:
        """A record with its decisions, as JSON."""
        record = self.index.record(number)
        self.decided.refresh()
        return msgspec.json.encode(
            {
                "number": number,
                "record": record,
                "sha256": text_hash(record.text),
                "decisions": self.decided.of(record.id),
                "sequence": self.decided.sequence,
            }
        )

    async def save(self, decisions: list[Decision]) -> dict[str, Any]:
        """Decisions one by one onto the disk: `saved` are there, `refused` fitted no record and say why."""
        saved: list[Decision] = []
        refused: list[dict[str, str]] = []
        async with self._writing:
            for decision in decisions:
                try:
                    saved.append(await asyncio.to_thread(self._save, decision))
                except Refused as refusal:
                    refused.append({"id": decision.id, "message": str(refusal)})
        return {"saved": saved, "refused": refused}

    def _save(self, decision: Decision) -> Decision:
        refusal = Refused(f"there is no record {decision.record!r} with this text")
        for number in self.index.numbers(decision.record):
            record = self.index.record(number)
            if text_hash(record.text) == decision.record_sha256:
                return self.decided.save(decision, record)
        raise refusal

    def changes(self, since: int, number: int | None, page: str, reviewer: str) -> dict[str, Any]:
        """What others decided since a sequence number, and which records they have open."""
        self.decided.refresh()
        now = time.monotonic()
        if number is not None and page:
            self._open[page] = (now, number, reviewer)
        self._open = {key: seen for key, seen in self._open.items() if now - seen[0] < _GONE}
        changed = self.decided.changed_since(since)
        rows = self.index.rows
        own = number is not None and number in changed
        return {
            "sequence": self.decided.sequence,
            "states": {row: self.decided.state(rows[row].id) for row in changed},
            "decisions": self.decided.of(rows[number].id) if own and number is not None else None,
            "open": [[row, name] for key, (_, row, name) in self._open.items() if key != page],
        }


def application(review: Review, token: str, port: int) -> ASGIApp:
    """The page as an ASGI application behind its guard. Raises `UsageError` when Starlette is missing."""
    try:
        from starlette.applications import Starlette
        from starlette.responses import Response
        from starlette.routing import Route
    except ImportError:
        raise UsageError(MISSING) from None
    files = page_files()

    def json(content: bytes | object, status: int = 200) -> Response:
        body = content if isinstance(content, bytes) else msgspec.json.encode(content)
        return Response(body, status, media_type="application/json")

    def problem(error: Exception, status: int) -> Response:
        return json({"message": str(error)}, status)

    async def page(request: Request) -> Response:
        return Response(files["page.html"], media_type=_TYPES[".html"])

    async def static(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in files or name == "page.html":
            return Response("There is no such file.\n", 404, media_type="text/plain")
        return Response(files[name], media_type=_TYPES[Path(name).suffix])

    async def opening(request: Request) -> Response:
        return json(await asyncio.to_thread(review.opening))

    async def record(request: Request) -> Response:
        number = request.path_params["number"]
        if number >= len(review.index.rows):
            return problem(UsageError("there is no such record"), 404)
        try:
            return json(review.record(number))
        except RecordError as error:
            return problem(error, 409)

    async def changes(request: Request) -> Response:
        query = request.query_params
        since, number = query.get("since", "0"), query.get("record", "")
        known = number.isdecimal() and int(number) < len(review.index.rows)
        return json(
            review.changes(
                int(since) if since.isdecimal() else 0,
                int(number) if known else None,
                query.get("page", "")[:40],
                query.get("reviewer", "")[:100],
            )
        )

    async def save(request: Request) -> Response:
        if request.headers.get("content-type", "").split(";")[0].strip() != "application/json":
            return problem(UsageError("decisions are sent as JSON"), 415)
        try:
            decisions = msgspec.json.decode(await request.body(), type=list[Decision])
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            return problem(error, 422)
        try:
            return json(await review.save(decisions))
        except RecordError as error:
            return problem(error, 409)
        except OutputError as error:
            return problem(error, 507)

    routes = [
        Route("/", page),
        Route("/static/{name}", static),
        Route("/api/opening", opening),
        Route("/api/records/{number:int}", record),
        Route("/api/changes", changes),
        Route("/api/decisions", save, methods=["POST"]),
    ]
    return Guard(Starlette(routes=routes), token, port)


def usual_port(records: str | Path) -> int:
    """A port that belongs to the file's path, so that what a browser kept for it is found again."""
    return 8600 + zlib.crc32(str(Path(records).resolve()).encode()) % 1000


def listening(records: str | Path, port: int | None) -> socket.socket:
    """A socket on 127.0.0.1: the port asked for, else the file's usual one, else any that is free.

    Raises `UsageError` when the port that was asked for is taken.
    """
    candidates = [port] if port is not None else [usual_port(records), 0]
    for candidate in candidates:
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", candidate))
            # Whoever opens the address before the server runs, waits for it.
            listener.listen(128)
        except OSError:
            listener.close()
            continue
        return listener
    raise UsageError(f"port {port} is taken; leave out --port, or choose another")


def server(review: Review, listener: socket.socket) -> tuple[uvicorn.Server, str]:
    """A server for that socket, and the address to open, token included."""
    try:
        import uvicorn
    except ImportError:
        raise UsageError(MISSING) from None
    port = listener.getsockname()[1]
    token = secrets.token_urlsafe(24)
    config = uvicorn.Config(
        application(review, token, port),
        log_level="warning",
        access_log=False,
        lifespan="off",
        ws="none",
        server_header=False,
        timeout_graceful_shutdown=2,
    )
    return uvicorn.Server(config), f"http://127.0.0.1:{port}/?token={token}"
