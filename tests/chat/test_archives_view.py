"""Lists of workshops to tick: what their buttons carry."""

from bot.facilitation.archiving.handing_over import Archived, Combinable
from bot.texts import load
from bot.workshop.plan import Plan, Value
from bot.workshop.session import Mode, Position, Reveal, Session, Stage
from handlers.views import archives
from handlers.views.buttons import MAX_DATA, read

PLAN = Plan(
    name="ours",
    title="Ours & <theirs>",
    about="",
    attribution="",
    values=(Value(title="Trust", statement="We trust."),),
)


def archived(number, title="A group"):
    session = Session(
        id=number,
        plan=PLAN,
        mode=Mode.PRIVATE,
        reveal=Reveal.LIVE,
        minimum=5,
        language="en",
        position=Position(stage=Stage.ENDED, value=0),
        step=9,
    )
    return Archived(session=session, group_title=title)


def shown(chosen, numbers=range(1030, 1000, -1)):
    listed = tuple(archived(number, "x" * 200) for number in numbers)
    return archives.to_tick(load("en"), Combinable(listed=listed, others=()), chosen)


def test_every_button_fits_and_is_read_again():
    chosen = []
    for number in range(1001, 1031):
        view = shown(chosen)
        data = [button.data for row in view.buttons for button in row]
        assert max(len(one) for one in data) <= MAX_DATA
        assert None not in [read(one) for one in data]
        full = [one for one in data if one.endswith(archives.FULL)]
        assert len(full) == (0 if len(chosen) < 8 else 30 - len(chosen))
        if not full:
            chosen.append(number)

    assert len(chosen) == 8


def test_ticks_of_workshops_that_are_not_listed_are_dropped():
    view = shown([1002, 5])

    assert view.buttons[-1][0].data == "combine:1002"
    assert [row[0].label[0] for row in view.buttons[:-1]].count("☑") == 1


def test_the_title_of_a_plan_is_no_markup():
    assert "“Ours &amp; &lt;theirs&gt;”" in shown([]).text
