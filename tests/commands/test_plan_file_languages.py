"""Plan files: what they say in another language beside their own."""

import pytest

from bot.plan_file import read
from bot.workshop.care import CheckQuestion
from bot.workshop.worded import lacking, spoken, worded
from tests.plans import problems_of

BOTH = """
title = "Our values"
title_cy = "Ein gwerthoedd"
about = "Two values."
about_cy = "Dau werth."
for_whom = "Staff"
for_whom_cy = "Staff yr hostel"
ground_rules = ["Name no client.", "Pass."]
ground_rules_cy = ["Peidiwch ag enwi neb.", "Cewch basio."]
support = "Samaritans: 116 123"
support_cy = "Y Samariaid: 116 123"
question = "What comes to mind?"
question_cy = "Beth ddaw i'r meddwl?"
prompts = ["What helps?", "What else?"]
prompts_cy = ["Beth sy'n helpu?", "Beth arall?"]
check_in = "How are you here?"
check_in_cy = "Sut ydych chi?"

[[value]]
title = "Tea"
title_cy = "Te"
statement = "There is tea."
statement_cy = "Mae te yma."
content_note = "This is about tea."
content_note_cy = "Mae hyn am de."

[[value]]
title = "Grief"
title_cy = "Galar"
statement = "There is room for grief."
question = "What word?"
prompts = ["Who is there?"]
prompts_cy = ["Pwy sydd yno?"]

[check_out]
question = "What do you take with you?"
question_cy = "Beth ewch chi gyda chi?"
keep = true
"""
VALUE = '[[value]]\ntitle = "A"\nstatement = "B"\n'


def test_a_plan_is_read_in_the_other_language():
    plan = worded(read(BOTH, "both"), "cy")
    tea = plan.values[0]

    assert (plan.title, plan.about, plan.for_whom) == (
        "Ein gwerthoedd",
        "Dau werth.",
        "Staff yr hostel",
    )
    assert plan.care.ground_rules == ("Peidiwch ag enwi neb.", "Cewch basio.")
    assert plan.care.support == "Y Samariaid: 116 123"
    assert plan.care.check_in == CheckQuestion(question="Sut ydych chi?")
    assert plan.care.check_out == CheckQuestion(question="Beth ewch chi gyda chi?", keep=True)
    assert (tea.title, tea.statement, tea.question, tea.prompts, tea.content_note) == (
        *("Te", "Mae te yma.", "Beth ddaw i'r meddwl?"),
        *(("Beth sy'n helpu?", "Beth arall?"), "Mae hyn am de."),
    )


def test_what_is_missing_stands_in_the_language_of_the_plan_with_a_mark():
    grief = worded(read(BOTH, "both"), "cy").values[1]

    assert (grief.title, grief.prompts) == ("Galar", ("Pwy sydd yno?",))
    assert grief.statement == "There is room for grief. [en]"
    # It has a question of its own: that of all others in Welsh is another.
    assert grief.question == "What word? [en]"


def test_what_a_plan_lacks_is_listed():
    plan = read(BOTH, "both")

    assert spoken(plan) == ("en", "cy")
    assert list(lacking(plan, "cy")) == ["value 2: statement_cy", "value 2: question_cy"]
    assert list(lacking(plan, "en")) == []


def test_a_plan_of_one_language_lacks_nothing_and_is_marked_in_others():
    plan = read(f'title = "T"\n{VALUE}', "plan")

    assert spoken(plan) == ("en",)
    assert list(lacking(plan, "cy")) == []
    assert worded(plan, "en") is plan
    assert worded(plan, "cy").title == "T [en]"
    assert worded(plan, "cy").values[0].question is None


def test_a_plan_in_welsh_has_its_english_beside_it():
    plan = read(
        'language = "cy"\ntitle = "Gwerthoedd"\ntitle_en = "Values"\n[[value]]\n'
        'title = "Te"\nstatement = "Mae te yma."\nstatement_en = "There is tea."\n',
        "plan",
    )

    assert worded(plan, "cy") is plan
    assert worded(plan, "en").title == "Values"
    assert (worded(plan, "en").values[0].title, worded(plan, "en").values[0].statement) == (
        "Te [cy]",
        "There is tea.",
    )


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        (
            'prompts = ["A?", "B?"]\nprompts_cy = ["A?"]\n',
            ("line 3: prompts_cy has 1 texts, and there are 2 to be worded",),
        ),
        (
            'ground_rules_cy = ["A"]\n',
            ("line 2: ground_rules_cy has 1 texts, and there are 0 to be worded",),
        ),
        # What stands above all values is read with each of them, and told once.
        (
            'prompts = ["A?"]\nprompts_cy = ["A?", "B?"]\n' + VALUE.replace('"A"', '"C"'),
            ("line 3: prompts_cy has 2 texts, and there are 1 to be worded",),
        ),
        ("title_cy = 3\n", ("line 2: title_cy should be a text in quotation marks",)),
        ('language = "tlh"\n', ("line 2: language should be one of",)),
    ],
)
def test_what_is_wrong_with_another_language(text, problems):
    found = problems_of(f'title = "T"\n{text}{VALUE}')

    assert [line[: len(problem)] for line, problem in zip(found, problems, strict=True)] == list(
        problems
    )


def test_a_language_that_nobody_speaks_is_not_known():
    (line,) = problems_of(f'title = "T"\ntitle_qq = "T"\n{VALUE}')

    assert line.startswith("line 2: title_qq is not known here")


def test_a_plan_in_two_languages_stays_so_in_the_store():
    plan = read(BOTH, "both")

    assert type(plan).from_dict(plan.as_dict()) == plan
