"""Who may speak to the review page: the browser that has its address, from the page itself, on this machine."""

from __future__ import annotations

import secrets
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: Nothing is loaded or sent but from and to the page's own address; no text ever becomes markup or script.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
_HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
    (b"cache-control", b"no-store"),
)
#: A decision is small; a body larger than this is none.
LARGEST = 4 << 20


class Guard:
    """Refuses requests with a foreign Host or Origin, or without the token, before anything else sees them.

    The token comes once in the address (`/?token=...`) and then in a cookie that scripts and
    other sites cannot use. `port` is that of the socket: a name that another site resolved
    to 127.0.0.1 has another Host.
    """

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        self._app = app
        self._token = token
        self._hosts = (f"127.0.0.1:{port}", f"localhost:{port}")
        self._cookie = f"newsmine_review_{port}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it with 400, 403 or 413 and the reason in one line."""
        if scope["type"] != "http":
            return
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        opening = scope["path"] == "/" and scope["method"] in ("GET", "HEAD") and self._is_token(given)
        status, reason = self._refusal(scope["method"], headers, opening)

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *_HEADERS]
                if opening and not status:
                    cookie = f"{self._cookie}={self._token}; HttpOnly; SameSite=Strict; Path=/"
                    message["headers"].append((b"set-cookie", cookie.encode()))
            await send(message)

        if not status:
            await self._app(scope, receive, answer)
            return
        body = (reason + "\n").encode()
        plain = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
        await answer({"type": "http.response.start", "status": status, "headers": plain})
        await answer({"type": "http.response.body", "body": body})

    def _refusal(self, method: str, headers: dict[str, str], opening: bool) -> tuple[int, str]:
        host = headers.get("host", "")
        if host not in self._hosts:
            return 400, "This page is served under its own address only."
        origin = headers.get("origin")
        if (origin is None and method not in ("GET", "HEAD")) or (origin is not None and origin != f"http://{host}"):
            return 403, "Requests from other sites are refused."
        if not opening:
            if headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
                return 403, "Requests from other sites are refused."
            if not self._is_token(self._of_cookie(headers.get("cookie", ""))):
                return 403, "Open the address that `newsmine review` printed: it carries the token."
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > LARGEST or "transfer-encoding" in headers:
            return 413, "Too large for a decision."
        return 0, ""

    def _is_token(self, given: str) -> bool:
        return secrets.compare_digest(given.encode("utf-8", "replace"), self._token.encode())

    def _of_cookie(self, header: str) -> str:
        try:
            morsel = SimpleCookie(header).get(self._cookie)
        except CookieError:
            return ""
        return morsel.value if morsel else ""
