"""A plan, from a TOML file: everything that is wrong with it at once, line by line.

    title = "Our values"
    question = "What words and/or phrases does this make you think of?"
    prompts = ["What do you think of this?"]

    [[value]]
    title = "Listening"
    statement = "People need to be listened to."

`question` and `prompts` at the top are asked for every value; a value may have its own, or none:
`question = ""`, `prompts = []`. Optional: `about`, `attribution`, `responses_per_person` (1-10),
`answers_per_person` to each prompt (1-50), `for_whom` (who is asked to take part), `ground_rules`
(a list), `support` (where to find support, instead of the setting signposting), `minutes` a value
should take, and for a value its own `minutes`, a `content_note`, with which people may skip it, and
`sensitive = true`. The plan's short name is that of its file.

`check_in` and `check_out` are asked as people come and go; who likes, answers. Answers are only
counted, unless the plan says that they are kept for the archive:

    [check_out]
    question = "What do you take with you?"
    keep = true

Each text may be there in other languages, under its key and the letters of the language:
`title_cy`, `statement_cy`, `question_cy`, `prompts_cy`, `ground_rules_cy` … What is missing is
shown in the language of the plan, which is English unless it says `language = "cy"`.

Round-ups look for themes first, if a plan has any. Every keyword has to say by itself that it is
about the heading; with * at its end it stands for all words that begin so:

    [[theme]]
    heading = "Housing"
    heading_cy = "Tai"
    keywords = ["hous*", "homeless*", "a place to live"]
    keywords_cy = ["tai", "digartref*"]
"""

from bot.plan_file.faults import PlanFileError
from bot.plan_file.followed import FollowedPlans
from bot.plan_file.loading import available, built_in, load, unread
from bot.plan_file.reading import MAX_BYTES, read
from bot.plan_file.sent import MAX_SENT_BYTES, read_sent

__all__ = [
    "MAX_BYTES",
    "MAX_SENT_BYTES",
    "FollowedPlans",
    "PlanFileError",
    "available",
    "built_in",
    "load",
    "read",
    "read_sent",
    "unread",
]
