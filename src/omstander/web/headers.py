# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The headers of every answer: nothing inline, nothing from elsewhere, nothing told to anybody.

What only means something for a page goes with pages only: on a bad network every part carries its headers
too.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "img-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
STRICTER = "require-trusted-types-for 'script'; trusted-types 'none'"
"""For pages whose scripts never make a script, a frame or HTML of a text."""
UNUSED = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb", "browsing-topics")
HEADERS = {
    "content-security-policy": POLICY,
    "cross-origin-embedder-policy": "require-corp",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": ", ".join(f"{name}=()" for name in UNUSED),
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}
PARTS = {
    # The service worker may fetch; whoever opens a picture as a page may do nothing with it.
    "content-security-policy": "default-src 'none'; connect-src 'self'; frame-ancestors 'none'",
    "cross-origin-resource-policy": "same-origin",
    "x-content-type-options": "nosniff",
}
"""The headers of everything that is no page."""


class SafeHeaders:
    """Adds the headers to whatever is answered, errors included."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on, with the headers on every answer."""

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                is_page = headers.get("content-type", "text/html").startswith("text/html")
                for name, value in (HEADERS if is_page else PARTS).items():
                    headers.setdefault(name, value)
                if "location" in headers:
                    headers["location"] = _here(headers["location"])
            await send(message)

        await self.app(scope, receive, send_safely)


def _here(address: str) -> str:
    """Keep of an address of ours what comes after the host.

    The host is whatever the request says, and behind a proxy its scheme may be another than ours.
    """
    parts = urlsplit(address)
    return parts._replace(scheme="", netloc="", path="/" + parts.path.lstrip("/")).geturl()
