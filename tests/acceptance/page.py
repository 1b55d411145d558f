"""One open page of the playground without a browser: posts what its script posts, reads what the server drew."""

import json
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from html.parser import HTMLParser

import aiohttp


@dataclass(frozen=True)
class Press:
    """What a button or a form means; `article` is the card it stands on."""

    command: str
    verb: str
    ids: Mapping[str, str]
    article: str


@dataclass
class Drawn:
    """A fragment as a person finds it: what it says, what can be pressed, what can be filled in."""

    html: str
    article: str = ""
    words: str = ""
    buttons: dict[str, Press] = field(default_factory=dict)
    sendable: list[str] = field(default_factory=list)
    form: Press | None = None
    values: dict[str, str] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)


_EMPTY = ("input", "hr", "img", "br", "path", "rect", "circle")


class _Reader(HTMLParser):
    """Fills a `Drawn`; what is pressed belongs to the article it stands in."""

    def __init__(self, drawn: Drawn, article: str) -> None:
        super().__init__()
        self._drawn = drawn
        self._article = article
        self._inside: list[tuple[str, dict[str, str]]] = []
        self.feed(drawn.html)
        drawn.words = re.sub(r"\s+", " ", drawn.words).strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        if tag == "article":
            self._article = self._drawn.article = named["id"]
        elif tag == "form" and "data-command" in named:
            self._drawn.form = self._press(named)
        elif tag == "input" and (named.get("type") != "radio" or "checked" in named):
            self._drawn.values[named["name"]] = named.get("value", "")
        elif tag == "textarea":
            self._drawn.values[named["name"]] = ""
        if tag not in _EMPTY:
            self._inside.append((tag, named))

    def handle_endtag(self, tag: str) -> None:
        while tag not in _EMPTY and self._inside and self._inside.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self._inside:
            return
        tag, named = self._inside[-1]
        if tag == "textarea":
            self._drawn.values[named["name"]] += data.removeprefix("\n")
        elif tag == "button" and "data-command" in named:
            self._drawn.buttons[data.strip()] = self._press(named)
        elif "data-copy-text" in named:
            self._drawn.sendable.append(data)
        elif named.get("class") == "error":
            self._drawn.errors.append(data)
        self._drawn.words += f" {data}"

    def _press(self, named: Mapping[str, str]) -> Press:
        return Press(named["data-command"], named["data-verb"], json.loads(named["data-ids"]), self._article)


class Page:
    """`room` and `persona` are where and who the person is."""

    def __init__(self, client: aiohttp.ClientSession, url: str, token: str, id: str) -> None:
        self._client = client
        self._url = url
        self._token = token
        self._id = id
        self.room = "dm"
        self.persona = "agent"

    async def say(self, text: str, theirs: str = "") -> Drawn:
        return await self._ask(text=text, theirs=theirs)

    async def press(self, press: Press) -> Drawn:
        return await self._ask(article=press.article, command=press.command, verb=press.verb, ids=press.ids)

    async def submit(self, shown: Drawn, **values: str) -> Drawn:
        """Sends the form of `shown`; fields left out keep what they hold."""
        form = shown.form
        assert form is not None, shown.html
        return await self._ask(
            article=form.article,
            command=form.command,
            verb=form.verb,
            ids=form.ids,
            values={**shown.values, **values},
        )

    async def move_clock(self, to: datetime) -> None:
        await self._post("clock", {"to": to.isoformat()})

    @asynccontextmanager
    async def events(self) -> AsyncIterator[AsyncIterator[Drawn]]:
        """What reaches the open page later."""
        events = f"{self._url}/playground/events?page={self._id}"
        async with self._client.get(events) as response:
            assert response.status == 200
            yield _fragments(response)

    async def _ask(self, *, article: str = "", **gesture: object) -> Drawn:
        body = {"as": self.persona, "room": self.room, "page": self._id, "article": article, **gesture}
        drawn = Drawn(await self._post("ask", body))
        _Reader(drawn, article)
        return drawn

    async def _post(self, path: str, body: Mapping[str, object]) -> str:
        headers = {"X-Rapport-Token": self._token, "Origin": self._url}
        async with self._client.post(
            f"{self._url}/playground/{path}", json=body, headers=headers
        ) as response:
            assert response.status == 200, (response.status, path)
            return await response.text()


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Page]:
    """The playground's first page, as a newcomer gets it."""
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(cookie_jar=jar) as client, client.get(url) as response:
        html = await response.text()
        token = re.search(r'name="rapport-token" content="([^"]+)"', html)
        id = re.search(r'name="rapport-page" content="([^"]+)"', html)
        assert token
        assert id
        yield Page(client, url, token[1], id[1])


async def _fragments(response: aiohttp.ClientResponse) -> AsyncIterator[Drawn]:
    lines: list[str] = []
    async for raw in response.content:
        line = raw.decode().rstrip("\n")
        if line.startswith("data: "):
            lines.append(line.removeprefix("data: "))
        elif not line and lines:
            drawn = Drawn("\n".join(lines))
            _Reader(drawn, "")
            lines = []
            yield drawn
