"""Puts the playground together from what the product has."""

from collections.abc import Awaitable, Callable, Sequence
from time import monotonic

from adapters.playground.app import Playground
from adapters.playground.clock import Clock
from adapters.playground.guard import Guard
from adapters.playground.hub import Hub
from adapters.playground.post import PostView
from adapters.playground.render import Renderer
from adapters.playground.send import PlaygroundSender
from bot.message import Ask, LiveKey, Reply
from bot.services import Services
from commands.command import Command


def build(
    services: Services,
    answer: Callable[[Ask], Awaitable[Reply]],
    commands: Sequence[Command],
    clock: Clock,
    *,
    secret: bytes,
    hosts: frozenset[str],
    password: str,
    secure: bool,
) -> Playground:
    """`secret` signs cookies; `hosts`, `password`: see Guard; `secure`: people reach it by https.
    `clock.now` is the services' now, so that moving it moves everything."""

    async def changed(keys: Sequence[LiveKey]) -> None:
        await services.store.live.mark(keys, services.now())

    renderer = Renderer(services.texts)
    view = _view(services, renderer)
    return Playground(
        answer=answer,
        read=services.coach.read,
        changed=changed,
        commands=commands,
        texts=services.texts,
        posts=services.store.playground,
        clock=clock,
        guard=Guard(secret=secret, hosts=hosts, password=password, clock=monotonic),
        renderer=renderer,
        view=view,
        hub=Hub(services.store.playground, view),
        promise="playground.promise.model" if services.model else "playground.promise",
        secure=secure,
    )


def sender(services: Services, posted: Callable[[], None]) -> PlaygroundSender:
    """The worker's way in. `posted` is the hub's nudge where the pages are served by this process too."""
    return PlaygroundSender(
        services.store.playground, _view(services, Renderer(services.texts)), services.now, posted
    )


def _view(services: Services, renderer: Renderer) -> PostView:
    return PostView(renderer, services.texts.plain("playground.rapport"))
