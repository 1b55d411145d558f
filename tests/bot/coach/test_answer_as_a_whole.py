"""The sentences of an answer beside each other: the decision once, one softener, the agent's own words left alone."""

import re

import pytest

from bot.coach import Coach

ASKS = "Hi, could you move me from 11 to 10? The nursery called me."
THEIRS = "My order broke on the first day and nobody answers me!"


def warm(coach: Coach, draft: str, theirs: str = THEIRS) -> str:
    said = coach.rephrase(draft, context=theirs)
    assert said.versions, (draft, said.unsafe)
    return said.text


@pytest.mark.parametrize(
    ("draft", "gone", "left"),
    [
        (
            "If you don't pay by Friday we'll close your account. That's on you.",
            r"\bIf you don't\b",
            "Friday",
        ),
        ("Pay by 3 May or you'll lose your place. Your problem.", r"\bor you'll lose\b", "3 May"),
        ("You typed the wrong address. That's on you.", r"\byou typed\b", "address"),
        ("You didn't send the form. Your problem.", r"\byou didn't send\b", "the form"),
        ("You agreed to this on 2 March. Deal with it.", r"\byou agreed\b", "2 March"),
        ("You owe us £340 by 30 June. It's quite clear.", r"\byou owe\b", "£340"),
        ("Check your confirmation. Deposits are non-refundable. Deal with it.", r"\bCheck\b", "confirmation"),
        ("I'm not going to repeat myself. It'll be done when it's done.", r"when it's done", "date"),
    ],
)
def test_blame_threats_and_shields_become_facts(coach: Coach, draft: str, gone: str, left: str) -> None:
    text = warm(coach, draft)

    assert not re.search(gone, text)
    assert left in text


def test_the_decision_is_said_once(coach: Coach) -> None:
    text = warm(coach, "No. We can't refund the coat. No exceptions. That's our policy.")

    assert (
        len(re.findall(r"\b(?:can't|not able|isn't|won't|unable|not in a position|don't have a way)\b", text))
        == 1
    )


def test_at_most_one_softener_stands_before_the_noes_of_an_answer(coach: Coach) -> None:
    soft = re.compile(r"\b(?:I'm afraid|I'm sorry (?:to say|, but)|I wish)\b")
    noes = "Unfortunately we can't refund the coat. We can't repair the zip. Sadly we can't exchange the bag."
    for seed in range(12):
        for version in coach.rephrase(noes, context=THEIRS, seed=seed).versions:
            assert len(soft.findall(version.text)) <= 1, version.text


LEAD = re.compile(r"(?:(?:difficulty|trouble) is that|[Ff]rom what I can see,|As far as I can see,) (.{12})")


@pytest.mark.parametrize(
    "did", ["You saw the deposit on the last page.", "You didn't tell us about the dog."]
)
def test_what_they_did_is_led_up_to_where_it_stays(coach: Coach, did: str) -> None:
    text = coach.rephrase(f"{did} The deposit stays with us.").text
    assert LEAD.search(text) or did not in text


@pytest.mark.parametrize(
    "draft",
    [
        "An engineer has been asked to call. We can't refund the coat. Deal with it.",
        "Claim 4471 is declined. Read your policy.",
        "We only post documents to the registered address. Your request is refused.",
        "The grant scheme ended on 31 March. Your request is refused.",
        "I have checked both bills. The charge stands. That's our policy.",
    ],
)
def test_a_decision_and_what_we_did_need_no_lead(coach: Coach, draft: str) -> None:
    assert not LEAD.search(warm(coach, draft))


@pytest.mark.parametrize(
    "close",
    [
        "Is there anything else I can help with today?",
        "Let me know if you have other questions.",
        "If you need any further help, please don't hesitate to get in touch.",
        "We hope to see you again soon.",
    ],
)
def test_a_close_by_habit_goes_from_pity_without_help(coach: Coach, close: str) -> None:
    draft = f"Sorry for the trouble. Unfortunately gift cards can't be paid out. {close}"

    assert close not in coach.rephrase(draft).text


