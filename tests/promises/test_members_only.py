"""The setting members_only: only members of the group join, and nobody while that can't be seen."""

from bot.rehearsal.bot_api import Fault
from tests.beginnings import played
from tests.players import Player

NOT_A_MEMBER = (
    "Only members of the group can join this workshop. Join the group first, then tap Join again."
)
CANT_SEE = (
    "Only members of the group can join this workshop. Just now I can't see who is one. Please tell"
    " who leads it, and try again later."
)
BLIND = (
    "⚠️ Only members of the group may join, and I can't see who is one while I am no admin of it."
)
JOINED = "SELECT person_id FROM participant"


@played
async def guarded(scene):
    """The setting is on, the bot is an admin of the group, and the lobby is open."""
    await scene.restarts(members_only=True)
    scene.group.promote_bot()
    await scene.opens_lobby()


async def an_outsider(scene):
    outsider = Player(scene, scene.world.add_person("Olu"))
    await outsider.starts()
    return outsider


async def follows_link(scene, player):
    label = "Join in private"
    player.person.follows(scene.group.last_button(label).button(label).url)
    await scene.settles()


async def test_members_join_and_others_are_told_what_to_do(guarded):
    outsider = await an_outsider(guarded)
    code = (await guarded.rows("SELECT code FROM session"))[0][0]

    await follows_link(guarded, outsider)
    by_link = outsider.last
    await outsider.says(code)
    by_code = outsider.last
    await guarded.ana.joins()

    assert by_link == by_code == NOT_A_MEMBER
    assert await guarded.rows(JOINED) == [(guarded.ana.id,)]
    guarded.group.adds(outsider.person)
    await outsider.joins()
    assert outsider.last.startswith("You are in.")


async def test_a_forged_agreement_lets_nobody_in(guarded):
    outsider = await an_outsider(guarded)
    token = (await guarded.rows("SELECT token FROM session"))[0][0]

    for data in (f"agree:{token}", f"agree:{token}:0-0"):
        toast = await outsider.person.forges(outsider.newest, data)
        assert toast.text == NOT_A_MEMBER
    await guarded.settles()

    assert await guarded.rows(JOINED) == []


async def test_who_has_left_the_group_between_reading_and_agreeing_is_not_let_in(guarded):
    await follows_link(guarded, guarded.ana)
    guarded.group.removes(guarded.ana.person)

    alert = await guarded.ana.presses("I agree, let me in")

    assert alert == NOT_A_MEMBER
    assert await guarded.rows(JOINED) == []


async def test_who_was_thrown_out_of_the_group_is_no_member(guarded):
    guarded.group.removes(guarded.bea.person, by=guarded.fran.person)

    await follows_link(guarded, guarded.bea)

    assert guarded.bea.last == NOT_A_MEMBER


async def test_when_telegram_is_silent_nobody_joins_and_can_try_again(guarded):
    fault = Fault.bad_gateway()
    guarded.world.faults.next("getChatMember", fault, chat=guarded.group)
    await follows_link(guarded, guarded.ana)
    refused = guarded.ana.last

    await guarded.ana.joins()

    assert refused.startswith("I could not ask Telegram whether you may do this")
    assert guarded.ana.last.startswith("You are in.")


async def test_the_facilitator_is_told_when_the_bot_can_not_see_members(scene):
    await scene.restarts(members_only=True)
    scene.group.hides_members = True

    scene.group.promote_bot()
    await scene.fran.says("/workshop", chat=scene.group)
    told = any(text.startswith(BLIND) for text in scene.fran.sees)
    scene.group.demote_bot()
    await scene.fran.presses("Open the lobby")

    assert not told
    assert scene.fran.last.startswith(BLIND)


async def test_and_at_the_very_beginning(scene):
    await scene.restarts(members_only=True)

    await scene.fran.says("/workshop", chat=scene.group)

    assert any(text.startswith(BLIND) for text in scene.fran.sees)


async def test_while_it_can_not_see_members_nobody_is_let_in(scene):
    await scene.restarts(members_only=True)
    await scene.opens_lobby()
    outsider = await an_outsider(scene)
    await follows_link(scene, outsider)
    scene.group.hides_members = True

    await follows_link(scene, scene.ana)

    assert outsider.last == CANT_SEE
    assert scene.ana.last == CANT_SEE
    assert await scene.rows(JOINED) == []


async def test_without_the_setting_everybody_with_the_link_may_join(scene):
    await scene.opens_lobby()
    outsider = await an_outsider(scene)

    await outsider.joins()

    assert outsider.last.startswith("You are in.")
    assert not any(request.method == "getchatmember" for request in scene.world.requests)


async def test_a_link_that_leads_nowhere_is_still_called_so(guarded):
    await guarded.ana.starts("j_nosuchtoken")

    assert guarded.ana.last.startswith("This link is out of date.")


async def test_a_bot_that_was_removed_can_see_nobody(guarded):
    url = guarded.group.last_button("Join in private").button("Join in private").url
    guarded.group.remove_bot()
    await guarded.settles()

    guarded.ana.person.follows(url)
    await guarded.settles()

    assert guarded.ana.last == CANT_SEE
