"""Closings, waits without a date and stock regrets: the fact stays, the door is not slammed."""

import pytest

from bot.coach import Coach, Wording
from tests.bot.coach.conftest import said_anew


@pytest.mark.parametrize(
    ("cold", "kind"),
    [
        # Closings.
        ("Closing this ticket now.", "I'm closing this ticket now."),
        ("Marking this as solved.", "I'm marking this as solved."),
        ("Closing as no response.", "because we didn't hear back."),
        ("Closing this since you didn't answer.", "because we haven't heard back."),
        ("Closing this out as we haven't heard from you since 4 May.", "since 4 May."),
        ("We consider this matter closed.", "closed"),
        ("Please regard this as our last word.", "decision|answer"),
        (
            "We shall not reply to any further letters concerning invoice 8812.",
            "further letters concerning invoice 8812",
        ),
        ("Any further messages will be ignored.", "further messages"),
        ("We regard this correspondence as concluded and will not be drawn further.", "This is closed"),
        (
            "The panel's decision is final and no correspondence will be entered into.",
            "The panel's decision is final",
        ),
        ("Our decision is final and cannot be appealed.", "appeal"),
        ("You can't appeal this.", "appeal"),
        ("Our position on this has not changed.", "decision|answer"),
        ("The answer was no last week and it's still no.", "no"),
        ("I have said all I have to say.", "add|say about it"),
        ("I can only repeat what I wrote on 3 May.", "What I wrote on 3 May still "),
        ("I can only repeat that the sale is final.", "The sale is final."),
        ("We stand by our answer of 4 June.", "Our answer of 4 June still "),
        ("I'm ending this chat.", "end the chat here.|ending the chat here."),
        # Waits.
        ("Your claim is in the queue with everyone else's.", "Your claim is in the queue."),
        (
            "The gallery will be up when it's up, probably mid-October.",
            "The gallery will probably be up in mid-October.",
        ),
        ("It'll arrive when it arrives, probably Tuesday.", "It will probably arrive on Tuesday."),
        ("Our report will be finished when it's finished, hopefully by Friday.", "by Friday."),
        ("The contractor comes when he comes.", "yet when the contractor will come."),
        ("We'll get to it when we get to it.", "yet when we will get to it."),
        ("He'll look at it then, if he has time.", "He'll look at it then if he can."),
        ("Someone from the team will reach out when they have capacity.", "Someone from the team will "),
        ("The technician will call when he's free.", "The technician will call"),
        ("Your request will be processed in due course.", "Your request will be processed,"),
        ("You have to be patient for 3 more days.", "3 more days."),
        ("She will call you, you do not call her.", "no need to call her"),
        ("Don't submit duplicate requests, they are deleted.", "as duplicates are deleted."),
        ("The mechanic gets to your car when he gets to it.", "yet when the mechanic will get to your car."),
        ("Every time you email, your ticket goes to the back of the queue.", "moves your ticket to the back"),
        ("This is your fifth call in two weeks.", "fifth time"),
        ("You've called four times this week.", "'ve had to"),
        ("I have 40 other tickets open.", "40 other tickets"),
        (
            "Your feedback is important to us and has been passed on to the relevant department.",
            "Your feedback has been passed on to the right department.",
        ),
        # Hung on to the fact, they are a sentence of their own.
        ("The claim was declined on 3 May and our decision is final.", "on 3 May. "),
        ("The car is at the workshop and it will be ready when it's ready.", "The car is at the workshop. "),
        ("The part is on order, so be patient.", "The part is on order."),
    ],
)
def test_what_shuts_the_door_is_told_as_it_is(wording: Wording, cold: str, kind: str) -> None:
    said = said_anew(cold, wording, salt=cold)

    assert any(each in said.text for each in kind.split("|"))
    assert said.text != cold


@pytest.mark.parametrize(
    "cold",
    [
        "I've got nineteen other weddings this season.",
        "We have real outages to deal with.",
        "Just relax.",
        "Just be patient and wait.",
        "We kindly ask you to be patient.",
        "Writing more often doesn't move you up the list.",
        "There is no use in asking again.",
        "Join the queue.",
        "Have a great day anyway.",
        "We apologise for the delay and thank you for travelling with us.",
        "Oh dear, I am sorry to hear it, what rotten luck.",
        "Thank you for your continued patience.",
    ],
)
def test_what_carries_nothing_goes(wording: Wording, cold: str) -> None:
    assert said_anew(cold, wording, salt=cold).fate == "dropped"


@pytest.mark.parametrize(
    "fine",
    [
        "I'm closing this ticket as solved.",
        "Closing as duplicate of #8830, where the fix for the calendar sync is tracked.",
        "The queue goes by time of arrival, and you're at place 17.",
        "We'll call you once we have the results.",
        "My colleague will look into it when she is back on Monday.",
        "You will be notified by email.",
        "You'll be paid on Thursday with the rest.",
        "Thank you for your patience with the piano move.",
        "I've noted no nuts for your table.",
        "You may appeal within 28 days of the date of this letter.",
        "We have two other branches in Leeds.",
        "Your feedback is with the chef.",
        "There are 300 claims before yours.",
        "We don't set the price and there's no fee.",
    ],
)
def test_a_wait_or_an_end_that_is_told_kindly_stays(wording: Wording, fine: str) -> None:
    assert said_anew(fine, wording, salt=fine, marked=False).text == fine


@pytest.mark.parametrize(
    "draft",
    [
        "Any further messages will be ignored.",
        "You will be contacted in due course.",
        "I have 40 other tickets open.",
        "Oh dear, what rotten luck. He's out until Thursday. He'll look at it then, if he has time.",
    ],
)
def test_the_guard_lets_the_kinder_words_through(coach: Coach, draft: str) -> None:
    said = coach.rephrase(draft, context="My boiler is broken and my baby is cold.")

    assert said.unsafe is None
    assert said.text != draft


@pytest.mark.parametrize(
    ("cold", "kind"),
    [
        ("Your query will now be closed.", "closing your query now"),
        ("The bureau is shut. Tough. Our team takes no action until the fee is in.", "this any further until the fee is in."),
        ("Claims sent by fax are not actioned.", "not able to act on claims sent by fax."),
        ("Late entries will not receive a reply.", "not able to reply to late entries."),
        ("The ruling is not subject to appeal.", "he ruling can't be appealed."),
        ("Failure to provide a deed precludes a sale.", "Without a deed, I'm afraid a sale isn't possible."),
        ("We don't lend tools and any further emails will be ignored.", "we won't be able to answer further emails."),
    ],
)  # fmt: skip
def test_a_shutter_is_a_person_at_the_end_of_the_way(coach: Coach, cold: str, kind: str) -> None:
    assert kind in coach.rephrase(cold, context="My boiler is broken and my baby is cold.").text
