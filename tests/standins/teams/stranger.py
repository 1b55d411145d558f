"""A server of nobody we know: it writes down every call, and no call may ever come."""

from aiohttp import web


class Stranger:
    def __init__(self) -> None:
        self.url = ""
        self.calls: list[str] = []
        self._runner: web.AppRunner | None = None

    async def start(self) -> None:
        app = web.Application()
        app.router.add_route("*", "/{anything:.*}", self._record)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/"

    async def stop(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    async def _record(self, request: web.Request) -> web.Response:
        self.calls.append(f"{request.method} {request.path}")
        return web.json_response({"id": "stolen"})
