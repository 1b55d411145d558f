"""Plain pages for people in a browser, in our words: installing, and what a listing has to link to."""

import hashlib
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from bot.texts import Texts

_TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Action:
    """The one thing to do next."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Section:
    """`rows`: a term and what it is."""

    title: str = ""
    paragraphs: Sequence[str] = ()
    rows: Sequence[tuple[str, str]] = ()


class Pages:
    """Each page is whole in itself: nothing is loaded, and nothing on it runs."""

    def __init__(self, texts: Texts) -> None:
        environment = Environment(
            loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
        )
        environment.globals["t"] = texts.plain
        style = (_TEMPLATES / "page.css").read_text(encoding="utf-8")
        environment.globals["style"] = Markup(style)  # noqa: S704 - a file of ours
        self._page = environment.get_template("page.html")
        digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
        self._headers = {
            "Cache-Control": "no-store",
            "Content-Security-Policy": f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; "
            "form-action 'none'; frame-ancestors 'none'",
            "Referrer-Policy": "no-referrer",  # an address here may hold a code
            "X-Content-Type-Options": "nosniff",
        }

    def page(
        self,
        title: str,
        sections: Sequence[Section],
        action: Action | None = None,
        *,
        here: str = "",
        status: int = 200,
    ) -> web.Response:
        """`here`: the path of the page itself, where the foot links to it."""
        html = self._page.render(title=title, sections=sections, action=action, here=here)
        return web.Response(text=html, status=status, content_type="text/html", headers=self._headers)