def test_an_offer_that_names_what_stays(coach: Coach) -> None:
    offer = "Let me know if you need the form for the ombudsman."

    assert offer.removeprefix("L") in warm(
        coach, f"Sorry for the trouble. Unfortunately gift cards can't be paid out. {offer}"
    )


def test_a_fact_is_no_reason_of_a_no_that_has_nothing_to_do_with_it(coach: Coach) -> None:
    text = warm(coach, "Calm down. We open at nine. We can't refund the coat.")

    assert ", so " not in text
    assert "because" not in text


def test_undoing_a_joined_edit_brings_back_each_of_its_sentences(coach: Coach) -> None:
    draft = (
        "As I said, your warranty ended in March. We won't replace the pump. You should have read the terms."
    )
    for version in coach.rephrase(draft, context=THEIRS).versions:
        for edit in version.edits:
            undone = version.without(frozenset([edit.id]))
            assert edit.before in undone
        assert version.without(frozenset(e.id for e in version.edits)) == draft


def test_a_fine_sentence_beside_a_cold_one_stays_word_for_word(coach: Coach) -> None:
    fine = "I have written to the depot in Ghent, and Mara will call you on Thursday at 10:30."

    assert fine in warm(coach, f"You should have checked. {fine} Calm down.")


def test_a_desk_below_the_name_is_part_of_the_signature(coach: Coach) -> None:
    text = warm(
        coach, "Dear Mr Diaz,\n\nWe can't refund it. That's our policy.\n\nD. Parr\nCustomer Relations"
    )

    assert text.endswith("\n\nD. Parr\nCustomer Relations")


@pytest.mark.parametrize("style", ["plain", "brief", "formal"])
def test_each_version_has_words_of_its_own(coach: Coach, style: str) -> None:
    draft = "Your warranty ended in March so no, we won't replace the pump. Call the manufacturer on 0800 555 0142."
    texts = {v.style: v.text for v in coach.rephrase(draft, context=THEIRS).versions}

    assert style in texts
    assert sum(text == texts[style] for text in texts.values()) == 1
    assert all("March" in text and "0800 555 0142" in text for text in texts.values())
    assert len(texts["brief"]) <= len(texts["plain"]) < len(texts["warm"])
    assert not re.search(r"n't\b|'m\b|'ll\b", texts["formal"])


@pytest.mark.parametrize(
    "head",
    [
        "Ticket #88410",
        "Re: Flat 14, lift",
        "To: Mrs Lund\nRe: the lift in Flat 14",
        "Dear Mr and Mrs Lund,",
        "Mrs. Lund –",
    ],
)
def test_nothing_is_put_above_a_heading(coach: Coach, head: str) -> None:
    text = warm(coach, f"{head}\n\nWe don't do refunds on lamps. You should have read the terms.\n\nJo")

    assert text.startswith(f"{head}\n\n")
    assert text.endswith("\n\nJo")


def test_one_cold_part_of_a_long_kind_of_letter_is_found_and_goes(coach: Coach) -> None:
    plain = "The meter was read on 4 May at 61,204. The next bill is due on 1 June. You can pay by card or by transfer."
    draft = f"Hello Mr Lund,\n\n{plain} Perhaps next time you could read it before wasting our time. The tariff is on page 2.\n\nJo"

    text = warm(coach, draft)

    assert "wasting" not in text
    assert plain in text


def test_the_line_above_a_list_keeps_its_colon(coach: Coach) -> None:
    draft = "You need to send us the following:\n- the receipt\n- a photo of the label\nWe won't do anything until you do."

    assert "the following:\n- the receipt\n- a photo of the label" in warm(coach, draft)


def test_a_stop_within_brackets_ends_no_sentence(coach: Coach) -> None:
    fine = "The certificate (two pages, 4 pp.) was posted on 3 May."

    assert fine in warm(coach, f"You were told this before. {fine} Stop asking.")


