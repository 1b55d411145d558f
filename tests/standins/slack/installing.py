"""The authorize page, and a person who installs the app through it in a browser.

Sources: docs.slack.dev authentication/installing-with-oauth; enterprise/developing-for-enterprise-orgs.
"""

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from aiohttp import ClientSession, CookieJar, web
from yarl import URL

from tests.standins.slack.door import Door
from tests.standins.slack.model import Person
from tests.standins.slack.oauth import Codes
from tests.standins.slack.world import World


@dataclass(frozen=True)
class Page:
    """What the browser shows at the end."""

    status: int
    text: str
    url: str


class Authorize:
    """`path` belongs to the product's authorization URL: `slack.authorize.url`."""

    path = "/oauth/v2/authorize"

    def __init__(self, world: World, codes: Codes, client_id: str, door: Door) -> None:
        self._world = world
        self._codes = codes
        self._client_id = client_id
        self._door = door
        self.refusals: list[str] = []
        self._person: Person | None = None
        self._choice: tuple[frozenset[str], bool, bool] = (frozenset(), False, True)

    @property
    def url(self) -> str:
        return self._world.base_url + self.path

    def routes(self) -> list[web.RouteDef]:
        return [web.get(self.path, self._page)]

    def browser(self, product: str = "") -> ClientSession:
        """A browser with its own cookies; close it with `async with`.

        Like real ones it keeps secure cookies for a product on loopback, even without TLS.
        """
        trusted = [URL(product).origin()] if product else []
        return ClientSession(cookie_jar=CookieJar(unsafe=True, treat_as_secure_origin=trusted))

    async def install(
        self,
        start: str,
        person: Person,
        *,
        browser: ClientSession | None = None,
        without: tuple[str, ...] = (),
        org_wide: bool = False,
        cancel: bool = False,
    ) -> Page:
        """Opens the product's install page, goes on to Slack, allows (or cancels), and returns to the product.

        `without` are optional scopes the person leaves out; `org_wide` installs into the whole organisation.
        """
        self._person, self._choice = person, (frozenset(without), org_wide, not cancel)
        own = browser is None
        session = browser or self.browser(start)
        try:
            async with session.get(start, allow_redirects=False) as first:
                link = first.headers.get("Location") or self._link_in(await first.text())
            async with session.get(URL(link, encoded=True)) as last:
                return Page(last.status, await last.text(), str(last.url))
        finally:
            if own:
                await session.close()

    def code(self, person: Person, redirect_uri: str, scopes: set[str]) -> str:
        """A code as if the person had just allowed these scopes."""
        return self._codes.make(redirect_uri, scopes, [person.team_id], None, person.id)

    def _link_in(self, html: str) -> str:
        """The "Add to Slack" link of a page."""
        start = html.find(self._world.base_url + self.path)
        assert start >= 0, "the install page leads nowhere: no redirect and no link to the authorize page"
        end = min(position for quote in "\"'<> " if (position := html.find(quote, start)) > 0)
        return html[start:end].replace("&amp;", "&")

    async def _page(self, request: web.Request) -> web.StreamResponse:
        query = request.query
        redirect = query.get("redirect_uri") or next(iter(self._world.app.redirect_urls), None)
        fault = self._fault(dict(query), redirect)
        if fault is not None or redirect is None or self._person is None:
            self.refusals.append(fault or "no redirect_uri")
            return web.Response(status=400, text=f"Slack: {fault}")
        without, org_wide, allowed = self._choice
        if not allowed:
            return self._back(redirect, {"error": "access_denied", "state": query.get("state", "")})
        workspace = self._world.workspaces[self._person.team_id]
        teams = [workspace.id]
        if org_wide:
            teams = [
                each.id
                for each in self._world.workspaces.values()
                if each.enterprise_id is not None and each.enterprise_id == workspace.enterprise_id
            ]
        asked = set(query["scope"].split(","))
        optional = set(self._world.app.optional_scopes)
        code = self._codes.make(
            query.get("redirect_uri"),
            asked - (optional & without),
            teams,
            workspace.enterprise_id if org_wide else None,
            self._person.id,
        )
        return self._back(redirect, {"code": code, "state": query.get("state", "")})

    def _fault(self, query: dict[str, str], redirect: str | None) -> str | None:
        if query.get("client_id") != self._client_id:
            return "invalid_client_id"
        if not query.get("state"):
            return "no state: the exchange could be forged"
        asked = set(filter(None, query.get("scope", "").split(",")))
        known = {*self._world.app.scopes, *self._world.app.optional_scopes}
        if not asked:
            return "no_scopes"
        if asked - known:
            return f"invalid_scope: {sorted(asked - known)} are not in the manifest"
        allowed = self._world.app.redirect_urls
        if redirect is None or (allowed and not any(redirect.startswith(each) for each in allowed)):
            return "bad_redirect_uri"
        if self._choice[1] and not self._world.app.org_ready:
            return "cannot_install_an_org_installed_app"
        return None

    def _back(self, redirect: str, answer: dict[str, str]) -> web.Response:
        parts = urlsplit(redirect)
        query = urlencode([*parse_qsl(parts.query), *answer.items()])
        return web.Response(status=302, headers={"Location": parts._replace(query=query).geturl()})
