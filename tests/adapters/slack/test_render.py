"""Each part of a card as Block Kit, in shapes and lengths that Slack takes."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from inline_snapshot import snapshot

from adapters.slack import limits
from adapters.slack.form import Origin, Views
from adapters.slack.render import blocks, summary, written
from adapters.slack.values import read_value, value_of
from bot.content import check
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
    Part,
    Piece,
    Quote,
    Said,
    Sendable,
    Text,
    Title,
)
from bot.texts import Texts
from tests.standins.slack.blockkit.surfaces import blocks_too_long, message_faults, view_faults
from tests.standins.slack.mrkdwn import live_in

SHOW = Button("Show to copy", "rephrase", "copy", {"d": "token"})


def drawn(*parts: Part) -> list[dict[str, Any]]:
    found = blocks(parts)
    assert message_faults(found) == []
    return found


def lines(*parts: Part) -> list[str]:
    """One line a block: its kind, then its texts with their styles."""
    return [_line(block) for block in drawn(*parts)]


def _line(block: dict[str, Any]) -> str:
    match block["type"]:
        case "rich_text":
            (inner,) = block["elements"]
            kind = inner["type"].removeprefix("rich_text_")
            return f"{kind}: " + "|".join(
                each["text"] + "".join(f"~{name}" for name in each.get("style", {}))
                for each in inner["elements"]
            )
        case "actions":
            return "actions: " + " ".join(_label(each) for each in block["elements"])
        case "header":
            return f"header: {block['text']['text']}"
        case "context":
            return f"context: {block['elements'][0]['text']}"
        case kind:
            return kind


def _label(element: dict[str, Any]) -> str:
    if element["type"] == "overflow":
        return f"({', '.join(each['text']['text'] for each in element['options'])})"
    return f"[{element['text']['text']}]" + ("!" if element.get("style") else "")


# --- each part -----------------------------------------------------------------------------------


def test_our_small_markdown_becomes_styles_and_a_persons_words_stay_as_they_are():
    assert lines(
        Title("Two left arms"),
        Text(("**Name** the *thing*: `/tip`\nnext ", Said("a **b** <!here>"), " **", Said("x"), " y**")),
        Note(("Small *print*, ", Said("*theirs*"), ".")),
        Quote("<i>No</i> & never"),
    ) == snapshot(
        [
            "header: Two left arms",
            "section: Name~bold| the |thing~italic|: |/tip~code|\nnext |a **b** <!here>| |x~bold| y~bold",
            "context: Small print, *theirs*.",
            "quote: <i>No</i> & never",
        ]
    )


def test_the_text_to_copy_stands_alone_and_its_button_leads_the_next_row():
    more = More("More", (Button("Formal", "rephrase", "show", {"s": "formal"}),))
    assert lines(
        Sendable("It's 5 < 6 & fine.\nKim", SHOW),
        Note(("Nothing was added.",)),
        Button("Why?", "rephrase", "why"),
        Button("Add one thing", "rephrase", "door", primary=True),
        more,
    ) == snapshot(
        [
            "preformatted: It's 5 < 6 & fine.\nKim",
            "context: Nothing was added.",
            "actions: [Show to copy] [Why?] [Add one thing]! (Formal)",
        ]
    )


def test_two_texts_to_copy_keep_their_own_buttons():
    assert lines(Sendable("one", SHOW), Sendable("two", SHOW)) == snapshot(
        ["preformatted: one", "actions: [Show to copy]", "preformatted: two", "actions: [Show to copy]"]
    )


def test_what_changed_is_marked_in_the_text():
    pieces = (Piece("cut", "No,"), Piece("same", " we can't "), Piece("new", "do that"))
    assert lines(Diff(pieces)) == snapshot(["section: [−No,]~strike| we can't |[+do that]~bold"])


def test_pairs_charts_pictures_files_and_links():
    assert lines(
        Fields((("Before", (Said("no"),)), ("After", ("**yes**",)))),
        Chart("Answers", (("A", 5), ("B", 10), ("C", 0)), "5, 10, none"),
        Image(b"", "A certificate"),
        File("report.csv", "text/csv", b"a,b\n1,2"),
        Divider(),
        Link("Read on", "https://example.com"),
    ) == snapshot(
        [
            "section: Before~bold|  |no",
            "section: After~bold|  |yes~bold",
            "section: Answers~bold",
            "preformatted: A  ▇▇▇▇▇▇▇▇▇▇ 5\nB  ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇ 10\nC   0",
            "section: A certificate",
            "section: report.csv~bold",
            "preformatted: a,b\n1,2",
            "divider",
            "actions: [Read on]",
        ]
    )


def test_what_a_button_carries_is_read_again():
    ids = {"d": "a.b-c_d", "word": "late order & more=1?"}
    assert read_value(value_of("rephrase", "show", ids.items())) == ("rephrase", "show", ids)
    assert read_value("") == ("", "", {})


def test_a_notification_shows_our_words_only():
    card = Card(
        (
            Quote("theirs"),
            Text(
                (
                    "A customer reads “",
                    Said("<!channel> never"),
                    "” as **cold** & hard",
                )
            ),
        )
    )
    assert summary(card, "otherwise") == "A customer reads “…” as cold &amp; hard"
    assert summary(Card((Quote("theirs"),)), "otherwise") == "otherwise"


# --- forms ---------------------------------------------------------------------------------------


def test_a_form_is_a_modal(texts: Texts):
    few = Choices("door", "Which?", (Option("a", "A", "first"), Option("b", "B")), "b")
    many = Choices("one", "One of many", tuple(Option(str(n), f"Option {n}") for n in range(20)))
    form = Form("Title", (Text(("Words",)), few, many, Input("x", "X", max_length=80)), "Send", "tip", "sent")
    view = Views(texts).form(form, Origin(channel="C1", url="https://hooks.slack.com/1", at=5.0))
    assert view_faults(view, ("modal",)) == []
    assert [block["element"]["type"] for block in view["blocks"] if block["type"] == "input"] == [
        "radio_buttons",
        "static_select",
        "plain_text_input",
    ]
    assert view["blocks"][1]["element"]["initial_option"]["value"] == "b"


@pytest.mark.parametrize("length", [0, 1, 2999, 3000, 3001, 10_000])
def test_a_text_to_copy_of_any_length_is_whole_in_its_fields(texts: Texts, length: int):
    text = ("word " * 2000)[:length]
    form = Form("Copy", (Input("text", "Text", value=text, optional=True),), "", "rephrase", "copy")
    view = Views(texts).form(form, Origin())
    assert view_faults(view, ("modal",)) == []
    fields = [block["element"].get("initial_value", "") for block in view["blocks"]]
    assert "".join(fields) == text


# --- anything ------------------------------------------------------------------------------------

words = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "Z", "S")) | st.sampled_from("*`<>&_~"),
    max_size=200,
)
long = st.integers(0, 12_000).map(lambda n: "long words " * (n // 11))
said = (words | long).map(Said)
ours = st.text(st.sampled_from("ab *`.\n"), max_size=100)
spans = st.lists(ours | said, max_size=4).map(tuple)
label = st.text(st.sampled_from("Why? &<b>"), min_size=1, max_size=75)
value = st.text(st.sampled_from("ab-_.&="), max_size=40)
button = st.builds(
    Button, label, st.just("tip"), st.just("show"), st.dictionaries(st.just("d"), value), st.booleans()
)
options = st.lists(button, min_size=1, max_size=5, unique_by=lambda b: tuple(b.ids.items())).map(tuple)
part = st.one_of(
    st.builds(Title, st.text(st.sampled_from("abc "), min_size=1, max_size=150)),
    st.builds(Text, spans),
    st.builds(Note, spans),
    st.builds(Quote, words | long),
    st.builds(Sendable, words | long, button),
    st.builds(
        Diff, st.lists(st.builds(Piece, st.sampled_from(["same", "cut", "new"]), words | long)).map(tuple)
    ),
    st.builds(Fields, st.lists(st.tuples(ours.filter(bool), spans), max_size=5).map(tuple)),
    st.builds(Chart, label, st.lists(st.tuples(label, st.integers(0, 500)), max_size=9).map(tuple), label),
    st.builds(Image, st.just(b""), label),
    st.just(Divider()),
    button,
    st.builds(More, label, options),
    st.builds(Link, label, st.just("https://example.com/a")),
)


@settings(max_examples=120, deadline=None)
@given(st.lists(part, min_size=1, max_size=40))
def test_any_card_is_one_that_slack_takes_and_nothing_in_it_is_live(parts: list[Part]):
    found = blocks(parts)
    assert message_faults(found) == []
    assert not blocks_too_long(found)
    assert live_in(summary(Card(tuple(parts)), "otherwise"), found) == ()


@settings(max_examples=120, deadline=None)
@given(st.lists(part, max_size=60))
def test_what_is_drawn_once_for_many_messages_is_any_card_as_it_is_drawn_for_one(parts: list[Part]):
    assert written(parts) == json.dumps(blocks(parts))


def test_what_is_drawn_once_carries_what_each_message_has_of_its_own():
    for key in ("k1", "k2 & “more”?"):
        parts = (
            Text(("Which?",)),
            *(
                Button(label, "quiz", "answer", {"round": key}, primary=label == "A?")
                for label in ("A?", "B")
            ),
        )
        assert written(parts) == json.dumps(blocks(parts))
        assert [read_value(each["value"])[2] for each in json.loads(written(parts))[1]["elements"]] == [
            {"round": key}
        ] * 2


@settings(max_examples=40, deadline=None)
@given(st.lists(part, max_size=20), st.lists(st.builds(Input, st.just("x"), label, words), max_size=1))
def test_any_form_is_one_that_slack_takes(texts: Texts, parts: list[Part], fields: list[Input]):
    form = Form("Title", (*parts, *fields), "Send", "tip", "sent")
    assert view_faults(Views(texts).form(form, Origin(), told=True), ("modal",)) == []


def test_packs_are_held_to_the_same_limits_when_they_load():
    assert min(limits.BUTTON_LABEL, limits.OPTION_LABEL) >= check.LABEL
    assert check.HEADER <= limits.HEADER
