"""The panel tells facilitators only what is so, and what can be done, wherever a session stands."""

from functools import cache
from itertools import product

import pytest

from bot.facilitation.panels import Panel
from bot.facilitation.undo_time import UNDO_SECONDS
from bot.texts import load
from bot.workshop.plan import Plan, Value
from bot.workshop.session import Mode, Position, Reveal, Session, Stage
from handlers.views.panel import panel
from tests.plans import use_small_plan
from tests.some_of import some_of

TEXTS = load("en")
WITHOUT_VALUE = (Stage.PREPARING, Stage.LOBBY, Stage.ENDED)
# What a hint says can be done → the button that does it.
DOES = {
    "Reopen": "Reopen",
    "reopen": "Reopen",
    "Close when": "Close and reveal",
    "show the value in full": "Show the value in full",
    "then ask": "Next prompt",
    "round up": "Round-up",
    "go on to the next value": "Next value",
    "end the workshop": "End the workshop",
    "End the workshop": "End the workshop",
    "Show the draft": "Show the draft",
    "the draft is yours": "Show the draft",
    "Values …": "Values …",
    "Words …": "Words …",
    "Go on when people are back": "Go on",
}


def plan(question: str | None, prompts: tuple[str, ...], values: int, *, sensitive: bool) -> Plan:
    value = Value(title="T", statement="s", question=question, prompts=prompts, sensitive=sensitive)
    return Plan(
        name="p", title="P", about="", attribution="", values=tuple(value for _ in range(values))
    )


PLANS = [
    plan(question, prompts, values, sensitive=sensitive)
    for question, prompts, values, sensitive in product(
        ("q", None), (("a", "b"), ()), (1, 2), (False, True)
    )
]


def positions(of: Plan) -> list[Position]:
    """Everywhere that a session of a plan can be."""
    found = [Position(stage=stage) for stage in WITHOUT_VALUE]
    for number, value in enumerate(of.values):
        prompts = [None, *range(len(value.prompts))]
        gut = (Stage.RESPONDING, Stage.REVEALED) if value.question else ()
        found += [Position(stage=stage, value=number) for stage in (*gut, Stage.STATEMENT)]
        discussed = (Stage.DISCUSSING, Stage.ROUNDING_UP) if value.prompts else ()
        found += [
            Position(stage=stage, value=number, prompt=prompt)
            for stage in discussed
            for prompt in prompts
        ]
        if not value.prompts:
            found.append(Position(stage=Stage.ROUNDING_UP, value=number))
    return found


def sessions(of: Plan) -> list[Session]:
    return [
        Session(id=1, plan=of, mode=mode, reveal=reveal, paused=paused, position=position)
        for position in positions(of)
        for mode, reveal, paused in product(Mode, Reveal, (False, True))
        if not (paused and position.stage in WITHOUT_VALUE)
    ]


def shown(session: Session, *, joined: int = 12, **more: object) -> Panel:
    known: dict[str, object] = {"has_cloud": False} | more
    return Panel(
        session=session,
        group_title="G",
        group_reachable=True,
        joined=joined,
        answered=1,
        passed=0,
        notes=0,
        undo=None,
        same_words=None,
        **known,  # type: ignore[arg-type]
    )


def panels(of: Plan) -> list[Panel]:
    rounded = {True: (False, True), False: (False,)}
    return [
        shown(session, joined=joined, has_cloud=cloud, is_rounded_up=up, words_waiting=waiting)
        for session in sessions(of)
        for joined, cloud in product((0, 2, 12), (False, True))
        for up in rounded[session.stage is Stage.ROUNDING_UP]
        for waiting in ((0, 3) if session.words_wait else (0,))
    ]


@cache
def readings(number: int) -> list[tuple[Panel, str, list[str]]]:
    """Every panel of a plan, as it is read."""
    return [(one, *read(one)) for one in panels(PLANS[number])]


def read(one: Panel) -> tuple[str, list[str]]:
    """The text of a panel, and the labels of its buttons without how many wait."""
    view = panel(TEXTS, one, {})
    labels = [button.label for row in view.buttons for button in row]
    return view.text, [label.replace(" (3 wait)", "") for label in labels]


@pytest.mark.parametrize("number", some_of(range(len(PLANS)), 3))
def test_what_it_says_can_be_done_has_its_button(number):
    for one, text, labels in readings(number):
        if one.session.stage is Stage.ENDED:
            continue
        missing = [sign for sign, label in DOES.items() if sign in text and label not in labels]
        assert missing == [], (text, labels)


@pytest.mark.parametrize("number", some_of(range(len(PLANS)), 3))
def test_in_a_break_it_speaks_of_the_break_alone(number):
    hints = {text.rpartition("\n\n")[2] for one, text, _ in readings(number) if one.session.paused}

    assert hints == {
        (
            "Go on when people are back. Until then you can end the workshop, and nothing else"
            " moves it."
        )
    }


