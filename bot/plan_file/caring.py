"""What a plan file says so that people are looked after: rules, questions on coming and going."""

from bot.plan_file.faults import PlanFaultKind, fault
from bot.plan_file.fields import Fields
from bot.workshop.care import MAX_RULE, MAX_RULES, MAX_SUPPORT, Care, CheckQuestion
from bot.workshop.plan import MAX_QUESTION

CARE_KEYS = ("check_in", "check_out", "ground_rules", "support")
CHECK_KEYS = ("keep", "question")


def care_of(top: Fields, wordings: tuple[str, ...] = ()) -> Care:
    """How people are looked after; what is wrong with it is noted. `wordings` are the keys of a
    question in other languages."""
    return Care(
        ground_rules=top.texts("ground_rules", MAX_RULE, MAX_RULES),
        check_in=_check(top, "check_in", wordings),
        check_out=_check(top, "check_out", wordings),
        support=top.text("support", MAX_SUPPORT, long=True),
    )


def _check(top: Fields, key: str, wordings: tuple[str, ...]) -> CheckQuestion | None:
    """A question on coming or going: a text, or a table that also says whether answers are kept."""
    entry = top.entries.get(key, "")
    if isinstance(entry, str):
        question = top.text(key, MAX_QUESTION)
        return CheckQuestion(question=question) if question else None
    if not isinstance(entry, dict):
        top.wrong(key, fault(PlanFaultKind.NOT_TEXT_OR_TABLE))
        return None
    table = Fields(entry, (key, 0), top.problems)
    table.check_known(CHECK_KEYS, wordings)
    question = table.text("question", MAX_QUESTION, needed=True)
    return CheckQuestion(question=question, keep=table.yes_or_no("keep"))
