"""What a handler may answer, each way through the whole product: in the playground and at the terminal.

The commands are small ones of the test's own; the sockets, the store, the worker and the terminal are real.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from adapters.playground.clock import Clock
from adapters.terminal import PERSON, PLACE
from bot.message import Ask, Button, Card, Form, Input, LiveKey, Place, Refusal, Reply, Said, Text
from bot.services import Services
from bot.store import Store
from bot.store.live import REDRAW_GAP
from bot.store.outbox import Delivery
from bot.texts import Texts
from commands.command import Command
from tests.acceptance.conftest import House
from tests.acceptance.page import Drawn, Page, Press
from tests.acceptance.tty import Tty, at_a_terminal

Open = Callable[..., Awaitable[House]]
ONE_REDRAW = REDRAW_GAP + timedelta(seconds=1)
SUPPORT = Place("playground", "playground", "support", "channel", "support")


def card(*words: str) -> Card:
    return Card((Text(words),))


async def greet(ask: Ask, services: Services) -> Reply:
    return Reply(Card((Text(("Hello, ", Said(ask.text), ".")),)))


async def book(ask: Ask, services: Services) -> Reply:
    """Asks for a day and a reason; only Monday will do."""
    fields = (Input("day", "Which day?"), Input("why", "Why?"))
    form = Form("Book a day", fields, "Book", "book", "submit")
    if ask.verb != "submit":
        return Reply(form)
    if ask.values["day"] != "Monday":
        raise Refusal("rephrase.context.empty", field="day", form=form)
    return Reply(card(f"Booked: {ask.values['day']}, {ask.values['why']}."))


async def improve(ask: Ask, services: Services) -> Reply:
    """A first answer at once, a better one when it is ready."""
    if ask.verb == "better":
        return Reply(card("The better answer."), replaces=True)
    return Reply(card("The quick answer."), then=replace(ask, verb="better"))


def poll() -> Command:
    """Posts a question into a channel; whoever presses is counted, and the question shows how many."""
    pressed: list[str] = []

    async def handle(ask: Ask, services: Services) -> Reply:
        match ask.verb:
            case "ask":
                key = await services.store.outbox.post(SUPPORT, replace(ask, verb="post"), services.now())
                return Reply(card(f"It will be asked as {key}."))
            case "press":
                pressed.append(ask.person.id)
                return Reply(card("Counted."), changed=(LiveKey("poll", ask.ids["key"]),))
            case _:  # the worker posts it, and draws it again
                key = ask.ids.get("key") or ask.ids["id"]
                press = Button("Me too", "poll", "press", {"key": key})
                shown = Card((Text((f"{len(pressed)} pressed.",)), press))
                return Reply(shown, to="here", changed=(LiveKey("poll", key),))

    return Command("poll", handle)


GREET = Command("greet", greet, slash=True)
BOOK = Command("book", book, slash=True)
IMPROVE = Command("improve", improve, slash=True)


@pytest.fixture
def tty(texts: Texts, monkeypatch: pytest.MonkeyPatch) -> Iterator[Tty]:
    with at_a_terminal(texts, monkeypatch) as tty:
        yield tty


@pytest.fixture
def talk(tty: Tty, store: Store, clock: Clock) -> Callable[[House, Ask], Awaitable[None]]:
    """The terminal's conversation, over the store of the house."""

    async def changed(keys: Sequence[LiveKey]) -> None:
        await store.live.mark(keys, clock.now())

    async def conversation(house: House, ask: Ask) -> None:
        await tty.terminal.talk(ask, house.answer, changed)

    return conversation


def typed(command: str, text: str = "", verb: str = "") -> Ask:
    return Ask(command, PLACE, PERSON, text=text, verb=verb)


# --- a private card ----------------------------------------------------------------------------------


async def test_a_private_card_is_drawn_for_who_asked_and_kept_nowhere(open_house: Open, store: Store):
    house = await open_house(GREET)
    house.page.room = "support"
    shown = await house.page.say("/greet <b>Ana</b>")
    assert "Hello, <b>Ana</b> ." in shown.words
    assert "Only you can see this" in shown.words
    assert 'data-for="agent"' in shown.html
    assert await store.playground.posts() == ()


async def test_a_card_is_drawn_at_the_terminal(open_house: Open, tty: Tty, talk):
    await talk(await open_house(GREET), typed("greet", "[bold]Ana[/bold]"))
    assert "Hello, [bold]Ana[/bold]." in tty.drawn


