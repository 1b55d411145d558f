"""The stand-in reads Adaptive Cards as strictly as Teams, and sees every part of a text that is alive."""

import copy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.standins.plain_cards import card, execute, text
from tests.standins.teams import Card, Live, check_card
from tests.standins.teams.cards.live import draw_markdown, draw_message
from tests.standins.teams.people import Directory
from tests.standins.teams.server.activity import ADAPTIVE, check_activity

Json = dict[str, Any]

IMAGE = {"type": "Image", "url": "https://example.com/a.png", "altText": "A bar chart"}
FIELD = {"type": "Input.Text", "id": "draft", "label": "Your draft"}
CHOICES = [{"title": "Sure", "value": "s"}, {"title": "Not sure", "value": "n"}]
PICK = {"type": "Input.ChoiceSet", "id": "pick", "label": "Pick", "choices": CHOICES}
OPEN = {"type": "Action.OpenUrl", "title": "Open", "url": "https://example.com"}
BARS = {
    "type": "Chart.HorizontalBar",
    "title": "Answers",
    "data": [{"x": "A", "y": 3}],
    "fallback": text("A: 3"),
}


def levels(content: Json) -> list[str]:
    return [broken.level for broken in check_card(content)]


@pytest.mark.parametrize(
    "content",
    [
        card(text("Hello")),
        card(IMAGE, FIELD, PICK, BARS, actions=(execute("Go"), OPEN)),
        card(
            {
                "type": "RichTextBlock",
                "inlines": ["plain", {"type": "TextRun", "text": "bold", "weight": "Bolder"}],
            }
        ),
        card({"type": "FactSet", "facts": [{"title": "Order", "value": "88-1204"}]}),
        card(
            {"type": "ColumnSet", "columns": [{"type": "Column", "width": "stretch", "items": [text("a")]}]},
            {"type": "Container", "style": "emphasis", "items": [text("b")]},
            {"type": "ActionSet", "actions": [execute("Go", mode="secondary")]},
        ),
        card(
            {
                "type": "Table",
                "columns": [{"width": 1}, {"width": 2}],
                "rows": [{"type": "TableRow", "cells": [{"type": "TableCell", "items": [text("c")]}]}],
            }
        ),
        card(
            {**text("Hidden"), "id": "more", "isVisible": False},
            actions=({"type": "Action.ToggleVisibility", "title": "More", "targetElements": ["more"]},),
        ),
        card(
            text("See"),
            refresh={"action": {"type": "Action.Execute", "title": "Fresh", "verb": "f"}, "userIds": []},
        ),
        {**card(text("Wide")), "msteams": {"width": "Full"}, "$schema": "http://adaptivecards.io/schemas"},
        card({"type": "Input.Date", "id": "d", "label": "Until", "fallback": {**FIELD, "id": "d"}}),
    ],
)
def test_a_good_card_passes(content: Json) -> None:
    assert check_card(content) == []


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        ({"type": "AdaptiveCard", "body": [text("a")]}, "version"),
        (card(text("a"), version="1.6"), "version"),
        (card(text("a"), version=1.5), "version"),
        ({"type": "Card", "version": "1.5"}, "type AdaptiveCard"),
        (card(), "shows something"),
        (card(text("a"), metadata={}), "no property metadata"),
        (card({"type": "Text", "text": "a"}), "is no Element"),
        (card({"text": "a"}), "is no Element"),
        (card("words"), "is an object"),  # type: ignore[arg-type]
        (card(execute("Go")), "is no Element"),
        (card({**text("a"), "colour": "good"}), "no property colour"),
        (card({**text("a"), "color": "pink"}), "is none of"),
        (card({**text("a"), "wrap": "yes"}), "true or false"),
        (card({"type": "TextBlock", "wrap": True}), "needs text"),
        (card({**IMAGE, "url": "http://example.com/a.png"}), "https"),
        (card({**IMAGE, "url": "data:image/png;base64," + "A" * 1_500_000}), "1 MB"),
        (card(FIELD, FIELD), "used twice"),
        (card({**FIELD, "id": ""}), "needs id"),
        (card({**PICK, "choices": [CHOICES[0], CHOICES[0]]}), "one value"),
        (card({**PICK, "value": "x"}), "no choice"),
        (card({**PICK, "isMultiSelect": True, "choices": [{"title": "a", "value": "a,b"}]}), "comma"),
        (card(text("a"), actions=({"type": "Action.Http", "title": "Go"},)), "is no Action"),
        (card(text("a"), actions=({**OPEN, "url": "javascript:alert(1)"},)), "follow"),
        (card(text("a"), actions=(execute("Go", data="words"),)), "data is an object"),
        (card({**text("a"), "selectAction": OPEN}), "no property selectAction"),
        (
            card({"type": "Container", "items": [], "selectAction": {"type": "Action.ShowCard"}}),
            "is no Select",
        ),
        (card(text("a"), actions=(execute("Go"),), version="1.3"), "came with version 1.4"),
        (card({"type": "Table", "rows": []}, version="1.4"), "came with version 1.5"),
        (card(text("a"), refresh={"userIds": [str(n) for n in range(61)]}), "at most 60"),
        (card({**BARS, "data": [{"x": "A", "y": "three"}]}), "a number"),
        (
            card(
                text("a"),
                actions=({"type": "Action.ToggleVisibility", "title": "M", "targetElements": ["gone"]},),
            ),
            "to toggle",
        ),
        (card({**text("a"), "fallback": {"type": "Nothing"}}), "is no Element"),
    ],
)
def test_a_card_teams_cannot_show_is_refused(content: Json, rule: str) -> None:
    refusals = [broken for broken in check_card(content) if broken.level == "refused"]
    assert any(rule in broken.rule for broken in refusals), refusals
    assert all(broken.source for broken in refusals)


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (card({"type": "Input.Text", "id": "draft", "placeholder": "Your draft"}), "has a label"),
        (card({**FIELD, "isRequired": True}), "errorMessage"),
        (card(text("a"), actions=({"type": "Action.Execute", "title": "Go"},)), "Action.Submit as fallback"),
        (card({"type": "Image", "url": "https://example.com/a.png"}), "altText"),
        (card({name: one for name, one in BARS.items() if name != "fallback"}), "a chart has a fallback"),
        (card({"type": "TextBlock", "text": "long"}), "wraps"),
        (card(text("a"), actions=({"type": "Action.Submit", "data": {}},)), "has a title"),
        (card(text("a"), actions=tuple(execute(f"{n}") for n in range(7))), "at most 6"),
    ],
)
def test_advice_not_taken_is_written_down(content: Json, rule: str) -> None:
    [broken] = check_card(content)
    assert (broken.level, rule in broken.rule) == ("guideline", True)


