"""Any endpoint that speaks OpenAI's chat completions, hosted or one's own."""

from collections.abc import Sequence
from types import TracebackType
from typing import Any, Self, cast

from openai import (
    APIConnectionError,
    APIError,
    AsyncOpenAI,
    AuthenticationError,
    NotFoundError,
    OpenAIError,
    PermissionDeniedError,
)

from bot.model.improver import Answer, ModelFailed

_LETTERS_A_TOKEN = 4
"""Of English, about; for endpoints that do not say what an answer cost."""


class OpenAIClient:
    """One connection pool for the process. It retries nothing: the deadline is short, and another try is asked with
    the guard's complaint."""

    def __init__(self, *, model: str, key: str, url: str, timeout: float = 10.0) -> None:
        """`timeout` in seconds; the deadline of a whole turn is shorter."""
        self._model = model
        self._client = AsyncOpenAI(
            api_key=key or "none", base_url=url or None, timeout=timeout, max_retries=0
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._client.close()

    async def answer(self, messages: Sequence[dict[str, str]]) -> Answer:
        try:
            # Nothing else is asked for: what one endpoint requires another refuses.
            done = await self._client.chat.completions.create(
                model=self._model, messages=cast("Any", list(messages))
            )
        except (AuthenticationError, PermissionDeniedError, NotFoundError) as error:
            raise ModelFailed(type(error).__name__, for_good=True) from error
        except (APIConnectionError, APIError, OpenAIError, ValueError) as error:
            raise ModelFailed(type(error).__name__) from error
        choices = getattr(done, "choices", None)
        text = choices[0].message.content if choices else None
        if not isinstance(text, str):
            raise ModelFailed("no text")
        usage = getattr(done, "usage", None)
        said = sum(len(each["content"]) for each in messages)
        return Answer(
            text,
            usage.prompt_tokens if usage else said // _LETTERS_A_TOKEN,
            usage.completion_tokens if usage else len(text) // _LETTERS_A_TOKEN,
        )