# --- a form with a field error -----------------------------------------------------------------------


async def test_a_refused_form_marks_its_field_and_keeps_what_was_typed(open_house: Open):
    house = await open_house(BOOK)
    form = await house.page.say("/book")
    refused = await house.page.submit(form, day="Sunday", why="my sister's wedding")
    assert refused.errors == ["Paste what the customer wrote."]
    assert refused.values == {"day": "Sunday", "why": "my sister's wedding"}
    booked = await house.page.submit(refused, day="Monday")
    assert "Booked: Monday, my sister's wedding." in booked.words


async def test_a_refused_form_is_asked_again_at_the_terminal_and_enter_keeps_what_was_typed(
    open_house: Open, tty: Tty, talk
):
    tty.will_type("Sunday", "my sister's wedding", "Monday", "")
    await talk(await open_house(BOOK), typed("book"))
    assert "Paste what the customer wrote." in tty.drawn
    assert "Booked: Monday, my sister's wedding." in tty.drawn


# --- then --------------------------------------------------------------------------------------------


async def test_an_answer_that_improves_later_takes_the_place_of_the_first(open_house: Open):
    house = await open_house(IMPROVE)
    async with house.page.events() as later:
        quick = await house.page.say("/improve")
        better = await anext(later)
    assert "The quick answer." in quick.words
    assert "The better answer." in better.words
    assert better.article == quick.article


async def test_an_answer_that_improves_later_follows_the_first_at_the_terminal(
    open_house: Open, tty: Tty, talk
):
    await talk(await open_house(IMPROVE), typed("improve"))
    assert tty.drawn.index("The quick answer.") < tty.drawn.index("The better answer.")


# --- a post for others, and one that is drawn from state ---------------------------------------------


async def posted(page: Page, later, words: str) -> Drawn:
    """The post with these words, when it reaches the open page."""
    async for drawn in later:
        if words in drawn.words:
            return drawn
    raise AssertionError(words)


async def sent(store: Store, post: Drawn) -> Delivery:
    """Waits until the worker has written down that the post is there: a page sees it a little earlier."""
    key = post.buttons["Me too"].ids["key"]
    while True:
        delivery = await store.outbox.find(key)
        if delivery is not None and delivery.state == "sent":
            return delivery
        await asyncio.sleep(0.01)


async def test_a_post_for_others_goes_through_the_outbox_to_every_open_page(open_house: Open, store: Store):
    house = await open_house(poll())
    async with house.page.events() as later:
        told = await house.page.press(Press("poll", "ask", {}, ""))
        post = await posted(house.page, later, "0 pressed.")
        delivery = await sent(store, post)
    assert delivery.key in told.words
    assert delivery.reference == post.article.removeprefix("p-")
    assert "Only you can see this" not in post.words


async def test_a_post_for_others_is_ordered_at_the_terminal(open_house: Open, tty: Tty, talk):
    house = await open_house(poll())
    async with house.page.events() as later:
        await talk(house, typed("poll", verb="ask"))
        await posted(house.page, later, "0 pressed.")
    assert "It will be asked as " in tty.drawn


async def test_a_posted_card_is_drawn_again_from_state_when_somebody_pressed(
    open_house: Open, store: Store, clock: Clock
):
    house = await open_house(poll())
    async with house.page.events() as later:
        await house.page.press(Press("poll", "ask", {}, ""))
        post = await posted(house.page, later, "0 pressed.")
        await sent(store, post)
        for _ in range(3):
            assert "Counted." in (await house.page.press(post.buttons["Me too"])).words
        await clock.forward(ONE_REDRAW)
        again = await posted(house.page, later, "3 pressed.")
    assert again.article == post.article


async def test_a_press_at_the_terminal_draws_the_posted_card_again(
    open_house: Open, store: Store, clock: Clock, talk
):
    house = await open_house(poll())
    async with house.page.events() as later:
        await house.page.press(Press("poll", "ask", {}, ""))
        post = await posted(house.page, later, "0 pressed.")
        await sent(store, post)
        await talk(house, replace(typed("poll", verb="press"), ids=post.buttons["Me too"].ids))
        await clock.forward(ONE_REDRAW)
        again = await posted(house.page, later, "1 pressed.")
    assert again.article == post.article
