"""A recast that would not be English is left alone, and good or neutral news carries no regret."""

import re

import pytest

from bot.coach import Coach

HACKED = "Somebody hacked my account, please lock it!"


def warm(coach: Coach, draft: str, message: str = "") -> str:
    return coach.rephrase(draft, context=message, styles=("warm",), others=False).text


@pytest.mark.parametrize(
    ("draft", "gone"),
    [
        ("Stop asking. If you don't know what a fuse is you shouldn't be opening it.", r"Please know"),
        ("Stop asking. Resit requests closed 4 May.", r"[Pp]lease resit"),
        ("Stop ringing. Vulnerable customers phone 105.", r"customer's phone"),
        ("Let me guess, you never read it. Send a photo.", r"let me guess"),
        ("Stop asking. Told her the shop is shut and refunds aren't possible.", r"but told"),
        ("Stop writing. Collect it here or pay the postage, 9 euro.", r"otherwise you would have to pay"),
        ("Bring own towel. Not our problem.", r"bring own"),
        ("Stop ringing. Housekeeping handed in one coat, blue, room 9.", r"has been handed"),
    ],
)
def test_no_recast_is_broken(coach: Coach, draft: str, gone: str) -> None:
    assert not re.search(gone, warm(coach, draft))


@pytest.mark.parametrize(
    ("draft", "message"),
    [
        ("Account locked 9:14. Reset it. Not our problem.", HACKED),
        ("Read the terms. Boarding closes 20 minutes before.", ""),
        ("Stop writing. No further payments will be taken.", "I can't pay any more."),
    ],
)
def test_what_is_no_bad_news_carries_no_regret(coach: Coach, draft: str, message: str) -> None:
    assert not re.search(r"afraid|I'm sorry, but", warm(coach, draft, message))
