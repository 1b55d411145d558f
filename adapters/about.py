"""/privacy, /terms and /support: what store listings link to, and whoever installs reads first."""

from collections.abc import Mapping, Sequence

from aiohttp import web

from adapters.pages import Pages, Section
from bot.texts import Texts

_SECTIONS: Mapping[str, Sequence[str]] = {
    "privacy": ("drafts", "practice", "channels", "settings", "names", "model", "where", "chat", "erase"),
    "terms": ("what", "yours", "no_promise", "fair"),
    "support": ("contact", "reference", "first", "admin"),
}


def mount(app: web.Application, pages: Pages, texts: Texts, contact: str) -> None:
    """`contact`: whom to ask, as the settings name them; "" where none is set."""
    whom = contact or texts.plain("support.nobody")
    for name, sections in _SECTIONS.items():
        page = pages.page(
            texts.plain(_key(name, "title")),
            (
                Section(paragraphs=(texts.plain(_key(name, "lead")),)),
                *(_section(_key(name, each), texts, whom) for each in sections),
            ),
            here=f"/{name}",
        )
        app.router.add_get(f"/{name}", _Shown(page).show)


class _Shown:
    """A page that is the same for everybody."""

    def __init__(self, page: web.Response) -> None:
        self._text, self._headers = page.text, page.headers

    async def show(self, _request: web.Request) -> web.Response:
        return web.Response(text=self._text, headers=self._headers)


def _section(key: str, texts: Texts, contact: str) -> Section:
    return Section(texts.plain(f"{key}.title"), (texts.plain(key, contact=contact),))


def _key(page: str, name: str) -> str:
    match page:
        case "privacy":
            return f"privacy.{name}"
        case "terms":
            return f"terms.{name}"
        case _:
            return f"support.{name}"
