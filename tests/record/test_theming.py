"""The themes of a record, and what becomes of them when sessions are combined."""

import json
import random
from dataclasses import replace

import pytest

from bot.record.combining import combined
from bot.record.materials import Materials, ValueMaterial
from bot.record.theming import themes_of, with_themes
from bot.round_up import (
    AddTheme,
    HideQuote,
    MergeThemes,
    RenameTheme,
    Said,
    carried_over,
    quote_key,
)
from bot.round_up.edits import as_dict
from bot.workshop.plan import Plan, Theme, Value
from bot.workshop.record import EditRecord, PromptRecord, SessionRecord, ValueRecord
from bot.workshop.scope import ACROSS, Scope
from bot.workshop.session import Mode, Reveal
from bot.workshop.thoughts import ThoughtsRecord

PROMPTS = ("What helps?", "What hinders?")
THEMES = (
    Theme(heading="Resources", keywords=("fund*", "money")),
    Theme(heading="Staffing", keywords=("rota", "agency staff")),
)
PLAN = Plan(
    name="ours",
    title="Our values",
    about="",
    attribution="",
    values=tuple(
        Value(title=title, statement=f"There is {title.lower()}.", prompts=PROMPTS)
        for title in ("Trust", "Hope", "Patience")
    ),
    themes=THEMES,
)
OPENINGS = ("The rota", "Our funding", "A kettle", "The waiting room", "Supervision", "Money")
ENDINGS = ("is thin", "never lasts", "makes a difference", "was promised twice", "feels cold")


def session(*people, edits=()):
    """A session in which each person said this to each prompt of each value: a person is a
    function of value and prompt, and behind the last prompt is what they thought in between.
    `edits` are pairs of a scope and an edit."""
    values, materials = [], []
    for number, value in enumerate(PLAN.values):
        by_prompt = [
            [(voice, text) for voice, says in enumerate(people) if (text := says(number, prompt))]
            for prompt in range(len(PROMPTS) + 1)
        ]
        values.append(_recorded(value, by_prompt))
        said = tuple(Said(voice=v, text=t) for found in by_prompt for v, t in found)
        asked = (value.title, value.statement, *PROMPTS)
        holding = _holding(edits, Scope(number))
        materials.append(ValueMaterial(said=said, asked=asked, edits=holding))
    record = SessionRecord(
        plan=PLAN,
        mode=Mode.PRIVATE,
        reveal=Reveal.LIVE,
        minimum=5,
        language="en",
        joined=len(people),
        values=tuple(values),
        edits=tuple(EditRecord(scope=s, edit=json.dumps(as_dict(e))) for s, e in edits),
    )
    across = _holding(edits, ACROSS)
    return with_themes(record, Materials(values=tuple(materials), themes=THEMES, edits=across))


def _recorded(value, by_prompt):
    *by_prompt, thoughts = by_prompt
    return ValueRecord(
        value=value,
        prompts=tuple(
            PromptRecord(
                text=text,
                answers=tuple(sorted(answer for _, answer in found)),
                answered=len({voice for voice, _ in found}),
            )
            for text, found in zip(PROMPTS, by_prompt, strict=True)
        ),
        thoughts=ThoughtsRecord(
            texts=tuple(sorted(text for _, text in thoughts)),
            answered=len({voice for voice, _ in thoughts}),
        ),
    )


def _holding(edits, scope):
    own = [edit for where, edit in edits if where == scope]
    return (*carried_over([e for where, e in edits if where.order < scope.order]), *own)


def saying(*texts):
    """A person who says these to the prompts of the first value, the third in between, and nothing
    to the others."""
    return lambda value, prompt: texts[prompt] if value == 0 and prompt < len(texts) else ""


def talkative(seed):
    """A person who says something else to each prompt of each value, the same for a seed."""

    def says(value, prompt):
        chance = random.Random(f"{seed} {value} {prompt}")
        if chance.random() < 0.2:
            return ""
        count = chance.randint(1, 3)
        return " ".join(
            f"{chance.choice(OPENINGS)} {chance.choice(ENDINGS)}." for _ in range(count)
        )

    return says


def people(record, value=0):
    return {theme.key: theme.people for theme in record.values[value].themes}


def shown(record, value=0):
    return {theme.heading: theme for theme in record.values[value].themes if theme.is_shown}


def quotes(record):
    """Every quote of a record."""
    for value in record.values:
        yield from (quote for theme in value.themes for quote in theme.quotes)
        yield from (*value.also_said, *value.both_sides)
    yield from (candidate.quote for candidate in record.candidates if candidate.quote)


GROUP = [talkative(seed) for seed in range(9)]
OTHERS = [talkative(seed) for seed in range(100, 107)]


