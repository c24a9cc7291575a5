"""What was kept before texts were held back leaves without them, and says how many there are."""

from dataclasses import replace

from bot.record.holding_back import held_out_of
from bot.workshop.plan import Plan, Value
from bot.workshop.record import SessionRecord, ValueRecord
from bot.workshop.session import Mode, Reveal
from bot.workshop.thoughts import ThoughtsRecord

VALUE = Value(title="Trust", statement="We trust.")
SECRET = "Please do not share this, off the record: my manager drinks at work"
RECORD = SessionRecord(
    plan=Plan(name="p", title="P", about="", attribution="", values=(VALUE,)),
    mode=Mode.PRIVATE,
    reveal=Reveal.LIVE,
    minimum=5,
    language="en",
    joined=9,
    values=(
        ValueRecord(
            value=VALUE,
            thoughts=ThoughtsRecord(texts=("A plain one.", SECRET), answered=4, held_back=1),
        ),
    ),
)


def test_thoughts_are_held_back_by_the_same_rule():
    thoughts = held_out_of(RECORD).values[0].thoughts

    assert thoughts == ThoughtsRecord(texts=("A plain one.",), answered=4, held_back=2)


def test_a_record_that_was_made_without_them_has_what_a_person_let_in():
    let_in = replace(RECORD, id="0123456789abcdef")

    assert held_out_of(let_in) == let_in
