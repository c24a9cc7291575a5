"""What participants read is plain: short sentences, one word for one thing, buttons by name."""

import re

import pytest

from bot.texts import load

MOST_WORDS = 15
# Whoever leads, prepares, organises or runs the bot reads these; everything else a participant may.
OF_OTHERS = {
    *(
        "command",
        "plan",
        "plan_label",
        "plan_wrong",
        "slip",
        "setup",
        "stage",
        "move",
        "moved",
        "mode",
        "reveal",
        "panel",
        "time",
        "values",
    ),
    *(
        "waits",
        "hint",
        "lead",
        "members_only",
        "taking_out",
        "draft",
        "same_words",
        "which",
        "note",
    ),
    *(
        "archives",
        "comparison",
        "progress",
        "group",
        "idle",
        "report",
        "table",
        "striking",
        "struck_line",
        "reading",
    ),
    *("reading_heading", "reading_part", "review", "review_kind", "reviewed", "review_done"),
}
KEYS_OF_OTHERS = {
    *("recognise.notice", "recognise.notice_private", "recognise.notice_foot"),
    *("recognise.addition", "recognise.more", "recognise.all_taken_back"),
    *("rare_first.button", "rare_first.drawing", "rare_first.failed"),
    *("trouble.storage", "trouble.over", "trouble.reached", "trouble.second_process"),
    *("help.facilitator", "help.your_id"),
    *("error.nothing_to_undo", "error.not_a_facilitator", "error.several_led", "error.not_let_in"),
    *("error.not_an_admin", "error.cant_ask_telegram", "error.cant_see_admins"),
    *("error.not_in_group", "error.said_by_several", "error.last_facilitator", "error.only_leads"),
    *("error.noted_already", "error.too_many_notes", "error.nothing_to_round_up"),
    *(
        "error.file_too_large",
        "error.nothing_archived",
        "error.nothing_to_combine",
        "error.too_few_to_combine",
        "error.too_many_to_compare",
        "error.groups_unnamed",
    ),
    *("error.too_many_to_combine", "error.plans_differ", "error.session_gone"),
    *("error.draft_changed", "error.edit_gone", "error.no_edit_to_undo", "error.not_worked_out"),
    *("error.name_refused", "error.keywords_refused", "error.nothing_to_split"),
    *("error.asked_already", "error.already_moved"),
}
OF_EVERYBODY = {
    *("lead.led_by", "lead.nobody_leads", "lead.somebody", "taking_out.told"),
    *("striking.told_where", "striking.told_out", "striking.told_back", "striking.told_masked"),
    *("striking.told_waits", "striking.told_why", "striking.told_why_late"),
    "striking.told_why_after",
}
# It stands in the group, and says what an admin can do.
IN_THE_GROUP = ("group.hello", "group.hello_not_let_in", "panel.open_here", "panel.claim")
# What the law asks for may need its own length: none of it does by now.
AS_LONG_AS_THE_LAW_ASKS: set[str] = set()
SENTENCES = load("en").sentences
PARTICIPANTS = {
    key: text
    for key, text in SENTENCES.items()
    if key in OF_EVERYBODY or not (key.split(".")[0] in OF_OTHERS or key in KEYS_OF_OTHERS)
}
PLAIN = re.compile(r"<[^>]+>")
ENDS = re.compile(r"(?<=[.!?…])[”\"')]*\s+|\n")
NAMED = re.compile(r"\b[Tt]ap (?:“[^”]+”|([A-Z][a-z]+))|\b[Pp]ress ([A-Z][a-z]+)")


def sentences(text: str) -> list[str]:
    return [part.strip() for part in ENDS.split(PLAIN.sub("", text)) if part.strip()]


def words(sentence: str) -> int:
    """A placeholder counts as one: what stands in it is a name or people's own words."""
    return sum(any(map(str.isalnum, word)) for word in sentence.split())


def test_sentences_are_told_apart():
    assert sentences("<b>One.</b> Two “three.” Four?\n/five 6 {seven}") == [
        *("One.", "Two “three.", "Four?", "/five 6 {seven}")
    ]
    assert [words(text) for text in ("One, two – {three}.", "• “{four}”", "")] == [3, 1, 0]


@pytest.mark.parametrize("key", sorted(PARTICIPANTS))
def test_what_participants_read_has_at_most_fifteen_words(key: str):
    long = [text for text in sentences(PARTICIPANTS[key]) if words(text) > MOST_WORDS]

    assert (long if key not in AS_LONG_AS_THE_LAW_ASKS else []) == []


@pytest.mark.parametrize("key", IN_THE_GROUP)
def test_nor_has_what_everybody_reads_in_the_group_that_is_for_an_admin(key: str):
    assert [text for text in sentences(SENTENCES[key]) if words(text) > MOST_WORDS] == []


def test_the_keys_of_others_are_keys():
    sections = {key.split(".")[0] for key in SENTENCES}

    assert (KEYS_OF_OTHERS | OF_EVERYBODY | AS_LONG_AS_THE_LAW_ASKS) - set(SENTENCES) == set()
    assert OF_OTHERS - sections == set()


def test_participants_read_of_questions_and_never_of_prompts():
    named = {key for key, text in PARTICIPANTS.items() if re.search(r"(?<!\{)\bprompts?\b", text)}

    assert named == set()


def test_a_button_that_a_sentence_names_is_one():
    labels = [text for key, text in SENTENCES.items() if key.endswith(("button", "_counted"))]
    labels += [text for key, text in SENTENCES.items() if key.startswith("move.")]
    labels.append("Start")  # Telegram's own
    named = {
        (key, one or other)
        for key, text in SENTENCES.items()
        for one, other in NAMED.findall(text)
        if one or other
    }

    assert {
        pair for pair in named if not any(label.startswith(pair[1]) for label in labels)
    } == set()
    assert len(named) > 10
