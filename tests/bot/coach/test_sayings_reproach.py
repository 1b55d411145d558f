"""Reproach, sarcasm and shrugs: what they tell stays, the pointing finger goes."""

import pytest

from bot.coach import Coach, Wording
from tests.bot.coach.conftest import said_anew


@pytest.mark.parametrize(
    ("cold", "kind"),
    [
        # What was sent, told, shown.
        ("You were sent two reminders about the vet check.", "Two reminders were sent about the vet check,"),
        ("You had a reminder on the 2nd and another on the 9th.", "A reminder was sent on the 2nd and another"),
        ("You were shown the scratch before you drove off.", "The scratch was shown before you drove off."),
        ("You were informed of the closure by letter.", "The closure was mentioned by letter."),
        ("You signed for the parcel on 3 May.", "The parcel was signed for on 3 May."),
        # Where it stands.
        ("Did you read the tenancy agreement?", "in the tenancy agreement"),
        ("You may wish to read your policy before claiming.", "in your policy"),
        ("It's right there in the handbook if you'd bothered to look.", "in the handbook"),
        ("As anyone can see from the photo, the box is intact.", "According to the photo, the box is intact."),
        ("It's perfectly clear from the contract that pets aren't allowed.", "According to the contract, pets"),
        ("Check-in is on floor 2, which you would have seen on the booking page.", "on the booking page"),
        ("You must have missed the very large banner on our site.", "easy to miss the banner on our site."),
        # Why it happened.
        ("Because you went over the mileage.", "The mileage was exceeded."),
        ("Your parcel went back because you weren't in.", "Your parcel went back because nobody was in."),
        ("You lost your place because you didn't confirm.", "because"),
        ("We left at 9 because you hadn't finished packing.", "because the packing wasn't finished."),
        ("You should have asked on Monday.", "This needed to be done on Monday."),
        # Whose it is.
        ("thats the landlords job", "question for the landlord."),
        ("Lost luggage is the airline's business, not ours.", "the airline can help"),
        ("After that it's a question for an electrician.", "After that, an electrician can"),
        ("The second one is pending, which is your bank's thing, not ours.", "which is for your bank to look after."),
        ("You'll have to fight that out with the seller.", "settle that with the seller."),
        ("We're only a platform, Ines.", "Ines."),
        ("The shop sets the price, so there's nothing for us to look into.", "so we're not able to look into this"),
        # Asked once too often.
        ("Sending the photo a fourth time will not alter our decision.", "as it is"),
        ("There is no point in calling before the 10 days are up.", "There's no need to check with us before the 10"),
        # Steps.
        ("Did you check the fuse before calling?", "could you check the fuse"),
        ("Well, a router does tend to work better when it's plugged in.", "your router is plugged in"),
        ("Enter the code from the text, and type it correctly this time.", "and type it correctly."),
        ("Please ring 0113 496 0101 if it's really that urgent.", "if it's urgent."),
        ("Have you considered turning the heating down?", "turn the heating down."),
        # What is not known, and what is a guess.
        ("Printing takes as long as it takes.", "how long printing will take."),
        ("Perhaps you left the tap on.", "that you left the tap on."),
        ("Nobody charged you twice.", "you weren't charged twice."),
        ("Well, sending 3,000 letters in one go was certainly a choice.", "this is about sending 3,000 letters in one go."),
        ("Funny how that dent only shows in your photos.", "that the dent only shows in your photos."),
    ],
)  # fmt: skip
def test_what_was_said_with_a_raised_finger_is_said_without(wording: Wording, cold: str, kind: str) -> None:
    salts = [said_anew(cold, wording, salt=salt).text for salt in ("a", "b", "c", "d")]
    assert any(kind.lower() in text.lower() for text in salts), salts


@pytest.mark.parametrize(
    ("cold", "left"),
    [
        ("The quote is valid for 30 days, which is plenty of time to make up your mind.", "The quote is valid for 30 days."),
        ("It's on page 2, which most people check before writing in.", "It's on page 2."),
        ("We waited 20 minutes, which nobody has thanked us for.", "We waited 20 minutes."),
        ("The interest is 24.9%, which you agreed to upon opening the account.", "The interest is 24.9%."),
        ("It's slow because the laptop is old, not because of our site.", "It's slow because the laptop is old."),
        ("The gate closes at 10.15, and not a minute later.", "The gate closes at 10.15."),
        ("We've moved your room, since apparently the first wasn't good enough.", "We've moved your room."),
        ("The form takes 10 days and ringing in will not speed that up.", "The form takes 10 days."),
        ("The fee is £9, same as for everyone else who can't read a clock.", "The fee is £9."),
        ("The price is on the tag, plain as day.", "The price is on the tag."),
    ],
)  # fmt: skip
def test_the_tail_that_points_goes(wording: Wording, cold: str, left: str) -> None:
    assert left in said_anew(cold, wording).text


@pytest.mark.parametrize(
    "jibe",
    [
        "Ringing us each morning does not make the lab any faster.",
        "A phone does tend to last longer when it isn't dropped.",
        "Funnily enough, cars need petrol.",
        "Milk does go off, you know.",
        "Bank holidays exist.",
        "We have heard them all.",
        "Do you realise how many calls we get?",
        "Did you think the museum would stay open for you?",
        "Maybe set an alarm next time.",
        "Let that be a lesson.",
        "It's all in there if you look.",
        "A quick look at the map would have saved you the trip.",
        "That is what the smoke alarm is for.",
        "The nursery is not a hotel.",
        "You knew what you were signing up for.",
    ],
)
def test_what_only_stings_goes(wording: Wording, jibe: str) -> None:
    assert said_anew(jibe, wording).fate == "dropped"


@pytest.mark.parametrize(
    "fine",
    [
        "You were sent the wrong size, and that's our mistake. The right one leaves today.",
        "Have you tried holding the button for 10 seconds? That usually helps.",
        "Plants tend to do better with a little water every day in July. I've sent you a new one.",
        "The size guide is on the product page, which may help you choose next time.",
        "Please check the fuse before calling the engineer, since a visit costs £70.",
        "Asking again was the right thing to do. I've found your order, and it ships today.",
        "Your bank can tell you when the second amount drops off. On our side there's one payment of £20.",
        "We're just around the corner from the station, so you can drop in any time before 6.",
        "You were given a free month on 2 June, and it runs until 2 July.",
    ],
)
def test_what_sounds_alike_and_is_kind_stays(coach: Coach, fine: str) -> None:
    assert coach.rephrase(fine).text == fine


@pytest.mark.parametrize(
    "cold",
    [
        "We're just the marketplace, Ines. The shop sets the price.",
        "I see one payment. The other is pending, which is your bank's thing, not ours.",
        "Results take 10 days. Ringing us each morning does not make the lab any faster.",
        "Well, a lamp does tend to work better when it's plugged in. Check the cable.",
        "The class starts at 7.15, which we'd have thought was obvious. Doors close at 7.20.",
    ],
)
def test_an_answer_that_is_cold_only_by_its_jibe_is_said_anew(coach: Coach, cold: str) -> None:
    assert coach.rephrase(cold).versions


def test_that_there_is_a_rule_is_not_said_beside_the_rule(coach: Coach) -> None:
    made = coach.rephrase(
        "That's the rule. You should have asked on Monday. Repeat requests need 72 hrs."
    ).text

    assert "rule" not in made
    assert "72 h" in made
