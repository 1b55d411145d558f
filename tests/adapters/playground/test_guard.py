"""Who may come in, and what a stranger gets."""

import re
from collections.abc import Awaitable, Callable

import aiohttp
import pytest

from adapters.playground.gesture import MAX_BODY

GESTURE = {"as": "agent", "room": "dm", "page": "a-page-of-ours", "text": "/rapport"}


async def enter(client: aiohttp.ClientSession, url: str) -> dict[str, str]:
    """Opens the playground; gives what its page would send with a post."""
    async with client.get(url) as response:
        page = await response.text()
    token = re.search(r'name="(?:rapport-)?token" (?:content|value)="(\w+)"', page)
    assert token
    return {"X-Rapport-Token": token[1], "Origin": url}


async def status(request: Awaitable[aiohttp.ClientResponse]) -> int:
    async with await request as response:
        assert "Traceback" not in await response.text()
        return response.status


async def test_a_post_from_our_own_page_is_answered(client, site):
    headers = await enter(client, site.url)
    async with client.post(f"{site.url}/playground/ask", json=GESTURE, headers=headers) as response:
        assert response.status == 200
        assert "Only you can see this" in await response.text()


@pytest.mark.parametrize("path", ["ask", "read", "clock"])
async def test_a_post_without_our_origin_cookie_or_token_is_refused(client, site, path: str):
    url = f"{site.url}/playground/{path}"
    headers = await enter(client, site.url)
    foreign = {**headers, "Origin": "https://elsewhere.example"}
    assert await status(client.post(url, json={}, headers=foreign)) == 403
    assert await status(client.post(url, json={}, headers={**headers, "Origin": ""})) == 403
    assert await status(client.post(url, json={}, headers={**headers, "X-Rapport-Token": "0"})) == 403
    async with aiohttp.ClientSession() as without_cookie:
        assert await status(without_cookie.post(url, json={}, headers=headers)) == 403


@pytest.mark.parametrize("path", ["/", "/pad", "/playground/events", "/playground/login"])
async def test_a_name_that_somebody_points_at_this_machine_is_refused(client, site, path: str):
    assert await status(client.get(site.url + path, headers={"Host": "evil.example"})) == 421
    headers = {**await enter(client, site.url), "Host": "evil.example", "Origin": "http://evil.example"}
    assert await status(client.post(f"{site.url}/playground/ask", json=GESTURE, headers=headers)) == 421


async def test_the_servers_own_name_and_any_address_are_known(client, site):
    for host in ("rapport.example", "localhost:3978", "192.0.2.7:3978", "[::1]:3978"):
        assert await status(client.get(site.url, headers={"Host": host})) == 200


async def test_the_cookie_is_strict_and_out_of_a_scripts_reach(client, site):
    async with client.get(site.url) as response:
        cookie = response.headers["Set-Cookie"]
    assert "SameSite=Strict" in cookie
    assert "HttpOnly" in cookie


async def test_every_page_and_fragment_carries_the_strict_policy(client, site):
    headers = await enter(client, site.url)
    for request in (
        client.get(site.url),
        client.get(f"{site.url}/pad"),
        client.get(f"{site.url}/nowhere", headers={"Accept": "text/html"}),
        client.get(f"{site.url}/playground/static/playground.js"),
        client.post(f"{site.url}/playground/ask", json=GESTURE, headers=headers),
    ):
        async with request as response:
            policy = response.headers["Content-Security-Policy"]
            assert policy.startswith("default-src 'none'")
            assert "require-trusted-types-for 'script'" in policy
            assert "unsafe" not in policy


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"{", 400),
        (b"[]", 400),
        (b'{"as": "nobody"}', 400),
        (b"\xff\xfe", 400),
        (b"[" * 100_000, 400),
        (b'{"text": "' + b"a" * MAX_BODY + b'"}', 413),
    ],
    ids=["cut off", "a list", "a stranger", "not text", "nested deeply", "too large"],
)
async def test_a_body_that_no_page_of_ours_sends_is_refused(client, site, body: bytes, expected: int):
    headers = await enter(client, site.url)
    assert await status(client.post(f"{site.url}/playground/ask", data=body, headers=headers)) == expected


async def test_a_body_of_unknown_length_is_cut_off_as_well(client, site):
    headers = await enter(client, site.url)

    async def endless():
        for _ in range(MAX_BODY // 1000 + 2):
            yield b"a" * 1000

    assert await status(client.post(f"{site.url}/playground/ask", data=endless(), headers=headers)) == 413


async def test_a_wrong_address_method_or_a_fault_of_ours_gets_a_page_without_its_inside(client, site):
    as_person = {"Accept": "text/html"}
    for request, code in (
        (client.get(f"{site.url}/nowhere", headers=as_person), 404),
        (client.get(f"{site.url}/playground/ask", headers=as_person), 405),
        (client.get(f"{site.url}/broken", headers=as_person), 500),
        (client.get(f"{site.url}/playground/static/..%2Fapp.py", headers=as_person), 404),
    ):
        async with request as response:
            page = await response.text()
            assert response.status == code
            assert "To the playground" in page
            assert "customer's words" not in page
            assert "Traceback" not in page


async def test_with_a_password_everything_waits_for_it(client, serve: Callable[..., Awaitable]):
    site = await serve(password="ember and slate")
    async with client.get(site.url) as response:
        assert response.url.path == "/playground/login"
    headers = await enter(client, site.url)
    assert await status(client.post(f"{site.url}/playground/ask", json=GESTURE, headers=headers)) == 403
    assert await status(client.get(f"{site.url}/playground/events")) == 403

    login, token = f"{site.url}/playground/login", headers["X-Rapport-Token"]
    form = {"token": token, "password": "slate"}
    async with client.post(login, data=form, headers=headers) as response:
        assert response.status == 403
        assert "That is not the password" in await response.text()
    async with client.post(login, data={**form, "password": "ember and slate"}, headers=headers) as response:
        assert response.status == 200
        assert response.url.path == "/"
    headers = await enter(client, site.url)
    assert await status(client.post(f"{site.url}/playground/ask", json=GESTURE, headers=headers)) == 200


async def test_guessing_the_password_is_slow(client, serve: Callable[..., Awaitable]):
    site = await serve(password="ember and slate")
    headers = await enter(client, site.url)
    form = {"token": headers["X-Rapport-Token"], "password": "guess"}
    login = f"{site.url}/playground/login"
    answers = [await status(client.post(login, data=form, headers=headers)) for _ in range(6)]
    assert answers == [403] * 5 + [429]
    right = {**form, "password": "ember and slate"}
    async with client.post(login, data=right, headers={**headers, "Accept": "text/html"}) as response:
        assert response.status == 429
        assert response.headers["Retry-After"] == "60"


async def test_a_cookie_nobody_here_signed_opens_nothing(client, serve: Callable[..., Awaitable]):
    site = await serve(password="ember and slate")
    for forged in ("in.guess.guess", "in..", "", "in.ü.ü"):
        headers = {"Cookie": f"rapport_playground={forged}"}
        async with aiohttp.ClientSession() as stranger, stranger.get(site.url, headers=headers) as response:
            assert response.url.path == "/playground/login"
