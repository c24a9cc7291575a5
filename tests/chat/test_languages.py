"""A workshop in Welsh and English: the group reads both, and each person one."""

import re

import pytest

from bot.texts import load
from handlers.views.view import MAX_CAPTION, MAX_TEXT, count_units
from tests.beginnings import played
from tests.languages import said_in
from tests.players import link_of

PLAN = """
title = "Small talk"
title_cy = "Mân siarad"
for_whom = "Whoever is here"
for_whom_cy = "Pawb sydd yma"
ground_rules = ["Name no clients."]
ground_rules_cy = ["Peidiwch ag enwi cleientiaid."]
question = "What comes to mind?"
question_cy = "Beth ddaw i'r meddwl?"
prompts = ["What do you think?", "What else?"]
prompts_cy = ["Beth yw eich barn?", "Beth arall?"]

[[value]]
title = "Tea"
title_cy = "Te"
statement = "There should be tea."
statement_cy = "Dylai fod te."

[[value]]
title = "Quiet"
statement = "There should be quiet."
"""
JOIN = "Ymuno'n breifat · Join in private"
WELSH, ENGLISH = ("ana", "bea", "cai"), ("dai", "eve", "fay")
MARKUP = re.compile(r"<[^>]*>")
NAMES = {"cy": "Cymraeg", "en": "English"}


async def both_join(scene, folder):
    """Everybody joins a workshop in both languages: three choose Welsh, and three English."""
    (folder / "plans").mkdir()
    (folder / "plans" / "small.toml").write_text(PLAN, encoding="utf-8")
    await scene.restarts(plans_folder=folder / "plans", plan="small")
    await scene.opens_lobby("Cymraeg · English")
    await asked_to_join(scene)
    for player in scene.people:
        language = "cy" if player.person.name.lower() in WELSH else "en"
        await player.presses(next(label for label in player.buttons if NAMES[language] in label))
        await player.presses(load(language)("join.agree_button"))


async def asked_to_join(scene):
    link = link_of(scene.group.last_button(JOIN), JOIN)
    for player in scene.people:
        player.person.follows(link)
    await scene.settles()


joined = played(both_join)


def foreign(player, language):
    """What somebody was told in the other language since they chose, and what it is of."""
    asked = load("cy")("speaking.ask")
    other = "en" if language == "cy" else "cy"
    read = [m.words for m in player.person.sees if m.from_bot and asked not in m.words]
    return [(key, text) for text in read for key in said_in(other, text)]


def first_of(language, post):
    """Where the first words of a language stand, as far as short sentences tell; -1: nowhere."""
    sentences = load(language).sentences.values()
    ours = {line for text in sentences for line in MARKUP.sub("", text).split("\n")}
    known = [line for line in ours if len(line) > 4 and "{" not in line]
    return min((post.index(line) for line in known if line in post), default=-1)


async def test_a_session_can_be_held_in_each_language_and_in_both(scene):
    await scene.fran.says("/workshop", chat=scene.group)

    offered = [label for label in scene.fran.buttons if "English" in label or "Cymraeg" in label]
    assert offered == ["● English", "○ Cymraeg", "○ Cymraeg · English"]


async def test_the_lobby_has_welsh_first_and_each_button_once(joined):
    lobby = joined.group.last_button(JOIN)

    welsh, english = lobby.words.index("Mân siarad"), lobby.words.index("Small talk")
    assert welsh < lobby.words.index("Ar gyfer: Pawb sydd yma") < english
    assert english < lobby.words.index("For whom: Whoever is here")
    assert "\nWedi ymuno · Joined: 6\n" in lobby.words
    assert lobby.labels == [JOIN]
    assert count_units(lobby.words) <= MAX_CAPTION


async def test_each_is_asked_in_both_languages_and_telegram_is_only_a_guess(scene):
    await scene.opens_lobby("Cymraeg · English")
    scene.ana.person.language = "cy"
    await asked_to_join(scene)

    question = f"{load('cy')('speaking.ask')}\n\n{load('en')('speaking.ask')}"
    assert [player.last for player in scene.people] == [question] * 6
    assert scene.ana.buttons == ["● Cymraeg", "English"]
    assert await scene.rows("SELECT * FROM spoken_to") == []


async def test_nothing_is_written_down_of_a_language_before_somebody_agrees(scene):
    await scene.opens_lobby("Cymraeg · English")
    await asked_to_join(scene)
    await scene.ana.presses("Cymraeg")

    assert "join.kept" in said_in("cy", scene.ana.last)
    assert said_in("en", scene.ana.last) == []
    assert await scene.rows("SELECT * FROM spoken_to") == []
    await scene.ana.presses(load("cy")("join.agree_button"))
    assert len(await scene.rows("SELECT * FROM spoken_to WHERE language = 'cy'")) == 1


