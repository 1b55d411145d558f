"""Office words of a cold answer as a person would say them."""

import pytest

from bot.coach import Coach


@pytest.mark.parametrize(
    ("draft", "gone", "there"),
    [
        (
            "Objections had to be lodged prior to 4 May. Yours was not. That's our policy.",
            "prior to",
            "made before 4 May",
        ),
        (
            "Vouchers are not transferable. You should have read that.",
            "not transferable",
            "ouchers can't be passed on",
        ),
        ("Should you disagree, write to the board. Case closed.", "Should you", "If you disagree"),
        (
            "Per our jam policy, section 4(b), opened jars stay out. Final.",
            "Per our",
            "Under section 4(b) of our jam policy, opened",
        ),
        ("Per policy 7.1(c), late jars stay out. Final.", "Per policy", "Under policy 7.1(c), late jars"),
        (
            "Per our terms of hire, boats are not moved at night. Final.",
            "terms, of",
            "Under our terms of hire, ",
        ),
        (
            "The claim is refused, slow rot being an excluded peril. The file is closed.",
            "being",
            "slow rot is an excluded peril",
        ),
        (
            "Failure to furnish the original deed precludes entry in the register. Copies are not acceptable.",
            "precludes",
            "Without the original deed, entry in the register isn't possible.",
        ),
        (
            "The cost of the key shall be borne by the tenant owing to non-receipt of the form. Final.",
            "borne",
            "will be paid by the tenant because we didn't receive the form",
        ),
        ("We refer to your letter dated 3 June. The fee stands. Final.", "dated", "your letter of 3 June"),
    ],
)
def test_office_words_become_plain(coach: Coach, draft: str, gone: str, there: str) -> None:
    text = coach.rephrase(draft).text

    assert gone not in text
    assert there in text


@pytest.mark.parametrize(
    "kept",
    [
        "`--prior to`",
        '"no later than 5 May"',
        "https://shop.example/prior to",
        "non-transferable and non-refundable",
    ],
)
def test_quotes_code_and_pairs_stay_as_they_are(coach: Coach, kept: str) -> None:
    assert kept in coach.rephrase(f"It says {kept} there. Deal with it, I don't care.").text


def test_a_fine_draft_keeps_its_office_words(coach: Coach) -> None:
    draft = (
        "Thanks for your letter, Ms Bird. I have moved the visit to 3 May, and we will ring you prior to it."
    )

    assert coach.rephrase(draft).text == draft