def test_a_menu_holds_more_than_six_actions() -> None:
    actions = (
        *(execute(f"{n}") for n in range(6)),
        *(execute(f"more {n}", mode="secondary") for n in range(4)),
    )
    assert levels(card(text("a"), actions=actions)) == []


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("No, 5 * 3 is 15 and a_b_c stays.", []),
        ("[win](https://evil.example)", ["link"]),
        (r"\[win\](https://evil.example)", []),
        ("<https://evil.example>", ["link"]),
        ("![cat](https://evil.example/x.png)", ["image"]),
        ("**really** _no_", ["emphasis", "emphasis"]),
        ("- one\n- two", ["list"]),
        ("1. one", ["list"]),
        ("# loud", ["heading"]),
        ("> they said", ["quote"]),
        ("`code`", ["code"]),
        ("{{DATE(2026-11-02T09:00:00Z, SHORT)}}", ["date"]),
        ("<b>hi</b> <at>Ana</at>", []),
    ],
)
def test_markdown_of_a_card_is_alive(words: str, kinds: list[str]) -> None:
    assert [live.kind for live in Card(card(text(words))).live] == kinds


def test_a_link_tells_where_it_leads() -> None:
    assert Card(card(text("see [this **page**](https://example.com)"))).live == [
        Live("link", "this page", "https://example.com"),
        Live("emphasis", "page"),
    ]


def test_a_text_run_is_never_alive() -> None:
    content = card({"type": "RichTextBlock", "inlines": ["[win](https://evil.example) **x**"]})
    assert Card(content).live == []
    assert Card(content).shown == "[win](https://evil.example) **x**"


def test_escaped_words_are_shown_as_they_were_typed() -> None:
    assert draw_markdown(r"\*\*No\*\* \<b\> 5 \_ 3").shown == "**No** <b> 5 _ 3"


def test_a_mention_is_alive_by_its_entity_alone() -> None:
    entity = {"type": "mention", "text": "<at>Ana</at>", "mentioned": {"id": "29:ana", "name": "Ana"}}
    content = card(text("Hi <at>Ana</at>"))
    assert Card(content).live == []
    assert Card({**content, "msteams": {"entities": [entity]}}).live == [
        Live("mention", "<at>Ana</at>", "29:ana")
    ]