@pytest.mark.parametrize(
    ("draft", "stays"),
    [
        (
            "Contract says 12 months. You signed it. Next payment leaves on 1 June whether you come or not.",
            "The next payment leaves on 1 June whether or not you come.",
        ),
        (
            "It can't be reversed, you sent it. File a police report if that makes you feel better and give me the number.",
            "file a police report and give me the number.",
        ),
        (
            "Sunday delivery isn't guaranteed. You were told so at the till. We won't pay for the cab.",
            "Sunday delivery",
        ),
        (
            "As I already told you on the phone this morning: the next slot is 22 August. Stop ringing us.",
            "next slot is 22 August.",
        ),
    ],
)
def test_what_is_said_beside_the_scorn_stays(coach: Coach, draft: str, stays: str) -> None:
    text = warm(coach, draft)

    assert stays in text
    assert text != draft
    assert not re.search("feel better|told you", text)


def test_a_scrap_without_a_verb_gets_both_verb_and_article(coach: Coach) -> None:
    text = warm(coach, "Parcel held at customs. You should have filled in the form right. Duty is 38,20 €.")

    assert " Your parcel is being held at customs." in text


def test_a_no_without_its_verb_points_at_the_reason(coach: Coach) -> None:
    text = warm(
        coach,
        "omg so sorry!! I really wish I could do something but I can't, refunds after 60 days are blocked.",
    )

    assert "I can't: refunds after 60 days are blocked." in text


@pytest.mark.parametrize(
    ("draft", "left"),
    [
        ("Ring the makers. We only import these.", "We only import these."),
        ("Drink plenty of water tonight. Not my problem otherwise.", "rink plenty of water"),
        ("Unplug it. Then drain the tank. It isn't rocket science.", "Then please drain the tank"),
        ("Whatever. You'd have to withdraw and enter again at the late fee.", "withdraw and enter again at"),
        ("Tough. Attach the log (hold both keys 10 sec, file ends .txt).", "10 sec, file ends .txt)"),
        ("The plot was dug as per the plan of 4 April. Deal with it.", "as per the plan of 4 April"),
        ("Should have read the washing label. Deal with it.", "the washing label"),
        ("Only the pump broke. Deal with it.", "Only the pump broke"),
        ("I won't ask you to send it twice. Whatever.", "I won't ask you to send it twice"),
        ("Form incomplete (line 9). Resubmit it.", "the form is incomplete (line 9)"),
        ("The window has closed so no refund can be issued. Whatever.", "a refund"),
        ("We sent 2 letters. You ignored both of them.", "Both of them"),
    ],
)
def test_a_step_a_limit_and_a_part_stay_what_they_are(coach: Coach, draft: str, left: str) -> None:
    assert left in warm(coach, draft)


@pytest.mark.parametrize(
    ("draft", "gone"),
    [
        ("No refunds on deposits, full stop.", "full stop"),
        ("Your tone aside, we can only offer a voucher. Deal with it.", "tone"),
        ("Wrong desk. Closing the ticket.", "There's a"),
        (
            "The seats went weeks ago. You'd have got one if you'd booked at the start. None left.",
            "You'd have",
        ),
        ("It'll be shipped when it's shipped, most likely the week of 16 June. Stop asking.", "when it's"),
    ],
)
def test_a_jibe_at_the_edge_of_a_sentence_goes(coach: Coach, draft: str, gone: str) -> None:
    assert gone not in warm(coach, draft)


def test_a_refund_is_never_named_first(coach: Coach) -> None:
    text = coach.rephrase(
        "WE DO NOT ACCEPT RETURNS WITHOUT THE BOX", context="Can I still send it back?"
    ).text

    assert not re.search("refund|money", text)