@pytest.mark.parametrize("number", range(len(PLANS)))
def test_no_cloud_is_promised_of_whom_there_are_too_few(number):
    for one, text, _ in readings(number):
        session = one.session
        if session.is_open and not session.paused and one.joined < 5 and not one.has_cloud:
            if session.mode is Mode.PRIVATE:
                assert "So few have joined that the group sees no cloud" in text
            else:
                assert " 5 people" in text or " 8 people" in text or "let them in" in text


@pytest.mark.parametrize("number", range(len(PLANS)))
def test_words_that_wait_are_never_left_out_of_the_hint(number):
    for one, text, _ in readings(number):
        session = one.session
        if session.is_open and session.words_wait and not session.paused and one.joined == 12:
            assert "Words wait until you let them in" in text


def test_once_joining_is_closed_nobody_comes_late():
    session = Session(id=1, plan=PLANS[0], position=Position(stage=Stage.LOBBY))

    assert "Late joiners" in read(shown(session))[0]
    closed = Session(id=1, plan=PLANS[0], position=Position(stage=Stage.LOBBY), joining_closed=True)
    assert "Late joiners" not in read(shown(closed))[0]


@pytest.mark.long
async def test_the_end_says_what_still_waits_and_what_becomes_of_it(scene, tmp_path):
    await use_small_plan(scene, tmp_path)
    await scene.opens_lobby("Words wait until you let them in")
    await scene.all_join()
    await scene.fran.presses("Begin with the first value")
    await scene.each_says("trust", "care", "hope", "love", "time", "Sarah Jenkins")
    for label in ("Close and reveal", "Next value", "Next value"):
        await scene.fran.presses(label)
    await scene.each_says("loss", "grief")
    of_two = scene.fran.panel_buttons
    await scene.cai.says("rest")

    await scene.fran.presses("End the workshop")

    assert "Words …" in of_two  # of two people there is nothing that could be let in

    assert scene.fran.last.split("\n\n")[1:] == [
        (
            "Texts that nobody has looked at: 1. They stay out of the report, unless somebody lets"
            " them in: Review lists them after the end, where enough people have answered."
        ),
        (
            "Words that wait to be let in: 8. The report has none of them, unless you let them in"
            " with Words …; that is possible after the end, too."
        ),
    ]
    await scene.fran.presses("End now")
    assert "Review" in scene.fran.panel_buttons
    scene.clock.passes(UNDO_SECONDS + 1)
    words = next(label for label in scene.fran.panel_buttons if label.startswith("Words …"))
    await scene.fran.presses(words, scene.fran.panel)
    assert [label for label in scene.fran.buttons if label.startswith("✓ Let in all")]


async def test_where_nothing_waits_the_end_says_nothing_of_it(workshop):
    await workshop.each_says("trust", "care", "hope", "love", "time")

    await workshop.fran.presses("End the workshop")

    assert "\n\n" not in workshop.fran.last


async def test_the_list_of_words_says_that_the_newest_come_later(workshop):
    await workshop.each_says("trust", "care", "hope", "love", "time", "rest")
    gus, hal = await workshop.more_join("Gus", "Hal")
    await gus.says("calm")
    await hal.says("fair")
    await workshop.fran.presses("Words …", workshop.fran.panel)
    open_list = workshop.fran.last
    await workshop.fran.presses("Close and reveal")
    await workshop.fran.presses("Words …", workshop.fran.panel)

    assert "The newest words are not here yet" in open_list
    assert len([line for line in open_list.splitlines() if line[:1].isdigit()]) == 5
    assert "are not here yet" not in workshop.fran.last
    assert len([line for line in workshop.fran.last.splitlines() if line[:1].isdigit()]) == 8


@pytest.mark.long
async def test_of_words_that_came_too_late_for_the_cloud_it_says_when_they_are_listed(workshop):
    await workshop.each_says("trust", "care", "hope", "love", "time")
    for label in ("Close and reveal", "Reopen"):
        await workshop.fran.presses(label)
    await workshop.fay.says("kindness")
    await workshop.fran.presses("Close and reveal")
    await workshop.fran.presses("Words …", workshop.fran.panel)
    told = workshop.fran.last
    for label in ("End the workshop", "End now"):
        await workshop.fran.presses(label)
    workshop.clock.passes(UNDO_SECONDS + 1)
    await workshop.fran.presses("Words …", workshop.fran.panel)

    assert "kindness" not in told
    assert "More was said, by so few people who are new" in told
    assert "stands here after the end" in told
    assert "kindness" in workshop.fran.last
    assert "More was said" not in workshop.fran.last
