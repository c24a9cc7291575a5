"""What a room sees: what its group was shown, in step with the session, and nothing else."""

import json

import pytest

from bot.facilitation import my_data, shared_screen, snapshots, striking, words_to_strike
from bot.facilitation.merging import Request
from bot.facilitation.shared_screen import Sight
from bot.word_cloud import Layout
from bot.workshop.scope import Scope
from storage import sessions
from tests.beginnings import played
from tests.plans import use_small_plan

SEE = "See the words so far"
ANSWERS = (
    "A warm drink says that somebody has time for you today.",
    "It is the first thing that we offer at the door each morning.",
    "Not everybody wants tea, and some would rather have quiet.",
    "The kettle is broken, and nobody has the budget to mend it.",
)


async def in_one_go(scene, work):
    return await scene.gair.services.means.database.transaction(work)


async def screen(scene):
    """What the screen shows now."""
    return await in_one_go(scene, lambda tx: shared_screen.of_session(tx, 1))


async def sight(scene):
    return (await screen(scene)).sight


def words_of(state):
    """The words on it, with how many said each."""
    if state.picture is None:
        return None
    return {word.word: word.people for word in (*state.picture.words, *state.picture.listed)}


async def words(scene):
    return words_of(await screen(scene))


async def goes(scene, *labels):
    for label in labels:
        await scene.fran.presses(label)


async def crowd(scene, *choices):
    """Nine people at the first question."""
    await scene.opens_lobby("Cloud from 3 people", *choices)
    await scene.all_join()
    scene.people += await scene.more_join("Gus", "Hal", "Ivo")
    await goes(scene, "Begin with the first value")


@played
async def small(scene, tmp_path):
    """The small plan at its first question, with nine people and clouds from three of them."""
    await use_small_plan(scene, tmp_path)
    await crowd(scene)


@pytest.fixture
async def closed(small):
    """Its first cloud has closed: tea was said by three, all else by one."""
    await small.each_says("tea", "tea, milk", "tea", "cake", "calm", "talk")
    await goes(small, "Close and reveal")
    return small


@pytest.mark.long
async def test_it_follows_the_session_from_the_lobby_to_thanks(scene, tmp_path):
    await use_small_plan(scene, tmp_path)
    await scene.fran.says("/workshop", chat=scene.group)
    seen = [await sight(scene)]
    await goes(scene, "Open the lobby")
    await scene.all_join()
    seen.append(await sight(scene))
    lobby = (await screen(scene)).lobby
    await goes(scene, "Begin with the first value")
    seen.append(await sight(scene))
    await scene.each_says("tea", "tea", "tea", "milk", "cake")
    for labels in (
        ("Close and reveal",),
        ("Show the value in full",),
        ("Next prompt",),
        ("Pause",),
        ("Go on",),
        ("End the workshop", "End now"),
    ):
        await goes(scene, *labels)
        seen.append(await sight(scene))

    assert lobby.joined == 6
    assert seen == [
        *(Sight.WAITING, Sight.LOBBY, Sight.QUESTION, Sight.WORDS, Sight.STATEMENT),
        *(Sight.PROMPTS, Sight.PAUSE, Sight.PROMPTS, Sight.THANKS),
    ]


async def test_the_words_are_those_of_the_group_s_picture_and_come_with_it(small):
    seen = []
    for player in small.people:
        await player.says("tea")
        state = await screen(small)
        seen.append((state.sight, words_of(state)))

    assert seen == [
        *[(Sight.QUESTION, None)] * 5,
        *[(Sight.WORDS, {"tea": 3})] * 3,
        (Sight.WORDS, {"tea": 6}),
    ]
    picture = (await screen(small)).picture
    assert (picture.answered, picture.passed, picture.closed) == (6, 0, False)
    assert "Answered: 6 and more · Passed: 0" in small.clouds[0].words


async def test_what_may_be_seen_is_not_there_before_the_picture_is(small):
    await small.restarts(around={"cloud_seconds": 6})
    await small.each_says(*["tea"] * 6)
    for player in small.people[6:]:
        message = player.person.says("milk")
        await small.world.until(lambda message=message: message.reaction)

    def grows(tx):
        """What may be seen grows before it is drawn and sent."""
        grown = snapshots.advance(tx, sessions.get(tx, 1), 0)
        return grown.people, shared_screen.of_session(tx, 1)

    people, before = await in_one_go(small, grows)
    small.clock.passes(7)
    await small.settles()

    assert people == 6
    assert words_of(before) == {"tea": 3}
    assert before.picture.answered == 3
    assert sum((await words(small)).values()) == 6


