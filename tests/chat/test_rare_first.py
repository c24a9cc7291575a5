"""The rare-first view: single voices largest, beside the cloud and not in its place."""

WORDS = ("trust", "trust", "trust", "love", "hope", "cariad")


async def test_it_is_offered_once_the_cloud_has_been_shown(workshop):
    await workshop.each_says(*WORDS)
    while_open = workshop.fran.panel_buttons

    await workshop.fran.presses("Close and reveal")

    assert "Rare words first" not in while_open
    assert "Rare words first" in workshop.fran.panel_buttons


async def test_it_is_posted_beside_the_cloud(workshop):
    await workshop.each_says(*WORDS)
    await workshop.fran.presses("Close and reveal")
    cloud = workshop.group.messages[-1]

    await workshop.fran.presses("Rare words first")
    await workshop.world.until(lambda: workshop.group.messages[-1].id != cloud.id)
    await workshop.settles()

    post = workshop.group.messages[-1]
    assert post.words == (
        "1 of 12 · Connection, love and care should be central\n\nThe same words, with single"
        " voices largest: what one person said may matter as much."
    )
    assert post.photo != cloud.photo
    assert cloud.edits == 0


async def test_it_is_not_offered_when_too_few_have_answered(workshop):
    await workshop.ana.says("trust")

    await workshop.fran.presses("Close and reveal")

    assert "Rare words first" not in workshop.fran.panel_buttons


async def test_nobody_else_can_ask_for_it_nor_an_old_panel(workshop):
    await workshop.each_says(*WORDS)
    await workshop.fran.presses("Close and reveal")
    posts = len(workshop.posts)

    workshop.ana.person.forges(workshop.ana.newest, "rare:1:3")
    workshop.fran.person.forges(workshop.fran.panel, "rare:1:1")
    workshop.fran.person.forges(workshop.fran.panel, "rare:99:1")
    await workshop.settles()

    assert len(workshop.posts) == posts
