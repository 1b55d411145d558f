"""The first bald piece of bad news gets one plain softener; what harms nobody gets none."""

import pytest

from bot.coach import Coach


def warm(coach: Coach, draft: str, message: str = "") -> str:
    return coach.rephrase(draft, context=message, styles=("warm",), others=False).text


@pytest.mark.parametrize(
    ("draft", "message", "left"),
    [
        ("Warranty void. Seal broken.", "Will you mend my kettle?", "I'm afraid the warranty is void"),
        ("Stop ringing. The tank is held pending inspection.", "Where's my tank?", "I'm afraid the tank is held"),
        ("Prices have gone up. Deal with it.", "Why is my box £5 more?", "I'm afraid prices have gone up"),
        ("Nobody is available. Call back Monday.", "My heating is off.", "I'm afraid nobody is available"),
        ("We can only deal with the tenant. Get him to ring.", "It's for my son.", "I'm afraid we can only deal with"),
        ("Keep a log. Without that we don't open a case. Tough.", "The noise again!", "Without that, I'm afraid we can't open a case"),
        ("Read the terms. Miles expire after a year. Yours expired on 2 May.", "Where did my miles go?", "Miles expire after a year, and I'm afraid yours expired on 2 May."),
        ("Stop asking. The answer isn't going to change: it takes 8 weeks.", "Any news?", "I'm afraid the answer isn't going to change: it takes 8 weeks"),
    ],
)  # fmt: skip
def test_bald_bad_news_is_softened(coach: Coach, draft: str, message: str, left: str) -> None:
    assert left in warm(coach, draft, message)


@pytest.mark.parametrize(
    ("draft", "message"),
    [
        ("The test is not painful. Don't be silly.", "Does it hurt?"),
        ("The roof doesn't leak any more. Whatever.", "Did you fix the roof?"),
        ("There's no exit fee. Read the terms.", "What does it cost to leave?"),
        ("The label says not to. Read it.", "Can I tumble-dry it?"),
    ],
)
def test_what_harms_nobody_is_not(coach: Coach, draft: str, message: str) -> None:
    assert "afraid" not in warm(coach, draft, message)


@pytest.mark.parametrize(
    "draft",
    [
        "Your claim is refused. The policy lapsed on 1 May. The file is closed. Stop writing.",
        "The boat is sold. We don't have another. Don't ask.",
    ],
)
def test_it_is_said_once(coach: Coach, draft: str) -> None:
    assert (
        len([word for word in warm(coach, draft, "Is it still possible?").split() if word == "afraid"]) == 1
    )


@pytest.mark.parametrize(
    ("draft", "left"),
    [
        ("Wrong office. Contact Harbour Lane Surgery.", "Please contact Harbour Lane Surgery."),
        ("Wrong desk. DM us your reference.", "Please DM us your reference."),
        ("Stop asking. Cancel from Profile > Plan > Leave.", "Please cancel from Profile > Plan > Leave."),
        ("Use the other door. Don't bring dogs, they aren't allowed in.", "Please don't bring dogs, as they aren't allowed in."),
        ("Sample spoilt. Bring another one.", "Please bring another one."),
    ],
)  # fmt: skip
def test_an_order_that_stood_is_asked(coach: Coach, draft: str, left: str) -> None:
    assert left in warm(coach, draft, "I need your help with this, it's been so hard.")


@pytest.mark.parametrize(
    ("draft", "left"),
    [
        ("Bike's ready. Anything left after 60 days gets sold. Hurry up.", "Please note that anything left after 60 days gets sold."),
        ("Stop spamming us. If it happens again we close the account.", "If it happens again, we would have to close the account."),
    ],
)  # fmt: skip
def test_what_is_lost_is_told_beforehand(coach: Coach, draft: str, left: str) -> None:
    assert left in warm(coach, draft, "Where is it?")