async def test_whoever_has_not_chosen_yet_reads_both(scene):
    await scene.opens_lobby("Cymraeg · English")
    await asked_to_join(scene)
    await scene.ana.says("tea")

    assert load("cy")("error.not_joined") in scene.ana.last
    assert load("en")("error.not_joined") in scene.ana.last


async def test_each_reads_one_language_all_the_way(joined):
    fran, group = joined.fran, joined.group
    await fran.presses("Begin with the first value")
    await joined.each_says("te", "te", "cariad", "tea", "tea", "care")
    for player in joined.people:
        await player.says("/mydata")
        await player.says("/help")
        await player.says("/privacy")
        await player.says("/rules")
    await fran.presses("Close and reveal")
    await fran.presses("Show it, and ask the first prompt")
    await joined.each_says(*(f"I think that tea brings people together {n}" for n in range(6)))
    await joined.ana.says("x" * 1001)
    await joined.fay.says("x" * 1001)
    await fran.presses("Next prompt")
    for player in (joined.bea, joined.eve):
        await player.says("/leave")
        await player.says("/forget")
    await fran.presses("Next value")
    await fran.presses("End the workshop")
    await fran.presses("End now")

    told = {name: foreign(getattr(joined, name), "cy") for name in WELSH}
    told |= {name: foreign(getattr(joined, name), "en") for name in ENGLISH}
    assert told == {name: [] for name in (*WELSH, *ENGLISH)}
    assert foreign(fran, "en") == []
    assert all(len(player.sees) > 8 for player in joined.people)
    for post in group.from_bot():
        limit = MAX_CAPTION if post.photo else MAX_TEXT
        assert count_units(post.words) <= limit


async def test_every_post_to_the_group_has_welsh_first(joined):
    fran, before = joined.fran, len(joined.posts)
    await fran.presses("Begin with the first value")
    await joined.each_says("te", "te", "te", "tea", "tea", "tea")
    await fran.presses("Close and reveal")
    await fran.presses("Show it, and ask the first prompt")
    await fran.presses("Pause")
    await fran.presses("Go on")
    await fran.presses("Next value")
    posts = joined.posts[before:]

    question, cloud, statement, prompt, *rest = posts
    assert question.startswith("1 o 2 · Te\n")
    assert question.index("Beth ddaw i'r meddwl?") < question.index("What comes to mind?")
    assert "1 o 2 · Te\n1 of 2 · Tea" in cloud
    assert cloud.count("te\u00a03") == cloud.count("tea\u00a03") == 1
    assert statement.index("Dylai fod te.") < statement.index("There should be tea.")
    assert prompt.index("Beth yw eich barn?") < prompt.index("What do you think?")
    assert rest[-1].startswith("2 o 2 · Quiet [en]\n")
    for post in (question, prompt, *rest):
        # Welsh stands first: nothing English is before it.
        welsh, english = first_of("cy", post), first_of("en", post)
        assert 0 <= welsh < english


async def test_at_the_end_what_people_said_stands_there_once(joined):
    fran = joined.fran
    await fran.presses("Begin with the first value")
    await joined.each_says("te", "te", "te", "tea", "tea", "tea")
    await fran.presses("Close and reveal")
    await fran.presses("Next value")
    await joined.each_says("calm", "calm", "calm", "still", "still", "rest")
    await fran.presses("Close and reveal")
    await fran.presses("End the workshop")
    await fran.presses("End now")

    (end,) = [post for post in joined.posts if load("cy")("ended.support") in post]
    assert "1. Te · Tea: te 3, tea 3\n2. Quiet: calm 3, still 2\n" in end
    assert end.count("calm") == 1
    assert end.index(load("cy")("ended.support")) < end.index(load("en")("ended.support"))


async def test_a_language_is_changed_at_any_time_and_what_stands_there_follows(joined):
    await joined.fran.presses("Begin with the first value")
    await joined.ana.says("te")
    assert "1 o 2 · Te" in joined.ana.newest.words

    await joined.ana.says("/language")
    await joined.ana.presses("English")

    card = next(m for m in joined.ana.person.sees if "1 of 2 · Tea" in m.words)
    assert "You said: “te”" in card.words
    assert joined.ana.last == load("en")("speaking.chosen")


async def test_what_is_kept_of_a_language_is_told(joined):
    await joined.ana.says("/mydata")

    assert joined.ana.last == load("cy")("my_data.language", language="Cymraeg")


async def test_a_quiet_word_is_in_the_language_of_each(joined):
    await joined.ana.says("/quiet")

    assert said_in("en", joined.ana.last) == []
    assert said_in("cy", joined.ana.last)
    assert "quiet.asked" in said_in("en", joined.fran.last)
    assert said_in("cy", joined.fran.last) == []

    menus = len(menus_of(joined, joined.ana))
    await joined.ana.says("/language")
    await joined.ana.presses("English")
    assert len(menus_of(joined, joined.ana)) == menus

    await joined.ana.says("/language")
    await joined.ana.presses("Cymraeg")
    await joined.fran.says("I am here")
    assert joined.ana.last.startswith(MARKUP.sub("", load("cy")("quiet.from_standby")))