async def test_words_stand_where_they_do_in_the_picture_also_after_a_restart(closed):
    before = await screen(closed)

    await closed.restarts()

    after = await screen(closed)
    ((layout,),) = await closed.rows("SELECT opened(session_id, layout) FROM cloud")
    kept = Layout.from_json(layout)
    assert after == before
    assert {w.key: (w.x, w.y) for w in after.picture.words} == {
        key: place.spot for key, place in kept.places.items()
    }
    largest, next_largest, *_ = after.picture.words
    assert largest.word == "tea"
    assert largest.size > next_largest.size >= 26


async def test_at_close_nothing_is_seen_before(scene, tmp_path):
    await use_small_plan(scene, tmp_path)
    await crowd(scene, "Cloud appears when a value closes")
    await scene.each_says(*["tea"] * 9)
    before = await screen(scene)

    await goes(scene, "Close and reveal")

    assert (before.sight, before.picture) == (Sight.QUESTION, None)
    assert await words(scene) == {"tea": 9}


async def test_own_answer_first_shows_the_room_nothing_before_the_close(scene, tmp_path):
    await use_small_plan(scene, tmp_path)
    await crowd(scene, "Own answer first, then others' words")
    await scene.each_says(*["tea"] * 9)
    await scene.ana.presses(SEE)
    before = await screen(scene)

    await goes(scene, "Close and reveal")

    assert any(m.photo and "Answered: 6" in m.words for m in scene.ana.person.sees)
    assert (before.sight, before.picture) == (Sight.QUESTION, None)
    assert await words(scene) == {"tea": 9}


async def test_after_a_look_only_what_was_let_in_is_seen(scene, tmp_path):
    await use_small_plan(scene, tmp_path)
    await crowd(scene, "Words wait until you let them in")
    await scene.each_says(*["tea"] * 8, "the tall boss")
    before = await screen(scene)
    await goes(scene, "Words … (9 wait)")
    await goes(scene, next(label for label in scene.fran.buttons if "Let in all" in label))

    assert (before.sight, before.picture) == (Sight.QUESTION, None)
    shown = await words(scene)
    assert set(shown) <= {"tea", "the tall boss"}  # which may be kept back, by chance
    assert shown["tea"] == 8


async def test_too_few_for_a_cloud_is_said_as_the_group_is_told(small):
    await small.each_says("tea", "milk")

    await goes(small, "Close and reveal")

    assert await sight(small) is Sight.TOO_FEW


async def test_what_is_taken_back_leaves_before_the_picture_is_edited(closed):
    def take_back(tx):
        """In one piece of work: no picture can come in between."""
        session = sessions.get(tx, 1)
        mine = my_data.in_session(tx, session, closed.bea.id)
        before = shared_screen.of_session(tx, 1)
        for one in mine:
            my_data.remove(tx, 1, closed.bea.id, one.id)
        return before, shared_screen.of_session(tx, 1)

    before, after = await in_one_go(closed, take_back)

    assert words_of(before) == {"tea": 3, "milk": 1, "cake": 1, "calm": 1, "talk": 1}
    assert words_of(after) == {"tea": 2, "cake": 1, "calm": 1, "talk": 1}
    assert (before.picture.answered, after.picture.answered) == (6, 5)
    assert [w.size for w in after.picture.words if w.word == "tea"] == [
        w.size for w in before.picture.words if w.word == "tea"
    ]


async def test_what_is_struck_leaves_at_once_and_comes_back_with_the_picture(closed):
    request = Request(session_id=1, value=0, person=closed.fran.id, now=closed.clock())

    def strike(tx):
        listed = words_to_strike.see_words(tx, request).words
        (digest,) = [word.digest for word in listed if word.text == "cake"]
        striking.strike_word(tx, request, digest)
        return digest, shared_screen.of_session(tx, 1)

    def put_back(tx):
        striking.put_word_back(tx, request, digest)
        return shared_screen.of_session(tx, 1)

    digest, struck = await in_one_go(closed, strike)
    closed.gair.services.live_views.take_out(1, 0)
    await closed.settles()
    unseen = await in_one_go(closed, put_back)
    closed.gair.services.live_views.take_out(1, 0)
    await closed.settles()

    assert "cake" not in words_of(struck)
    assert "cake" not in words_of(unseen)
    assert (await words(closed))["cake"] == 1


async def test_words_that_are_edited_wait_for_the_next_picture_as_new_ones_do(closed):
    message = closed.cai.person.sees[-1]
    said = next(m for m in reversed(closed.cai.person.sees) if m.words == "tea" and not m.from_bot)
    await closed.cai.edits(said, "the tall boss")

    assert message is not None
    assert "the tall boss" not in await words(closed)
    assert (await words(closed))["tea"] == 2


