"""What every button says of itself is true."""

from bot.message import Ask, Button, Card, Form, More, Sendable
from commands import answer
from tests.commands.conftest import Chat

STARTS = (
    "/rapport",
    "/help rephrase",
    "/help tip",
    "/rephrase No, there's nothing I can do.",
    "/rephrase Leave me alone, I told you twice.",
    "/tip",
    "/quiz",
    "/rapport compare",
    "/rapport questions",
    "/rapport phrases",
)


async def test_a_button_opens_a_form_exactly_where_it_says_so(chat: Chat):
    """Walks every kind of button once, from what people type on."""
    coming = [(await chat.say(start)).card for start in STARTS]
    pressed: set[tuple[str, str]] = set()
    while coming:
        card = coming.pop()
        if not isinstance(card, Card):
            continue
        for button, opens_form in _buttons(card):
            if (button.command, button.verb) in pressed:
                continue
            pressed.add((button.command, button.verb))
            ask = Ask(button.command, chat.place, chat.person, verb=button.verb, ids=button.ids)
            answered = (await answer(ask, chat.services)).card
            assert isinstance(answered, Form) == opens_form, f"{button.command} {button.verb!r}"
            coming.append(answered)
    assert len(pressed) > 20


def _buttons(card: Card) -> list[tuple[Button, bool]]:
    found: list[tuple[Button, bool]] = []
    for part in card.parts:
        match part:
            case Button():
                found.append((part, part.opens_form))
            case More(_, hidden):
                found += [(each, each.opens_form) for each in hidden]
            case Sendable(_, show):
                found.append((show, True))
            case _:
                pass
    return found
