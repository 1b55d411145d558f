"""Notes to oneself are written out for the customer; what is a sentence, or may mean another thing, stays."""

import pytest

from bot.coach import Coach, Wording
from bot.coach.answer.so_clauses import parted_before_so
from bot.coach.notes.articles import with_articles
from bot.coach.notes.labels import label
from bot.coach.notes.notes import noted
from bot.coach.notes.notes_in_line import in_line, of_a_case
from bot.coach.notes.telegraph import written_out


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("Engineer booked Friday 9-12.", "The engineer is booked for Friday 9-12"),
        ("Stock due 14 March.", "Stock is due on 14 March"),
        ("Booster due June.", "The booster is due in June"),
        ("Refund sent Monday.", "The refund was sent on Monday"),
        ("Password reset sent.", "The password reset has been sent"),
        ("Sent 3rd.", "It was sent on the 3rd"),
        ("Opened by third party.", "It was opened by a third party"),
        ("Passed on to the team.", "It has been passed on to the team"),
        ("2 of 3 received.", "2 of the 3 have been received"),
        ("Third delayed.", "The third has been delayed"),
        ("£180 retained for oven and carpets.", "£180 was retained for the oven and carpets"),
        ("Late fee £30 applied.", "A late fee of £30 was applied"),
        ("No fault found on second visit.", "No fault was found on the second visit"),
        ("No replacement planned.", "There's no replacement planned"),
        ("Test results not in yet.", "The test results are not in yet"),
        ("Score too low.", "The score is too low"),
        ("Key under mat.", "The key is under the mat"),
        ("Match off.", "The match is off"),
        ("Broken seal.", "The seal is broken"),
        ("Size 9 in stock.", "Size 9 is in stock"),
        ("2 months notice.", "The notice period is 2 months"),
        ("Hotel full 12-14 August.", "The hotel is full for 12-14 August"),
        ("Emergency line 555-0134.", "The emergency line is 555-0134"),
        ("Too late to change address.", "It's too late to change the address"),
        ("Already with courier.", "It's already with the courier"),
        ("Will pass to the contractor.", "I'll pass what you've told us to the contractor"),
        ("Back Tuesday.", "We're back on Tuesday"),
        ("Awaiting parts.", "We're awaiting parts"),
        ("Fix by 6pm.", "The fix is due by 6pm"),
        ("None after.", "There are none after that"),
    ],
)
def test_a_note_becomes_a_sentence(wording: Wording, line: str, whole: str) -> None:
    assert noted(line, wording) == whole


@pytest.mark.parametrize(
    "line",
    [
        "The key is under the mat.",
        "Payment in euros.",
        "Trains arrive too late.",
        "Staff get paid Monday.",
        "Nobody opened.",
        "Terms changed 1 June.",
        "No reply from you means that the case is closed.",
        "You sent it Monday.",
        "Please send it by Friday.",
        "Day off.",
        "Courier delivered Monday.",
        "It was sent on Monday.",
        "Fix it by 6pm.",
        "Back in stock.",
    ],
)
def test_what_is_no_note_stays(wording: Wording, line: str) -> None:
    assert noted(line, wording) is None


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Please check spam folder", "Please check your spam folder"),
        ("Please apply at embassy", "Please apply at the embassy"),
        ("It was left with neighbour", "It was left with a neighbour"),
        ("It was reviewed by manager", "It was reviewed by a manager"),
        ("It has been sent by courier", "It has been sent by courier"),
        ("Please reply with proof of address", "Please reply with proof of address"),
        ("It's on hold at gate 12", "It's on hold at gate 12"),
        ("It's the spare for our van", "It's the spare for our van"),
    ],
)
def test_a_thing_gets_the_article_it_lacks(wording: Wording, text: str, whole: str) -> None:
    assert with_articles(text, wording) == whole


def test_what_stands_behind_a_comma_goes_on_with_the_note(wording: Wording) -> None:
    assert in_line("The gym is closed for repairs, reopens 3rd", wording) == (
        "The gym is closed for repairs and reopens on the 3rd"
    )
    assert in_line("The cheque was received on 2 May, cleared 6 May", wording) == (
        "The cheque was received on 2 May and cleared on 6 May"
    )


def test_a_case_with_its_number_is_told_of(wording: Wording) -> None:
    assert of_a_case("Order 4471: 2 items out of stock, rest shipped.", wording) == (
        "On order 4471, 2 items are out of stock and the rest has been shipped"
    )
    assert of_a_case("Plumber: Tuesday.", wording) == "It's Tuesday for the plumber"
    assert of_a_case("Step 2: press the green button.", wording) is None