def test_a_record_has_every_theme_of_two_people_and_of_the_list_those_of_one():
    record = session(
        saying("Our funding ends."),
        saying("No money is left.", "The kettle is cold."),
        saying("The kettle is old, and nobody mends it."),
        saying("The rota is thin."),
        saying("We are listened to."),
    )

    assert people(record) == {
        "theme:resources": 2,
        "theme:staffing": 1,
        "word:kettl": 2,
    }
    (resources,) = [theme for theme in record.values[0].themes if theme.key == "theme:resources"]
    assert resources.is_shown
    assert sorted(resources.words) == ["funding", "money"]
    assert set(resources.quotes) == {"Our funding ends.", "No money is left."}
    hidden = [theme for theme in record.values[0].themes if not theme.is_shown]
    assert {theme.key: theme.quotes for theme in hidden}["theme:staffing"] == ()


def test_people_who_are_in_no_theme_are_quoted_beside():
    record = session(
        saying("Our funding ends."),
        saying("No money is left."),
        saying("Somebody has to listen to us first."),
    )

    assert "Somebody has to listen to us first." in record.values[0].also_said


@pytest.mark.parametrize("split", [3, 5, 8])
def test_people_are_added_up_as_if_they_had_been_in_one_session(split):
    everybody = [*GROUP, *OTHERS]

    # Who says the same few things all day may seem to be in one session twice.
    both = combined([session(*everybody[:split]), session(*everybody[split:])], force=True)

    alone = session(*everybody)
    assert [people(both, value) for value in range(3)] == [
        people(alone, value) for value in range(3)
    ]
    by_value = {c.key: c.people_by_value for c in alone.candidates}
    assert {c.key: c.people_by_value for c in both.candidates} == by_value
    assert len(by_value) > 2


def test_what_one_person_said_twice_is_still_one_person_when_combined():
    one = session(
        saying("The kettle is cold.", "The kettle again."), saying("Hello there."), saying("Yes.")
    )
    other = session(saying("A kettle helps."), saying("No idea."), saying("It is late."))

    assert people(combined([one, other])) == {"word:kettl": 2}


def test_the_order_of_sessions_and_combining_in_turns_make_no_difference():
    one, two, three = session(*GROUP[:5]), session(*GROUP[5:]), session(*OTHERS)

    at_once = combined([one, two, three])

    assert combined([three, one, two]) == at_once
    in_turns = combined([combined([one, two]), three])
    assert [people(in_turns, value) for value in range(3)] == [
        people(at_once, value) for value in range(3)
    ]


def test_nothing_tells_which_session_somebody_was_in():
    one, other = [*GROUP[:4], OTHERS[0]], [*OTHERS[1:4], GROUP[4], GROUP[5]]
    always = [lambda v, p, says=says: says(v, p) or "It depends." for says in (*one, *other)]

    assert combined([session(*always[:5]), session(*always[5:])]) == combined(
        [session(*always[::2]), session(*always[1::2])]
    )


def test_themes_that_a_facilitator_merged_are_merged_in_all():
    merge = MergeThemes(themes=("theme:resources", "theme:staffing"), heading="What we lack")
    rename = RenameTheme(theme="own:what we lack", heading="Lacking")
    one = session(
        saying("Our funding ends, and the rota is thin."),
        saying("No money is left."),
        saying("The rota is empty; boil a kettle."),
        edits=[(Scope(0, 0), merge), (Scope(0), rename)],
    )
    other = session(
        saying("Money is short."),
        saying("Money is short, and so is the rota."),
        saying("My kettle leaks."),
    )

    both = combined([other, one])

    counts = people(both)
    assert people(one)["own:what we lack"] == 3
    assert (people(other)["theme:resources"], people(other)["theme:staffing"]) == (2, 1)
    assert counts["own:what we lack"] == 3 + 2
    assert (counts["theme:resources"], counts["theme:staffing"]) == (4, 3)
    assert shown(both)["Lacking"].people == 5
    assert [json.loads(edit.edit)["edit"] for edit in both.edits] == ["merge", "rename"]


def test_a_theme_that_one_facilitator_added_is_looked_for_in_the_other_session():
    add = AddTheme(heading="Warmth", keywords=("kettle", "blanket*"))
    one = session(
        saying("A kettle."), saying("Blankets, please."), saying("No."), edits=[(Scope(0), add)]
    )
    other = session(saying("Bring a blanket."), saying("The kettle sings."), saying("Perhaps."))

    assert people(one)["own:warmth"] == 2
    assert people(combined([one, other]))["own:warmth"] == 4


def test_a_quote_hidden_in_one_session_is_quoted_nowhere():
    secret = "Our funding went to Sian."
    hide = HideQuote(quote=quote_key(secret))
    one = session(saying(secret), saying("No money."), saying("Time."), edits=[(Scope(0, 1), hide)])
    other = session(*(lambda v, p, n=n: f"Money matters {n} {v} {p}." for n in range(4)))

    both = combined([one, other])

    assert secret not in set(quotes(one))
    assert secret not in set(quotes(both))
    assert secret in both.values[0].prompts[0].answers
    assert [edit.edit for edit in both.edits] == [edit.edit for edit in one.edits]


