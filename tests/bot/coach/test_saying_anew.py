"""What becomes of the sentences of a cold draft, and how a customer's own words open the answer."""

import pytest

from bot.coach import Coach, Rephrasing, Wording
from bot.coach.choice import Choice
from bot.coach.english.stretches import stretches_of, without
from bot.coach.kinder.cuts import uncovered
from bot.coach.kinder.saying import say
from tests.bot.coach.conftest import said_anew

FUNERAL = "The lilies for my grandmother's funeral came in bright orange."


@pytest.mark.parametrize(
    ("cold", "kind"),
    [
        (
            "We won't take the kettle back without a receipt.",
            "We're not able to take the kettle back without a receipt.",
        ),
        ("It is not possible to move the tuning to May.", "We're not able to move the tuning to May."),
        (
            "Orders cannot be cancelled once they are packed.",
            "Orders can't be cancelled once they are packed.",
        ),
        ("No refunds on used filters.", "offer refunds on used filters."),
        ("Claim HB-2201 declined.", "Claim HB-2201 has been declined."),
        ("Pay by 3 May or the line is cut.", "Please pay by 3 May; otherwise the line is cut."),
        (
            "If you don't pay by 3 May we'll cut the line.",
            "Please pay by 3 May; otherwise we would have to cut the line.",
        ),
        ("You must bring both passports.", "Please bring both passports."),
        ("You typed the wrong postcode.", "postcode"),
        ("It's with the importer, so ask them.", "It's with the importer, so please ask them."),
    ],
)
def test_a_cold_sentence_is_said_by_the_smallest_change(wording: Wording, cold: str, kind: str) -> None:
    choice = Choice(wording.frames, "")
    made = say(cold, (), wording, choice, marked=True, pity=False)

    assert made is not None
    assert kind in made.text
    assert made.text != cold


@pytest.mark.parametrize(
    "fine",
    [
        "The kiln is booked until Thursday.",
        "Claim HB-2201 falls under the old policy.",
        "Step 2: press the green button.",
        "The council owns the path.",
        "Your deposit of £80 was paid on 3 May, and the receipt is attached.",
    ],
)
def test_what_is_a_fact_stays_as_it_was_typed(wording: Wording, fine: str) -> None:
    made = say(fine, (), wording, Choice(wording.frames, ""), marked=True, pity=False)

    assert made is not None
    assert made.text == fine


@pytest.mark.parametrize(
    ("whole", "gone", "left"),
    [
        (
            "Bills went out in May and June, and you ignored them both.",
            [False, True],
            "Bills went out in May and June.",
        ),
        ("As any adult knows, the bins go out on Monday.", [True, False], "The bins go out on Monday."),
        ("If you had read it, we would not be talking.", [False, True], None),
        (
            "A stamp, which is free and which you left out, goes on page 2.",
            [False, True, False, False],
            None,
        ),
    ],
)
def test_a_stretch_is_taken_out_only_where_a_sentence_is_left(
    wording: Wording, whole: str, gone: list[bool], left: str | None
) -> None:
    parts = stretches_of(whole, wording)

    assert len(parts) == len(gone)
    assert without(whole, gone, parts, wording) == left


@pytest.mark.parametrize(
    ("draft", "gone", "left"),
    [
        (
            "Fees are automatic. I can't waive them. You should have kept an eye on it.",
            "kept an eye",
            "automatic",
        ),
        ("We can't magic it out of the air. The script isn't in. Ask your GP.", "magic", "GP"),
        ("Late is late. The $35 fee applies.", "Late is late", "$35"),
        (
            "Per our terms, section 9, we can't refund this. That's on you.",
            "Per our terms",
            "section 9",
        ),
        ("You must report damage within 7 days. Claim closed.", "must", "within 7 days"),
        ("You're not inserting them correctly. It's normal feedback.", "You're not", "inserted correctly"),
        (
            "Please send a photo and your receipt, otherwise we can't do anything.",
            ", otherwise",
            "a photo and your receipt",
        ),
    ],
)
def test_what_only_stings_goes_and_what_informs_stays(coach: Coach, draft: str, gone: str, left: str) -> None:
    said = coach.rephrase(draft, context="My order broke and nobody answers me.")

    assert left in said.text
    assert gone not in said.text


def test_the_bereaved_are_met_with_whom_they_lost(coach: Coach) -> None:
    text = coach.rephrase("White lilies were sold out. It's in the form you signed.", context=FUNERAL).text

    assert "your grandmother" in text
    assert "sorry" in text or "condolences" in text


def test_a_dead_link_is_no_bereavement(coach: Coach) -> None:
    reading = coach.read("We already sent it.", "The link in your mail is dead.")

    assert reading.customer.care == "none"