async def test_so_many_taken_back_that_no_picture_may_stand(closed):
    for player in closed.people[:4]:
        await player.says("/forget")
        await player.presses(next(label for label in player.buttons if "everything" in label))

    assert (await screen(closed)).picture is None
    assert await sight(closed) is Sight.TOO_FEW


async def test_a_close_that_is_undone_takes_its_words_away(scene, tmp_path):
    await use_small_plan(scene, tmp_path)
    await crowd(scene, "Cloud appears when a value closes")
    await scene.each_says(*["tea"] * 9)
    await goes(scene, "Close and reveal")
    before = await sight(scene)

    await goes(scene, "↩ Undo: Close and reveal")

    assert before is Sight.WORDS
    assert (await screen(scene)).picture is None
    assert await sight(scene) is Sight.QUESTION


async def test_a_picture_that_an_admin_deleted_is_not_on_it_either(small):
    await small.each_says(*["tea"] * 5, "the boss")
    small.group.deletes(small.clouds[0])

    await goes(small, "Close and reveal")

    assert (await screen(small)).picture is None
    await goes(small, "Post the cloud again")
    assert await words(small) == {"tea": 5, "the boss": 1}


async def test_a_picture_of_which_only_places_were_kept_is_a_list_until_the_next(closed):
    def as_it_was(tx):
        ((layout,),) = tx.rows("SELECT opened(session_id, layout) FROM cloud")
        kept = {k: v for k, v in json.loads(layout).items() if k not in ("shown", "drawn")}
        tx.write("UPDATE cloud SET layout = sealed(session_id, ?)", json.dumps(kept))
        return shared_screen.of_session(tx, 1)

    state = await in_one_go(closed, as_it_was)

    assert state.picture.words == ()
    assert words_of(state) == {"tea": 3, "milk": 1, "cake": 1, "calm": 1, "talk": 1}


async def test_a_word_that_no_font_has_is_listed(small):
    await small.each_says(*["tea"] * 5, "𓀀𓀁")
    await goes(small, "Close and reveal")

    picture = (await screen(small)).picture

    assert [word.word for word in picture.words] == ["tea"]
    assert [word.word for word in picture.listed] == ["𓀀𓀁"]


@pytest.fixture
async def rounding_up(closed):
    """The first prompt is rounded up; the draft is before the facilitator."""
    await goes(closed, "Show the value in full", "Next prompt")
    await closed.each_says(*ANSWERS)
    await goes(closed, "Round-up")
    return closed


async def test_a_round_up_is_seen_when_it_is_posted_not_as_a_draft(rounding_up):
    before = await screen(rounding_up)
    draft = rounding_up.fran.last

    await goes(rounding_up, "Post to the group")

    after = await screen(rounding_up)
    assert ANSWERS[3] in draft
    assert (before.sight, before.sheet) == (Sight.PROMPTS, None)
    assert (after.sight, after.sheet.scope) == (Sight.ROUND_UP, Scope(0, 0))
    assert sorted(quote.text for quote in after.sheet.quotes) == sorted(ANSWERS)


async def test_an_answer_that_is_taken_back_leaves_it(rounding_up):
    await goes(rounding_up, "Post to the group")

    def take_back(tx):
        session = sessions.get(tx, 1)
        for one in my_data.in_session(tx, session, rounding_up.dai.id):
            if one.text == ANSWERS[3]:
                my_data.remove(tx, 1, rounding_up.dai.id, one.id)
        return shared_screen.of_session(tx, 1)

    state = await in_one_go(rounding_up, take_back)

    assert sorted(quote.text for quote in state.sheet.quotes) == sorted(ANSWERS[:3])


async def test_the_next_prompt_takes_the_place_of_a_round_up(rounding_up):
    await goes(rounding_up, "Post to the group", "Next prompt")
    prompts = await screen(rounding_up)

    await goes(rounding_up, "Round-up")

    assert (prompts.sight, prompts.sheet) == (Sight.PROMPTS, None)
    assert await sight(rounding_up) is Sight.PROMPTS


async def test_a_workshop_that_is_called_off_thanks_nobody(scene):
    await scene.opens_lobby()

    await goes(scene, "End the workshop", "End now")

    assert await sight(scene) is Sight.CALLED_OFF


async def test_without_an_address_there_is_no_button(small):
    assert small.config.web_url == ""
    assert "Shared screen" not in small.fran.panel_buttons
