"""A consequence is told in good time and led up to; what an office stamps on a letter is said by a person."""

import pytest

from bot.coach import Coach, Wording
from tests.bot.coach.conftest import said_anew

SALTS = ("", "b", "c", "d")


@pytest.mark.parametrize(
    ("cold", "kinds"),
    [
        ("If payment isn't received by Tuesday your line will be cut.", ("we need your payment by Tuesday. After that your line will be cut.",)),
        ("If no answer reaches us within 9 days, the plot is let.", ("we need your answer within 9 days. After that the plot is let.",)),
        ("If we don't hear from you by noon the berth will be let.", ("we need to hear from you by noon. After that the berth will be let.",)),
        ("Unless the deed arrives by 4 May, the offer lapses.", ("we need the deed by 4 May. After that the offer lapses.",)),
        ("The stall will be let if the fee is not paid by 2 June.", ("we need the fee to be paid by 2 June. After that the stall will be let.",)),
        ("Late returns will incur a fee of 4 EUR.", ("there's a fee of 4 EUR for late returns.",)),
        ("Missed lessons are charged at 12 EUR.", ("there's a charge of 12 EUR for missed lessons.",)),
        ("Send a photo or we'll assume you made it up.", ("end a photo", "what you've told us")),
        ("Cancel now and you lose your pitch.", ("you lose your pitch if you cancel now.",)),
        ("Final notice: £40 due by 3 May or legal action follows.", ("we need the £40 by 3 May. After that legal action follows.", "notice")),
        ("Should the bill not be settled by 1 May, we will have no option but to sue.", ("the bill to be settled by 1 May. After that we would have to sue.",)),
        ("If the cat is not collected by 6pm she will be rehomed.", ("the cat to be collected by 6pm. After that she will be rehomed.",)),
        ("We need the deed by noon or the offer falls away.", ("we need the deed by noon. After that the offer falls away.",)),
        ("No reply by Friday means the file is closed.", ("we need your reply by Friday. After that the file is closed.",)),
        ("Keep this up and you're banned.", ("you'll be banned if you keep this up.",)),
        ("Unpaid fines double after 28 days.", (" unpaid fines double after 28 days.",)),
        ("Your allowance will stop on Friday.", (" your allowance will stop on Friday.",)),
        ("Repeat offences will lead to a ban.", (" repeat offences will lead to a ban.",)),
    ],
)  # fmt: skip
def test_a_consequence_is_told_in_good_time(wording: Wording, cold: str, kinds: tuple[str, ...]) -> None:
    for salt in SALTS:
        text = said_anew(cold, wording, salt=salt).text
        assert all(kind in text for kind in kinds), text
        assert "; otherwise" not in text


@pytest.mark.parametrize(
    ("cold", "kinds"),
    [
        ("Without it no repairs can be made.", ("make any repairs", "until we have it")),
        ("No claim will be considered without proof of postage.", ("consider any claim", "ithout proof of postage")),
        ("The joiner will be in touch when he's in touch.", ("joiner",)),
        ("No correspondence will be entered into.", ("this",)),
        ("The ruling is final and no correspondence will be entered into.", ("The ruling is final", "it")),
        ("Your appeal will not be discussed further.", ("your appeal",)),
        ("You will be notified of the ruling in due course.", ("the ruling",)),
        ("We take all feedback seriously and will pass it to the relevant team.", ("what you've told us", "pass", "the team responsible")),
        ("Your comments have been forwarded to the appropriate office.", ("forwarded your comments to the office responsible",)),
        ("Per the attached: refused.", ("your request has been refused", "attached")),
        ("Appeals within 28 days.", ("ou can appeal within 28 days",)),
        ("Having reviewed the matter we find no error on our part.", ("found no error on our part",)),
        ("Let us know if you want it or not.", ("to go ahead with it?",)),
        ("Our findings will be shared with you in due course.", ("e'll share our findings with you",)),
        ("Abuse of crew will not be tolerated.", ("accept abuse of crew",)),
        ("Re your request: denied.", ("I'm sorry to say that your request has been denied.",)),
        ("Decision: not upheld.", ("I'm sorry to say that your request has not been upheld.",)),
        ("You will receive a reply in due course.", ("",)),
        ("It has been decided not to renew it.", ("not to renew it.",)),
        ("Our position remains unchanged.", ("our position", "s")),
        ("We await your reply.", ("your reply",)),
        ("We reserve the right to charge for it.", ("e may charge for it",)),
        ("Having checked the log, we are satisfied that it was sent.", ("checked the log", "it was sent.")),
        ("Please allow 6 weeks for a reply.", ("a reply", "can take 6 weeks")),
        ("If you have not heard by May, assume you were unsuccessful.", ("by May", "it means that you were unsuccessful.")),
        ("Claims will be answered in order of receipt.", ("e answer claims", "in the order")),
        ("Strictly no refunds.", ("refund",)),
        ("You should chill it on arrival.", ("It's best to chill it on arrival.",)),
    ],
)  # fmt: skip
def test_a_stamp_is_said_by_a_person(wording: Wording, cold: str, kinds: tuple[str, ...]) -> None:
    for salt in SALTS:
        text = said_anew(cold, wording, salt=salt).text
        assert all(kind in text for kind in kinds), text
        assert not any(
            stamp in text
            for stamp in ("due course", "entered into", "no repairs", "relevant", "be discussed")
        )


@pytest.mark.parametrize("reason", ["The rink is closed for repairs.", "It holds nuts."])
def test_a_no_and_its_reason_are_one_sentence(coach: Coach, reason: str) -> None:
    text = coach.rephrase(f"No.\n\n{reason}", context="Can I bring my son on Sunday?").text
    assert f", as {reason[0].lower()}{reason[1:]}" in text
    assert text == text.rstrip()


@pytest.mark.parametrize(
    "fine",
    [
        "If the reading isn't in by noon, you can still send it tomorrow.",
        "Without a lid it dries out sooner.",
    ],
)
def test_what_threatens_nobody_stays(coach: Coach, fine: str) -> None:
    assert fine in coach.rephrase(f"I've booked that in for you, thank you for asking. {fine}").text
