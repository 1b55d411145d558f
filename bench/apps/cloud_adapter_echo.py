"""`python -m bench.apps.cloud_adapter_echo PORT`: a stock botbuilder bot that says back what it is told.

botbuilder's own CloudAdapter checks each token and sends each reply. One thing is made easier for it: its token for
replies is handed to it, since msal asks for one over https on every turn and would only make it slower.
"""

import os
import sys

from aiohttp import web
from botbuilder.core import ActivityHandler, TurnContext
from botbuilder.integration.aiohttp import CloudAdapter
from botframework.connector.auth import (
    AppCredentials,
    BotFrameworkAuthenticationFactory,
    ChannelValidation,
    ServiceClientCredentialsFactory,
)

APP_ID = os.environ["MicrosoftAppId"]  # noqa: SIM112


class HandedToken(AppCredentials):
    def get_access_token(self, force_refresh: bool = False) -> str:
        return "handed"


class HandedTokens(ServiceClientCredentialsFactory):
    async def is_valid_app_id(self, app_id: str) -> bool:
        return app_id == APP_ID

    async def is_authentication_disabled(self) -> bool:
        return False

    async def create_credentials(
        self, app_id: str, oauth_scope: str, login_endpoint: str, validate_authority: bool
    ) -> AppCredentials:
        return HandedToken(app_id, None, oauth_scope)


class Echo(ActivityHandler):
    async def on_message_activity(self, turn_context: TurnContext) -> None:
        await turn_context.send_activity(turn_context.activity.text)


ChannelValidation.open_id_metadata_endpoint = os.environ["MICROSOFT_OPENID_METADATA_URL"]
adapter = CloudAdapter(BotFrameworkAuthenticationFactory.create(credential_factory=HandedTokens()))
bot = Echo()


async def messages(request: web.Request) -> web.Response | None:
    return await adapter.process(request, bot)


if __name__ == "__main__":
    app = web.Application()
    app.router.add_post("/api/messages", messages)
    web.run_app(app, host="127.0.0.1", port=int(sys.argv[1]), print=None)