def menus_of(scene, player):
    """The menus that somebody's chat was given."""
    return [
        r.params["commands"]
        for r in scene.world.requests
        if r.method == "setmycommands" and str(player.id) in r.params.get("scope", "")
    ]


async def test_the_menu_of_a_chat_follows_what_was_chosen_there(joined):
    await joined.ana.says("/language")
    await joined.ana.presses("English")

    assert load("en")("command.mydata") in menus_of(joined, joined.ana)[-1]


async def test_a_language_survives_a_restart(joined):
    await joined.restarts()
    await joined.ana.says("/help")
    await joined.fay.says("/help")

    assert joined.ana.last == load("cy")("help.participant")
    assert joined.fay.last == load("en")("help.participant")


@pytest.mark.parametrize("key", ["join.agree_button", "join.decline_button"])
async def test_what_was_chosen_before_agreeing_survives_a_restart(scene, key):
    await scene.opens_lobby("Cymraeg · English")
    await asked_to_join(scene)
    await scene.ana.presses("Cymraeg")
    await scene.restarts()
    await scene.ana.presses(load("cy")(key))
    await scene.ana.says("/help")

    assert [text for text in scene.ana.sees[-3:] if said_in("en", text)] == []
    has_agreed = key == "join.agree_button"
    assert scene.ana.last == load("cy")("help.participant" if has_agreed else "help.new")
    rows = await scene.rows("SELECT language, chosen FROM spoken_to")
    assert rows == ([("cy", 1)] if has_agreed else [])


async def test_who_has_said_otherwise_since_is_spoken_to_as_they_said_last(scene):
    await scene.opens_lobby("Cymraeg · English")
    await asked_to_join(scene)
    await scene.ana.presses("Cymraeg")
    agreeing = scene.ana.newest
    await scene.ana.says("/language")
    await scene.ana.presses("English")
    await scene.ana.presses(load("cy")("join.agree_button"), agreeing)

    assert said_in("cy", scene.ana.last) == []


async def test_who_leads_reads_the_panel_in_their_language(scene):
    await scene.fran.says("/workshop", chat=scene.group)
    await scene.fran.presses("Cymraeg")

    assert (
        load("cy")("stage.preparing").replace("<b>", "").split("</b>")[0] in scene.fran.panel.words
    )
    await scene.fran.presses(load("cy")("move.open"))
    assert any("I am Gair" in post for post in scene.posts)


async def test_who_leads_in_welsh_reads_no_english_in_private(joined):
    cy, fran = load("cy"), joined.fran
    await fran.says("/language")
    await fran.presses("Cymraeg")
    for move in ("begin", "close", "discuss"):
        if move == "close":
            await joined.each_says("te", "te", "cariad", "tea", "tea", "care")
        await fran.presses(cy(f"move.{move}"))
    await joined.each_says(*(f"I think that tea brings people together {n}" for n in range(6)))
    for key in (
        "people.button",
        "lead.button",
        "time.button",
        "values.some_button",
        "reading.button",
    ):
        label = cy(key, count=2, of=2) if key == "values.some_button" else cy(key)
        found = [one for one in fran.panel_buttons if one == label]
        for one in found:
            await fran.presses(one)
    for typed in (
        "/note Somebody said it aloud",
        "/answers",
        "/plan",
        "/archives",
        "/help",
        "/panel",
    ):
        await fran.says(typed)
    await fran.presses(cy("move.round_up"))
    await fran.presses(cy("draft.post_button"))
    await fran.presses(cy("move.end"))
    await fran.presses(cy("panel.end_button"))

    english = [(key, text) for key, text in foreign(fran, "cy") if fran.sees.index(text) > 4]
    assert english == []
    assert len(fran.sees) > 15


async def test_a_session_in_welsh_is_welsh_for_whoever_has_chosen_nothing(scene):
    await scene.opens_lobby("Cymraeg")
    join = load("cy")("lobby.join_button")
    scene.ana.person.follows(link_of(scene.group.last_button(join), join))
    await scene.settles()
    await scene.ana.presses(load("cy")("join.agree_button"))

    assert scene.ana.last.startswith(load("cy")("join.joined"))
    assert said_in("en", scene.posts[-1]) == []


async def test_where_the_settings_say_both_strangers_read_both(scene):
    await scene.restarts(language="cy+en")
    await scene.ana.starts()
    await scene.fran.says("/workshop", chat=scene.group)

    assert scene.ana.last.startswith(load("cy")("help.new"))
    assert scene.ana.last.endswith(load("en")("help.new"))
    assert "● Cymraeg · English" in scene.fran.buttons


