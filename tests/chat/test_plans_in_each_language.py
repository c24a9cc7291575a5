"""What a plan says, in two languages: each reads it in their own, and who reads both in both."""

import re

import pytest

from bot.texts import load
from tests.beginnings import played
from tests.chat.test_languages import NAMES, WELSH, asked_to_join

# Each text of the plan says by its last word in which language it is.
PLAN = """
title = "Small talk EN"
title_cy = "Mân siarad CY"
about = "About tea EN"
about_cy = "Am de CY"
for_whom = "Whoever is here EN"
for_whom_cy = "Pawb sydd yma CY"
ground_rules = ["Name no clients EN"]
ground_rules_cy = ["Peidiwch ag enwi cleientiaid CY"]
check_in = "How are you here? EN"
check_in_cy = "Sut ydych chi? CY"
check_out = "How do you go? EN"
check_out_cy = "Sut ydych chi'n mynd? CY"
support = "Talk to us EN"
support_cy = "Siaradwch â ni CY"
question = "What comes to mind? EN"
question_cy = "Beth ddaw i'r meddwl? CY"
prompts = ["What do you think? EN", "What else? EN"]
prompts_cy = ["Beth yw eich barn? CY", "Beth arall? CY"]

[[value]]
title = "Tea EN"
title_cy = "Te CY"
statement = "There should be tea EN"
statement_cy = "Dylai fod te CY"
content_note = "It is hot EN"
content_note_cy = "Mae'n boeth CY"

[[value]]
title = "Cake EN"
title_cy = "Teisen CY"
statement = "There should be cake EN"
statement_cy = "Dylai fod teisen CY"
"""
CY, EN, BOTH = load("cy"), load("en"), load("cy+en")
WELSH_TEXT, ENGLISH_TEXT = re.compile(r"\bCY\b"), re.compile(r"\bEN\b")


async def both_join(scene, folder):
    """Everybody joins; three read Welsh, three English, and who leads has chosen nothing."""
    (folder / "plans").mkdir()
    (folder / "plans" / "small.toml").write_text(PLAN, encoding="utf-8")
    await scene.restarts(plans_folder=folder / "plans", plan="small", language="cy+en")
    await scene.fran.says("/workshop", chat=scene.group)
    await scene.fran.presses(beside("move.open"))
    await asked_to_join(scene)
    for player in scene.people:
        name = NAMES[of(player).language]
        await player.presses(next(label for label in player.buttons if name in label))
        await player.presses(of(player)("join.agree_button"))


joined = played(both_join)


def beside(key, **placeholders):
    """A button in both languages."""
    return BOTH(key, **placeholders).replace("\n", " · ")


def opening(texts, button):
    """Whether a button shows something, and nothing goes on by it."""
    keys = (
        *("people.button", "lead.button", "standby.button", "time.button", "values.button"),
        *("striking.words_button", "reading.button", "reading.so_far", "same_words.button"),
        *("people.take_out_button", "draft.themes_button", "draft.quotes_button"),
        *("draft.show_button",),
    )
    return any(label_of(texts, key) == button for key in keys if key in texts.sentences)


def label_of(texts, key):
    return texts(key).replace("\n", " · ")


async def opens_all(fran, texts):
    """Everything that the panel has to show as it stands, and what is under that."""
    for label in [one for one in fran.panel_buttons if opening(texts, one)]:
        await fran.presses(label)
        for further in [one for one in fran.buttons if opening(texts, one)]:
            await fran.presses(further)


async def play(scene, texts):
    """A workshop in which everything is looked at, said and asked; who leads reads `texts`."""
    fran = scene.fran
    await everybody(scene, "I am well", "/rules")
    await moves(fran, texts, "move.begin")
    await words_are_said(scene, texts)
    await moves(fran, texts, "move.all_prompts")
    await answers_are_sent(scene)
    await fran.says("/note Somebody said it aloud")
    await moves(fran, texts, "move.round_up")
    await fran.presses(label_of(texts, "draft.post_button"))
    await something_is_missing(scene)
    for typed in ("/answers", "/archives", "/panel", "/mydata", "/plan"):
        await fran.says(typed)
    await moves(fran, texts, "move.end")
    await fran.presses(label_of(texts, "panel.end_button"))
    await everybody(scene, "I go well", "/mydata", "/forget", "/quiet")
    await opens_all(fran, texts)