@pytest.mark.parametrize(
    ("draft", "message", "told"),
    [
        (
            "Refund approved. £19.50. 3-5 days.",
            "Where is my money? I sent the lamp back weeks ago and I'm fed up.",
            "We've approved your refund of £19.50. It takes 3-5 days.",
        ),
        (
            "Form unsigned. Sent back.",
            "You've returned my application again and I'm furious.",
            "The form is unsigned. It has been sent back.",
        ),
        (
            "Fee waived this time.",
            "I was charged a late fee although I paid on time, that's so unfair.",
            " The fee has been waived this time.",
        ),
        (
            "Will pass to the contractor.",
            "The roof you mended is leaking again, I'm at my wits' end.",
            "I'll pass what you've told us to the contractor.",
        ),
    ],
)
def test_a_cold_draft_of_notes_is_answered_in_sentences(
    coach: Coach, draft: str, message: str, told: str
) -> None:
    said = coach.rephrase(draft, context=message)

    assert told in said.text
    assert "afraid" not in said.text


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("The shop was shut so the parcel went back.", "The shop was shut, so the parcel went back."),
        ("The rabbit isn't on the form so the rabbit can't board.", "The rabbit isn't on the form, so it can't board."),
        ("The guest isn't on the list so the guest can't come in.", "The guest isn't on the list, so the guest can't come in."),
        ("The gate is not that far so that you need a lift.", "The gate is not that far so that you need a lift."),
        ("I think so the rest can wait.", "I think so the rest can wait."),
    ],
)  # fmt: skip
def test_what_comes_of_a_thing_is_parted_from_it(wording: Wording, text: str, parted: str) -> None:
    assert parted_before_so(text, wording) == parted


@pytest.mark.parametrize(
    ("draft", "part"),
    [
        ("Calm down. Loose tiles go in the skip.", "Loose tiles go in the skip."),
        ("Stop sending faxes. We cannot read them.", "sending faxes, as we're not able to read them."),
        ("Pay by Friday or we disconnect. No further letters.", "There will be no further letters."),
        ("Deal with it. 30 days have passed so it isn't refundable.", "30 days have passed, so I'm afraid it isn't refundable."),
        ("Calm down. Entries had to be in by noon.", "ntries had to be in by noon."),
        ("Stop whining. Closed Mondays.", "e're closed on Mondays."),
    ],
)  # fmt: skip
def test_what_we_make_of_short_sentences_is_english(coach: Coach, draft: str, part: str) -> None:
    assert part in coach.rephrase(draft).text


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("Florist off sick", "The florist is off sick"),
        ("Tailor away until Monday", "The tailor is away until Monday"),
        ("Roofer on holiday", "The roofer is on holiday"),
        ("Electricians still looking", "The electricians are still looking"),
        ("Ticket machine down", "The ticket machine is down"),
        ("Tram 6 not running past the bridge", "Tram 6 is not running past the bridge"),
        ("Crates on lorry", "The crates are on the lorry"),
        ("2 of 4 crates on lorry", "2 of 4 crates are on the lorry"),
        ("Wednesday earliest", "Wednesday is the earliest"),
        ("Comedian cancelled", "The comedian has cancelled"),
        ("Booking cancelled", "The booking has been cancelled"),
        ("Wrong postcode on your label", "The postcode on your label is wrong"),
        ("Not much we can do from here", "There's not much we can do from here"),
        ("No water in flat 3 until pump repaired", "There's no water in flat 3 until the pump is repaired"),
        ("Second missed visit this month", "This is the second missed visit this month"),
        ("4 left", "There are 4 left"),
        ("Two dogs per walker", "It's two dogs per walker"),
        ("Not under warranty", "This isn't covered by the warranty"),
        # no note, and no state of a thing
        ("Driver waiting time", None),
        ("Delay at customs", None),
        ("Foals not feeding need seeing today", None),
    ],
)
def test_who_is_off_and_what_is_down_get_their_verb(wording: Wording, line: str, whole: str | None):
    assert written_out(line, wording) == whole


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("No-show = no refund", "A no-show means no refund"),
        ("Zip broken = not warranty", "If the zip is broken, that isn't covered by the warranty"),
        ("Frame damage = customer damage", "Frame damage counts as customer damage"),
    ],
)
def test_an_equation_is_a_sentence(wording: Wording, line: str, whole: str):
    assert label(line, wording) == whole


@pytest.mark.parametrize(
    ("draft", "gone", "there"),
    [
        ("Write another letter like that and don't expect us to tune the organ again. The pedal is fixed.", "Please write", "If you write another letter like that, we won't be able to tune the organ again."),
        ("pic of the chain number or i cant do anything", "or I can't", "please? I'm not able to go further without it."),
        ("need tank serial. not the size. the serial. Sorry but no", "The serial.", "your tank serial"),
        ("groomer busy til 3. will ring if she gets a min. cant say when", "I'll ring", "She will ring if she gets a min."),
        ("stall code expired after 48h, basket went back to depot. reorder", "48h, basket", "48h. The basket went back"),
        ("Cups are made to order, cant return them. Sorry but no.", "can't return them", "so they can't be returned"),
        ("As you well know, your cat was collected late 3 times. A charge of £9 applies.", "We collected", "collected late 3 times"),
        ("Why would we refund that? Half the cake was gone.", "Why would", "refund that"),
        ("You've had 2 warnings about the music. Next time it's a fine.", "Next time", "If it happens again, there will be a fine."),
        ("The damp is your own doing. No refund.", "your own doing", "he damp isn't down to anything on our side"),
        ("no dogs til 6. gates shut 7:45, sign says. rules are rules", "45, sign", "The sign says so."),
    ],
)  # fmt: skip
def test_a_hasty_answer_is_whole_sentences(coach: Coach, draft: str, gone: str, there: str):
    said = coach.rephrase(draft).text
    assert gone not in said, said
    assert there in said, said