def test_a_doors_line_stands_before_the_sign_off(coach: Coach) -> None:
    said = coach.answer_door(
        "Hi Sam,\n\nNo, there's nothing I can do.\n\nBest regards,\nJo",
        door="else",
        words="send a kit on Monday",
    )

    assert isinstance(said, Rephrasing)
    assert said.text.endswith("What I can do is send a kit on Monday.\n\nBest regards,\nJo")


@pytest.mark.parametrize(
    ("cold", "left"),
    [
        ("Had you checked the label you would have seen this before washing it.", ""),
        ("If you had asked you would have known that from the start.", ""),
    ],
)
def test_a_cut_takes_the_whole_clause_where_a_scrap_would_be_left(
    wording: Wording, cold: str, left: str
) -> None:
    assert uncovered(cold, wording)[0].strip(".") == left


@pytest.mark.parametrize(
    "cold",
    [
        "We'll cancel the second lamp this once although it was completely your own mistake.",
        "Fine, your lamp is on its way even though it was purely your own fault.",
    ],
)
def test_no_sentence_ends_in_the_air(coach: Coach, cold: str) -> None:
    text = coach.rephrase(cold).text

    assert "lamp" in text
    assert "although" not in text
    assert "though" not in text


@pytest.mark.parametrize(
    ("draft", "never"),
    [
        ("I can't even imagine what you went through. The kiln is closed.", "not able to"),
        ("We can't wait to show you the new hall.", "not able to"),
    ],
)
def test_a_verb_of_the_mind_is_no_refusal(wording: Wording, draft: str, never: str) -> None:
    made = say(draft, (), wording, Choice(wording.frames, ""), marked=True, pity=False)

    assert made is not None
    assert never not in made.text


@pytest.mark.parametrize(
    ("curt", "whole"),
    [
        ("Warranty is 4 mths.", "The warranty is 4 months."),
        ("guarantee ran out in march", "The guarantee ran out in March."),
        ("Not our department. ask the ferry company", "Please ask the ferry company"),
        ("Guests must show the booking at the gate.", "Please show the booking at the gate."),
        ("No passport, no visa.", "Without a passport, a visa isn't possible."),
        ("no deposit = no booking", "Without a deposit, a booking isn't possible."),
        ("Blocked drains are not our concern.", "Blocked drains aren't something we're responsible for."),
        ("So the fault is clearly on your end.", "the cause isn't on our side."),
        ("We won't be discussing this any further.", "add"),
        ("Carrying it up is your problem.", "Carrying it up isn't something we're responsible for."),
        ("wait 10 days", "Please wait 10 days."),
        ("ring back on the 4th", "Please ring back on the 4th."),
        ("No dark photos.", "Please don't send dark photos."),
        ("It's your job to keep the receipt.", "Please keep the receipt."),
        ("This is the builder's problem.", "builder"),
        ("If it leaks that's not on us.", "we're not able to take responsibility for that."),
        ("Take a proper photo.", "clearer photo"),
        ("I suppose I can send another lamp, if it makes you happy.", "I can send another lamp."),
        ("be home from 8", "Please be home from 8."),
        ("Tracking says collected 09:40.", "According to the tracking, it was collected at 09:40."),
    ],
)
def test_a_curt_fact_is_a_whole_sentence(wording: Wording, curt: str, whole: str) -> None:
    made = say(curt, (), wording, Choice(wording.frames, ""), marked=True, pity=False)

    assert made is not None
    assert whole in made.text


@pytest.mark.parametrize(
    ("blaming", "told"),
    [
        ("Order 4471 was cancelled because you never paid the deposit.", "because the deposit wasn't paid."),
        ("We can't send it because you haven't paid.", "because "),
        ("You entered the wrong IBAN so the transfer failed.", "so the transfer failed."),
        ("The claim is closed because you did not send the photos.", "the photos"),
    ],
)
def test_a_blame_that_is_the_cause_is_told_as_what_happened(
    wording: Wording, blaming: str, told: str
) -> None:
    text = said_anew(blaming, wording).text

    assert told in text
    assert " you " not in text