async def moves(fran, texts, key):
    """Fran looks at everything, and goes on."""
    await opens_all(fran, texts)
    await fran.presses(label_of(texts, key))


async def words_are_said(scene, texts):
    """While the question is open, after it, and below the value in full."""
    await scene.each_says("te", "te", "cariad", "tea", "tea", "care")
    await everybody(scene, "/mydata")
    await scene.fran.presses(label_of(texts, "move.skip"))
    await scene.fran.presses(label_of(texts, "panel.stay_button"))
    await moves(scene.fran, texts, "move.close")
    await scene.each_says(*(f"later {n}" for n in range(6)))
    await moves(scene.fran, texts, "move.statement")
    await scene.each_says(*(f"A thought of tea, number {n}" for n in range(6)))


async def answers_are_sent(scene):
    """By each to the first prompt; one of each language moves it, and says what is hard."""
    await scene.each_says(*(f"I think that tea brings people together {n}" for n in range(6)))
    for player in (scene.ana, scene.fay):
        await player.presses(of(player)("receipt.under", number=2))
        await player.presses(of(player)("prompt.answer_button", number=1))
        await player.says("I can't go on like this any more")


async def everybody(scene, *texts):
    """Each of the people writes each of these."""
    for player in scene.people:
        for text in texts:
            await player.says(text)


async def something_is_missing(scene):
    """One of each language finds something missing in the round-up."""
    label = beside("recognise.missing_button")
    for player in (scene.ana, scene.fay):
        player.person.follows(scene.group.last_button(label).button(label).url)
        await scene.settles()
        await player.says("Nobody spoke of cake")


def of(player):
    """The sentences that somebody reads."""
    return CY if player.person.name.lower() in WELSH else EN


def read_by(player):
    """Each text and button of the bot's in a private chat."""
    messages = [m for m in player.person.sees if m.from_bot]
    return [text for one in messages for text in (one.words, *one.labels)]


async def test_whoever_comes_is_asked_in_their_language(joined):
    assert "Sut ydych chi? CY" in joined.ana.last
    assert "How are you here? EN" in joined.fay.last


@pytest.mark.long
async def test_each_person_reads_a_plan_in_their_own_language(joined):
    await play(joined, BOTH)

    for player in joined.people:
        found = (WELSH_TEXT, ENGLISH_TEXT) if of(player) is CY else (ENGLISH_TEXT, WELSH_TEXT)
        ours, theirs = found
        read = read_by(player)
        assert [text for text in read if theirs.search(text)] == []
        assert sum(bool(ours.search(text)) for text in read) > 8


@pytest.mark.long
async def test_who_reads_both_reads_a_plan_in_both(joined):
    await play(joined, BOTH)

    read = read_by(joined.fran)
    uneven = [
        text for text in read if len(WELSH_TEXT.findall(text)) != len(ENGLISH_TEXT.findall(text))
    ]
    assert uneven == []
    assert sum(bool(WELSH_TEXT.search(text)) for text in read) > 20
    # A sentence names what its own language calls it.
    lines = [line for text in read for line in text.split("\n")]
    mixed = re.compile(r"“[^“”]*\b(CY|EN)[^“”]*\b(CY|EN)[^“”]*”")
    assert [line for line in lines if mixed.search(line)] == []


@pytest.mark.long
@pytest.mark.parametrize(("language", "foreign"), [("cy", ENGLISH_TEXT), ("en", WELSH_TEXT)])
async def test_who_leads_reads_a_plan_in_one_language_once_they_chose_it(joined, language, foreign):
    await joined.fran.says("/language")
    await joined.fran.presses(next(one for one in joined.fran.buttons if NAMES[language] in one))
    before = len(joined.fran.sees)
    await play(joined, load(language))

    read = [text for m in joined.fran.person.sees[before:] for text in (m.words, *m.labels)]
    assert [text for text in read if foreign.search(text)] == []