def test_an_edit_that_names_words_which_are_gone_is_not_in_the_record():
    gone = HideQuote(quote=quote_key("It was me."))
    renamed = RenameTheme(theme="word:maria", heading="A colleague")
    listed = RenameTheme(theme="theme:staffing", heading="Rotas")

    record = session(*GROUP[:4], edits=[(Scope(0), gone), (Scope(0), renamed), (Scope(0), listed)])

    assert [json.loads(edit.edit) for edit in record.edits] == [
        {"edit": "rename", "theme": "theme:staffing", "heading": "Rotas"}
    ]


def test_what_was_made_of_words_that_are_gone_does_not_name_them():
    merge = MergeThemes(themes=("word:gargoyl", "theme:staffing"), heading="gargoyle")
    rename = RenameTheme(theme="own:gargoyle", heading="Rotas")
    again = MergeThemes(themes=("own:gargoyle", "theme:resources"), heading="Rotas")

    record = session(*GROUP[:4], edits=[(Scope(0), edit) for edit in (merge, rename, again)])

    assert "Staffing" in {theme.heading for theme in record.values[1].themes}
    assert "gargoyle" not in repr(record)


def without_themes(record):
    values = tuple(replace(v, themes=(), also_said=(), both_sides=()) for v in record.values)
    return replace(record, values=values, candidates=())


def test_in_archives_of_a_former_format_texts_are_counted_up_to_the_people_who_answered():
    chatty = session(
        lambda v, p: "Money, money." if v == 0 else "",
        lambda v, p: "Money again." if (v, p) == (0, 0) else "",
        saying("No idea."),
    )
    twice = without_themes(chatty)
    first = twice.values[0].prompts[0]
    more = replace(first, answers=(*first.answers, "And money.", "Money, too."))
    twice = replace(
        twice,
        values=(
            replace(twice.values[0], prompts=(more, twice.values[0].prompts[1])),
            *twice.values[1:],
        ),
    )
    other = session(saying("Funding."), saying("Funding!"), saying("Hello."))

    assert people(combined([without_themes(chatty), other]))["theme:resources"] == 2 + 2
    assert people(combined([twice, other]))["theme:resources"] == 3 + 2


def test_a_thought_counts_among_what_themes_are_found_in_also_when_combined():
    first = session(saying("", "", "Funding."), saying("", "", "Money."), saying("Hello."))
    other = session(saying("", "", "Fund us."), saying("", "", "Wait."), saying("Funding!"))

    assert people(first)["theme:resources"] == 2
    assert people(combined([first, other]))["theme:resources"] == 2 + 2
    assert combined([first, other]).values[0].thoughts.answered == 2 + 2


def test_a_key_theme_stays_one_though_others_come_up_more():
    one, other = session(*GROUP), session(*OTHERS)
    key = one.candidates[-1].key
    named = tuple(replace(c, is_key=c.key == key) for c in one.candidates)

    both = combined([replace(one, candidates=named), other])

    assert [c.key for c in both.candidates if c.is_key] == [key]


def test_a_key_theme_that_no_rule_finds_any_more_is_kept_with_its_people():
    one, other = session(*GROUP), session(*OTHERS)
    found = one.candidates[0]
    own = replace(
        found, key="own:by hand", heading="By hand", people_by_value=(2, 0, 1), is_key=True
    )

    both = combined([other, replace(one, candidates=(*one.candidates, own))])

    (kept,) = [c for c in both.candidates if c.is_key]
    assert kept == own


def test_one_session_alone_keeps_all_that_it_has():
    record = session(*GROUP, edits=[(Scope(0), RenameTheme(theme="theme:staffing", heading="R"))])
    record = replace(record, withdrawn=3, hidden=2, day="2026-11-21")

    alone = combined([record])

    assert (alone.edits, alone.withdrawn, alone.hidden) == (record.edits, 3, 2)
    assert (alone.day, people(alone)) == (record.day, people(record))


def test_an_answer_that_is_held_back_counts_in_no_theme():
    material = ValueMaterial(
        said=tuple(
            Said(voice=n, text=text)
            for n, text in enumerate(
                ("Money: call 07700 900123.", "No money.", "Money.", "The rota.", "Hm.")
            )
        ),
        asked=(),
        edits=(),
    )

    found = themes_of(material, THEMES)

    assert {theme.key: theme.people for theme in found.themes}["theme:resources"] == 2
    assert not any("07700" in quote for theme in found.themes for quote in theme.quotes)


def test_plans_that_differ_are_put_together_by_title():
    one, other = session(*GROUP), session(*OTHERS)
    turned = replace(
        other,
        plan=replace(PLAN, values=tuple(reversed(PLAN.values))),
        values=tuple(reversed(other.values)),
        candidates=tuple(
            replace(c, people_by_value=tuple(reversed(c.people_by_value)), value=2 - c.value)
            for c in other.candidates
        ),
    )

    forced, same = combined([one, turned], force=True), combined([one, other])

    assert forced.values == same.values
    assert forced.candidates == same.candidates
