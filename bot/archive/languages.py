"""Which language a text of a report is in, where that is another than the report's own."""

from bot.archive.bilingual import is_in_several
from bot.archive.lettering import RARE
from bot.round_up.language import UNKNOWN, language_of
from bot.round_up.tokens import tokens

# Languages that are known by letters which other machines may lack.
NOT_LATIN = ("am", "hi", "ja", "ta", "zh")


def other_language(text: str, own: str) -> str:
    """The code of a text's language, or "" where it is the report's own, or nothing tells, or the
    text itself says it. It is looked for each time: what people wrote is remembered nowhere."""
    if is_in_several(text):
        return ""
    found = language_of(text, (token.key for token in tokens(text)))
    is_mistaken = found not in NOT_LATIN and any(map(str.isalpha, RARE.findall(text)))
    return "" if found in (UNKNOWN, own) or is_mistaken else found
