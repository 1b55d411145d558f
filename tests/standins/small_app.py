"""A small Slack app of Bolt's own making, for the tests of Slack's stand-in. Nothing of ours is in it."""

from types import TracebackType
from typing import Any

from aiohttp import web
from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.web.async_client import AsyncWebClient

from tests.standins.slack import SlackStandin

BUTTONS: list[dict[str, Any]] = [
    {"type": "section", "block_id": "words", "text": {"type": "mrkdwn", "text": "Warm *words* &amp; more"}},
    {
        "type": "actions",
        "block_id": "doors",
        "elements": [
            {
                "type": "button",
                "action_id": "why",
                "value": "42",
                "text": {"type": "plain_text", "text": "Why & how?"},
            },
            {
                "type": "button",
                "action_id": "form",
                "value": "1",
                "text": {"type": "plain_text", "text": "Form"},
            },
            {
                "type": "button",
                "action_id": "gone",
                "value": "1",
                "text": {"type": "plain_text", "text": "Discard"},
            },
            {
                "type": "overflow",
                "action_id": "more",
                "options": [
                    {"text": {"type": "plain_text", "text": name}, "value": name.lower()}
                    for name in ("Formal", "Plainer")
                ],
            },
        ],
    },
]
FORM: dict[str, Any] = {
    "type": "modal",
    "callback_id": "draft",
    "notify_on_close": True,
    "title": {"type": "plain_text", "text": "Rephrase"},
    "submit": {"type": "plain_text", "text": "Send"},
    "blocks": [
        {
            "type": "input",
            "block_id": "draft",
            "label": {"type": "plain_text", "text": "Your draft"},
            "element": {"type": "plain_text_input", "action_id": "text", "max_length": 100},
        },
        {
            "type": "input",
            "block_id": "decision",
            "optional": True,
            "label": {"type": "plain_text", "text": "Decision"},
            "element": {
                "type": "radio_buttons",
                "action_id": "picked",
                "options": [
                    {"text": {"type": "plain_text", "text": name}, "value": name} for name in ("yes", "no")
                ],
            },
        },
    ],
}


class SmallApp:
    """`/small` answers with buttons; the buttons replace, delete, open a form; `actions` keeps what arrived."""

    def __init__(self, slack: SlackStandin) -> None:
        self._slack = slack
        client = AsyncWebClient(token=slack.token, base_url=slack.api_url, retry_handlers=[])
        self.bolt = AsyncApp(client=client, signing_secret=slack.signing_secret)
        self.actions: list[dict[str, Any]] = []
        self.bodies: list[dict[str, Any]] = []
        self._listen()
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> "SmallApp":
        application = web.Application()
        application.router.add_post("/slack/events", self._receive)
        self._runner = web.AppRunner(application)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        host, port = self._runner.addresses[0][:2]
        self._slack.product_url = f"http://{host}:{port}/slack/events"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    async def _receive(self, request: web.Request) -> web.Response:
        headers = {name: [value] for name, value in request.headers.items()}
        answer = await self.bolt.async_dispatch(AsyncBoltRequest(body=await request.text(), headers=headers))
        return web.Response(
            status=answer.status,
            text=answer.body,
            headers={name: values[0] for name, values in answer.headers.items()},
        )

    def _listen(self) -> None:  # noqa: PLR0915 - a list of small listeners
        app = self.bolt

        @app.use
        async def keep(body: dict[str, Any], next_: Any) -> None:
            self.bodies.append(body)
            self.actions += body.get("actions", [])
            await next_()

        @app.command("/small")
        async def small(ack: Any) -> None:
            await ack(text="Warm words", blocks=BUTTONS)

        @app.command("/public")
        async def public(ack: Any) -> None:
            await ack(text="For all", response_type="in_channel")

        @app.command("/later")
        async def later(ack: Any, respond: Any) -> None:
            await ack()
            for number in range(6):
                await respond(text=f"number {number}")

        @app.command("/swap")
        async def swap(ack: Any, respond: Any) -> None:
            await ack()
            await respond(text="a second", replace_original=True)

        @app.command("/broken")
        async def broken(ack: Any) -> None:
            await ack(text="Warm words", blocks=[{"type": "section"}])

        @app.command("/post")
        async def post(ack: Any, client: Any, command: dict[str, Any]) -> None:
            await ack()
            await client.chat_postMessage(channel=command["channel_id"], text="Warm words", blocks=BUTTONS)

        @app.action("why")
        async def why(ack: Any, respond: Any) -> None:
            await ack()
            await respond(text="Because.", replace_original=True)

        @app.action("gone")
        async def gone(ack: Any, respond: Any) -> None:
            await ack()
            await respond(delete_original=True)

        @app.action("more")
        async def more(ack: Any, respond: Any, action: dict[str, Any]) -> None:
            await ack()
            await respond(text=action["selected_option"]["value"], replace_original=False)

        @app.action("form")
        async def form(ack: Any, client: Any, body: dict[str, Any]) -> None:
            await ack()
            await client.views_open(trigger_id=body["trigger_id"], view=FORM)

        @app.view("draft")
        async def submitted(ack: Any, view: dict[str, Any]) -> None:
            text = view["state"]["values"]["draft"]["text"]["value"]
            match text:
                case "again":
                    await ack(response_action="errors", errors={"draft": "Say more."})
                case "nowhere":
                    await ack(response_action="errors", errors={"elsewhere": "Say more."})
                case "next":
                    await ack(
                        response_action="update",
                        view={**FORM, "title": {"type": "plain_text", "text": "Next"}},
                    )
                case _:
                    await ack()

        @app.view_closed("draft")
        async def closed(ack: Any) -> None:
            await ack()

        @app.shortcut("see_their_side")
        async def side(ack: Any, client: Any, shortcut: dict[str, Any]) -> None:
            await ack()
            await client.views_open(trigger_id=shortcut["trigger_id"], view=FORM)

        @app.event("app_home_opened")
        async def home(client: Any, event: dict[str, Any]) -> None:
            await client.views_publish(user_id=event["user"], view={"type": "home", "blocks": BUTTONS})

        @app.event("message")
        async def message(client: Any, event: dict[str, Any]) -> None:
            await client.chat_postMessage(channel=event["channel"], text=f"You said {event['text']}")

        @app.event("app_mention")
        async def mention(client: Any, event: dict[str, Any]) -> None:
            await client.chat_postEphemeral(channel=event["channel"], user=event["user"], text="Help")