@pytest.mark.parametrize(
    ("draft", "left"),
    [
        ("Unplug it. Wait 20 seconds. Plug it in. Hardly difficult, is it.", "wait 20 seconds and plug it in."),
        ("Export to CSV is not planned. Stop asking.", "I'm afraid export to CSV is not planned."),
        ("As I said in my last two emails the form needs a stamp on it. Read your mail.", " The form needs a stamp on it."),
        ("Your advert remains removed. Deal with it.", "our advert will stay removed."),
        ("Late again. £18 fee added. Deal with it.", "n £18 fee has been added."),
        ("Your contract runs to May, therefore the fee is due. Deal with it.", "runs to May, so the fee is due."),
        ("If the cat wont eat ring the night line on 555-0100. Stop fussing.", "won't eat, please ring the night line"),
        ("Pads are $28 plus labor, bring it in or don't.", "You can bring it in if you'd like."),
        ("Without the stamped card we can't let you in. Deal with it.", "Without the stamped card, I'm afraid we"),
        ("Check the board in the morning. Stop asking.", "heck the board in the morning."),
    ],
)  # fmt: skip
def test_what_was_cut_or_turned_is_a_sentence_still(coach: Coach, draft: str, left: str) -> None:
    assert left in coach.rephrase(draft).text


@pytest.mark.parametrize(
    ("draft", "joined"),
    [
        (
            "We can't repaint the gate. The primer is out of stock. Deal with it.",
            "the primer is out of stock",
        ),
        ("You're not getting a replacement. The lamp has been modified.", "the lamp has been modified"),
    ],
)
def test_a_no_and_its_reason_are_one_sentence(coach: Coach, draft: str, joined: str) -> None:
    assert re.search(rf", (?:as|because) {joined}", warm(coach, draft))


@pytest.mark.parametrize(
    "beside",
    [
        "The next course starts in March.",
        "The form is on our site.",
        "A technician is scheduled for Monday.",
        "Case closed.",
        "This ticket is closed.",
        "It's all in the leaflet.",
    ],
)
def test_what_is_no_reason_stays_beside_the_no(coach: Coach, beside: str) -> None:
    assert not re.search(r", (?:as|because|so) ", warm(coach, f"We can't repaint the gate. {beside} Tough."))


@pytest.mark.parametrize(
    "draft",
    [
        "The login was blocked after a check. We cannot disclose why.",
        "A place was offered to her. It was declined. We cannot keep moving the lessons.",
    ],
)
def test_a_no_of_its_own_does_not_come_of_the_case_before_it(coach: Coach, draft: str) -> None:
    assert ", so " not in warm(coach, draft)


def test_what_was_done_is_no_reason_of_what_a_page_says(coach: Coach) -> None:
    text = warm(coach, "read the label again, it says hand wash. you put it in the drier")

    assert not re.search(r", as it", text), text


def test_a_no_behind_its_reason_has_a_short_softener(coach: Coach) -> None:
    texts = [warm(coach, f"The pitch is booked. I can't give you that. Bye {name}.") for name in "ABCDEFGH"]

    assert all("so I'm sorry" not in text for text in texts)


def test_nobody_is_sorry_that_nothing_is_needed(coach: Coach) -> None:
    assert not re.search(
        r"(?:afraid|but) no action",
        warm(coach, "Ticket 20: key rotated. No action needed unless you pin it. Stop asking."),
    )


def test_a_bare_no_before_its_reason_is_about_what_was_asked(coach: Coach) -> None:
    text = warm(coach, "It's not happening. The pitch is booked.", "Can we have the pitch on Sunday?")

    assert re.search(r"\b(?:do that|possible|able to do)\b.*(?:as|because) the pitch is booked", text)
    assert "change" not in text


def test_an_opening_that_is_sorry_for_the_no_is_regret_enough(coach: Coach) -> None:
    for seed in range(12):
        text = coach.rephrase("I was unable to push your appointment back.", context=ASKS, seed=seed).text
        assert not re.search(r"sorry.*(?:better news|isn't what).*afraid", text)
        assert "wasn't able to push" in text
