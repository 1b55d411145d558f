"""Ultimatums, last reminders and ticket notes: the date and what follows stay, the menace goes."""

import pytest

from bot.coach import Coach


@pytest.mark.parametrize(
    ("cold", "kind"),
    [
        (
            "If the fee of 1,450 EUR isn't paid by Monday the 4th your son's desk goes to the next child. Last reminder.",
            "Please pay the fee of 1,450 EUR by Monday the 4th; otherwise your son's desk goes to the next child.",
        ),
        (
            "The £65 is due on 12 June. This is our final reminder.",
            "I'm afraid there won't be another reminder",
        ),
        (
            "Fetch the amp by 3 March or we scrap it.",
            "Please fetch the amp by 3 March; otherwise we would have to scrap it.",
        ),
        (
            "Clear the locker by 31 August or we empty it.",
            "by 31 August; otherwise we would have to empty it.",
        ),
        ("Return the router in 14 days or be charged €99.", "otherwise you would be charged €99."),
        (
            "The £80 stays on your card, and if you dispute it with your bank we'll ban you.",
            "if you dispute it with your bank, we would have to ban you.",
        ),
        ("Stop emailing or I'll block you.", "Please stop emailing; otherwise I would have to block you."),
        (
            "Any more complaints and we close your account.",
            "If there are any more complaints, we would have to close",
        ),
        ("Any further abuse and your access ends. Read that twice.", "If there's any further abuse, your"),
        ("Don't be late or you lose the table.", "If you're late, you lose the table."),
        (
            "One more call like this and I end it here.",
            "another call like this, I would have to end it here.",
        ),
        ("You have 3 days to reply, then your claim is closed.", "3 days to reply; after that, your claim"),
        (
            "Every time you write, your ticket goes to the bottom again.",
            "your ticket to the bottom of the queue",
        ),
        ("Do not contact this address for refunds.", "this address isn't the"),
        (
            "Your final deadline is 4 March. Miss it and you're off the list.",
            "you'll be off the list if you miss it.",
        ),
        ("No deposit by 5 June, no seat. Simple.", "deposit by 5 June"),
        ("Last call: send the papers by noon or forget it.", "end the papers by noon"),
        ("Shut up or I end the chat.", "keep this respectful"),
        ("Have your policy number ready. We don't look it up.", "Please have your policy number ready."),
        ("The shop says shipped, so shipped. We can't help.", "The shop says it was shipped"),
        ("Signed for on 4 May without looking. No refund.", "on 4 May."),
        ("No refund.\n- the neighbour signed for it 4 May without looking", "eighbour signed for it 4 May"),
    ],
)
def test_what_follows_is_a_fact_and_no_menace(coach: Coach, cold: str, kind: str):
    said = coach.rephrase(cold)
    assert kind in said.text
    assert "without looking" not in said.text


@pytest.mark.parametrize(
    ("cold", "stays"),
    [
        ("If you do not accept the room, you may ask for a refund. Tough.", "ou may ask for a refund"),
        ("Repair quotes: please order by noon. Tough.", "Repair quotes: please order by noon."),
        ("Delay repay for the pass itself is a separate form. Tough.", "Delay repay for the pass itself is a separate form."),
    ],
)  # fmt: skip
def test_a_way_that_is_open_and_a_name_are_no_orders(coach: Coach, cold: str, stays: str):
    assert stays in coach.rephrase(cold).text


@pytest.mark.parametrize(
    "fine",
    [
        "Please pick it up by Friday, otherwise we can post it to you for free.",
        "Pay by Friday or call us and we'll set up a plan together.",
        "Just a last reminder: the picnic starts at 3!",
        "Keep the receipt and we'll refund you.",
        "If the fault isn't repaired by the depot, we'll send a new one.",
        "You have two weeks to choose a colour, then it ships. Thanks for your patience!",
    ],
)
def test_a_fair_date_is_left_alone(coach: Coach, fine: str):
    assert coach.rephrase(fine).text == fine


@pytest.mark.parametrize(
    ("cold", "kind"),
    [
        ("The bay is for buses. Once more and we tow it.", "If it happens again, we'll tow it."),
        ("Post another rant and don't expect me to reply. The part is in.", "we won't be able to reply."),
        ("The form is late. Until the form is back letters will continue. Tough.", "sorry that letters will continue until the form is back."),
        ("A copy of the lease or I can't help.", "Could you send a copy of the lease, please?"),
        ("Your power will be cut off without further notice.", "there won't be another reminder before that."),
        ("Either pay the bill or lose the plot.", "lease pay the bill; otherwise you"),
        ("The fee is due. There will be no third letter.", "I'm afraid there won't be another letter after this one."),
        ("Book earlier next time, the list opens Mondays.", "For another time, the list opens Mondays."),
    ],
)  # fmt: skip
def test_what_is_held_over_them_is_told_beforehand(coach: Coach, cold: str, kind: str):
    assert kind in coach.rephrase(cold, context="I'm furious about this.").text
