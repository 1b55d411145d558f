"""What typing in haste leaves out is put in; what may be meant as it stands stays."""

import pytest

from bot.coach import Coach, Wording
from bot.coach.english.voice import tidy
from bot.coach.notes.subjects import with_subject
from bot.coach.notes.telegraph import with_article, written_out
from tests.bot.coach.conftest import said_anew


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("because its wet inside", "because it's wet inside"),
        ("the vet said its ringworm", "the vet said it's ringworm"),
        ("when its fixed its fixed", "when it's fixed it's fixed"),
        ("next time its £20", "next time it's £20"),
        ("ill post the spare lid", "I'll post the spare lid"),
        ("well send a new hinge", "we'll send a new hinge"),
        ("were closed mondays", "we're closed Mondays"),
        ("ur gutted, i know", "you're gutted, I know"),
        ("your not the first", "you're not the first"),
        ("ud need todays code", "you'd need today's code"),
        ("this months bill", "this month's bill"),
        ("with 30 days notice", "with 30 days' notice"),
        ("thats the couriers job", "that's the courier's job"),
        ("due 19th.", "due on the 19th."),
        ("by 1st or it lapses", "by the 1st or it lapses"),
        ("open thurs to sat.", "open Thursday to Saturday."),
        ("the form is on there website", "the form is on their website"),
        ("it should of been dry", "it should have been dry"),
        ("says so in manual", "says so in the manual"),
        ("clean it w/ vinegar", "clean it with vinegar"),
        ("shown on the label btw", "shown on the label"),
        ("tickets are non refundable", "tickets are non-refundable"),
    ],
)
def test_what_was_left_out_is_put_in(wording: Wording, typed: str, meant: str):
    assert tidy(typed, wording.lexicon) == meant


@pytest.mark.parametrize(
    "fine",
    [
        "It lost its lid.",
        "Its price is £20.",
        "Its refund policy is short.",
        "We know its weight.",
        "Well, refunds take 5 days.",
        "We'd like it as well send it or not.",
        "We checked and were sorry.",
        "Ill health is covered.",
        "The last weeks at home were hard.",
        "He sat in the sun.",
        "On 19th May we close.",
        "It's on the 19th floor.",
        "There website visits are counted.",
        "Photo id",
    ],
)
def test_what_is_written_well_stays(wording: Wording, fine: str):
    assert tidy(fine, wording.lexicon) == fine


@pytest.mark.parametrize(
    ("scrap", "whole"),
    [
        ("Next fitting in 3 weeks", "The next fitting is in 3 weeks"),
        ("Next tasting September", "The next tasting is in September"),
        ("Earliest 9th May", "The earliest is on 9th May"),
        ("Next payment 31.50 on the 4th", "The next payment of 31.50 is on the 4th"),
        ("New date tbc", "The new date is still to be confirmed"),
        ("New hinge 12", "The new hinge is 12"),
        ("Form incomplete (page 2)", "The form is incomplete (page 2)"),
        ("Name changes not allowed", "Name changes are not allowed"),
        ("Arrives Friday on the ferry", "It arrives Friday on the ferry"),
        ("Should land by Friday", "It should land by Friday"),
        ("Marked delivered 19:48", "It was marked as delivered at 19:48"),
        ("No way round it", "There's no way round it"),
        ("Because the gate was shut", "That's because the gate was shut"),
        ("Collection 20 May", "Collection is on 20 May"),
    ],
)
def test_a_scrap_gets_its_verb(wording: Wording, scrap: str, whole: str):
    assert written_out(scrap, wording) == whole


@pytest.mark.parametrize(
    "line",
    [
        "Pick-up is at 17:30.",
        "Non-refundable rates mean non-refundable.",
        "Lost the seed phrase?",
        "Make both doors available.",
    ],
)
def test_what_is_whole_gets_none(wording: Wording, line: str):
    assert written_out(line, wording) is None


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        (
            "Refunded the 12.50, should land by Friday.",
            "I've refunded the 12.50, and it should land by Friday.",
        ),
        ("Ok just sent your label.", "I've just sent your label."),
        ("Need the frame number.", "I need the frame number."),
        ("Got your photos.", "I've got your photos."),
        ("Could be May could be June.", "It could be May, or it could be June."),
        ("Order 771, supplier has no date.", "On order 771, the supplier has no date."),
        ("Told her we reissue it.", "Told her we reissue it."),
        ("Sent on 3 May.", "Sent on 3 May."),
    ],
)
def test_who_did_it_is_said(wording: Wording, line: str, whole: str):
    assert with_subject(line, wording.lexicon) == whole


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("Card is blocked because the PIN was wrong.", "The card is blocked because the PIN was wrong."),
        ("Driver's record says 11:42.", "The driver's record says 11:42."),
        ("Meter was read on 3 March.", "The meter was read on 3 March."),
        ("Manual says two scoops.", "The manual says two scoops."),
        ("Delivery takes 3 days.", None),
        ("Liquid damage isn't covered.", None),
        ("Computer generated fines can't be removed.", None),
        ("Claim HB-2201 is closed.", None),
        ("Maria's record says 11:42.", None),
    ],
)
def test_a_thing_gets_its_article(wording: Wording, line: str, whole: str | None):
    assert with_article(line, wording) == whole


@pytest.mark.parametrize(
    ("cold", "kinder"),
    [
        ("Miss the payment and a £35 fee goes on.", "If you miss the payment, a £35 fee goes on."),
        (
            "As the window closed on 3 April, we can't take it back.",
            "3 April, we're not able to take it back.",
        ),
        ("The slots are gone, next is 14th at 3.", "The slots are gone. The next one is on the 14th at 3."),
        ("Just reboot it.", "Please reboot it."),
        ("Order 9-11 arrives wed", "Order 9-11 arrives on Wednesday."),
        ("Scan it again tonight ok?", "scan it again tonight"),
    ],
)
def test_it_reads_as_a_careful_person_types(wording: Wording, cold: str, kinder: str):
    assert kinder.lower() in said_anew(cold, wording).text.lower()


def test_a_softener_stands_before_the_no(coach: Coach):
    text = coach.rephrase(
        "We looked at it twice and we don't refund worn boots. Read the label next time.",
        context="My boots split.",
    ).text

    assert "I'm afraid we looked" not in text
    assert "sorry to say that we looked" not in text
