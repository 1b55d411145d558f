"""Cards and forms as Teams gets them: whole where they fit, and where not, cut only in people's words."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import snapshot

from adapters.teams import limits
from adapters.teams.connector import dumps
from adapters.teams.render import Renderer
from bot.message import (
    Button,
    Card,
    Chart,
    Choices,
    Diff,
    Divider,
    Fields,
    File,
    Form,
    Image,
    Input,
    Link,
    More,
    Note,
    Option,
    Piece,
    Quote,
    Said,
    Sendable,
    Text,
    Title,
)
from bot.texts import Texts
from tests.standins.teams import Card as Shown
from tests.standins.teams import check_card

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 100


@pytest.fixture
def render(texts: Texts) -> Renderer:
    return Renderer(texts)


def button(label: str) -> Button:
    return Button(label, "tip", "another", {"tip": "x"})


EVERY_PART = Card(
    (
        Title("1. A *title* that is no Markdown"),
        Text(
            ("They said ", Said("**no** [link](https://evil.example)"), ". **Ours** and `code` and *more*.")
        ),
        Quote("> their words"),
        Sendable("Text to send.", button("Show to copy")),
        Diff((Piece("same", "I "), Piece("cut", "can't"), Piece("new", "am not able to"))),
        Fields((("Before", (Said("*no*"),)), ("After", ("**yes**",)))),
        Divider(),
        Chart("Answers", (("A", 3), ("B", 8)), "A 3, B 8"),
        Image(PNG, "a certificate"),
        Image(b"x" * limits.IMAGE_BYTES * 2, "a large picture"),
        File("report.csv", "text/csv", b"a,b"),
        Note(("small print",)),
        *(button(f"Button {n}") for n in range(8)),
        More("More", (button("Hidden"),)),
        Link("Read", "https://example.com"),
    )
)


def test_every_part_is_drawn_so_that_teams_takes_it(render: Renderer):
    drawn = render.draw(EVERY_PART, "en")
    assert check_card(drawn) == []
    shown = Shown(drawn)
    assert shown.live == []
    for words in (
        "**no** [link](https://evil.example)",
        "Ours",
        "Before: *no*",
        "After: yes",
        "a large picture",
    ):
        assert words in shown.shown
    assert [each for each in shown.buttons if not shown.button(each).menu] == [
        "Show to copy", "Button 0", "Button 1", "Button 2", "Button 3", "Button 4",
    ]  # fmt: skip


def test_a_small_answer_to_the_letter(render: Renderer):
    card = Card((Text(("You wrote ", Said("no"), ".")), Button("Shorter", "rephrase", "show", {"d": "x"})))
    drawn = render.draw(card, "en")
    assert drawn["body"] == snapshot(
        [
            {
                "type": "RichTextBlock",
                "inlines": [
                    {"type": "TextRun", "text": "You wrote "},
                    {"type": "TextRun", "text": "no"},
                    {"type": "TextRun", "text": "."},
                ],
            },
            {
                "type": "ActionSet",
                "actions": [
                    {
                        "type": "Action.Execute",
                        "title": "Shorter",
                        "verb": "press",
                        "data": {"rapport": {"command": "rephrase", "verb": "show", "ids": {"d": "x"}}},
                        "fallback": {
                            "type": "Action.Submit",
                            "title": "Shorter",
                            "data": {"rapport": {"command": "rephrase", "verb": "show", "ids": {"d": "x"}}},
                        },
                    }
                ],
            },
        ]
    )


def test_a_form_in_a_dialog_to_the_letter(render: Renderer):
    form = Form(
        "Which is true?",
        (Choices("door", "Which?", (Option("else", "Something else", "“What I can do is …”"),), "else"),),
        "Show",
        "rephrase",
        "door_done",
        errors={"door": "Pick one."},
    )
    dialog = render.dialog(form, "en", "1700")
    assert (dialog["title"], dialog["width"]) == ("Which is true?", "medium")
    content = dialog["card"]["content"]
    assert check_card(content) == []
    assert (content["body"], content["actions"]) == snapshot(
        (
            [
                {
                    "type": "RichTextBlock",
                    "inlines": [
                        {"type": "TextRun", "text": "Which?: ", "weight": "bolder", "color": "attention"},
                        {"type": "TextRun", "text": "Pick one.", "color": "attention"},
                    ],
                },
                {
                    "type": "Input.ChoiceSet",
                    "id": "door",
                    "label": "Which?",
                    "style": "expanded",
                    "wrap": True,
                    "choices": [{"title": "Something else · “What I can do is …”", "value": "else"}],
                    "value": "else",
                    "isRequired": True,
                    "errorMessage": "Please fill this in.",
                },
            ],
            [
                {
                    "type": "Action.Submit",
                    "title": "Show",
                    "data": {
                        "rapport": {"command": "rephrase", "verb": "door_done", "ids": {}, "card": "1700"}
                    },
                }
            ],
        )
    )


@given(
    said=st.text(min_size=1, max_size=400),
    times=st.integers(1, 120),
    pieces=st.lists(st.sampled_from(["same", "cut", "new"]), max_size=30),
)
def test_whatever_people_wrote_the_card_fits_and_nothing_in_it_is_alive(said: str, times: int, pieces: list):
    text = said * times
    parts = (
        Quote(text),
        Text((Said(text),)),
        Sendable(text, button("Show to copy")),
        Fields((("x", (Said(text),)),)),
    )
    marks = (Diff(tuple(Piece(kind, said) for kind in pieces)),) if pieces else ()
    drawn = Renderer(Texts({"en": STRINGS})).draw(Card((*parts, *marks)), "en")
    assert len(dumps(drawn).encode()) <= limits.CARD_BYTES
    assert json.loads(dumps(drawn)) == drawn
    assert check_card(drawn) == []
    assert Shown(drawn).live == []


STRINGS = {"teams.shortened": " … (shortened here)", "teams.diff": "Struck through: taken out."}


def test_a_cut_shows_and_our_words_stay(render: Renderer):
    ours = "This is how it reads."
    drawn = render.draw(Card((Text((ours,)), Sendable("No. " * 10_000, button("Show to copy")))), "en")
    assert len(dumps(drawn).encode()) <= limits.CARD_BYTES
    assert ours in Shown(drawn).shown
    assert " … (shortened here)" in Shown(drawn).shown


def test_what_is_shown_to_be_copied_is_never_cut_while_it_fits(render: Renderer):
    text = "Thank you for waiting. " * 800
    form = Form("Copy", (Input("text", "Text", text, multiline=True, optional=True),), "", "rephrase", "copy")
    content = render.dialog(form, "en", "")["card"]["content"]
    assert content["body"][0]["value"] == text


def test_a_long_list_of_our_own_is_shortened_and_everything_that_can_be_pressed_stays(render: Renderer):
    rows = tuple(
        (f"Number {n}", (f"Quiz from “Say no well”, #support-{n}, every weekday at 9:30",))
        for n in range(400)
    )
    buttons = [button(f"Pause {n}") for n in range(6)]
    drawn = render.draw(Card((Title("Schedules"), Fields(rows), *buttons)), "en")
    assert len(dumps(drawn).encode()) <= limits.CARD_BYTES
    assert check_card(drawn) == []
    shown = Shown(drawn)
    assert shown.buttons == [each.label for each in buttons]
    assert "Number 0" in shown.shown
    assert " … (shortened here)" in shown.shown


def test_a_mark_of_ours_holds_around_what_fills_it_and_never_within_it(render: Renderer):
    spans = ("Started as **", Said("a **b** `c`"), "**: *", "Quiz", "*, ", Said("*"), " and `x`.")
    (block,) = render.draw(Card((Text(spans),)), "en")["body"]
    assert [(each["text"], each.get("weight"), each.get("italic")) for each in block["inlines"]] == [
        ("Started as ", None, None),
        ("a **b** `c`", "bolder", None),
        (": ", None, None),
        ("Quiz", None, True),
        (", ", None, None),
        ("*", None, None),
        (" and ", None, None),
        ("x", None, None),
        (".", None, None),
    ]