async def test_a_panel_in_both_languages_names_each_value_in_both(scene, tmp_path):
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "small.toml").write_text(PLAN, encoding="utf-8")
    await scene.restarts(plans_folder=tmp_path / "plans", plan="small", language="cy+en")
    await scene.fran.says("/workshop", chat=scene.group)
    for move in ("open", "begin"):
        label = f"{load('cy')(f'move.{move}')} · {load('en')(f'move.{move}')}"
        await scene.fran.presses(label)

    assert "1 o 2 · Te\n1 of 2 · Tea\n" in scene.fran.panel.words


async def test_a_button_in_both_languages_has_one_line(scene):
    await scene.restarts(language="cy+en")
    await scene.fran.says("/workshop", chat=scene.group)

    live = " · ".join(load(one)("reveal.live") for one in ("cy", "en"))
    assert f"● {live}" in scene.fran.panel_buttons
    assert [label for label in scene.fran.panel_buttons if "\n" in label] == []


async def test_forget_takes_the_language_back(joined):
    await joined.ana.says("/forget")
    await joined.ana.presses(load("cy")("forget.yes_button"))

    assert load("cy")("forget.forgotten") in joined.ana.sees
    rows = await joined.rows("SELECT language FROM spoken_to")
    assert sorted(row[0] for row in rows) == ["cy", "cy", "en", "en", "en"]


@pytest.mark.parametrize("language", ["cy", "en"])
async def test_menus_are_there_in_each_language_of_telegram(scene, language):
    await scene.restarts()
    await scene.restarts()

    menus = [
        r.params["commands"]
        for r in scene.world.requests
        if r.method == "setmycommands" and r.params.get("language_code") == language
    ]

    # Both times that Gair was started: of people, of groups, and of their admins.
    assert len(menus) == 6
    assert all(load(language)("command.help") in menu for menu in menus)


async def test_in_the_open_everybody_is_answered_in_both(scene):
    await scene.opens_lobby(
        "Cymraeg · English", "Open: people reply in the group, with their names"
    )
    await scene.fran.presses("Begin with the first value")
    question = scene.group.from_bot()[-1]
    await scene.ana.says("tea", chat=scene.group, reply_to=question)
    await scene.bea.says("pasio", chat=scene.group, reply_to=question)
    await scene.cai.says("a, b, c, d, e, f", chat=scene.group, reply_to=question)
    await scene.dai.says("/rules", chat=scene.group)
    await scene.eve.says("/language", chat=scene.group)

    assert "Pasio · Pass" in question.labels
    asides = [m for m in scene.group.from_bot() if m.id > question.id]
    assert len(asides) == 4
    for aside in asides:
        assert said_in("cy", aside.words)
        assert said_in("en", aside.words)
    assert any(load("cy")("my_data.only_private") in aside.words for aside in asides)
    (passed,) = [aside.words for aside in asides if "“pasio”" in aside.words]
    keys = ("pass.typed_passed", "pass.typed_ask")
    assert passed.split("\n") == [
        " ".join(load(one)(key, words="pasio") for key in keys) for one in ("cy", "en")
    ]
    toast = await scene.fay.presses_in(scene.group, "Pasio · Pass")
    # Who takes part by that has been asked nothing yet.
    assert toast.text == f"{load('cy')('pass.passed')}\n{load('en')('pass.passed')}"


async def test_a_language_that_is_not_there_changes_nothing(joined):
    await joined.ana.says("/language")
    asked = joined.ana.newest
    toast = await joined.ana.person.forges(asked, "speak:tlh")
    await joined.settles()

    assert toast.text == load("cy")("error.not_now")
    assert joined.ana.newest is asked


async def test_a_post_in_the_group_stays_whatever_somebody_forges(joined):
    lobby = joined.group.last_button(JOIN)
    before = lobby.words
    await joined.ana.person.forges(lobby, "speak:en")
    await joined.settles()

    assert lobby.words == before


async def test_who_has_chosen_before_is_not_asked_again_and_can_still_choose(scene):
    await scene.ana.says("/language")
    await scene.ana.presses("Cymraeg")
    await scene.opens_lobby("Cymraeg · English")
    scene.ana.person.follows(link_of(scene.group.last_button(JOIN), JOIN))
    await scene.settles()

    assert "join.kept" in said_in("cy", scene.ana.last)
    agree, decline = load("cy")("join.agree_button"), load("cy")("join.decline_button")
    assert scene.ana.buttons == [agree, decline, "English"]
    await scene.ana.presses("English")
    assert "join.kept" in said_in("en", scene.ana.last)
    assert said_in("cy", scene.ana.last) == []