@pytest.mark.parametrize(
    ("activity", "kinds"),
    [
        ({"text": "www.evil.example and https://evil.example"}, ["link", "link"]),
        ({"text": "<b>bold</b>"}, ["markup"]),
        ({"text": "<b>bold</b>", "textFormat": "xml"}, ["markup"]),
        ({"text": "<b>bold</b> **x**", "textFormat": "plain"}, []),
        ({"text": "https://evil.example", "textFormat": "plain"}, ["link"]),
        ({"text": "Hi <at>Ana</at>", "textFormat": "plain"}, []),
    ],
)
def test_the_text_of_a_message_is_alive_by_its_format(activity: Json, kinds: list[str]) -> None:
    assert [live.kind for live in draw_message(activity).live] == kinds


def test_a_card_is_read_as_a_person_reads_it() -> None:
    shown = card(
        {**text("Title"), "style": "heading"},
        {"type": "FactSet", "facts": [{"title": "Order", "value": "88-1204"}]},
        {**PICK, "value": "s"},
        {**text("secret"), "isVisible": False},
        BARS,
        IMAGE,
        {"type": "ActionSet", "actions": [execute("Why?")]},
        actions=(OPEN, execute("Plainer", mode="secondary")),
    )
    seen = Card(shown)
    assert seen.shown.splitlines() == [
        "Title", "Order: 88-1204", "Pick", "s", "Sure", "Not sure", "Answers", "A", "A bar chart",
        "Why?", "Open", "Plainer",
    ]  # fmt: skip
    assert seen.buttons == ["Why?", "Open", "Plainer"]
    assert seen.button("Plainer").menu
    assert "Chart.HorizontalBar" in seen.types
    with pytest.raises(AssertionError, match="0 buttons are called 'Shorter'"):
        seen.button("Shorter")


def test_the_data_of_every_action_can_be_looked_through() -> None:
    hidden = {
        "type": "Action.ShowCard",
        "title": "More",
        "card": card(actions=(execute("In", data={"a": 3}),)),
    }
    refresh = {"action": {"type": "Action.Execute", "title": "Fresh", "data": {"a": 1}}}
    content = card(text("a"), actions=(execute("Go", data={"a": 2}), hidden), refresh=refresh)
    assert sorted(str(data) for data in Card(content).data) == [
        "{'a': 1}",
        "{'a': 2}",
        "{'a': 3}",
        "{'verb': 'go'}",
        "{'verb': 'go'}",
    ]


RUBBISH = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=5)
    | st.just([1])
    | st.just({"type": 1})
    | st.just([{}])
)
WHOLE = card(
    IMAGE, FIELD, PICK, BARS,
    {"type": "FactSet", "facts": [{"title": "Order", "value": "88-1204"}]},
    {"type": "RichTextBlock", "inlines": ["plain", {"type": "TextRun", "text": "bold"}]},
    actions=(execute("Go", data={"a": 1}), OPEN),
    refresh={"action": {"type": "Action.Execute", "title": "Fresh"}, "userIds": []},
    msteams={"entities": []},
)  # fmt: skip


def spots(part: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    names = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    return [path, *(spot for name, inside in names for spot in spots(inside, (*path, name)))]


@given(spot=st.sampled_from(spots(WHOLE)[1:]), rubbish=RUBBISH)
@settings(max_examples=200, deadline=None)
def test_rubbish_anywhere_in_a_card_is_judged_and_never_trips_the_reader(spot: Any, rubbish: Any) -> None:
    content = copy.deepcopy(WHOLE)
    inside: Any = content
    for name in spot[:-1]:
        inside = inside[name]
    inside[spot[-1]] = rubbish
    activity = {"type": "message", "attachments": [{"contentType": ADAPTIVE, "content": content}]}
    assert check_activity(activity, "19:x", Directory("28:b"), "here")


@given(
    field=st.sampled_from(
        [
            "type",
            "from",
            "conversation",
            "recipient",
            "text",
            "textFormat",
            "attachmentLayout",
            "entities",
            "attachments",
        ]
    ),
    rubbish=RUBBISH,
)
@settings(max_examples=200, deadline=None)
def test_rubbish_in_an_activity_never_trips_the_reader(field: str, rubbish: Any) -> None:
    assert isinstance(check_activity({"text": "a", field: rubbish}, "19:x", Directory("28:b"), "here"), list)
