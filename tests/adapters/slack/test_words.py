"""A person's words arrive as they were typed, and never become a live mention, a link or markup."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.slack.words import as_typed, unescaped
from tests.standins.slack import Message, SlackStandin
from tests.standins.slack.mrkdwn import escape

NASTY = {
    "the word that Bolt trips over": "where is my payload",
    "a call to everybody": "<!channel> hi, no refund",
    "a person and a channel": "<@U0000000002> told you in <#C0000000001|support>, no",
    "a link in brackets": "no, see <https://evil.example|our policy>",
    "a bare link": "No refund, see https://evil.example/a_b?c=1&d=2 for why.",
    "markup of Slack's": "*Unfortunately* _we_ ~can't~ `do` that. ```no```",
    "Markdown": "**No.** [Read this](https://evil.example) __now__\n# never",
    "HTML": "<b>No</b><script>alert(1)</script> &amp; &lt;i&gt;",
    "a mention of Teams": "<at>Kim</at> says no",
    "emoji": "Unfortunately no \N{PARTY POPPER} :tada: \N{WOMAN}\N{ZERO WIDTH JOINER}\N{ROCKET}",
    "code": "if (x < 3 && y > 4) { return 'no refund'; }",
    "four thousand characters": ("As I told you, we can't refund that. " * 120)[:4000],
    "another script": "Wir können das leider nicht erstatten. 不能退款。لا يمكن",
    "right to left marks": "\u202eno refund\u202c",
    "nulls and controls": "no\x00 re\x07fund",
    "commas and quotes": "He said \"no\", and: 'never'; then — left…",
}


@pytest.mark.parametrize("arrive", ["raw", "escaped"])
@pytest.mark.parametrize("typed", NASTY.values(), ids=NASTY.keys())
async def test_a_draft_of_any_words_is_answered_and_none_of_it_is_live(
    slack: SlackStandin, typed: str, arrive: str
):
    slack.gestures.commands_arrive = "raw" if arrive == "raw" else "escaped"
    seen = await slack.command("/rephrase", typed)
    assert (seen.status, seen.error) == (200, None)
    card = seen.message
    assert card.private
    assert card.live_from(typed) == ()
    assert card.live == ()


async def test_the_same_words_in_a_form_with_the_customers_message(slack: SlackStandin):
    for typed in NASTY.values():
        seen = await slack.command("/rephrase")
        filled = {"You would send": typed[:3000], "They wrote": typed[:3000]}
        seen = await slack.submit(seen.modal, filled)
        assert not seen.modal_open
        assert seen.message.live == ()


async def test_the_same_words_in_a_direct_message(slack: SlackStandin):
    for typed in NASTY.values():
        seen = await slack.dm(typed)
        assert (await seen.at_least(1, seconds=20))[-1].live == ()


@pytest.mark.parametrize("word", ["rephrase", "tip", "help", "phrases", "plans", ""])
async def test_the_same_words_behind_a_word_of_rapport(slack: SlackStandin, word: str):
    for typed in NASTY.values():
        seen = await slack.command("/rapport", f"{word} {typed}")
        assert seen.message.live_from(typed) == ()


@pytest.mark.parametrize("typed", ["", "   ", "\n"])
async def test_no_words_open_the_form(slack: SlackStandin, typed: str):
    assert (await slack.command("/rephrase", typed)).modal.title == "Rephrase a draft"


async def test_facts_with_signs_of_slacks_are_kept(slack: SlackStandin):
    for arrive in ("raw", "escaped"):
        slack.gestures.commands_arrive = "raw" if arrive == "raw" else "escaped"
        card = (
            await slack.command(
                "/rephrase", "As I told you, AT&T order <88-1204> at EUR 43.20 isn't refunded."
            )
        ).message
        assert "AT&T" in card.words
        assert "<88-1204>" in card.words


async def test_every_button_of_a_draft_full_of_mentions_stays_harmless(slack: SlackStandin):
    typed = (
        "Like I said, <!channel> <@U0000000002> *no*, there's nothing I can do about https://evil.example."
    )
    labels = (await slack.command("/rephrase", typed)).message.labels
    for label in labels:
        card = (await slack.command("/rephrase", typed)).message
        seen = await slack.press(card, label)
        await seen.until(lambda seen: seen.modal_open or seen.messages)
        shown = seen.modal if seen.modal_open else card
        assert shown.live == ()
        if seen.modal_open:
            await slack.close(seen.modal)


@given(st.text(max_size=60))
def test_what_slack_escaped_reads_as_it_was_typed(typed: str):
    assert unescaped(escape(typed)) == typed
    assert as_typed(escape(typed)) == typed


@pytest.mark.parametrize(
    ("arrived", "typed"),
    [
        ("see <https://a.example/x>", "see https://a.example/x"),
        ("see <http://a.example|a.example>", "see a.example"),
        ("<mailto:kim@a.example|kim@a.example>", "kim@a.example"),
        ("<mailto:kim@a.example>", "kim@a.example"),
        ("<@U1|kim> in <#C1|support>", "@kim in #support"),
        ("<!channel> <!here|here> <!subteam^S1|@team>", "@channel @here @team"),
        ("1 &lt; 2 &amp;&amp; 3 &gt; 2, &amp;lt;", "1 < 2 && 3 > 2, &lt;"),
    ],
)
def test_what_slack_made_of_a_message_is_undone(arrived: str, typed: str):
    assert as_typed(arrived) == typed


# --- where a draft is not ------------------------------------------------------------------------


def buttons_of(card: Message) -> str:
    actions = [block for block in card.blocks if block["type"] == "actions"]
    return json.dumps(actions)


async def test_a_draft_is_in_no_button_no_metadata_no_notification_and_no_public_message(
    slack: SlackStandin, caplog: pytest.LogCaptureFixture
):
    typed = "Zanzibar umbrellas are never refunded, as I told you."
    card = (await slack.command("/rephrase", typed)).message
    assert "Zanzibar" in card.words
    for label in card.labels:
        seen = await slack.press(card, label)
        await seen.until(lambda seen: seen.modal_open or seen.messages)
        if seen.modal_open:
            view = seen.modal
            assert "anzibar" not in view.body["private_metadata"]
            await slack.close(view)
        assert "anzibar" not in buttons_of(card)
        assert "anzibar" not in card.text
        card = (await slack.command("/rephrase", typed)).message
    assert slack.posts(slack.support) == []
    assert "anzibar" not in caplog.text
    assert [call for call in slack.calls if call.method.startswith("chat.")] == []
