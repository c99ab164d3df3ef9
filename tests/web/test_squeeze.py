# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""How answers are made small on their way."""

from __future__ import annotations

import gzip

import brotli
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from omstander.web.squeeze import A_SECOND, AT_ONCE, Press, Squeezed, best_way

LONG = "daan: waarom zei je dat nou\n" * 40


def answer(request: Request) -> Response:
    """Answer with what the address names."""
    kind = request.path_params["kind"]
    if kind == "stream":
        return StreamingResponse(iter([LONG, LONG]), media_type="text/plain")
    if kind == "done":
        headers = {"content-encoding": "gzip", "content-type": "text/plain"}
        return Response(gzip.compress(LONG.encode()), headers=headers)
    types = {"text": "text/plain", "picture": "image/png", "drawing": "image/svg+xml", "short": "text/plain"}
    return Response(LONG[:100] if kind == "short" else LONG, media_type=types[kind])


CLIENT = TestClient(Squeezed(Starlette(routes=[Route("/{kind}", answer)])))


@pytest.mark.parametrize(
    ("accepted", "way"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip;q=1.0, br;q=0.5", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("BR", "br"),
        ("*", "br"),
        ("*;q=0", ""),
        ("br;q=0, *", "gzip"),
        ("identity", ""),
        ("", ""),
        (";;,q=", ""),
    ],
)
def test_the_best_way_that_is_taken(accepted: str, way: str) -> None:
    """Brotli goes before gzip; what a browser refuses is not used, and nonsense is nothing."""
    assert best_way(accepted) == way


@pytest.mark.parametrize(("way", "back"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
def test_text_is_squeezed(way: str, back) -> None:
    """What arrives is smaller, says how, and is the same again when it is let out."""
    with CLIENT.stream("GET", "/text", headers={"accept-encoding": way}) as got:
        raw = b"".join(got.iter_raw())
    assert got.headers["content-encoding"] == way
    assert int(got.headers["content-length"]) == len(raw) < len(LONG) / 4
    assert back(raw).decode() == LONG


@pytest.mark.parametrize(
    ("kind", "encoding"), [("drawing", "br"), ("picture", None), ("short", None), ("done", "gzip")]
)
def test_only_what_gets_smaller_is_squeezed(kind: str, encoding: str | None) -> None:
    """Text and drawings are; pictures, what is short and what is squeezed already travel as they are."""
    got = CLIENT.get(f"/{kind}", headers={"accept-encoding": "br, gzip"})
    assert got.headers.get("content-encoding") == encoding
    assert got.text in (LONG, LONG[:100])


def test_what_comes_in_pieces_passes() -> None:
    """An answer that comes bit by bit is not held up."""
    got = CLIENT.get("/stream", headers={"accept-encoding": "br"})
    assert "content-encoding" not in got.headers
    assert got.text == LONG + LONG


def test_caches_on_the_way_know() -> None:
    """Every answer says that it depends on what the browser takes."""
    for kind in ("text", "picture", "stream"):
        assert "accept-encoding" in CLIENT.get(f"/{kind}").headers["vary"].lower()


@pytest.mark.parametrize("way", ["br", "gzip"])
def test_nobody_can_make_us_squeeze_for_ever(way: str) -> None:
    """Ever other pages are squeezed lightly after a while, what is known stays as small; later it goes on."""
    time = [0.0]
    press = Press(lambda: time[0])
    page = "".join(f"{number * number} daan: waarom zei je dat nou\n" for number in range(2000)).encode()
    hard = press.squeeze(page, way)
    for _ in range(AT_ONCE // len(page) + 1):
        other = press.squeeze(b"<!-- another -->" + page, way)
        press.squeeze(page[::-1] + str(_).encode(), way)
    late = b"<!-- late -->" + page
    light = press.squeeze(late, way)
    assert press.squeeze(page, way) == hard
    assert len(light) > len(hard) * 1.01
    assert len(other) < len(light)
    time[0] += len(late) / A_SECOND + 1
    assert len(press.squeeze(late, way)) < len(light)
    back = {"br": brotli.decompress, "gzip": gzip.decompress}[way]
    assert back(light) == back(press.squeeze(late, way)) == late
