"""A server that speaks OpenAI's chat completions (POST {base}/chat/completions) on this machine, and does as it is told.

It refuses what an endpoint of this kind refuses (no key, no model, messages without role or content) and remembers
every request it was sent.
"""

import asyncio
import json
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web

Writes = Callable[[list[dict[str, str]]], str]
"""What the model makes of the messages it is sent."""

KEY = "sk-test"
MODEL = "small-model"


@dataclass
class Model:
    """`writes` is the model; `status`, `body`, `hangs` and `drops` are what goes wrong instead."""

    url: str = ""
    writes: Writes = lambda _: ""
    status: int = 200
    body: str | None = None
    hangs: bool = False
    drops: bool = False
    waits: float = 0.0
    requests: list[dict] = field(default_factory=list)

    @property
    def read(self) -> str:
        """All that it was ever sent."""
        return json.dumps(self.requests, ensure_ascii=False)


@asynccontextmanager
async def serving() -> AsyncGenerator[Model]:
    model = Model()

    async def completions(request: web.Request) -> web.StreamResponse:
        if request.headers.get("Authorization") != f"Bearer {KEY}":
            return _refused(401, "invalid_api_key")
        try:
            asked = await request.json()
            messages = asked["messages"]
            fine = asked["model"] == MODEL and all(
                set(each) == {"role", "content"} and each["role"] in ("system", "user", "assistant")
                for each in messages
            )
        except (ValueError, KeyError, TypeError):
            fine = False
        if not fine:
            return _refused(400, "invalid_request_error")
        model.requests.append(asked)
        if model.hangs:
            await asyncio.sleep(3600)
        if model.drops:
            assert request.transport is not None
            request.transport.abort()
        await asyncio.sleep(model.waits)
        if model.status != 200:
            return _refused(model.status, "error")
        if model.body is not None:
            return web.Response(text=model.body, content_type="text/html")
        text = model.writes(messages)
        return web.json_response(
            {
                "id": "chatcmpl-1",
                "object": "chat.completion",
                "created": 1,
                "model": MODEL,
                "choices": [
                    {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": text}}
                ],
                "usage": {"prompt_tokens": 700, "completion_tokens": 60, "total_tokens": 760},
            }
        )

    app = web.Application()
    app.router.add_post("/v1/chat/completions", completions)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    model.url = f"http://127.0.0.1:{runner.addresses[0][1]}/v1"
    try:
        yield model
    finally:
        await runner.cleanup()


def _refused(status: int, code: str) -> web.Response:
    return web.json_response({"error": {"message": code, "type": code, "code": code}}, status=status)