@pytest.mark.parametrize(
    ("cold", "kinder"),
    [
        (
            "Sunday delivery isn't guaranteed, it says so at checkout.",
            "We're not able to guarantee Sunday delivery.",
        ),
        ("We're a platform, so this has nothing to do with us.", "We're a platform."),
        ("Restore is Enterprise-only, and you are on Growth.", "you are on Growth."),
        ("Return postage is on you.", "Return postage is for you to cover."),
        (
            "The policy excludes damage from wear, tear and gradual deterioration.",
            "The policy excludes damage from wear, tear and gradual deterioration.",
        ),
        ("The slates had worn over a prolonged period.", "The slates had worn over a prolonged period."),
        ("As you've already been told twice, the shop is shut on Sunday.", "The shop is shut on Sunday."),
        (
            "Form is here if you must: https://example.com/claim",
            "The form is here: https://example.com/claim",
        ),
        (
            "If you'd read the notes for 7.3 you'd have seen that exports over 50,000 rows need the API and anything beyond "
            "needs a script that runs each night on a machine of your own.",
            "Exports over 50,000 rows need the API",
        ),
        ("You will be informed when it is fixed.", "when it is fixed."),
        (
            "You exceeded the allowance of 1,500 km by 848 km.",
            "The allowance of 1,500 km was exceeded by 848 km.",
        ),
        ("Resubmit using the correct form (Access Request v3).", "form (Access Request v3)"),
        ("If you feel worse before then, call our nurse line.", "If you feel worse before then, please call"),
        ("We donated them.", "We donated them."),
        ("Restore costs 60 USD.", "Restore costs 60 USD."),
        ("As for the carpet, you did not mention it, so we have only your word.", "As for the carpet,"),
        (
            "We apologize for any inconvenience this may have caused and your bed is booked for 3 May.",
            "our bed is booked for 3 May.",
        ),
        ("Your request was refused by the panel of 12 May.", "by the panel of 12 May."),
        ("plumber is coming thurs between 12 and 5", "The plumber is coming Thursday between 12 and 5."),
    ],
)
def test_the_sting_goes_and_what_it_hung_on_stays(wording: Wording, cold: str, kinder: str) -> None:
    said = said_anew(cold, wording)

    assert kinder in (said.text or cold)
    assert said.fate != "dropped"


@pytest.mark.parametrize(
    "jibe",
    ["Draw your own conclusions.", "Our drivers have families too.", "Work it out.", "You made your bed."],
)
def test_a_stock_jibe_goes(wording: Wording, jibe: str) -> None:
    assert said_anew(jibe, wording).fate == "dropped"


def test_nothing_i_can_do_gives_way_to_what_is_in_the_way(wording: Wording) -> None:
    said = said_anew("nothing i can do from here tho, the booking is with the airline", wording)

    assert said.act == "refusal"
    assert "nothing" not in said.text.lower()
    assert said.text.endswith(": the booking is with the airline.")


@pytest.mark.parametrize(
    ("run_on", "apart"),
    [
        (
            "Lost keys are not our responsibility, you signed the form in May.",
            "Lost keys aren't something we're responsible for. The form was signed in May.",
        ),
        ("It's with the framer, send me a photo.", "It's with the framer. "),
    ],
)
def test_two_sentences_with_a_comma_between_are_said_one_by_one(
    wording: Wording, run_on: str, apart: str
) -> None:
    made = say(run_on, (), wording, Choice(wording.frames, ""), marked=True, pity=False)

    assert made is not None
    assert made.text.startswith(apart)


@pytest.mark.parametrize(
    "blaming", ["Your cat, your cost.", "If you wanted silence you should have stayed home."]
)
def test_whose_fault_it_is_goes(wording: Wording, blaming: str) -> None:
    made = say(blaming, (), wording, Choice(wording.frames, ""), marked=True, pity=False)

    assert made is not None
    assert made.fate == "dropped"


def test_a_sign_off_at_the_end_of_the_line_keeps_its_shape(coach: Coach) -> None:
    said = coach.rephrase("No, we can't move the sailing. Kind regards, Harbour Office")

    assert said.text.endswith("Kind regards, Harbour Office")


def test_a_lead_in_of_law_is_not_softened(coach: Coach) -> None:
    said = coach.rephrase("Pursuant to clause 4 no refund is due for fog. This is our final answer.")

    assert said.text.count("nder clause 4") == 1
    assert "afraid Under" not in said.text


@pytest.mark.parametrize(
    "whole",
    ["Our logs show you opened the gate.", "The camera shows you parked there, and the gate was shut."],
)
def test_where_it_is_seen_is_no_sentence_of_its_own(wording: Wording, whole: str) -> None:
    made = say(whole, (), wording, Choice(wording.frames, ""), marked=True, pity=False)

    assert made is not None
    assert "logs. " not in made.text
    assert "camera. " not in made.text


def test_two_things_that_cannot_be_done_keep_their_form(coach: Coach) -> None:
    said = coach.rephrase("Sold tickets cannot be refunded or exchanged. Get over it.")

    assert "sold tickets can't be refunded or exchanged" in said.text


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        ("I told you this morning that the lift is out. Deal with it.", "The lift is out."),
        ("already told u twice its the courier. deal with it", "It's the courier."),
        ("Vote for it on the board if you care about it. Closing this.", "Vote for it on the board."),
        ("Restore fee: $80. You should have read that.", "the restore fee is $80."),
    ],
)
def test_what_is_told_again_is_told_without_the_reminder(coach: Coach, draft: str, said: str) -> None:
    assert said in coach.rephrase(draft).text


@pytest.mark.parametrize("thing", ["Damage reported afterwards", "Scratches on older bikes"])
def test_what_is_not_our_problem_stays_a_no(coach: Coach, thing: str) -> None:
    said = coach.rephrase(f"The list was signed. {thing} isn't our problem. Deal with it.")

    assert thing.lower() in said.text.lower()
    assert "responsib" in said.text
